/* SPDX-License-Identifier: Apache-2.0 */
/* PDF files as they are written by hand, and the program that reads them:
 * there, not there, and one that fails. */
#include "test_parties.h"

#include "base_buffer.h"
#include "scan_page_read.h"

#include "tamiz.h"

#include <sys/stat.h>
#include <unistd.h>

enum { MOST_OBJECTS = 32 };

/* A PDF that is being written; objects are numbered from 1. */
typedef struct pdf {
    tamiz_buffer bytes;
    size_t offsets[MOST_OBJECTS], count;
} pdf;

static void begin(pdf *p) {
    tamiz_buffer_text(&p->bytes, "%PDF-1.4\n");
}

static void object(pdf *p, const char *text) {
    assert_true(p->count < MOST_OBJECTS);
    p->offsets[p->count++] = p->bytes.size;
    tamiz_buffer_print(&p->bytes, "%zu 0 obj\n%s\nendobj\n", p->count, text);
}

static void finish(pdf *p, const char *trailer) {
    size_t start = p->bytes.size;
    tamiz_buffer_print(&p->bytes, "xref\n0 %zu\n0000000000 65535 f \n",
                       p->count + 1);
    for (size_t i = 0; i < p->count; i++)
        tamiz_buffer_print(&p->bytes, "%010zu 00000 n \n", p->offsets[i]);
    tamiz_buffer_print(&p->bytes,
                       "trailer\n<< /Size %zu /Root 1 0 R %s >>\n"
                       "startxref\n%zu\n%%%%EOF\n",
                       p->count + 1, trailer, start);
    assert_false(p->bytes.failed);
}

/* Pages with these lines of text each, "\n" between; NULL ends them. */
static void write_pages(pdf *p, const char *const *pages, const char *trailer) {
    tamiz_buffer text = {0}, kids = {0};
    size_t count = 0;
    while (pages[count]) count++;
    for (size_t i = 0; i < count; i++)
        tamiz_buffer_print(&kids, "%zu 0 R ", 4 + 2 * i);
    begin(p);
    object(p, "<< /Type /Catalog /Pages 2 0 R >>");
    tamiz_buffer_print(&text, "<< /Type /Pages /Count %zu /Kids [%s] >>", count,
                       kids.data);
    object(p, text.data);
    object(p, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
    for (size_t i = 0; i < count; i++) {
        tamiz_buffer_reset(&text);
        tamiz_buffer_print(&text,
                           "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 "
                           "800] /Contents %zu 0 R /Resources << /Font << /F "
                           "3 0 R >> >> >>",
                           5 + 2 * i);
        object(p, text.data);
        tamiz_buffer_reset(&kids);
        tamiz_buffer_text(&kids, "BT /F 12 Tf 14 TL 50 700 Td (");
        for (const char *c = pages[i]; *c; c++)
            if (*c == '\n')
                tamiz_buffer_text(&kids, ") Tj T* (");
            else
                tamiz_buffer_byte(&kids, *c);
        tamiz_buffer_text(&kids, ") Tj ET");
        tamiz_buffer_reset(&text);
        tamiz_buffer_print(&text, "<< /Length %zu >>\nstream\n%s\nendstream",
                           kids.size, kids.data);
        object(p, text.data);
    }
    finish(p, trailer);
    tamiz_buffer_clear(&text);
    tamiz_buffer_clear(&kids);
}

static tamiz_code scan(tamiz_span bytes, tamiz_document **out,
                       tamiz_error *err) {
    tamiz_snapshot *s = test_parties_open();
    tamiz_code code =
        tamiz_scan(s, "a.pdf", bytes.data, bytes.size, NULL, out, err);
    tamiz_snapshot_close(s);
    return code;
}

static void skip_without_program(void) {
    if (access("/usr/bin/pdftotext", X_OK) == 0) return;
    print_message("pdftotext is not installed\n");
    skip();
}

// clang-format off
static const struct { const char *pages[4], *path, *note, *why; } rows[] = {
    {{"On Arno Steinmark."}, "page 1", NULL, "a page"},
    {{"It rained.", "On Arno Steinmark."}, "page 2", NULL, "the second page"},
    {{"It rained on Arno\nSteinmark there."}, "page 1", NULL, "over a line's end"},
    {{"It rained on Arno Stein-\nmark there and then."}, "page 1", NULL, "hyphenated"},
    {{"It rained on Arno", "Steinmark there."}, NULL, NULL, "over a page's end: another block"},
    {{"", ""}, NULL, "no text layer", "scanned paper"},
    {{"", "On Arno Steinmark."}, "page 2", "page 1:", "a page without text"},
    {{"", "", "On Arno Steinmark."}, "page 3", "pages 1-2:", "two of them"},
};
// clang-format on

TEST(pages_are_read_and_those_without_text_are_missed) {
    skip_without_program();
    for (size_t i = 0; i < COUNT(rows); i++) {
        pdf p = {0};
        tamiz_document *d = NULL;
        tamiz_error err = {0};
        write_pages(&p, rows[i].pages, "");
        if (scan(tamiz_buffer_view(&p.bytes), &d, &err))
            fail_msg("%s: %s", rows[i].why, err.message);
        assert_string_equal(tamiz_document_format(d), "pdf");
        assert_false(tamiz_document_in_file(d));
        if (tamiz_document_mention_count(d) != (rows[i].path ? 1 : 0))
            fail_msg("%s: %zu mentions", rows[i].why,
                     tamiz_document_mention_count(d));
        if (rows[i].path)
            assert_string_equal(tamiz_document_mention(d, 0)->path,
                                rows[i].path);
        assert_int_equal(tamiz_document_partial(d), rows[i].note != NULL);
        if (rows[i].note && !strstr(tamiz_document_note(d, 0), rows[i].note))
            fail_msg("%s: %s", rows[i].why, tamiz_document_note(d, 0));
        tamiz_document_free(d);
        tamiz_buffer_clear(&p.bytes);
    }
}

static const char *const one_page[] = {"On Arno Steinmark.", NULL};

/* ISO 32000-1, 7.6.3: no password fits these keys, the empty one neither. */
TEST(an_encrypted_file_is_told) {
    skip_without_program();
    pdf p = {0};
    tamiz_document *d = NULL;
    tamiz_error err = {0};
    write_pages(&p, one_page,
                "/ID [(0123456789abcdef) (0123456789abcdef)] /Encrypt << "
                "/Filter /Standard /V 1 /R 2 /P -4 "
                "/O (0123456789abcdef0123456789abcdef) "
                "/U (0123456789abcdef0123456789abcdef) >>");
    assert_int_equal(scan(tamiz_buffer_view(&p.bytes), &d, &err),
                     TAMIZ_BAD_INPUT);
    if (!strstr(err.message, "encrypted")) fail_msg("%s", err.message);
    tamiz_buffer_clear(&p.bytes);
}

TEST(what_is_cut_off_is_read_in_part_or_refused) {
    skip_without_program();
    pdf p = {0};
    write_pages(&p, one_page, "");
    size_t read = 0;
    for (size_t size = 9; size < p.bytes.size - 10; size += 11) {
        tamiz_document *d = NULL;
        tamiz_error err = {0};
        tamiz_span bytes = {p.bytes.data, size};
        tamiz_code code = scan(bytes, &d, &err);
        if (code) {
            assert_int_equal(code, TAMIZ_BAD_INPUT);
            if (!strstr(err.message, "pdftotext cannot read"))
                fail_msg("%s", err.message);
        } else {
            read++;
            if (!tamiz_document_partial(d)) fail_msg("%zu", size);
        }
        tamiz_document_free(d);
    }
    assert_true(read > 0);
    tamiz_buffer_clear(&p.bytes);
}

TEST(a_program_that_is_not_installed_is_named) {
    tamiz_document *d = NULL;
    tamiz_error err = {0};
    char *path = strdup(getenv("PATH"));
    assert_non_null(path);
    assert_int_equal(setenv("PATH", "/nonexistent", 1), 0);
    tamiz_code code = scan(TAMIZ_SPAN("%PDF-1.4 %%EOF"), &d, &err);
    assert_int_equal(setenv("PATH", path, 1), 0);
    free(path);
    assert_int_equal(code, TAMIZ_UNSUPPORTED);
    assert_non_null(strstr(err.message, "poppler-utils"));
}

/* ---- programs of our own in its place ---------------------------------- */

// clang-format off
static const struct { const char *script, *message, *note, *why; } program_rows[] = {
    {"echo On Arno Steinmark.", NULL, NULL, "reads"},
    {"echo On Arno Steinmark.; echo 'Syntax Error: x' >&2", NULL, "Syntax Error: x", "reads and complains"},
    {"echo On Arno Steinmark.; echo 'Syntax Warning: x' >&2", NULL, NULL, "a mere warning"},
    {"echo On Arno Steinmark.; echo 'I/O Error: x' >&2; exit 1", "I/O Error: x", NULL, "fails"},
    {"echo On Arno Steinmark.; exit 3", "no reason given", NULL, "fails without a word"},
    {"echo On Arno Steinmark.; kill -9 $$", "ended by a signal", NULL, "is ended"},
};
// clang-format on

static void write_program(const char *folder, const char *script) {
    char path[256];
    (void)snprintf(path, sizeof path, "%s/pdftotext", folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    (void)fprintf(file, "#!/bin/sh\n%s\n", script);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(path, 0755), 0);
}

TEST(what_the_program_says_is_passed_on) {
    char folder[] = "/tmp/tamiz-pdf-XXXXXX";
    assert_non_null(mkdtemp(folder));
    char *path = strdup(getenv("PATH"));
    assert_non_null(path);
    for (size_t i = 0; i < COUNT(program_rows); i++) {
        tamiz_document *d = NULL;
        tamiz_error err = {0};
        write_program(folder, program_rows[i].script);
        assert_int_equal(setenv("PATH", folder, 1), 0);
        tamiz_code code = scan(TAMIZ_SPAN("%PDF-1.4 %%EOF"), &d, &err);
        assert_int_equal(setenv("PATH", path, 1), 0);
        const char *message = program_rows[i].message;
        const char *note = program_rows[i].note, *why = program_rows[i].why;
        if (code != (message ? TAMIZ_BAD_INPUT : TAMIZ_OK) ||
            (message && !strstr(err.message, message)))
            fail_msg("%s: %s", why, err.message);
        if (!d) continue;
        assert_int_equal(tamiz_document_mention_count(d), 1);
        assert_int_equal(tamiz_document_partial(d), note != NULL);
        if (note && !strstr(tamiz_document_note(d, 0), note))
            fail_msg("%s: %s", why, tamiz_document_note(d, 0));
        tamiz_document_free(d);
    }
    free(path);
    test_remove(folder);
}

/* ---- pages ------------------------------------------------------------- */

TEST(pages_are_told_by_form_feeds) {
    // clang-format off
    static const struct { const char *text, *note; size_t parts; } page_rows[] = {
        {"a\fb\f", NULL, 2},
        {"a\fb", NULL, 2},
        {"", "no text layer", 0},
        {"\f\f", "no text layer", 0},
        {"a\f\fb\f\f\f \n\fc\f", "pages 2, 4-6: no text", 3},
        {"\ue001\ue002\ue003 a\fab\f", "page 1: letters whose", 2},
        {"\ufffd\ufffd\fb\f", "page 1: letters whose", 2},
        {"Twelve letters and \ue001\f", NULL, 1},
        {"a\xff\f", "no UTF-8", 1},
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(page_rows); i++) {
        tamiz_page page = {.name = "a", .loose = true};
        assert_int_equal(tamiz_page_read_pdf_text(
                             &page, tamiz_span_of(page_rows[i].text), NULL),
                         TAMIZ_OK);
        assert_int_equal(page.parts.size / sizeof(tamiz_page_part),
                         page_rows[i].parts);
        assert_int_equal(page.partial, page_rows[i].note != NULL);
        const char *const *notes = (const void *)page.notes.data;
        if (page_rows[i].note && !strstr(notes[0], page_rows[i].note))
            fail_msg("%zu: %s", i, notes[0]);
        tamiz_page_clear(&page);
    }
}

TEST(a_long_list_of_pages_is_cut) {
    tamiz_buffer text = {0};
    tamiz_page page = {.name = "a", .loose = true};
    for (size_t i = 0; i < 1000; i++) tamiz_buffer_text(&text, "a\f\f");
    assert_int_equal(
        tamiz_page_read_pdf_text(&page, tamiz_buffer_view(&text), NULL),
        TAMIZ_OK);
    const char *const *notes = (const void *)page.notes.data;
    assert_non_null(strstr(notes[0], "pages 2, 4, 6,"));
    assert_non_null(strstr(notes[0], ", …: no text"));
    tamiz_page_clear(&page);
    tamiz_buffer_clear(&text);
}
