/* SPDX-License-Identifier: Apache-2.0 */
#include "scan_field.h"

#include <stdio.h>
#include <stdlib.h>

enum { LOOK = 64 * 1024 };

static int order(const void *key, const void *row) {
    return strcmp(key, ((const tamiz_scan_field *)row)->key);
}

static const tamiz_scan_field *find(const char *key) {
    return bsearch(key, tamiz_scan_field_rows, tamiz_scan_field_count,
                   sizeof *tamiz_scan_field_rows, order);
}

/* Behind the `size` bytes of the key, cut to `most`; returns its size then. */
static size_t add_name(char *key, size_t size, const char *name, size_t most) {
    size_t more = strnlen(name, most);
    memcpy(key + size, name, more);
    key[size + more] = '\0';
    return size + more;
}

tamiz_field_role tamiz_scan_field_xml(const char *parent, const char *name) {
    char key[80];
    size_t prefix = add_name(key, 0, "xml:", 4);
    size_t size = add_name(key, prefix, parent, 32);
    key[size] = '/';
    (void)add_name(key, size + 1, name, 32);
    const tamiz_scan_field *rule = find(key);
    if (!rule) {
        (void)add_name(key, prefix, name, 64);
        rule = find(key);
    }
    return rule ? rule->role : TAMIZ_MESSAGE_TEXT;
}

tamiz_field_role tamiz_scan_field_mt(tamiz_span tag) {
    char key[8];
    (void)snprintf(key, sizeof key, "mt:%.*s", (int)tag.size, tag.data);
    const tamiz_scan_field *rule = find(key);
    return rule ? rule->role : TAMIZ_MESSAGE_TEXT;
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_letter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool tamiz_scan_is_plain(tamiz_field_role role, tamiz_span text) {
    size_t letters = 0, others = 0;
    for (size_t i = 0; i < text.size; i++) {
        letters += is_letter(text.data[i]);
        others += (unsigned char)text.data[i] >= 0x80;
    }
    if (others) return false;
    if (role == TAMIZ_MESSAGE_AMOUNT || role == TAMIZ_MESSAGE_CODE)
        return letters <= 5 && text.size <= 40; /* "CNY14,00", "false" */
    return role == TAMIZ_MESSAGE_DATE && letters <= 7 && text.size <= 40;
}

bool tamiz_scan_is_bic_like(tamiz_span text) {
    if (text.size != 8 && text.size != 11) return false;
    for (size_t i = 0; i < text.size; i++)
        if (!is_letter(text.data[i]) && (i < 6 || !is_digit(text.data[i])))
            return false;
    return true;
}

static bool holds(tamiz_span text, const char *needle) {
    return tamiz_span_find(text, tamiz_span_of(needle)) != (size_t)-1;
}

static bool is_xml(tamiz_span text) {
    static const char *const marks[] = {
        ":iso:20022:",  "urn:swift:xsd:", "<FIToFI",
        "<CstmrCdtTrf", "<BkToCstmr",     "<FICdtTrf",
        "<BICFI>",      "<RmtAdvc",       "<CstmrDrctDbt",
    };
    if (!text.size || text.data[0] != '<') return false;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (holds(text, marks[i])) return true;
    return false;
}

char tamiz_scan_is_message(tamiz_span file) {
    tamiz_span text = file;
    if (tamiz_span_starts(text, "\xef\xbb\xbf"))
        text = tamiz_span_from(text, 3);
    if (text.size > LOOK) text.size = LOOK;
    text = tamiz_span_trim(text);
    if (tamiz_span_starts(text, "{1:")) return 'm';
    if (tamiz_span_starts(text, ":20:") && holds(text, "\n:")) return 'm';
    return is_xml(text) ? 'x' : 0;
}
