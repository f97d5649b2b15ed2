/* SPDX-License-Identifier: Apache-2.0 */
/* The text layer of a PDF, by the program pdftotext (poppler): to read what
 * stands on a page takes fonts, encodings and the order of what was drawn,
 * which is a library of its own kind; as a program of its own, what is wrong in
 * it stays outside this process.
 *
 * A page without text may be a picture of text, so it is never "no mention":
 * the page is missed. */
#include "base_tool.h"
#include "scan_page_read.h"
#include "text_utf8.h"

enum {
    MOST_MS = 60 * 1000,
    LISTED = 200, /* bytes of "2, 5-7, 9" in a note */
};
static const uint64_t most_memory = (uint64_t)2 << 30;

/* Pages that something is said of, as ranges. */
typedef struct pages {
    char text[LISTED];
    size_t size, count, first, last;
    bool cut;
} pages;

static void write_range(pages *p) {
    if (!p->first) return;
    const char *comma = p->size ? ", " : "";
    size_t room = sizeof p->text - p->size;
    int n = p->first == p->last
                ? snprintf(p->text + p->size, room, "%s%zu", comma, p->first)
                : snprintf(p->text + p->size, room, "%s%zu-%zu", comma,
                           p->first, p->last);
    if (n < 0 || (size_t)n >= room)
        p->text[p->size] = '\0', p->cut = true;
    else if (!p->cut)
        p->size += (size_t)n;
}

static void add_page(pages *p, size_t number) {
    p->count++;
    if (p->first && p->last + 1 == number) {
        p->last = number;
        return;
    }
    write_range(p);
    p->first = p->last = number;
}

static void miss_pages(tamiz_page *page, pages *p, const char *why) {
    if (!p->count) return;
    write_range(p);
    tamiz_page_miss(page, "%s %s%s: %s", p->count == 1 ? "page" : "pages",
                    p->text, p->cut ? ", …" : "", why);
}

/* ---- the text of pages ------------------------------------------------- */

/* Where a font does not tell which characters its shapes are, pdftotext writes
 * what is none: of the private area, or the sign for unknown ones. */
static bool is_unknown(tamiz_span text) {
    size_t odd = 0, all = 0, at = 0;
    while (at < text.size) {
        uint32_t c = tamiz_utf8_next(text, &at);
        if (c == ' ' || c == '\n') continue;
        all++;
        odd += c < ' ' || c == 0xfffd || (c >= 0xe000 && c < 0xf900);
    }
    return odd * 10 > all;
}

static void read_pages(tamiz_page *page, const tamiz_page_source *source) {
    pages empty = {0}, unknown = {0};
    size_t at = 0, count = 0;
    while (at < source->text.size) {
        tamiz_span rest = tamiz_span_from(source->text, at);
        const char *feed = memchr(rest.data, '\f', rest.size);
        rest.size = feed ? (size_t)(feed - rest.data) : rest.size;
        count++;
        if (!tamiz_span_trim(rest).size) {
            add_page(&empty, count);
        } else {
            if (is_unknown(rest)) add_page(&unknown, count);
            tamiz_page_start_part(page, "page %zu", count);
            tamiz_page_copy(page, source, at, at + rest.size);
        }
        at += rest.size + 1;
    }
    if (empty.count == count)
        tamiz_page_miss(page, "no text layer in it, as of scanned paper: "
                              "nothing was read; recognise its text first");
    else
        miss_pages(page, &empty,
                   "no text on it, as of scanned paper: not read");
    miss_pages(page, &unknown,
               "letters whose characters the file does not tell: not read");
}

tamiz_code tamiz_page_read_pdf_text(tamiz_page *page, tamiz_span text,
                                    tamiz_error *err) {
    tamiz_page_source source;
    tamiz_code code =
        tamiz_page_source_open(&source, page, text, SIZE_MAX, "UTF-8", err);
    if (code) return code;
    read_pages(page, &source);
    tamiz_page_source_clear(&source);
    return tamiz_page_check(page, err);
}

/* ---- the program ------------------------------------------------------- */

/* The first line of what it said that has this word. */
static bool find_line(const char *said, const char *word, char out[LISTED]) {
    const char *found = strstr(said, word);
    if (!found) return false;
    while (found > said && found[-1] != '\n') found--;
    (void)snprintf(out, LISTED, "%.*s", (int)strcspn(found, "\n"), found);
    return true;
}

/* ISO 32000-1, annex H.3, note 18: within the last 1024 bytes. Programs read
 * files that are cut off as far as they find something in them. */
static bool has_end(tamiz_span bytes) {
    enum { TAIL = 1024 };
    if (bytes.size > TAIL) bytes = tamiz_span_from(bytes, bytes.size - TAIL);
    return tamiz_span_find(bytes, TAMIZ_SPAN("%%EOF")) != SIZE_MAX;
}

static tamiz_code judge(tamiz_page *page, const tamiz_tool_answer *answer,
                        tamiz_error *err) {
    char line[LISTED];
    if (find_line(answer->said, "Incorrect password", line))
        return tamiz_fail(err, TAMIZ_BAD_INPUT, page->name,
                          "the PDF is encrypted: save it without a password");
    bool damaged = find_line(answer->said, "Error", line);
    if (answer->status == 0) {
        if (damaged)
            tamiz_page_miss(page,
                            "the PDF is damaged (%s): some of it may be "
                            "missed",
                            line);
        return TAMIZ_OK;
    }
    if (!damaged)
        (void)snprintf(line, sizeof line,
                       answer->status < 0 ? "ended by a signal"
                                          : "no reason given");
    return tamiz_fail(err, TAMIZ_BAD_INPUT, page->name,
                      "pdftotext cannot read the PDF: %s", line);
}

tamiz_code tamiz_page_read_pdf(tamiz_page *page, tamiz_span bytes,
                               tamiz_error *err) {
    static const char *const words[] = {"pdftotext", "-enc", "UTF-8",
                                        "-",         "-",    NULL};
    const tamiz_tool tool = {.words = words,
                             .package = "poppler-utils",
                             .input = bytes,
                             .most_output = TAMIZ_PAGE_MOST,
                             .most_ms = MOST_MS,
                             .most_memory = most_memory};
    tamiz_tool_answer answer;
    tamiz_code code = tamiz_tool_run(&tool, &answer, err);
    if (!code) code = judge(page, &answer, err);
    if (!code)
        code = tamiz_page_read_pdf_text(page, tamiz_buffer_view(&answer.output),
                                        err);
    if (!code && !has_end(bytes))
        tamiz_page_miss(page, "the PDF has no end: it is cut off");
    tamiz_tool_clear(&answer);
    return code;
}
