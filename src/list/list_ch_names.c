/* SPDX-License-Identifier: Apache-2.0 */
/* A name has parts; a part has a value and variants, each in a script. For each
 * script in which some part has a variant, every choice of one variant a part
 * is a name: 3 given names and 4 family names are 12. Parts without a variant
 * in a Latin script keep their value; in another script they are left out,
 * since Latin letters amid Cyrillic ones are nobody's name. */
#include "list_ch_party.h"

#include "list_script.h"

enum {
    MOST_PARTS = 16,
    MOST_NAMES = 64, /* of one product; more are not multiplied out */
};

/* In the order in which they are spoken. */
static const struct {
    const char *type;
    tamiz_prop prop; /* of a person's main name */
} part_types[] = {
    {"given-name", TAMIZ_PROP_firstName},
    {"further-given-name", TAMIZ_PROP_secondName},
    {"father-name", TAMIZ_PROP_fatherName},
    {"grand-father-name", TAMIZ_PROP_NONE},
    {"family-name", TAMIZ_PROP_lastName},
    {"tribal-name", TAMIZ_PROP_NONE},
    {"whole-name", TAMIZ_PROP_NONE},
    {"suffix", TAMIZ_PROP_nameSuffix},
    {"other", TAMIZ_PROP_NONE},
};
enum { PART_TYPES = sizeof part_types / sizeof *part_types };

typedef struct name {
    tamiz_ch_party *party;
    tamiz_prop prop;
    const tamiz_node *parts[MOST_PARTS]; /* <name-part>, as spoken */
    size_t count;
} name;

static bool has_type(const tamiz_node *part, const char *type) {
    return tamiz_span_is(tamiz_node_attribute(part, "name-part-type"), type);
}

static size_t rank_of(const tamiz_node *part) {
    for (size_t i = 0; i < PART_TYPES; i++)
        if (has_type(part, part_types[i].type)) return i;
    return PART_TYPES;
}

static bool is_aside(const tamiz_node *part) {
    return has_type(part, "title") || has_type(part, "maiden-name");
}

static long order_of(const tamiz_node *part) {
    tamiz_span order = tamiz_node_attribute(part, "order");
    return order.size ? strtol(order.data, NULL, 10) : 0;
}

/* Before another part: by kind, then as numbered. */
static bool comes_before(const tamiz_node *a, const tamiz_node *b) {
    size_t first = rank_of(a), second = rank_of(b);
    return first != second ? first < second : order_of(a) < order_of(b);
}

static void add_part(name *n, const tamiz_node *part) {
    size_t at = n->count++;
    for (; at && comes_before(part, n->parts[at - 1]); at--)
        n->parts[at] = n->parts[at - 1];
    n->parts[at] = part;
}

static tamiz_span value_of(const tamiz_node *part) {
    tamiz_span value = tamiz_node_text(part, "value");
    return value.size ? value : part->text;
}

/* ---- variants ---------------------------------------------------------- */

/* What tells variants of one script from others: both attributes. */
typedef struct script {
    tamiz_span lang, script;
} script;

static script script_of(const tamiz_node *variant) {
    return (script){tamiz_node_attribute(variant, "lang"),
                    tamiz_node_attribute(variant, "script")};
}

static bool is_in(const tamiz_node *variant, script s) {
    script own = script_of(variant);
    return tamiz_span_equal(own.lang, s.lang) &&
           tamiz_span_equal(own.script, s.script);
}

/* The first variant in the script from `node` on, or NULL. */
static const tamiz_node *variant_in(const tamiz_node *node, script s) {
    while (node && !is_in(node, s)) node = tamiz_node_twin(node);
    return node;
}

static const tamiz_node *first_variant(const tamiz_node *part, script s) {
    return variant_in(tamiz_node_child(part, "spelling-variant"), s);
}

static bool is_latin(script s, const tamiz_node *variant) {
    if (s.script.size) return tamiz_list_same(s.script, "latn");
    return tamiz_list_script_is_latin(variant->text);
}

static void put_words(name *n, tamiz_prop prop, const tamiz_span *words,
                      tamiz_span lang) {
    tamiz_buffer whole = {0};
    for (size_t i = 0; i < n->count; i++) {
        if (whole.size && words[i].size) tamiz_buffer_byte(&whole, ' ');
        tamiz_buffer_span(&whole, words[i]);
    }
    if (whole.failed) tamiz_list_out_of_memory(n->party->writer);
    tamiz_list_put_lang(
        n->party->writer, &n->party->self, prop,
        tamiz_list_plain(n->party->writer, tamiz_buffer_view(&whole)), lang);
    tamiz_buffer_clear(&whole);
}

/* How many names the product has; stops counting above the bound. */
static size_t product_size(const name *n, script s) {
    size_t product = 1;
    for (size_t i = 0; i < n->count && product <= MOST_NAMES; i++) {
        size_t options = 0;
        for (const tamiz_node *v = first_variant(n->parts[i], s); v;
             v = variant_in(tamiz_node_twin(v), s))
            options++;
        if (options) product *= options;
    }
    return product;
}

static tamiz_span word_of(const tamiz_node *part, const tamiz_node *variant,
                          bool latin) {
    if (variant) return variant->text;
    return latin ? value_of(part) : (tamiz_span){"", 0};
}

/* Moves to the next choice, as an odometer does; false = all were had. */
static bool next_choice(const name *n, script s,
                        const tamiz_node *chosen[MOST_PARTS]) {
    for (size_t i = n->count; i--;) {
        if (!chosen[i]) continue;
        chosen[i] = variant_in(tamiz_node_twin(chosen[i]), s);
        if (chosen[i]) return true;
        chosen[i] = first_variant(n->parts[i], s);
    }
    return false;
}

/* Too many to multiply: each variant with the first ones of the other parts. */
static void put_one_by_one(name *n, tamiz_prop prop, script s, bool latin) {
    tamiz_span words[MOST_PARTS];
    tamiz_list_warn(n->party->writer,
                    "over %d spellings of a name: each part's "
                    "variants are stated, not all their combinations",
                    MOST_NAMES);
    for (size_t i = 0; i < n->count; i++) {
        for (size_t j = 0; j < n->count; j++)
            words[j] =
                word_of(n->parts[j], first_variant(n->parts[j], s), latin);
        for (const tamiz_node *v = first_variant(n->parts[i], s); v;
             v = variant_in(tamiz_node_twin(v), s)) {
            words[i] = v->text;
            put_words(n, prop, words, s.lang);
        }
    }
}

static void put_product(name *n, tamiz_prop prop, script s, bool latin) {
    const tamiz_node *chosen[MOST_PARTS] = {NULL};
    tamiz_span words[MOST_PARTS];
    if (product_size(n, s) > MOST_NAMES) {
        put_one_by_one(n, prop, s, latin);
        return;
    }
    for (size_t i = 0; i < n->count; i++)
        chosen[i] = first_variant(n->parts[i], s);
    do {
        for (size_t i = 0; i < n->count; i++)
            words[i] = word_of(n->parts[i], chosen[i], latin);
        put_words(n, prop, words, s.lang);
    } while (next_choice(n, s, chosen));
}

/* Whether an earlier variant of the name has the same script. */
static bool came_before(const name *n, size_t part, const tamiz_node *variant) {
    script s = script_of(variant);
    for (size_t i = 0; i < part; i++)
        if (first_variant(n->parts[i], s)) return true;
    return first_variant(n->parts[part], s) != variant;
}

static void put_variants(name *n) {
    tamiz_prop prop = n->prop == TAMIZ_PROP_name ? TAMIZ_PROP_alias : n->prop;
    for (size_t i = 0; i < n->count && !n->party->writer->code; i++)
        for (const tamiz_node *v =
                 tamiz_node_child(n->parts[i], "spelling-variant");
             v; v = tamiz_node_twin(v))
            if (!came_before(n, i, v))
                put_product(n, prop, script_of(v), is_latin(script_of(v), v));
}

/* ---- one name ---------------------------------------------------------- */

static tamiz_prop prop_of(const tamiz_ch_party *p, const tamiz_node *node,
                          bool main) {
    tamiz_span type = tamiz_node_attribute(node, "name-type");
    bool low = tamiz_list_same(tamiz_node_attribute(node, "quality"), "low");
    if (tamiz_span_is(type, "primary-name"))
        return main && !p->has_name ? TAMIZ_PROP_name : TAMIZ_PROP_alias;
    if (tamiz_span_is(type, "formerly-known-as"))
        return TAMIZ_PROP_previousName;
    if (!tamiz_span_is(type, "alias"))
        tamiz_list_warn(p->writer, "name-type \"%.40s\", taken as an alias",
                        type.data ? type.data : "");
    return low ? TAMIZ_PROP_weakAlias : TAMIZ_PROP_alias;
}

static void put_aside(tamiz_ch_party *p, const tamiz_node *part) {
    bool title = has_type(part, "title");
    if (title && p->self.schema == TAMIZ_SCHEMA_Person)
        tamiz_list_put(p->writer, &p->self, TAMIZ_PROP_title, value_of(part));
    else
        tamiz_list_put_note(p->writer, &p->self,
                            title ? "Title" : "Maiden name", value_of(part));
    for (const tamiz_node *v = tamiz_node_child(part, "spelling-variant"); v;
         v = tamiz_node_twin(v))
        tamiz_list_put_note(p->writer, &p->self,
                            title ? "Title" : "Maiden name", v->text);
}

static void put_parts(name *n) {
    tamiz_ch_party *p = n->party;
    bool person = p->self.schema == TAMIZ_SCHEMA_Person;
    for (size_t i = 0; i < n->count; i++) {
        size_t rank = rank_of(n->parts[i]);
        bool stated = rank < PART_TYPES && part_types[rank].prop;
        if (person && stated && n->prop == TAMIZ_PROP_name)
            tamiz_list_put(p->writer, &p->self, part_types[rank].prop,
                           value_of(n->parts[i]));
        if (rank == PART_TYPES)
            tamiz_list_warn(
                p->writer, "name-part-type \"%.40s\", put at the end",
                tamiz_xml_attribute(n->parts[i]->attributes, "name-part-type"));
    }
}

static void put_name(tamiz_ch_party *p, const tamiz_node *node, bool main) {
    name n = {.party = p, .prop = prop_of(p, node, main)};
    tamiz_span words[MOST_PARTS];
    for (const tamiz_node *c = node->first; c; c = c->next) {
        bool part = !strcmp(c->name, "name-part");
        if (part && is_aside(c))
            put_aside(p, c);
        else if (part && n.count < MOST_PARTS)
            add_part(&n, c);
        else
            tamiz_ch_put_unknown(p, c);
    }
    for (size_t i = 0; i < n.count; i++) words[i] = value_of(n.parts[i]);
    bool some = false;
    for (size_t i = 0; i < n.count; i++) some |= words[i].size > 0;
    if (!some) return;
    put_words(&n, n.prop, words, tamiz_node_attribute(node, "lang"));
    p->has_name |= n.prop == TAMIZ_PROP_name;
    put_parts(&n);
    put_variants(&n);
}

void tamiz_ch_put_names(tamiz_ch_party *p, const tamiz_node *identity) {
    bool main = !tamiz_span_is(tamiz_node_attribute(identity, "main"), "false");
    for (const tamiz_node *n = tamiz_node_child(identity, "name"); n;
         n = tamiz_node_twin(n))
        put_name(p, n, main);
}
