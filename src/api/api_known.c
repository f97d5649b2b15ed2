/* SPDX-License-Identifier: Apache-2.0 */
/* What a home knew on a day: of every list the newest version it had seen by
 * then, forged into a snapshot that is kept. HOME/known/DAY.tsv says from which
 * versions and which snapshot that is; when the versions are still these, the
 * same question has the same answer, byte for byte. */
#include "api_known.h"

#include "api_seen.h"
#include "base_error.h"
#include "entity_date.h"
#include "index_forge.h"

#include <sys/stat.h>

enum { MOST_LISTS = 64, HASH = 2 * TAMIZ_DIGEST_SIZE };

/* ---- times ------------------------------------------------------------- */

static bool is_clock(const char *text) {
    const char *form = "T00:00:00Z";
    static const char *const most[] = {"23", "59", "59"};
    for (size_t i = 0; form[i]; i++)
        if (form[i] == '0' ? text[i] < '0' || text[i] > '9'
                           : text[i] != form[i])
            return false;
    for (size_t i = 0; i < 3; i++)
        if (strncmp(text + 1 + 3 * i, most[i], 2) > 0) return false;
    return !text[strlen(form)];
}

tamiz_code tamiz_known_time(const char *text, bool last,
                            char out[TAMIZ_API_TIME], tamiz_error *err) {
    enum { DAY = 10 };
    char now[TAMIZ_API_TIME];
    tamiz_date date;
    size_t size = strlen(text);
    bool good = size >= DAY &&
                tamiz_date_parse_iso((tamiz_span){text, DAY}, &date) &&
                date.day && (size == DAY || is_clock(text + DAY));
    if (!good)
        return tamiz_fail(err, TAMIZ_BAD_ARGUMENT, text,
                          "expected a day, YYYY-MM-DD, or a time, "
                          "YYYY-MM-DDTHH:MM:SSZ");
    tamiz_api_now(now);
    if (strncmp(text, now, DAY) > 0)
        return tamiz_fail(err, TAMIZ_BAD_ARGUMENT, text,
                          "has not come yet: what will be seen then is not "
                          "known");
    (void)snprintf(out, TAMIZ_API_TIME, "%.10s%s", text,
                   size > DAY ? text + DAY
                   : last     ? "T23:59:59Z"
                              : "T00:00:00Z");
    return TAMIZ_OK;
}

/* ---- which versions ---------------------------------------------------- */

typedef struct known {
    const char *home, *day;
    char until[TAMIZ_API_TIME];
    tamiz_arena arena;
    tamiz_seen_steps lists[MOST_LISTS]; /* with a version by then, by id */
    size_t list_count;
    const char *earliest;  /* version of any list; NULL = none */
    tamiz_buffer versions; /* as text: what the snapshot is made of */
    tamiz_listener listener;
} known;

static void note_earliest(known *k, const char *fetched) {
    if (!k->earliest || strcmp(fetched, k->earliest) < 0) k->earliest = fetched;
}

static tamiz_code find_list(known *k, const char *id, tamiz_error *err) {
    tamiz_seen_steps all;
    if (k->list_count == MOST_LISTS)
        return tamiz_fail(err, TAMIZ_TOO_LARGE, id, "more than %d lists",
                          MOST_LISTS);
    tamiz_seen_steps *out = &k->lists[k->list_count];
    tamiz_code code =
        tamiz_seen_find(k->home, id, k->until, NULL, "", &k->arena, out, err);
    if (!code && !out->count)
        code = tamiz_seen_find(k->home, id, "", NULL, "", &k->arena, &all, err);
    if (code) return code;
    if (out->count)
        k->list_count++;
    else if (all.count)
        note_earliest(k, all.rows[0].fetched);
    return TAMIZ_OK;
}

static tamiz_code ignore(void *context, const tamiz_statement *statement,
                         tamiz_error *err) {
    (void)context;
    (void)statement;
    (void)err;
    return TAMIZ_OK;
}

/* What is built in was known from the day it says it was gathered. */
static tamiz_code find_built_in(known *k, const tamiz_list_kind *kind,
                                tamiz_error *err) {
    tamiz_list_facts facts = {0};
    tamiz_sink sink = {ignore, NULL};
    tamiz_code code = kind->read(NULL, &sink, &facts, NULL, err);
    if (code || strncmp(facts.published, k->until, 10) > 0) return code;
    if (k->list_count == MOST_LISTS)
        return tamiz_fail(err, TAMIZ_TOO_LARGE, kind->id, "more than %d lists",
                          MOST_LISTS);
    tamiz_seen_steps *out = &k->lists[k->list_count];
    char *day = tamiz_arena_print(&k->arena, "%s", facts.published);
    out->list = kind->id;
    out->count = 1;
    out->rows = tamiz_arena_array(&k->arena, 1, sizeof *out->rows);
    if (!out->rows || !day) return tamiz_fail_memory(err, kind->id);
    out->rows[0] = (tamiz_seen_step){.kind = kind,
                                     .fetched = day,
                                     .last = day,
                                     .source = "built in",
                                     .sha256 = "",
                                     .published = day};
    k->list_count++;
    return TAMIZ_OK;
}

static int order_of_lists(const void *x, const void *y) {
    const tamiz_seen_steps *a = x, *b = y;
    return strcmp(a->list, b->list);
}

static void write_versions(known *k) {
    tamiz_buffer_print(&k->versions, "until\t%s\nengine\t%s\n", k->until,
                       tamiz_snapshot_analysis());
    for (size_t i = 0; i < k->list_count; i++)
        for (size_t n = 0; n < k->lists[i].count; n++) {
            const tamiz_seen_step *step = &k->lists[i].rows[n];
            tamiz_buffer_print(&k->versions, "list\t%s\t%s\t%s\t%u\t%s\n",
                               k->lists[i].list, step->fetched, step->last,
                               step->number, step->sha256);
        }
}

static tamiz_code find_versions(known *k, tamiz_error *err) {
    const char *const *ids;
    size_t count;
    tamiz_code code = tamiz_store_lists(k->home, &k->arena, &ids, &count, err);
    for (size_t i = 0; !code && i < count; i++)
        code = find_list(k, ids[i], err);
    for (size_t i = 0; !code && i < tamiz_list_kind_count; i++)
        if (tamiz_list_kinds[i].built_in)
            code = find_built_in(k, &tamiz_list_kinds[i], err);
    if (code) return code;
    if (!k->list_count && k->earliest)
        return tamiz_fail(err, TAMIZ_NOT_FOUND, k->day,
                          "this home had seen no list by then; its first is "
                          "of %s",
                          k->earliest);
    if (!k->list_count)
        return tamiz_fail(err, TAMIZ_NOT_FOUND, k->day,
                          "this home had seen no list by then, nor later");
    qsort(k->lists, k->list_count, sizeof *k->lists, order_of_lists);
    write_versions(k);
    return k->versions.failed ? tamiz_fail_memory(err, k->home) : TAMIZ_OK;
}

/* ---- the snapshot ------------------------------------------------------ */

static tamiz_code read_list(known *k, const tamiz_seen_steps *steps,
                            tamiz_dataset *dataset, tamiz_error *err) {
    const tamiz_seen_step *step = &steps->rows[steps->count - 1];
    tamiz_listener quiet = {.progress = k->listener.progress,
                            .context = k->listener.context};
    tamiz_list_facts facts;
    tamiz_list_input input = {.kind = step->kind,
                              .path = step->path,
                              .source = step->source,
                              .fetched = step->last,
                              .sha256 = step->sha256};
    tamiz_code code = tamiz_api_read(dataset, &input, quiet, &facts, err);
    uint32_t list = (uint32_t)dataset->list_count - 1;
    return code ? code : tamiz_seen_date(dataset, list, steps, quiet, err);
}

static tamiz_code write_all(known *k, const tamiz_snapshot *snapshot,
                            const char *index, tamiz_error *err) {
    const char *id = tamiz_snapshot_id(snapshot);
    char *folder = tamiz_arena_print(&k->arena, "%s/snapshots", k->home);
    char *days = tamiz_arena_print(&k->arena, "%s/known", k->home);
    char *file =
        tamiz_arena_print(&k->arena, "%s/snapshots/%s.tz", k->home, id);
    tamiz_buffer_print(&k->versions, "snapshot\t%s\n", id);
    if (!folder || !days || !file || k->versions.failed)
        return tamiz_fail_memory(err, k->home);
    tamiz_code code = tamiz_folder_make(folder, err);
    if (!code) code = tamiz_folder_make(days, err);
    if (!code)
        code =
            tamiz_file_write(file, tamiz_buffer_view(&snapshot->memory), err);
    if (!code)
        code = tamiz_file_write(index, tamiz_buffer_view(&k->versions), err);
    return code;
}

static tamiz_code forge(known *k, const char *index, tamiz_snapshot **out,
                        tamiz_error *err) {
    tamiz_dataset dataset = {.lists = NULL};
    tamiz_buffer bytes = {0};
    tamiz_snapshot *snapshot = NULL;
    tamiz_code code = TAMIZ_OK;
    for (size_t i = 0; !code && i < k->list_count; i++)
        code = read_list(k, &k->lists[i], &dataset, err);
    if (!code)
        code = tamiz_index_forge(&dataset, &bytes, k->listener.progress,
                                 k->listener.context, err);
    tamiz_dataset_clear(&dataset);
    if (!code) code = tamiz_snapshot_adopt(&bytes, &snapshot, err);
    if (!code) code = write_all(k, snapshot, index, err);
    tamiz_buffer_clear(&bytes);
    if (code)
        tamiz_snapshot_close(snapshot);
    else
        *out = snapshot;
    return code;
}

/* The snapshot that was forged from exactly these versions; false = none. */
static bool open_kept(known *k, const char *index, tamiz_snapshot **out) {
    tamiz_map map;
    if (tamiz_map_open(&map, index, NULL)) return false;
    tamiz_span text = map.bytes, have = tamiz_buffer_view(&k->versions);
    bool good =
        text.size > have.size && !memcmp(text.data, have.data, have.size);
    tamiz_span rest = good ? tamiz_span_from(text, have.size) : text;
    const char *word = "snapshot\t";
    char *path = NULL;
    if (good && tamiz_span_starts(rest, word))
        path = tamiz_arena_print(
            &k->arena, "%s/snapshots/%.*s.tz", k->home, HASH,
            rest.size >= strlen(word) + HASH ? rest.data + strlen(word) : "");
    tamiz_map_close(&map);
    return path && !tamiz_snapshot_open(path, out, NULL);
}

tamiz_code tamiz_home_known_on(const char *home, const char *day,
                               const tamiz_listener *listener,
                               tamiz_snapshot **out, tamiz_error *err) {
    known k = {.home = home, .day = day};
    if (listener) k.listener = *listener;
    tamiz_code code = tamiz_known_time(day, true, k.until, err);
    if (!code) code = find_versions(&k, err);
    const char *index = NULL;
    if (!code) {
        index = tamiz_arena_print(&k.arena, "%s/known/%s.tsv", home, day);
        if (!index) code = tamiz_fail_memory(err, home);
    }
    if (!code && !open_kept(&k, index, out)) code = forge(&k, index, out, err);
    tamiz_buffer_clear(&k.versions);
    tamiz_arena_clear(&k.arena);
    return code;
}
