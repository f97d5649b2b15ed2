/* SPDX-License-Identifier: Apache-2.0 */
/* A list counted by sort: for whoever wants to see what it is made of. */
#include "index_snapshot.h"
#include "text_script.h"
#include "text_utf8.h"

enum { SCRIPTS = TAMIZ_SCRIPT_OTHER + 1 };

typedef struct tallies {
    uint32_t schemata[TAMIZ_SCHEMA_COUNT];
    uint32_t kinds[TAMIZ_PROP_COUNT];
    uint32_t scripts[SCRIPTS];
} tallies;

/* Of the first letter that belongs to one. */
static tamiz_script script_of(const char *text) {
    tamiz_span span = tamiz_span_of(text);
    for (size_t at = 0; at < span.size;) {
        uint32_t letter = tamiz_utf8_next(span, &at);
        tamiz_script script = tamiz_script_of(letter);
        if (tamiz_char_class_of(letter) == TAMIZ_CHAR_LETTER &&
            script != TAMIZ_SCRIPT_COMMON)
            return script;
    }
    return TAMIZ_SCRIPT_COMMON;
}

static void count(const tamiz_snapshot *s, size_t list, tallies *t) {
    for (uint32_t i = 0; i < s->entity_count; i++) {
        const tamiz_entity_record *e = &s->entities[i];
        if (e->list != list || e->owner != i) continue;
        t->schemata[e->schema]++;
        for (uint32_t k = 0; k < e->name_count; k++) {
            const tamiz_name_record *n =
                &s->names[s->entity_names[e->first_name + k]];
            t->kinds[n->prop]++;
            t->scripts[script_of(s->text + n->text)]++;
        }
    }
}

static size_t add(tamiz_tally *out, size_t most, size_t used, tamiz_tally row) {
    if (!row.count) return used;
    if (used < most) out[used] = row;
    return used + 1;
}

size_t tamiz_snapshot_list_tally(const tamiz_snapshot *s, size_t index,
                                 tamiz_tally *out, size_t most) {
    tallies t = {.kinds = {0}};
    size_t used = 0;
    count(s, index, &t);
    for (size_t i = 0; i < TAMIZ_SCHEMA_COUNT; i++)
        used = add(
            out, most, used,
            (tamiz_tally){"schema", tamiz_schema_rows[i].name, t.schemata[i]});
    for (size_t i = 0; i < TAMIZ_PROP_COUNT; i++)
        used = add(out, most, used,
                   (tamiz_tally){"kind", tamiz_prop_rows[i].name, t.kinds[i]});
    for (size_t i = 0; i < SCRIPTS; i++)
        used = add(out, most, used,
                   (tamiz_tally){"script", tamiz_script_code((tamiz_script)i),
                                 t.scripts[i]});
    return used;
}
