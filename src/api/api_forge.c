/* SPDX-License-Identifier: Apache-2.0 */
/* Snapshots made from files or from the built-in list. */
#include "api_link.h"
#include "api_read.h"
#include "base_error.h"
#include "index_forge.h"
#include "list_files.h"

/* ---- known lists ------------------------------------------------------- */

size_t tamiz_known_list_count(void) {
    return tamiz_list_kind_count;
}

tamiz_list_info tamiz_known_list(size_t index) {
    if (index >= tamiz_list_kind_count) return (tamiz_list_info){.id = ""};
    const tamiz_list_kind *kind = &tamiz_list_kinds[index];
    return (tamiz_list_info){.id = kind->id,
                             .title = kind->title,
                             .issuer = kind->issuer,
                             .published = "",
                             .fetched = "",
                             .source = kind->built_in ? "built in" : kind->url,
                             .sha256 = ""};
}

size_t tamiz_snapshot_list_count(const tamiz_snapshot *s) {
    return s->list_count;
}

tamiz_list_info tamiz_snapshot_list(const tamiz_snapshot *s, size_t index) {
    if (index >= s->list_count) return (tamiz_list_info){.id = ""};
    const tamiz_list_record *l = &s->lists[index];
    return (tamiz_list_info){
        .id = s->text + l->id,
        .title = s->text + l->title,
        .issuer = s->text + l->issuer,
        .published = s->text + l->published,
        .fetched = s->text + l->fetched,
        .source = s->text + l->source,
        .sha256 = s->text + l->sha256,
        .entities = l->entities,
        .names = l->names,
        .identifiers = l->identifiers,
        .designations = l->designations,
        .statements = l->statements,
        .rows = l->rows,
    };
}

/* ---- content hash of files --------------------------------------------- */

static tamiz_code hash_file(const char *path, char *hex, tamiz_error *err) {
    tamiz_input *input;
    tamiz_code code = tamiz_input_open(path, &input, err);
    if (code) return code;
    tamiz_sha256 sha;
    tamiz_sha256_init(&sha);
    char bytes[16 * 1024];
    size_t got = 1;
    while (!code && got) {
        code = tamiz_input_read(input, bytes, sizeof bytes, &got, err);
        if (!code) tamiz_sha256_add(&sha, (tamiz_span){bytes, got});
    }
    tamiz_input_close(input);
    tamiz_digest digest = tamiz_sha256_end(&sha);
    tamiz_digest_hex(&digest, hex);
    return code;
}

static int order_of_files(const void *x, const void *y) {
    const tamiz_list_file *p = x, *q = y;
    return strcmp(p->name, q->name);
}

/* As in list_store.h: of the only file, or of what sha256sum prints for all of
 * them, by name. A folder with one file of the list becomes that file. */
static tamiz_code hash_files(const tamiz_list_kind *kind, const char **path,
                             tamiz_arena *arena, char *hex, tamiz_error *err) {
    tamiz_buffer lines = {0};
    tamiz_list_file files[TAMIZ_LIST_FORM_FILES];
    size_t count = 0;
    tamiz_code code =
        tamiz_list_files_find(kind, *path, arena, files, &count, err);
    if (!code && count == 1) *path = files[0].path;
    if (!code) qsort(files, count, sizeof *files, order_of_files);
    for (size_t i = 0; !code && i < count; i++) {
        code = hash_file(files[i].path, hex, err);
        tamiz_buffer_print(&lines, "%s  %s\n", hex, files[i].name);
    }
    if (!code && lines.failed) code = tamiz_fail_memory(err, *path);
    if (!code && count > 1) {
        tamiz_sha256 sha;
        tamiz_sha256_init(&sha);
        tamiz_sha256_add(&sha, tamiz_buffer_view(&lines));
        tamiz_digest digest = tamiz_sha256_end(&sha);
        tamiz_digest_hex(&digest, hex);
    }
    tamiz_buffer_clear(&lines);
    return code;
}

/* ---- forging ----------------------------------------------------------- */

static tamiz_code read_source(tamiz_dataset *dataset,
                              const tamiz_source *source, const char *fetched,
                              tamiz_listener listener, tamiz_error *err) {
    tamiz_arena arena = {0};
    char sha256[2 * TAMIZ_DIGEST_SIZE + 1] = "";
    tamiz_list_facts facts;
    tamiz_list_input input = {.path = source->path,
                              .source = source->path,
                              .fetched = fetched,
                              .sha256 = sha256};
    tamiz_code code = tamiz_api_kind(source, &arena, &input.kind, err);
    if (!code && !input.kind->built_in && !source->path)
        code = tamiz_fail(err, TAMIZ_UNSUPPORTED, source->list,
                          "forging downloads nothing; expected %s=PATH (tamiz "
                          "update %s downloads it into a home)",
                          source->list, source->list);
    if (!code && input.kind->built_in)
        input.source = "built in";
    else if (!code)
        code = hash_files(input.kind, &input.path, &arena, sha256, err);
    if (!code) code = tamiz_api_read(dataset, &input, listener, &facts, err);
    tamiz_arena_clear(&arena);
    return code;
}

/* Such lists come last: they tell their ids apart from those of the others. */
static bool is_exchange(const tamiz_source *source) {
    const char *list = source->list;
    const tamiz_list_kind *kind =
        tamiz_list_kind_find((tamiz_span){list, strcspn(list, ":")});
    return kind && kind->exchange;
}

static tamiz_code read_sources(const tamiz_source *sources, size_t count,
                               const char *fetched, tamiz_listener listener,
                               tamiz_dataset *dataset, tamiz_error *err) {
    tamiz_code code = TAMIZ_OK;
    for (int exchange = 0; exchange < 2; exchange++)
        for (size_t i = 0; !code && i < count; i++)
            if (is_exchange(&sources[i]) == exchange)
                code =
                    read_source(dataset, &sources[i], fetched, listener, err);
    if (!code) tamiz_api_date(dataset, NULL);
    return code;
}

/* Forged beside path. A snapshot of several lists is then linked, which makes
 * another file beside it, or leaves it as it is. */
static tamiz_code forge_file(tamiz_dataset *dataset, const char *path,
                             const tamiz_snapshot *teacher,
                             tamiz_listener listener, tamiz_error *err) {
    tamiz_writer file = {.beside = NULL}, linked = {.beside = NULL};
    bool several = dataset->list_count > 1;
    tamiz_code code = tamiz_writer_open(&file, path, err);
    if (!code)
        code = tamiz_index_forge_file(dataset, &file, teacher,
                                      listener.progress, listener.context, err);
    tamiz_dataset_clear(dataset);
    if (!code && several)
        code = tamiz_api_link_file(&file, &linked, listener, err);
    if (!code) code = tamiz_writer_commit(linked.beside ? &linked : &file, err);
    tamiz_writer_close(&linked);
    tamiz_writer_close(&file);
    return code;
}

tamiz_code tamiz_forge_like(const tamiz_source *sources, size_t count,
                            const char *path, const char *fetched,
                            const tamiz_snapshot *teacher,
                            const tamiz_listener *listener, tamiz_error *err) {
    char now[TAMIZ_API_TIME];
    tamiz_api_now(now);
    tamiz_dataset dataset = {.lists = NULL};
    tamiz_listener told = listener ? *listener : (tamiz_listener){0};
    tamiz_code code = read_sources(sources, count, fetched ? fetched : now,
                                   told, &dataset, err);
    if (!code) code = forge_file(&dataset, path, teacher, told, err);
    tamiz_dataset_clear(&dataset);
    return code;
}

tamiz_code tamiz_forge(const tamiz_source *sources, size_t count,
                       const char *path, const char *fetched,
                       const tamiz_listener *listener, tamiz_error *err) {
    return tamiz_forge_like(sources, count, path, fetched, NULL, listener, err);
}

static tamiz_code forge_memory(const tamiz_source *sources, size_t count,
                               const char *fetched, tamiz_listener listener,
                               tamiz_snapshot **out, tamiz_error *err) {
    tamiz_dataset dataset = {.lists = NULL};
    tamiz_buffer bytes = {0};
    tamiz_code code =
        read_sources(sources, count, fetched, listener, &dataset, err);
    if (!code)
        code = tamiz_index_forge(&dataset, &bytes, listener.progress,
                                 listener.context, err);
    tamiz_dataset_clear(&dataset);
    if (!code) code = tamiz_snapshot_adopt(&bytes, out, err);
    tamiz_buffer_clear(&bytes);
    return code;
}

tamiz_code tamiz_snapshot_forge(const tamiz_source *sources, size_t count,
                                const char *fetched,
                                const tamiz_listener *listener,
                                tamiz_snapshot **out, tamiz_error *err) {
    char now[TAMIZ_API_TIME];
    tamiz_api_now(now);
    return forge_memory(sources, count, fetched ? fetched : now,
                        listener ? *listener : (tamiz_listener){0}, out, err);
}

/* Always the same bytes: its facts were gathered on the day they say. */
tamiz_code tamiz_snapshot_builtin(tamiz_snapshot **out, tamiz_error *err) {
    tamiz_source source = {.list = "tamiz_cartels"};
    return forge_memory(&source, 1, "", (tamiz_listener){0}, out, err);
}
