/* SPDX-License-Identifier: Apache-2.0 */
/* Lists from their servers into HOME/incoming, and from there into drafts. Only
 * the holder of the home's lock comes here. */
#include "api_member.h"
#include "base_error.h"
#include "list_fetch.h"
#include "list_urls.h"

#include <unistd.h>

/* The files of one member on their way. */
typedef struct download {
    tamiz_member *member;
    tamiz_list_url urls[TAMIZ_LIST_FORM_FILES];
    size_t count;
    tamiz_fetch *files; /* count of them */
} download;

typedef struct downloads {
    tamiz_update_run *run;
    download *all;
    size_t count;
    tamiz_fetch *files;
    size_t file_count;
} downloads;

/* ---- what is asked ----------------------------------------------------- */

/* The stored file with this content; NULL = none. */
static const tamiz_store_file *stored_file(const tamiz_member *m,
                                           const char *sha256) {
    for (size_t i = 0; m->has_stored && i < m->stored.file_count; i++)
        if (!strcmp(m->stored.files[i].raw.sha256, sha256))
            return &m->stored.files[i];
    return NULL;
}

/* What the server said when it sent what is stored now; NULL = unknown. */
static const tamiz_status_file *known_file(const tamiz_member *m,
                                           const char *url) {
    for (size_t i = 0; i < m->status.file_count; i++) {
        const tamiz_status_file *file = &m->status.files[i];
        if (!strcmp(file->url, url) && stored_file(m, file->sha256))
            return file;
    }
    return NULL;
}

static tamiz_code ask(downloads *d, download *one, tamiz_error *err) {
    tamiz_arena *arena = &d->run->arena;
    const char *stage =
        tamiz_arena_print(arena, "downloading %s", one->member->kind->id);
    one->files = d->files + d->file_count;
    for (size_t i = 0; i < one->count; i++) {
        const char *path =
            tamiz_arena_print(arena, "%s/incoming/%s-%zu", d->run->home,
                              one->member->kind->id, i);
        if (!path || !stage) return tamiz_fail_memory(err, d->run->home);
        const tamiz_status_file *known =
            known_file(one->member, one->urls[i].url);
        one->files[i] = (tamiz_fetch){
            .stage = stage,
            .url = one->urls[i].url,
            .path = path,
            .etag = known ? known->etag : "",
            .modified = known ? known->modified : "",
        };
        d->file_count++;
    }
    return TAMIZ_OK;
}

/* ---- what came --------------------------------------------------------- */

static tamiz_code note_file(tamiz_member *m, const tamiz_fetch *file,
                            const char *sha256, tamiz_status_file *out) {
    tamiz_arena *arena = &m->status.arena;
    out->sha256 = tamiz_arena_print(arena, "%s", sha256);
    out->url = tamiz_arena_print(arena, "%s", file->url);
    out->etag = tamiz_arena_print(arena, "%s", file->new_etag);
    out->modified = tamiz_arena_print(arena, "%s", file->new_modified);
    return out->sha256 && out->url && out->etag && out->modified
               ? TAMIZ_OK
               : TAMIZ_NO_MEMORY;
}

/* Files in a version are in no order of ours: found by name. */
static tamiz_store_file *file_named(tamiz_store_version *v, const char *name) {
    for (size_t i = 0; i < v->file_count; i++)
        if (!strcmp(v->files[i].name, name)) return &v->files[i];
    return NULL;
}

/* Says of the draft's files, or of the stored ones when nothing changed, where
 * they came from, and remembers what the server said. */
static tamiz_code note_origin(download *one) {
    tamiz_member *m = one->member;
    tamiz_status_file notes[TAMIZ_LIST_FORM_FILES];
    for (size_t i = 0; i < one->count; i++) {
        const tamiz_fetch *fetch = &one->files[i];
        tamiz_store_version *v = m->has_draft ? &m->draft : &m->stored;
        tamiz_store_file *file = file_named(v, one->urls[i].name);
        const tamiz_status_file *known = known_file(m, fetch->url);
        if (fetch->unchanged && known)
            notes[i] = *known;
        else if (!file || note_file(m, fetch, file->raw.sha256, &notes[i]))
            return TAMIZ_NO_MEMORY;
        if (!m->has_draft || !file) continue;
        file->source = tamiz_arena_print(&v->arena, "%s", notes[i].url);
        file->etag = tamiz_arena_print(&v->arena, "%s", notes[i].etag);
        file->modified = tamiz_arena_print(&v->arena, "%s", notes[i].modified);
        if (!file->source || !file->etag || !file->modified)
            return TAMIZ_NO_MEMORY;
    }
    memcpy(m->status.files, notes, one->count * sizeof *notes);
    m->status.file_count = one->count;
    return TAMIZ_OK;
}

/* Where an unchanged file lies in the store; NULL = out of memory. */
static const char *stored_path(tamiz_update_run *run, const tamiz_member *m,
                               const char *url) {
    const tamiz_status_file *known = known_file(m, url);
    const tamiz_store_file *file = known ? stored_file(m, known->sha256) : NULL;
    if (!file) return NULL;
    return tamiz_arena_print(&run->arena, "%s/%s.zst", m->stored.folder,
                             file->name);
}

/* A failure is about the URL, not about where its bytes lay for a while. */
static void blame_url(const download *one, tamiz_error *err) {
    const char *url = one->files[0].url;
    for (size_t i = 0; i < one->count; i++) {
        const char *path = one->files[i].path;
        const char *slash = strrchr(path, '/');
        if (strstr(path, err->where) || strstr(err->where, slash + 1))
            url = one->files[i].url;
    }
    if (!tamiz_fetch_is_url(err->where))
        (void)snprintf(err->where, sizeof err->where, "%s", url);
}

static void take_in(tamiz_update_run *run, download *one) {
    tamiz_member *m = one->member;
    tamiz_list_file files[TAMIZ_LIST_FORM_FILES];
    bool unchanged = true;
    for (size_t i = 0; i < one->count; i++) {
        tamiz_fetch *file = &one->files[i];
        if (file->failure.code) {
            tamiz_member_fail(m, &file->failure);
            return;
        }
        unchanged = unchanged && file->unchanged;
        files[i] = (tamiz_list_file){
            one->urls[i].name,
            file->unchanged ? stored_path(run, m, file->url) : file->path};
        if (files[i].path) continue;
        (void)tamiz_fail_memory(&file->failure, file->url);
        tamiz_member_fail(m, &file->failure);
        return;
    }
    if (!unchanged)
        tamiz_member_stage(run, m, one->files[0].url, files, one->count);
    if (m->outcome == TAMIZ_OUTCOME_FAILED) {
        blame_url(one, &m->failure);
    } else if (note_origin(one)) {
        tamiz_error err;
        (void)tamiz_fail_memory(&err, one->files[0].url);
        tamiz_member_fail(m, &err);
    }
}

/* ---- all of them ------------------------------------------------------- */

static tamiz_code prepare(downloads *d, tamiz_error *err) {
    tamiz_update_run *run = d->run;
    size_t most = run->count * TAMIZ_LIST_FORM_FILES;
    d->all = tamiz_arena_array(&run->arena, run->count, sizeof *d->all);
    d->files = tamiz_arena_array(&run->arena, most, sizeof *d->files);
    if (!d->all || !d->files) return tamiz_fail_memory(err, run->home);
    tamiz_code code = TAMIZ_OK;
    for (size_t i = 0; !code && i < run->count; i++) {
        if (!run->members[i].download) continue;
        download *one = &d->all[d->count++];
        one->member = &run->members[i];
        code = tamiz_list_urls(one->member->kind, one->member->url, &run->arena,
                               one->urls, &one->count, err);
        if (!code) code = ask(d, one, err);
    }
    return code;
}

/* Without libcurl nothing can be downloaded; lists from paths go on. */
static tamiz_code fail_all(downloads *d, const tamiz_error *why) {
    for (size_t i = 0; i < d->file_count; i++) d->files[i].failure = *why;
    return TAMIZ_OK;
}

tamiz_code tamiz_members_download(tamiz_update_run *run, tamiz_error *err) {
    downloads d = {.run = run};
    const char *folder =
        tamiz_arena_print(&run->arena, "%s/incoming", run->home);
    tamiz_code code =
        folder ? prepare(&d, err) : tamiz_fail_memory(err, run->home);
    if (code || !d.count) return code;
    code = tamiz_folder_make(folder, err);
    tamiz_fetch_listener listener = {
        run->listener.progress, run->options->stopped, run->listener.context};
    tamiz_error why = {0};
    if (!code) {
        code = tamiz_fetch_all(d.files, d.file_count, &run->options->network,
                               &listener, &why);
        if (code && err) *err = why;
        if (code == TAMIZ_UNSUPPORTED) code = fail_all(&d, &why);
    }
    for (size_t i = 0; !code && i < d.count; i++) {
        take_in(run, &d.all[i]);
        code = tamiz_run_go_on(run, err);
    }
    for (size_t i = 0; i < d.file_count; i++) (void)unlink(d.files[i].path);
    (void)rmdir(folder);
    return code;
}
