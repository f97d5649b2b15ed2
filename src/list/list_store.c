/* SPDX-License-Identifier: Apache-2.0 */
#include "list_store.h"

#include "base_buffer.h"
#include "base_file.h"
#include "list_files.h"
#include "list_manifest.h"
#include "list_versions.h"

#include <dirent.h>
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_VERSIONS = 999999 };

/* ---- drafts ------------------------------------------------------------ */

static tamiz_code take_files(tamiz_store_version *version,
                             const tamiz_list_file *files, size_t count,
                             tamiz_error *err) {
    version->files =
        tamiz_arena_array(&version->arena, count, sizeof *version->files);
    if (!version->files) return tamiz_fail_memory(err, version->source);
    for (size_t i = 0; i < count; i++) {
        const char *name =
            tamiz_arena_print(&version->arena, "%s", files[i].name);
        const char *path =
            tamiz_arena_print(&version->arena, "%s", files[i].path);
        if (!name || !path) return tamiz_fail_memory(err, version->source);
        version->files[i] = (tamiz_store_file){
            .name = name, .source = path, .etag = "", .modified = ""};
    }
    version->file_count = count;
    return TAMIZ_OK;
}

static tamiz_code set_sha256(tamiz_store_version *version, tamiz_error *err) {
    if (version->file_count == 1) {
        memcpy(version->sha256, version->files[0].raw.sha256,
               sizeof version->sha256);
        return TAMIZ_OK;
    }
    tamiz_buffer lines = {0};
    for (size_t i = 0; i < version->file_count; i++)
        tamiz_buffer_print(&lines, "%s  %s\n", version->files[i].raw.sha256,
                           version->files[i].name);
    tamiz_sha256 sha;
    tamiz_sha256_init(&sha);
    tamiz_sha256_add(&sha, tamiz_buffer_view(&lines));
    tamiz_digest digest = tamiz_sha256_end(&sha);
    tamiz_digest_hex(&digest, version->sha256);
    bool failed = lines.failed;
    tamiz_buffer_clear(&lines);
    return failed ? tamiz_fail_memory(err, version->list) : TAMIZ_OK;
}

/* What the reader is given when the version is in this folder. NULL = out of
 * memory. */
static const char *path_in(tamiz_store_version *version, const char *folder) {
    if (version->file_count != 1) return folder;
    return tamiz_arena_print(&version->arena, "%s/%s.zst", folder,
                             version->files[0].name);
}

static tamiz_code make_folders(tamiz_store_version *version, const char *home,
                               tamiz_error *err) {
    const char *raw = tamiz_arena_print(&version->arena, "%s/raw", home);
    const char *list =
        tamiz_arena_print(&version->arena, "%s/lists/%s", home, version->list);
    if (!raw || !list) return tamiz_fail_memory(err, home);
    tamiz_code code = tamiz_folder_make(raw, err);
    return code ? code : tamiz_folder_make(list, err);
}

static tamiz_code link_files(const tamiz_store_version *version,
                             const char *folder, tamiz_error *err) {
    tamiz_arena arena = {0};
    tamiz_code code = TAMIZ_OK;
    for (size_t i = 0; i < version->file_count && !code; i++) {
        const tamiz_store_file *file = &version->files[i];
        const char *to =
            tamiz_arena_print(&arena, "../../../raw/%s.zst", file->raw.sha256);
        const char *from =
            tamiz_arena_print(&arena, "%s/%s.zst", folder, file->name);
        if (!to || !from)
            code = tamiz_fail_memory(err, folder);
        else if (symlink(to, from))
            code = tamiz_fail_errno(err, from, "link it");
    }
    tamiz_arena_clear(&arena);
    return code;
}

static tamiz_code make_draft(tamiz_store_version *version, const char *home,
                             tamiz_error *err) {
    tamiz_code code = make_folders(version, home, err);
    for (size_t i = 0; i < version->file_count && !code; i++)
        code = tamiz_raw_put(home, version->files[i].source,
                             &version->files[i].raw, err);
    if (code) return code;
    char *folder = tamiz_arena_print(&version->arena, "%s/lists/%s/.new-XXXXXX",
                                     home, version->list);
    if (!folder) return tamiz_fail_memory(err, home);
    if (!mkdtemp(folder))
        return tamiz_fail_errno(err, folder, "make this folder");
    version->folder = folder; /* from here on close removes it */
    if (chmod(folder, 0755))
        return tamiz_fail_errno(err, folder, "open it to all");
    code = link_files(version, folder, err);
    if (code) return code;
    version->path = path_in(version, folder);
    if (!version->path) return tamiz_fail_memory(err, folder);
    return set_sha256(version, err);
}

tamiz_code tamiz_store_stage_files(const char *home,
                                   const tamiz_list_kind *kind,
                                   const char *source,
                                   const tamiz_list_file *files, size_t count,
                                   tamiz_store_version *out, tamiz_error *err) {
    tamiz_store_version version = {.fetched = "", .published = ""};
    version.list = tamiz_arena_print(&version.arena, "%s", kind->id);
    version.source = tamiz_arena_print(&version.arena, "%s", source);
    version.reader =
        tamiz_arena_print(&version.arena, "%s", tamiz_list_kind_reader(kind));
    version.issuer = kind->issuer ? kind->issuer : "";
    version.licence = kind->licence ? kind->licence : "";
    tamiz_code code = TAMIZ_OK;
    if (!version.list || !version.source || !version.reader)
        code = tamiz_fail_memory(err, source);
    if (!code) code = take_files(&version, files, count, err);
    if (!code) code = make_draft(&version, home, err);
    if (code)
        tamiz_store_close(&version);
    else
        *out = version;
    return code;
}

tamiz_code tamiz_store_stage(const char *home, const tamiz_list_kind *kind,
                             const char *path, tamiz_store_version *out,
                             tamiz_error *err) {
    if (kind->built_in || !path)
        return tamiz_fail(err, TAMIZ_BAD_ARGUMENT, kind->id,
                          kind->built_in ? "this list is built in"
                                         : "expected a file or folder");
    tamiz_arena arena = {0};
    tamiz_list_file found[TAMIZ_LIST_FORM_FILES];
    size_t count = 0;
    tamiz_code code =
        tamiz_list_files_find(kind, path, &arena, found, &count, err);
    if (!code)
        code =
            tamiz_store_stage_files(home, kind, path, found, count, out, err);
    tamiz_arena_clear(&arena);
    return code;
}

bool tamiz_store_same(const tamiz_store_version *a,
                      const tamiz_store_version *b) {
    if (a->file_count != b->file_count || strcmp(a->sha256, b->sha256) != 0)
        return false;
    for (size_t i = 0; i < a->file_count; i++)
        if (strcmp(a->files[i].name, b->files[i].name) != 0) return false;
    return true;
}

/* ---- versions ---------------------------------------------------------- */

/* Highest number in the folder of a list; 0 = none. */
static tamiz_code find_newest(const char *path, uint32_t *out,
                              tamiz_error *err) {
    DIR *folder = opendir(path);
    if (!folder) return tamiz_fail_errno(err, path, "open this folder");
    uint32_t newest = 0;
    errno = 0;
    for (const struct dirent *entry; (entry = readdir(folder)); errno = 0) {
        uint32_t number = tamiz_version_number(entry->d_name);
        if (number > newest) newest = number;
    }
    tamiz_code code = errno ? tamiz_fail_errno(err, path, "read it") : TAMIZ_OK;
    (void)closedir(folder);
    if (!code) *out = newest;
    return code;
}

/* Renames the draft to the first free number after the newest. Another process
 * may take that number first; its folder is not empty, so rename refuses. */
static tamiz_code take_number(tamiz_store_version *version, const char *list,
                              tamiz_error *err) {
    uint32_t newest = 0;
    tamiz_code code = find_newest(list, &newest, err);
    while (!code) {
        if (++newest > MOST_VERSIONS)
            return tamiz_fail(err, TAMIZ_TOO_LARGE, list,
                              "more than %d versions", MOST_VERSIONS);
        version->number = newest;
        code = tamiz_manifest_write(version, err);
        if (code) break;
        const char *folder =
            tamiz_arena_print(&version->arena, "%s/%06u", list, newest);
        const char *path = folder ? path_in(version, folder) : NULL;
        if (!path) return tamiz_fail_memory(err, list);
        if (!rename(version->folder, folder)) {
            version->folder = folder;
            version->path = path;
            break;
        }
        if (errno != EEXIST && errno != ENOTEMPTY)
            return tamiz_fail_errno(err, folder, "rename the new folder to it");
    }
    return code;
}

static tamiz_code settle(tamiz_store_version *version, tamiz_error *err) {
    const char *slash = strrchr(version->folder, '/');
    const char *list =
        tamiz_arena_print(&version->arena, "%.*s",
                          (int)(slash - version->folder), version->folder);
    if (!list) return tamiz_fail_memory(err, version->folder);
    tamiz_code code = take_number(version, list, err);
    return code ? code : tamiz_folder_sync(list, err);
}

tamiz_code tamiz_store_commit(tamiz_store_version *version, const char *fetched,
                              const char *published, tamiz_error *err) {
    if (version->number)
        return tamiz_fail(err, TAMIZ_BAD_ARGUMENT, version->list,
                          "version %u is stored already", version->number);
    version->fetched = tamiz_arena_print(&version->arena, "%s", fetched);
    version->published = tamiz_arena_print(&version->arena, "%s", published);
    tamiz_code code = TAMIZ_OK;
    if (!version->fetched || !version->published)
        code = tamiz_fail_memory(err, version->list);
    if (!code) code = settle(version, err);
    if (!code) return TAMIZ_OK;
    version->fetched = version->published = "";
    version->number = 0;
    return code;
}

void tamiz_store_blame(const tamiz_store_version *version, tamiz_error *err) {
    for (size_t i = 0; err && i < version->file_count; i++) {
        const tamiz_store_file *file = &version->files[i];
        char where[sizeof err->where]; /* cut where err's may be cut */
        (void)snprintf(where, sizeof where, "%s/%s.zst", version->folder,
                       file->name);
        if (strcmp(where, err->where) != 0) continue;
        (void)snprintf(err->where, sizeof err->where, "%s", file->source);
        return;
    }
}

/* Removes a draft's files and folder; nothing can be done about a failure, and
 * what stays begins with a dot. */
static void remove_draft(const tamiz_store_version *version) {
    tamiz_arena arena = {0};
    for (size_t i = 0; i < version->file_count; i++) {
        const char *path = tamiz_arena_print(
            &arena, "%s/%s.zst", version->folder, version->files[i].name);
        if (path) (void)unlink(path);
    }
    const char *manifest =
        tamiz_arena_print(&arena, "%s/manifest.tsv", version->folder);
    if (manifest) (void)unlink(manifest);
    (void)rmdir(version->folder);
    tamiz_arena_clear(&arena);
}

void tamiz_store_close(tamiz_store_version *version) {
    if (!version) return;
    if (version->folder && !version->number) remove_draft(version);
    tamiz_arena_clear(&version->arena);
    *version = (tamiz_store_version){.list = NULL};
}

/* ---- opening ----------------------------------------------------------- */

/* Whether a stored content is there and begins as zstd: a file that lost its
 * first bytes would be read as plain text, without its checksum. */
static tamiz_code check_content(const char *path, tamiz_error *err) {
    tamiz_map map;
    tamiz_code code = tamiz_map_open(&map, path, err);
    if (code) return code;
    if (!tamiz_span_starts(map.bytes, "\x28\xb5\x2f\xfd"))
        code = tamiz_fail_at(err, TAMIZ_BAD_INPUT, path, 0, 0, 0,
                             "damaged: expected zstd data");
    tamiz_map_close(&map);
    return code;
}

static tamiz_code check_files(const tamiz_store_version *version,
                              tamiz_error *err) {
    tamiz_arena arena = {0};
    tamiz_code code = TAMIZ_OK;
    for (size_t i = 0; i < version->file_count && !code; i++) {
        const char *path = tamiz_arena_print(
            &arena, "%s/%s.zst", version->folder, version->files[i].name);
        code = path ? check_content(path, err)
                    : tamiz_fail_memory(err, version->folder);
    }
    tamiz_arena_clear(&arena);
    return code;
}

/* The version that was had last; 0 = none. */
static tamiz_code find_latest(const char *list, uint32_t *out,
                              tamiz_error *err) {
    tamiz_arena arena = {0};
    tamiz_version_time *times = NULL;
    size_t count = 0;
    tamiz_code code =
        tamiz_versions_read(list, false, &arena, &times, &count, err);
    if (!code) *out = count ? times[count - 1].number : 0;
    tamiz_arena_clear(&arena);
    return code;
}

static tamiz_code open_folder(tamiz_store_version *version, const char *home,
                              uint32_t number, tamiz_error *err) {
    const char *list =
        tamiz_arena_print(&version->arena, "%s/lists/%s", home, version->list);
    if (!list) return tamiz_fail_memory(err, home);
    tamiz_code code = number ? TAMIZ_OK : find_latest(list, &number, err);
    if (code) return code;
    if (!number)
        return tamiz_fail(err, TAMIZ_NOT_FOUND, list,
                          "no version of this list is stored");
    version->folder =
        tamiz_arena_print(&version->arena, "%s/%06u", list, number);
    version->number = number;
    if (!version->folder) return tamiz_fail_memory(err, home);
    code = tamiz_manifest_read(version, err);
    if (!code && version->number != number)
        code =
            tamiz_fail(err, TAMIZ_BAD_INPUT, version->folder,
                       "manifest.tsv is that of version %u", version->number);
    if (!code) code = check_files(version, err);
    if (code) return code;
    version->path = path_in(version, version->folder);
    if (!version->path) return tamiz_fail_memory(err, home);
    return set_sha256(version, err);
}

tamiz_code tamiz_store_open(const char *home, const char *list, uint32_t number,
                            tamiz_store_version *out, tamiz_error *err) {
    if (!tamiz_list_is_id(tamiz_span_of(list)) || number > MOST_VERSIONS)
        return tamiz_fail(err, TAMIZ_BAD_ARGUMENT, list,
                          "expected a list's id and a version's number");
    tamiz_store_version version = {.list = NULL};
    version.list = tamiz_arena_print(&version.arena, "%s", list);
    tamiz_code code = version.list ? open_folder(&version, home, number, err)
                                   : tamiz_fail_memory(err, list);
    if (code)
        tamiz_arena_clear(&version.arena);
    else
        *out = version;
    return code;
}

/* ---- the lists of a home ----------------------------------------------- */

/* Adds the list when it has a version. */
static tamiz_code note_list(tamiz_arena *arena, tamiz_buffer *ids,
                            const char *lists, const char *id,
                            tamiz_error *err) {
    struct stat st;
    uint32_t newest = 0;
    const char *path = tamiz_arena_print(arena, "%s/%s", lists, id);
    char *kept = tamiz_arena_print(arena, "%s", id);
    if (!path || !kept) return tamiz_fail_memory(err, lists);
    if (stat(path, &st)) return tamiz_fail_errno(err, path, "look at it");
    if (!S_ISDIR(st.st_mode)) return TAMIZ_OK;
    tamiz_code code = find_newest(path, &newest, err);
    if (!code && newest) tamiz_buffer_add(ids, &kept, sizeof kept);
    if (ids->failed) return tamiz_fail_memory(err, lists);
    return code;
}

static int order_of(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static tamiz_code read_lists(tamiz_arena *arena, tamiz_buffer *ids,
                             const char *path, tamiz_error *err) {
    DIR *folder = opendir(path);
    if (!folder && errno == ENOENT) return TAMIZ_OK;
    if (!folder) return tamiz_fail_errno(err, path, "open this folder");
    tamiz_code code = TAMIZ_OK;
    for (errno = 0; !code; errno = 0) {
        const struct dirent *entry = readdir(folder);
        if (!entry) {
            if (errno) code = tamiz_fail_errno(err, path, "read it");
            break;
        }
        if (tamiz_list_is_id(tamiz_span_of(entry->d_name)))
            code = note_list(arena, ids, path, entry->d_name, err);
    }
    (void)closedir(folder);
    return code;
}

tamiz_code tamiz_store_lists(const char *home, tamiz_arena *arena,
                             const char *const **out, size_t *count,
                             tamiz_error *err) {
    tamiz_buffer ids = {0};
    const char *path = tamiz_arena_print(arena, "%s/lists", home);
    tamiz_code code = path ? read_lists(arena, &ids, path, err)
                           : tamiz_fail_memory(err, home);
    size_t found = ids.size / sizeof(char *);
    char **array = code ? NULL : tamiz_arena_array(arena, found, sizeof *array);
    if (array) {
        if (found) memcpy(array, ids.data, ids.size);
        if (found) qsort(array, found, sizeof *array, order_of);
        *out = (const char *const *)array;
        *count = found;
    } else if (!code) {
        code = tamiz_fail_memory(err, home);
    }
    tamiz_buffer_clear(&ids);
    return code;
}
