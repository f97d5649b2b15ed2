/* SPDX-License-Identifier: Apache-2.0 */
#include "list_text.h"

#include "base_hash.h"
#include "entity_country.h"

#include <ctype.h>

/* ---- spaces ------------------------------------------------------------ */

/* Bytes of the odd space at the start of text, or 0; *drop = it has no width.
 * Source: Unicode 15, property White_Space, and U+200B to U+200F, U+FEFF. */
static size_t odd_space(tamiz_span text, bool *drop) {
    const unsigned char *b = (const unsigned char *)text.data;
    *drop = false;
    if (text.size >= 2 && b[0] == 0xc2 && (b[1] == 0xa0 || b[1] == 0x85))
        return 2;
    if (text.size < 3) return 0;
    if (b[0] == 0xe2 && b[1] == 0x80) {
        *drop = b[2] >= 0x8b && b[2] <= 0x8f;
        return b[2] <= 0x8f || b[2] == 0xa8 || b[2] == 0xa9 || b[2] == 0xaf ? 3
                                                                            : 0;
    }
    *drop = b[0] == 0xef && b[1] == 0xbb && b[2] == 0xbf;
    bool wide = b[0] == 0xe3 && b[1] == 0x80 && b[2] == 0x80;
    return *drop || wide ? 3 : 0;
}

tamiz_span tamiz_list_plain(tamiz_list_writer *writer, tamiz_span text) {
    bool drop = false, odd = false;
    for (size_t i = 0; i < text.size && !odd; i++)
        odd = odd_space(tamiz_span_from(text, i), &drop) > 0;
    if (!odd) return tamiz_list_clean(writer, text);
    tamiz_span copy =
        tamiz_list_print(writer, "%.*s", (int)text.size, text.data);
    char *to = (char *)copy.data;
    size_t size = 0;
    for (size_t i = 0; i < copy.size;) {
        size_t n = odd_space(tamiz_span_from(copy, i), &drop);
        if (!n)
            to[size++] = copy.data[i];
        else if (!drop)
            to[size++] = ' ';
        i += n ? n : 1;
    }
    return tamiz_list_clean(writer, (tamiz_span){copy.data, size});
}

/* ---- ids --------------------------------------------------------------- */

/* Lower case of ASCII and of the capitals of Latin-1 (U+00C0 to U+00DE). */
static void add_lower(tamiz_buffer *out, tamiz_span text) {
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        unsigned char before = i ? (unsigned char)text.data[i - 1] : 0;
        bool latin1 = before == 0xc3 && c >= 0x80 && c <= 0x9e && c != 0x97;
        if ((c >= 'A' && c <= 'Z') || latin1) c += 0x20;
        tamiz_buffer_byte(out, (char)c);
    }
}

tamiz_span tamiz_list_hash(tamiz_list_writer *writer, const tamiz_span *texts,
                           size_t count) {
    enum { DIGITS = 16 };
    char hex[2 * TAMIZ_DIGEST_SIZE + 1];
    tamiz_buffer all = {0};
    for (size_t i = 0; i < count; i++) {
        if (i) tamiz_buffer_byte(&all, '\n');
        add_lower(&all, tamiz_list_plain(writer, texts[i]));
    }
    if (all.failed) tamiz_list_out_of_memory(writer);
    tamiz_digest digest = tamiz_digest_of(tamiz_buffer_view(&all));
    tamiz_digest_hex(&digest, hex);
    tamiz_buffer_clear(&all);
    return tamiz_list_print(writer, "%.*s", DIGITS, hex);
}

/* ---- words ------------------------------------------------------------- */

static bool is_word_byte(char c) {
    return (unsigned char)c >= 0x80 || isalnum((unsigned char)c);
}

tamiz_list_mark tamiz_list_mark_at(tamiz_span text, size_t *size) {
    // clang-format off
    static const struct { const char *word; tamiz_list_mark mark; } rows[] = {
        {"also known as", TAMIZ_LIST_ALSO},
        {"a.k.a.", TAMIZ_LIST_ALSO},     {"a.k.a", TAMIZ_LIST_ALSO},
        {"aka.", TAMIZ_LIST_ALSO},       {"aka", TAMIZ_LIST_ALSO},
        {"formerly known as", TAMIZ_LIST_FORMERLY},
        {"previously known as", TAMIZ_LIST_FORMERLY},
        {"formerly", TAMIZ_LIST_FORMERLY},
        {"f.k.a.", TAMIZ_LIST_FORMERLY}, {"f.k.a", TAMIZ_LIST_FORMERLY},
        {"fka.", TAMIZ_LIST_FORMERLY},   {"fka", TAMIZ_LIST_FORMERLY},
    };
    // clang-format on
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t n = strlen(rows[i].word);
        if (text.size < n) continue;
        if (!tamiz_list_same((tamiz_span){text.data, n}, rows[i].word))
            continue;
        if (text.size > n && is_word_byte(text.data[n]) &&
            is_word_byte(text.data[n - 1]))
            continue;
        *size = n;
        return rows[i].mark;
    }
    *size = 0;
    return TAMIZ_LIST_NO_MARK;
}

/* A mark is passed over when the piece that it ends is handed out, and looked
 * at again when the next one is asked for. */
bool tamiz_list_next_marked(tamiz_span text, size_t *at, tamiz_list_mark *mark,
                            tamiz_span *piece) {
    size_t size = 0, start = *at;
    if (start > text.size) return false;
    *mark = tamiz_list_mark_at(tamiz_span_from(text, start), &size);
    size_t i = start += size;
    for (; i < text.size; i++) {
        if (i && !strchr(" (,", text.data[i - 1])) continue;
        if (i == start && size) continue; /* a mark after a mark: no name */
        if (tamiz_list_mark_at(tamiz_span_from(text, i), &size)) break;
        size = 0;
    }
    *piece = (tamiz_span){text.data + start, i - start};
    *at = i < text.size ? i : text.size + 1;
    return true;
}

bool tamiz_list_is_legal_form(tamiz_span text) {
    static const char *const forms[] = {
        "inc",    "incorporated", "ltd",    "limited", "llc", "co",   "corp",
        "sa",     "sal",          "sarl",   "gmbh",    "jsc", "pjsc", "ojsc",
        "cjsc",   "llp",          "lp",     "plc",     "pte", "fze",  "fzc",
        "fzco",   "pvt",          "bv",     "nv",      "ag",  "srl",  "spa",
        "co ltd", "pte ltd",      "pvt ltd"};
    char bare[16];
    size_t size = 0;
    text = tamiz_span_trim(text);
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '.') continue;
        if (size + 1 >= sizeof bare) return false;
        bare[size++] = text.data[i];
    }
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (tamiz_list_same((tamiz_span){bare, size}, forms[i])) return true;
    return false;
}

/* ---- several texts in one ---------------------------------------------- */

static bool is_roman(tamiz_span text) {
    static const char *const numbers[] = {"i",  "ii",  "iii",  "iv", "v",
                                          "vi", "vii", "viii", "ix", "x"};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (tamiz_span_is(text, numbers[i])) return true;
    return false;
}

/* Bytes of the enumerator at i, or 0: "b)", "(b)", "ii)", "2)". */
static size_t enumerator_at(tamiz_span text, size_t i) {
    if (i && !strchr(" ;,\n\t", text.data[i - 1])) return 0;
    size_t start = i + (text.data[i] == '('), end = start;
    while (end < text.size && end < start + 5 &&
           isalnum((unsigned char)text.data[end]))
        end++;
    if (end == text.size || text.data[end] != ')') return 0;
    tamiz_span mark = {text.data + start, end - start};
    bool digits = mark.size && mark.size <= 2;
    for (size_t d = 0; d < mark.size; d++)
        digits = digits && isdigit((unsigned char)mark.data[d]);
    bool letter = mark.size == 1 && islower((unsigned char)*mark.data);
    return letter || digits || is_roman(mark) ? end + 1 - i : 0;
}

static size_t separator_at(tamiz_span text, size_t i) {
    if (text.data[i] == ';') return 1;
    if (text.data[i] == '>' && i + 1 < text.size && text.data[i + 1] == '>')
        return 2;
    return enumerator_at(text, i);
}

static tamiz_span bare_item(tamiz_span text) {
    text = tamiz_span_trim(text);
    while (text.size && strchr(" ,;", text.data[0]))
        text = tamiz_span_from(text, 1);
    while (text.size && strchr(" ,;\n\r\t", text.data[text.size - 1]))
        text.size--;
    return text;
}

bool tamiz_list_next_item(tamiz_span text, size_t *at, tamiz_span *item) {
    int depth = 0;
    size_t start = *at;
    for (size_t i = start; i < text.size;) {
        size_t skip = depth ? 0 : separator_at(text, i);
        if (!skip) {
            if (text.data[i] == '(') depth++;
            if (text.data[i] == ')' && depth) depth--;
            i++;
            continue;
        }
        *item = bare_item((tamiz_span){text.data + start, i - start});
        *at = start = i + skip;
        i = start;
        if (item->size) return true;
    }
    *item = bare_item(tamiz_span_from(text, start));
    *at = text.size;
    return item->size > 0;
}

bool tamiz_list_short_date(tamiz_list_writer *writer, tamiz_span text,
                           tamiz_date_range *range) {
    text = tamiz_span_trim(text);
    if (text.size < 5) return false;
    const char *year = text.data + text.size - 2;
    if (year[-1] != '-' || !isdigit((unsigned char)year[0]) ||
        !isdigit((unsigned char)year[1]) || !isalpha((unsigned char)year[-2]))
        return false;
    const char *century = year[0] < '3' ? "20" : "19";
    int size = (int)text.size - 3;
    return tamiz_date_parse(tamiz_list_print(writer, "%.*s %s%.2s", size,
                                             text.data, century, year),
                            range) ||
           tamiz_date_parse(tamiz_list_print(writer, "%.*s-%s%.2s", size,
                                             text.data, century, year),
                            range);
}

const char *tamiz_list_last_country(tamiz_span place) {
    place = tamiz_span_trim(place);
    if (place.size && place.data[place.size - 1] == ')') {
        while (place.size && place.data[place.size - 1] != '(') place.size--;
        if (place.size) place.size--;
    }
    size_t start = place.size;
    while (start && place.data[start - 1] != ',') start--;
    return tamiz_country_find(tamiz_span_from(place, start));
}
