/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "entity_dataset.h"
#include "list_reader.h"
#include "list_store.h"

#include <unistd.h>

TEST(a_known_list_is_found_by_its_id_and_no_other) {
    for (size_t i = 0; i < tamiz_list_kind_count; i++)
        assert_ptr_equal(
            tamiz_list_kind_find(tamiz_span_of(tamiz_list_kinds[i].id)),
            &tamiz_list_kinds[i]);
    assert_null(tamiz_list_kind_find(TAMIZ_SPAN("us_ofac")));
    assert_null(tamiz_list_kind_find(TAMIZ_SPAN("")));
}

TEST(a_list_is_either_built_in_or_has_forms) {
    for (size_t i = 0; i < tamiz_list_kind_count; i++) {
        const tamiz_list_kind *kind = &tamiz_list_kinds[i];
        assert_non_null(kind->read);
        assert_true(*kind->title && *kind->issuer);
        assert_int_equal(kind->built_in, kind->form_count == 0);
        assert_in_range(kind->form_count, 0, TAMIZ_LIST_FORMS); /* slots */
        assert_int_equal(kind->built_in || kind->exchange, *kind->url == '\0');
        for (size_t f = 0; f < kind->form_count; f++)
            assert_non_null(kind->forms[f].files[0]);
    }
}

TEST(a_list_in_an_exchange_format_has_a_name_of_its_own) {
    tamiz_arena arena = {0};
    const tamiz_list_kind *kind = NULL;
    assert_int_equal(tamiz_list_kind_named("ftm:own_2", &arena, &kind, NULL),
                     TAMIZ_OK);
    assert_string_equal(kind->id, "own_2");
    assert_string_equal(tamiz_list_kind_reader(kind), "ftm");
    assert_int_equal(tamiz_list_kind_named("ftm", &arena, &kind, NULL),
                     TAMIZ_OK);
    assert_string_equal(tamiz_list_kind_reader(kind), "ftm");
    static const char *const bad[] = {
        "ftm:",    "ftm:Own",         "ftm:a/b",
        "ftm:..",  "us_ofac_sdn:own", "ftm:us_ofac_sdn",
        "ftm:ftm", "nosuch",          "nosuch:own",
        ""};
    for (size_t i = 0; i < COUNT(bad); i++)
        assert_int_equal(tamiz_list_kind_named(bad[i], &arena, &kind, NULL),
                         TAMIZ_BAD_ARGUMENT);
    tamiz_arena_clear(&arena);
}

TEST(a_stored_list_is_read_by_what_its_manifest_says) {
    // clang-format off
    static const struct { const char *id, *reader; tamiz_code code; } rows[] = {
        {"own", "ftm", TAMIZ_OK},
        {"ftm", "ftm", TAMIZ_OK},
        {"us_ofac_sdn", "us_ofac_sdn", TAMIZ_OK},
        {"own", "us_ofac_sdn", TAMIZ_UNSUPPORTED}, // not under another name
        {"own", "own", TAMIZ_UNSUPPORTED},
    };
    // clang-format on
    tamiz_arena arena = {0};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tamiz_list_kind *kind = NULL;
        assert_int_equal(tamiz_list_kind_stored(rows[i].id, rows[i].reader,
                                                &arena, &kind, NULL),
                         rows[i].code);
        if (rows[i].code) continue;
        assert_string_equal(kind->id, rows[i].id);
        assert_string_equal(tamiz_list_kind_reader(kind), rows[i].reader);
    }
    tamiz_arena_clear(&arena);
}

/* Reads a whole list into a dataset: entities, statements, rows. */
typedef struct counts {
    size_t entities, statements, rows;
} counts;

static counts read_list(const char *id, const char *path) {
    const tamiz_list_kind *kind = tamiz_list_kind_find(tamiz_span_of(id));
    assert_non_null(kind);
    tamiz_dataset data = {.lists = NULL};
    tamiz_list_meta meta = {.id = id};
    assert_int_equal(tamiz_dataset_begin(&data, &meta, NULL), TAMIZ_OK);
    tamiz_sink sink = tamiz_dataset_sink(&data);
    tamiz_list_facts facts = {.rows = 0};
    tamiz_error err;
    if (kind->read(path, &sink, &facts, NULL, &err))
        fail_msg("%s:%u: %s", err.where, err.line, err.message);
    counts counted = {data.entity_count, data.statement_count, facts.rows};
    print_message("%s: %zu entities, %zu statements, %zu rows\n", id,
                  counted.entities, counted.statements, counted.rows);
    tamiz_dataset_clear(&data);
    return counted;
}

/* What is read from the store must be what is read from the source, and a
 * dataset must take it whole: no id with two schemata, no empty value. */
static void check_list(const char *id, const char *source) {
    char path[1024], home[] = "/tmp/tamiz-reader-XXXXXX";
    (void)snprintf(path, sizeof path, "%s", source);
    assert_non_null(mkdtemp(home));
    tamiz_store_version version;
    tamiz_error err;
    if (tamiz_store_stage(home, tamiz_list_kind_find(tamiz_span_of(id)), path,
                          &version, &err))
        fail_msg("%s: %s", err.where, err.message);
    counts direct = read_list(id, path);
    counts stored = read_list(id, version.path);
    assert_in_range(direct.entities, 100, direct.statements);
    assert_memory_equal(&direct, &stored, sizeof direct);
    tamiz_store_close(&version);
    test_remove(home);
}

TEST(the_list_that_is_built_in_needs_no_path) {
    assert_in_range(read_list("tamiz_cartels", NULL).statements, 500, 2000);
}

TEST(ofac_reads_the_same_from_the_store) {
    check_list("us_ofac_sdn", test_shared("data/ofac/2023-12-28"));
}

TEST(one_ofac_file_brings_its_siblings_into_the_store) {
    check_list("us_ofac_sdn", test_shared("data/ofac/2023-12-28/sdn.csv.zst"));
}

TEST(ofac_s_other_list_reads_the_same_from_the_store) {
    check_list("us_ofac_cons",
               test_shared("data/ofac/consolidated-non-sdn/2025-12"));
    check_list(
        "us_ofac_cons",
        test_shared("data/ofac/consolidated-non-sdn/consolidated_2024-02.xml"));
}

TEST(parties_on_both_lists_of_ofac_are_two_entities) {
    static const struct {
        const char *id, *path;
    } lists[] = {{"us_ofac_sdn", "data/ofac/2023-12-28"},
                 {"us_ofac_cons", "data/ofac/consolidated-non-sdn/2025-12"}};
    test_shared(lists[0].path); /* skips before anything is made */
    tamiz_dataset data = {.lists = NULL};
    tamiz_error err = {0};
    for (size_t i = 0; i < COUNT(lists); i++) {
        tamiz_list_meta meta = {.id = lists[i].id};
        assert_int_equal(tamiz_dataset_begin(&data, &meta, NULL), TAMIZ_OK);
        tamiz_sink sink = tamiz_dataset_sink(&data);
        tamiz_list_facts facts = {.rows = 0};
        const tamiz_list_kind *kind =
            tamiz_list_kind_find(tamiz_span_of(lists[i].id));
        if (kind->read(test_shared(lists[i].path), &sink, &facts, NULL, &err))
            fail_msg("%s:%u: %s", err.where, err.line, err.message);
    }
    assert_true(tamiz_dataset_entity(&data, TAMIZ_SPAN("ofac-17013")) !=
                UINT32_MAX);
    assert_true(tamiz_dataset_entity(&data, TAMIZ_SPAN("ofac-cons-17013")) !=
                UINT32_MAX);
    tamiz_dataset_clear(&data);
}

TEST(the_eu_list_reads_the_same_from_the_store) {
    check_list("eu_fsf",
               test_shared("data/eu/eu_fsf_2026-02-25_rebuilt.xml.zst"));
}

TEST(the_un_list_reads_the_same_from_the_store) {
    check_list("un_sc_sanctions",
               test_shared("data/un/un_consolidated_2021-01-18.xml"));
    check_list("un_sc_sanctions",
               test_shared("data/un/un_consolidated_2026-02-27.xml.zst"));
}

TEST(the_canadian_list_reads_the_same_from_the_store) {
    check_list("ca_dfatd_sema_sanctions",
               test_shared("data/ca/sema-lmes_2020-04.xml"));
}

TEST(the_australian_list_reads_the_same_from_the_store) {
    check_list("au_dfat_sanctions",
               test_shared("data/au/regulation8_consolidated_2024-12.xlsx"));
}
