/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "base_buffer.h"
#include "list_ch.h"

typedef struct look {
    tamiz_prop prop;
    tamiz_buffer facts, told;
} look;

static tamiz_code print_value(void *context, const tamiz_statement *fact,
                              tamiz_error *err) {
    look *l = context;
    (void)err;
    if (fact->prop == l->prop)
        tamiz_buffer_print(&l->facts, "%.*s;", (int)fact->value.size,
                           fact->value.data);
    return TAMIZ_OK;
}

static void keep_warning(void *context, const char *list, const char *record,
                         const char *message) {
    look *l = context;
    tamiz_buffer_print(&l->told, "%s %s: %s;", list, record, message);
}

static tamiz_code parse(const char *xml, look *l, tamiz_error *err) {
    tamiz_input *input = NULL;
    tamiz_list_facts facts;
    tamiz_sink sink = {print_value, l};
    tamiz_list_progress progress = {
        .warning = keep_warning, .context = l, .list = "ch"};
    assert_int_equal(
        tamiz_input_memory(tamiz_span_of(xml), "made.xml", &input, err), 0);
    tamiz_code code = tamiz_list_ch_parse(input, &sink, &facts, &progress, err);
    tamiz_input_close(input);
    return code;
}

static void drop(look *l) {
    tamiz_buffer_clear(&l->facts);
    tamiz_buffer_clear(&l->told);
}

#define LIST(rest) "<swiss-sanctions-list>\n" rest "</swiss-sanctions-list>"
#define NAME(parts)                                                            \
    "<identity><name name-type='primary-name'>" parts "</name></identity>"
#define X "<name-part name-part-type='whole-name'><value>X</value></name-part>"
#define ONE(ssid, rest)                                                        \
    "<target ssid='" ssid "'><entity>" NAME(X) rest "</entity></target>"

// clang-format off
static const struct {
    const char *xml; uint32_t line, column; const char *message;
} bad[] = {
    {"<CONSOLIDATED_LIST/>", 1, 1, "not SECO's list"},
    {"<swiss-sanctions-list date='now'/>", 1, 1, "\"now\" is no date"},
    {LIST("<person/>"), 2, 1, "<person>, expected <sanctions-program>"},
    {LIST("<target/>"), 2, 1, "<target> without ssid"},
    {LIST("<target ssid='1'/>"), 2, 1, "without <individual>"},
    {LIST("<target ssid='1'><entity/></target>"), 2, 1,
     "without a primary name"},
    {LIST("<target ssid='1'><entity>" NAME("<name-part><value/></name-part>")
          "</entity></target>"), 2, 1, "without a primary name"},
    {LIST(ONE("1", "") "\n" ONE("1", "")), 3, 1, "ssid 1 comes twice"},
    {LIST("<target ssid='1'>"), 2, 20, "expected </target>"},
    {LIST("<target ssid='\xe9'/>"), 2, 15, "well-formed"},
    {"<!DOCTYPE x []><swiss-sanctions-list/>", 1, 1, "document type"},
};
// clang-format on

TEST(what_is_not_the_list_is_refused_at_its_place) {
    for (size_t i = 0; i < COUNT(bad); i++) {
        look l = {.prop = TAMIZ_PROP_name};
        tamiz_error err = {0};
        tamiz_code code = parse(bad[i].xml, &l, &err);
        if (code != TAMIZ_BAD_INPUT || err.line != bad[i].line ||
            err.column != bad[i].column || !strstr(err.message, bad[i].message))
            fail_msg("%s: %d, %u:%u: %s", bad[i].xml, code, err.line,
                     err.column, err.message);
        drop(&l);
    }
}

static void check_target(const char *target, tamiz_prop prop,
                         const char *values) {
    tamiz_buffer xml = {0};
    look l = {.prop = prop};
    tamiz_error err = {0};
    tamiz_buffer_print(&xml, LIST("%s"), target);
    if (parse(xml.data, &l, &err)) fail_msg("%s", err.message);
    if (strcmp(l.facts.data ? l.facts.data : "", values) != 0)
        fail_msg("%s: %s", target, l.facts.data ? l.facts.data : "");
    tamiz_buffer_clear(&xml);
    drop(&l);
}

#define PART(type, inner)                                                      \
    "<name-part name-part-type='" type "'>" inner "</name-part>"
#define V(text) "<value>" text "</value>"
#define S(lang, text)                                                          \
    "<spelling-variant lang='" lang "'>" text "</spelling-variant>"
#define PERSON(parts)                                                          \
    "<target ssid='1'><individual>" NAME(parts) "</individual></target>"

TEST(parts_of_a_name_are_put_as_it_is_spoken) {
    check_target(PERSON(PART("family-name", V("C")) PART("given-name", V("A"))
                            PART("father-name", V("B"))
                                PART("title", V("Dr."))),
                 TAMIZ_PROP_name, "A B C;");
    check_target(PERSON(PART("family-name", V("C")) PART("title", V("Dr."))),
                 TAMIZ_PROP_title, "Dr.;");
    check_target(PERSON(PART("other", V("Z")) PART("whole-name", V("Y"))),
                 TAMIZ_PROP_name, "Y Z;");
}

TEST(variants_are_combined_within_their_script) {
    check_target(
        PERSON(PART("given-name", V("A") S("rus", "А") S("rus", "Б"))
                   PART("family-name", V("C") S("rus", "В") S("fra", "Ce"))),
        TAMIZ_PROP_alias, "А В;Б В;A Ce;");
    /* a part without a variant: no Latin amid Cyrillic */
    check_target(PERSON(PART("given-name", V("A") S("rus", "А"))
                            PART("family-name", V("C"))),
                 TAMIZ_PROP_alias, "А;");
}

TEST(a_product_without_bound_is_not_multiplied_out) {
    enum { VARIANTS = 9 }; /* of three parts: 729 names */
    tamiz_buffer xml = {0};
    look l = {.prop = TAMIZ_PROP_alias};
    tamiz_buffer_text(&xml, "<swiss-sanctions-list><target ssid='1'><entity>"
                            "<identity><name name-type='primary-name'>");
    for (int part = 0; part < 3; part++) {
        tamiz_buffer_text(&xml, "<name-part><value>a</value>");
        for (int i = 0; i < VARIANTS; i++)
            tamiz_buffer_print(&xml, S("eng", "v%d"), i);
        tamiz_buffer_text(&xml, "</name-part>");
    }
    tamiz_buffer_text(&xml, "</name></identity></entity></target>"
                            "</swiss-sanctions-list>");
    assert_int_equal(parse(xml.data, &l, NULL), TAMIZ_OK);
    size_t names = 0;
    for (size_t i = 0; i < l.facts.size; i++) names += l.facts.data[i] == ';';
    assert_int_equal(names, 3 * VARIANTS);
    assert_non_null(strstr(l.told.data, "over 64 spellings of a name"));
    tamiz_buffer_clear(&xml);
    drop(&l);
}

// clang-format off
#define CHANGE(type, day) \
    "<modification modification-type='" type "' effective-date='" day "'/>"
static const struct { const char *changes, *end; } changes[] = {
    {CHANGE("listed", "2010-01-01"), ""},
    {CHANGE("listed", "2010-01-01") CHANGE("de-listed", "2011-01-01"),
     "2011-01-01;"},
    {CHANGE("de-listed", "2011-01-01") CHANGE("listed", "2010-01-01"),
     "2011-01-01;"},                                   // in any order
    {CHANGE("listed", "2010-01-01") CHANGE("de-listed", "2011-01-01")
     CHANGE("listed", "2012-01-01"), ""},              // listed again
    {"<modification modification-type='de-listed'/>", ""}, // no date: a note
};
// clang-format on

TEST(a_listing_ends_with_the_last_delisting) {
    for (size_t i = 0; i < COUNT(changes); i++) {
        char target[512];
        (void)snprintf(target, sizeof target,
                       "<target ssid='1'><entity>" NAME(X) "</entity>%s"
                                                           "</target>",
                       changes[i].changes);
        check_target(target, TAMIZ_PROP_endDate, changes[i].end);
    }
}

TEST(what_is_not_understood_is_told) {
    look l = {.prop = TAMIZ_PROP_notes};
    assert_int_equal(
        parse(LIST("<target ssid='1' sanctions-set-id='5'><entity>" NAME(
                  X) "<mood>fair</mood></entity></target>\n"
                     "<place ssid='2'><moon>full</moon></place>"
                     "<target ssid='3'><entity><identity><name "
                     "name-type='nick'>" X "</name><name "
                     "name-type='primary-name'>" X
                     "</name><address place-id='9'/></identity></entity>"
                     "</target>"),
              &l, NULL),
        TAMIZ_OK);
    assert_string_equal(l.facts.data, "mood: fair;Sanctions set: 5;");
    assert_string_equal(l.told.data,
                        "ch made.xml:2: unknown element <mood>, kept as a note;"
                        "ch made.xml:2: no sanctions set with ssid 5;"
                        "ch made.xml:3: unknown element <moon>, kept as a note;"
                        "ch made.xml:3: name-type \"nick\", taken as an alias;"
                        "ch made.xml:3: no place with ssid 9;");
    drop(&l);
}
