/* SPDX-License-Identifier: Apache-2.0 */
#include "scan_office.h"
#include "scan_page_read.h"

/* Text is not copied when it can be scanned where it lies. */
static void read_text(tamiz_page *page, tamiz_page_source *source) {
    tamiz_page_run run = {0, source->start, 1, 1};
    if (page->text.size || page->prefix || page->format != TAMIZ_FORMAT_TEXT) {
        tamiz_page_copy(page, source, 0, source->text.size);
        return;
    }
    if (source->own.data) {
        page->text = source->own;
        page->runs = source->runs;
        source->own = source->runs = (tamiz_buffer){0};
        return;
    }
    tamiz_buffer_add(&page->runs, &run, sizeof run);
    page->same = source->text;
}

static tamiz_code read_marked(tamiz_page *page, tamiz_span bytes, size_t start,
                              tamiz_format format, const char *charset,
                              tamiz_error *err) {
    tamiz_page_source source;
    char declared[TAMIZ_CHARSET] = "";
    bool marked = format == TAMIZ_FORMAT_HTML || format == TAMIZ_FORMAT_XML;
    if (marked && (!charset || !*charset)) {
        tamiz_page_charset(bytes, declared);
        charset = declared;
    }
    tamiz_code code =
        tamiz_page_source_open(&source, page, bytes, start, charset, err);
    if (code) return code;
    if (marked)
        tamiz_page_read_html(page, &source, 0, source.text.size,
                             format == TAMIZ_FORMAT_XML);
    else if (format == TAMIZ_FORMAT_MARKDOWN)
        tamiz_page_read_markdown(page, &source);
    else
        read_text(page, &source);
    tamiz_page_source_clear(&source);
    return tamiz_page_check(page, err);
}

/* The documents whose bytes are not their text. */
static tamiz_code read_loose(tamiz_page *page, tamiz_span bytes,
                             tamiz_format format, int depth, tamiz_error *err) {
    page->loose = true;
    tamiz_code code = TAMIZ_OK;
    if (format == TAMIZ_FORMAT_PDF)
        code = tamiz_page_read_pdf(page, bytes, err);
    else if (format == TAMIZ_FORMAT_EMAIL)
        code = tamiz_page_read_mail(page, bytes, depth, err);
    else if (format == TAMIZ_FORMAT_DOCX)
        code = tamiz_page_read_docx(page, bytes, depth, err);
    else
        code = tamiz_page_read_odf(page, bytes, err);
    return code ? code : tamiz_page_check(page, err);
}

tamiz_code tamiz_page_read(tamiz_page *page, tamiz_span bytes, size_t start,
                           tamiz_format format, const char *charset, int depth,
                           tamiz_error *err) {
    switch (format) {
    case TAMIZ_FORMAT_UNREADABLE:
        return tamiz_fail(err, TAMIZ_BAD_INPUT, page->name,
                          "no document that can be read");
    case TAMIZ_FORMAT_PDF:
    case TAMIZ_FORMAT_DOCX:
    case TAMIZ_FORMAT_ODF:
    case TAMIZ_FORMAT_EMAIL:
        return read_loose(page, bytes, format, depth, err);
    default:
        return read_marked(page, bytes, start, format, charset, err);
    }
}

/* ---- documents in documents -------------------------------------------- */

bool tamiz_page_enter(tamiz_page *page, const char *name) {
    enum { LONGEST = 100 };
    const char *outer = page->prefix;
    size_t size = strlen(name);
    while (size > LONGEST || (size < strlen(name) && size &&
                              ((unsigned char)name[size] & 0xc0) == 0x80))
        size--;
    const char *prefix =
        tamiz_arena_print(&page->arena, "%s%s%.*s", outer ? outer : "",
                          outer ? ": " : "", (int)size, name);
    if (prefix) page->prefix = prefix;
    return prefix != NULL;
}

void tamiz_page_read_line(tamiz_page *page, const char *path, tamiz_span text) {
    tamiz_page_source source;
    text = tamiz_span_trim(text);
    if (!text.size ||
        tamiz_page_source_open(&source, page, text, SIZE_MAX, NULL, NULL))
        return;
    tamiz_page_start_part(page, "%s", path);
    tamiz_page_copy(page, &source, 0, source.text.size);
    tamiz_page_break(page);
    tamiz_page_source_clear(&source);
}

static tamiz_code read_inner(tamiz_page *page, const tamiz_inner *inner,
                             tamiz_error *err) {
    const char *what = NULL;
    tamiz_format format = tamiz_scan_detect(inner->bytes, &what);
    bool plain = format == TAMIZ_FORMAT_TEXT || format == TAMIZ_FORMAT_MARKDOWN;
    if (inner->html && plain) format = TAMIZ_FORMAT_HTML;
    if (what) {
        tamiz_page_miss(page, "%s: not read", what);
        return TAMIZ_OK;
    }
    if (!inner->depth) {
        tamiz_page_miss(page, "documents nest over %d deep: not read",
                        TAMIZ_PAGE_DEPTH);
        return TAMIZ_OK;
    }
    tamiz_page_start_part(page, "%s", "");
    return tamiz_page_read(page, inner->bytes, SIZE_MAX, format, inner->charset,
                           inner->depth - 1, err);
}

tamiz_code tamiz_page_read_inner(tamiz_page *page, const tamiz_inner *inner,
                                 tamiz_error *err) {
    const char *outer = page->prefix;
    tamiz_error why = {0};
    if (!tamiz_page_enter(page, inner->name))
        return tamiz_fail_memory(err, page->name);
    tamiz_code code = read_inner(page, inner, &why);
    if (code == TAMIZ_BAD_INPUT || code == TAMIZ_UNSUPPORTED) {
        tamiz_page_miss(page, "not read: %s", why.message);
        code = TAMIZ_OK;
    }
    page->prefix = outer;
    if (code && err) *err = why;
    return code;
}
