/* SPDX-License-Identifier: Apache-2.0 */
/* Finds out which of the forms of one of OFAC's lists a path holds and hands
 * it to the reader of that form. */
#include "list_ofac.h"

#include "base_arena.h"
#include "list_files.h"

#include <dirent.h>
#include <errno.h>
#include <strings.h>
#include <sys/stat.h>

/* ---- names of files ---------------------------------------------------- */

enum part { PRIMARY, ALT, ADD, COMMENTS, PARTS };
enum { XML_KINDS = 2 };

struct tamiz_ofac_names {
    const char *id;
    const char *set[PARTS];     /* of CSV files, without ".csv" */
    const char *xml[XML_KINDS]; /* richest first: of a folder that holds both,
                                 * the first is read */
};

const tamiz_ofac_names tamiz_ofac_sdn_names = {
    "us_ofac_sdn",
    {"sdn", "alt", "add", "sdn_comments"},
    {"sdn_advanced.xml", "sdn.xml"},
};
const tamiz_ofac_names tamiz_ofac_cons_names = {
    "us_ofac_cons",
    {"cons_prim", "cons_alt", "cons_add", "cons_comments"},
    {"cons_advanced.xml", "consolidated.xml"},
};

static const char *const codings[] = {"", ".gz", ".zst"};

/* Whether name is stem + ending, plain or compressed, in any case. */
static bool is_named(const char *name, const char *stem, const char *ending) {
    size_t size = strlen(stem), tail = strlen(ending);
    if (strncasecmp(name, stem, size) != 0) return false;
    if (strncasecmp(name + size, ending, tail) != 0) return false;
    for (size_t i = 0; i < sizeof codings / sizeof *codings; i++)
        if (!strcasecmp(name + size + tail, codings[i])) return true;
    return false;
}

/* Which part of the set a name belongs to; PARTS = none. */
static size_t part_of(const tamiz_ofac_names *names, const char *name) {
    size_t part = 0;
    while (part < PARTS && !is_named(name, names->set[part], ".csv")) part++;
    return part;
}

static bool is_list_itself(const tamiz_ofac_names *names, const char *name) {
    for (size_t i = 0; i < XML_KINDS; i++)
        if (is_named(name, names->xml[i], "")) return true;
    return part_of(names, name) == PRIMARY;
}

/* ---- what a folder holds ----------------------------------------------- */

typedef struct holdings {
    tamiz_arena arena;
    const tamiz_ofac_names *names;
    bool primary_given; /* the caller named it: others do not matter */
    const char *csv[PARTS], *xml[XML_KINDS]; /* paths; NULL = none */
} holdings;

static const char **place_for(holdings *found, const char *name) {
    size_t part = part_of(found->names, name);
    if (part < PARTS)
        return part == PRIMARY && found->primary_given ? NULL
                                                       : &found->csv[part];
    if (found->primary_given) return NULL;
    for (size_t i = 0; i < XML_KINDS; i++)
        if (is_named(name, found->names->xml[i], "")) return &found->xml[i];
    return NULL;
}

/* Two files for one part, say plain and compressed: it would be a guess which
 * of them is the list. */
static tamiz_code note_file(holdings *found, const char *folder,
                            const char *name, tamiz_error *err) {
    const char **place = place_for(found, name);
    if (!place) return TAMIZ_OK;
    if (*place)
        return tamiz_fail(err, TAMIZ_BAD_INPUT, folder,
                          "holds the same file twice: %.80s and %.80s",
                          strrchr(*place, '/') + 1, name);
    *place = tamiz_arena_print(&found->arena, "%s/%s", folder, name);
    return *place ? TAMIZ_OK : tamiz_fail_memory(err, folder);
}

static tamiz_code look_into(const char *folder, holdings *found,
                            tamiz_error *err) {
    DIR *entries = opendir(folder);
    if (!entries)
        return tamiz_fail(err, TAMIZ_IO, folder, "cannot list this folder");
    tamiz_code code = TAMIZ_OK;
    for (;;) {
        errno = 0;
        const struct dirent *entry = readdir(entries);
        if (!entry && errno)
            code = tamiz_fail(err, TAMIZ_IO, folder, "cannot list this folder");
        if (code || !entry) break;
        code = note_file(found, folder, entry->d_name, err);
        if (code) break;
    }
    (void)closedir(entries);
    return code;
}

/* ---- reading ----------------------------------------------------------- */

typedef struct reading {
    const tamiz_ofac_names *names;
    const tamiz_sink *sink;
    tamiz_list_facts *facts;
    const tamiz_list_progress *progress;
} reading;

static tamiz_code read_set(const char *const *paths, const reading *request,
                           tamiz_error *err) {
    tamiz_ofac_files files = {.primary = {.path = paths[PRIMARY]},
                              .alt = {.path = paths[ALT]},
                              .add = {.path = paths[ADD]},
                              .comments = {.path = paths[COMMENTS]}};
    return tamiz_list_ofac_csv_read(&files, request->sink, request->facts,
                                    request->progress, err);
}

static tamiz_code read_xml(const char *path, const reading *request,
                           tamiz_error *err) {
    return tamiz_list_ofac_xml_read(path, request->sink, request->facts,
                                    request->progress, err);
}

static tamiz_code read_holdings(const holdings *found, const char *folder,
                                const reading *request, tamiz_error *err) {
    const tamiz_ofac_names *names = request->names;
    for (size_t i = 0; i < XML_KINDS; i++)
        if (found->xml[i]) return read_xml(found->xml[i], request, err);
    if (found->csv[PRIMARY]) return read_set(found->csv, request, err);
    return tamiz_fail(err, TAMIZ_NOT_FOUND, folder,
                      "no file of %s in this folder; expected %s.csv (with "
                      "%s.csv, %s.csv, %s.csv), %s or %s, plain, .gz or .zst",
                      names->id, names->set[PRIMARY], names->set[ALT],
                      names->set[ADD], names->set[COMMENTS], names->xml[1],
                      names->xml[0]);
}

static tamiz_code read_folder(const char *path, const reading *request,
                              tamiz_error *err) {
    holdings found = {.names = request->names};
    tamiz_code code = look_into(path, &found, err);
    if (!code) code = read_holdings(&found, path, request, err);
    tamiz_arena_clear(&found.arena);
    return code;
}

/* A file that is named as OFAC names it brings the others of its set. */
static tamiz_code read_with_siblings(const char *path, const reading *request,
                                     tamiz_error *err) {
    holdings found = {.names = request->names, .primary_given = true};
    const char *folder = tamiz_list_files_folder(path, &found.arena);
    tamiz_code code =
        folder ? look_into(folder, &found, err) : tamiz_fail_memory(err, path);
    found.csv[PRIMARY] = path;
    if (!code) code = read_set(found.csv, request, err);
    tamiz_arena_clear(&found.arena);
    return code;
}

static tamiz_code read_csv(const char *path, const reading *request,
                           tamiz_error *err) {
    size_t part = part_of(request->names, tamiz_list_files_last(path));
    const char *alone[PARTS] = {[PRIMARY] = path};
    if (part == PARTS) return read_set(alone, request, err);
    if (part == PRIMARY) return read_with_siblings(path, request, err);
    return tamiz_fail(err, TAMIZ_BAD_INPUT, path,
                      "holds a part of the list only; expected %s.csv or its "
                      "folder",
                      request->names->set[PRIMARY]);
}

/* The two lists look alike inside; OFAC's names for the files tell them. */
static tamiz_code refuse_other(const char *path, const tamiz_ofac_names *names,
                               tamiz_error *err) {
    const tamiz_ofac_names *const lists[] = {&tamiz_ofac_sdn_names,
                                             &tamiz_ofac_cons_names};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (lists[i] != names &&
            is_list_itself(lists[i], tamiz_list_files_last(path)))
            return tamiz_fail(err, TAMIZ_BAD_INPUT, path,
                              "is a file of %s by its name, not of %s",
                              lists[i]->id, names->id);
    return TAMIZ_OK;
}

tamiz_code tamiz_ofac_read(const tamiz_ofac_names *names, const char *path,
                           const tamiz_sink *sink, tamiz_list_facts *facts,
                           const tamiz_list_progress *progress,
                           tamiz_error *err) {
    reading request = {names, sink, facts, progress};
    struct stat st;
    bool xml = false;
    if (!stat(path, &st) && S_ISDIR(st.st_mode))
        return read_folder(path, &request, err);
    tamiz_code code = refuse_other(path, names, err);
    if (!code) code = tamiz_list_files_are_xml(path, &xml, err);
    if (code) return code;
    return xml ? read_xml(path, &request, err) : read_csv(path, &request, err);
}

tamiz_code tamiz_list_ofac_read(const char *path, const tamiz_sink *sink,
                                tamiz_list_facts *facts,
                                const tamiz_list_progress *progress,
                                tamiz_error *err) {
    return tamiz_ofac_read(&tamiz_ofac_sdn_names, path, sink, facts, progress,
                           err);
}
