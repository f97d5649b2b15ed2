/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "base_buffer.h"
#include "format_html.h"

static tamiz_code print_row(void *context, const tamiz_html_row *row,
                            tamiz_error *err) {
    tamiz_buffer *out = context;
    (void)err;
    tamiz_buffer_print(out, "%u@%u[%.*s]:", row->table, row->line,
                       (int)row->heading.size, row->heading.data);
    for (size_t i = 0; i < row->count; i++)
        tamiz_buffer_print(out, "%s%.*s@%u|", row->cells[i].header ? "!" : "",
                           (int)row->cells[i].text.size,
                           row->cells[i].text.data, row->cells[i].line);
    tamiz_buffer_byte(out, ';');
    return TAMIZ_OK;
}

static tamiz_code parse(tamiz_span page, tamiz_buffer *out, bool *whole,
                        tamiz_error *err) {
    tamiz_input *input = NULL;
    const tamiz_html_handler handler = {out, print_row};
    tamiz_code code = tamiz_input_memory(page, "made.html", &input, err);
    if (!code) code = tamiz_html_tables(input, &handler, whole, err);
    tamiz_input_close(input);
    return code;
}

// clang-format off
static const struct { const char *page, *rows; bool whole; } pages[] = {
    {"", "", false},
    {"plain text", "", false},
    {"<html><table><tr><td>a</td><td>b</td></tr></table></html>",
     "1@1[]:a@1|b@1|;", true},
    {"<table>\n<tr>\n<th>a\n<td>b\n<tr><td>c", // what browsers forgive
     "1@2[]:!a@3|b@4|;1@5[]:c@5|;", false},
    {"<table><tr><td> a \n  b&nbsp;<b>c</b>d&amp;<br>e<p>f</p>g</td></tr>"
     "</table></HTML >", "1@1[]:a b\xc2\xa0""cd&\ne\nf\ng@1|;", true},
    {"<table><tr><td><ul><li>a</li><li>b</li></ul>c</td></tr></table>",
     "1@1[]:a\nb\nc@1|;", false},
    {"<h2>First</h2><table><tr><td>a</td></tr></table><h3>Second <i>one</i>"
     "</h3><table><caption>Third</caption><tr><td><h4>no</h4></td></tr>"
     "</table>", "1@1[First]:a@1|;2@1[Third]:no@1|;", false},
    {"<table><tr><td>out<table><tr><td>in</td></tr></table>er</td></tr>"
     "<tr><td>next</td></tr></table>",
     "1@1[]:outer@1|;2@1[]:in@1|;1@1[]:next@1|;", false},
    {"<table><tr><td>a<script>b</script><style>c</style><!-- d --></td></tr>"
     "</table>", "1@1[]:a@1|;", false},
    {"<table><tr></tr></table>", "1@1[]:;", false},
    {"<meta charset='iso-8859-1'><table><tr><td>\xe9</td></tr></table>",
     "1@1[]:\xc3\xa9@1|;", false},
    {"<table><tr><td>\xc3\xa9 &#x41a;</td></tr></table>",
     "1@1[]:\xc3\xa9 \xd0\x9a@1|;", false}, // UTF-8 without saying so
};
// clang-format on

TEST(rows_of_tables_are_found_as_browsers_show_them) {
    for (size_t i = 0; i < COUNT(pages); i++) {
        tamiz_buffer out = {0};
        tamiz_error err = {0};
        bool whole = false;
        if (parse(tamiz_span_of(pages[i].page), &out, &whole, &err))
            fail_msg("%s: %s", pages[i].page, err.message);
        if (strcmp(out.data ? out.data : "", pages[i].rows) != 0)
            fail_msg("%s: %s", pages[i].page, out.data ? out.data : "");
        assert_int_equal(whole, pages[i].whole);
        tamiz_buffer_clear(&out);
    }
}

TEST(bytes_that_are_no_page_are_refused) {
    tamiz_buffer out = {0};
    tamiz_error err = {0};
    assert_int_equal(parse(TAMIZ_SPAN("<table>\0</table>"), &out, NULL, &err),
                     TAMIZ_BAD_INPUT);
    assert_int_equal(err.offset, 7);
    tamiz_buffer_clear(&out);
}

TEST(however_deep_a_page_nests_it_is_read_or_refused) {
    tamiz_buffer page = {0}, out = {0};
    tamiz_error err = {0};
    for (int i = 0; i < 200000; i++)
        tamiz_buffer_text(&page, i % 2 ? "<div>" : "<table><tr><td>x");
    (void)parse(tamiz_buffer_view(&page), &out, NULL, &err);
    tamiz_buffer_clear(&page);
    tamiz_buffer_clear(&out);
}
