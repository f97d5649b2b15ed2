/* SPDX-License-Identifier: Apache-2.0 */
/* Bytes in any encoding as UTF-8, character by character, so that each one's
 * place in the file stays known. */
#include "scan_page.h"

#include "base_utf8.h"
#include "text_utf8.h"

#include <strings.h>
#include <unicode/ucnv.h>

/* Bytes that the encoding does not know: the first, and how many. */
typedef struct holes {
    uint64_t first;
    size_t count;
} holes;

void tamiz_page_source_clear(tamiz_page_source *source) {
    tamiz_buffer_clear(&source->own);
    tamiz_buffer_clear(&source->runs);
}

/* Ends a character that was written from byte `text` of s->own on. */
static void add_character(tamiz_page_source *s, size_t text, uint64_t file,
                          size_t file_size) {
    tamiz_page_run run = {text, file, (uint32_t)(s->own.size - text),
                          (uint32_t)file_size};
    const tamiz_page_run *last = NULL;
    if (s->runs.size)
        last = (const void *)(s->runs.data + s->runs.size - sizeof run);
    uint64_t steps = last ? (text - last->text) / last->text_step : 0;
    if (!last || last->text_step != run.text_step ||
        last->file_step != run.file_step ||
        last->file + steps * last->file_step != file)
        tamiz_buffer_add(&s->runs, &run, sizeof run);
}

static void add_hole(tamiz_page_source *s, holes *h, uint64_t file,
                     size_t size) {
    size_t text = s->own.size;
    if (!h->count++) h->first = file;
    tamiz_utf8_add(&s->own, 0xfffd);
    add_character(s, text, file, size);
}

static void miss_holes(tamiz_page *page, const tamiz_page_source *s,
                       const holes *h, const char *charset) {
    const char *where = s->loose ? " of the part" : "";
    if (h->count == 1)
        tamiz_page_miss(page, "byte %llu%s is no %s and was not read",
                        (unsigned long long)h->first, where, charset);
    else if (h->count)
        tamiz_page_miss(
            page, "byte %llu%s and %zu more are no %s and were not read",
            (unsigned long long)h->first, where, h->count - 1, charset);
}

/* ---- UTF-8 with holes -------------------------------------------------- */

static void read_holey(tamiz_page_source *s, tamiz_page *page,
                       tamiz_span bytes) {
    holes h = {0};
    size_t at = 0;
    while (at < bytes.size) {
        tamiz_span rest = tamiz_span_from(bytes, at);
        size_t bad = tamiz_utf8_check(rest);
        size_t good = bad == SIZE_MAX ? rest.size : bad;
        tamiz_page_run run = {s->own.size, s->start + at, 1, 1};
        if (good) tamiz_buffer_add(&s->runs, &run, sizeof run);
        tamiz_buffer_add(&s->own, rest.data, good);
        at += good;
        if (bad != SIZE_MAX) add_hole(s, &h, s->start + at++, 1);
    }
    miss_holes(page, s, &h, "UTF-8");
}

/* ---- everything else, over ICU ----------------------------------------- */

/* What the web calls Latin 1 and ASCII is Windows-1252: WHATWG Encoding
 * Standard, section 4.2. */
static const char *name_of(const char *charset) {
    static const char *const latin[] = {"iso-8859-1", "iso8859-1", "latin1",
                                        "us-ascii",   "ascii",     NULL};
    for (const char *const *name = latin; *name; name++)
        if (!strcasecmp(charset, *name)) return "windows-1252";
    return charset;
}

static void convert(tamiz_page_source *s, tamiz_page *page, tamiz_span bytes,
                    UConverter *converter, const char *charset) {
    const char *at = bytes.data, *end = bytes.data + bytes.size;
    holes h = {0};
    while (at < end && !s->own.failed && !s->runs.failed) {
        const char *from = at;
        UErrorCode bad = U_ZERO_ERROR;
        UChar32 c = ucnv_getNextUChar(converter, &at, end, &bad);
        uint64_t file = s->start + (uint64_t)(from - bytes.data);
        size_t size = (size_t)(at - from), text = s->own.size;
        if (bad == U_INDEX_OUTOFBOUNDS_ERROR) break; /* only a shift was left */
        if (at == from) at++, size = 1;
        if (U_FAILURE(bad) || c == 0xfffd || c == 0x1a ||
            (c >= 0xd800 && c < 0xe000)) {
            if (U_FAILURE(bad)) ucnv_reset(converter);
            add_hole(s, &h, file, size);
            continue;
        }
        tamiz_utf8_add(&s->own, (uint32_t)c);
        add_character(s, text, file, size);
    }
    miss_holes(page, s, &h, charset);
}

/* Whether there is such an encoding. */
static bool read_charset(tamiz_page_source *s, tamiz_page *page,
                         tamiz_span bytes, const char *charset) {
    UErrorCode bad = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(name_of(charset), &bad);
    if (U_FAILURE(bad)) return false;
    convert(s, page, bytes, converter, charset);
    ucnv_close(converter);
    return true;
}

/* ---- which it is ------------------------------------------------------- */

/* A mark at the start, or the zero bytes of UTF-16, say more than any word. */
static const char *marked(tamiz_page_source *s, tamiz_page *page,
                          tamiz_span *bytes) {
    int wide = tamiz_scan_detect_wide(*bytes);
    size_t skip = 0;
    if (tamiz_span_starts(*bytes, "\xff\xfe")) wide = 1, skip = 2;
    if (tamiz_span_starts(*bytes, "\xfe\xff")) wide = 2, skip = 2;
    if (tamiz_span_starts(*bytes, "\xef\xbb\xbf")) wide = 0, skip = 3;
    *bytes = tamiz_span_from(*bytes, skip);
    s->start += skip;
    if (wide && !s->loose) page->wide = wide;
    return wide ? wide == 1 ? "UTF-16LE" : "UTF-16BE" : NULL;
}

/* These write other scripts in ASCII, so all of them look like UTF-8. */
static bool is_shifting(const char *charset) {
    return !strncasecmp(charset, "iso-2022", 8) ||
           !strncasecmp(charset, "utf-7", 5) || !strncasecmp(charset, "hz", 2);
}

tamiz_code tamiz_page_source_open(tamiz_page_source *source, tamiz_page *page,
                                  tamiz_span bytes, size_t start,
                                  const char *charset, tamiz_error *err) {
    tamiz_page_source s = {.start = start, .loose = start == SIZE_MAX};
    if (s.loose) s.start = 0;
    const char *sure = marked(&s, page, &bytes);
    if (charset && !*charset) charset = NULL;
    if (sure) {
        (void)read_charset(&s, page, bytes, sure);
    } else if (tamiz_utf8_check(bytes) == SIZE_MAX &&
               !(charset && is_shifting(charset))) {
        s.text = bytes;
    } else if (!charset || !strcasecmp(charset, "utf-8")) {
        read_holey(&s, page, bytes);
    } else if (!read_charset(&s, page, bytes, charset)) {
        tamiz_page_miss(page, "no encoding is called \"%.40s\": read as UTF-8",
                        charset);
        read_holey(&s, page, bytes);
    }
    if (s.own.failed || s.runs.failed) {
        tamiz_page_source_clear(&s);
        return tamiz_fail_memory(err, page->name);
    }
    if (!s.text.data) s.text = tamiz_buffer_view(&s.own);
    *source = s;
    return TAMIZ_OK;
}
