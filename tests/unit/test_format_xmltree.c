/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "base_buffer.h"
#include "format_xmltree.h"

static tamiz_code enter(void *context, tamiz_xml *xml, const char *name,
                        tamiz_xml_attributes attributes, bool *record,
                        tamiz_error *err) {
    (void)context, (void)xml, (void)attributes, (void)err;
    *record = !strcmp(name, "r");
    return TAMIZ_OK;
}

static tamiz_code on_record(void *context, tamiz_xml *xml,
                            const tamiz_node *node, tamiz_arena *arena,
                            tamiz_error *err) {
    (void)xml, (void)arena, (void)err;
    tamiz_buffer *log = context;
    tamiz_buffer_print(log, "%u:%s[", node->line,
                       tamiz_node_attribute(node, "id").data);
    for (const tamiz_node *n = tamiz_node_child(node, "v"); n;
         n = tamiz_node_twin(n))
        tamiz_buffer_print(log, "%s,", n->text.data);
    tamiz_buffer_print(log, "%s]", tamiz_node_text(node, "w").data);
    return TAMIZ_OK;
}

static tamiz_code parse(const char *xml, tamiz_buffer *log, tamiz_error *err) {
    tamiz_input *input = NULL;
    assert_int_equal(
        tamiz_input_memory(tamiz_span_of(xml), "made.xml", &input, err), 0);
    const tamiz_xmltree_handler handler = {log, enter, on_record};
    tamiz_code code = tamiz_xmltree_parse(input, &handler, err);
    tamiz_input_close(input);
    return code;
}

TEST(each_record_is_handed_over_whole) {
    tamiz_buffer log = {0};
    assert_int_equal(parse("<a><s>\n<r id='1'><v>x</v><w>y</w><v>z</v></r>\n"
                           "<r><r><v>no</v></r></r></s></a>",
                           &log, NULL),
                     TAMIZ_OK);
    assert_string_equal(log.data, "2:1[x,z,y]3:[]");
    tamiz_buffer_clear(&log);
}

TEST(text_between_records_is_an_error_and_not_lost) {
    tamiz_buffer log = {0};
    tamiz_error err = {0};
    assert_int_equal(parse("<a><r/>\nx</a>", &log, &err), TAMIZ_BAD_INPUT);
    assert_int_equal(err.line, 2);
    assert_int_equal(err.column, 2);
    tamiz_buffer_clear(&log);
}

TEST(a_record_without_end_is_bounded) {
    tamiz_buffer xml = {0}, log = {0};
    tamiz_error err = {0};
    tamiz_buffer_text(&xml, "<a><r>");
    for (int i = 0; i < 300000; i++) tamiz_buffer_text(&xml, "<v>x</v>\n");
    tamiz_buffer_text(&xml, "</r></a>");
    assert_int_equal(parse(xml.data, &log, &err), TAMIZ_BAD_INPUT);
    assert_non_null(strstr(err.message, "16 MiB"));
    assert_true(err.line > 1);
    tamiz_buffer_clear(&xml);
}
