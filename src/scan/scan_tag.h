/* SPDX-License-Identifier: Apache-2.0 */
/* One tag of HTML or XML, by its place in the text. */
#ifndef TAMIZ_SCAN_TAG_H
#define TAMIZ_SCAN_TAG_H

#include "base_span.h"

#include <stdint.h>

typedef struct tamiz_tag {
    size_t start, end; /* bytes of the text: '<' to one past '>' */
    tamiz_span name;   /* without a prefix: "p" of "w:p" */
    bool closing;      /* </p> */
    bool empty;        /* <p/> */
} tamiz_tag;

/* Reads the tag at `start`, where a '<' stands. *tries is what is left of the
 * long looks for an end (start with TAMIZ_TAG_TRIES): one that quotes hide is
 * looked for so often and no more, then the first '>' will do, so time stays
 * linear in the text. false = no tag. */
enum { TAMIZ_TAG_TRIES = 16 };
bool tamiz_tag_read(tamiz_span text, size_t start, int *tries, tamiz_tag *out);

/* Whether a name is one of a NULL-ended row, whatever the case. */
bool tamiz_tag_is_any(tamiz_span name, const char *const *names);
bool tamiz_tag_is(tamiz_span name, const char *other);
bool tamiz_tag_is_span(tamiz_span name, tamiz_span other);

/* Where the value of an attribute lies in the text; false = there is none. */
bool tamiz_tag_attribute(tamiz_span text, const tamiz_tag *tag,
                         const char *name, size_t *from, size_t *to);

#endif
