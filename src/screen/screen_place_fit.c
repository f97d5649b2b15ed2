/* SPDX-License-Identifier: Apache-2.0 */
/* Two places held against one another. A segment agrees with another one when
 * each telling word of the shorter has a partner in the longer: "Zamboanga"
 * and "Zamboanga City", "Khan Younis" and "Khan Yunis", but not "New York" and
 * "New Delhi". */
#include "entity_country.h"
#include "name_similarity.h"
#include "screen_place.h"

#include <stdlib.h>

/* Less alike are two words of two places. A bit above what slips give in short
 * words, since towns of one country resemble one another. */
static const double alike = 0.8;

static bool is_alike(const tamiz_part *a, const tamiz_part *b) {
    tamiz_link_kind kind;
    double similarity = tamiz_part_similarity(a, b, &kind);
    return similarity >= alike && kind != TAMIZ_LINK_INITIAL;
}

/* How many words of a have a partner of their own among those of b. */
static size_t partners(const tamiz_part *a, size_t a_count, const tamiz_part *b,
                       size_t b_count) {
    bool taken[TAMIZ_PLACE_WORDS] = {false};
    size_t found = 0;
    for (size_t i = 0; i < a_count; i++)
        for (size_t k = 0; k < b_count; k++) {
            if (taken[k] || !is_alike(&a[i], &b[k])) continue;
            taken[k] = true;
            found++;
            break;
        }
    return found;
}

/* ---- segments -------------------------------------------------------------
 */

typedef struct side {
    const tamiz_place *place;
    const tamiz_segment *segment;
} side;

static const tamiz_part *words_of(side s) {
    return s.place->words + s.segment->first;
}

/* Whether every word of the inner one is in the outer one. */
static bool is_within(side inner, side outer) {
    return inner.segment->count &&
           partners(words_of(inner), inner.segment->count, words_of(outer),
                    outer.segment->count) == inner.segment->count;
}

/* "Abu Dhabi" and "Abudhabi". */
static bool run_together(side a, side b) {
    const tamiz_part *x = words_of(a), *y = words_of(b);
    size_t i = 0, k = 0, at_x = 0, at_y = 0;
    while (i < a.segment->count && k < b.segment->count) {
        if (x[i].ascii.data[at_x++] != y[k].ascii.data[at_y++]) return false;
        if (at_x == x[i].ascii.size) at_x = 0, i++;
        if (at_y == y[k].ascii.size) at_y = 0, k++;
    }
    return i == a.segment->count && k == b.segment->count && !at_x && !at_y;
}

static bool segments_agree(side a, side b) {
    if (a.segment->role == TAMIZ_SEGMENT_MIXED &&
        b.segment->role != TAMIZ_SEGMENT_MIXED)
        return is_within(b, a);
    if (b.segment->role == TAMIZ_SEGMENT_MIXED &&
        a.segment->role != TAMIZ_SEGMENT_MIXED)
        return is_within(a, b);
    bool shorter = a.segment->count <= b.segment->count;
    return is_within(shorter ? a : b, shorter ? b : a) || run_together(a, b);
}

static bool may_be_street(const tamiz_segment *s) {
    return s->role != TAMIZ_SEGMENT_PLACE;
}

static bool may_be_place(const tamiz_segment *s) {
    return s->role != TAMIZ_SEGMENT_STREET;
}

/* Lenin Street and Lenin Square are two. */
static bool sorts_agree(const tamiz_segment *a, const tamiz_segment *b) {
    return !a->street || !b->street || a->street == b->street;
}

/* ---- streets, towns, regions ------------------------------------------------
 */

/* A place that is all one segment cannot tell its street from its town, so two
 * of them share a street when they share all words of the shorter, and two at
 * least. */
static bool is_same_street(side a, side b) {
    if (!may_be_street(a.segment) || !may_be_street(b.segment) ||
        !sorts_agree(a.segment, b.segment) || !segments_agree(a, b))
        return false;
    bool mixed = a.segment->role == TAMIZ_SEGMENT_MIXED &&
                 b.segment->role == TAMIZ_SEGMENT_MIXED;
    return !mixed || (a.segment->count > 1 && b.segment->count > 1);
}

static bool is_same_place(side a, side b) {
    if (!may_be_place(a.segment) || !may_be_place(b.segment)) return false;
    if (a.segment->role == TAMIZ_SEGMENT_MIXED &&
        b.segment->role == TAMIZ_SEGMENT_MIXED)
        return partners(words_of(a), a.segment->count, words_of(b),
                        b.segment->count) > 0;
    return segments_agree(a, b);
}

/* The smallest place of a text: its first one, or where the country stands in
 * front, its last. SIZE_MAX = it names none. */
static size_t smallest(const tamiz_place *p) {
    size_t found = SIZE_MAX;
    for (size_t i = 0; i < p->segment_count; i++)
        if (may_be_place(&p->segments[i]) &&
            (p->from_great || found == SIZE_MAX))
            found = i;
    return found;
}

typedef struct agreement {
    bool street, town, region;
    bool places; /* both name a place, by itself */
} agreement;

/* "Kandahar" and "Zhari District, Kandahar Province" may well be one place,
 * but Uruzgan Province is not Khas Uruzgan. */
static agreement agree(const tamiz_place *a, const tamiz_place *b) {
    agreement out = {.street = false};
    size_t x = smallest(a), y = smallest(b);
    for (size_t i = 0; i < a->segment_count; i++)
        for (size_t k = 0; k < b->segment_count; k++) {
            side p = {a, &a->segments[i]}, q = {b, &b->segments[k]};
            out.street |= is_same_street(p, q);
            if (!is_same_place(p, q)) continue;
            out.region = true;
            out.town |=
                (i == x && k == y) ||
                ((i == x || k == y) && p.segment->count == q.segment->count);
        }
    out.places = x != SIZE_MAX && y != SIZE_MAX &&
                 a->segments[x].role == TAMIZ_SEGMENT_PLACE &&
                 b->segments[y].role == TAMIZ_SEGMENT_PLACE;
    return out;
}

/* ---- numbers ---------------------------------------------------------------
 */

static bool share(const tamiz_span *a, size_t a_count, const tamiz_span *b,
                  size_t b_count) {
    for (size_t i = 0; i < a_count; i++)
        for (size_t k = 0; k < b_count; k++)
            if (tamiz_span_equal(a[i], b[k])) return true;
    return false;
}

/* ---- all of it ------------------------------------------------------------
 */

tamiz_place_fit tamiz_place_compare(const tamiz_place *a,
                                    const tamiz_place *b) {
    bool countries = a->country && b->country;
    bool country = countries && !strcmp(a->country, b->country);
    if (countries && !country && !tamiz_country_is_kin(a->country, b->country))
        return TAMIZ_PLACES_OTHER_COUNTRY;
    agreement all = agree(a, b);
    bool near = all.town || all.region;
    bool code = share(a->codes, a->code_count, b->codes, b->code_count);
    bool box = a->box.size && tamiz_span_equal(a->box, b->box);
    bool number =
        share(a->numbers, a->number_count, b->numbers, b->number_count);
    bool here = near || code || !all.places;
    if (box && near) return TAMIZ_PLACES_HOUSE;
    if (all.street && here)
        return number ? TAMIZ_PLACES_HOUSE : TAMIZ_PLACES_STREET;
    if (code && (near || !all.places)) return TAMIZ_PLACES_STREET;
    if (all.town) return TAMIZ_PLACES_TOWN;
    if (all.region) return TAMIZ_PLACES_REGION;
    if (all.places) return TAMIZ_PLACES_OTHER;
    return country ? TAMIZ_PLACES_COUNTRY : TAMIZ_PLACES_SILENT;
}

bool tamiz_place_share_words(const tamiz_place *a, const tamiz_place *b) {
    size_t shorter =
        a->word_count < b->word_count ? a->word_count : b->word_count;
    size_t shared = partners(a->words, a->word_count, b->words, b->word_count);
    return shared && (shared > 1 || shared == shorter);
}
