/* SPDX-License-Identifier: Apache-2.0 */
/* The places of a text where a listed party is named. */
#ifndef TAMIZ_SCAN_FIND_H
#define TAMIZ_SCAN_FIND_H

#include "base_buffer.h"
#include "base_span.h"
#include "tamiz.h"

/* The configuration's hash, 16 hex digits. */
enum { TAMIZ_SCAN_CONFIG = 17 };
typedef char tamiz_scan_config[TAMIZ_SCAN_CONFIG];

/* Appends the mentions in a UTF-8 text (tamiz_mention[], in order of place,
 * byte offsets into it, line and column 0) and writes the configuration's
 * hash. With `refer` shorter names of what was named before are mentions, too
 * (scan_refer.h). Each mention owns its answer, also when the call fails.
 * `name` is the document's, for errors. Errors: BAD_INPUT (no UTF-8),
 * BAD_ARGUMENT (options), NO_MEMORY. */
tamiz_code tamiz_scan_find(const tamiz_snapshot *snapshot, const char *name,
                           tamiz_span text, const tamiz_options *options,
                           bool refer, tamiz_buffer *mentions,
                           tamiz_scan_config config, tamiz_error *err);

#endif
