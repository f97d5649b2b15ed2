/* SPDX-License-Identifier: Apache-2.0 */
#include "format_xlsx_book.h"

#include "format_xml.h"

#include <ctype.h>

enum { MOST_STRINGS = 256 << 20, MOST_ID = 64 };

/* ---- texts ------------------------------------------------------------- */

static void add_code_point(tamiz_buffer *out, uint32_t c) {
    if (c < 0x80) {
        tamiz_buffer_byte(out, (char)c);
    } else if (c < 0x800) {
        tamiz_buffer_byte(out, (char)(0xc0 | c >> 6));
        tamiz_buffer_byte(out, (char)(0x80 | (c & 0x3f)));
    } else if (c < 0x10000) {
        tamiz_buffer_byte(out, (char)(0xe0 | c >> 12));
        tamiz_buffer_byte(out, (char)(0x80 | (c >> 6 & 0x3f)));
        tamiz_buffer_byte(out, (char)(0x80 | (c & 0x3f)));
    } else {
        tamiz_buffer_byte(out, (char)(0xf0 | c >> 18));
        tamiz_buffer_byte(out, (char)(0x80 | (c >> 12 & 0x3f)));
        tamiz_buffer_byte(out, (char)(0x80 | (c >> 6 & 0x3f)));
        tamiz_buffer_byte(out, (char)(0x80 | (c & 0x3f)));
    }
}

/* "_x000D_" at the start of text is 0x0d. False = no such escape. */
static bool code_unit(tamiz_span text, uint32_t *unit) {
    enum { SIZE = 7, DIGITS = 4 };
    if (text.size < SIZE || text.data[0] != '_' || text.data[1] != 'x' ||
        text.data[SIZE - 1] != '_')
        return false;
    uint32_t value = 0;
    for (size_t i = 0; i < DIGITS; i++) {
        unsigned char c = (unsigned char)text.data[2 + i];
        if (!isxdigit(c)) return false;
        uint32_t digit = isdigit(c) ? (uint32_t)(c - '0')
                                    : (uint32_t)((c | 0x20) - 'a' + 10);
        value = value << 4 | digit;
    }
    *unit = value;
    return true;
}

void tamiz_xlsx_unescape(tamiz_buffer *out, tamiz_span text) {
    enum { SIZE = 7 };
    uint32_t unit = 0, second = 0;
    for (size_t i = 0; i < text.size;) {
        if (!code_unit(tamiz_span_from(text, i), &unit)) {
            tamiz_buffer_byte(out, text.data[i++]);
            continue;
        }
        i += SIZE;
        bool high = unit >= 0xd800 && unit < 0xdc00;
        if (high && code_unit(tamiz_span_from(text, i), &second) &&
            second >= 0xdc00 && second < 0xe000) {
            unit = 0x10000 + ((unit - 0xd800) << 10) + (second - 0xdc00);
            i += SIZE;
        } else if (!unit || (unit >= 0xd800 && unit < 0xe000)) {
            unit = 0xfffd;
        }
        add_code_point(out, unit);
    }
}

static bool to_number(tamiz_span text, size_t *out) {
    size_t value = 0;
    if (!text.size || text.size > 9) return false;
    for (size_t i = 0; i < text.size; i++) {
        if (!isdigit((unsigned char)text.data[i])) return false;
        value = value * 10 + (size_t)(text.data[i] - '0');
    }
    *out = value;
    return true;
}

/* ---- one part of the package ------------------------------------------- */

typedef struct part {
    tamiz_xlsx_book *book;
    const char *wanted;   /* relations: the id that is looked for */
    char id[MOST_ID];     /* workbook: the relation of the first sheet */
    tamiz_buffer formats; /* styles: of uint32_t, custom date formats */
    tamiz_buffer text;    /* strings: the one in work */
    uint32_t phonetic;    /* strings: depth inside <rPh> */
} part;

/* A part that is not there is empty, unless needed. */
static tamiz_code read_part(tamiz_zip *zip, const char *name, bool needed,
                            const tamiz_xml_handler *handler,
                            tamiz_error *err) {
    tamiz_input *input = NULL;
    tamiz_code code = tamiz_zip_read(zip, name, &input, err);
    if (code == TAMIZ_NOT_FOUND && !needed) return TAMIZ_OK;
    if (code == TAMIZ_NOT_FOUND)
        return tamiz_fail(err, TAMIZ_BAD_INPUT, tamiz_zip_name(zip),
                          "no %s in it: not an Excel workbook", name);
    if (code) return code;
    code = tamiz_xml_parse(input, handler, err);
    tamiz_input_close(input);
    return code;
}

/* ---- workbook and relations -------------------------------------------- */

static bool is_true(const char *value) {
    return !strcmp(value, "1") || !strcmp(value, "true");
}

static tamiz_code on_workbook(void *context, tamiz_xml *xml, const char *name,
                              tamiz_xml_attributes attributes,
                              tamiz_error *err) {
    part *p = context;
    if (!strcmp(name, "workbookPr"))
        p->book->from_1904 =
            is_true(tamiz_xml_attribute(attributes, "date1904"));
    if (strcmp(name, "sheet") != 0) return TAMIZ_OK;
    if (p->book->sheets++) return TAMIZ_OK;
    const char *id = tamiz_xml_attribute(attributes, "id");
    if (!*id || strlen(id) >= sizeof p->id)
        return tamiz_xml_fail(xml, err, "<sheet> without r:id");
    (void)snprintf(p->id, sizeof p->id, "%s", id);
    return TAMIZ_OK;
}

/* Targets are relative to xl/, or start at the root. */
static tamiz_code on_relation(void *context, tamiz_xml *xml, const char *name,
                              tamiz_xml_attributes attributes,
                              tamiz_error *err) {
    part *p = context;
    (void)xml;
    if (strcmp(name, "Relationship") != 0 ||
        strcmp(tamiz_xml_attribute(attributes, "Id"), p->wanted) != 0)
        return TAMIZ_OK;
    const char *target = tamiz_xml_attribute(attributes, "Target");
    bool root = *target == '/';
    p->book->sheet = tamiz_arena_print(&p->book->arena, "%s%s",
                                       root ? "" : "xl/", target + root);
    return p->book->sheet ? TAMIZ_OK : tamiz_fail_memory(err, "a workbook");
}

static tamiz_code read_workbook(part *p, tamiz_zip *zip, tamiz_error *err) {
    const tamiz_xml_handler book = {p, on_workbook, NULL};
    const tamiz_xml_handler relations = {p, on_relation, NULL};
    tamiz_code code = read_part(zip, "xl/workbook.xml", true, &book, err);
    if (!code && !*p->id)
        return tamiz_fail(err, TAMIZ_BAD_INPUT, tamiz_zip_name(zip),
                          "the workbook has no sheet");
    p->wanted = p->id;
    if (!code)
        code =
            read_part(zip, "xl/_rels/workbook.xml.rels", true, &relations, err);
    if (!code && !p->book->sheet)
        code = tamiz_fail(
            err, TAMIZ_BAD_INPUT, tamiz_zip_name(zip),
            "xl/_rels/workbook.xml.rels has no %s, the first sheet", p->id);
    return code;
}

/* ---- styles ------------------------------------------------------------ */

/* Letters of a format that stand for parts of a date or time, outside quotes,
 * brackets and after a backslash. "General" and "#,##0" have none. */
static bool is_date_format(const char *format) {
    char end = '\0'; /* what closes the quote or bracket we are in */
    if (!strcmp(format, "General")) return false;
    for (; *format; format++) {
        if (end) {
            if (*format == end) end = '\0';
        } else if (*format == '"') {
            end = '"';
        } else if (*format == '[') {
            end = ']';
        } else if (*format == '\\' && format[1]) {
            format++;
        } else if (strchr("dmyDMYhHsS", *format)) {
            return true;
        }
    }
    return false;
}

/* Source: ECMA-376 part 1, 18.8.30 (numFmt), ids that every program knows. */
static bool is_known_date(size_t id) {
    return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) ||
           (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

static bool is_custom_date(const part *p, size_t id) {
    const uint32_t *ids = (const void *)p->formats.data;
    for (size_t i = 0; i < p->formats.size / sizeof *ids; i++)
        if (ids[i] == id) return true;
    return false;
}

static tamiz_code on_style(void *context, tamiz_xml *xml, const char *name,
                           tamiz_xml_attributes attributes, tamiz_error *err) {
    part *p = context;
    size_t id = 0;
    tamiz_span number =
        tamiz_span_of(tamiz_xml_attribute(attributes, "numFmtId"));
    bool known = to_number(number, &id);
    if (known && !strcmp(name, "numFmt") &&
        is_date_format(tamiz_xml_attribute(attributes, "formatCode"))) {
        uint32_t custom = (uint32_t)id;
        tamiz_buffer_add(&p->formats, &custom, sizeof custom);
    }
    if (!strcmp(name, "xf") && !strcmp(tamiz_xml_parent(xml, 1), "cellXfs")) {
        bool date = known && (is_known_date(id) || is_custom_date(p, id));
        tamiz_buffer_add(&p->book->is_date, &date, sizeof date);
    }
    bool failed = p->formats.failed || p->book->is_date.failed;
    return failed ? tamiz_fail_memory(err, "styles of a workbook") : TAMIZ_OK;
}

/* ---- shared strings ---------------------------------------------------- */

static tamiz_code on_string_start(void *context, tamiz_xml *xml,
                                  const char *name,
                                  tamiz_xml_attributes attributes,
                                  tamiz_error *err) {
    part *p = context;
    (void)xml, (void)attributes, (void)err;
    if (!strcmp(name, "rPh")) p->phonetic++;
    if (!strcmp(name, "si")) tamiz_buffer_reset(&p->text);
    return TAMIZ_OK;
}

static tamiz_code keep_string(part *p, tamiz_xml *xml, tamiz_error *err) {
    tamiz_xlsx_book *book = p->book;
    tamiz_span text =
        tamiz_arena_copy(&book->arena, tamiz_buffer_view(&p->text));
    tamiz_buffer_add(&book->strings, &text, sizeof text);
    if (!text.data || p->text.failed || book->strings.failed)
        return tamiz_fail_memory(err, "strings of a workbook");
    if (book->arena.total + book->strings.size > MOST_STRINGS)
        return tamiz_fail(err, TAMIZ_TOO_LARGE, tamiz_xml_file(xml),
                          "the shared strings are over 256 MiB");
    return TAMIZ_OK;
}

static tamiz_code on_string_end(void *context, tamiz_xml *xml, const char *name,
                                tamiz_span trimmed, tamiz_error *err) {
    part *p = context;
    (void)trimmed;
    if (!strcmp(name, "rPh")) p->phonetic--;
    if (!strcmp(name, "t") && !p->phonetic)
        tamiz_xlsx_unescape(&p->text, tamiz_xml_whole_text(xml));
    return strcmp(name, "si") != 0 ? TAMIZ_OK : keep_string(p, xml, err);
}

/* ---- the book ---------------------------------------------------------- */

tamiz_code tamiz_xlsx_book_read(tamiz_xlsx_book *book, tamiz_zip *zip,
                                tamiz_error *err) {
    part p = {.book = book};
    const tamiz_xml_handler styles = {&p, on_style, NULL};
    const tamiz_xml_handler strings = {&p, on_string_start, on_string_end};
    tamiz_code code = read_workbook(&p, zip, err);
    if (!code) code = read_part(zip, "xl/styles.xml", false, &styles, err);
    if (!code)
        code = read_part(zip, "xl/sharedStrings.xml", false, &strings, err);
    tamiz_buffer_clear(&p.formats);
    tamiz_buffer_clear(&p.text);
    return code;
}

void tamiz_xlsx_book_clear(tamiz_xlsx_book *book) {
    tamiz_buffer_clear(&book->strings);
    tamiz_buffer_clear(&book->is_date);
    tamiz_arena_clear(&book->arena);
}

bool tamiz_xlsx_book_string(const tamiz_xlsx_book *book, tamiz_span index,
                            tamiz_span *text) {
    size_t i = 0;
    const tamiz_span *strings = (const void *)book->strings.data;
    if (!to_number(index, &i) || i >= book->strings.size / sizeof *strings)
        return false;
    *text = strings[i];
    return true;
}

bool tamiz_xlsx_book_is_date(const tamiz_xlsx_book *book, tamiz_span style) {
    size_t i = 0;
    return to_number(style, &i) && i < book->is_date.size &&
           ((const bool *)(const void *)book->is_date.data)[i];
}
