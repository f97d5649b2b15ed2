/* SPDX-License-Identifier: Apache-2.0 */
/* Does each \uD83D in a JSON text have its other half? Parsers write a
 * question mark for a lonely half, which would lose what was meant. */
#ifndef TAMIZ_FORMAT_SURROGATE_H
#define TAMIZ_FORMAT_SURROGATE_H

#include "base_span.h"

/* Where the search stands between two pieces of the text. Zero-initialised is
 * the start. */
typedef struct tamiz_surrogate {
    enum {
        TAMIZ_SURROGATE_PLAIN,
        TAMIZ_SURROGATE_ESCAPE, /* after a backslash */
        TAMIZ_SURROGATE_DIGITS, /* after \u */
        TAMIZ_SURROGATE_HALF,   /* after a first half: \ has to follow */
    } state;
    bool half;       /* the escape being read has to be a second half */
    unsigned digits; /* read of the four */
    unsigned value;
} tamiz_surrogate;

/* Reads the next piece. The bytes up to the one by which a lonely half shows,
 * or all of them. Escapes that are no JSON are the parser's business. */
size_t tamiz_surrogate_check(tamiz_surrogate *surrogate, tamiz_span piece);

#endif
