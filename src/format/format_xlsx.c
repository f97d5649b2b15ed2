/* SPDX-License-Identifier: Apache-2.0 */
/* Cells are written one after the other, but only those that hold something:
 * each says where it stands ("C5"). A row is gathered with the empty ones
 * between, its own texts in one buffer, and handed over at its end. */
#include "format_xlsx.h"

#include "format_xlsx_book.h"
#include "format_xml.h"

#include <ctype.h>

enum {
    MOST_ROWS = 1048576,
    MOST_COLUMNS = 16384,
    MOST_ROW_TEXT = 16 << 20,
};

typedef struct sheet {
    const tamiz_xlsx_handler *handler;
    tamiz_xlsx_book book;
    uint32_t row;        /* number of the row in work, or of the last */
    tamiz_buffer cells;  /* of tamiz_cell */
    tamiz_buffer starts; /* of size_t: where a cell's own text starts in
                          * texts, or SIZE_MAX */
    tamiz_buffer texts;
    bool in_row, in_cell;
    size_t column;      /* of the cell in work, or of the last, from 1 */
    char type[16];      /* attribute t of the cell in work */
    bool date;          /* its style */
    tamiz_buffer value; /* its text */
    uint32_t phonetic;
} sheet;

/* ---- where a cell stands ----------------------------------------------- */

/* Column 1 to 16,384 of "C5", whose digits are the row's; 0 = no place. */
static size_t column_of(const char *place, uint32_t row) {
    size_t column = 0;
    uint64_t number = 0;
    const char *c = place;
    for (; isupper((unsigned char)*c) && column <= MOST_COLUMNS; c++)
        column = column * 26 + (size_t)(*c - 'A') + 1;
    for (; isdigit((unsigned char)*c) && number <= MOST_ROWS; c++)
        number = number * 10 + (uint64_t)(*c - '0');
    bool fine = !*c && column <= MOST_COLUMNS && number == row;
    return fine ? column : 0;
}

static uint32_t row_of(const char *number) {
    uint32_t row = 0;
    for (; isdigit((unsigned char)*number) && row <= MOST_ROWS; number++)
        row = row * 10 + (uint32_t)(*number - '0');
    return *number || row > MOST_ROWS ? 0 : row;
}

/* ---- start ------------------------------------------------------------- */

static tamiz_code start_row(sheet *s, const tamiz_xml *xml,
                            tamiz_xml_attributes attributes, tamiz_error *err) {
    const char *number = tamiz_xml_attribute(attributes, "r");
    uint32_t row = *number ? row_of(number) : s->row + 1;
    if (!row || row > MOST_ROWS)
        return tamiz_xml_fail(xml, err, "row %.20s, expected 1 to 1048576",
                              number);
    if (row <= s->row)
        return tamiz_xml_fail(xml, err, "row %u comes after row %u", row,
                              s->row);
    s->row = row;
    s->column = 0;
    s->in_row = true;
    tamiz_buffer_reset(&s->cells);
    tamiz_buffer_reset(&s->starts);
    tamiz_buffer_reset(&s->texts);
    return TAMIZ_OK;
}

static tamiz_code start_cell(sheet *s, const tamiz_xml *xml,
                             tamiz_xml_attributes attributes,
                             tamiz_error *err) {
    const char *place = tamiz_xml_attribute(attributes, "r");
    size_t column = *place ? column_of(place, s->row) : s->column + 1;
    if (!column || column > MOST_COLUMNS)
        return tamiz_xml_fail(xml, err,
                              "cell %.20s, expected one of columns A to XFD "
                              "in row %u",
                              place, s->row);
    if (column <= s->column)
        return tamiz_xml_fail(xml, err, "cell %.20s is out of order", place);
    s->column = column;
    s->in_cell = true;
    s->date = tamiz_xlsx_book_is_date(
        &s->book, tamiz_span_of(tamiz_xml_attribute(attributes, "s")));
    (void)snprintf(s->type, sizeof s->type, "%s",
                   tamiz_xml_attribute(attributes, "t"));
    tamiz_buffer_reset(&s->value);
    return TAMIZ_OK;
}

static tamiz_code on_start(void *context, tamiz_xml *xml, const char *name,
                           tamiz_xml_attributes attributes, tamiz_error *err) {
    sheet *s = context;
    if (!strcmp(name, "row") && !strcmp(tamiz_xml_parent(xml, 1), "sheetData"))
        return start_row(s, xml, attributes, err);
    if (s->in_row && !s->in_cell && !strcmp(name, "c"))
        return start_cell(s, xml, attributes, err);
    if (!strcmp(name, "rPh")) s->phonetic++;
    return TAMIZ_OK;
}

/* ---- end --------------------------------------------------------------- */

/* The whole days of "41988" or "41988.75"; 0 = none. */
static uint32_t serial_of(const sheet *s, tamiz_span text) {
    enum { LAST_DAY = 2958465, FROM_1904 = 1462 };
    uint32_t days = 0;
    size_t i = 0;
    for (; i < text.size && isdigit((unsigned char)text.data[i]); i++) {
        days = days * 10 + (uint32_t)(text.data[i] - '0');
        if (days > LAST_DAY) return 0;
    }
    if (!i || (i < text.size && text.data[i] != '.')) return 0;
    while (++i < text.size)
        if (!isdigit((unsigned char)text.data[i])) return 0;
    return days && s->book.from_1904 ? days + FROM_1904 : days;
}

static tamiz_code fail_full(const sheet *s, const tamiz_xml *xml,
                            tamiz_error *err) {
    return tamiz_fail(err, TAMIZ_TOO_LARGE, tamiz_xml_file(xml),
                      "row %u has over 16 MiB of text", s->row);
}

/* Appends the cell, after empty ones for columns that were left out. */
static tamiz_code put_cell(sheet *s, tamiz_cell cell, size_t start,
                           tamiz_error *err) {
    const tamiz_cell empty = {.text = {"", 0}};
    const size_t none = SIZE_MAX;
    size_t count = s->cells.size / sizeof cell;
    for (; count + 1 < s->column; count++) {
        tamiz_buffer_add(&s->cells, &empty, sizeof empty);
        tamiz_buffer_add(&s->starts, &none, sizeof none);
    }
    tamiz_buffer_add(&s->cells, &cell, sizeof cell);
    tamiz_buffer_add(&s->starts, &start, sizeof start);
    bool failed = s->cells.failed || s->starts.failed || s->texts.failed ||
                  s->value.failed;
    return failed ? tamiz_fail_memory(err, "a row of a sheet") : TAMIZ_OK;
}

static tamiz_cell_kind kind_of(const sheet *s, tamiz_span value) {
    // clang-format off
    static const struct { const char *type; tamiz_cell_kind kind; } rows[] = {
        {"s", TAMIZ_CELL_TEXT},    {"str", TAMIZ_CELL_TEXT},
        {"d", TAMIZ_CELL_TEXT},    {"inlineStr", TAMIZ_CELL_TEXT},
        {"b", TAMIZ_CELL_BOOLEAN}, {"e", TAMIZ_CELL_ERROR},
    };
    // clang-format on
    if (!value.size) return TAMIZ_CELL_EMPTY;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (!strcmp(s->type, rows[i].type)) return rows[i].kind;
    return s->date ? TAMIZ_CELL_DATE : TAMIZ_CELL_NUMBER;
}

static tamiz_code end_cell(sheet *s, const tamiz_xml *xml, tamiz_error *err) {
    tamiz_span value = tamiz_buffer_view(&s->value);
    tamiz_cell cell = {.kind = kind_of(s, value), .text = {"", 0}};
    size_t start = SIZE_MAX;
    s->in_cell = false;
    if (!strcmp(s->type, "s") && cell.kind != TAMIZ_CELL_EMPTY) {
        if (!tamiz_xlsx_book_string(&s->book, tamiz_span_trim(value),
                                    &cell.text))
            return tamiz_xml_fail(xml, err, "no shared string %.20s",
                                  s->value.data);
        if (!cell.text.size) cell.kind = TAMIZ_CELL_EMPTY;
    } else if (cell.kind == TAMIZ_CELL_BOOLEAN) {
        cell.text = tamiz_span_of(tamiz_span_is(value, "0") ? "FALSE" : "TRUE");
    } else if (cell.kind != TAMIZ_CELL_EMPTY) {
        start = s->texts.size;
        cell.text.size = value.size;
        tamiz_buffer_span(&s->texts, value);
    }
    if (cell.kind == TAMIZ_CELL_NUMBER || cell.kind == TAMIZ_CELL_DATE)
        cell.serial = serial_of(s, value);
    if (s->texts.size > MOST_ROW_TEXT) return fail_full(s, xml, err);
    return put_cell(s, cell, start, err);
}

static tamiz_code end_row(sheet *s, tamiz_error *err) {
    tamiz_cell *cells = (void *)s->cells.data;
    const size_t *starts = (const void *)s->starts.data;
    size_t count = s->cells.size / sizeof *cells;
    s->in_row = false;
    for (size_t i = 0; i < count; i++)
        if (starts[i] != SIZE_MAX)
            cells[i].text.data = s->texts.data + starts[i];
    while (count && cells[count - 1].kind == TAMIZ_CELL_EMPTY) count--;
    const tamiz_sheet_row row = {cells, count, s->row};
    return s->handler->row(s->handler->context, &row, err);
}

static tamiz_code add_value(sheet *s, const tamiz_xml *xml, bool escaped,
                            tamiz_error *err) {
    tamiz_span text = tamiz_xml_whole_text(xml);
    if (s->value.size + text.size > MOST_ROW_TEXT)
        return fail_full(s, xml, err);
    if (escaped)
        tamiz_xlsx_unescape(&s->value, text);
    else
        tamiz_buffer_span(&s->value, tamiz_span_trim(text));
    return TAMIZ_OK;
}

static tamiz_code on_end(void *context, tamiz_xml *xml, const char *name,
                         tamiz_span trimmed, tamiz_error *err) {
    sheet *s = context;
    (void)trimmed;
    if (!strcmp(name, "rPh")) s->phonetic--;
    if (s->in_cell && !strcmp(name, "v"))
        return add_value(s, xml, !strcmp(s->type, "str"), err);
    if (s->in_cell && !strcmp(name, "t") && !s->phonetic)
        return add_value(s, xml, true, err);
    if (s->in_cell && !strcmp(name, "c")) return end_cell(s, xml, err);
    if (s->in_row && !strcmp(name, "row")) return end_row(s, err);
    return TAMIZ_OK;
}

/* ---- the whole --------------------------------------------------------- */

static tamiz_code read_sheet(sheet *s, tamiz_zip *zip, tamiz_error *err) {
    const tamiz_xml_handler handler = {s, on_start, on_end};
    tamiz_input *input = NULL;
    tamiz_code code = tamiz_zip_read(zip, s->book.sheet, &input, err);
    if (code == TAMIZ_NOT_FOUND)
        return tamiz_fail(err, TAMIZ_BAD_INPUT, tamiz_zip_name(zip),
                          "the first sheet, %.80s, is not in it",
                          s->book.sheet);
    if (code) return code;
    code = tamiz_xml_parse(input, &handler, err);
    tamiz_input_close(input);
    return code;
}

tamiz_code tamiz_xlsx_parse(tamiz_input *input,
                            const tamiz_xlsx_handler *handler, uint32_t *sheets,
                            tamiz_error *err) {
    tamiz_zip *zip = NULL;
    sheet s = {.handler = handler};
    tamiz_code code = tamiz_zip_open(input, &zip, err);
    if (code) return code;
    code = tamiz_xlsx_book_read(&s.book, zip, err);
    if (!code && sheets) *sheets = s.book.sheets;
    if (!code) code = read_sheet(&s, zip, err);
    tamiz_buffer_clear(&s.cells);
    tamiz_buffer_clear(&s.starts);
    tamiz_buffer_clear(&s.texts);
    tamiz_buffer_clear(&s.value);
    tamiz_xlsx_book_clear(&s.book);
    tamiz_zip_close(zip);
    return code;
}
