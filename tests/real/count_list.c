/* SPDX-License-Identifier: Apache-2.0 */
/* Reads the list at the given path with READ and prints what the reader stated,
 * by schema and property, as JSON. count_ofac.py and count_un.py compare it
 * with counts of their own. */
#include "list_reader.h"

#include "base_arena.h"
#include "base_table.h"
#include "format_json.h"

typedef struct counts {
    tamiz_arena arena;
    tamiz_table entities, labels; /* labels: how often each type of number */
    tamiz_table facts_seen;
    uint32_t by_schema[TAMIZ_SCHEMA_COUNT];
    uint32_t facts[TAMIZ_SCHEMA_COUNT][TAMIZ_PROP_COUNT];
} counts;

static bool count_label(counts *all, const tamiz_statement *statement) {
    if (!tamiz_schema_is(statement->schema, TAMIZ_SCHEMA_Identification) ||
        statement->prop != TAMIZ_PROP_type)
        return true;
    tamiz_span label = tamiz_arena_copy(&all->arena, statement->value);
    uint32_t *number =
        label.data ? tamiz_table_add(&all->labels, label, 0, NULL) : NULL;
    if (number) ++*number;
    return number != NULL;
}

/* What is stated again counts again; with -DDISTINCT it does not. */
#ifdef DISTINCT
static bool is_new(counts *all, const tamiz_statement *s, bool *fresh) {
    const char *text = tamiz_arena_print(
        &all->arena, "%.*s %d %.*s %.*s", (int)s->entity.size, s->entity.data,
        (int)s->prop, (int)s->lang.size, s->lang.size ? s->lang.data : "",
        (int)s->value.size, s->value.data);
    return text &&
           tamiz_table_add(&all->facts_seen, tamiz_span_of(text), 0, fresh);
}
#else
static bool is_new(counts *all, const tamiz_statement *s, bool *fresh) {
    (void)all;
    (void)s;
    *fresh = true;
    return true;
}
#endif

static tamiz_code count(void *context, const tamiz_statement *statement,
                        tamiz_error *err) {
    counts *all = context;
    bool fresh = false, fact = false;
    if (!is_new(all, statement, &fact)) return tamiz_fail_memory(err, "counts");
    if (!fact) return TAMIZ_OK;
    tamiz_span id = tamiz_arena_copy(&all->arena, statement->entity);
    if (!id.data || !tamiz_table_add(&all->entities, id, 0, &fresh) ||
        !count_label(all, statement))
        return tamiz_fail_memory(err, "counts");
    all->by_schema[statement->schema] += fresh;
    all->facts[statement->schema][statement->prop]++;
    return TAMIZ_OK;
}

static void add(tamiz_json *json, const char *key, uint32_t number) {
    tamiz_json_key(json, key);
    tamiz_json_integer(json, number);
}

static void print_schema(tamiz_json *json, const counts *all, int s) {
    char key[128];
    const char *schema = tamiz_schema_rows[s].name;
    if (all->by_schema[s]) add(json, schema, all->by_schema[s]);
    for (int p = 1; p < TAMIZ_PROP_COUNT; p++) {
        if (!all->facts[s][p]) continue;
        (void)snprintf(key, sizeof key, "%s.%s", schema,
                       tamiz_prop_rows[p].name);
        add(json, key, all->facts[s][p]);
    }
}

static void print(const counts *all, const tamiz_list_facts *facts) {
    char key[256];
    tamiz_buffer text = {0};
    tamiz_json json = {.buffer = &text};
    tamiz_json_open(&json, '{');
    add(&json, "rows", facts->rows);
    add(&json, "warnings", facts->warnings);
    for (int s = 1; s < TAMIZ_SCHEMA_COUNT; s++) print_schema(&json, all, s);
    for (size_t i = 0; i < all->labels.room; i++) {
        const tamiz_table_slot *slot = &all->labels.slots[i];
        if (!slot->used) continue;
        (void)snprintf(key, sizeof key, "label %.*s", (int)slot->key.size,
                       slot->key.data);
        add(&json, key, slot->value);
    }
    tamiz_json_close(&json, '}');
    (void)printf("%s\n", text.failed ? "" : text.data);
    tamiz_buffer_clear(&text);
}

int main(int argc, char **argv) {
    if (argc != 2) return 2;
    static counts all;
    tamiz_list_facts facts = {0};
    tamiz_error err = {0};
    tamiz_sink sink = {count, &all};
    if (READ(argv[1], &sink, &facts, NULL, &err)) {
        (void)fprintf(stderr, "%s:%u:%u: %s\n", err.where, err.line, err.column,
                      err.message);
        return 3;
    }
    print(&all, &facts);
    tamiz_table_clear(&all.entities);
    tamiz_table_clear(&all.labels);
    tamiz_table_clear(&all.facts_seen);
    tamiz_arena_clear(&all.arena);
    return 0;
}
