/* SPDX-License-Identifier: Apache-2.0 */
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
    else
        read_text(page, &source);
    tamiz_page_source_clear(&source);
    return tamiz_page_check(page, err);
}

tamiz_code tamiz_page_read(tamiz_page *page, tamiz_span bytes, size_t start,
                           tamiz_format format, const char *charset, int depth,
                           tamiz_error *err) {
    (void)depth;
    switch (format) {
    case TAMIZ_FORMAT_UNREADABLE:
        return tamiz_fail(err, TAMIZ_BAD_INPUT, page->name,
                          "no document that can be read");
    case TAMIZ_FORMAT_PDF:
    case TAMIZ_FORMAT_DOCX:
        return tamiz_fail(err, TAMIZ_UNSUPPORTED, page->name,
                          "this build does not read %s; expected text, HTML or "
                          "XML",
                          tamiz_format_name(format));
    case TAMIZ_FORMAT_EMAIL:
        /* Names in encoded headers and parts would be missed in silence. */
        tamiz_page_miss(page, "read as text: parts and headers that are "
                              "encoded were not decoded");
        return read_marked(page, bytes, start, format, charset, err);
    default:
        return read_marked(page, bytes, start, format, charset, err);
    }
}
