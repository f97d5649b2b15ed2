/* SPDX-License-Identifier: Apache-2.0 */
/* Text for people: a terminal's abilities, colour, columns that line up.
 *
 * What lists and documents contain is never printed raw: control characters
 * and bidi overrides become U+FFFD, so that a listed name cannot steer the
 * reader's terminal. */
#ifndef TAMIZ_CLI_TEXT_H
#define TAMIZ_CLI_TEXT_H

#include "cli_args.h"

#include <stdio.h>

/* What standard output can show. */
typedef struct cli_term {
    bool terminal; /* a person looks at it: text is cut to the width */
    bool colour;
    bool unicode; /* boxes and bars; else plain ASCII */
    size_t width; /* columns */
} cli_term;

typedef enum cli_style {
    CLI_PLAIN,
    CLI_BOLD,
    CLI_DIM,
    CLI_RED,
    CLI_YELLOW,
    CLI_GREEN,
    CLI_CYAN,
    CLI_MARK, /* a mention inside its sentence */
} cli_style;

/* The shapes that differ between Unicode and ASCII output. */
typedef enum cli_shape {
    CLI_ELLIPSIS,
    CLI_DOT,     /* between two words */
    CLI_EVENT,   /* a designation in force */
    CLI_ENDED,   /* a designation that ended */
    CLI_STEM,    /* below an event */
    CLI_FULL,    /* part of a bar */
    CLI_EMPTY,   /* rest of a bar */
    CLI_LINE,    /* under a table's head */
    CLI_NOTHING, /* an empty side of a comparison */
    CLI_DASH,    /* part of a bar of what is taken away */
} cli_shape;

/* Sets the character type and looks at standard output and the environment
 * (NO_COLOR, TERM, COLUMNS). Call once, first. */
void cli_locale(void);
cli_term cli_term_of(const cli_args *args);

/* The escape sequence of a style, "" without colour; CLI_PLAIN resets. */
const char *cli_style_text(const cli_term *term, cli_style style);
const char *cli_shape_text(const cli_term *term, cli_shape shape);

/* Columns that a text takes, as cli_put() would print it. */
size_t cli_width(const char *text);

/* Decodes the character at text (end exclusive, text < end): its bytes into
 * *size, its columns into *columns. Characters that must not reach a terminal
 * are reported as `false`. */
bool cli_character(const char *text, const char *end, size_t *size,
                   size_t *columns);

/* The code point at text (end exclusive, text < end), its bytes into *size;
 * UINT32_MAX and 1 for a byte that begins no UTF-8. */
uint32_t cli_code_point(const char *text, const char *end, size_t *size);

/* Prints size bytes without control characters; no style. */
void cli_put_bytes(FILE *out, const char *text, size_t size);
void cli_put_clean(FILE *out, const char *text);

/* Prints text in a style on standard output. */
void cli_put(const cli_term *term, cli_style style, const char *text);

/* The same, cut to `columns` with an ellipsis when it is longer. Returns the
 * columns used. */
size_t cli_put_cut(const cli_term *term, cli_style style, const char *text,
                   size_t columns);

/* Cut to what is left of the line when a person looks at it, else whole. */
void cli_put_rest(const cli_term *term, cli_style style, const char *text,
                  size_t used);

/* Printed from column `start` on; on a terminal, words that do not fit go on
 * below, from the same column. */
void cli_put_wrapped(const cli_term *term, cli_style style, const char *text,
                     size_t start);

void cli_spaces(size_t count);

/* A bar of `columns` for a value from 0 to 1. */
void cli_put_bar(const cli_term *term, double value, size_t columns);

/* "birthDate" as "birth date". Words that do not fit are cut. Returns text. */
const char *cli_words(const char *property, char *text, size_t size);

/* Text as a JSON string with its quotes; bytes that are not UTF-8 become
 * U+FFFD. */
void cli_put_json(const char *text);

#endif
