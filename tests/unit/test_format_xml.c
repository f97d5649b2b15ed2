/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "base_buffer.h"
#include "format_xml.h"

#include <stdio.h>

/* What the handler saw: "<a x=1>" at starts, "text</a>" at ends. */
typedef struct seen {
    tamiz_buffer log;
    const char *stop_at; /* name whose start the handler refuses, or NULL */
} seen;

static tamiz_code on_start(void *context, tamiz_xml *xml, const char *name,
                           tamiz_xml_attributes attributes, tamiz_error *err) {
    seen *s = context;
    tamiz_buffer_print(&s->log, "<%s", name);
    for (size_t i = 0; attributes[i]; i += 2)
        tamiz_buffer_print(&s->log, " %s=%s", attributes[i], attributes[i + 1]);
    tamiz_buffer_text(&s->log, ">");
    if (s->stop_at && !strcmp(s->stop_at, name))
        return tamiz_xml_fail(xml, err, "no <%s> here, expected <b>", name);
    return TAMIZ_OK;
}

static tamiz_code on_end(void *context, tamiz_xml *xml, const char *name,
                         tamiz_span text, tamiz_error *err) {
    seen *s = context;
    (void)xml, (void)err;
    tamiz_buffer_span(&s->log, text);
    tamiz_buffer_print(&s->log, "</%s>", name);
    return TAMIZ_OK;
}

static tamiz_code parse(tamiz_span bytes, seen *s, tamiz_error *err) {
    tamiz_input *input = NULL;
    assert_int_equal(tamiz_input_memory(bytes, "made.xml", &input, err), 0);
    const tamiz_xml_handler handler = {s, on_start, on_end};
    tamiz_code code = tamiz_xml_parse(input, &handler, err);
    tamiz_input_close(input);
    return code;
}

// clang-format off
static const struct { const char *xml, *events; } good[] = {
    {"<a/>", "<a></a>"},
    {"<a> x </a>", "<a>x</a>"},                // trimmed
    {"<a>x<b>y</b>z</a>", "<a><b>y</b>xz</a>"}, // children's text left out
    {"<a>&amp;&#x41;<![CDATA[<&]]></a>", "<a>&A<&</a>"},
    {"<a p='1' q='&lt;'/>", "<a p=1 q=<></a>"},
    {"<n:a xmlns:n='u'><n:b n:p='1'/></n:a>", "<a><b p=1></b></a>"}, // local
    {"<a xmlns='http://x/y'/>", "<a></a>"},
    {"<a><!-- c -->x<?pi d?></a>", "<a>x</a>"},
    {"\xef\xbb\xbf<a>\xc3\xa9</a>", "<a>\xc3\xa9</a>"},       // UTF-8 mark
    {"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe9</a>",
     "<a>\xc3\xa9</a>"},                                        // Latin-1
    {"<a>1\r\n2\r3</a>", "<a>1\n2\n3</a>"},    // line ends as XML has them
};
// clang-format on

TEST(well_formed_xml_gives_its_elements_and_their_own_text) {
    for (size_t i = 0; i < COUNT(good); i++) {
        seen s = {0};
        tamiz_error err = {0};
        tamiz_code code = parse(tamiz_span_of(good[i].xml), &s, &err);
        if (code) print_message("%s: %s\n", good[i].xml, err.message);
        assert_int_equal(code, TAMIZ_OK);
        assert_string_equal(s.log.data, good[i].events);
        tamiz_buffer_clear(&s.log);
    }
}

TEST(a_document_type_in_utf_16_is_refused_too) {
    static const char wide[] = "\xff\xfe<\0!\0D\0O\0C\0T\0Y\0P\0E\0 \0a\0>\0"
                               "<\0a\0/\0>\0";
    seen s = {0};
    tamiz_error err = {0};
    assert_int_equal(parse((tamiz_span){wide, sizeof wide - 1}, &s, &err),
                     TAMIZ_BAD_INPUT);
    assert_non_null(strstr(err.message, "document type"));
    assert_int_equal(err.offset, 2);
}

TEST(utf_16_is_read_as_text) {
    static const char wide[] = "\xff\xfe<\0a\0>\0\x3d\xd8\x00\xde<\0/\0a\0>\0";
    seen s = {0};
    assert_int_equal(parse((tamiz_span){wide, sizeof wide - 1}, &s, NULL), 0);
    assert_string_equal(s.log.data, "<a>\xf0\x9f\x98\x80</a>");
    tamiz_buffer_clear(&s.log);
}

// clang-format off
static const struct {
    const char *xml; uint32_t line, column; const char *message;
} bad[] = {
    {"", 1, 1, "no element"},
    {"<a>", 1, 4, "cut off"},
    {"<a>\n<b></a>", 2, 6, "expected </b>"},     // where the name stands
    {"<a>\n  <b x=1/></a>", 2, 8, "not well-formed"},
    {"<a>\xc3\xa9\xc3\xa9 &x;</a>", 1, 9, "undefined entity"}, // bytes
    {"<a>\r\n\r\n&x;</a>", 3, 1, "undefined entity"},  // CRLF is one line end
    {"<a>\r\r &x;</a>", 3, 2, "undefined entity"},     // so is a lone CR
    {"<a>\xff</a>", 1, 4, "not well-formed"},    // not UTF-8
    {"<a/><b/>", 1, 5, "junk after"},
    {"<a>\n\n<no/></a>", 3, 1, "no <no> here"},  // the handler's own failure
    {"<a><!-- \n\n --><no/></a>", 3, 5, "no <no> here"},
    {"<a x='1' x='2'/>", 1, 10, "duplicate attribute"},
    {"<p:a/>", 1, 1, "prefix"},
    {"<?xml version='1.0' encoding='x-none'?><a/>", 1, 31, "unknown encoding"},
    {"<!DOCTYPE a><a/>", 1, 1, "document type"},
    {"\n<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>", 2, 1, "document type"},
    {"<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", 1, 1, "document type"},
};
// clang-format on

TEST(bad_xml_is_refused_with_file_line_and_byte_column) {
    for (size_t i = 0; i < COUNT(bad); i++) {
        seen s = {.stop_at = "no"};
        tamiz_error err = {0};
        tamiz_span bytes = tamiz_span_of(bad[i].xml);
        assert_int_equal(parse(bytes, &s, &err), TAMIZ_BAD_INPUT);
        if (err.line != bad[i].line || err.column != bad[i].column ||
            !strstr(err.message, bad[i].message))
            fail_msg("%s: %u:%u: %s", bad[i].xml, err.line, err.column,
                     err.message);
        assert_true(err.offset <= bytes.size);
        assert_string_equal(err.where, "made.xml");
        tamiz_buffer_clear(&s.log);
    }
}

TEST(a_billion_laughs_are_refused_before_the_first) {
    tamiz_buffer xml = {0};
    tamiz_buffer_text(&xml, "<!DOCTYPE l [<!ENTITY a0 'ha'>");
    for (int i = 1; i < 20; i++)
        tamiz_buffer_print(&xml, "<!ENTITY a%d '&a%d;&a%d;'>", i, i - 1, i - 1);
    tamiz_buffer_text(&xml, "]><l>&a19;</l>");
    seen s = {0};
    tamiz_error err = {0};
    assert_int_equal(parse(tamiz_buffer_view(&xml), &s, &err), TAMIZ_BAD_INPUT);
    assert_non_null(strstr(err.message, "entities are not expanded"));
    assert_int_equal(s.log.size, 0);
    tamiz_buffer_clear(&xml);
}

static tamiz_code parse_nested(int depth, tamiz_error *err) {
    tamiz_buffer xml = {0};
    seen s = {0};
    for (int i = 0; i < depth; i++) tamiz_buffer_text(&xml, "<a>\n");
    for (int i = 0; i < depth; i++) tamiz_buffer_text(&xml, "</a>");
    tamiz_code code = parse(tamiz_buffer_view(&xml), &s, err);
    tamiz_buffer_clear(&xml);
    tamiz_buffer_clear(&s.log);
    return code;
}

TEST(nesting_is_bounded_at_64) {
    tamiz_error err = {0};
    assert_int_equal(parse_nested(64, &err), TAMIZ_OK);
    assert_int_equal(parse_nested(65, &err), TAMIZ_BAD_INPUT);
    assert_int_equal(err.line, 65);
    assert_int_equal(parse_nested(100000, &err), TAMIZ_BAD_INPUT);
}

/* head + size times x + tail, parsed. */
static tamiz_code parse_long(const char *head, size_t size, const char *tail,
                             tamiz_error *err) {
    tamiz_buffer xml = {0};
    seen s = {0};
    tamiz_buffer_text(&xml, head);
    char *run = tamiz_buffer_grow(&xml, size);
    assert_non_null(run);
    memset(run, 'x', size);
    tamiz_buffer_text(&xml, tail);
    tamiz_code code = parse(tamiz_buffer_view(&xml), &s, err);
    tamiz_buffer_clear(&xml);
    tamiz_buffer_clear(&s.log);
    return code;
}

TEST(texts_and_tags_are_bounded) {
    tamiz_error err = {0};
    assert_int_equal(parse_long("<a>", 4 << 20, "</a>", &err), TAMIZ_OK);
    assert_int_equal(parse_long("<a>", (4 << 20) + 1, "</a>", &err),
                     TAMIZ_BAD_INPUT);
    assert_non_null(strstr(err.message, "4 MiB"));
    assert_int_equal(parse_long("<a b='", 3 << 20, "'/>", &err),
                     TAMIZ_BAD_INPUT);
    assert_non_null(strstr(err.message, "1 MiB"));
    assert_int_equal(parse_long("<a><!--", 3 << 20, "--></a>", &err),
                     TAMIZ_BAD_INPUT);
}

TEST(columns_count_bytes_on_lines_longer_than_the_parser_remembers) {
    tamiz_error err = {0};
    for (size_t size = 10; size < 200000; size = size * 3 + 1) {
        assert_int_equal(parse_long("\n<a>\n\xc3\xa9", size, "<b></c>", &err),
                         TAMIZ_BAD_INPUT);
        assert_int_equal(err.line, 3);
        assert_int_equal(err.column, 2 + size + 3 + 3);
    }
}

static tamiz_code on_deep(void *context, tamiz_xml *xml, const char *name,
                          tamiz_xml_attributes attributes, tamiz_error *err) {
    (void)err;
    if (strcmp(name, "c")) return TAMIZ_OK;
    ++*(int *)context;
    assert_int_equal(tamiz_xml_depth(xml), 3);
    assert_int_equal(tamiz_xml_line(xml), 2);
    assert_string_equal(tamiz_xml_parent(xml, 0), "c");
    assert_string_equal(tamiz_xml_parent(xml, 1), "b");
    assert_string_equal(tamiz_xml_parent(xml, 2), "a");
    assert_string_equal(tamiz_xml_parent(xml, 3), "");
    assert_string_equal(tamiz_xml_attribute(attributes, "y"), "2");
    assert_string_equal(tamiz_xml_attribute(attributes, "z"), "");
    return TAMIZ_OK;
}

TEST(a_handler_knows_where_it_is) {
    static const char xml[] = "<a><b>\n<c x='1' y='2'/></b></a>";
    tamiz_input *input = NULL;
    assert_int_equal(
        tamiz_input_memory(tamiz_span_of(xml), "made.xml", &input, NULL), 0);
    int calls = 0;
    const tamiz_xml_handler handler = {&calls, on_deep, NULL};
    assert_int_equal(tamiz_xml_parse(input, &handler, NULL), TAMIZ_OK);
    assert_int_equal(calls, 1);
    tamiz_input_close(input);
}
