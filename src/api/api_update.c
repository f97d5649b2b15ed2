/* SPDX-License-Identifier: Apache-2.0 */
/* Updates a home. New versions are staged and read from the store, all lists
 * are forged into HOME/snapshots/ID.tz, and HOME/current, which holds that
 * file's name, is replaced last: until then the home answers as before. */
#include "api_change.h"
#include "api_home.h"
#include "api_link.h"
#include "api_read.h"
#include "base_error.h"
#include "index_forge.h"
#include "list_store.h"

/* A list of the home while it is updated. */
typedef struct member {
    const tamiz_list_kind *kind;
    tamiz_store_version version;
    bool is_new, is_open;
    tamiz_list_facts facts;
} member;

typedef struct update {
    const char *home;
    char now[TAMIZ_API_TIME];
    tamiz_arena arena;
    member *members;
    size_t member_count;
    tamiz_listener listener;
    tamiz_snapshot *before;
} update;

/* ---- what was there before ---------------------------------------- */

/* No snapshot yet, or one of an engine that cut names otherwise, is a start
 * from nothing; a damaged one must not be overwritten quietly. */
static tamiz_code open_before(update *u, tamiz_error *err) {
    char path[4096];
    tamiz_error why = {0};
    tamiz_code code = tamiz_home_snapshot(u->home, path, sizeof path, &why);
    if (!code) code = tamiz_snapshot_open(path, &u->before, &why);
    if (!code || code == TAMIZ_NOT_FOUND || code == TAMIZ_UNSUPPORTED)
        return TAMIZ_OK;
    if (err) *err = why;
    return code;
}

/* ---- which lists ------------------------------------------------------- */

static member *member_of(update *u, const tamiz_list_kind *kind) {
    for (size_t i = 0; i < u->member_count; i++)
        if (u->members[i].kind == kind) return &u->members[i];
    member *m = &u->members[u->member_count++];
    m->kind = kind;
    return m;
}

static tamiz_code stage(update *u, const tamiz_source *source,
                        tamiz_error *err) {
    const tamiz_list_kind *kind;
    tamiz_code code = tamiz_api_kind(source, &kind, err);
    if (code) return code;
    member *m = member_of(u, kind);
    if (m->is_new)
        return tamiz_fail(err, TAMIZ_BAD_ARGUMENT, kind->id, "named twice");
    m->is_new = true;
    if (kind->built_in) return TAMIZ_OK;
    if (u->listener.progress)
        u->listener.progress(u->listener.context, "storing", 0, 0);
    code = tamiz_store_stage(u->home, kind, source->path, &m->version, err);
    m->is_open = !code;
    return code;
}

/* The lists that the home has from before, and the built-in one. */
static tamiz_code add_stored(update *u, tamiz_error *err) {
    const char *const *ids;
    size_t count;
    tamiz_code code = tamiz_store_lists(u->home, &u->arena, &ids, &count, err);
    for (size_t i = 0; !code && i < count; i++) {
        const tamiz_list_kind *kind =
            tamiz_list_kind_find(tamiz_span_of(ids[i]));
        if (!kind)
            return tamiz_fail(err, TAMIZ_UNSUPPORTED, ids[i],
                              "stored, but this version cannot read it");
        member *m = member_of(u, kind);
        if (m->is_new) continue;
        code = tamiz_store_open(u->home, ids[i], 0, &m->version, err);
        m->is_open = !code;
    }
    for (size_t i = 0; !code && i < tamiz_list_kind_count; i++)
        if (tamiz_list_kinds[i].built_in)
            (void)member_of(u, &tamiz_list_kinds[i]);
    return code;
}

static int order_of_members(const void *x, const void *y) {
    const member *p = x, *q = y;
    return strcmp(p->kind->id, q->kind->id);
}

/* ---- reading, forging, swapping ---------------------------------------- */

static tamiz_code read_member(update *u, member *m, tamiz_dataset *dataset,
                              tamiz_error *err) {
    const tamiz_store_version *v = &m->version;
    tamiz_list_input input = {
        .kind = m->kind,
        .path = m->kind->built_in ? NULL : v->path,
        .source = m->kind->built_in ? "built in" : v->source,
        .fetched = m->is_new || m->kind->built_in ? u->now : v->fetched,
        .sha256 = m->kind->built_in ? "" : v->sha256};
    tamiz_code code =
        tamiz_api_read(dataset, &input, u->listener, &m->facts, err);
    if (code && m->is_open) tamiz_store_blame(v, err);
    return code;
}

static tamiz_code read_members(update *u, tamiz_dataset *dataset,
                               tamiz_error *err) {
    tamiz_code code = TAMIZ_OK;
    for (size_t i = 0; !code && i < u->member_count; i++)
        code = read_member(u, &u->members[i], dataset, err);
    if (!code) tamiz_api_date(dataset, u->before);
    return code;
}

static tamiz_code commit_versions(update *u, tamiz_error *err) {
    tamiz_code code = TAMIZ_OK;
    for (size_t i = 0; !code && i < u->member_count; i++) {
        member *m = &u->members[i];
        if (m->is_new && m->is_open)
            code = tamiz_store_commit(&m->version, u->now, m->facts.published,
                                      err);
    }
    return code;
}

static tamiz_code write_snapshot(update *u, const tamiz_snapshot *now,
                                 tamiz_error *err) {
    tamiz_code code = tamiz_api_home_put(u->home, now, err);
    if (!code) code = commit_versions(u, err);
    return code ? code : tamiz_api_home_swap(u->home, now, err);
}

static tamiz_code forge_members(update *u, const tamiz_source *sources,
                                size_t count, tamiz_change *changes,
                                tamiz_error *err) {
    tamiz_dataset dataset = {0};
    tamiz_buffer bytes = {0};
    tamiz_snapshot *now = NULL;
    tamiz_code code = read_members(u, &dataset, err);
    if (!code)
        code = tamiz_index_forge(&dataset, &bytes, u->listener.progress,
                                 u->listener.context, err);
    tamiz_dataset_clear(&dataset);
    if (!code) code = tamiz_snapshot_adopt(&bytes, &now, err);
    if (!code) code = tamiz_api_link(&now, u->home, u->listener, err);
    if (!code) code = write_snapshot(u, now, err);
    for (size_t i = 0; !code && i < count; i++) {
        tamiz_span id = tamiz_span_of(sources[i].list);
        tamiz_api_change(u->before, now, sources[i].list, &changes[i]);
        changes[i].warnings =
            member_of(u, tamiz_list_kind_find(id))->facts.warnings;
    }
    tamiz_snapshot_close(now);
    tamiz_buffer_clear(&bytes);
    return code;
}

static tamiz_code run(update *u, const tamiz_source *sources, size_t count,
                      tamiz_change *changes, tamiz_error *err) {
    u->members = tamiz_arena_array(&u->arena, tamiz_list_kind_count + 1,
                                   sizeof *u->members);
    if (!u->members) return tamiz_fail_memory(err, u->home);
    tamiz_code code = open_before(u, err);
    for (size_t i = 0; !code && i < count; i++)
        code = stage(u, &sources[i], err);
    if (!code) code = add_stored(u, err);
    if (code) return code;
    qsort(u->members, u->member_count, sizeof *u->members, order_of_members);
    return forge_members(u, sources, count, changes, err);
}

tamiz_code tamiz_update(const char *home, const tamiz_source *sources,
                        size_t count, tamiz_change *changes,
                        const tamiz_listener *listener, tamiz_error *err) {
    update u = {.home = home};
    if (listener) u.listener = *listener;
    tamiz_api_now(u.now);
    tamiz_code code = run(&u, sources, count, changes, err);
    for (size_t i = 0; i < u.member_count; i++)
        if (u.members[i].is_open) tamiz_store_close(&u.members[i].version);
    tamiz_snapshot_close(u.before);
    tamiz_arena_clear(&u.arena);
    return code;
}
