/* SPDX-License-Identifier: Apache-2.0 */
/* One DistinctParty of an advanced file: its kind, names and features. */
#include "list_ofac_advanced.h"
#include "list_script.h"

/* A party being read. */
typedef struct profile {
    tamiz_ofac_advanced *advanced;
    tamiz_list_writer *writer;
    tamiz_ofac_listed party;
    bool named;         /* the primary name was stated */
    tamiz_table groups; /* of the identity in work: see read_groups() */
} profile;

static tamiz_span text_of(const profile *p, const tamiz_node *node,
                          const char *set, const char *attribute) {
    return tamiz_ofac_text_of(p->advanced, node, set, attribute);
}

/* ---- names ------------------------------------------------------------- */

/* Where a part stands in "LAST Maiden, First Patronymic", and its property. */
typedef struct part_row {
    const char *type;
    bool family;
    tamiz_prop prop;
} part_row;

// clang-format off
static const part_row part_rows[] = {
    {"Last Name",   true,  TAMIZ_PROP_lastName},
    {"Maiden Name", true,  TAMIZ_PROP_NONE},
    {"Matronymic",  true,  TAMIZ_PROP_motherName},
    {"First Name",  false, TAMIZ_PROP_firstName},
    {"Middle Name", false, TAMIZ_PROP_middleName},
    {"Patronymic",  false, TAMIZ_PROP_fatherName},
    {"Nickname",    false, TAMIZ_PROP_NONE},
};
// clang-format on
enum { PART_ROWS = sizeof part_rows / sizeof *part_rows };

typedef struct documented_name {
    tamiz_span whole;
    tamiz_span lang;
    bool latin;
} documented_name;

/* Which kind of part each group of an identity is: its number, to a row of
 * part_rows. */
static bool read_groups(profile *p, const tamiz_node *identity) {
    tamiz_table_clear(&p->groups);
    const tamiz_node *groups = tamiz_node_child(identity, "NamePartGroups");
    const tamiz_node *master = tamiz_node_child(groups, "MasterNamePartGroup");
    for (; master; master = tamiz_node_twin(master))
        for (const tamiz_node *n = tamiz_node_child(master, "NamePartGroup"); n;
             n = tamiz_node_twin(n)) {
            tamiz_span type = text_of(p, n, "NamePartType", "NamePartTypeID");
            for (uint32_t i = 0; i < PART_ROWS; i++)
                if (tamiz_list_same(type, part_rows[i].type) &&
                    !tamiz_table_add(&p->groups, tamiz_node_attribute(n, "ID"),
                                     i, NULL))
                    return false;
        }
    return true;
}

/* The kind of a part; NULL = not a person's part (or not said). */
static const part_row *find_part(const profile *p, const tamiz_node *value) {
    const uint32_t *row = tamiz_table_find(
        &p->groups, tamiz_node_attribute(value, "NamePartGroupID"));
    return row ? &part_rows[*row] : NULL;
}

static void add_word(tamiz_buffer *words, tamiz_span word) {
    if (words->size && word.size) tamiz_buffer_byte(words, ' ');
    tamiz_buffer_span(words, word);
}

/* The text of a part with what stands before and behind it. */
static tamiz_span part_text(profile *p, const tamiz_node *part) {
    tamiz_span value = tamiz_node_text(part, "NamePartValue");
    tamiz_span before = tamiz_node_attribute(part, "LeadingChars");
    tamiz_span behind = tamiz_node_attribute(part, "TrailingChars");
    if (!before.size && !behind.size) return value;
    return tamiz_span_trim(tamiz_list_print(p->writer, "%s%s%s", before.data,
                                            value.data, behind.data));
}

/* The name as the CSV files write it, and what its script says. */
static documented_name read_name(profile *p, const tamiz_node *node) {
    tamiz_buffer family = {0}, given = {0};
    documented_name name = {0};
    for (const tamiz_node *n = tamiz_node_child(node, "DocumentedNamePart"); n;
         n = tamiz_node_twin(n)) {
        const part_row *row =
            find_part(p, tamiz_node_child(n, "NamePartValue"));
        add_word(row && !row->family ? &given : &family, part_text(p, n));
    }
    if (family.failed || given.failed)
        p->writer->code = tamiz_fail_memory(p->writer->err, "reading names");
    else
        name.whole = tamiz_ofac_name(p->writer, tamiz_buffer_view(&family),
                                     tamiz_buffer_view(&given));
    name.latin = tamiz_list_script_is_latin(name.whole);
    name.lang = tamiz_list_script_lang(name.whole);
    tamiz_buffer_clear(&family);
    tamiz_buffer_clear(&given);
    return name;
}

/* lastName, firstName … of the primary name. */
static void put_parts(profile *p, const tamiz_node *node) {
    if (p->party.self.schema != TAMIZ_SCHEMA_Person) return;
    for (const tamiz_node *n = tamiz_node_child(node, "DocumentedNamePart"); n;
         n = tamiz_node_twin(n)) {
        const part_row *row =
            find_part(p, tamiz_node_child(n, "NamePartValue"));
        if (row && row->prop)
            tamiz_list_put(p->writer, &p->party.self, row->prop,
                           part_text(p, n));
    }
}

/* The primary alias gives the name: its first Latin form, or its first form
 * where it has no Latin one. The rest of its forms are aliases. */
static const tamiz_node *choose_name(profile *p, const tamiz_node *alias) {
    const tamiz_node *first = NULL;
    for (const tamiz_node *n = tamiz_node_child(alias, "DocumentedName"); n;
         n = tamiz_node_twin(n)) {
        documented_name name = read_name(p, n);
        if (!name.whole.size) continue;
        if (name.latin) return n;
        if (!first) first = n;
    }
    return first;
}

static void put_alias(profile *p, const tamiz_node *alias) {
    tamiz_span type = text_of(p, alias, "AliasType", "AliasTypeID");
    bool weak = tamiz_ofac_flag(alias, "LowQuality");
    bool primary = tamiz_ofac_flag(alias, "Primary") && !p->named;
    const tamiz_node *main = primary ? choose_name(p, alias) : NULL;
    for (const tamiz_node *n = tamiz_node_child(alias, "DocumentedName"); n;
         n = tamiz_node_twin(n)) {
        documented_name name = read_name(p, n);
        tamiz_prop prop =
            n == main ? TAMIZ_PROP_name : tamiz_ofac_alias_prop(type, weak);
        tamiz_list_put_lang(p->writer, &p->party.self, prop, name.whole,
                            name.lang);
        tamiz_list_put_note(p->writer, &p->party.self, "Name",
                            tamiz_node_text(n, "Comment"));
        if (n == main) put_parts(p, n);
    }
    if (main) p->named = true;
    tamiz_list_put_note(p->writer, &p->party.self, "Alias",
                        tamiz_node_text(alias, "Comment"));
}

static void read_identity(profile *p, const tamiz_node *identity) {
    if (!read_groups(p, identity)) tamiz_list_out_of_memory(p->writer);
    tamiz_list_put_note(p->writer, &p->party.self, "Identity",
                        tamiz_node_text(identity, "Comment"));
    for (const tamiz_node *n = tamiz_node_child(identity, "Alias"); n;
         n = tamiz_node_twin(n))
        put_alias(p, n);
}

/* ---- features ---------------------------------------------------------- */

/* "Gender", or "Feature 123" where the value sets do not name it. */
static tamiz_span feature_label(profile *p, const tamiz_node *feature) {
    tamiz_span label = text_of(p, feature, "FeatureType", "FeatureTypeID");
    if (label.size) return label;
    return tamiz_list_print(
        p->writer, "Feature %s",
        tamiz_node_attribute(feature, "FeatureTypeID").data);
}

/* Features carry the labels of the remarks, but for these. */
static tamiz_span remark_label(tamiz_span label) {
    // clang-format off
    static const struct { const char *feature, *remark; } rows[] = {
        {"Birthdate", "DOB"},
        {"Place of Birth", "POB"},
        {"Nationality Country", "nationality"},
        {"Citizenship Country", "citizen"},
    };
    // clang-format on
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (tamiz_list_same(label, rows[i].feature))
            return tamiz_span_of(rows[i].remark);
    return label;
}

/* Features that are columns in sdn.csv; NONE as prop: a note. */
static bool put_column(profile *p, tamiz_span label, tamiz_span value) {
    bool person = p->party.self.schema == TAMIZ_SCHEMA_Person;
    // clang-format off
    const struct { const char *feature; tamiz_prop prop; } rows[] = {
        {"Title", person ? TAMIZ_PROP_position : TAMIZ_PROP_notes},
        {"Vessel Tonnage", TAMIZ_PROP_tonnage},
        {"Vessel Gross Tonnage", TAMIZ_PROP_grossRegisteredTonnage},
        {"Vessel Gross Registered Tonnage", TAMIZ_PROP_grossRegisteredTonnage},
        {"Vessel Owner", TAMIZ_PROP_NONE},
    };
    // clang-format on
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!tamiz_list_same(label, rows[i].feature)) continue;
        if (rows[i].prop)
            tamiz_list_put(p->writer, &p->party.self, rows[i].prop, value);
        else
            tamiz_list_put_note(p->writer, &p->party.self, "Vessel owner",
                                value);
        return true;
    }
    return false;
}

static void put_value(profile *p, tamiz_span label, tamiz_span value) {
    if (!value.size || put_column(p, label, value)) return;
    tamiz_ofac_put_fact(
        p->writer, &p->party,
        &(tamiz_ofac_fact){.label = remark_label(label), .value = value});
}

static void put_place(profile *p, tamiz_span label, const tamiz_node *node) {
    tamiz_span id = tamiz_node_attribute(node, "LocationID");
    const tamiz_ofac_address *place = tamiz_ofac_location(p->advanced, id);
    if (!place) {
        tamiz_list_put_note(
            p->writer, &p->party.self, label.data,
            tamiz_list_print(p->writer, "location %s", id.data));
        return;
    }
    if (tamiz_list_same(label, "Location")) {
        tamiz_ofac_put_address(p->writer, &p->party, place);
        return;
    }
    if (tamiz_list_same(label, "Place of Birth"))
        tamiz_list_put_country(p->writer, &p->party.self,
                               TAMIZ_PROP_birthCountry, place->country);
    put_value(p, label, tamiz_ofac_whole_address(p->writer, place));
    tamiz_list_put_note(p->writer, &p->party.self, "Place", place->remarks);
}

/* A text of its own, or a value of a set ("Male"), or both. */
static void put_detail(profile *p, tamiz_span label, const tamiz_node *node) {
    tamiz_span value = text_of(p, node, "DetailReference", "DetailReferenceID");
    put_value(p, label, node->text.size ? node->text : value);
    if (node->text.size)
        tamiz_list_put_note(p->writer, &p->party.self, label.data, value);
}

/* In words that tamiz_date_parse() reads. */
static tamiz_span range_text(profile *p, tamiz_date_range range) {
    char from[TAMIZ_DATE_TEXT], to[TAMIZ_DATE_TEXT];
    tamiz_date_print(range.from, from);
    tamiz_date_print(range.to, to);
    return tamiz_list_print(p->writer, "%s%s%s%s", range.circa ? "circa " : "",
                            from, *to ? " to " : "", to);
}

/* A period that is no Gregorian date, in words: its numbers, the calendar. */
static tamiz_span period_text(profile *p, const tamiz_node *period) {
    tamiz_span words = text_of(p, period, "CalendarType", "CalendarTypeID");
    const tamiz_node *n = period;
    while (n) {
        words =
            tamiz_list_join(p->writer, (const tamiz_span[]){words, n->text}, 2);
        if (n->first) {
            n = n->first;
            continue;
        }
        while (n != period && !n->next) n = n->parent;
        n = n == period ? NULL : n->next;
    }
    return words;
}

static void put_period(profile *p, tamiz_span label, const tamiz_node *node) {
    tamiz_date_range range;
    if (tamiz_ofac_period(p->advanced, node, &range))
        put_value(p, label, range_text(p, range));
    else if (node->first)
        tamiz_list_put_note(p->writer, &p->party.self, label.data,
                            period_text(p, node));
}

static void read_version(profile *p, tamiz_span label,
                         const tamiz_node *version) {
    for (const tamiz_node *n = version->first; n; n = n->next) {
        if (!strcmp(n->name, "DatePeriod"))
            put_period(p, label, n);
        else if (!strcmp(n->name, "VersionDetail"))
            put_detail(p, label, n);
        else if (!strcmp(n->name, "VersionLocation"))
            put_place(p, label, n);
        else if (!strcmp(n->name, "Comment") && n->text.size)
            tamiz_list_put_note(p->writer, &p->party.self, label.data, n->text);
        else
            tamiz_ofac_put_leaves(p->writer, &p->party, n);
    }
}

static void read_feature(profile *p, const tamiz_node *feature) {
    tamiz_span label = feature_label(p, feature);
    for (const tamiz_node *n = tamiz_node_child(feature, "FeatureVersion");
         n && !p->writer->code; n = tamiz_node_twin(n))
        read_version(p, label, n);
}

/* ---- the party --------------------------------------------------------- */

/* Vessel and Aircraft are sub-types; a sub-type "Unknown" leaves the type. */
static tamiz_schema read_schema(const profile *p, const tamiz_node *node) {
    const tamiz_ofac_value *sub = tamiz_ofac_value_of(
        p->advanced, node, "PartySubType", "PartySubTypeID");
    if (!sub) return TAMIZ_SCHEMA_LegalEntity;
    tamiz_schema schema = tamiz_ofac_schema(sub->text);
    if (schema) return schema;
    const char *const pair[] = {"ID", sub->extra.data, NULL};
    const tamiz_node type = {.attributes = pair};
    schema = tamiz_ofac_schema(text_of(p, &type, "PartyType", "ID"));
    return schema ? schema : TAMIZ_SCHEMA_LegalEntity;
}

static void read_profile(profile *p, const tamiz_node *node) {
    for (const tamiz_node *n = node->first; n && !p->writer->code;
         n = n->next) {
        if (!strcmp(n->name, "Identity"))
            read_identity(p, n);
        else if (!strcmp(n->name, "Feature"))
            read_feature(p, n);
        else if (!strcmp(n->name, "Comment"))
            tamiz_list_put(p->writer, &p->party.self, TAMIZ_PROP_notes,
                           n->text);
        else
            tamiz_ofac_put_leaves(p->writer, &p->party, n);
    }
}

/* Adds the party and its numbers to the tables, for what refers to it. */
static tamiz_code remember(profile *p, const tamiz_node *node,
                           tamiz_span reference, tamiz_error *err) {
    tamiz_ofac_advanced *advanced = p->advanced;
    uint32_t index = (uint32_t)(advanced->parties.size / sizeof p->party);
    tamiz_buffer_add(&advanced->parties, &p->party, sizeof p->party);
    bool kept = !advanced->parties.failed;
    for (const tamiz_node *n = tamiz_node_child(node, "Profile"); n && kept;
         n = tamiz_node_twin(n)) {
        tamiz_span id = tamiz_node_attribute(n, "ID");
        kept = tamiz_ofac_remember(advanced, &advanced->profile_ids,
                                   id.size ? id : reference, index);
        for (const tamiz_node *i = tamiz_node_child(n, "Identity"); i && kept;
             i = tamiz_node_twin(i)) {
            tamiz_span identity = tamiz_node_attribute(i, "ID");
            kept = !identity.size ||
                   tamiz_ofac_remember(advanced, &advanced->identity_ids,
                                       identity, index);
            if (kept && identity.size)
                tamiz_ofac_claim_documents(
                    advanced, tamiz_ofac_party_at(advanced, index), identity);
        }
    }
    return kept ? p->writer->code
                : tamiz_fail_memory(err, "reading OFAC parties");
}

tamiz_code tamiz_ofac_read_party(tamiz_ofac_advanced *advanced,
                                 const tamiz_xml *xml, const tamiz_node *node,
                                 tamiz_error *err) {
    profile p = {.advanced = advanced, .writer = &advanced->reading->writer};
    tamiz_span reference = tamiz_node_attribute(node, "FixedRef");
    if (!reference.size)
        return tamiz_node_fail(xml, node, err,
                               "<DistinctParty> without FixedRef");
    advanced->reading->facts->rows++;
    p.party.self.id =
        tamiz_arena_copy(&advanced->reading->arena,
                         tamiz_list_print(p.writer, "ofac-%s", reference.data));
    if (!p.party.self.id.data || p.writer->code)
        return tamiz_fail_memory(err, "reading OFAC parties");
    p.party.self.schema = read_schema(&p, tamiz_node_child(node, "Profile"));
    for (const tamiz_node *n = node->first; n; n = n->next) {
        if (!strcmp(n->name, "Profile"))
            read_profile(&p, n);
        else
            tamiz_list_put(p.writer, &p.party.self, TAMIZ_PROP_notes, n->text);
    }
    tamiz_table_clear(&p.groups);
    if (p.writer->code) return p.writer->code;
    if (!p.named)
        return tamiz_node_fail(xml, node, err,
                               "<DistinctParty> without a primary name");
    return remember(&p, node, reference, err);
}
