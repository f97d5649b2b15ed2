/* SPDX-License-Identifier: Apache-2.0 */
/* Reads OFAC's list at the given path and prints what the reader stated, by
 * schema and property, as JSON. count_ofac.py compares it with counts of its
 * own. */
#include "list_ofac.h"

#include "base_arena.h"
#include "base_table.h"

typedef struct counts {
    tamiz_arena arena;
    tamiz_table entities, labels; /* labels: how often each type of number */
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

static tamiz_code count(void *context, const tamiz_statement *statement,
                        tamiz_error *err) {
    counts *all = context;
    bool fresh = false;
    tamiz_span id = tamiz_arena_copy(&all->arena, statement->entity);
    if (!id.data || !tamiz_table_add(&all->entities, id, 0, &fresh) ||
        !count_label(all, statement))
        return tamiz_fail_memory(err, "counts");
    all->by_schema[statement->schema] += fresh;
    all->facts[statement->schema][statement->prop]++;
    return TAMIZ_OK;
}

static void print(const counts *all, uint32_t rows) {
    (void)printf("{\"rows\": %u", rows);
    for (int s = 1; s < TAMIZ_SCHEMA_COUNT; s++) {
        if (!all->by_schema[s]) continue;
        const char *schema = tamiz_schema_rows[s].name;
        (void)printf(",\n \"%s\": %u", schema, all->by_schema[s]);
        for (int p = 1; p < TAMIZ_PROP_COUNT; p++)
            if (all->facts[s][p])
                (void)printf(", \"%s.%s\": %u", schema, tamiz_prop_rows[p].name,
                             all->facts[s][p]);
    }
    for (size_t i = 0; i < all->labels.room; i++) {
        const tamiz_table_slot *slot = &all->labels.slots[i];
        if (slot->used)
            (void)printf(",\n \"label %.*s\": %u", (int)slot->key.size,
                         slot->key.data, slot->value);
    }
    (void)printf("}\n");
}

int main(int argc, char **argv) {
    if (argc != 2) return 2;
    static counts all;
    tamiz_list_facts facts = {0};
    tamiz_error err = {0};
    tamiz_sink sink = {count, &all};
    if (tamiz_list_ofac_read(argv[1], &sink, &facts, NULL, &err)) {
        (void)fprintf(stderr, "%s:%u:%u: %s\n", err.where, err.line, err.column,
                      err.message);
        return 3;
    }
    print(&all, facts.rows);
    tamiz_table_clear(&all.entities);
    tamiz_table_clear(&all.labels);
    tamiz_arena_clear(&all.arena);
    return 0;
}
