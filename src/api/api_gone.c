/* SPDX-License-Identifier: Apache-2.0 */
/* Who left a list is known from the versions that the home kept. Reading all of
 * them takes as long as there are versions, so it is done for a list of which
 * nothing is known yet, or whose past was filled in; else whoever was in the
 * snapshot before and is not in the new one joins those who had left.
 *
 * Either way the parties are copied from snapshots, list by list in order of
 * their ids: the same versions give the same bytes. */
#include "api_gone.h"

#include "api_link.h"
#include "api_seen.h"
#include "base_error.h"
#include "entity_id.h"
#include "index_forge.h"
#include "index_gone.h"

#include <unistd.h>

/* ---- the file ---------------------------------------------------------- */

static char *name_file(const char *home, const tamiz_snapshot *now,
                       tamiz_arena *arena) {
    return tamiz_arena_print(arena, "%s/snapshots/%s.tz.gone", home, now->id);
}

bool tamiz_api_gone_is_there(const char *home, const tamiz_snapshot *now) {
    tamiz_arena arena = {0};
    const char *path = name_file(home, now, &arena);
    bool there = path && !access(path, F_OK);
    tamiz_arena_clear(&arena);
    return there;
}

tamiz_code tamiz_home_gone(const char *home, const tamiz_snapshot *now,
                           tamiz_snapshot **out, tamiz_error *err) {
    tamiz_arena arena = {0};
    const char *path = name_file(home, now, &arena);
    tamiz_code code = path ? tamiz_snapshot_open(path, out, err)
                           : tamiz_fail_memory(err, home);
    if (!code && !tamiz_gone_is(*out)) {
        tamiz_snapshot_close(*out);
        code = tamiz_fail(err, TAMIZ_CORRUPT, path,
                          "expected a snapshot of parties that left their "
                          "lists");
    }
    tamiz_arena_clear(&arena);
    return code;
}

/* ---- what is known already --------------------------------------------- */

/* A party and the snapshot that tells of it. */
typedef struct pick {
    const tamiz_snapshot *from;
    uint32_t entity;
} pick;

typedef struct gone {
    const char *home;
    const tamiz_snapshot *before, *now;
    tamiz_snapshot *known; /* who had left before; NULL = not known */
    tamiz_snapshot *read;  /* of lists of which all versions were read */
    tamiz_arena arena;
    tamiz_dataset dataset;
    tamiz_buffer picks; /* pick[], of one list */
    tamiz_listener listener;
} gone;

/* What is done for a list. */
typedef struct work {
    const char *list;
    const char *versions; /* as in index_gone.h */
    bool in_full;         /* all versions are to be read */
    bool same;            /* there is no version that is new */
    tamiz_seen_steps steps;
} work;

static uint32_t list_in(const tamiz_snapshot *s, const char *list) {
    for (uint32_t i = 0; s && i < s->list_count; i++)
        if (!strcmp(s->text + s->lists[i].id, list)) return i;
    return UINT32_MAX;
}

static bool is_party_of(const tamiz_snapshot *s, uint32_t entity,
                        uint32_t list) {
    return s->entities[entity].owner == entity &&
           s->entities[entity].list == list;
}

/* An id that was told apart from another list's may be written otherwise in the
 * new snapshot. */
static bool has_told_apart(const tamiz_snapshot *s, uint32_t list,
                           const char *id) {
    for (uint32_t i = 0; i < s->entity_count; i++)
        if (is_party_of(s, i, list) &&
            tamiz_id_is_apart(tamiz_span_of(s->text + s->entities[i].id), id))
            return true;
    return false;
}

/* Whether it is known who left before the newest version. */
static bool is_known(const gone *g, work *w, const char *earlier) {
    uint32_t list = list_in(g->known, w->list);
    uint32_t then = list_in(g->before, w->list);
    if (list == UINT32_MAX || then == UINT32_MAX) return false;
    const char *compared = g->known->text + g->known->lists[list].source;
    w->same = !strcmp(compared, w->versions);
    return (w->same || !strcmp(compared, earlier)) &&
           !has_told_apart(g->known, list, w->list) &&
           !has_told_apart(g->before, then, w->list);
}

static tamiz_code find_work(gone *g, uint32_t list, work *w, tamiz_error *err) {
    tamiz_error why = {0};
    tamiz_buffer versions = {0};
    const char *earlier = NULL;
    *w = (work){.list = g->now->text + g->now->lists[list].id};
    w->steps.list = w->list;
    tamiz_code code = tamiz_seen_find(g->home, w->list, "", NULL, "", &g->arena,
                                      &w->steps, &why);
    if (code && code != TAMIZ_NOT_FOUND) { /* the built-in one is not stored */
        if (err) *err = why;
        return code;
    }
    tamiz_gone_begin(&versions);
    for (size_t i = 0; i < w->steps.count; i++) {
        if (i + 1 == w->steps.count)
            earlier =
                tamiz_arena_copy(&g->arena, tamiz_buffer_view(&versions)).data;
        tamiz_gone_add(&versions, w->steps.rows[i].fetched,
                       w->steps.rows[i].published);
    }
    w->versions =
        tamiz_arena_copy(&g->arena, tamiz_buffer_view(&versions)).data;
    bool failed = versions.failed || !w->versions;
    tamiz_buffer_clear(&versions);
    if (failed || (w->steps.count && !earlier))
        return tamiz_fail_memory(err, w->list);
    w->in_full = w->steps.count > 1 && !is_known(g, w, earlier);
    return TAMIZ_OK;
}

/* ---- who left ---------------------------------------------------------- */

/* Those of a list, but for whom it has now. */
static void pick_from(gone *g, const tamiz_snapshot *from, const char *list) {
    uint32_t then = list_in(from, list), now = list_in(g->now, list);
    if (then == UINT32_MAX) return;
    for (uint32_t i = 0; i < from->entity_count; i++) {
        if (!is_party_of(from, i, then)) continue;
        uint32_t same = tamiz_snapshot_entity(
            g->now, tamiz_span_of(from->text + from->entities[i].id));
        if (same != UINT32_MAX && g->now->entities[same].list == now) continue;
        pick one = {from, i};
        tamiz_buffer_add(&g->picks, &one, sizeof one);
    }
}

static void pick_read(gone *g, const char *list) {
    uint32_t of = list_in(g->read, list);
    for (uint32_t i = 0; of != UINT32_MAX && i < g->read->entity_count; i++) {
        pick one = {g->read, i};
        if (is_party_of(g->read, i, of))
            tamiz_buffer_add(&g->picks, &one, sizeof one);
    }
}

static int order_of_picks(const void *x, const void *y) {
    const pick *a = x, *b = y;
    return tamiz_id_order(
        tamiz_span_of(a->from->text + a->from->entities[a->entity].id),
        tamiz_span_of(b->from->text + b->from->entities[b->entity].id));
}

/* ---- copying ----------------------------------------------------------- */

static tamiz_code copy_entity(tamiz_dataset *dataset, const tamiz_snapshot *s,
                              uint32_t entity, tamiz_error *err) {
    const tamiz_entity_record *e = &s->entities[entity];
    tamiz_sink sink = tamiz_dataset_sink(dataset);
    for (uint32_t i = 0; i < e->statement_count; i++) {
        const tamiz_statement_record *t =
            &s->statements[e->first_statement + i];
        tamiz_statement one = {
            .entity = tamiz_span_of(s->text + e->id),
            .schema = (tamiz_schema)e->schema,
            .prop = (tamiz_prop)t->prop,
            .value = tamiz_span_of(s->text + t->value),
            .lang = tamiz_span_of(s->text + t->lang),
            .record = tamiz_span_of(s->text + t->record),
        };
        size_t before = dataset->statement_count;
        tamiz_code code = sink.put(sink.context, &one, err);
        if (code) return code;
        if (dataset->statement_count == before) continue;
        tamiz_stored *stored = &dataset->statements[before];
        stored->first_seen = tamiz_pool_add(
            &dataset->pool, tamiz_span_of(s->text + t->first_seen));
        stored->last_seen = tamiz_pool_add(
            &dataset->pool, tamiz_span_of(s->text + t->last_seen));
    }
    return dataset->pool.failed ? tamiz_fail_memory(err, "parties that left")
                                : TAMIZ_OK;
}

static tamiz_code copy_picks(gone *g, tamiz_error *err) {
    const pick *picks = (const void *)g->picks.data;
    size_t count = g->picks.size / sizeof *picks;
    tamiz_code code = TAMIZ_OK;
    if (g->picks.failed) return tamiz_fail_memory(err, "parties that left");
    if (count > 1) qsort(g->picks.data, count, sizeof *picks, order_of_picks);
    for (size_t i = 0; !code && i < count; i++) {
        uint32_t end =
            tamiz_snapshot_attached_end(picks[i].from, picks[i].entity);
        for (uint32_t k = picks[i].entity; !code && k < end; k++)
            code = copy_entity(&g->dataset, picks[i].from, k, err);
    }
    return code;
}

static tamiz_code begin_list(tamiz_dataset *dataset, const tamiz_snapshot *now,
                             uint32_t list, const work *w, tamiz_error *err) {
    const tamiz_list_record *of = &now->lists[list];
    tamiz_list_meta meta = {.id = now->text + of->id,
                            .title = now->text + of->title,
                            .issuer = now->text + of->issuer,
                            .published = now->text + of->published,
                            .fetched = now->text + of->fetched,
                            .source = w->versions,
                            .sha256 = "",
                            .tell_apart = true};
    /* What is built in is read anew each time. */
    if (!w->steps.count) meta.fetched = meta.published;
    return tamiz_dataset_begin(dataset, &meta, err);
}

static tamiz_code copy_list(gone *g, uint32_t list, const work *w,
                            tamiz_error *err) {
    tamiz_code code = begin_list(&g->dataset, g->now, list, w, err);
    tamiz_buffer_reset(&g->picks);
    if (code || w->steps.count < 2) return code;
    if (w->in_full) {
        pick_read(g, w->list);
    } else {
        pick_from(g, g->known, w->list);
        if (!w->same) pick_from(g, g->before, w->list);
    }
    return copy_picks(g, err);
}

/* ---- all lists --------------------------------------------------------- */

static tamiz_code forge(gone *g, tamiz_dataset *dataset, tamiz_snapshot **out,
                        tamiz_error *err) {
    tamiz_buffer bytes = {0};
    tamiz_code code = tamiz_index_forge(dataset, &bytes, g->listener.progress,
                                        g->listener.context, err);
    if (!code) code = tamiz_snapshot_adopt(&bytes, out, err);
    tamiz_buffer_clear(&bytes);
    return code;
}

static tamiz_code read_in_full(gone *g, const work *all, tamiz_error *err) {
    tamiz_dataset dataset = {.lists = NULL};
    tamiz_code code = TAMIZ_OK;
    for (uint32_t i = 0; !code && i < g->now->list_count; i++) {
        if (!all[i].in_full) continue;
        code = begin_list(&dataset, g->now, i, &all[i], err);
        if (!code)
            code = tamiz_seen_gone(&dataset, &all[i].steps, g->listener, err);
    }
    if (!code && dataset.list_count) code = forge(g, &dataset, &g->read, err);
    tamiz_dataset_clear(&dataset);
    return code;
}

static tamiz_code keep(gone *g, const tamiz_snapshot *made, tamiz_error *err) {
    const char *path = name_file(g->home, g->now, &g->arena);
    if (!path) return tamiz_fail_memory(err, g->home);
    return tamiz_file_write(path, tamiz_buffer_view(&made->memory), err);
}

static tamiz_code make(gone *g, tamiz_error *err) {
    tamiz_snapshot *made = NULL;
    uint32_t count = g->now->list_count;
    work *all = tamiz_arena_array(&g->arena, count + 1, sizeof *all);
    tamiz_code code = TAMIZ_OK;
    if (!all) return tamiz_fail_memory(err, g->home);
    for (uint32_t i = 0; !code && i < count; i++)
        code = find_work(g, i, &all[i], err);
    if (!code) code = read_in_full(g, all, err);
    for (uint32_t i = 0; !code && i < count; i++)
        code = copy_list(g, i, &all[i], err);
    if (!code) code = forge(g, &g->dataset, &made, err);
    if (!code) code = tamiz_api_link(&made, NULL, g->listener, err);
    if (!code) code = keep(g, made, err);
    tamiz_snapshot_close(made);
    return code;
}

tamiz_code tamiz_api_gone_put(const char *home, const tamiz_snapshot *before,
                              const tamiz_snapshot *now,
                              tamiz_listener listener, tamiz_error *err) {
    listener.warning = NULL;
    gone g = {.home = home, .before = before, .now = now, .listener = listener};
    if (before && tamiz_home_gone(home, before, &g.known, NULL))
        g.known = NULL; /* then all versions are read */
    tamiz_code code = make(&g, err);
    tamiz_dataset_clear(&g.dataset);
    tamiz_buffer_clear(&g.picks);
    tamiz_snapshot_close(g.known);
    tamiz_snapshot_close(g.read);
    tamiz_arena_clear(&g.arena);
    return code;
}
