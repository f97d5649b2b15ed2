/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "cli_html.h"

#include <locale.h>

/* What a call writes goes into a file without a name. */
static FILE *begin(void) {
    if (!setlocale(LC_CTYPE, "C.UTF-8")) skip();
    FILE *file = tmpfile();
    assert_non_null(file);
    return file;
}

static void end(FILE *file, const char *want, const char *why) {
    char text[1024];
    rewind(file);
    size_t size = fread(text, 1, sizeof text - 1, file);
    text[size] = '\0';
    assert_int_equal(fclose(file), 0);
    if (strcmp(text, want) != 0)
        fail_msg("%s: \"%s\", expected \"%s\"", why, text, want);
}

// clang-format off
static const struct { const char *text, *content, *value, *why; } rows[] = {
    {"Tren de Aragua", "Tren de Aragua", "Tren de Aragua", "plain"},
    {"", "", "", "nothing"},
    {"<script>", "&lt;script&gt;", "&lt;script&gt;", "no element begins"},
    {"a&lt;b", "a&amp;lt;b", "a&amp;lt;b", "what looks escaped is text too"},
    {"\"x\" 'y'", "&quot;x&quot; &#39;y&#39;", "&quot;x&quot; &#39;y&#39;", "no value ends"},
    {"%s %n", "%s %n", "%s %n", "a text is no template"},
    {"a\nb\tc", "a\nb\tc", "a b c", "lines stay lines"},
    {"a\r\nb", "a \nb", "a  b", "the end of a line"},
    {"a\rb", "a<b class=\"control\">U+000D</b>b", "a\xef\xbf\xbd" "b", "and what only looks like one"},
    {"\xe2\x80\xaeger", "<b class=\"control\">U+202E</b>ger", "\xef\xbf\xbdger", "a bidi override is told"},
    {"\x1b[2J", "<b class=\"control\">U+001B</b>[2J", "\xef\xbf\xbd[2J", "a control character too"},
    {"\xff", "<b class=\"control\">byte FF</b>", "\xef\xbf\xbd", "no UTF-8"},
    {"C\xc3\xa1rtel \xd9\x85\xd8\xad \xe7\xbf\x92", "C\xc3\xa1rtel \xd9\x85\xd8\xad \xe7\xbf\x92",
     "C\xc3\xa1rtel \xd9\x85\xd8\xad \xe7\xbf\x92", "other scripts stay"},
};
// clang-format on

TEST(texts_are_escaped_for_where_they_stand) {
    for (size_t i = 0; i < COUNT(rows); i++) {
        char want[256];
        FILE *file = begin();
        cli_html(file, "<p title=\"%s\">%s</p>", rows[i].text, rows[i].text);
        (void)snprintf(want, sizeof want, "<p title=\"%s\">%s</p>",
                       rows[i].value, rows[i].content);
        end(file, want, rows[i].why);
    }
}

/* A value within a value does not end the tag. */
TEST(the_markup_of_a_template_says_where_a_text_stands) {
    FILE *file = begin();
    cli_html(file, "%s<a href=\"#%s\" title=\"%s\">%s</a>%s", "\x01", "x>",
             "\x01", "\x01", "<");
    end(file,
        "<b class=\"control\">U+0001</b><a href=\"#x&gt;\" "
        "title=\"\xef\xbf\xbd\"><b class=\"control\">U+0001</b></a>&lt;",
        "places");
}

TEST(numbers_and_cut_texts_are_written_as_printf_does) {
    FILE *file = begin();
    cli_html(file, "%zu %.3f %+.3f %.3g 5 %% %.*s|%.10s|%.4s", (size_t)3, 0.5,
             0.25, 84.4485, 3, "abcdef", "short", "2026-11-24");
    end(file, "3 0.500 +0.250 84.4 5 % abc|short|2026", "conversions");
}

TEST(a_text_may_hold_a_nul) {
    FILE *file = begin();
    cli_html_text(file, "a\0b", 3);
    end(file, "a<b class=\"control\">U+0000</b>b", "a NUL");
}

TEST(a_bar_begins_where_the_sum_stood) {
    static const struct {
        cli_html_step step;
        const char *parts, *why;
    } bars[] = {
        {{0, 0.25, 0.5},
         "<rect class=\"rail\" x=\"0.00\" width=\"50.00\" height=\"8\"/>"
         "<rect class=\"fill\" x=\"0.00\" width=\"25.00\" height=\"8\"/>",
         "half of what it could have added"},
        {{0.75, -0.25, 0},
         "<rect class=\"minus\" x=\"50.00\" width=\"25.00\" height=\"8\"/>",
         "what is taken away lies before"},
        {{0.5, 0, 0}, "", "nothing"},
        {{0.9, 0.3, 0.3},
         "<rect class=\"rail\" x=\"90.00\" width=\"10.00\" height=\"8\"/>"
         "<rect class=\"fill\" x=\"90.00\" width=\"10.00\" height=\"8\"/>",
         "never beyond the edge"},
    };
    for (size_t i = 0; i < COUNT(bars); i++) {
        char want[512];
        FILE *file = begin();
        cli_html_bar(file, bars[i].step);
        (void)snprintf(want, sizeof want,
                       "<svg class=\"bar\" viewBox=\"0 0 100 8\" "
                       "preserveAspectRatio=\"none\" aria-hidden=\"true\">%s"
                       "</svg>",
                       bars[i].parts);
        end(file, want, bars[i].why);
    }
}
