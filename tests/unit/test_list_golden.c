/* SPDX-License-Identifier: Apache-2.0 */
/* Whole small lists of invented parties, tests/golden/NAME.xml or .csv, and
 * every statement that is made of them, NAME.out: read the difference when it
 * changes. TAMIZ_RENEW=1 writes the .out files anew. */
#include "test.h"

#include "base_buffer.h"
#include "base_file.h"
#include "list_eu.h"
#include "list_gb.h"
#include "list_ofac.h"
#include "list_un.h"
#include "test_workbook.h"

#include <unistd.h>

static tamiz_code print_fact(void *context, const tamiz_statement *fact,
                             tamiz_error *err) {
    tamiz_buffer *out = context;
    (void)err;
    tamiz_buffer_print(out, "%.*s %s.%s %.*s", (int)fact->entity.size,
                       fact->entity.data, tamiz_schema_rows[fact->schema].name,
                       tamiz_prop_rows[fact->prop].name, (int)fact->value.size,
                       fact->value.data);
    if (fact->lang.size)
        tamiz_buffer_print(out, " [%.*s]", (int)fact->lang.size,
                           fact->lang.data);
    tamiz_buffer_print(out, " @%.*s\n", (int)fact->record.size,
                       fact->record.data);
    return TAMIZ_OK;
}

static void compare(const char *path, const tamiz_buffer *got) {
    tamiz_map want;
    tamiz_error err = {0};
    if (getenv("TAMIZ_RENEW"))
        assert_int_equal(tamiz_file_write(path, tamiz_buffer_view(got), &err),
                         TAMIZ_OK);
    assert_int_equal(tamiz_map_open(&want, path, &err), TAMIZ_OK);
    size_t line = 1;
    for (size_t i = 0; i < got->size && i < want.bytes.size; i++) {
        if (got->data[i] != want.bytes.data[i])
            fail_msg("%s:%zu differs: %.200s", path, line, got->data + i);
        line += got->data[i] == '\n';
    }
    assert_int_equal(got->size, want.bytes.size);
    tamiz_map_close(&want);
}

static tamiz_list_facts check_file(const char *in, const char *name,
                                   tamiz_list_read *read, uint32_t rows,
                                   uint32_t warnings) {
    char out[128];
    (void)snprintf(out, sizeof out, "tests/golden/%s.out", name);
    tamiz_buffer got = {0};
    tamiz_list_facts facts = {0};
    tamiz_error err = {0};
    tamiz_sink sink = {print_fact, &got};
    tamiz_code code = read(in, &sink, &facts, NULL, &err);
    if (code) fail_msg("%s:%u: %s", err.where, err.line, err.message);
    compare(out, &got);
    assert_int_equal(facts.rows, rows);
    assert_int_equal(facts.warnings, warnings); /* what nobody knows */
    if (*facts.published) assert_string_equal(facts.published, "2025-03-09");
    tamiz_buffer_clear(&got);
    return facts;
}

static tamiz_list_facts check(const char *name, const char *form,
                              tamiz_list_read *read, uint32_t rows,
                              uint32_t warnings) {
    char in[128];
    (void)snprintf(in, sizeof in, "tests/golden/%s.%s", name, form);
    return check_file(in, name, read, rows, warnings);
}

TEST(the_classic_form_of_ofac_is_stated_whole) {
    (void)check("ofac_classic", "xml", tamiz_list_ofac_xml_read, 3, 2);
}

TEST(the_advanced_form_of_ofac_is_stated_whole) {
    (void)check("ofac_advanced", "xml", tamiz_list_ofac_xml_read, 3, 0);
}

TEST(the_list_of_the_un_is_stated_whole) {
    (void)check("un", "xml", tamiz_list_un_read, 2, 1);
}

TEST(the_list_of_the_eu_is_stated_whole) {
    (void)check("eu", "xml", tamiz_list_eu_read, 2, 1);
}

TEST(the_list_of_the_uk_is_stated_whole_as_csv) {
    (void)check("gb_csv", "csv", tamiz_list_gb_read, 6, 0);
}

TEST(the_list_of_the_uk_is_stated_whole_as_xml) {
    (void)check("gb_xml", "xml", tamiz_list_gb_read, 2, 2);
}

TEST(entities_of_followthemoney_are_stated_whole) {
    (void)check("ftm", "json", tamiz_list_ftm_read, 8, 6);
}

TEST(records_of_senzing_are_stated_whole) {
    (void)check("senzing", "json", tamiz_list_senzing_read, 4, 7);
}

TEST(a_house_list_is_stated_as_its_mapping_says) {
    tamiz_list_facts facts =
        check("house/house", "csv", tamiz_list_house_read, 4, 3);
    assert_string_equal(facts.title, "Own blocklist");
    assert_string_equal(facts.issuer, "Example Bank, licence internal");
    assert_string_equal(facts.published, "2025-03-09");
}

TEST(the_canadian_list_is_stated_whole) {
    (void)check("ca", "xml", tamiz_list_ca_read, 8, 3);
}

/* au.tsv has the rows that a workbook is made of: see test_workbook.h. */
TEST(the_australian_list_is_stated_whole) {
    char folder[] = "/tmp/tamiz-golden-XXXXXX", path[64];
    tamiz_map rows;
    tamiz_buffer file = {0};
    assert_non_null(mkdtemp(folder));
    (void)snprintf(path, sizeof path, "%s/au.xlsx", folder);
    assert_int_equal(tamiz_map_open(&rows, "tests/golden/au.tsv", NULL), 0);
    test_workbook_of_tsv(&file, rows.bytes);
    assert_int_equal(tamiz_file_write(path, tamiz_buffer_view(&file), NULL), 0);
    (void)check_file(path, "au", tamiz_list_au_read, 15, 8);
    tamiz_buffer_clear(&file);
    tamiz_map_close(&rows);
    test_remove(folder);
}

TEST(the_screening_list_is_stated_whole_from_csv) {
    (void)check_file("tests/golden/csl.csv", "csl_csv", tamiz_list_csl_read, 7,
                     6);
}

TEST(the_screening_list_is_stated_whole_from_json) {
    (void)check_file("tests/golden/csl.json", "csl_json", tamiz_list_csl_read,
                     3, 4);
}

TEST(the_swiss_list_is_stated_whole) {
    (void)check("ch", "xml", tamiz_list_ch_read, 4, 8);
}

TEST(the_page_of_the_state_department_is_stated_whole) {
    (void)check_file("tests/golden/foreign-terrorist-organizations.html", "fto",
                     tamiz_list_fto_read, 8, 5);
}
