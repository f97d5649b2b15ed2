/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "base_file.h"
#include "entity_country.h"

static const char *find(const char *text) {
    const char *code = tamiz_country_find(tamiz_span_of(text));
    return code ? code : "-";
}

TEST(countries_are_known_as_the_lists_write_them) {
    // clang-format off
    static const struct { const char *text, *code, *reason; } rows[] = {
        {"ve", "ve", "code"}, {"VE", "ve", "code in capitals"},
        {"VEN", "ve", "three letters"}, {"Venezuela", "ve", "name"},
        {"Venezuelan", "ve", "adjective"},
        {"Korea, North", "kp", "OFAC"}, {"Korea, South", "kr", "OFAC"},
        {"Congo, Democratic Republic of the", "cd", "OFAC"},
        {"Congo, Republic of the", "cg", "OFAC"},
        {"Cote d Ivoire", "ci", "OFAC"}, {"Côte d'Ivoire", "ci", "ISO"},
        {"Côte d’Ivoire", "ci", "curly apostrophe"},
        {"Co\xcc\x82te d'Ivoire", "ci", "combining accent"},
        {"CÔTE D'IVOIRE", "ci", "capital with accent"},
        {"Burma", "mm", "former name"},
        {"The Gambia", "gm", "article"}, {"Bahamas, The", "bs", "article"},
        {"North Macedonia, The Republic of", "mk", "OFAC"},
        {"Virgin Islands, British", "vg", "OFAC"},
        {"Man, Isle of", "im", "OFAC"},
        {"Bosnia-Herzegovina", "ba", "hyphen"},
        {"Bosnia & Herzegovina", "ba", "ampersand"},
        {"Palestinian", "ps", "OFAC"}, {"West Bank", "ps", "OFAC"},
        {"Region: Gaza", "ps", "OFAC"},
        {"Iran (Islamic Republic of)", "ir", "UN"},
        {"Tanzania, United Republic of", "tz", "ISO, swapped"},
        {"Democratic People's Republic of Korea ", "kp", "UN, with a space"},
        {"RPDC", "kp", "UN, French"},
        {"Türkiye", "tr", "accent"}, {"Turkey", "tr", "before 2022"},
        {"Réunion", "re", "accent"}, {"Åland", "ax", "accent"},
        {"Curacao", "cw", "without accent"}, {"Curaçao", "cw", "with"},
        {"U.S.A.", "us", "points are spaces: own row"},
        {"  united   STATES ", "us", "spaces and case"},
        {"USSR", "suhh", "gone"}, {"suhh", "suhh", "its code"},
        {"Yugoslavia", "yucs", "gone"}, {"East Germany", "ddde", "gone"},
        {"Serbia and Montenegro", "csxx", "gone"},
        {"Netherlands Antilles", "anhh", "gone"},
        {"Kosovo", "xk", "user-assigned code"}, {"EU", "eu", "union"},
        {"Niger", "ne", "not Nigeria"}, {"Nigerian", "ng", "not Niger"},
        {"Korea", "-", "which one?"}, {"Congolese", "-", "which one?"},
        {"Dominican", "-", "which one?"},
        {"undetermined", "-", "OFAC for unknown"}, {"-0-", "-", "OFAC null"},
        {"the", "-", "no name"}, {"", "-", "empty"}, {",", "-", "comma"},
        {"Deutschland", "de", "German"}, {"Россия", "ru", "Russian"},
        {"РОССИЯ", "ru", "Cyrillic capitals"}, {"УКРАЇНА", "ua", "Ї, too"},
        {"Ελλάδα", "gr", "Greek"}, {"الصين", "cn", "Arabic"},
        {"アフガニスタン", "af", "Japanese"}, {"Afganistán", "af", "Spanish"},
        {"vénézuélienne", "ve", "French, of its people"},
        {"VENEZOLANA", "ve", "Spanish"}, {"Russischer", "-", "an ending"},
        {"россиянка", "ru", "Russian"}, {"Российская Федерация", "ru", "in full"},
        {"СССР", "suhh", "gone, in Russian"}, {"Sowjetunion", "suhh", "German"},
        {"Atlantis", "-", "no country"}, {"Korea, North, x", "-", "more"},
        {"\xc3", "-", "cut sequence"}, {"\xe2\x80", "-", "cut sequence"},
        {"a very long text that is longer than the longest name of any country "
         "in the world", "-", "longer than a key"},
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(rows); i++)
        if (strcmp(find(rows[i].text), rows[i].code))
            fail_msg("'%s': %s, expected %s (%s)", rows[i].text,
                     find(rows[i].text), rows[i].code, rows[i].reason);
}

TEST(an_empty_span_may_have_no_bytes) {
    assert_null(tamiz_country_find((tamiz_span){NULL, 0}));
    assert_null(tamiz_country_name((tamiz_span){NULL, 0}));
}

/* The keys are made in Python, the searched text in C: each row of the table
 * proves that both do the same. */
TEST(every_row_of_the_table_is_found) {
    tamiz_map map;
    assert_int_equal(tamiz_map_open(&map, "data/countries.tsv", NULL), 0);
    size_t rows = 0;
    for (tamiz_span rest = map.bytes; rest.size;) {
        size_t end = tamiz_span_find(rest, TAMIZ_SPAN("\n"));
        tamiz_span line = {rest.data, end < rest.size ? end : rest.size};
        rest = tamiz_span_from(rest, line.size + 1);
        size_t tab = tamiz_span_find(line, TAMIZ_SPAN("\t"));
        tamiz_span code = {line.data, tab};
        if (line.data[0] == '#' || tamiz_span_is(code, "code")) continue;
        tamiz_span name = tamiz_span_from(line, tab + 1);
        name =
            tamiz_span_from(name, tamiz_span_find(name, TAMIZ_SPAN("\t")) + 1);
        const char *found = tamiz_country_find(name);
        if (!found || !tamiz_span_is(code, found))
            fail_msg("%.*s", (int)line.size, line.data);
        found = tamiz_country_find(code);
        assert_true(found && tamiz_span_is(code, found));
        assert_non_null(tamiz_country_name(code));
        rows++;
    }
    assert_in_range(rows, 1500, 5000);
    tamiz_map_close(&map);
}

TEST(a_code_has_a_short_name) {
    assert_string_equal(tamiz_country_name(TAMIZ_SPAN("ve")), "Venezuela");
    assert_string_equal(tamiz_country_name(TAMIZ_SPAN("KP")), "North Korea");
    assert_null(tamiz_country_name(TAMIZ_SPAN("Venezuela")));
    assert_null(tamiz_country_name(TAMIZ_SPAN("zz")));
}

TEST(places_are_not_called_as_people_are) {
    static const char *const people[] = {"italiana", "Este", "китаец"};
    for (size_t i = 0; i < COUNT(people); i++) {
        assert_non_null(tamiz_country_find(tamiz_span_of(people[i])));
        assert_null(tamiz_country_find_place(tamiz_span_of(people[i])));
    }
    assert_string_equal(tamiz_country_find_place(TAMIZ_SPAN("Италия")), "it");
}

TEST(states_that_are_gone_and_territories_are_kin_of_others_either_way) {
    // clang-format off
    static const struct { const char *a, *b; bool kin; } rows[] = {
        {"suhh", "ru", true}, {"suhh", "kz", true}, {"suhh", "pl", false},
        {"yucs", "rs", true}, {"csxx", "me", true}, {"cshh", "sk", true},
        {"cn", "hk", true}, {"gb", "vg", true}, {"us", "pr", true},
        {"ru", "ua", false}, /* both left the same state */
        {"ru", "ru", false}, /* the same one is no kin */
        {"", "", false},
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(rows); i++)
        if (tamiz_country_is_kin(rows[i].a, rows[i].b) != rows[i].kin ||
            tamiz_country_is_kin(rows[i].b, rows[i].a) != rows[i].kin)
            fail_msg("%s, %s", rows[i].a, rows[i].b);
}
