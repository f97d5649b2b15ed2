/* SPDX-License-Identifier: Apache-2.0 */
/* The snapshot keeps all numbers sorted by hash: parties that share one stand
 * side by side. */
#include "link_numbers.h"

#include "base_error.h"
#include "index_number.h"

#include <stdlib.h>

enum { LEAST_SIZE = 5, MOST_SHARERS = 8, MOST_STATEMENTS = 64 };

/* ---- types ------------------------------------------------------------- */

/* Families whose numbers tell one party from all others. */
static bool identifies(tamiz_number_family family) {
    switch (family) {
    case TAMIZ_NUMBER_ANY:
    case TAMIZ_NUMBER_LICENCE:
    case TAMIZ_NUMBER_ACCOUNT:
    case TAMIZ_NUMBER_CALL_SIGN: /* given to the next ship */
    case TAMIZ_NUMBER_SERIAL:    /* each maker counts by itself */
    case TAMIZ_NUMBER_ICAO:
    case TAMIZ_NUMBER_OKPO:
    case TAMIZ_NUMBER_BIK:
        return false;
    default:
        return true;
    }
}

const char *tamiz_link_number_type(const tamiz_snapshot *s,
                                   uint32_t statement) {
    tamiz_number_family family = tamiz_number_type_at(s, statement).family;
    return identifies(family) ? tamiz_number_family_name(family) : NULL;
}

/* A document of one list may be an identity card, a tax or a register number
 * of the other. */
static bool is_any_document(const char *type) {
    return !strcmp(type, "document") || !strcmp(type, "identity number") ||
           !strcmp(type, "tax number") || !strcmp(type, "register number");
}

static bool types_agree(const char *a, const char *b) {
    if (!strcmp(a, b)) return true;
    bool open = !strcmp(a, "document") || !strcmp(b, "document");
    return open && is_any_document(a) && is_any_document(b);
}

/* ---- repetitions -------------------------------------------------------- */

/* Of a party that states the number on a document with a country, the bare
 * number beside it is no statement of its own. */
static bool is_repeated(const tamiz_snapshot *s, const tamiz_number_record *run,
                        size_t count, uint32_t statement) {
    uint32_t entity = s->statements[statement].entity;
    uint32_t owner = s->entities[entity].owner;
    if (owner != entity) return false;
    for (size_t i = 0; i < count; i++) {
        uint32_t other = s->statements[run[i].statement].entity;
        if (other != entity && s->entities[other].owner == owner &&
            tamiz_number_country(s, run[i].statement))
            return true;
    }
    return false;
}

/* ---- pairs ------------------------------------------------------------- */

static bool is_same_number(const tamiz_snapshot *s, uint32_t a, uint32_t b) {
    char x[TAMIZ_NUMBER_TEXT], y[TAMIZ_NUMBER_TEXT];
    size_t m = tamiz_number_of(s, a, x), n = tamiz_number_of(s, b, y);
    return m == n && !memcmp(x, y, n);
}

static void add_pair(const tamiz_snapshot *s, uint32_t a, uint32_t b,
                     tamiz_buffer *pairs) {
    uint32_t p = tamiz_number_owner(s, a), q = tamiz_number_owner(s, b);
    const tamiz_entity_record *x = &s->entities[p], *y = &s->entities[q];
    const char *type = tamiz_link_number_type(s, a);
    const char *other = tamiz_link_number_type(s, b);
    if (x->list == y->list || !tamiz_schema_rows[x->schema].matchable ||
        !tamiz_schema_rows[y->schema].matchable || !types_agree(type, other) ||
        !is_same_number(s, a, b))
        return;
    const char *from = tamiz_number_country(s, a),
               *to = tamiz_number_country(s, b);
    if (from && to && strcmp(from, to) != 0) return;
    tamiz_numbered_pair pair = {.a = p < q ? p : q,
                                .b = p < q ? q : p,
                                .a_statement = p < q ? a : b,
                                .b_statement = p < q ? b : a,
                                .reference =
                                    s->statements[a].prop == TAMIZ_PROP_unscId};
    tamiz_buffer_add(pairs, &pair, sizeof pair);
}

static uint32_t count_owners(const tamiz_snapshot *s,
                             const tamiz_number_record *run, size_t count) {
    uint32_t owners = 0, last = UINT32_MAX;
    for (size_t i = 0; i < count; i++) {
        uint32_t owner = tamiz_number_owner(s, run[i].statement);
        owners += owner != last;
        last = owner;
    }
    return owners;
}

/* The statements of a run rise, and with them their parties. */
static void add_run(const tamiz_snapshot *s, const tamiz_number_record *run,
                    size_t count, tamiz_buffer *pairs) {
    char normal[TAMIZ_NUMBER_TEXT];
    bool short_number = tamiz_number_of(s, run->statement, normal) < LEAST_SIZE;
    if (count < 2 || count > MOST_STATEMENTS || short_number ||
        count_owners(s, run, count) > MOST_SHARERS)
        return;
    for (size_t i = 0; i < count; i++) {
        uint32_t a = run[i].statement;
        if (!tamiz_link_number_type(s, a) || is_repeated(s, run, count, a))
            continue;
        for (size_t k = i + 1; k < count; k++) {
            uint32_t b = run[k].statement;
            if (tamiz_link_number_type(s, b) && !is_repeated(s, run, count, b))
                add_pair(s, a, b, pairs);
        }
    }
}

static int order_of_pairs(const void *x, const void *y) {
    const tamiz_numbered_pair *p = x, *q = y;
    if (p->a != q->a) return p->a < q->a ? -1 : 1;
    if (p->b != q->b) return p->b < q->b ? -1 : 1;
    if (p->reference != q->reference) return p->reference ? -1 : 1;
    if (p->a_statement != q->a_statement)
        return p->a_statement < q->a_statement ? -1 : 1;
    return (p->b_statement > q->b_statement) -
           (p->b_statement < q->b_statement);
}

tamiz_code tamiz_link_by_numbers(const tamiz_snapshot *s, tamiz_buffer *out,
                                 tamiz_error *err) {
    tamiz_buffer all = {0};
    for (uint32_t i = 0; i < s->number_count;) {
        uint32_t end = i + 1;
        while (end < s->number_count &&
               s->numbers[end].hash == s->numbers[i].hash)
            end++;
        add_run(s, s->numbers + i, end - i, &all);
        i = end;
    }
    tamiz_numbered_pair *pairs = (tamiz_numbered_pair *)(void *)all.data;
    size_t count = all.size / sizeof *pairs;
    if (count > 1) qsort(pairs, count, sizeof *pairs, order_of_pairs);
    for (size_t i = 0; i < count; i++)
        if (!i || pairs[i].a != pairs[i - 1].a || pairs[i].b != pairs[i - 1].b)
            tamiz_buffer_add(out, &pairs[i], sizeof *pairs);
    bool failed = all.failed || out->failed;
    tamiz_buffer_clear(&all);
    return failed ? tamiz_fail_memory(err, "links") : TAMIZ_OK;
}
