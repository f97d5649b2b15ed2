/* SPDX-License-Identifier: Apache-2.0 */
#include "list_ofac_party.h"

#include "entity_country.h"

#include <ctype.h>

/* ---- the roster -------------------------------------------------------- */

static const uint32_t SEVERAL = UINT32_MAX; /* value of a name in by_name */

static bool make_room(tamiz_ofac_roster *roster) {
    if (roster->count < roster->room) return true;
    size_t room = roster->room ? roster->room * 2 : 1024;
    void *members = realloc(roster->members, room * sizeof *roster->members);
    if (!members) return false;
    roster->members = members;
    roster->room = room;
    return true;
}

static bool add_member(tamiz_ofac_roster *roster, tamiz_span number,
                       tamiz_span name, tamiz_schema schema) {
    tamiz_ofac_member member = {tamiz_arena_copy(&roster->arena, number),
                                tamiz_arena_copy(&roster->arena, name),
                                schema,
                                {0}};
    if (!member.number.data || !member.name.data) return false;
    uint32_t index = (uint32_t)roster->count;
    bool fresh = false;
    if (!tamiz_table_add(&roster->by_number, member.number, index, NULL))
        return false;
    uint32_t *named =
        tamiz_table_add(&roster->by_name, member.name, index, &fresh);
    if (!named) return false;
    if (!fresh) *named = SEVERAL;
    roster->members[roster->count++] = member;
    return true;
}

tamiz_code tamiz_list_ofac_roster_add(tamiz_ofac_roster *roster,
                                      tamiz_span number, tamiz_span name,
                                      tamiz_schema schema, bool *fresh,
                                      tamiz_error *err) {
    bool known = tamiz_table_find(&roster->by_number, number) != NULL;
    if (!known) {
        if (!make_room(roster) || !add_member(roster, number, name, schema))
            return tamiz_fail_memory(err, "the parties of the list");
    }
    *fresh = !known;
    return TAMIZ_OK;
}

tamiz_ofac_member *tamiz_list_ofac_roster_find(const tamiz_ofac_roster *roster,
                                               tamiz_span number) {
    const uint32_t *index = tamiz_table_find(&roster->by_number, number);
    return index ? &roster->members[*index] : NULL;
}

const tamiz_ofac_member *
tamiz_list_ofac_roster_named(const tamiz_ofac_roster *roster, tamiz_span name) {
    const uint32_t *index = tamiz_table_find(&roster->by_name, name);
    return index && *index != SEVERAL ? &roster->members[*index] : NULL;
}

void tamiz_list_ofac_roster_clear(tamiz_ofac_roster *roster) {
    for (size_t i = 0; i < roster->count; i++)
        tamiz_buffer_clear(&roster->members[i].overflow);
    free(roster->members);
    tamiz_table_clear(&roster->by_number);
    tamiz_table_clear(&roster->by_name);
    tamiz_arena_clear(&roster->arena);
    *roster = (tamiz_ofac_roster){0};
}

/* ---- the party in work ------------------------------------------------- */

void tamiz_list_ofac_put_attached(tamiz_ofac_party *party,
                                  const tamiz_ofac_attached *attached,
                                  tamiz_prop prop, tamiz_span value) {
    tamiz_statement statement = {.entity = attached->id,
                                 .schema = attached->schema,
                                 .prop = prop,
                                 .value = tamiz_span_trim(value),
                                 .record = party->record};
    if (party->code || !statement.value.size) return;
    party->code =
        party->sink->put(party->sink->context, &statement, party->err);
}

void tamiz_list_ofac_put(tamiz_ofac_party *party, tamiz_prop prop,
                         tamiz_span value) {
    tamiz_ofac_attached self = {party->id, party->schema};
    tamiz_list_ofac_put_attached(party, &self, prop, value);
}

void tamiz_list_ofac_put_country(tamiz_ofac_party *party,
                                 const tamiz_ofac_attached *attached,
                                 tamiz_prop prop, tamiz_span value) {
    const char *code = tamiz_country_find(tamiz_span_trim(value));
    tamiz_list_ofac_put_attached(party, attached, prop,
                                 code ? tamiz_span_of(code) : value);
}

/* A text made in the arena; running out of memory fails the party. */
static tamiz_span made(tamiz_ofac_party *party, const char *text) {
    if (!text && !party->code)
        party->code = tamiz_fail_memory(party->err, "ids of the list");
    return tamiz_span_of(text);
}

tamiz_span tamiz_list_ofac_id(tamiz_ofac_party *party, tamiz_span number) {
    return made(party, tamiz_arena_print(party->arena, "ofac-%.*s",
                                         (int)number.size, number.data));
}

tamiz_ofac_attached tamiz_list_ofac_attach(tamiz_ofac_party *party,
                                           tamiz_schema schema,
                                           const char *kind,
                                           tamiz_span number) {
    const char *id =
        tamiz_arena_print(party->arena, "%.*s/%s-%.*s", (int)party->id.size,
                          party->id.data, kind, (int)number.size, number.data);
    return (tamiz_ofac_attached){made(party, id), schema};
}

tamiz_ofac_attached tamiz_list_ofac_attach_next(tamiz_ofac_party *party,
                                                tamiz_schema schema,
                                                const char *kind,
                                                unsigned *counter) {
    char number[16];
    (void)snprintf(number, sizeof number, "%u", ++*counter);
    return tamiz_list_ofac_attach(party, schema, kind, tamiz_span_of(number));
}

/* "RUSSIA-EO14024" is a programme under Executive Order 14024. */
static void put_order(tamiz_ofac_party *party,
                      const tamiz_ofac_attached *sanction, tamiz_span tag) {
    enum { DIGITS = 5 };
    size_t at = tamiz_span_find(tag, TAMIZ_SPAN("EO"));
    if (at == SIZE_MAX || tag.size - at < 2 + DIGITS) return;
    const char *digits = tag.data + at + 2;
    for (size_t i = 0; i < DIGITS; i++)
        if (!isdigit((unsigned char)digits[i])) return;
    char text[32];
    (void)snprintf(text, sizeof text, "Executive Order %.*s", DIGITS, digits);
    tamiz_list_ofac_put_attached(party, sanction, TAMIZ_PROP_legalBasis,
                                 tamiz_span_of(text));
}

tamiz_ofac_attached tamiz_list_ofac_put_sanction(tamiz_ofac_party *party,
                                                 tamiz_span programme) {
    tamiz_ofac_attached sanction = tamiz_list_ofac_attach_next(
        party, TAMIZ_SCHEMA_Sanction, "sanction", &party->sanctions);
    tamiz_list_ofac_put_attached(party, &sanction, TAMIZ_PROP_entity,
                                 party->id);
    tamiz_list_ofac_put_attached(
        party, &sanction, TAMIZ_PROP_authority,
        TAMIZ_SPAN("Office of Foreign Assets Control"));
    tamiz_list_ofac_put_attached(party, &sanction, TAMIZ_PROP_country,
                                 TAMIZ_SPAN("us"));
    tamiz_list_ofac_put_attached(party, &sanction, TAMIZ_PROP_program,
                                 programme);
    put_order(party, &sanction, programme);
    return sanction;
}
