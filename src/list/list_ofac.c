/* SPDX-License-Identifier: Apache-2.0 */
/* Finds out which of OFAC's forms a path holds and hands it to the reader of
 * that form. */
#include "list_ofac.h"

#include "base_arena.h"

#include <dirent.h>
#include <errno.h>
#include <strings.h>
#include <sys/stat.h>

/* ---- names of files ---------------------------------------------------- */

enum part { PRIMARY, ALT, ADD, COMMENTS, PARTS };

/* The file names of the CSV sets, without ".csv". */
static const char *const set_names[][PARTS] = {
    {"sdn", "alt", "add", "sdn_comments"},
    {"cons_prim", "cons_alt", "cons_add", "cons_comments"},
};
enum { SETS = sizeof set_names / sizeof *set_names };

/* Richest first: of a folder that holds several, the first is read. */
static const char *const xml_names[] = {
    "sdn_advanced.xml",
    "cons_advanced.xml",
    "sdn.xml",
    "consolidated.xml",
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

/* Which set and part a name belongs to; false = none. */
static bool find_part(const char *name, size_t *set, size_t *part) {
    for (size_t s = 0; s < SETS; s++)
        for (size_t p = 0; p < PARTS; p++)
            if (is_named(name, set_names[s][p], ".csv")) {
                *set = s;
                *part = p;
                return true;
            }
    return false;
}

/* ---- what a folder holds ----------------------------------------------- */

enum { XML_KINDS = sizeof xml_names / sizeof *xml_names };

typedef struct holdings {
    tamiz_arena arena;
    bool primary_given; /* the caller named it: others do not matter */
    const char *csv[SETS][PARTS], *xml[XML_KINDS]; /* paths; NULL = none */
} holdings;

static const char **place_for(holdings *found, const char *name) {
    size_t set, part;
    if (find_part(name, &set, &part))
        return part == PRIMARY && found->primary_given ? NULL
                                                       : &found->csv[set][part];
    if (found->primary_given) return NULL;
    for (size_t i = 0; i < XML_KINDS; i++)
        if (is_named(name, xml_names[i], "")) return &found->xml[i];
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
    for (size_t i = 0; i < XML_KINDS; i++)
        if (found->xml[i]) return read_xml(found->xml[i], request, err);
    for (size_t i = 0; i < SETS; i++)
        if (found->csv[i][PRIMARY])
            return read_set(found->csv[i], request, err);
    return tamiz_fail(err, TAMIZ_NOT_FOUND, folder,
                      "no OFAC list in this folder; expected sdn.csv (with "
                      "alt.csv, add.csv, sdn_comments.csv), sdn.xml or "
                      "sdn_advanced.xml, plain, .gz or .zst");
}

static tamiz_code read_folder(const char *path, const reading *request,
                              tamiz_error *err) {
    holdings found = {0};
    tamiz_code code = look_into(path, &found, err);
    if (!code) code = read_holdings(&found, path, request, err);
    tamiz_arena_clear(&found.arena);
    return code;
}

/* The folder of a file; NULL = out of memory. */
static const char *folder_of(const char *path, tamiz_arena *arena) {
    const char *slash = strrchr(path, '/');
    if (!slash) return ".";
    if (slash == path) return "/";
    return tamiz_arena_print(arena, "%.*s", (int)(slash - path), path);
}

/* A file that is named as OFAC names it brings the others of its set. */
static tamiz_code read_with_siblings(const char *path, size_t set,
                                     const reading *request, tamiz_error *err) {
    holdings found = {.primary_given = true};
    const char *folder = folder_of(path, &found.arena);
    tamiz_code code =
        folder ? look_into(folder, &found, err) : tamiz_fail_memory(err, path);
    found.csv[set][PRIMARY] = path;
    if (!code) code = read_set(found.csv[set], request, err);
    tamiz_arena_clear(&found.arena);
    return code;
}

static tamiz_code read_csv(const char *path, const reading *request,
                           tamiz_error *err) {
    size_t set, part;
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *alone[PARTS] = {[PRIMARY] = path};
    if (!find_part(name, &set, &part)) return read_set(alone, request, err);
    if (part == PRIMARY) return read_with_siblings(path, set, request, err);
    return tamiz_fail(err, TAMIZ_BAD_INPUT, path,
                      "holds a part of the list only; expected %s.csv or its "
                      "folder",
                      set_names[set][PRIMARY]);
}

/* Told by the first byte that is neither blank nor byte order mark. */
static tamiz_code looks_like_xml(const char *path, bool *xml,
                                 tamiz_error *err) {
    tamiz_input *input = NULL;
    char bytes[64];
    size_t size = 0, got = 1;
    tamiz_code code = tamiz_input_open(path, &input, err);
    while (!code && got && size < sizeof bytes) {
        code = tamiz_input_read(input, bytes + size, sizeof bytes - size, &got,
                                err);
        size += got;
    }
    tamiz_input_close(input);
    if (code) return code;
    tamiz_span text = {bytes, size};
    if (tamiz_span_starts(text, "\xef\xbb\xbf"))
        text = tamiz_span_from(text, 3);
    *xml = tamiz_span_starts(tamiz_span_trim(text), "<");
    return TAMIZ_OK;
}

tamiz_code tamiz_list_ofac_read(const char *path, const tamiz_sink *sink,
                                tamiz_list_facts *facts,
                                const tamiz_list_progress *progress,
                                tamiz_error *err) {
    reading request = {sink, facts, progress};
    struct stat st;
    bool xml = false;
    if (!stat(path, &st) && S_ISDIR(st.st_mode))
        return read_folder(path, &request, err);
    tamiz_code code = looks_like_xml(path, &xml, err);
    if (code) return code;
    return xml ? read_xml(path, &request, err) : read_csv(path, &request, err);
}
