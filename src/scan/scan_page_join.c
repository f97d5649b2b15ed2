/* SPDX-License-Identifier: Apache-2.0 */
/* Words that a line's end broke: "Sina-" and "loa Cartel" is the Sinaloa
 * Cartel. What starts a line in small letters goes on with the word before;
 * with a capital it is the other half of a name with a hyphen, and stays. */
#include "scan_page.h"

#include "text_utf8.h"

#include <unicode/uchar.h>

/* Bytes of the hyphen at a place: "-", a soft one, U+2010; 0 = none. */
static size_t hyphen_size(tamiz_span text, size_t at) {
    tamiz_span rest = tamiz_span_from(text, at);
    if (tamiz_span_starts(rest, "-")) return 1;
    if (tamiz_span_starts(rest, "\u00ad")) return 2;
    return tamiz_span_starts(rest, "\u2010") ? 3 : 0;
}

static bool is_letter_before(tamiz_span text, size_t at) {
    if (!at) return false;
    do at--;
    while (at && (text.data[at] & 0xc0) == 0x80);
    return u_isalpha((UChar32)tamiz_utf8_next(text, &at));
}

/* One past a line's end, white space, and the signs that quote a line in mail;
 * 0 = no end, or an empty line. */
static size_t skip_line_end(tamiz_span text, size_t at) {
    while (at < text.size && strchr(" \t\r", text.data[at]) && text.data[at])
        at++;
    if (at == text.size || text.data[at] != '\n') return 0;
    at++;
    while (at < text.size && strchr(" \t>", text.data[at]) && text.data[at])
        at++;
    return at;
}

/* Where the other half of the word starts that a hyphen at `at` breaks; 0 =
 * none is broken there. */
static size_t other_half(tamiz_span text, size_t at) {
    size_t size = hyphen_size(text, at);
    size_t next = size ? skip_line_end(text, at + size) : 0;
    if (!next || next >= text.size || !is_letter_before(text, at)) return 0;
    size_t after = next;
    return u_islower((UChar32)tamiz_utf8_next(text, &after)) ? next : 0;
}

/* The next broken word from *at on: text [*at, *to) is no part of it. A hyphen
 * stands right before a line's end, so the ends are looked for. */
static bool find_break(tamiz_span text, size_t *at, size_t *to) {
    while (*at < text.size) {
        const char *end = memchr(text.data + *at, '\n', text.size - *at);
        if (!end) return false;
        size_t line = (size_t)(end - text.data), hyphen = line;
        while (hyphen > *at && text.data[hyphen - 1] &&
               strchr(" \t\r", text.data[hyphen - 1]))
            hyphen--;
        for (size_t size = 1; size <= 3 && size + *at <= hyphen; size++) {
            if (hyphen_size(text, hyphen - size) != size) continue;
            *to = other_half(text, hyphen - size);
            if (!*to) break;
            *at = hyphen - size;
            return true;
        }
        *at = line + 1;
    }
    return false;
}

/* ---- the page without them --------------------------------------------- */

static void move_parts(tamiz_page *page, size_t *next, uint64_t until,
                       uint64_t less) {
    tamiz_page_part *parts = (void *)page->parts.data;
    size_t count = page->parts.size / sizeof *parts;
    while (*next < count && parts[*next].text < until)
        parts[(*next)++].text -= less;
}

tamiz_code tamiz_page_join(tamiz_page *page, tamiz_error *err) {
    tamiz_page_source old = {.text = tamiz_page_text(page),
                             .own = page->text,
                             .runs = page->runs,
                             .loose = page->loose};
    size_t at = 0, to = 0, done = 0, part = 0;
    if (!find_break(old.text, &at, &to)) return TAMIZ_OK;
    page->same = (tamiz_span){0};
    page->text = page->runs = (tamiz_buffer){0};
    do {
        move_parts(page, &part, to, done - page->text.size);
        tamiz_page_copy(page, &old, done, at);
        done = at = to;
    } while (find_break(old.text, &at, &to));
    move_parts(page, &part, UINT64_MAX, done - page->text.size);
    tamiz_page_copy(page, &old, done, old.text.size);
    tamiz_page_source_clear(&old);
    return tamiz_page_check(page, err);
}
