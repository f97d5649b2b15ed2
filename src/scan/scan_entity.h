/* SPDX-License-Identifier: Apache-2.0 */
/* Character references of HTML, XML and Markdown: "&amp;", "&#233;". */
#ifndef TAMIZ_SCAN_ENTITY_H
#define TAMIZ_SCAN_ENTITY_H

#include "base_span.h"

typedef struct tamiz_entity {
    char text[12]; /* UTF-8, NUL-terminated */
    size_t size;   /* bytes of the reference */
} tamiz_entity;

/* Whether a text, which starts with '&', starts with a reference. Old ones may
 * lack their semicolon, as browsers read them. */
bool tamiz_entity_read(tamiz_span text, tamiz_entity *out);

#endif
