/* SPDX-License-Identifier: Apache-2.0 */
#include "screen_factor_place.h"

#include "base_error.h"
#include "entity_schema.h"
#include "screen_address.h"

/* A party with more addresses than this is compared by the first of them; the
 * most that a list gave one (OFAC, 2023-12-28) are 81. */
enum { LISTED_MOST = 200 };

typedef struct weigher {
    const tamiz_snapshot *s;
    uint32_t party;
    const tamiz_query_facts *f;
    tamiz_factor_pair *out;
    size_t read;
    tamiz_error *err;
} weigher;

/* ---- outcomes -------------------------------------------------------------
 */

/* False = it tells nothing. Another country is no other address: countries are
 * compared by themselves, and people live in several. */
static bool address_outcome(tamiz_place_fit fit, tamiz_odds_weight *out) {
    switch (fit) {
    case TAMIZ_PLACES_HOUSE:
        *out = TAMIZ_ODDS_address_house;
        return true;
    case TAMIZ_PLACES_STREET:
        *out = TAMIZ_ODDS_address_street;
        return true;
    case TAMIZ_PLACES_TOWN:
        *out = TAMIZ_ODDS_address_town;
        return true;
    case TAMIZ_PLACES_REGION:
        *out = TAMIZ_ODDS_address_region;
        return true;
    case TAMIZ_PLACES_COUNTRY:
        *out = TAMIZ_ODDS_address_country;
        return true;
    case TAMIZ_PLACES_OTHER:
        *out = TAMIZ_ODDS_address_differs;
        return true;
    default:
        return false;
    }
}

/* Somebody is born in one place only. */
static bool birth_outcome(tamiz_place_fit fit, tamiz_odds_weight *out) {
    switch (fit) {
    case TAMIZ_PLACES_HOUSE:
    case TAMIZ_PLACES_STREET:
    case TAMIZ_PLACES_TOWN:
        *out = TAMIZ_ODDS_birth_place_agrees;
        return true;
    case TAMIZ_PLACES_REGION:
        *out = TAMIZ_ODDS_birth_place_region;
        return true;
    case TAMIZ_PLACES_COUNTRY:
        *out = TAMIZ_ODDS_birth_place_country;
        return true;
    case TAMIZ_PLACES_OTHER:
        *out = TAMIZ_ODDS_birth_place_differs;
        return true;
    case TAMIZ_PLACES_OTHER_COUNTRY:
        *out = TAMIZ_ODDS_birth_place_abroad;
        return true;
    default:
        return false;
    }
}

/* ---- one listed text ------------------------------------------------------
 */

static void hold_address(weigher *w, const tamiz_place *listed,
                         const char *text) {
    tamiz_odds_weight outcome;
    for (size_t i = 0; i < w->f->address_count; i++)
        if (address_outcome(tamiz_place_compare(&w->f->addresses[i], listed),
                            &outcome))
            tamiz_factor_keep(&w->out[TAMIZ_FACTOR_ADDRESS], outcome, i, text);
}

static void hold_birth(weigher *w, const tamiz_place *listed,
                       const char *text) {
    tamiz_odds_weight outcome;
    for (size_t i = 0; i < w->f->birth_place_count; i++)
        if (birth_outcome(tamiz_place_compare(&w->f->birth_places[i], listed),
                          &outcome))
            tamiz_factor_keep(&w->out[TAMIZ_FACTOR_BIRTH_PLACE], outcome, i,
                              text);
}

/* People have several positions, so another one says nothing. */
static void hold_position(weigher *w, const tamiz_place *listed,
                          const char *text) {
    for (size_t i = 0; i < w->f->position_count; i++)
        if (tamiz_place_share_words(&w->f->positions[i], listed))
            tamiz_factor_keep(&w->out[TAMIZ_FACTOR_POSITION],
                              TAMIZ_ODDS_position_agrees, i, text);
}

/* Values of the query that texts are held against; 0 of other facts. */
static size_t count_of(const tamiz_query_facts *f, tamiz_factor_kind kind) {
    switch (kind) {
    case TAMIZ_FACTOR_BIRTH_PLACE:
        return f->birth_place_count;
    case TAMIZ_FACTOR_ADDRESS:
        return f->address_count;
    case TAMIZ_FACTOR_POSITION:
        return f->position_count;
    default:
        return 0;
    }
}

static tamiz_code weigh_text(weigher *w, const char *text,
                             tamiz_factor_kind kind) {
    static const struct {
        tamiz_place_sort sort;
        void (*hold)(weigher *, const tamiz_place *, const char *);
    } rows[TAMIZ_FACTOR_COUNT] = {
        [TAMIZ_FACTOR_ADDRESS] = {TAMIZ_PLACE_ADDRESS, hold_address},
        [TAMIZ_FACTOR_BIRTH_PLACE] = {TAMIZ_PLACE_BIRTH, hold_birth},
        [TAMIZ_FACTOR_POSITION] = {TAMIZ_PLACE_WORDS_ONLY, hold_position},
    };
    tamiz_place listed;
    if (w->read++ >= LISTED_MOST) return TAMIZ_OK;
    tamiz_code code = tamiz_place_read(w->f->latin, text, rows[kind].sort,
                                       w->f->scratch, &listed, w->err);
    if (!code) rows[kind].hold(w, &listed, text);
    return code;
}

/* ---- all of them ----------------------------------------------------------
 */

static tamiz_code weigh_entity(weigher *w, const char *id) {
    const char *text;
    tamiz_code code =
        tamiz_address_text(w->s, w->party, id, w->f->scratch, &text, w->err);
    return code || !*text ? code : weigh_text(w, text, TAMIZ_FACTOR_ADDRESS);
}

static tamiz_code weigh_statement(weigher *w, const tamiz_statement_record *t) {
    const char *value = w->s->text + t->value;
    if (t->prop == TAMIZ_PROP_addressEntity)
        return w->f->address_count ? weigh_entity(w, value) : TAMIZ_OK;
    tamiz_factor_kind kind = tamiz_factor_of((tamiz_prop)t->prop);
    return count_of(w->f, kind) ? weigh_text(w, value, kind) : TAMIZ_OK;
}

/* Where countries are compared already, one more says nothing new; and of a
 * birth in another country they said so. */
static void count_once(tamiz_factor_pair *out) {
    const tamiz_factor_pair *country = &out[TAMIZ_FACTOR_COUNTRY];
    tamiz_factor_pair *birth = &out[TAMIZ_FACTOR_BIRTH_PLACE];
    tamiz_factor_pair *address = &out[TAMIZ_FACTOR_ADDRESS];
    if (!country->known) return;
    if (country->outcome == TAMIZ_ODDS_country_differs &&
        birth->outcome == TAMIZ_ODDS_birth_place_abroad)
        birth->known = false;
    if (address->outcome == TAMIZ_ODDS_address_country) address->known = false;
    if (birth->outcome == TAMIZ_ODDS_birth_place_country) birth->known = false;
}

tamiz_code tamiz_factors_weigh_places(const tamiz_snapshot *s, uint32_t entity,
                                      const tamiz_query_facts *f,
                                      tamiz_factor_pair out[TAMIZ_FACTOR_COUNT],
                                      tamiz_error *err) {
    const tamiz_entity_record *e = &s->entities[entity];
    weigher w = {.s = s, .party = entity, .f = f, .out = out, .err = err};
    tamiz_code code = TAMIZ_OK;
    if (!f->address_count && !f->birth_place_count && !f->position_count)
        return TAMIZ_OK;
    if (f->scratch->total) tamiz_arena_reset(f->scratch);
    for (uint32_t i = 0; !code && i < e->statement_count; i++)
        code = weigh_statement(&w, &s->statements[e->first_statement + i]);
    if (!code) count_once(out);
    return code;
}
