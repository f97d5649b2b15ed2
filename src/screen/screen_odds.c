/* SPDX-License-Identifier: Apache-2.0 */
#include "screen_odds.h"

#include <math.h>

/* ---- rarity ------------------------------------------------------------ */

static bool name_holds(const tamiz_snapshot *s, uint32_t name, uint32_t unit) {
    const tamiz_name_record *n = &s->names[name];
    for (size_t i = 0; i < n->part_count; i++)
        if (s->parts[n->first_part + i].unit == unit) return true;
    return false;
}

/* Names of the entity that hold the word: aliases repeat it, which makes it no
 * more common. */
static uint32_t count_own(const tamiz_snapshot *s, uint32_t entity,
                          uint32_t unit) {
    const tamiz_entity_record *e = &s->entities[entity];
    uint32_t count = 0;
    for (uint32_t i = 0; i < e->name_count; i++)
        count += name_holds(s, s->entity_names[e->first_name + i], unit);
    return count;
}

double tamiz_odds_rarity(const tamiz_snapshot *s, uint32_t name, size_t part) {
    const tamiz_name_record *n = &s->names[name];
    uint32_t unit = s->parts[n->first_part + part].unit;
    uint32_t own = count_own(s, n->entity, unit);
    uint32_t all = s->units[unit].names;
    double others = all > own ? all - own : 0;
    double names = s->name_count - s->entities[n->entity].name_count;
    return log2((names + 1) / (others + 1));
}

/* Rarity of some parts of the listed name. A legal form or particle, which
 * weighs little, tells as little; no word counts more than once. */
static double rarity_of(const tamiz_snapshot *s, uint32_t name, size_t first,
                        size_t count) {
    const tamiz_part_record *parts = &s->parts[s->names[name].first_part];
    double bits = 0;
    for (size_t i = first; i < first + count; i++) {
        double weight = (double)parts[i].weight;
        bits += (weight > 1 ? 1 : weight) * tamiz_odds_rarity(s, name, i);
    }
    return bits;
}

/* ---- the name ---------------------------------------------------------- */

/* What a word tells does not depend on its being a slip, a sound or another
 * form away: the gap in similarity says all of it, and the fit gave no more.
 * Too few aliases are initials to say what a letter tells. */
static void read_link(const tamiz_snapshot *s, uint32_t name,
                      const tamiz_link *link, double *f) {
    if (link->kind == TAMIZ_LINK_INITIAL) return;
    double rarity = rarity_of(s, name, link->b, link->b_count);
    f[TAMIZ_ODDS_rarity] += rarity;
    if (link->kind == TAMIZ_LINK_SCRIPT) f[TAMIZ_ODDS_script_rarity] += rarity;
    if (link->kind == TAMIZ_LINK_JOINED) f[TAMIZ_ODDS_joined_rarity] += rarity;
    f[TAMIZ_ODDS_gap] += (1 - link->similarity) * link->weight;
}

void tamiz_odds_features(const tamiz_snapshot *s, uint32_t name,
                         const tamiz_comparison *c,
                         double f[TAMIZ_ODDS_FITTED]) {
    for (size_t i = 0; i < TAMIZ_ODDS_FITTED; i++) f[i] = 0;
    f[TAMIZ_ODDS_prior] = 1;
    f[TAMIZ_ODDS_letters] = c->basis == TAMIZ_BASIS_LETTERS;
    f[TAMIZ_ODDS_acronym] = c->basis == TAMIZ_BASIS_ACRONYM;
    if (c->basis == TAMIZ_BASIS_LETTERS) {
        f[TAMIZ_ODDS_rarity] = rarity_of(s, name, 0, s->names[name].part_count);
        return;
    }
    if (c->basis == TAMIZ_BASIS_ACRONYM) return;
    for (size_t i = 0; i < c->link_count; i++)
        read_link(s, name, &c->links[i], f);
    f[TAMIZ_ODDS_conflict] = c->conflict;
    f[TAMIZ_ODDS_omission] = c->omission;
    f[TAMIZ_ODDS_contradiction] = -log2(c->factor);
}

double tamiz_odds_of_name(const tamiz_snapshot *s, uint32_t name,
                          const tamiz_comparison *c) {
    double f[TAMIZ_ODDS_FITTED];
    double bits = 0;
    tamiz_odds_features(s, name, c, f);
    for (size_t i = 0; i < TAMIZ_ODDS_FITTED; i++)
        bits += tamiz_odds_bits[i] * f[i];
    return bits;
}

/* ---- beside the name ---------------------------------------------------- */

const tamiz_slip *tamiz_slip_find(const tamiz_query_facts *facts,
                                  uint32_t entity) {
    size_t low = 0, high = facts->slip_count;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (facts->slips[mid].entity < entity)
            low = mid + 1;
        else
            high = mid;
    }
    bool found = low < facts->slip_count && facts->slips[low].entity == entity;
    return found ? &facts->slips[low] : NULL;
}

double tamiz_odds_probability(double bits) {
    return 1 / (1 + exp2(-bits));
}
