/* SPDX-License-Identifier: Apache-2.0 */
/* Documents as they come: the file's bytes at a mention's place are what it
 * was read from, whatever markup and encoding. */
#include "base_buffer.h"
#include "scan_page.h"
#include "test_parties.h"

#include "tamiz.h"

// clang-format off
static const struct { const char *format, *bytes, *want, *slice, *why; bool partial; } rows[] = {
    {"text", "On Arno Steinmark.", "Arno Steinmark", "Arno Steinmark", "plain", false},
    {"text", "\xef\xbb\xbfOn Arno Steinmark.", "Arno Steinmark", "Arno Steinmark", "a mark is no text", false},
    {"text", "Gr\xfc\xdf On Arno Steinmark.", "Arno Steinmark", "Arno Steinmark", "a hole hides nothing behind it", true},
    {"text", "On Arno Stein-\nmark.", "Arno Steinmark", "Arno Stein-\nmark", "broken at a line's end", false},
    {"text", "It rained-\nx. On Arno Stein- \r\n \tmark and there-\nfore.", "Arno Steinmark", "Arno Stein- \r\n \tmark", "one of three, with space around", false},
    {"text", "On Ar-\nno Stein-\nmark.", "Arno Steinmark", "Ar-\nno Stein-\nmark", "twice", false},
    {"text", "On Arno Stein\u00ad\nmark.", "Arno Steinmark", "Arno Stein\u00ad\nmark", "by a soft hyphen", false},
    {"text", "On Arno Stein\u2010\nmark.", "Arno Steinmark", "Arno Stein\u2010\nmark", "by that of Unicode", false},
    {"text", "> On Arno Stein-\n> mark.", "Arno Steinmark", "Arno Stein-\n> mark", "quoted in mail", false},
    {"text", "On Arno-\nSteinmark.", "Arno-\nSteinmark", "Arno-\nSteinmark", "a capital starts a word", false},
    {"text", "On Arno Stein-\n\nmark.", NULL, NULL, "not over an empty line", false},
    {"text", "On Arno Stein --\nmark.", NULL, NULL, "a dash breaks no word", false},
    {"text", "On Arno Stein -\nmark.", NULL, NULL, "nor one that stands apart", false},
    {"text", "Gr\xfc\xdf On Arno Stein-\nmark \xfc.", "Arno Steinmark", "Arno Stein-\nmark", "with holes around", true},
    {"html", "<meta charset=windows-1251><pre>\xd1\xe5\xe3\xee\xe4\xed\xff \xca\xe0\xf0\xe8\xec <b>\xc0\xe7\xe8-\n\xe7\xee\xe2</b> \xf3\xe5\xf5\xe0\xeb.</pre>", "Карим Азизов", "\xca\xe0\xf0\xe8\xec <b>\xc0\xe7\xe8-\n\xe7\xee\xe2", "Cyrillic in one byte", false},
    {"html", "<p>On <b>Arno</b> Stein<i>mark</i> there.", "Arno Steinmark", "Arno</b> Stein<i>mark", "inline elements part no words", false},
    {"html", "<p>Arno</p><p>Steinmark</p>", NULL, NULL, "blocks do", false},
    {"html", "<p>On Arno\n\n  Steinmark there.", "Arno Steinmark", "Arno\n\n  Steinmark", "white space is one space", false},
    {"html", "<p>&lt; On Arn&#111; Steinmark.", "Arno Steinmark", "Arn&#111; Steinmark", "references", false},
    {"html", "<p>&cacute;&amp; On Arno Steinmark.", "Arno Steinmark", "Arno Steinmark", "names of HTML 5, and what stands behind them", false},
    {"html", "<p><script>On Arno Steinmark. </script>no one", NULL, NULL, "a script is no text", false},
    {"html", "<p><!-- On Arno Steinmark. -->no one", NULL, NULL, "nor is a comment", false},
    {"html", "<p><!-- On Arno Steinmark.", "Arno Steinmark", "Arno Steinmark", "never closed hides nothing", true},
    {"html", "<p>no one <a href=\"x> On Arno Steinmark.</a>", "Arno Steinmark", "Arno Steinmark", "a quote that never ends", false},
    {"html", "<p><img src=x alt=\"On Arno Steinmark there\">", "Arno Steinmark", "Arno Steinmark", "alt", false},
    {"html", "<head><meta name=description content=\"On Arno Steinmark there\">", "Arno Steinmark", "Arno Steinmark", "description", false},
    {"html", "<title>On Arno Steinmark there</title>", "Arno Steinmark", "Arno Steinmark", "title", false},
    {"html", "<meta charset=windows-1252><p>Gr\xfc\xdf On Arno\xa0Steinmark.", "Arno\u00a0Steinmark", "Arno\xa0Steinmark", "declared encoding", false},
    {"html", "<meta charset=windows-1251><p>\xc2\xf7\xe5\xf0\xe0 \xca\xe0\xf0\xe8\xec <b>\xc0\xe7\xe8\xe7\xee\xe2</b> \xf3\xe5\xf5\xe0\xeb.", "Карим Азизов", "\xca\xe0\xf0\xe8\xec <b>\xc0\xe7\xe8\xe7\xee\xe2", "Cyrillic in one byte", false},
    {"xml", "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><a><b>On Arno Steinmark \xfc</b></a>", "Arno Steinmark", "Arno Steinmark", "any XML", false},
};
// clang-format on

TEST(the_bytes_at_the_place_are_what_was_read) {
    tamiz_snapshot *s = test_parties_open();
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_document *d = NULL;
        tamiz_error err = {0};
        const char *bytes = rows[i].bytes, *why = rows[i].why;
        if (tamiz_scan(s, "a", bytes, strlen(bytes), NULL, &d, &err))
            fail_msg("%s: %s", why, err.message);
        if (strcmp(tamiz_document_format(d), rows[i].format) != 0)
            fail_msg("%s: %s", why, tamiz_document_format(d));
        if (tamiz_document_partial(d) != rows[i].partial) fail_msg("%s", why);
        if ((tamiz_document_note_count(d) > 0) != rows[i].partial)
            fail_msg("%s", why);
        if (tamiz_document_mention_count(d) != (rows[i].want ? 1 : 0))
            fail_msg("%s: %zu mentions", why, tamiz_document_mention_count(d));
        const tamiz_mention *m = tamiz_document_mention(d, 0);
        if (m) {
            assert_int_equal(m->text_size, strlen(rows[i].want));
            assert_memory_equal(m->text, rows[i].want, m->text_size);
            if (m->end - m->start != strlen(rows[i].slice) ||
                memcmp(bytes + m->start, rows[i].slice, m->end - m->start) != 0)
                fail_msg("%s: \"%.*s\"", why, (int)(m->end - m->start),
                         bytes + m->start);
        }
        tamiz_document_free(d);
    }
    tamiz_snapshot_close(s);
}

TEST(only_words_are_joined) {
    // clang-format off
    static const struct { const char *text, *joined; } texts[] = {
        {"Stein-\nmark", "Steinmark"},
        {"a 3-\nfold", "a 3-\nfold"},
        {"that --\nso", "that --\nso"},
        {"that -\nso", "that -\nso"},
        {"-\nso", "-\nso"},
        {"Stein-\n", "Stein-\n"},
        {"Stein-", "Stein-"},
        {"Stein-\n\nmark", "Stein-\n\nmark"},
        {"Stein-\nMark", "Stein-\nMark"},
        {"\u0410\u0437\u0438-\n\u0437\u043e\u0432", "\u0410\u0437\u0438\u0437\u043e\u0432"},
        {"a-\nb-\nc\n", "abc\n"},
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(texts); i++) {
        tamiz_page page = {.name = "a", .same = tamiz_span_of(texts[i].text)};
        const tamiz_page_run run = {0, 0, 1, 1};
        tamiz_buffer_add(&page.runs, &run, sizeof run);
        assert_int_equal(tamiz_page_join(&page, NULL), TAMIZ_OK);
        tamiz_span text = tamiz_page_text(&page);
        if (!tamiz_span_equal(text, tamiz_span_of(texts[i].joined)))
            fail_msg("%s: %.*s", texts[i].text, (int)text.size, text.data);
        uint64_t start = 0, end = text.size;
        tamiz_page_place(&page, &start, &end);
        assert_int_equal(end, strlen(texts[i].text));
        tamiz_page_clear(&page);
    }
}

TEST(what_is_no_document_is_named) {
    // clang-format off
    static const struct { const char *bytes; size_t size; const char *said; } files[] = {
        {"\x89PNG\r\n\x1a\n0", 9, "PNG"},
        {"\x7f" "ELF", 4, "program"},
        {"PK\x03\x04....", 8, "ZIP"},
        {"PK\x03\x04....xl/workbook.xml", 23, "Excel"},
        {"PK\x03\x04....ppt/slides", 18, "PowerPoint"},
        {"PK\x03\x04word/document.xml", 21, "ZIP"},
        {"\0\0\0\0ab\0\0", 8, "binary"},
        {"# Top\n\n- b\n- c\n- d\n**e**\n[f](g)\n\5\6\7\x90", 36, "binary"}, /* Markdown in it */
    };
    // clang-format on
    tamiz_snapshot *s = test_parties_open();
    for (size_t i = 0; i < COUNT(files); i++) {
        tamiz_document *d = NULL;
        tamiz_error err = {0};
        assert_int_equal(
            tamiz_scan(s, "a", files[i].bytes, files[i].size, NULL, &d, &err),
            TAMIZ_BAD_INPUT);
        if (!strstr(err.message, files[i].said)) fail_msg("%s", err.message);
        assert_null(d);
    }
    tamiz_snapshot_close(s);
}
