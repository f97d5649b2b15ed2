/* SPDX-License-Identifier: Apache-2.0 */
/* Only names that an update makes are touched: a file that somebody else put
 * into a home stays. */
#include "list_clean.h"

#include "base_buffer.h"
#include "base_file.h"
#include "list_manifest.h"

#include <ctype.h>
#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

enum { HASH = 2 * TAMIZ_DIGEST_SIZE };

/* Calls entered with each entry of a folder; false = it could not be read. */
typedef bool visitor(void *context, const char *folder, const char *name);
static bool visit(const char *folder, visitor *entered, void *context) {
    DIR *dir = opendir(folder);
    if (!dir) return false;
    bool fine = true;
    for (const struct dirent *entry; fine && (entry = readdir(dir));)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            fine = entered(context, folder, entry->d_name);
    (void)closedir(dir);
    return fine;
}

/* "x.new-AbC123", or ".new-AbC123" itself. */
static bool is_draft(const char *name) {
    size_t size = strlen(name);
    if (size < 11 || strncmp(name + size - 11, ".new-", 5) != 0) return false;
    for (const char *p = name + size - 6; *p; p++)
        if (!isalnum((unsigned char)*p)) return false;
    return true;
}

/* A name of 64 hex digits and this ending. */
static bool is_hash(const char *name, const char *end) {
    for (size_t i = 0; i < HASH; i++)
        if (!isdigit((unsigned char)name[i]) &&
            !(name[i] >= 'a' && name[i] <= 'f'))
            return false;
    return !strcmp(name + HASH, end);
}

/* ---- drafts ------------------------------------------------------------ */

static bool remove_entry(void *context, const char *folder, const char *name) {
    (void)context;
    char path[4096];
    if (snprintf(path, sizeof path, "%s/%s", folder, name) < (int)sizeof path)
        (void)unlink(path);
    return true;
}

/* A file or link, or a folder with files: no draft is deeper. */
static void remove_draft(const char *folder, const char *name) {
    char path[4096];
    struct stat st;
    if (snprintf(path, sizeof path, "%s/%s", folder, name) >= (int)sizeof path)
        return;
    if (lstat(path, &st)) return;
    if (S_ISDIR(st.st_mode)) {
        (void)visit(path, remove_entry, NULL);
        (void)rmdir(path);
    } else {
        (void)unlink(path);
    }
}

static bool clean_entry(void *context, const char *folder, const char *name) {
    (void)context;
    if (is_draft(name)) remove_draft(folder, name);
    return true;
}

static bool clean_list(void *context, const char *folder, const char *name) {
    char path[4096];
    if (snprintf(path, sizeof path, "%s/%s", folder, name) < (int)sizeof path)
        (void)visit(path, clean_entry, context);
    return true;
}

static bool clean_incoming(void *context, const char *folder,
                           const char *name) {
    (void)context;
    remove_draft(folder, name);
    return true;
}

/* ---- contents that nothing names --------------------------------------- */

/* Hashes that some version names, one after the other. */
typedef struct named {
    const char *list;
    tamiz_buffer hashes;
} named;

static bool note_link(void *context, const char *folder, const char *name) {
    named *n = context;
    char path[4096], target[4096];
    if (snprintf(path, sizeof path, "%s/%s", folder, name) >= (int)sizeof path)
        return false;
    ssize_t size = readlink(path, target, sizeof target - 1);
    if (size < 0) return true; /* the manifest */
    target[size] = '\0';
    const char *slash = strrchr(target, '/');
    const char *last = slash ? slash + 1 : target;
    if (strlen(last) > HASH && is_hash(last, ".zst"))
        tamiz_buffer_add(&n->hashes, last, HASH);
    return true;
}

static bool note_version(void *context, const char *folder, const char *name) {
    named *n = context;
    if (*name == '.' || strspn(name, "0123456789") != strlen(name)) return true;
    tamiz_store_version version = {.list = n->list};
    version.folder = tamiz_arena_print(&version.arena, "%s/%s", folder, name);
    bool fine = version.folder && !tamiz_manifest_read(&version, NULL) &&
                visit(version.folder, note_link, n);
    for (size_t i = 0; fine && i < version.file_count; i++)
        tamiz_buffer_add(&n->hashes, version.files[i].raw.sha256, HASH);
    tamiz_arena_clear(&version.arena);
    return fine;
}

static bool note_list(void *context, const char *folder, const char *name) {
    named *n = context;
    char path[4096];
    struct stat st;
    n->list = name;
    if (snprintf(path, sizeof path, "%s/%s", folder, name) >= (int)sizeof path)
        return false;
    if (lstat(path, &st)) return false;
    return !S_ISDIR(st.st_mode) || visit(path, note_version, n);
}

static bool is_named(const named *n, const char *hash) {
    for (size_t at = 0; at < n->hashes.size; at += HASH)
        if (!memcmp(n->hashes.data + at, hash, HASH)) return true;
    return false;
}

static bool clean_content(void *context, const char *folder, const char *name) {
    const named *n = context;
    if (strlen(name) > HASH && is_hash(name, ".zst") && !is_named(n, name))
        remove_draft(folder, name);
    return true;
}

void tamiz_clean_drafts(const char *home) {
    tamiz_arena arena = {0};
    const char *raw = tamiz_arena_print(&arena, "%s/raw", home);
    const char *lists = tamiz_arena_print(&arena, "%s/lists", home);
    const char *snapshots = tamiz_arena_print(&arena, "%s/snapshots", home);
    const char *days = tamiz_arena_print(&arena, "%s/known", home);
    const char *incoming = tamiz_arena_print(&arena, "%s/incoming", home);
    named all = {.list = NULL};
    if (raw && lists && snapshots && days && incoming) {
        (void)visit(home, clean_entry, NULL);
        (void)visit(raw, clean_entry, NULL);
        (void)visit(snapshots, clean_entry, NULL);
        (void)visit(days, clean_entry, NULL);
        (void)visit(lists, clean_list, NULL);
        if (visit(incoming, clean_incoming, NULL)) (void)rmdir(incoming);
        struct stat st;
        bool none = lstat(lists, &st) != 0;
        if ((none || visit(lists, note_list, &all)) && !all.hashes.failed)
            (void)visit(raw, clean_content, &all);
    }
    tamiz_buffer_clear(&all.hashes);
    tamiz_arena_clear(&arena);
}

/* ---- snapshots --------------------------------------------------------- */

typedef struct old_snapshot {
    struct timespec made;
    char name[HASH + 4];
} old_snapshot;

typedef struct snapshots {
    const char *current; /* a file's name */
    named answers;       /* what HOME/known names */
    tamiz_buffer found;  /* old_snapshot */
} snapshots;

static bool note_snapshot(void *context, const char *folder, const char *name) {
    snapshots *s = context;
    char path[4096];
    struct stat st;
    if (strlen(name) <= HASH || !is_hash(name, ".tz") ||
        !strcmp(name, s->current) || is_named(&s->answers, name))
        return true;
    if (snprintf(path, sizeof path, "%s/%s", folder, name) >=
            (int)sizeof path ||
        lstat(path, &st))
        return true;
    old_snapshot old = {.made = st.st_mtim};
    (void)snprintf(old.name, sizeof old.name, "%s", name);
    tamiz_buffer_add(&s->found, &old, sizeof old);
    return true;
}

/* The snapshot that a day's answers come from: the last line of its file. */
static bool note_answer(void *context, const char *folder, const char *name) {
    static const char word[] = "\nsnapshot\t";
    snapshots *s = context;
    char path[4096];
    tamiz_map map;
    if (is_draft(name)) return true;
    if (snprintf(path, sizeof path, "%s/%s", folder, name) >=
            (int)sizeof path ||
        tamiz_map_open(&map, path, NULL))
        return false;
    size_t size = sizeof word - 1 + HASH + 1;
    if (map.bytes.size >= size) {
        const char *last = map.bytes.data + map.bytes.size - size;
        if (!memcmp(last, word, sizeof word - 1))
            tamiz_buffer_add(&s->answers.hashes, last + sizeof word - 1, HASH);
    }
    tamiz_map_close(&map);
    return true;
}

static bool note_answers(snapshots *s, const char *days) {
    struct stat st;
    return lstat(days, &st) != 0 ||
           (visit(days, note_answer, s) && !s->answers.hashes.failed);
}

/* Newest first. */
static int order_of(const void *x, const void *y) {
    const old_snapshot *a = x, *b = y;
    if (a->made.tv_sec != b->made.tv_sec)
        return a->made.tv_sec < b->made.tv_sec ? 1 : -1;
    if (a->made.tv_nsec != b->made.tv_nsec)
        return a->made.tv_nsec < b->made.tv_nsec ? 1 : -1;
    return strcmp(a->name, b->name);
}

/* With the stamp that says it was checked, its signature, and those that left
 * it. */
static void remove_snapshot(const char *folder, const char *name) {
    static const char *const ends[] = {".checked", ".sig", ".gone"};
    char beside[HASH + 16];
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        (void)snprintf(beside, sizeof beside, "%s%s", name, ends[i]);
        remove_draft(folder, beside);
    }
    remove_draft(folder, name);
}

void tamiz_clean_snapshots(const char *home, uint32_t keeps) {
    tamiz_arena arena = {0};
    tamiz_map map = {0};
    snapshots s = {.current = ""};
    const char *path = tamiz_arena_print(&arena, "%s/current", home);
    const char *folder = tamiz_arena_print(&arena, "%s/snapshots", home);
    const char *days = tamiz_arena_print(&arena, "%s/known", home);
    if (path && folder && days && !tamiz_map_open(&map, path, NULL)) {
        tamiz_span name = tamiz_span_trim(map.bytes);
        s.current = tamiz_arena_copy(&arena, name).data;
        bool fine = s.current && *s.current && note_answers(&s, days) &&
                    visit(folder, note_snapshot, &s);
        size_t count = s.found.size / sizeof(old_snapshot);
        const old_snapshot *all = (const void *)s.found.data;
        if (!fine || s.found.failed) count = 0;
        if (count) qsort(s.found.data, count, sizeof *all, order_of);
        for (size_t i = keeps; i < count; i++)
            remove_snapshot(folder, all[i].name);
        tamiz_map_close(&map);
    }
    tamiz_buffer_clear(&s.answers.hashes);
    tamiz_buffer_clear(&s.found);
    tamiz_arena_clear(&arena);
}
