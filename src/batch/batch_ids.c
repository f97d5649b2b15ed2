/* SPDX-License-Identifier: Apache-2.0 */
#include "batch_ids.h"

/* How many values of a field there are, and the place of the one at `at` among
 * them. */
static size_t count_of(const tamiz_batch_values *fields, const char *field,
                       size_t at, size_t *place) {
    size_t count = 0;
    *place = 0;
    for (size_t i = 0; i < fields->count; i++) {
        bool same = !strcmp(fields->items[i], field);
        *place += same && i < at;
        count += same;
    }
    return count;
}

/* Who issued number i: one country is of all numbers of its column, several
 * are of one each. NULL = not said. */
static const char *issuer_of(const tamiz_batch_party *party, size_t i) {
    const char *field = party->kinds.items[i];
    size_t place, none;
    size_t numbers = count_of(&party->kinds, field, i, &place);
    size_t countries = count_of(&party->issued, field, SIZE_MAX, &none);
    if (countries != 1 && countries != numbers) return NULL;
    size_t wanted = countries == 1 ? 0 : place;
    for (size_t k = 0; k < party->issued.count; k++) {
        if (strcmp(party->issued.items[k], field) != 0) continue;
        if (!wanted--)
            return *party->issuers.items[k] ? party->issuers.items[k] : NULL;
    }
    return NULL;
}

/* Countries that cannot be told apart among the numbers. */
static void check_issuers(tamiz_batch_party *party) {
    for (size_t i = 0; i < party->issued.count; i++) {
        const char *field = party->issued.items[i];
        size_t place, none;
        size_t countries = count_of(&party->issued, field, i, &place);
        size_t numbers = count_of(&party->kinds, field, 0, &none);
        if (place || countries == 1 || countries == numbers) continue;
        tamiz_batch_party_warn(party, tamiz_span_of(field),
                               tamiz_span_of(party->issuers.items[i]),
                               "one country or as many as there are numbers "
                               "are expected; not used");
    }
}

static bool same_text(const char *a, const char *b) {
    return a && b ? !strcmp(a, b) : a == b;
}

static void add_id(tamiz_identifier *ids, size_t *count, tamiz_identifier id) {
    for (size_t i = 0; i < *count; i++)
        if (same_text(ids[i].number, id.number) &&
            same_text(ids[i].kind, id.kind) &&
            same_text(ids[i].country, id.country))
            return;
    ids[(*count)++] = id;
}

const tamiz_identifier *tamiz_batch_ids(tamiz_batch_party *party,
                                        size_t *count) {
    size_t most = party->numbers.count + party->documents.count;
    tamiz_identifier *ids =
        tamiz_arena_array(&party->arena, most + 1, sizeof *ids);
    *count = 0;
    if (!ids) {
        party->failed = true;
        return NULL;
    }
    check_issuers(party);
    for (size_t i = 0; i < party->numbers.count; i++)
        add_id(ids, count,
               (tamiz_identifier){.number = party->numbers.items[i],
                                  .kind = party->kinds.items[i],
                                  .country = issuer_of(party, i)});
    for (size_t i = 0; i < party->documents.count; i++) {
        const char *country = party->document_countries.items[i];
        add_id(ids, count,
               (tamiz_identifier){.number = party->documents.items[i],
                                  .kind = party->document_kinds.items[i],
                                  .country = *country ? country : NULL});
    }
    return ids;
}
