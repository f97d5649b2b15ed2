/* SPDX-License-Identifier: Apache-2.0 */
#include "cli_table.h"

#include "cli_error.h"

#include <stdarg.h>
#include <stdlib.h>

enum { GAP = 2, MOST_COLUMNS = 16, NARROWEST_CELL = 8 };

static cli_cell *next_cell(cli_table *table) {
    if (table->cell_count == table->room) {
        size_t room = table->room ? 2 * table->room : 64;
        cli_cell *cells = realloc(table->cells, room * sizeof *cells);
        if (!cells) {
            table->failed = true;
            return NULL;
        }
        table->cells = cells;
        table->room = room;
    }
    return &table->cells[table->cell_count++];
}

void cli_table_add(cli_table *table, cli_style style, const char *format, ...) {
    cli_cell *cell = next_cell(table);
    if (!cell) return;
    va_list list;
    va_start(list, format);
    va_list again;
    va_copy(again, list);
    int size = vsnprintf(NULL, 0, format, list);
    va_end(list);
    char *text = size < 0 ? NULL : malloc((size_t)size + 1);
    if (text)
        (void)vsnprintf(text, (size_t)size + 1, format, again);
    else
        table->failed = true;
    va_end(again);
    *cell = (cli_cell){text, style, false};
}

void cli_table_rule(cli_table *table) {
    for (size_t c = 0; c < table->column_count; c++) {
        cli_table_add(table, CLI_DIM, "%s", "");
        if (!table->failed)
            table->cells[table->cell_count - 1].rule =
                table->columns[c].kind == CLI_RIGHT;
    }
}

/* A wrapped column takes what the others leave: it has no width of its own. */
static void measure(const cli_table *table, size_t widths[MOST_COLUMNS]) {
    for (size_t c = 0; c < table->column_count; c++)
        widths[c] = cli_width(table->columns[c].title);
    for (size_t i = 0; i < table->cell_count; i++) {
        size_t *width = &widths[i % table->column_count];
        size_t wanted = cli_width(table->cells[i].text);
        bool wrapped =
            table->columns[i % table->column_count].kind == CLI_WRAPPED;
        if (wanted > *width && !wrapped) *width = wanted;
    }
}

/* Takes columns from the widest flexible cell until the line fits. */
static void fit(const cli_table *table, const cli_term *term,
                size_t widths[MOST_COLUMNS]) {
    size_t total = table->indent;
    for (size_t c = 0; c < table->column_count; c++)
        total += widths[c] + (c ? GAP : 0);
    while (total > term->width) {
        size_t widest = table->column_count;
        for (size_t c = 0; c < table->column_count; c++)
            if (table->columns[c].kind == CLI_FLEXIBLE &&
                widths[c] > NARROWEST_CELL &&
                (widest == table->column_count || widths[c] > widths[widest]))
                widest = c;
        if (widest == table->column_count) return;
        widths[widest]--;
        total--;
    }
}

static void print_rule(const cli_term *term, size_t width) {
    (void)fputs(cli_style_text(term, CLI_DIM), stdout);
    for (size_t i = 0; i < width; i++)
        (void)fputs(cli_shape_text(term, CLI_LINE), stdout);
    (void)fputs(cli_style_text(term, CLI_PLAIN), stdout);
}

static void print_cell(const cli_term *term, const cli_column *column,
                       const cli_cell *cell, size_t width, bool last) {
    size_t taken = cli_width(cell->text);
    if (cell->rule) {
        print_rule(term, width);
    } else if (column->kind == CLI_RIGHT) {
        if (taken < width) cli_spaces(width - taken);
        cli_put(term, cell->style, cell->text);
    } else {
        taken = cli_put_cut(term, cell->style, cell->text, width);
        if (!last && taken < width) cli_spaces(width - taken);
    }
    if (!last) cli_spaces(GAP);
}

/* Where the last column begins. */
static size_t last_start(const cli_table *table, const size_t *widths) {
    size_t start = table->indent;
    for (size_t c = 0; c + 1 < table->column_count; c++)
        start += widths[c] + GAP;
    return start;
}

static void print_row(const cli_table *table, const cli_term *term,
                      const cli_cell *cells, const size_t *widths) {
    size_t count = table->column_count;
    /* No blanks at the end of a line. */
    while (count > 1 && !*cells[count - 1].text && !cells[count - 1].rule)
        count--;
    cli_spaces(table->indent);
    for (size_t c = 0; c < count; c++) {
        if (table->columns[c].kind == CLI_WRAPPED)
            cli_put_wrapped(term, cells[c].style, cells[c].text,
                            last_start(table, widths));
        else
            print_cell(term, &table->columns[c], &cells[c], widths[c],
                       c + 1 == count);
    }
    (void)fputc('\n', stdout);
}

static void print_head(const cli_table *table, const cli_term *term,
                       const size_t *widths) {
    cli_cell head[MOST_COLUMNS];
    for (size_t c = 0; c < table->column_count; c++)
        head[c] = (cli_cell){(char *)table->columns[c].title, CLI_DIM, false};
    print_row(table, term, head, widths);
}

int cli_table_print(cli_table *table, const cli_term *term) {
    int code = CLI_DONE;
    size_t count = table->column_count;
    if (table->failed || !count || count > MOST_COLUMNS) {
        code = cli_no_memory();
    } else {
        size_t widths[MOST_COLUMNS];
        measure(table, widths);
        if (term->terminal) fit(table, term, widths);
        print_head(table, term, widths);
        for (size_t i = 0; i < table->cell_count; i += count)
            print_row(table, term, &table->cells[i], widths);
    }
    for (size_t i = 0; i < table->cell_count; i++) free(table->cells[i].text);
    free(table->cells);
    table->cells = NULL;
    table->cell_count = table->room = 0;
    table->failed = false;
    return code;
}
