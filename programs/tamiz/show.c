/* SPDX-License-Identifier: Apache-2.0 */
/* tamiz show ID: everything known of one entity, each fact with its source. */
#include "show.h"
#include "cli_error.h"
#include "cli_hit.h"
#include "cli_open.h"
#include "cli_table.h"
#include "commands.h"
#include "show_claims.h"

#include <stdlib.h>
#include <string.h>

/* A fact and what orders it: the entity's own facts first, then what is
 * attached, by kind and id; within, by property, as published. */
typedef struct placed_fact {
    const tamiz_fact *fact;
    bool attached;
    size_t index;
} placed_fact;

static int order(const void *a, const void *b) {
    const placed_fact *x = a, *y = b;
    if (x->attached != y->attached) return x->attached ? 1 : -1;
    int c = strcmp(x->fact->schema, y->fact->schema);
    if (!c) c = strcmp(x->fact->subject, y->fact->subject);
    if (!c) c = strcmp(x->fact->property, y->fact->property);
    return c ? c : (x->index > y->index) - (x->index < y->index);
}

/* Where a fact comes from. What all facts of a subject have in common is said
 * once above them, the rest in a column each. */
typedef enum origin_part { LIST, RECORD, SEEN, ORIGIN_COUNT } origin_part;

enum { ORIGIN_SIZE = 256 };

static void origin_of(const tamiz_fact *fact, origin_part part,
                      char text[ORIGIN_SIZE]) {
    bool seen = *fact->first_seen || *fact->last_seen;
    *text = 0;
    if (part == LIST)
        (void)snprintf(text, ORIGIN_SIZE, "%s", fact->list);
    else if (part == RECORD)
        (void)snprintf(text, ORIGIN_SIZE, "%s", fact->record);
    else if (seen)
        (void)snprintf(text, ORIGIN_SIZE, "%.10s to %.10s", fact->first_seen,
                       fact->last_seen);
}

static bool is_shared(const placed_fact *facts, size_t count,
                      origin_part part) {
    char first[ORIGIN_SIZE], other[ORIGIN_SIZE];
    origin_of(facts[0].fact, part, first);
    for (size_t i = 1; i < count; i++) {
        origin_of(facts[i].fact, part, other);
        if (strcmp(first, other) != 0) return false;
    }
    return true;
}

static void put_head(const cli_term *term, const tamiz_fact *fact,
                     const bool shared[ORIGIN_COUNT]) {
    static const char *const labels[] = {"", "", "seen "};
    char text[ORIGIN_SIZE];
    (void)fputc('\n', stdout);
    cli_put(term, CLI_BOLD, fact->schema);
    (void)fputc(' ', stdout);
    cli_put(term, CLI_PLAIN, fact->subject);
    for (origin_part part = LIST; part < ORIGIN_COUNT; part++) {
        origin_of(fact, part, text);
        if (!shared[part] || !*text) continue;
        cli_put(term, CLI_DIM, ", ");
        cli_put(term, CLI_DIM, labels[part]);
        cli_put(term, CLI_DIM, text);
    }
    (void)fputc('\n', stdout);
}

static void add_fact(cli_table *table, const tamiz_fact *fact, bool repeated,
                     const bool shared[ORIGIN_COUNT]) {
    char text[ORIGIN_SIZE];
    cli_table_add(table, CLI_CYAN, "%s",
                  repeated ? "" : cli_words(fact->property, text, sizeof text));
    for (origin_part part = LIST; part < ORIGIN_COUNT; part++) {
        if (shared[part]) continue;
        origin_of(fact, part, text);
        cli_table_add(table, CLI_DIM, "%s", text);
    }
    cli_table_add(table, CLI_PLAIN, "%s", fact->value);
}

static int put_table(const cli_term *term, const placed_fact *facts,
                     size_t count, const bool shared[ORIGIN_COUNT]) {
    static const char *const titles[] = {"list", "record", "seen"};
    cli_column columns[ORIGIN_COUNT + 2] = {{"property", CLI_LEFT}};
    size_t column_count = 1;
    for (origin_part part = LIST; part < ORIGIN_COUNT; part++)
        if (!shared[part])
            columns[column_count++] = (cli_column){titles[part], CLI_LEFT};
    columns[column_count++] = (cli_column){"value", CLI_WRAPPED};
    cli_table table = {
        .columns = columns, .column_count = column_count, .indent = 2};
    for (size_t i = 0; i < count; i++) {
        const tamiz_fact *fact = facts[i].fact;
        bool repeated =
            i && !strcmp(fact->property, facts[i - 1].fact->property);
        add_fact(&table, fact, repeated, shared);
    }
    return cli_table_print(&table, term);
}

/* The facts of one subject; returns how many of the `count` these are. */
static size_t put_subject(const cli_term *term, const placed_fact *facts,
                          size_t count, int *code) {
    size_t n = 1;
    while (n < count && !strcmp(facts[n].fact->subject, facts[0].fact->subject))
        n++;
    bool shared[ORIGIN_COUNT];
    for (origin_part part = LIST; part < ORIGIN_COUNT; part++)
        shared[part] = is_shared(facts, n, part);
    put_head(term, facts[0].fact, shared);
    *code = put_table(term, facts, n, shared);
    return n;
}

static int put_facts(const cli_term *term, const tamiz_entity *entity) {
    size_t count = tamiz_entity_fact_count(entity);
    placed_fact *facts = calloc(count + 1, sizeof *facts);
    if (!facts) return cli_no_memory();
    for (size_t i = 0; i < count; i++) {
        const tamiz_fact *fact = tamiz_entity_fact(entity, i);
        facts[i] = (placed_fact){
            fact, strcmp(fact->subject, tamiz_entity_id(entity)) != 0, i};
    }
    qsort(facts, count, sizeof *facts, order);
    int code = CLI_DONE;
    for (size_t i = 0; i < count && !code;)
        i += put_subject(term, facts + i, count - i, &code);
    free(facts);
    return code;
}

/* All designations of an entity in order of time, those in force on the day
 * asked for and the others: two rows that are in order each. */
static size_t in_force_before(const tamiz_entity *entity, size_t index) {
    size_t own = 0, other = 0;
    for (size_t i = 0; i < index; i++) {
        const tamiz_designation *a = tamiz_entity_designation(entity, own);
        const tamiz_designation *b =
            tamiz_entity_other_designation(entity, other);
        if (a && (!b || strcmp(a->since, b->since) <= 0))
            own++;
        else
            other++;
    }
    return own;
}

static bool out_of_force(const void *context, size_t index) {
    return in_force_before(context, index + 1) ==
           in_force_before(context, index);
}

static const tamiz_designation *entity_designation(const void *context,
                                                   size_t index) {
    size_t own = in_force_before(context, index);
    return out_of_force(context, index)
               ? tamiz_entity_other_designation(context, index - own)
               : tamiz_entity_designation(context, own);
}

static void put_designations(const cli_term *term, const tamiz_entity *entity,
                             const char *as_of) {
    size_t own = tamiz_entity_designation_count(entity);
    size_t count = own + tamiz_entity_other_designation_count(entity);
    if (as_of) {
        bool listed = tamiz_entity_is_listed(entity);
        (void)printf("  on ");
        cli_put(term, CLI_PLAIN, as_of);
        (void)fputs(": ", stdout);
        cli_put(term, listed ? CLI_RED : CLI_GREEN,
                listed ? "listed" : "not listed");
        (void)putchar('\n');
    } else if (!count) {
        (void)printf("  no designation\n");
    }
    cli_put_timeline(term, &(cli_timeline){.count = count,
                                           .designation = entity_designation,
                                           .context = entity,
                                           .sources = true,
                                           .indent = 2,
                                           .out_of_force = out_of_force,
                                           .as_of = as_of});
}

static int print(const cli_args *args, const tamiz_entity *entity) {
    cli_term term = cli_term_of(args);
    cli_put(&term, CLI_BOLD, tamiz_entity_caption(entity));
    (void)fputc('\n', stdout);
    cli_put(&term, CLI_CYAN, tamiz_entity_schema(entity));
    (void)fputc(' ', stdout);
    cli_put(&term, CLI_DIM, tamiz_entity_id(entity));
    (void)printf("\n\n");
    put_designations(&term, entity, args->as_of);
    int code = show_claims(&term, entity);
    return code ? code : put_facts(&term, entity);
}

static int print_json(tamiz_entity *entity) {
    const char *json = tamiz_entity_json(entity);
    if (!json) return cli_no_memory();
    (void)puts(json);
    return CLI_DONE;
}

static int run(const cli_args *args, const char *const *operands,
               size_t count) {
    (void)count;
    tamiz_snapshot *snapshot = NULL;
    tamiz_entity *entity = NULL;
    tamiz_error err;
    if (args->history) return show_history(args, operands[0]);
    int code = cli_open(args, &snapshot);
    if (code) return code;
    if (tamiz_entity_find(snapshot, operands[0], args->as_of, &entity, &err))
        code = cli_error(&err);
    else
        code = args->json ? print_json(entity) : print(args, entity);
    tamiz_entity_free(entity);
    tamiz_snapshot_close(snapshot);
    return code;
}

const cli_command command_show = {
    .name = "show",
    .operands = "ID",
    .purpose = "Show an entity, each fact with its source",
    .details =
        "ID is an entity's id as screen prints it, e.g. ofac-36. When parties "
        "of other\nlists are the same subject, their designations stand in "
        "one timeline, and a table\nsays where the lists agree and where they "
        "do not. With --history, what all versions\nthat the home keeps said "
        "of it, and when.",
    .options = CLI_AS_OF | CLI_KNOWN_ON | CLI_HISTORY,
    .fewest = 1,
    .most = 1,
    .run = run,
};
