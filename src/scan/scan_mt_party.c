/* SPDX-License-Identifier: Apache-2.0 */
/* What a field says of a party, line by line. */
#include "scan_mt_read.h"

/* Names of a party of up to three spellings: its first line, and this one with
 * what follows, as far as the name may have been broken there. */
typedef struct lines {
    tamiz_scan_value first, spaced, joined, address;
    size_t broken; /* lines of the name */
} lines;

static size_t first_word(tamiz_span line) {
    const char *space = memchr(line.data, ' ', line.size);
    return space ? (size_t)(space - line.data) : line.size;
}

static tamiz_code end_party(tamiz_mt *r, lines *l, tamiz_scan_party *p,
                            tamiz_error *err) {
    tamiz_code code = TAMIZ_OK;
    if (l->first.text.size)
        code = tamiz_scan_message_text(r->m, &l->first, err);
    if (!code && l->address.text.size)
        code = tamiz_scan_message_text(r->m, &l->address, err);
    tamiz_scan_party_name(p, &l->first);
    if (l->broken > 1) {
        tamiz_scan_party_name(p, &l->spaced);
        tamiz_scan_party_name(p, &l->joined);
    }
    tamiz_scan_value_clear(&l->spaced);
    tamiz_scan_value_clear(&l->joined);
    tamiz_scan_value_clear(&l->address);
    if (!code) code = tamiz_scan_message_party(r->m, p, err);
    tamiz_scan_party_clear(p);
    return code;
}

static void name_line(tamiz_mt *r, lines *l, tamiz_span line,
                      const char *path) {
    if (!l->broken)
        tamiz_scan_value_add(&l->first, "", line, tamiz_mt_offset(r, line),
                             path);
    tamiz_scan_value_add(&l->spaced, " ", line, tamiz_mt_offset(r, line), path);
    tamiz_scan_value_add(&l->joined, "", line, tamiz_mt_offset(r, line), path);
    l->broken++;
}

static void number_line(tamiz_mt *r, tamiz_scan_party *p, tamiz_span line,
                        const char *path) {
    tamiz_scan_value value = {0};
    while (line.size && line.data[0] == '/') line = tamiz_span_from(line, 1);
    if (line.size > 2 && line.data[1] == '/') line = tamiz_span_from(line, 2);
    line = tamiz_span_trim(line);
    if (tamiz_scan_is_bic(line)) {
        tamiz_scan_party_bic(r->m, p, line, tamiz_mt_offset(r, line), path);
    } else if (line.size) {
        tamiz_scan_value_add(&value, "", line, tamiz_mt_offset(r, line), path);
        tamiz_scan_party_number(p, &value);
    }
}

tamiz_code tamiz_mt_party(tamiz_mt *r, const tamiz_mt_field *f,
                          tamiz_error *err) {
    tamiz_scan_party p = {0};
    lines l = {0};
    tamiz_span rest = f->value, line, last = {0};
    bool open = true;
    for (unsigned n = 1; tamiz_mt_line(&rest, &line) && n < TAMIZ_MT_LINES;
         n++) {
        const char *path = tamiz_mt_path(r, f->label, "", n);
        if (!line.size) continue;
        bool number = (n == 1 && line.data[0] == '/') ||
                      (!l.broken && tamiz_scan_is_bic(line));
        if (number) {
            number_line(r, &p, line, path);
        } else if (!l.broken || (open && last.size + 1 + first_word(line) >
                                             TAMIZ_MT_WIDTH)) {
            name_line(r, &l, line, path);
            last = line;
            if (l.broken > 1)
                tamiz_scan_value_add(&l.address, " ", line,
                                     tamiz_mt_offset(r, line), path);
        } else {
            open = false;
            tamiz_scan_value_add(&l.address, " ", line,
                                 tamiz_mt_offset(r, line), path);
        }
    }
    return end_party(r, &l, &p, err);
}

static void numbered_line(tamiz_mt *r, lines *l, tamiz_scan_party *p,
                          char number, tamiz_span text, const char *path) {
    tamiz_span land = {text.data, text.size < 2 ? text.size : 2};
    bool coded = text.size > 2 && text.data[2] == '/';
    if (number == '1') {
        name_line(r, l, text, path);
        return;
    }
    if (number == '4') tamiz_scan_party_birth(r->m, p, text);
    if (number == '3' && (coded || text.size == 2))
        tamiz_scan_party_country(r->m, p, land);
    if ((number == '6' || number == '7') && coded) {
        tamiz_span last = tamiz_span_from(text, 3);
        const char *slash;
        while (number == '6' && last.size &&
               (slash = memchr(last.data, '/', last.size)))
            last = tamiz_span_from(last, (size_t)(slash - last.data) + 1);
        number_line(r, p, last, path);
    }
    if (number != '4')
        tamiz_scan_value_add(&l->address, number == '8' ? "" : " ", text,
                             tamiz_mt_offset(r, text), path);
}

tamiz_code tamiz_mt_numbered(tamiz_mt *r, const tamiz_mt_field *f,
                             tamiz_error *err) {
    tamiz_scan_party p = {0};
    lines l = {0};
    tamiz_span rest = f->value, line;
    for (unsigned n = 1; tamiz_mt_line(&rest, &line) && n < TAMIZ_MT_LINES;
         n++) {
        char code[4] = "";
        if (!line.size) continue;
        bool numbered = line.size > 1 && line.data[0] >= '1' &&
                        line.data[0] <= '8' && line.data[1] == '/';
        if (numbered) (void)snprintf(code, sizeof code, "/%c", line.data[0]);
        const char *path = tamiz_mt_path(r, f->label, code, n);
        if (numbered) {
            numbered_line(r, &l, &p, line.data[0], tamiz_span_from(line, 2),
                          path);
        } else if (n == 1) {
            number_line(r, &p, line, path);
            /* "PASS/DE/123": a number with its country before it */
            const char *last = line.data + line.size;
            while (last > line.data && last[-1] != '/') last--;
            tamiz_span tail = {last, (size_t)(line.data + line.size - last)};
            if (line.data[0] != '/' && tail.size < line.size)
                number_line(r, &p, tail, path);
        } else {
            tamiz_scan_message_note(r->m, false,
                                    "%s line %u has no number; taken as text",
                                    f->label, n);
            tamiz_scan_value_add(&l.address, " ", line,
                                 tamiz_mt_offset(r, line), path);
        }
    }
    return end_party(r, &l, &p, err);
}

tamiz_code tamiz_mt_numbers(tamiz_mt *r, const tamiz_mt_field *f,
                            tamiz_error *err) {
    tamiz_scan_party p = {0};
    tamiz_span rest = f->value, line;
    for (unsigned n = 1; tamiz_mt_line(&rest, &line) && n < TAMIZ_MT_LINES; n++)
        number_line(r, &p, line, tamiz_mt_path(r, f->label, "", n));
    return tamiz_scan_message_party(r->m, &p, err);
}
