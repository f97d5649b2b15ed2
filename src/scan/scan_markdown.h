/* SPDX-License-Identifier: Apache-2.0 */
/* What stands where in Markdown (CommonMark 0.31, and the tables of GitHub's):
 * what a line is, where a link or code ends. Nothing looks further ahead than
 * TAMIZ_MARKDOWN_LOOK bytes, so time is linear in the text. */
#ifndef TAMIZ_SCAN_MARKDOWN_H
#define TAMIZ_SCAN_MARKDOWN_H

#include "base_span.h"

#include <stdint.h>

enum {
    TAMIZ_MARKDOWN_LOOK = 2000,  /* bytes in which a link or code must end */
    TAMIZ_MARKDOWN_DEEP = 8,     /* brackets in brackets */
    TAMIZ_MARKDOWN_LABELS = 200, /* definitions "[label]: …" that are known */
};

typedef struct tamiz_markdown {
    tamiz_span text;
    size_t until; /* nothing that starts before ends behind: the text's end, or
                   * that of a line that is a block */
    bool list;    /* an item came before */
    tamiz_span labels[TAMIZ_MARKDOWN_LABELS];
    size_t label_count;
} tamiz_markdown;

void tamiz_markdown_init(tamiz_markdown *m, tamiz_span text);

/* ---- characters -------------------------------------------------------- */

/* The byte at a place; behind the end a line feed. */
static inline char tamiz_markdown_at(const tamiz_markdown *m, size_t at) {
    static const char end = '\n';
    return *(at < m->text.size ? m->text.data + at : &end);
}

bool tamiz_markdown_space(char c);

/* Punctuation of ASCII, which a backslash takes its meaning. */
bool tamiz_markdown_sign(char c);

/* How many of the sign stand from a place on. */
size_t tamiz_markdown_count(const tamiz_markdown *m, size_t at, char sign);

/* ---- lines ------------------------------------------------------------- */

/* From a place to its line's end, without it. */
tamiz_span tamiz_markdown_line(const tamiz_markdown *m, size_t at);

/* Whether a line starts with "- ", "* ", "+ ", "1. " or "1) ". Another number
 * does within a list only (CommonMark 5.3): else a line of text may have it. */
bool tamiz_markdown_item(const tamiz_markdown *m, tamiz_span line);

/* Whether it is a rule, or what underlines a heading; or parts the head of a
 * table from its rows. */
bool tamiz_markdown_rule(tamiz_span line);
bool tamiz_markdown_table(tamiz_span line);

/* Whether at this place three signs or more stand that fence code; the marks of
 * a heading. */
bool tamiz_markdown_fence(const tamiz_markdown *m, size_t at);
bool tamiz_markdown_heading(const tamiz_markdown *m, size_t at);

/* ---- ahead ------------------------------------------------------------- */

/* Of the link or picture that starts at `at` with '[' or "![": where its ']'
 * stands, and one past where it leads. false = it is none. */
bool tamiz_markdown_link(const tamiz_markdown *m, size_t at, size_t *close,
                         size_t *end);

/* Where the code ends whose text starts at `at`, behind `size` signs; 0 =
 * nothing closes it. */
size_t tamiz_markdown_code(const tamiz_markdown *m, size_t at, size_t size);

#endif
