/* SPDX-License-Identifier: Apache-2.0 */
/* The Canadian list: records of a regime, a schedule and an item in it, which
 * are renumbered. What a party is, the filled fields tell: a last or given name
 * makes a person, an IMO number or a date beside an entity's name a ship. */
#include "list_ca.h"

#include "list_aliases.h"

#include "base_table.h"
#include "format_xmltree.h"

#include <ctype.h>

typedef enum field {
    COUNTRY,
    LAST,
    GIVEN,
    ENTITY,
    TITLE,
    DATE,
    IMO,
    ALIASES,
    SCHEDULE,
    ITEM,
    LISTED,
    FIELDS
} field;

// clang-format off
static const struct { const char *element; field field; } elements[] = {
    {"Country", COUNTRY},
    {"LastName", LAST},
    {"GivenName", GIVEN},
    {"EntityOrShip", ENTITY},                {"Entity", ENTITY},
    {"TitleOrShip", TITLE},                  {"Title", TITLE},
    {"DateOfBirthOrShipBuildDate", DATE},    {"DateOfBirth", DATE},
    {"ShipIMONumber", IMO},
    {"Aliases", ALIASES},
    {"Schedule", SCHEDULE},
    {"Item", ITEM},
    {"DateOfListing", LISTED},
};
// clang-format on

typedef struct ca_reader {
    tamiz_list_writer writer;
    tamiz_list_facts *facts;
    tamiz_input *input;
    tamiz_arena arena;    /* of the ids */
    tamiz_table listings; /* id to the number of its Sanctions so far */
    int32_t newest;       /* day of the last listing */
} ca_reader;

/* One record, its fields as tamiz_list_plain() has them. */
typedef struct ca_party {
    tamiz_list_writer *writer;
    tamiz_list_subject self, sanction;
    tamiz_span fields[FIELDS];
} ca_party;

/* ---- the record -------------------------------------------------------- */

static bool is_empty(const ca_party *p, field f) {
    return !p->fields[f].size;
}

static field field_of(const char *element) {
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (!strcmp(element, elements[i].element)) return elements[i].field;
    return FIELDS;
}

static void take_fields(ca_party *p, const tamiz_node *node) {
    for (const tamiz_node *n = node->first; n; n = n->next) {
        field f = field_of(n->name);
        if (f < FIELDS && is_empty(p, f))
            p->fields[f] = tamiz_list_plain(p->writer, n->text);
        else if (f == ALIASES)
            p->fields[f] = tamiz_list_print(p->writer, "%s; %s",
                                            p->fields[f].data, n->text.data);
    }
}

/* What take_fields() had no place for: unknown elements, repeated ones other
 * than aliases, and elements inside them. */
static void put_rest(ca_party *p, const tamiz_node *node) {
    bool seen[FIELDS] = {false};
    for (const tamiz_node *n = node->first; n; n = n->next) {
        field f = field_of(n->name);
        if (f == FIELDS || (seen[f] && f != ALIASES)) {
            tamiz_list_warn(p->writer, "%s element <%.60s>, kept as a note",
                            f == FIELDS ? "unknown" : "second", n->name);
            tamiz_list_put_note(p->writer, &p->self, n->name, n->text);
        }
        if (f < FIELDS) seen[f] |= tamiz_span_trim(n->text).size > 0;
        for (const tamiz_node *c = n->first; c; c = c->next) {
            tamiz_list_warn(p->writer,
                            "unknown element <%.60s>, kept as a note", c->name);
            tamiz_list_put_note(p->writer, &p->self, c->name, c->text);
        }
    }
}

/* ---- what it is -------------------------------------------------------- */

static tamiz_span imo_digits(tamiz_span text) {
    while (text.size && !isdigit((unsigned char)text.data[0]))
        text = tamiz_span_from(text, 1);
    size_t size = 0;
    while (size < text.size && isdigit((unsigned char)text.data[size])) size++;
    return (tamiz_span){text.data, size};
}

static bool says_ship(tamiz_span title) {
    static const char *const words[] = {"ship", "ship / navire", "navire",
                                        "vessel", "ship/navire"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (tamiz_list_same(title, words[i])) return true;
    return false;
}

static tamiz_schema schema_of(const ca_party *p) {
    if (!is_empty(p, LAST) || !is_empty(p, GIVEN)) return TAMIZ_SCHEMA_Person;
    if (!is_empty(p, IMO) || !is_empty(p, DATE) || says_ship(p->fields[TITLE]))
        return TAMIZ_SCHEMA_Vessel;
    return TAMIZ_SCHEMA_Organization;
}

/* A ship's name stands in one of two columns. */
static tamiz_span name_of(const ca_party *p) {
    tamiz_span title = p->fields[TITLE];
    if (p->self.schema == TAMIZ_SCHEMA_Person)
        return tamiz_list_clean(
            p->writer,
            tamiz_list_print(p->writer, "%.*s %.*s", (int)p->fields[GIVEN].size,
                             p->fields[GIVEN].data, (int)p->fields[LAST].size,
                             p->fields[LAST].data));
    if (!is_empty(p, ENTITY)) return p->fields[ENTITY];
    if (p->self.schema == TAMIZ_SCHEMA_Vessel && !says_ship(title))
        return title;
    return (tamiz_span){"", 0};
}

/* A ship is its IMO number whatever it is called; the rest are their names and
 * the date beside them. Regime, schedule, item, title and aliases change and
 * are left out. */
static tamiz_span id_of(const ca_party *p) {
    tamiz_span none = {"", 0}, imo = imo_digits(p->fields[IMO]);
    bool person = p->self.schema == TAMIZ_SCHEMA_Person;
    bool ship = p->self.schema == TAMIZ_SCHEMA_Vessel;
    const tamiz_span kind = tamiz_span_of(person ? "person"
                                          : ship ? "ship"
                                                 : "entity");
    const tamiz_span known[] = {kind, imo};
    const tamiz_span named[] = {kind, person ? p->fields[LAST] : name_of(p),
                                person ? p->fields[GIVEN] : none,
                                p->fields[DATE]};
    tamiz_span hash = ship && imo.size ? tamiz_list_hash(p->writer, known, 2)
                                       : tamiz_list_hash(p->writer, named, 4);
    return tamiz_list_print(p->writer, "ca-sema-%s", hash.data);
}

/* ---- names ------------------------------------------------------------- */

typedef struct name_target {
    ca_party *party;
    tamiz_span field;
    bool whole; /* the field is one name and nothing else */
} name_target;

static void put_alias(void *context, tamiz_span name, tamiz_span lang,
                      bool former) {
    name_target *target = context;
    ca_party *p = target->party;
    bool person = p->self.schema == TAMIZ_SCHEMA_Person;
    tamiz_prop prop = former ? TAMIZ_PROP_previousName
                      : person && tamiz_list_is_one_word(name)
                          ? TAMIZ_PROP_weakAlias
                          : TAMIZ_PROP_alias;
    target->whole = tamiz_span_equal(name, target->field);
    tamiz_list_put_lang(p->writer, &p->self, prop, name, lang);
}

static void put_aliases(ca_party *p) {
    name_target target = {p, p->fields[ALIASES], false};
    const tamiz_list_aliases names = {put_alias, &target};
    (void)tamiz_list_aliases_split(p->writer, target.field, &names);
    if (!target.whole)
        tamiz_list_put_note(p->writer, &p->self, "Aliases", target.field);
}

/* "English name/Nom français": where one stroke parts two names, each is an
 * alias of the whole. */
static void put_two_languages(ca_party *p, tamiz_span name) {
    enum { SHORTEST = 5 }; /* bytes: "a/s" and "n/k" are no names */
    const char *stroke = memchr(name.data, '/', name.size);
    if (!stroke || p->self.schema == TAMIZ_SCHEMA_Person) return;
    size_t at = (size_t)(stroke - name.data);
    tamiz_span first = {name.data, at}, second = tamiz_span_from(name, at + 1);
    size_t open = 0;
    for (size_t i = 0; i < at; i++)
        open += (name.data[i] == '(') - (name.data[i] == ')');
    if (open || memchr(second.data, '/', second.size)) return;
    if (first.size < SHORTEST || second.size < SHORTEST) return;
    tamiz_list_put(p->writer, &p->self, TAMIZ_PROP_alias, first);
    tamiz_list_put(p->writer, &p->self, TAMIZ_PROP_alias, second);
}

static void put_names(ca_party *p) {
    tamiz_span name = name_of(p);
    tamiz_list_put(p->writer, &p->self, TAMIZ_PROP_name, name);
    put_two_languages(p, name);
    if (p->self.schema == TAMIZ_SCHEMA_Person) {
        tamiz_list_put(p->writer, &p->self, TAMIZ_PROP_lastName,
                       p->fields[LAST]);
        tamiz_list_put(p->writer, &p->self, TAMIZ_PROP_firstName,
                       p->fields[GIVEN]);
        tamiz_list_put_note(p->writer, &p->self, "EntityOrShip",
                            p->fields[ENTITY]);
    }
    put_aliases(p);
}

/* ---- dates ------------------------------------------------------------- */

/* A day's number in a spreadsheet: five digits are the years 1927 to 2173. */
static bool parse_serial(tamiz_span text, tamiz_date_range *range) {
    uint32_t serial = 0;
    if (text.size != 5) return false;
    for (size_t i = 0; i < text.size; i++) {
        if (!isdigit((unsigned char)text.data[i])) return false;
        serial = serial * 10 + (uint32_t)(text.data[i] - '0');
    }
    *range = (tamiz_date_range){.circa = false};
    return tamiz_date_from_serial(serial, &range->from);
}

static bool parse_date(tamiz_list_writer *w, const tamiz_list_subject *subject,
                       tamiz_span text, tamiz_date_range *range) {
    text = tamiz_span_trim(text);
    if (tamiz_date_parse(text, range)) return true;
    bool read =
        tamiz_list_short_date(w, text, range) || parse_serial(text, range);
    if (read) /* a reading of what was meant: both are kept */
        tamiz_list_put_note(w, subject, "Date as published", text);
    else if (text.size)
        tamiz_list_warn(w, "the date \"%.*s\", kept as a note",
                        (int)(text.size < 60 ? text.size : 60), text.data);
    return read;
}

/* A date, or several parted by " or ". */
static void put_dates(ca_party *p, tamiz_prop prop, const char *label,
                      tamiz_span text) {
    tamiz_date_range range;
    for (size_t at = 0; at < text.size && !p->writer->code;) {
        size_t end = at;
        while (end < text.size &&
               !(end + 4 <= text.size &&
                 tamiz_list_same((tamiz_span){text.data + end, 4}, " or ")))
            end++;
        tamiz_span piece = {text.data + at, end - at};
        if (parse_date(p->writer, &p->self, piece, &range))
            tamiz_list_put_range(p->writer, &p->self, prop, range);
        else
            tamiz_list_put_note(p->writer, &p->self, label, piece);
        at = end + 4;
    }
}

static void put_listed(ca_reader *r, ca_party *p) {
    tamiz_date_range range;
    tamiz_span text = p->fields[LISTED];
    if (!parse_date(p->writer, &p->sanction, text, &range)) {
        tamiz_list_put_note(p->writer, &p->sanction, "Date of listing", text);
        return;
    }
    tamiz_list_put_range(p->writer, &p->sanction, TAMIZ_PROP_listingDate,
                         range);
    tamiz_list_put_range(p->writer, &p->sanction, TAMIZ_PROP_startDate, range);
    int32_t day = tamiz_date_last_day(range.from);
    if (r->facts->published[0] && day <= r->newest) return;
    r->newest = day;
    tamiz_date_print(range.from, r->facts->published);
}

/* ---- the listing ------------------------------------------------------- */

/* Parties come again under another regime or schedule: the second Sanction of
 * an id is its sanction-2. */
static tamiz_code open_sanction(ca_reader *r, ca_party *p, tamiz_error *err) {
    tamiz_span key = tamiz_arena_copy(&r->arena, p->self.id);
    uint32_t *number =
        key.data ? tamiz_table_add(&r->listings, key, 0, NULL) : NULL;
    if (!number) return tamiz_fail_memory(err, "reading the Canadian list");
    p->sanction = tamiz_list_attached(p->writer, &p->self, "sanction",
                                      ++*number, TAMIZ_SCHEMA_Sanction);
    tamiz_list_put(p->writer, &p->sanction, TAMIZ_PROP_entity, p->self.id);
    tamiz_list_put(p->writer, &p->sanction, TAMIZ_PROP_authority,
                   TAMIZ_SPAN("Global Affairs Canada"));
    tamiz_list_put(p->writer, &p->sanction, TAMIZ_PROP_program,
                   p->fields[COUNTRY]);
    tamiz_list_put_note(p->writer, &p->sanction, "Schedule",
                        p->fields[SCHEDULE]);
    tamiz_list_put_note(p->writer, &p->sanction, "Item", p->fields[ITEM]);
    return TAMIZ_OK;
}

/* "9074729", "IMO 9074729"; another text as it is. */
static void put_imo(ca_party *p) {
    tamiz_span whole = p->fields[IMO], digits = imo_digits(whole);
    tamiz_span rest = {whole.data, whole.size - digits.size};
    bool plain =
        digits.size && digits.data + digits.size == whole.data + whole.size;
    plain =
        plain && (!rest.size || tamiz_list_same(tamiz_span_trim(rest), "IMO"));
    tamiz_list_put(p->writer, &p->self, TAMIZ_PROP_imoNumber,
                   plain ? digits : whole);
}

static void put_ship(ca_party *p) {
    put_imo(p);
    put_dates(p, TAMIZ_PROP_buildDate, "Build date", p->fields[DATE]);
    if (!is_empty(p, ENTITY))
        tamiz_list_put(p->writer, &p->self, TAMIZ_PROP_type, p->fields[TITLE]);
}

static void put_party(ca_reader *r, ca_party *p) {
    put_names(p);
    if (p->self.schema == TAMIZ_SCHEMA_Vessel) {
        put_ship(p);
    } else if (p->self.schema == TAMIZ_SCHEMA_Person) {
        put_dates(p, TAMIZ_PROP_birthDate, "Birth date", p->fields[DATE]);
        tamiz_list_put(p->writer, &p->self, TAMIZ_PROP_title, p->fields[TITLE]);
        tamiz_list_put_note(p->writer, &p->self, "ShipIMONumber",
                            p->fields[IMO]);
    } else {
        tamiz_list_put_note(p->writer, &p->self, "TitleOrShip",
                            p->fields[TITLE]);
    }
    put_listed(r, p);
}

/* ---- the file ---------------------------------------------------------- */

static tamiz_code on_record(void *context, tamiz_xml *xml,
                            const tamiz_node *node, tamiz_arena *arena,
                            tamiz_error *err) {
    ca_reader *r = context;
    ca_party p = {.writer = &r->writer};
    r->writer.arena = arena;
    r->writer.line = node->line;
    r->facts->rows++;
    for (size_t i = 0; i < FIELDS; i++) p.fields[i] = (tamiz_span){"", 0};
    take_fields(&p, node);
    p.self.schema = schema_of(&p);
    if (!r->writer.code && !name_of(&p).size)
        return tamiz_node_fail(xml, node, err,
                               "<record> without <LastName>, <GivenName> or "
                               "<EntityOrShip>");
    p.self.id = id_of(&p);
    tamiz_code code = r->writer.code;
    if (!code) code = open_sanction(r, &p, err);
    if (code) return code;
    put_party(r, &p);
    put_rest(&p, node);
    const tamiz_list_progress *progress = r->writer.progress;
    if (progress && progress->report)
        progress->report(progress->context, progress->stage,
                         tamiz_input_done(r->input),
                         tamiz_input_total(r->input));
    return r->writer.code;
}

static tamiz_code enter(void *context, tamiz_xml *xml, const char *name,
                        tamiz_xml_attributes attributes, bool *record,
                        tamiz_error *err) {
    (void)context;
    (void)attributes;
    bool root = tamiz_xml_depth(xml) == 1;
    if (root && strcmp(name, "data-set") != 0)
        return tamiz_xml_fail(xml, err,
                              "the root is <%.60s>, expected <data-set>: not "
                              "the Canadian list",
                              name);
    *record = !root && !strcmp(name, "record");
    if (root || *record) return TAMIZ_OK;
    return tamiz_xml_fail(xml, err, "<%.60s> in <data-set>, expected <record>",
                          name);
}

tamiz_code tamiz_list_ca_parse(tamiz_input *input, const tamiz_sink *sink,
                               tamiz_list_facts *facts,
                               const tamiz_list_progress *progress,
                               tamiz_error *err) {
    ca_reader r = {.facts = facts, .input = input};
    *facts = (tamiz_list_facts){0};
    r.writer = (tamiz_list_writer){.sink = sink,
                                   .file = tamiz_input_name(input),
                                   .err = err,
                                   .facts = facts,
                                   .progress = progress};
    const tamiz_xmltree_handler handler = {&r, enter, on_record};
    tamiz_code code = tamiz_xmltree_parse(input, &handler, err);
    tamiz_table_clear(&r.listings);
    tamiz_arena_clear(&r.arena);
    return code;
}

tamiz_code tamiz_list_ca_read(const char *path, const tamiz_sink *sink,
                              tamiz_list_facts *facts,
                              const tamiz_list_progress *progress,
                              tamiz_error *err) {
    tamiz_input *input = NULL;
    tamiz_code code = tamiz_input_open(path, &input, err);
    if (code) return code;
    code = tamiz_list_ca_parse(input, sink, facts, progress, err);
    tamiz_input_close(input);
    return code;
}
