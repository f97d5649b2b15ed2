/* SPDX-License-Identifier: Apache-2.0 */
/* JSON written into a buffer: commas and escapes are this file's business.
 * Same values, same bytes. */
#ifndef TAMIZ_FORMAT_JSON_H
#define TAMIZ_FORMAT_JSON_H

#include "base_buffer.h"

enum { TAMIZ_JSON_DEPTH = 32 };

/* Zero-initialise and set buffer. Values at the top are separate documents:
 * what stands between them is the caller's. Nesting deeper than the bound and
 * closing what is not open mark the buffer as failed. */
typedef struct tamiz_json {
    tamiz_buffer *buffer;
    size_t depth;
    bool some[TAMIZ_JSON_DEPTH]; /* a value was written at this depth */
} tamiz_json;

void tamiz_json_open(tamiz_json *json, char bracket);  /* '{' or '[' */
void tamiz_json_close(tamiz_json *json, char bracket); /* '}' or ']' */
void tamiz_json_key(tamiz_json *json, const char *key);
/* UTF-8; control characters and quotes escaped, the rest as it is. */
void tamiz_json_span(tamiz_json *json, tamiz_span text);
void tamiz_json_text(tamiz_json *json, const char *text);
void tamiz_json_integer(tamiz_json *json, int64_t number);
/* `digits` after the point, trailing zeros dropped ("0.93", "1.0"): the same
 * in every locale. At most 17 digits. NaN and infinity, which JSON does not
 * have, are written as null. */
void tamiz_json_number(tamiz_json *json, double number, int digits);
void tamiz_json_bool(tamiz_json *json, bool value);
/* Key and value in one. */
void tamiz_json_pair(tamiz_json *json, const char *key, const char *text);

#endif
