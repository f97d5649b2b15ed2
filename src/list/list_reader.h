/* SPDX-License-Identifier: Apache-2.0 */
/* The table of known lists and the way into their readers. A reader turns the
 * files of one list into statements, as a stream. */
#ifndef TAMIZ_LIST_READER_H
#define TAMIZ_LIST_READER_H

#include "base_arena.h"
#include "entity_statement.h"
#include "format_input.h"

/* What a reader finds out about the list on its way. */
typedef struct tamiz_list_facts {
    char published[32]; /* the publisher's own date of the data, ISO, or "" */
    uint32_t rows;      /* records read */
    uint32_t warnings;  /* see tamiz_list_warn() */
    char title[160];    /* "" = that of the kind */
    char issuer[160];
} tamiz_list_facts;

/* Whom a reader tells how far it is, and what it did not understand. */
typedef struct tamiz_list_progress {
    tamiz_progress *report; /* may be NULL */
    void *context;          /* of both */
    const char *stage;
    tamiz_warning *warning; /* may be NULL */
    const char *list;       /* for warnings */
} tamiz_list_progress;

/* Reads the list from the file or folder at path. Errors as in format_*.h,
 * plus BAD_INPUT for content that is not this list, always with file and
 * line. */
typedef tamiz_code tamiz_list_read(const char *path, const tamiz_sink *sink,
                                   tamiz_list_facts *facts,
                                   const tamiz_list_progress *progress,
                                   tamiz_error *err);

/* One form in which a list is published: the names of its files, without .gz or
 * .zst, as lower-case fnmatch() patterns. The first is the list itself; the
 * others stand beside it and may be missing. The rest is NULL. */
enum { TAMIZ_LIST_FORM_FILES = 4, TAMIZ_LIST_FORMS = 8 };
typedef struct tamiz_list_form {
    const char *files[TAMIZ_LIST_FORM_FILES];
} tamiz_list_form;

/* The fewest parties of a schema that the list can have and be whole. */
enum { TAMIZ_LIST_FLOORS = 6 };
typedef struct tamiz_list_floor {
    const char *schema; /* NULL = of any */
    uint32_t entities;
} tamiz_list_floor;

typedef struct tamiz_list_kind {
    const char *id, *title, *issuer;
    const char *url;     /* where the publisher puts it; "" = nowhere */
    const char *licence; /* of the data, in a few words; NULL = unknown */
    uint32_t stale_days; /* as a rule the publisher replaced older data; 0 =
                          * no rule known */
    tamiz_list_floor floors[TAMIZ_LIST_FLOORS]; /* up to the first without
                                                 * entities */
    /* The files of the form that is downloaded, when they are several or url
     * is a page that leads to them; else url is the only one. */
    const char *urls[TAMIZ_LIST_FORM_FILES];
    tamiz_list_read *read;
    bool built_in;      /* needs no path */
    bool exchange;      /* a format, not a list: read under any list's id */
    const char *reader; /* of such a list: the id of the format; else NULL */
    const tamiz_list_form *forms; /* in order of preference; NULL = built in */
    size_t form_count;
} tamiz_list_kind;

extern const tamiz_list_kind tamiz_list_kinds[];
extern const size_t tamiz_list_kind_count;

/* By id; NULL = unknown list. */
const tamiz_list_kind *tamiz_list_kind_find(tamiz_span id);

/* The kind that a user names: "us_ofac_sdn"; "ftm"; or "ftm:my_list", a list of
 * the id my_list in the format ftm, whose kind is made in the arena. Errors:
 * BAD_ARGUMENT for an unknown list or format, for an id that is no lower-case
 * word or that of a known list; NO_MEMORY. */
tamiz_code tamiz_list_kind_named(const char *name, tamiz_arena *arena,
                                 const tamiz_list_kind **out, tamiz_error *err);

/* The same of a stored list: its id and the id of its reader. Errors:
 * UNSUPPORTED when this version has no such reader; NO_MEMORY. */
tamiz_code tamiz_list_kind_stored(const char *id, const char *reader,
                                  tamiz_arena *arena,
                                  const tamiz_list_kind **out,
                                  tamiz_error *err);

/* Id of what reads the kind's files. */
static inline const char *tamiz_list_kind_reader(const tamiz_list_kind *kind) {
    return kind->reader ? kind->reader : kind->id;
}

/* Lower-case letters, digits and _: nothing that leads out of a folder. */
bool tamiz_list_is_id(tamiz_span id);

/* The readers, one file each. */
tamiz_list_read tamiz_list_ofac_read; /* folder or file: finds out which */
tamiz_list_read tamiz_list_ofac_cons_read;
tamiz_list_read tamiz_list_un_read;      /* consolidated.xml */
tamiz_list_read tamiz_list_eu_read;      /* xmlFullSanctionsList_1_1 */
tamiz_list_read tamiz_list_gb_read;      /* UK-Sanctions-List, CSV or XML */
tamiz_list_read tamiz_list_au_read;      /* a workbook, .xlsx */
tamiz_list_read tamiz_list_ca_read;      /* sema-lmes.xml */
tamiz_list_read tamiz_list_ch_read;      /* SECO's XML */
tamiz_list_read tamiz_list_csl_read;     /* consolidated.json or .csv */
tamiz_list_read tamiz_list_fto_read;     /* a web page */
tamiz_list_read tamiz_list_cartels_read; /* built in; path is ignored */
tamiz_list_read tamiz_list_ftm_read;     /* entities.ftm.json */
tamiz_list_read tamiz_list_senzing_read; /* senzing.json */
tamiz_list_read tamiz_list_house_read;   /* CSV with mapping.tsv */

#endif
