/* SPDX-License-Identifier: Apache-2.0 */
/* A scanned document: its text, what is mentioned in it, and both as JSON. */
#include "base_error.h"
#include "scan_claim.h"
#include "scan_find.h"
#include "screen_query.h"

struct tamiz_document {
    const tamiz_snapshot *snapshot;
    tamiz_arena arena;
    tamiz_span text; /* copied: sentences are quoted from it */
    const char *name;
    tamiz_scan_config config;
    tamiz_buffer mentions; /* tamiz_mention[] */
    tamiz_buffer claims;   /* tamiz_text_claim[] */
    tamiz_buffer json;
};

/* Lines and columns of all mentions in one pass. */
static void place_mentions(tamiz_document *d) {
    tamiz_mention *mentions = (tamiz_mention *)(void *)d->mentions.data;
    size_t count = d->mentions.size / sizeof *mentions, at = 0;
    uint64_t line = 1, line_start = 0;
    for (size_t i = 0; i < count; i++) {
        for (; at < mentions[i].start; at++)
            if (d->text.data[at] == '\n') line++, line_start = at + 1;
        mentions[i].line = line;
        mentions[i].column = mentions[i].start - line_start + 1;
    }
}

/* ---- the document ------------------------------------------------------ */

tamiz_code tamiz_scan(const tamiz_snapshot *snapshot, const char *name,
                      const char *text, size_t size,
                      const tamiz_options *options, tamiz_document **out,
                      tamiz_error *err) {
    tamiz_options defaults = tamiz_options_default();
    tamiz_document *d = calloc(1, sizeof *d);
    if (!d) return tamiz_fail_memory(err, name);
    d->snapshot = snapshot;
    d->text = tamiz_arena_copy(&d->arena, (tamiz_span){text, size});
    d->name = tamiz_arena_print(&d->arena, "%s", name ? name : "");
    tamiz_code code =
        d->text.data && d->name ? TAMIZ_OK : tamiz_fail_memory(err, name);
    if (!code)
        code = tamiz_scan_find(snapshot, d->name, d->text,
                               options ? options : &defaults, &d->mentions,
                               d->config, err);
    if (!code)
        code = tamiz_claims_read(
            snapshot, d->text, (const tamiz_mention *)(void *)d->mentions.data,
            tamiz_document_mention_count(d), &d->arena, &d->claims, err);
    if (code) {
        tamiz_document_free(d);
        return code;
    }
    place_mentions(d);
    *out = d;
    return TAMIZ_OK;
}

void tamiz_document_free(tamiz_document *d) {
    if (!d) return;
    for (size_t i = 0; i < tamiz_document_mention_count(d); i++)
        tamiz_answer_free(tamiz_document_mention(d, i)->answer);
    tamiz_buffer_clear(&d->mentions);
    tamiz_buffer_clear(&d->claims);
    tamiz_buffer_clear(&d->json);
    tamiz_arena_clear(&d->arena);
    free(d);
}

size_t tamiz_document_mention_count(const tamiz_document *d) {
    return d->mentions.size / sizeof(tamiz_mention);
}

const tamiz_mention *tamiz_document_mention(const tamiz_document *d,
                                            size_t index) {
    if (index >= tamiz_document_mention_count(d)) return NULL;
    return &((const tamiz_mention *)(const void *)d->mentions.data)[index];
}

static tamiz_span part_of(const tamiz_document *d, uint64_t start,
                          uint64_t end) {
    return (tamiz_span){d->text.data + start, (size_t)(end - start)};
}

static void write_mention(tamiz_json *json, const tamiz_document *d,
                          const tamiz_mention *m, bool evidence) {
    tamiz_json_open(json, '{');
    tamiz_json_key(json, "start");
    tamiz_json_integer(json, (int64_t)m->start);
    tamiz_json_key(json, "end");
    tamiz_json_integer(json, (int64_t)m->end);
    tamiz_json_key(json, "text");
    tamiz_json_span(json, part_of(d, m->start, m->end));
    tamiz_json_key(json, "sentence");
    tamiz_json_span(json, part_of(d, m->sentence_start, m->sentence_end));
    tamiz_json_key(json, "hits");
    tamiz_answer_write_hits(json, m->answer, evidence);
    tamiz_json_close(json, '}');
}

const char *tamiz_document_json(tamiz_document *d, bool evidence) {
    tamiz_buffer_reset(&d->json);
    tamiz_json json = {.buffer = &d->json};
    tamiz_json_open(&json, '{');
    tamiz_json_pair(&json, "file", d->name);
    tamiz_json_pair(&json, "format", "text");
    tamiz_json_key(&json, "mentions");
    tamiz_json_open(&json, '[');
    for (size_t i = 0; i < tamiz_document_mention_count(d); i++)
        write_mention(&json, d, tamiz_document_mention(d, i), evidence);
    tamiz_json_close(&json, ']');
    tamiz_json_key(&json, "claims");
    tamiz_claims_write(&json, &d->claims);
    tamiz_answer_write_origin(&json, d->snapshot, d->config);
    tamiz_json_close(&json, '}');
    return d->json.failed ? NULL : d->json.data;
}
