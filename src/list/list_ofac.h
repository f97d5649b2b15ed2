/* SPDX-License-Identifier: Apache-2.0 */
/* The forms in which OFAC publishes its lists, each with a reader of its own;
 * tamiz_ofac_read() finds out which one a path holds.
 *
 * A party's id is "ofac-" and OFAC's own number (ent_num in the CSV files,
 * uid in the XML ones), whatever the form; on the consolidated list
 * "ofac-cons-" (list_ofac_cons.c says why). */
#ifndef TAMIZ_LIST_OFAC_H
#define TAMIZ_LIST_OFAC_H

#include "list_reader.h"

/* What OFAC calls the files of its two lists. */
typedef struct tamiz_ofac_names tamiz_ofac_names;
extern const tamiz_ofac_names tamiz_ofac_sdn_names, tamiz_ofac_cons_names;

/* Reads the files of that list from a folder or file, stating "ofac-" ids.
 * BAD_INPUT for a file that has a name of the other list. */
tamiz_code tamiz_ofac_read(const tamiz_ofac_names *names, const char *path,
                           const tamiz_sink *sink, tamiz_list_facts *facts,
                           const tamiz_list_progress *progress,
                           tamiz_error *err);

/* One file of a set: at a path, or (tests) in memory when bytes.data is set.
 * Both NULL = the set does not have it. */
typedef struct tamiz_ofac_file {
    const char *path;
    tamiz_span bytes;
} tamiz_ofac_file;

/* The "legacy" CSV files. Without header, last row a lone 0x1A, "-0- " for
 * nothing (OFAC, "Specially Designated Nationals list data formats",
 * dat_spec.txt). The files of one set share ent_num as key. */
typedef struct tamiz_ofac_files {
    tamiz_ofac_file primary;  /* sdn.csv: one row a party; needed */
    tamiz_ofac_file alt;      /* alt.csv: aliases */
    tamiz_ofac_file add;      /* add.csv: addresses */
    tamiz_ofac_file comments; /* sdn_comments.csv: what did not fit into the
                               * 1,000 bytes of sdn.csv's remarks */
} tamiz_ofac_files;

/* Reads a set of CSV files, in any order of rows. Memory: the numbers, names
 * and overflowing remarks of the parties, not their statements. Errors: those
 * of tamiz_csv_next(); BAD_INPUT with file, line and column for a row of
 * another shape, a party listed twice, a party without name, an unknown type
 * of party or alias, and a row of any file whose ent_num is not in primary.
 *
 * How the columns become statements stands in list_ofac_csv.c, the remarks in
 * list_ofac_remarks.h. */
tamiz_code tamiz_list_ofac_csv_read(const tamiz_ofac_files *files,
                                    const tamiz_sink *sink,
                                    tamiz_list_facts *facts,
                                    const tamiz_list_progress *progress,
                                    tamiz_error *err);

/* Reads sdn.xml or sdn_advanced.xml (told apart by the root element), plain,
 * gzip or zstd. */
tamiz_list_read tamiz_list_ofac_xml_read;

#endif
