/* SPDX-License-Identifier: Apache-2.0 */
/* Is it UTF-8? Strict, as RFC 3629 (section 4) has it. */
#ifndef TAMIZ_BASE_UTF8_H
#define TAMIZ_BASE_UTF8_H

#include "base_span.h"

#include <stdint.h>

/* Offset of the first byte that does not belong to a whole, well-formed
 * character, or SIZE_MAX when all of text is UTF-8. Refused: overlong forms,
 * surrogates (U+D800 to U+DFFF), anything above U+10FFFF, a character cut at
 * the end. A malformed character is reported at its first byte. NUL is an
 * ordinary character. */
size_t tamiz_utf8_check(tamiz_span text);

#endif
