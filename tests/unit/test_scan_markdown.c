/* SPDX-License-Identifier: Apache-2.0 */
/* Markdown: which marks part a name and which do not, where in the file a name
 * stands, and the same words that cmark finds. */
#include "test_parties.h"

#include "base_buffer.h"
#include "scan_page_read.h"

#include "tamiz.h"

#include <cmark.h>
#include <ctype.h>

/* Makes sure that it is told to be Markdown. */
#define MARKS "# A\n\n**b** [c](d)\n\n"

// clang-format off
static const struct { const char *text, *slice, *why; } rows[] = {
    {"See **Arno** Steinmark there.", "Arno** Steinmark", "a strong word"},
    {"See Arno Stein**mark** there.", "Arno Stein**mark", "half a word"},
    {"See *Arno _Steinmark_* there.", "Arno _Steinmark", "marks in marks"},
    {"See Arno_Steinmark there.", NULL, "no mark inside a word"},
    {"See [Arno](https://a.example/x_(y)) Steinmark there.", "Arno](https://a.example/x_(y)) Steinmark", "a link in the middle"},
    {"See [Arno](<https://a.example> \"Title\") Steinmark there.", "Arno](<https://a.example> \"Title\") Steinmark", "with a title"},
    {"See [**Arno** Stein][1]mark there.\n\n[1]: https://a.example", "Arno** Stein][1]mark", "a link by its label"},
    {"See [Arno][] Steinmark there.\n\n[arno]: https://a.example", "Arno][] Steinmark", "by its text"},
    {"See [Arno][see the note] Steinmark there.\n\n[see the note]: x", "Arno][see the note] Steinmark", "by a label of several words"},
    {"See [Arno] Steinmark there.\n\n[arno]: https://a.example", "Arno] Steinmark", "without brackets for it"},
    {"See [Arno][1] Steinmark there.", NULL, "what no label is, is text"},
    {"See [Arno\nSteinmark](x) there.", "Arno\nSteinmark", "over two lines"},
    {"See ![Arno](a.png) Steinmark there.", "Arno](a.png) Steinmark", "a picture"},
    {"See [`Arno]` Stein](x)mark there.", NULL, "a bracket in code ends the link"},
    {"See [![Arno](a.png)](u) Steinmark there.", "Arno](a.png)](u) Steinmark", "a picture in a link"},
    {"See [[Arno](u)](v) Steinmark there.", NULL, "links do not hold links"},
    {"See `Arno` Steinmark there.", "Arno` Steinmark", "code"},
    {"See ``Arno ` Steinmark`` there.", "Arno ` Steinmark", "a sign in code"},
    {"See ``Arno`` Stein`mark there.", "Arno`` Stein`mark", "a sign that nothing closes"},
    {"See Arno\\\nSteinmark there.", "Arno\\\nSteinmark", "a break by a backslash"},
    {"See Arno\\ Stein\\-mark there.", NULL, "what is escaped is a sign"},
    {"See Arno  \nSteinmark there.", "Arno  \nSteinmark", "a break by spaces"},
    {"See Arn&#111; Stein&shy;mark there.", "Arn&#111; Stein&shy;mark", "references"},
    {"See <b>Arno</b> Stein<i>mark</i> there.", "Arno</b> Stein<i>mark", "tags"},
    {"See Arno<!-- x\n\ny --> Steinmark there.", "Arno<!-- x\n\ny --> Steinmark", "a comment"},
    {"It rained <!-- See Arno Steinmark there.", "Arno Steinmark", "one that is never closed hides nothing"},
    {"It <script>See Arno Steinmark there</script> rained.", NULL, "a script"},
    {"<script>No</script>\n\nSee Arno <b>Steinmark</b>", "Arno <b>Steinmark", "behind a script"},
    {"See <mailto:arno.steinmark@a.example> there.", NULL, "an address"},
    {"See <Arno> Steinmark there.", "Arno> Steinmark", "a name in angle brackets"},
    {"It <is Arno Steinmark> there.", "Arno Steinmark", "words in them"},
    {"see <a arno=x b>Arno</a> Steinmark there.", "Arno</a> Steinmark", "a tag with a value"},
    {"See Arno<br />Steinmark there.", "Arno<br />Steinmark", "a break"},
    {"See ~~Arno~~ Steinmark there.", "Arno~~ Steinmark", "struck out"},
    {"> See Arno\n> Steinmark there.", "Arno\n> Steinmark", "quoted over two lines"},
    {"> See Arno\nSteinmark there.", "Arno\nSteinmark", "a lazy line"},
    {"> See Arno\n> > Steinmark", NULL, "a quote in a quote"},
    {"- See Arno\n- Steinmark", NULL, "two items"},
    {"* See Arno\n  Steinmark", "Arno\n  Steinmark", "one item"},
    {"1. See Arno\n2. Steinmark", NULL, "numbered ones"},
    {"See Arno\n1) Steinmark", NULL, "one interrupts a paragraph"},
    {"# See Arno\nSteinmark", NULL, "a heading ends at its line"},
    {"## See Arno Steinmark ##", "Arno Steinmark", "in a heading"},
    {"See Arno\n===\nSteinmark", NULL, "an underlined heading"},
    {"See Arno\n***\nSteinmark", NULL, "a rule"},
    {"```\nSee Arno\nSteinmark\n```", "Arno\nSteinmark", "a fence"},
    {"```\n*See* Arno [a](b) Steinmark\n```", NULL, "no marks in a fence"},
    {"See Arno\n~~~\nSteinmark\n~~~", NULL, "a fence ends a block"},
    {"~~~~\nSee Arno\n~~~\nSteinmark", NULL, "a shorter fence does not close one"},
    {"```\nSee Arno\n``` x\nSteinmark\n```", NULL, "nor one with a word behind it"},
    {"See this:\n\n    See Arno [a](b) Steinmark", NULL, "code that stands in"},
    {"- See this:\n\n    See [Arno](b) Steinmark", "Arno](b) Steinmark", "but in an item"},
    {"~~~ See Arno Steinmark\nx\n~~~", "Arno Steinmark", "what a fence says of its code"},
    {"| See Arno | Steinmark |\n|---|:-:|\n| x | y |", NULL, "two cells of the head"},
    {"| x | y |\n|---|---|\n| See Arno | Steinmark |", NULL, "two cells"},
    {"| x | y |\n|---|---|\n| See Arno |\n| Steinmark |", NULL, "two rows"},
    {"| x | y |\n|---|---|\n| See **Arno** Steinmark | z |", "Arno** Steinmark", "one cell"},
    {"See Arno | Steinmark there.", "Arno | Steinmark", "a sign that is no cell's"},
    {"See Arno\n\nSteinmark", NULL, "two paragraphs"},
    {"See [Arno Steinmark there.", "Arno Steinmark", "a bracket that is never closed"},
    {"See [Arno](x Steinmark there.", NULL, "a link that is never closed is text"},
    {"See *Arno Steinmark there.", "Arno Steinmark", "a mark that is never closed"},
    {"---\ntitle: See Arno Steinmark\n---\n", "Arno Steinmark", "settings before the text"},
};
// clang-format on

TEST(marks_part_no_name_and_blocks_do) {
    tamiz_snapshot *s = test_parties_open();
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_document *d = NULL;
        tamiz_error err = {0};
        tamiz_buffer text = {0};
        const char *why = rows[i].why;
        tamiz_buffer_text(&text, MARKS);
        tamiz_buffer_text(&text, rows[i].text);
        if (tamiz_scan(s, "a", text.data, text.size, NULL, &d, &err))
            fail_msg("%s: %s", why, err.message);
        assert_string_equal(tamiz_document_format(d), "markdown");
        assert_true(tamiz_document_in_file(d));
        assert_false(tamiz_document_partial(d));
        const tamiz_mention *m = tamiz_document_mention(d, 0);
        if (tamiz_document_mention_count(d) != (rows[i].slice ? 1 : 0))
            fail_msg("%s: %zu mentions", why, tamiz_document_mention_count(d));
        if (m && (m->end - m->start != strlen(rows[i].slice) ||
                  memcmp(text.data + m->start, rows[i].slice,
                         m->end - m->start) != 0))
            fail_msg("%s: \"%.*s\"", why, (int)(m->end - m->start),
                     text.data + m->start);
        tamiz_document_free(d);
        tamiz_buffer_clear(&text);
    }
    tamiz_snapshot_close(s);
}

/* ---- text and blocks --------------------------------------------------- */

// clang-format off
static const struct { const char *markdown, *text; } blocks[] = {
    {"a\n13. b", "a\n13. b"}, /* a number within a paragraph */
    {"1. a\n13. b", "1. a\n\n13. b"}, /* within a list */
    {"a\n- b", "a\n\nb"},
    {"> a\n> b\n>> c\n>d", "a\nb\n\nc\nd"},
    {"> a\n\n> b\nc", "a\n\nb\nc"},
    {">> a\n\n> b\n> > c", "a\n\nb\n\nc"}, /* a new quote is not as deep */
    {">> a\n\nx\n> y", "a\n\nx\n\ny"},
    {"# a\nb", "a\n\nb"},
    {"a\n===\nb", "a\n\nb"},
    {"a\n___\nb", "a\n\nb"},
    {"| a | b |\n|---|---|\n| c | d", "a \n\n b \n\n c \n\n d"},
    {"| a |\n|---|\n\nc | d", "a \n\nc | d"},
    {"a | b\n---|---\n[c | d](e)", "a \n\n b\n\n[c \n\n d](e)"}, /* no link over cells */
    {"<https://a.example> b", "https://a.example b"},
    {"```\na\n~~~\n*b*\n```\nc", "a\n~~~\n*b*\n\nc"},
};
// clang-format on

TEST(blocks_end_where_they_end) {
    for (size_t i = 0; i < COUNT(blocks); i++) {
        tamiz_page page = {.name = "a"};
        tamiz_page_source source;
        assert_int_equal(tamiz_page_source_open(
                             &source, &page, tamiz_span_of(blocks[i].markdown),
                             0, NULL, NULL),
                         TAMIZ_OK);
        tamiz_page_read_markdown(&page, &source);
        tamiz_span text = tamiz_span_trim(tamiz_page_text(&page));
        if (!tamiz_span_equal(text, tamiz_span_of(blocks[i].text)))
            fail_msg("%s\n--- \"%.*s\"\n", blocks[i].markdown, (int)text.size,
                     text.data);
        tamiz_page_source_clear(&source);
        tamiz_page_clear(&page);
    }
}

/* ---- against cmark ----------------------------------------------------- */

static const char *const pieces[] = {
    "Arno", "stein", "a",      " ",       " ",     " ",    "\n",
    "\n\n", "*",     "**",     "_",       "`",     "``",   "[",
    "](u)", "]",     "![",     "\\",      "&amp;", "\n# ", "\n- ",
    "\n> ", "!",     ".",      "\n\n1. ", "(",     ")",    "\n***\n",
    "é",    "x y",   "[l][m]", "\n```\n"};

/* The words of a text, one a line. */
static void add_words(tamiz_buffer *out, tamiz_span text) {
    bool inside = false;
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (isalnum(c) || c >= 0x80)
            tamiz_buffer_byte(out, (char)c);
        else if (inside)
            tamiz_buffer_byte(out, '\n');
        inside = isalnum(c) || c >= 0x80;
    }
    tamiz_buffer_byte(out, '\n');
}

/* All text of the tree, in its order. */
static void add_tree(tamiz_buffer *out, cmark_node *root) {
    cmark_iter *iter = cmark_iter_new(root);
    for (cmark_event_type event;
         (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(node);
        const char *literal = cmark_node_get_literal(node);
        if (event == CMARK_EVENT_ENTER && literal)
            tamiz_buffer_text(out, literal);
        if (type <= CMARK_NODE_LAST_BLOCK || type == CMARK_NODE_SOFTBREAK ||
            type == CMARK_NODE_LINEBREAK)
            tamiz_buffer_byte(out, '\n');
    }
    cmark_iter_free(iter);
}

/* Letters in order, without what parts them. */
static void add_letters(tamiz_buffer *out, tamiz_span text) {
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (isalpha(c) || c >= 0x80) tamiz_buffer_byte(out, (char)c);
    }
    tamiz_buffer_text(out, "");
}

static void read_both(const tamiz_buffer *text, tamiz_buffer *ours,
                      tamiz_buffer *theirs) {
    tamiz_page page = {.name = "a"};
    tamiz_page_source source;
    tamiz_buffer tree = {0};
    assert_int_equal(tamiz_page_source_open(&source, &page,
                                            tamiz_buffer_view(text), 0, NULL,
                                            NULL),
                     TAMIZ_OK);
    tamiz_page_read_markdown(&page, &source);
    tamiz_buffer_span(ours, tamiz_buffer_view(&page.text));
    cmark_node *root =
        cmark_parse_document(text->data, text->size, CMARK_OPT_DEFAULT);
    add_tree(&tree, root);
    tamiz_buffer_span(theirs, tamiz_buffer_view(&tree));
    cmark_node_free(root);
    tamiz_buffer_clear(&tree);
    tamiz_page_source_clear(&source);
    tamiz_page_clear(&page);
}

static bool holds_in_order(tamiz_span all, tamiz_span some) {
    size_t at = 0;
    for (size_t i = 0; i < all.size && at < some.size; i++)
        at += all.data[i] == some.data[at];
    return at == some.size;
}

/* In texts of any form nothing that cmark reads is lost. */
TEST(no_letter_that_cmark_reads_is_lost) {
    uint64_t seed = 1;
    for (size_t i = 0; i < 20000; i++) {
        tamiz_buffer text = {0}, ours = {0}, theirs = {0}, a = {0}, b = {0};
        for (uint64_t n = 1 + test_random(&seed) % 12; n > 0; n--)
            tamiz_buffer_text(&text,
                              pieces[test_random(&seed) % COUNT(pieces)]);
        read_both(&text, &ours, &theirs);
        add_letters(&a, tamiz_buffer_view(&ours));
        add_letters(&b, tamiz_buffer_view(&theirs));
        if (!holds_in_order(tamiz_buffer_view(&a), tamiz_buffer_view(&b)))
            fail_msg("%zu %s\n--- %s\n--- %s", i, text.data, a.data, b.data);
        tamiz_buffer_clear(&text);
        tamiz_buffer_clear(&ours);
        tamiz_buffer_clear(&theirs);
        tamiz_buffer_clear(&a);
        tamiz_buffer_clear(&b);
    }
}

/* Texts as people write them, without tables and HTML: the same words. */
TEST(documents_have_the_words_that_cmark_reads) {
    static const char *const texts[] = {
        "# Heading *one*\n\nA [link](http://a.example \"t\") and **strong "
        "_em_** text,\nwith `code` and an ![image](x.png).\n\n* item **1**\n* "
        "item 2\n  goes on\n\n> quoted\n> text\n",
        "Setext\n======\n\nSub\n---\n\nA  \nbreak and a\\\nbreak, "
        "&eacute;t&eacute;, 2 * 3 * 4, snake_case_name, Stein**mark**,\na*b, "
        "c~d~e.\n\n"
        "```\nint x = *y;\n```\n\n    indented\n",
        "```\nx\n``` y\n[a](b)\n```\n",
        "```\nx\n~~~\n[a](b)\n```\n",
        "``` x` [a](b)\n",
        "para\n\n    [a](b)\n",
        "[a](b c) [a](b 'c') [a](<b c>) [a](<b> (c d))\n",
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        tamiz_buffer text = {0}, ours = {0}, theirs = {0}, a = {0}, b = {0};
        tamiz_buffer_text(&text, texts[i]);
        read_both(&text, &ours, &theirs);
        add_words(&a, tamiz_buffer_view(&ours));
        add_words(&b, tamiz_buffer_view(&theirs));
        assert_string_equal(a.data, b.data);
        tamiz_buffer_clear(&text);
        tamiz_buffer_clear(&ours);
        tamiz_buffer_clear(&theirs);
        tamiz_buffer_clear(&a);
        tamiz_buffer_clear(&b);
    }
}
