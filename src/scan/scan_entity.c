/* SPDX-License-Identifier: Apache-2.0 */
/* Source: HTML Living Standard, section 13.2.5.72 and those after it. */
#include "scan_entity.h"

#include "base_slots.h"
#include "text_utf8.h"

/* Made of data/html_entities.tsv. */
typedef struct tamiz_entity_row {
    const char *name, *text;
    int bare; /* may stand without a semicolon */
} tamiz_entity_row;
extern const tamiz_entity_row tamiz_entity_rows[];
extern const tamiz_slots tamiz_entity_slots;

enum { LONGEST = 31, LONGEST_BARE = 6 };

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_word(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static const tamiz_entity_row *find(tamiz_span name) {
    uint32_t hash = tamiz_slot_hash(name), at = hash, row;
    while ((row = tamiz_slots_next(&tamiz_entity_slots, hash, &at)) !=
           UINT32_MAX)
        if (tamiz_slot_is(tamiz_entity_rows[row].name, name))
            return &tamiz_entity_rows[row];
    return NULL;
}

static bool found(const tamiz_entity_row *row, size_t size, tamiz_entity *out) {
    tamiz_span text = tamiz_span_of(row->text);
    if (text.size >= sizeof out->text) return false;
    *out = (tamiz_entity){.size = size};
    memcpy(out->text, text.data, text.size);
    return true;
}

static bool read_name(tamiz_span text, tamiz_entity *out) {
    size_t n = 1;
    while (n < text.size && n <= LONGEST && is_word(text.data[n])) n++;
    const tamiz_entity_row *row = NULL;
    if (n > 2 && n < text.size && text.data[n] == ';')
        row = find((tamiz_span){text.data + 1, n - 1});
    if (row) return found(row, n + 1, out);
    if (n > 1 + LONGEST_BARE) n = 1 + LONGEST_BARE;
    for (; n > 2; n--) {
        row = find((tamiz_span){text.data + 1, n - 1});
        if (row && row->bare) return found(row, n, out);
    }
    return false;
}

/* Numbers 128 to 159 mean Windows-1252, as pages of the nineties wrote them. */
static uint32_t mend(uint32_t c) {
    static const uint16_t windows[32] = {
        0x20ac, 0x81,   0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021,
        0x2c6,  0x2030, 0x160,  0x2039, 0x152,  0x8d,   0x17d,  0x8f,
        0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
        0x2dc,  0x2122, 0x161,  0x203a, 0x153,  0x9d,   0x17e,  0x178};
    if (c >= 0x80 && c < 0xa0) return windows[c - 0x80];
    bool valid = c && c < 0x110000 && (c < 0xd800 || c >= 0xe000);
    return valid ? c : 0xfffd;
}

/* The value of a digit, or 16. */
static uint32_t digit(char c, bool hex) {
    if (is_digit(c)) return (uint32_t)(c - '0');
    char small = (char)(c | 0x20);
    if (hex && small >= 'a' && small <= 'f')
        return (uint32_t)(small - 'a') + 10;
    return 16;
}

static bool read_number(tamiz_span text, tamiz_entity *out) {
    size_t at = 2;
    bool hex = at < text.size && (text.data[at] | 0x20) == 'x';
    if (hex) at++;
    size_t first = at;
    uint32_t c = 0, one;
    for (; at < text.size && (one = digit(text.data[at], hex)) < 16; at++)
        if (c < 0x110000) c = c * (hex ? 16 : 10) + one;
    if (at == first) return false;
    tamiz_buffer bytes = {0};
    tamiz_utf8_add(&bytes, mend(c));
    if (bytes.failed) return false;
    *out = (tamiz_entity){
        .size = at + (at < text.size && text.data[at] == ';' ? 1 : 0)};
    memcpy(out->text, bytes.data, bytes.size);
    tamiz_buffer_clear(&bytes);
    return true;
}

bool tamiz_entity_read(tamiz_span text, tamiz_entity *out) {
    if (text.size < 3) return false;
    return text.data[1] == '#' ? read_number(text, out) : read_name(text, out);
}
