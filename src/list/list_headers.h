/* SPDX-License-Identifier: Apache-2.0 */
/* What matters of the header lines of a server's answer (RFC 9110). */
#ifndef TAMIZ_LIST_HEADERS_H
#define TAMIZ_LIST_HEADERS_H

#include "base_span.h"

#include <stdint.h>

/* The values as sent, trimmed; "" = none, or too long, or with control
 * characters. Zero-initialised is empty. */
typedef struct tamiz_headers {
    char etag[256], modified[64], encoding[32], range[96];
} tamiz_headers;

/* Takes in one line. A status line begins the next answer of a chain of
 * redirections: what the one before said is forgotten. */
void tamiz_headers_add(tamiz_headers *headers, tamiz_span line);

/* The first byte that a partial answer holds, from Content-Range (section
 * 14.4); false = it does not say, or not with sense. */
bool tamiz_headers_first(const tamiz_headers *headers, uint64_t *first);

/* Whether the content is the file's own bytes or packed with gzip. */
bool tamiz_headers_is_known_encoding(const tamiz_headers *headers);

/* What proves that another answer is about the same bytes: a strong ETag
 * (section 13.1.5), or the file's date when the bytes are its own. NULL =
 * nothing does. */
const char *tamiz_headers_proof(const tamiz_headers *headers);

#endif
