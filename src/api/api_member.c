/* SPDX-License-Identifier: Apache-2.0 */
#include "api_member.h"

#include "base_error.h"
#include "list_fetch.h"
#include "list_sniff.h"

tamiz_code tamiz_run_go_on(const tamiz_update_run *run, tamiz_error *err) {
    if (!run->options->stopped || !run->options->stopped(run->listener.context))
        return TAMIZ_OK;
    return tamiz_fail(err, TAMIZ_IO, NULL, "stopped; the home is as it was");
}

/* ---- which lists ------------------------------------------------------- */

static tamiz_member *member_of(tamiz_update_run *run,
                               const tamiz_list_kind *kind) {
    for (size_t i = 0; i < run->count; i++)
        if (!strcmp(run->members[i].kind->id, kind->id))
            return &run->members[i];
    tamiz_member *m = &run->members[run->count++];
    *m = (tamiz_member){.kind = kind, .outcome = TAMIZ_OUTCOME_UNCHANGED};
    return m;
}

static tamiz_code add_source(tamiz_update_run *run, const tamiz_source *source,
                             tamiz_error *err) {
    const tamiz_list_kind *kind;
    const char *path = source->path;
    tamiz_code code = tamiz_api_kind(source, &run->arena, &kind, err);
    if (code) return code;
    tamiz_member *m = member_of(run, kind);
    if (m->source)
        return tamiz_fail(err, TAMIZ_BAD_ARGUMENT, kind->id, "named twice");
    m->source = source;
    if (kind->built_in) return TAMIZ_OK;
    m->download = !path || tamiz_fetch_is_url(path);
    if (m->download) m->url = path;
    return TAMIZ_OK;
}

/* Opens what is stored of a list, whose manifest says what reads it. */
static tamiz_code add_stored(tamiz_update_run *run, const char *id,
                             tamiz_error *err) {
    tamiz_store_version stored;
    tamiz_error why = {.code = TAMIZ_OK};
    const tamiz_list_kind *kind = NULL;
    tamiz_code opened = tamiz_store_open(run->home, id, 0, &stored, &why);
    tamiz_code code = tamiz_list_kind_stored(id, opened ? id : stored.reader,
                                             &run->arena, &kind, err);
    for (size_t i = 0; opened && i < run->count; i++)
        if (!strcmp(run->members[i].kind->id, id)) {
            run->members[i].stored_failure = why;
            return TAMIZ_OK; /* what comes may be better */
        }
    if (opened) {
        if (err) *err = why;
        return opened;
    }
    if (code) {
        tamiz_store_close(&stored);
        return code;
    }
    tamiz_member *m = member_of(run, kind);
    m->stored = stored;
    m->has_stored = true;
    return TAMIZ_OK;
}

static tamiz_code add_all_stored(tamiz_update_run *run, const char *const *ids,
                                 size_t count, tamiz_error *err) {
    tamiz_code code = TAMIZ_OK;
    for (size_t i = 0; !code && i < count; i++)
        code = add_stored(run, ids[i], err);
    return code;
}

/* A list to download needs a URL: the one it came from (or was to come from,
 * when it never did), or its publisher's. */
static tamiz_code find_url(const tamiz_update_run *run, tamiz_member *m,
                           tamiz_error *err) {
    if (!m->download || m->url) return TAMIZ_OK;
    if (run->options->same_urls && m->has_stored &&
        tamiz_fetch_is_url(m->stored.source))
        m->url = m->stored.source;
    else if (run->options->same_urls && !m->has_stored && *m->status.tried)
        m->url = m->status.tried;
    if (!m->url && !*m->kind->url && !m->kind->urls[0])
        return tamiz_fail(err, TAMIZ_UNSUPPORTED, m->kind->id,
                          "its publisher offers no URL for it; get the file "
                          "and say %s=PATH",
                          m->kind->id);
    return TAMIZ_OK;
}

/* By id, but exchange formats last: they tell their ids apart from those of
 * the others. */
static int order_of_members(const void *x, const void *y) {
    const tamiz_member *p = x, *q = y;
    if (p->kind->exchange != q->kind->exchange)
        return p->kind->exchange ? 1 : -1;
    return strcmp(p->kind->id, q->kind->id);
}

tamiz_code tamiz_members_find(tamiz_update_run *run,
                              const tamiz_source *sources, size_t count,
                              tamiz_error *err) {
    const char *const *ids;
    size_t stored;
    tamiz_code code =
        tamiz_store_lists(run->home, &run->arena, &ids, &stored, err);
    if (code) return code;
    run->members =
        tamiz_arena_array(&run->arena, count + stored + tamiz_list_kind_count,
                          sizeof *run->members);
    if (!run->members) return tamiz_fail_memory(err, run->home);
    for (size_t i = 0; !code && i < count; i++)
        code = add_source(run, &sources[i], err);
    if (!code) code = add_all_stored(run, ids, stored, err);
    for (size_t i = 0; !code && i < tamiz_list_kind_count; i++)
        if (tamiz_list_kinds[i].built_in)
            (void)member_of(run, &tamiz_list_kinds[i]);
    for (size_t i = 0; !code && i < run->count; i++)
        if (run->members[i].source && !run->members[i].kind->built_in)
            code = tamiz_status_read(run->home, run->members[i].kind->id,
                                     &run->members[i].status, err);
    for (size_t i = 0; !code && i < run->count; i++)
        code = find_url(run, &run->members[i], err);
    if (!code)
        qsort(run->members, run->count, sizeof *run->members, order_of_members);
    return code;
}

/* ---- drafts ------------------------------------------------------------ */

void tamiz_member_fail(tamiz_member *m, const tamiz_error *why) {
    m->outcome = TAMIZ_OUTCOME_FAILED;
    m->failure = *why;
    if (m->has_draft) {
        tamiz_store_blame(&m->draft, &m->failure);
        tamiz_store_close(&m->draft);
    }
    m->has_draft = false;
}

void tamiz_member_stage(tamiz_update_run *run, tamiz_member *m,
                        const char *source, const tamiz_list_file *files,
                        size_t count) {
    tamiz_error err = {.code = TAMIZ_OK};
    tamiz_code code = TAMIZ_OK;
    if (run->listener.progress)
        run->listener.progress(run->listener.context, "storing", 0, 0);
    for (size_t i = 0; !code && i < count; i++)
        code = tamiz_list_sniff(&files[i], &err);
    if (!code)
        code = tamiz_store_stage_files(run->home, m->kind, source, files, count,
                                       &m->draft, &err);
    if (code) {
        tamiz_member_fail(m, &err);
        return;
    }
    m->outcome = TAMIZ_OUTCOME_UNCHANGED;
    m->has_draft = !m->has_stored || !tamiz_store_same(&m->draft, &m->stored);
    if (m->has_draft)
        m->outcome = TAMIZ_OUTCOME_NEW;
    else
        tamiz_store_close(&m->draft);
}

const tamiz_store_version *tamiz_member_version(const tamiz_member *m) {
    if (m->has_draft) return &m->draft;
    return m->has_stored ? &m->stored : NULL;
}

bool tamiz_member_is_there(const tamiz_member *m) {
    return m->kind->built_in || m->has_draft || m->has_stored;
}

/* ---- what is remembered ------------------------------------------------ */

static tamiz_code note(const tamiz_update_run *run, tamiz_member *m,
                       tamiz_error *err) {
    tamiz_status *s = &m->status;
    s->tried = m->download && m->url ? m->url : "";
    if (m->outcome == TAMIZ_OUTCOME_FAILED) {
        const tamiz_error *why = &m->failure;
        s->failed = run->now;
        s->reason =
            why->line
                ? tamiz_arena_print(&s->arena, "%s:%u: %s", why->where,
                                    why->line, why->message)
                : tamiz_arena_print(&s->arena, "%s%s%s", why->where,
                                    *why->where ? ": " : "", why->message);
        if (!s->reason) return tamiz_fail_memory(err, run->home);
    } else {
        s->checked = run->now;
        s->failed = s->reason = "";
    }
    return tamiz_status_write(run->home, m->kind->id, s, err);
}

tamiz_code tamiz_members_note(tamiz_update_run *run, tamiz_error *err) {
    tamiz_code code = TAMIZ_OK;
    for (size_t i = 0; i < run->count; i++) {
        tamiz_member *m = &run->members[i];
        if (!m->source || m->kind->built_in) continue;
        tamiz_code failed = note(run, m, code ? NULL : err);
        if (!code) code = failed;
    }
    return code;
}

void tamiz_members_close(tamiz_update_run *run) {
    for (size_t i = 0; i < run->count; i++) {
        tamiz_member *m = &run->members[i];
        if (m->has_draft) tamiz_store_close(&m->draft);
        if (m->has_stored) tamiz_store_close(&m->stored);
        tamiz_status_clear(&m->status);
    }
    run->count = 0;
}
