/* SPDX-License-Identifier: Apache-2.0 */
#include "api_read.h"

#include "base_error.h"

#include <time.h>

void tamiz_api_now(char text[TAMIZ_API_TIME]) {
    time_t now = time(NULL);
    struct tm tm;
    if (!gmtime_r(&now, &tm) ||
        !strftime(text, TAMIZ_API_TIME, "%Y-%m-%dT%H:%M:%SZ", &tm))
        text[0] = '\0';
}

tamiz_code tamiz_api_kind(const tamiz_source *source, tamiz_arena *arena,
                          const tamiz_list_kind **out, tamiz_error *err) {
    return tamiz_list_kind_named(source->list, arena, out, err);
}

/* What the reader found out replaces what was known before. */
static tamiz_code take_facts(tamiz_dataset *dataset,
                             const tamiz_list_facts *facts, tamiz_error *err) {
    tamiz_list_meta *meta = &dataset->lists[dataset->list_count - 1];
    const char *const texts[] = {facts->published, facts->title, facts->issuer};
    const char **const to[] = {&meta->published, &meta->title, &meta->issuer};
    for (size_t i = 0; i < sizeof to / sizeof *to; i++) {
        if (i && !*texts[i]) continue; /* the kind's own stays */
        *to[i] = tamiz_arena_print(&dataset->arena, "%s", texts[i]);
        if (!*to[i]) return tamiz_fail_memory(err, "reading a list");
    }
    meta->rows = facts->rows;
    return TAMIZ_OK;
}

tamiz_code tamiz_api_read(tamiz_dataset *dataset, const tamiz_list_input *input,
                          tamiz_listener listener, tamiz_list_facts *facts,
                          tamiz_error *err) {
    const tamiz_list_kind *kind = input->kind;
    tamiz_list_meta meta = {.id = kind->id,
                            .title = kind->title,
                            .issuer = kind->issuer,
                            .published = "",
                            .fetched = input->fetched,
                            .source = input->source,
                            .sha256 = input->sha256,
                            .tell_apart = kind->exchange};
    tamiz_code code = tamiz_dataset_begin(dataset, &meta, err);
    if (code) return code;
    char stage[96];
    (void)snprintf(stage, sizeof stage, "reading %s", kind->id);
    tamiz_sink sink = tamiz_dataset_sink(dataset);
    tamiz_list_progress progress = {.report = listener.progress,
                                    .warning = listener.warning,
                                    .context = listener.context,
                                    .stage = stage,
                                    .list = kind->id};
    *facts = (tamiz_list_facts){0};
    code = kind->read(input->path, &sink, facts, &progress, err);
    return code ? code : take_facts(dataset, facts, err);
}

/* ---- seen times -------------------------------------------------------- */

static const char *first_seen(const tamiz_snapshot *s, uint32_t entity,
                              const tamiz_dataset *dataset,
                              const tamiz_stored *stored) {
    const char *value = tamiz_pool_text(&dataset->pool, stored->value);
    const char *lang = tamiz_pool_text(&dataset->pool, stored->lang);
    const tamiz_entity_record *e = &s->entities[entity];
    for (uint32_t i = 0; i < e->statement_count; i++) {
        const tamiz_statement_record *t =
            &s->statements[e->first_statement + i];
        if (t->prop == stored->prop && !strcmp(value, s->text + t->value) &&
            !strcmp(lang, s->text + t->lang))
            return s->text + t->first_seen;
    }
    return NULL;
}

static void date_entity(tamiz_dataset *dataset, const tamiz_grouped *entity,
                        const tamiz_snapshot *before) {
    uint32_t fetched = tamiz_pool_add(
        &dataset->pool, tamiz_span_of(dataset->lists[entity->list].fetched));
    uint32_t known = UINT32_MAX;
    if (before)
        known = tamiz_snapshot_entity(before,
                                      tamiz_dataset_text(dataset, entity->id));
    for (uint32_t k = entity->first; k != UINT32_MAX;
         k = dataset->statements[k].next) {
        tamiz_stored *stored = &dataset->statements[k];
        const char *first = known == UINT32_MAX
                                ? NULL
                                : first_seen(before, known, dataset, stored);
        stored->first_seen =
            first ? tamiz_pool_add(&dataset->pool, tamiz_span_of(first))
                  : fetched;
        stored->last_seen = fetched;
    }
}

void tamiz_api_date(tamiz_dataset *dataset, const tamiz_snapshot *before) {
    for (size_t i = 0; i < dataset->entity_count; i++)
        date_entity(dataset, &dataset->entities[i], before);
}
