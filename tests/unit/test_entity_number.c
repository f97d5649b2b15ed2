/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "entity_number.h"

static tamiz_number_type type_of(const char *word) {
    tamiz_number_type type;
    if (!tamiz_number_type_find(tamiz_span_of(word), &type))
        fail_msg("no such word: %s", word);
    return type;
}

TEST(a_kind_a_family_and_a_property_all_say_what_a_number_is) {
    // clang-format off
    static const struct { const char *word, *family, *country; } rows[] = {
        {"imo", "IMO number", NULL}, {"INN", "tax number", "ru"},
        {"ogrn", "register number", "ru"}, {"curp", "identity number", "mx"},
        {"eth", "wallet", NULL}, {"passport", "passport", NULL},
        {"Tax", "tax number", NULL}, {"licence", "licence", NULL},
        {"document", "document", NULL}, {"passportNumber", "passport", NULL},
        {"idNumber", "identity number", NULL}, {"innCode", "tax number", "ru"},
        {"vatCode", "tax number", NULL}, {"uscCode", "register number", NULL},
        {"swiftBic", "BIC", NULL}, {"imoNumber", "IMO number", NULL},
        {"kppCode", "number", NULL}, /* known, and tells nothing */
        {"number", "number", NULL},
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_number_type type = type_of(rows[i].word);
        assert_string_equal(tamiz_number_family_name(type.family),
                            rows[i].family);
        assert_int_equal(type.country != NULL, rows[i].country != NULL);
        if (type.country) assert_string_equal(type.country, rows[i].country);
    }
}

TEST(other_words_are_no_kind) {
    static const char *const words[] = {"",        "hull", "passportnumber",
                                        "country", "name", "imo "};
    tamiz_number_type type;
    for (size_t i = 0; i < COUNT(words); i++)
        assert_false(tamiz_number_type_find(tamiz_span_of(words[i]), &type));
    assert_false(tamiz_number_type_find(tamiz_span_of(NULL), &type));
}

TEST(the_number_of_a_document_is_told_by_its_schema) {
    static const struct {
        tamiz_schema schema;
        const char *family;
    } rows[] = {
        {TAMIZ_SCHEMA_Passport, "passport"},
        {TAMIZ_SCHEMA_Identification, "document"},
        {TAMIZ_SCHEMA_Vessel, "number"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_number_type type =
            tamiz_number_type_of(rows[i].schema, TAMIZ_PROP_number);
        assert_string_equal(tamiz_number_family_name(type.family),
                            rows[i].family);
    }
}

TEST(families_fit_in_either_order_as_lists_use_them) {
    // clang-format off
    static const struct { const char *a, *b; tamiz_fit fit; const char *reason; } rows[] = {
        {"passport", "passportNumber", TAMIZ_FIT_SAME, "one family"},
        {"inn", "tax", TAMIZ_FIT_SAME, "one family"},
        {"document", "passport", TAMIZ_FIT_OPEN, "some paper"},
        {"document", "document", TAMIZ_FIT_OPEN, "two papers, neither named"},
        {"number", "imo", TAMIZ_FIT_OPEN, "nobody says"},
        {"identity", "passport", TAMIZ_FIT_OPEN, "lists mix them"},
        {"identity", "tax", TAMIZ_FIT_OPEN, "lists mix them"},
        {"register", "tax", TAMIZ_FIT_OPEN, "lists mix them"},
        {"register", "imo", TAMIZ_FIT_OPEN, "a ship's register number"},
        {"passport", "tax", TAMIZ_FIT_OTHER, "never seen"},
        {"passport", "imo", TAMIZ_FIT_OTHER, "a ship has none"},
        {"tax", "licence", TAMIZ_FIT_OTHER, "never seen"},
        {"bic", "isin", TAMIZ_FIT_OTHER, "a bank, a share"},
        {"wallet", "account", TAMIZ_FIT_OTHER, "two things"},
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_number_family a = type_of(rows[i].a).family;
        tamiz_number_family b = type_of(rows[i].b).family;
        assert_int_equal(tamiz_number_families_fit(a, b), rows[i].fit);
        assert_int_equal(tamiz_number_families_fit(b, a), rows[i].fit);
    }
}

TEST(countries_fit_unless_both_are_said_and_differ) {
    assert_int_equal(tamiz_number_countries_fit("ir", "ir"), TAMIZ_FIT_SAME);
    assert_int_equal(tamiz_number_countries_fit("ir", NULL), TAMIZ_FIT_OPEN);
    assert_int_equal(tamiz_number_countries_fit(NULL, NULL), TAMIZ_FIT_OPEN);
    assert_int_equal(tamiz_number_countries_fit("ir", "iq"), TAMIZ_FIT_OTHER);
}

TEST(check_digits_follow_from_family_and_country) {
    static const struct {
        const char *word, *country, *kind;
    } rows[] = {
        {"tax", "ru", "inn"},      {"register", "ru", "ogrn"},
        {"tax", "co", "nit"},      {"identity", "mx", "curp"},
        {"leiCode", NULL, "lei"},  {"tax", NULL, NULL},
        {"passport", "ru", NULL},  {"imo", NULL, "imo"},
        {"imoNumber", NULL, NULL}, /* firms have other ones */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_number_type type = type_of(rows[i].word);
        if (rows[i].country) type.country = rows[i].country;
        assert_int_equal(
            tamiz_number_kind_of(&type),
            tamiz_identifier_kind_find(tamiz_span_of(rows[i].kind)));
    }
}
