/* SPDX-License-Identifier: Apache-2.0 */
/* Updates a home. New versions are staged and read from the store, all lists
 * are forged into HOME/snapshots/ID.tz, and HOME/current, which holds that
 * file's name, is replaced last: until then the home answers as before. */
#include "api_change.h"
#include "api_gone.h"
#include "api_home.h"
#include "api_known.h"
#include "api_link.h"
#include "api_member.h"
#include "api_seen.h"
#include "base_error.h"
#include "base_lock.h"
#include "index_forge.h"
#include "list_check.h"
#include "list_clean.h"

#include <time.h>
#include <unistd.h>

tamiz_update_options tamiz_update_options_default(void) {
    return (tamiz_update_options){.fuse = 0.20,
                                  .keeps = 10,
                                  .network = {.connect_ms = 15 * 1000,
                                              .idle_ms = 30 * 1000,
                                              .total_ms = 30 * 60 * 1000,
                                              .tries = 5,
                                              .backoff_ms = 1000,
                                              .most_bytes = UINT64_C(2) << 30}};
}

/* ---- what is there already --------------------------------------------- */

/* No snapshot yet, or one of an engine that cut names otherwise, is a start
 * from nothing; a damaged one must not be overwritten quietly. */
static tamiz_code open_before(tamiz_update_run *u, tamiz_error *err) {
    char path[4096];
    tamiz_error why = {0};
    tamiz_code code = tamiz_home_snapshot(u->home, path, sizeof path, &why);
    if (!code) code = tamiz_snapshot_open(path, &u->before, &why);
    if (!code || code == TAMIZ_NOT_FOUND || code == TAMIZ_UNSUPPORTED)
        return TAMIZ_OK;
    if (err) *err = why;
    return code;
}

/* The list in the current snapshot; its id is "" when it is not there. */
static tamiz_list_info list_before(const tamiz_update_run *u, const char *id) {
    for (size_t i = 0; u->before && i < u->before->list_count; i++) {
        tamiz_list_info list = tamiz_snapshot_list(u->before, i);
        if (!strcmp(list.id, id)) return list;
    }
    return (tamiz_list_info){.id = ""};
}

static tamiz_code read_member(tamiz_update_run *u, tamiz_member *m,
                              tamiz_dataset *dataset, tamiz_error *err) {
    const tamiz_store_version *v = tamiz_member_version(m);
    tamiz_list_input input = {.kind = m->kind,
                              .path = v ? v->path : NULL,
                              .source = v ? v->source : "built in",
                              .fetched = !v               ? u->clock
                                         : v == &m->draft ? u->now
                                                          : v->fetched,
                              .sha256 = v ? v->sha256 : ""};
    /* The warnings of a list are told once, when it is new. */
    tamiz_listener listener = u->listener;
    if (m->was_read || !(m->has_draft || m->kind->built_in || u->all))
        listener.warning = NULL;
    tamiz_code code = tamiz_api_read(dataset, &input, listener, &m->facts, err);
    if (!code) m->was_read = true;
    if (code && v) tamiz_store_blame(v, err);
    return code;
}

/* The built-in list has no hash: it is read, which is quick. */
static bool is_built_in_current(tamiz_update_run *u, tamiz_member *m,
                                const tamiz_list_info *before) {
    tamiz_dataset dataset = {0};
    bool same = !read_member(u, m, &dataset, NULL) &&
                dataset.statement_count == before->statements &&
                m->facts.rows == before->rows &&
                !strcmp(m->facts.published, before->published);
    tamiz_dataset_clear(&dataset);
    return same;
}

/* Whether the current snapshot is what forging would give again. */
static bool is_current(tamiz_update_run *u) {
    size_t there = 0;
    if (!u->before) return false;
    for (size_t i = 0; i < u->count; i++) {
        tamiz_member *m = &u->members[i];
        if (!tamiz_member_is_there(m)) continue;
        there++;
        tamiz_list_info before = list_before(u, m->kind->id);
        if (!*before.id || m->has_draft) return false;
        const tamiz_store_version *v = tamiz_member_version(m);
        bool same = v ? !strcmp(before.sha256, v->sha256) &&
                            !strcmp(before.fetched, v->fetched)
                      : is_built_in_current(u, m, &before);
        if (!same) return false;
    }
    return there == u->before->list_count;
}

/* ---- reading and checking ---------------------------------------------- */

static bool is_forced(const tamiz_update_run *u, const char *list) {
    for (size_t i = 0; i < u->options->forced_count; i++)
        if (!strcmp(u->options->forced[i], list)) return true;
    return false;
}

/* A server that hands out what it had before would hide what was listed since.
 * Dates are compared when both are written alike. */
static tamiz_code check_date(const tamiz_member *m, tamiz_error *err) {
    const char *now = m->facts.published;
    const char *before = m->has_stored ? m->stored.published : "";
    if (!m->download || strlen(now) != strlen(before) ||
        strcmp(now, before) >= 0)
        return TAMIZ_OK;
    return tamiz_fail(err, TAMIZ_BAD_INPUT, m->kind->id,
                      "the data are of %s; those in use are of %s; --force %s "
                      "takes them in all the same",
                      now, before, m->kind->id);
}

/* What a server hands out must be the whole list. A file that somebody names
 * may be a part of it, which is told. */
static tamiz_code check_floors(const tamiz_update_run *u, const tamiz_member *m,
                               tamiz_error *err) {
    tamiz_error why = {0};
    if (!tamiz_list_check_floors(m->kind, &m->counts, &why)) return TAMIZ_OK;
    if (m->download)
        return tamiz_fail(err, why.code, m->kind->id,
                          "%s; --force %s takes it in all the same",
                          why.message, m->kind->id);
    if (u->listener.warning)
        u->listener.warning(u->listener.context, m->kind->id, m->source->path,
                            why.message);
    return TAMIZ_OK;
}

static tamiz_code check_member(tamiz_update_run *u, tamiz_member *m,
                               const tamiz_dataset *dataset, tamiz_error *err) {
    tamiz_list_count(dataset, dataset->list_count - 1, &m->counts);
    m->draft.entities = m->counts.entities;
    m->draft.names = m->counts.names;
    m->draft.statements = m->counts.statements;
    if (is_forced(u, m->kind->id)) return TAMIZ_OK;
    tamiz_code code = check_date(m, err);
    if (!code) code = check_floors(u, m, err);
    if (code) return code;
    const tamiz_store_version *followed = tamiz_member_before(m);
    uint32_t before = followed ? followed->entities : 0;
    if (!before && !m->is_past) before = list_before(u, m->kind->id).entities;
    return tamiz_list_check_fuse(m->kind, &m->counts, before, u->options->fuse,
                                 err);
}

/* A draft of the past is read too, for itself: only what can be read whole is
 * kept. */
static tamiz_code read_past(tamiz_update_run *u, tamiz_member *m,
                            tamiz_error *err) {
    tamiz_dataset dataset = {0};
    tamiz_list_input input = {.kind = m->kind,
                              .path = m->draft.path,
                              .source = m->draft.source,
                              .fetched = u->now,
                              .sha256 = m->draft.sha256};
    tamiz_code code =
        tamiz_api_read(&dataset, &input, u->listener, &m->facts, err);
    if (!code) code = check_member(u, m, &dataset, err);
    tamiz_dataset_clear(&dataset);
    return code;
}

/* What the home saw before is dated by its current snapshot; a list whose past
 * is filled in, by all of its versions. */
static tamiz_code date_members(tamiz_update_run *u, tamiz_dataset *dataset,
                               tamiz_error *err) {
    tamiz_code code = TAMIZ_OK;
    uint32_t list = 0;
    tamiz_api_date(dataset, u->before);
    for (size_t i = 0; !code && i < u->count; i++) {
        tamiz_member *m = &u->members[i];
        tamiz_arena arena = {0};
        tamiz_seen_steps steps;
        if (!tamiz_member_is_there(m)) continue;
        if (m->has_draft && m->is_past) {
            code = tamiz_seen_find(u->home, m->kind->id, "", &m->draft, u->now,
                                   &arena, &steps, err);
            if (!code)
                code = tamiz_seen_date(dataset, list, &steps, u->listener, err);
        }
        tamiz_arena_clear(&arena);
        list++;
    }
    return code;
}

/* Reads all members. *again = a draft was no good: it is given up, and the
 * dataset, which holds half of it, is to be filled anew. */
static tamiz_code read_members(tamiz_update_run *u, tamiz_dataset *dataset,
                               bool *again, tamiz_error *err) {
    *again = false;
    for (size_t i = 0; i < u->count; i++) {
        tamiz_member *m = &u->members[i];
        tamiz_error why = m->stored_failure;
        tamiz_code code = tamiz_run_go_on(u, err);
        if (code) return code;
        if (tamiz_member_is_there(m))
            code = read_member(u, m, dataset, &why);
        else
            code = why.code; /* damaged in the store, and nothing came */
        if (!code && m->has_draft)
            code = m->is_past ? read_past(u, m, &why)
                              : check_member(u, m, dataset, &why);
        if (!code) continue;
        if (!m->has_draft || code == TAMIZ_NO_MEMORY) {
            if (err) *err = why;
            return code;
        }
        tamiz_member_fail(m, &why);
        *again = true;
        return TAMIZ_OK;
    }
    return date_members(u, dataset, err);
}

/* ---- forging and swapping ---------------------------------------------- */

static tamiz_code commit_versions(tamiz_update_run *u, tamiz_error *err) {
    tamiz_code code = TAMIZ_OK;
    for (size_t i = 0; !code && i < u->count; i++) {
        tamiz_member *m = &u->members[i];
        if (m->has_draft)
            code =
                tamiz_store_commit(&m->draft, u->now, m->facts.published, err);
    }
    return code;
}

/* Who left the lists is told beside the snapshot; that it cannot be told, say
 * for a damaged old version, is no reason to answer from what is older. */
static tamiz_code find_gone(tamiz_update_run *u, const tamiz_snapshot *now,
                            tamiz_error *err) {
    tamiz_error why = {0};
    tamiz_code code =
        tamiz_api_gone_put(u->home, u->before, now, u->listener, &why);
    if (!code) return tamiz_run_go_on(u, err);
    if (code == TAMIZ_NO_MEMORY || code == TAMIZ_IO) {
        if (err) *err = why;
        return code;
    }
    if (u->listener.warning)
        u->listener.warning(u->listener.context, "parties that left", why.where,
                            why.message);
    return TAMIZ_OK;
}

static tamiz_code write_snapshot(tamiz_update_run *u, const tamiz_snapshot *now,
                                 tamiz_error *err) {
    tamiz_code code = tamiz_api_home_put(u->home, now, err);
    if (!code) code = tamiz_run_go_on(u, err);
    if (!code) code = commit_versions(u, err);
    if (!code) code = find_gone(u, now, err);
    return code ? code : tamiz_api_home_swap(u->home, now, err);
}

/* The file is checked now, so that nobody has to who opens it. Without a stamp
 * they do. One that an update which was ended did not make is made by the
 * next, though nothing is new. */
static void stamp(tamiz_update_run *u, const tamiz_snapshot *now, bool fresh) {
    char *path = tamiz_arena_print(&u->arena, "%s/snapshots/%s.tz", u->home,
                                   tamiz_snapshot_id(now));
    char *made = path ? tamiz_arena_print(&u->arena, "%s.checked", path) : NULL;
    tamiz_snapshot *written = NULL;
    if (made && (fresh || access(made, F_OK)) &&
        !tamiz_snapshot_open(path, &written, NULL))
        (void)tamiz_snapshot_stamp(written, path, NULL);
    tamiz_snapshot_close(written);
}

static tamiz_code forge_dataset(tamiz_update_run *u, tamiz_dataset *dataset,
                                tamiz_snapshot **now, tamiz_error *err) {
    tamiz_buffer bytes = {0};
    tamiz_code code = tamiz_index_forge(dataset, &bytes, u->listener.progress,
                                        u->listener.context, err);
    if (!code) code = tamiz_snapshot_adopt(&bytes, now, err);
    tamiz_dataset_clear(dataset);
    if (!code) code = tamiz_api_link(now, u->home, u->listener, err);
    if (!code) code = write_snapshot(u, *now, err);
    tamiz_buffer_clear(&bytes);
    return code;
}

/* Whether there is anything to answer from but what is built in anyway. */
static bool has_any(const tamiz_update_run *u) {
    for (size_t i = 0; i < u->count; i++) {
        const tamiz_member *m = &u->members[i];
        if (m->kind->built_in ? m->source != NULL : tamiz_member_is_there(m))
            return true;
    }
    return u->before != NULL;
}

/* *now stays NULL when the current snapshot is right, or when all failed in a
 * home that has nothing yet. */
static tamiz_code forge_members(tamiz_update_run *u, tamiz_snapshot **now,
                                tamiz_error *err) {
    tamiz_dataset dataset = {0};
    tamiz_code code = TAMIZ_OK;
    bool again = true;
    while (!code && again) {
        tamiz_dataset_clear(&dataset);
        dataset = (tamiz_dataset){0};
        if (!u->all && (is_current(u) || !has_any(u))) return TAMIZ_OK;
        code = read_members(u, &dataset, &again, err);
    }
    if (!code) code = forge_dataset(u, &dataset, now, err);
    tamiz_dataset_clear(&dataset);
    return code;
}

/* ---- the update -------------------------------------------------------- */

static tamiz_code fill_change(const tamiz_update_run *u,
                              const tamiz_snapshot *now, const tamiz_member *m,
                              tamiz_change *out, tamiz_error *err) {
    tamiz_code code = tamiz_api_change(u->before, now ? now : u->before,
                                       m->kind->id, out, err);
    out->outcome = m->outcome;
    if (m->kind->built_in && out->added + out->changed + out->removed)
        out->outcome = TAMIZ_OUTCOME_NEW;
    out->downloaded = m->download;
    out->warnings = m->facts.warnings;
    out->failure = m->failure;
    out->kept = m->outcome == TAMIZ_OUTCOME_FAILED && m->has_stored;
    return code;
}

static tamiz_code fill_changes(const tamiz_update_run *u,
                               const tamiz_snapshot *now,
                               const tamiz_source *sources,
                               tamiz_change *changes, tamiz_error *err) {
    tamiz_code code = TAMIZ_OK;
    for (size_t i = 0; !code && i < u->count; i++)
        if (u->members[i].source)
            code = fill_change(u, now, &u->members[i],
                               &changes[u->members[i].source - sources], err);
    return code;
}

static void stage_paths(tamiz_update_run *u) {
    for (size_t i = 0; i < u->count; i++) {
        tamiz_member *m = &u->members[i];
        if (!m->source || m->download || m->kind->built_in) continue;
        tamiz_arena arena = {0};
        tamiz_error err;
        tamiz_list_file files[TAMIZ_LIST_FORM_FILES];
        size_t count = 0;
        if (tamiz_list_files_find(m->kind, m->source->path, &arena, files,
                                  &count, &err))
            tamiz_member_fail(m, &err);
        else
            tamiz_member_stage(u, m, m->source->path, files, count);
        m->status.file_count = 0; /* nobody to ask what is new */
        tamiz_arena_clear(&arena);
    }
}

static tamiz_code run(tamiz_update_run *u, const tamiz_source *sources,
                      size_t count, tamiz_change *changes, tamiz_error *err) {
    tamiz_snapshot *now = NULL;
    tamiz_clean_drafts(u->home);
    tamiz_code code = open_before(u, err);
    if (!code) code = tamiz_members_find(u, sources, count, err);
    if (!code) code = tamiz_members_download(u, err);
    if (code) return code;
    stage_paths(u);
    code = forge_members(u, &now, err);
    /* Homes from before it was told, or filled in since. */
    if (!code && !now && u->before &&
        !tamiz_api_gone_is_there(u->home, u->before))
        code = find_gone(u, u->before, err);
    if (!code && (now || u->before))
        stamp(u, now ? now : u->before, now != NULL);
    tamiz_code noted = tamiz_members_note(u, code ? NULL : err);
    if (!code) code = noted;
    if (!code) code = fill_changes(u, now, sources, changes, err);
    tamiz_snapshot_close(now);
    return code;
}

/* ---- one at a time ----------------------------------------------------- */

static tamiz_code wait_for_lock(tamiz_update_run *u, tamiz_lock *lock,
                                tamiz_error *err) {
    static const struct timespec pause = {.tv_nsec = 50000000L};
    const char *path = tamiz_arena_print(&u->arena, "%s/lock", u->home);
    if (!path) return tamiz_fail_memory(err, u->home);
    tamiz_code code = tamiz_folder_make(u->home, err);
    for (bool busy = true; !code && busy;) {
        code = tamiz_lock_try(lock, path, &busy, err);
        if (code || !busy) break;
        if (u->listener.progress)
            u->listener.progress(u->listener.context,
                                 "waiting for another update", 0, 0);
        code = tamiz_run_go_on(u, err);
        if (!code) (void)nanosleep(&pause, NULL);
    }
    return code;
}

tamiz_code tamiz_update(const char *home, const tamiz_source *sources,
                        size_t count, const tamiz_update_options *options,
                        tamiz_change *changes, const tamiz_listener *listener,
                        tamiz_error *err) {
    tamiz_update_options usual = tamiz_update_options_default();
    tamiz_update_run u = {
        .home = home, .options = options ? options : &usual, .all = count == 0};
    if (listener) u.listener = *listener;
    tamiz_lock lock = {.fd = -1};
    tamiz_code code = wait_for_lock(&u, &lock, err);
    if (!code) {
        tamiz_api_now(u.clock);
        memcpy(u.now, u.clock, sizeof u.now);
        if (u.options->seen)
            code = tamiz_known_time(u.options->seen, false, u.now, err);
        if (!code && u.options->seen && !count)
            code = tamiz_fail(err, TAMIZ_BAD_ARGUMENT, u.options->seen,
                              "expected files that were had then");
        if (!code) code = run(&u, sources, count, changes, err);
        tamiz_members_close(&u);
        tamiz_clean_drafts(home);
        if (!code) tamiz_clean_snapshots(home, u.options->keeps);
    }
    tamiz_lock_release(&lock);
    tamiz_snapshot_close(u.before);
    tamiz_arena_clear(&u.arena);
    return code;
}
