/* SPDX-License-Identifier: Apache-2.0 */
#include "batch_party.h"

#include "base_utf8.h"
#include "batch_ids.h"
#include "entity_country.h"
#include "entity_date.h"
#include "entity_number.h"
#include "entity_schema.h"

#include <stdarg.h>
#include <stdio.h>

void tamiz_batch_party_reset(tamiz_batch_party *party) {
    tamiz_arena arena = party->arena;
    tamiz_arena_reset(&arena);
    *party = (tamiz_batch_party){.arena = arena};
}

void tamiz_batch_party_clear(tamiz_batch_party *party) {
    tamiz_arena_clear(&party->arena);
    *party = (tamiz_batch_party){.failed = false};
}

void tamiz_batch_party_reject(tamiz_batch_party *party, const char *format,
                              ...) {
    va_list list;
    if (party->reason[0]) return;
    va_start(list, format);
    (void)vsnprintf(party->reason, sizeof party->reason, format, list);
    va_end(list);
    /* A text that was cut may end within a character. */
    tamiz_span text = tamiz_span_of(party->reason);
    for (size_t bad; (bad = tamiz_utf8_check(text)) != SIZE_MAX;)
        party->reason[bad] = '?';
}

/* ---- values ------------------------------------------------------------ */

/* A NUL-terminated copy; "" and failed when there is no memory. */
static const char *keep(tamiz_batch_party *party, tamiz_span text) {
    const char *copy = tamiz_arena_copy(&party->arena, text).data;
    if (copy) return copy;
    party->failed = true;
    return "";
}

void tamiz_batch_party_warn(tamiz_batch_party *party, tamiz_span field,
                            tamiz_span value, const char *message) {
    tamiz_warn(&party->warnings, keep(party, field), keep(party, value),
               message, false);
}

static bool has(const tamiz_batch_values *values, tamiz_span text) {
    for (size_t i = 0; i < values->count; i++)
        if (tamiz_span_is(text, values->items[i])) return true;
    return false;
}

static void grow(tamiz_batch_party *party, tamiz_batch_values *values) {
    size_t room = values->room ? 2 * values->room : 8;
    const char **items = tamiz_arena_array(&party->arena, room, sizeof *items);
    if (!items) {
        party->failed = true;
        return;
    }
    for (size_t i = 0; i < values->count; i++) items[i] = values->items[i];
    values->items = items;
    values->room = room;
}

/* Whether there is room for one more; what is over is told once. */
static bool has_room(tamiz_batch_party *party, tamiz_batch_values *values,
                     tamiz_span field, tamiz_span text) {
    if (values->count == TAMIZ_BATCH_VALUES) {
        if (!party->too_many)
            tamiz_batch_party_warn(party, field, text,
                                   "more than 1000 values; the first 1000 are "
                                   "used");
        party->too_many = true;
        return false;
    }
    if (values->count == values->room) grow(party, values);
    return !party->failed;
}

static void push(tamiz_batch_party *party, tamiz_batch_values *values,
                 tamiz_span text) {
    values->items[values->count++] = keep(party, text);
}

/* A value and its field, side by side. */
static void add_both(tamiz_batch_party *party, tamiz_batch_values *values,
                     tamiz_batch_values *fields, tamiz_span field,
                     tamiz_span text) {
    if (!has_room(party, values, field, text) ||
        !has_room(party, fields, field, text))
        return;
    push(party, values, text);
    push(party, fields, field);
}

/* The same value twice is asked once. */
static void add(tamiz_batch_party *party, tamiz_batch_values *values,
                tamiz_span field, tamiz_span text) {
    if (has(values, text) || !has_room(party, values, field, text)) return;
    values->items[values->count++] = keep(party, text);
}

/* ---- dates ------------------------------------------------------------- */

/* As ISO writes dates and spans, or NULL with a warning. */
static const char *date_of(tamiz_batch_party *party, tamiz_span field,
                           tamiz_span text) {
    tamiz_date_range date = {.circa = false};
    if (!tamiz_date_read(text, &date)) {
        if (!tamiz_date_find_year(text, &date.from)) {
            tamiz_batch_party_warn(
                party, field, text,
                "not a date, expected YYYY, YYYY-MM or YYYY-MM-DD; not used");
            return NULL;
        }
        tamiz_batch_party_warn(
            party, field, text,
            "not a date as YYYY-MM-DD; only its year is used");
    }
    const char *iso = tamiz_date_range_print(date, &party->arena).data;
    party->failed |= !iso;
    return iso;
}

static void add_date(tamiz_batch_party *party, tamiz_span field,
                     tamiz_span text) {
    const char *iso = date_of(party, field, text);
    if (iso) add(party, &party->dates, field, tamiz_span_of(iso));
}

static void add_founded(tamiz_batch_party *party, tamiz_span field,
                        tamiz_span text) {
    const char *iso = date_of(party, field, text);
    if (iso) add(party, &party->founded, field, tamiz_span_of(iso));
}

static void set_death(tamiz_batch_party *party, tamiz_span field,
                      tamiz_span text) {
    const char *iso = date_of(party, field, text);
    if (iso && party->death && strcmp(iso, party->death) != 0)
        tamiz_batch_party_warn(party, field, text,
                               "a second death date; the first one is used");
    else if (iso)
        party->death = iso;
}

/* ---- fields ------------------------------------------------------------ */

static void add_country(tamiz_batch_party *party, tamiz_span field,
                        tamiz_span text) {
    if (tamiz_country_find(text))
        add(party, &party->countries, field, text);
    else
        tamiz_batch_party_warn(
            party, field, text,
            "no such country, expected an ISO 3166 code or a name; not used");
}

/* "identifier" and "number" do not say of what. */
static void add_number(tamiz_batch_party *party, tamiz_span field,
                       tamiz_span text) {
    tamiz_number_type type;
    if (!tamiz_number_type_find(field, &type) || !type.family)
        add(party, &party->identifiers, field, text);
    else
        add_both(party, &party->numbers, &party->kinds, field, text);
}

/* The field is that of the numbers: "passportNumber" of
 * "passportNumber/country". */
static void add_issuer(tamiz_batch_party *party, tamiz_span field,
                       tamiz_span text) {
    tamiz_span numbers = {field.data, field.size - strlen("/country")};
    if (text.size && !tamiz_country_find(text)) {
        tamiz_batch_party_warn(
            party, field, text,
            "no such country, expected an ISO 3166 code or a name; not used");
        text.size = 0;
    }
    add_both(party, &party->issuers, &party->issued, numbers, text);
}

void tamiz_batch_party_document(tamiz_batch_party *party, const char *kind,
                                tamiz_span number, tamiz_span country) {
    tamiz_span field = TAMIZ_SPAN("number");
    number = tamiz_span_trim(number);
    country = tamiz_span_trim(country);
    if (!number.size) return;
    if (country.size && !tamiz_country_find(country)) {
        tamiz_batch_party_warn(
            party, TAMIZ_SPAN("country"), country,
            "no such country, expected an ISO 3166 code or a name; not used");
        country.size = 0;
    }
    if (!has_room(party, &party->documents, field, number) ||
        !has_room(party, &party->document_kinds, field, number) ||
        !has_room(party, &party->document_countries, field, number))
        return;
    push(party, &party->documents, number);
    push(party, &party->document_kinds, tamiz_span_of(kind));
    push(party, &party->document_countries, country);
}

/* Parts of one address, in whatever order: commas between. */
static void add_part(tamiz_batch_party *party, tamiz_span field,
                     tamiz_span text) {
    bool box = tamiz_span_is(field, "postOfficeBox");
    const char *both = tamiz_arena_print(
        &party->arena, "%s%s%s%.*s", party->address ? party->address : "",
        party->address ? ", " : "", box ? "box " : "", (int)text.size,
        text.data);
    if (!both) party->failed = true;
    party->address = both;
}

static bool is_letter_or(tamiz_span text, const char *word) {
    char lower[8];
    if (!text.size || text.size >= sizeof lower) return false;
    for (size_t i = 0; i < text.size; i++)
        lower[i] = (char)(text.data[i] | 0x20);
    tamiz_span folded = {lower, text.size};
    return (text.size == 1 && *lower == *word) || tamiz_span_is(folded, word);
}

static void set_gender(tamiz_batch_party *party, tamiz_span field,
                       tamiz_span text) {
    static const char *const known[] = {"male", "female", "other"};
    const char *gender = NULL;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (is_letter_or(text, known[i])) gender = known[i];
    if (!gender)
        tamiz_batch_party_warn(
            party, field, text,
            "no such gender, expected male, female or other; not used");
    else if (party->gender && strcmp(party->gender, gender) != 0)
        tamiz_batch_party_warn(party, field, text,
                               "a second gender; the first one is used");
    else
        party->gender = gender;
}

static void set_schema(tamiz_batch_party *party, tamiz_span text) {
    if (party->schema && !tamiz_span_is(text, party->schema))
        tamiz_batch_party_reject(party, "schema: two different ones");
    party->schema = keep(party, text);
}

static void set_part(tamiz_batch_party *party, size_t part, tamiz_span text) {
    tamiz_span *have = &party->parts[part];
    const char *both =
        have->size ? tamiz_arena_print(&party->arena, "%s %.*s", have->data,
                                       (int)text.size, text.data)
                   : keep(party, text);
    if (!both) party->failed = true;
    *have = tamiz_span_of(both);
}

static void add_one(tamiz_batch_party *party, tamiz_batch_role role,
                    tamiz_span field, tamiz_span text) {
    text = tamiz_span_trim(text);
    if (!text.size && role != TAMIZ_ROLE_ISSUER) return;
    switch (role) {
    case TAMIZ_ROLE_UNKNOWN:
    case TAMIZ_ROLE_UNUSED:
        break;
    case TAMIZ_ROLE_ID:
        party->id = tamiz_span_of(keep(party, text));
        break;
    case TAMIZ_ROLE_SCHEMA:
        set_schema(party, text);
        break;
    case TAMIZ_ROLE_NAME:
        add(party, &party->names, field, text);
        break;
    case TAMIZ_ROLE_WEAK:
        add(party, &party->weak, field, text);
        break;
    case TAMIZ_ROLE_FIRST:
    case TAMIZ_ROLE_SECOND:
    case TAMIZ_ROLE_MIDDLE:
    case TAMIZ_ROLE_FATHER:
    case TAMIZ_ROLE_LAST:
        set_part(party, role - TAMIZ_ROLE_FIRST, text);
        break;
    case TAMIZ_ROLE_BIRTH_DATE:
        add_date(party, field, text);
        break;
    case TAMIZ_ROLE_DEATH_DATE:
        set_death(party, field, text);
        break;
    case TAMIZ_ROLE_COUNTRY:
        add_country(party, field, text);
        break;
    case TAMIZ_ROLE_GENDER:
        set_gender(party, field, text);
        break;
    case TAMIZ_ROLE_IDENTIFIER:
        add_number(party, field, text);
        break;
    case TAMIZ_ROLE_ISSUER:
        add_issuer(party, field, text);
        break;
    case TAMIZ_ROLE_FOUNDED:
        add_founded(party, field, text);
        break;
    case TAMIZ_ROLE_BIRTH_PLACE:
        add(party, &party->birth_places, field, text);
        break;
    case TAMIZ_ROLE_ADDRESS:
        add(party, &party->addresses, field, text);
        break;
    case TAMIZ_ROLE_ADDRESS_PART:
        add_part(party, field, text);
        break;
    case TAMIZ_ROLE_POSITION:
        add(party, &party->positions, field, text);
        break;
    }
}

void tamiz_batch_party_add(tamiz_batch_party *party, tamiz_batch_role role,
                           tamiz_span field, tamiz_span text, bool several) {
    bool one = role == TAMIZ_ROLE_ID || role == TAMIZ_ROLE_SCHEMA;
    if (!tamiz_span_trim(text).size) return;
    while (text.size) {
        const char *stop =
            several && !one ? memchr(text.data, ';', text.size) : NULL;
        size_t size = stop ? (size_t)(stop - text.data) : text.size;
        add_one(party, role, field, (tamiz_span){text.data, size});
        text = tamiz_span_from(text, size + (stop != NULL));
    }
}

/* ---- the question ------------------------------------------------------ */

/* Whether any listed party could be a hit for the schema: an Address cannot,
 * and a row that nothing can answer must not look like one without hits. */
static bool can_meet(tamiz_schema schema) {
    for (int i = 1; i < TAMIZ_SCHEMA_COUNT; i++)
        if (tamiz_schema_rows[i].matchable &&
            tamiz_schema_meets(schema, (tamiz_schema)i))
            return true;
    return false;
}

static void check_schema(tamiz_batch_party *party) {
    if (!party->schema) return;
    tamiz_schema schema = tamiz_schema_find(tamiz_span_of(party->schema));
    if (!schema)
        tamiz_batch_party_reject(
            party,
            "schema: no such schema: %.64s; expected one of FollowTheMoney's: "
            "Person, Organization, Company, Vessel, Airplane ...",
            party->schema);
    else if (!can_meet(schema)) {
        party->beside = !party->names.count && !party->identifiers.count &&
                        !party->numbers.count && !party->reason[0];
        tamiz_batch_party_reject(party, "schema: %.64s is no party",
                                 party->schema);
    }
}

/* A name in parts is one when there is no whole one. */
static void join_parts(tamiz_batch_party *party) {
    const char *name = "";
    for (size_t i = 0; i < TAMIZ_ROLE_PARTS && !party->failed; i++) {
        if (!party->parts[i].size) continue;
        name = tamiz_arena_print(&party->arena, "%s%s%s", name,
                                 *name ? " " : "", party->parts[i].data);
        if (!name) party->failed = true;
    }
    if (!party->failed && *name)
        add(party, &party->names, TAMIZ_SPAN("name"), tamiz_span_of(name));
}

static const char *first(const tamiz_batch_values *values) {
    return values->count ? values->items[0] : NULL;
}

static const char *const *others(const tamiz_batch_values *values) {
    return values->count > 1 ? values->items + 1 : NULL;
}

static size_t other_count(const tamiz_batch_values *values) {
    return values->count ? values->count - 1 : 0;
}

static void add_weak(tamiz_batch_party *party) {
    for (size_t i = 0; i < party->weak.count; i++)
        add(party, &party->names, TAMIZ_SPAN("weakAlias"),
            tamiz_span_of(party->weak.items[i]));
}

bool tamiz_batch_party_query(tamiz_batch_party *party, const char *schema,
                             bool weak, tamiz_query *query) {
    if (!party->schema) party->schema = schema;
    check_schema(party);
    if (!party->names.count) join_parts(party);
    if (weak) add_weak(party);
    if (party->address)
        add(party, &party->addresses, TAMIZ_SPAN("address"),
            tamiz_span_of(party->address));
    if (!party->names.count && party->weak.count)
        tamiz_batch_party_reject(party,
                                 "no name but weak aliases; --weak asks them");
    if (!party->names.count && !party->numbers.count &&
        !party->identifiers.count)
        tamiz_batch_party_reject(
            party, "no name and no number; expected one to screen");
    if (party->failed || party->reason[0]) return false;
    *query = (tamiz_query){
        .name = party->names.count ? first(&party->names) : "",
        .name_size = SIZE_MAX,
        .schema = party->schema,
        .birth_date = first(&party->dates),
        .country = first(&party->countries),
        .gender = party->gender,
        .identifier = first(&party->identifiers),
        .more_names = others(&party->names),
        .more_name_count = other_count(&party->names),
        .more_birth_dates = others(&party->dates),
        .more_birth_date_count = other_count(&party->dates),
        .more_countries = others(&party->countries),
        .more_country_count = other_count(&party->countries),
        .more_identifiers = others(&party->identifiers),
        .more_identifier_count = other_count(&party->identifiers),
        .death_date = party->death,
        .incorporation_dates = party->founded.items,
        .incorporation_date_count = party->founded.count,
        .birth_places = party->birth_places.items,
        .birth_place_count = party->birth_places.count,
        .addresses = party->addresses.items,
        .address_count = party->addresses.count,
        .positions = party->positions.items,
        .position_count = party->positions.count,
    };
    query->ids = tamiz_batch_ids(party, &query->id_count);
    return !party->failed;
}
