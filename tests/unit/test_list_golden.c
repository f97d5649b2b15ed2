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

static void check(const char *name, const char *form, tamiz_list_read *read,
                  uint32_t rows, uint32_t warnings) {
    char in[128], out[128];
    (void)snprintf(in, sizeof in, "tests/golden/%s.%s", name, form);
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
    assert_string_equal(facts.published, "2025-03-09");
    tamiz_buffer_clear(&got);
}

TEST(the_classic_form_of_ofac_is_stated_whole) {
    check("ofac_classic", "xml", tamiz_list_ofac_xml_read, 3, 2);
}

TEST(the_advanced_form_of_ofac_is_stated_whole) {
    check("ofac_advanced", "xml", tamiz_list_ofac_xml_read, 3, 0);
}

TEST(the_list_of_the_un_is_stated_whole) {
    check("un", "xml", tamiz_list_un_read, 2, 1);
}

TEST(the_list_of_the_eu_is_stated_whole) {
    check("eu", "xml", tamiz_list_eu_read, 2, 1);
}

TEST(the_list_of_the_uk_is_stated_whole_as_csv) {
    check("gb_csv", "csv", tamiz_list_gb_read, 6, 0);
}

TEST(the_list_of_the_uk_is_stated_whole_as_xml) {
    check("gb_xml", "xml", tamiz_list_gb_read, 2, 2);
}
