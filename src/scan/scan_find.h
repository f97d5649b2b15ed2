/* SPDX-License-Identifier: Apache-2.0 */
/* The places of a text where a listed party is named. */
#ifndef TAMIZ_SCAN_FIND_H
#define TAMIZ_SCAN_FIND_H

#include "base_buffer.h"
#include "base_span.h"
#include "index_crew.h"
#include "tamiz.h"

/* The configuration's hash, 16 hex digits. */
enum { TAMIZ_SCAN_CONFIG = 17 };
typedef char tamiz_scan_config[TAMIZ_SCAN_CONFIG];

/* Bytes of a text. */
typedef struct tamiz_scan_run {
    size_t start, end;
} tamiz_scan_run;

/* What is searched, for whom. */
typedef struct tamiz_scan_search {
    const tamiz_snapshot *snapshot;
    const tamiz_options *options;
    const char *name;     /* of the document, for errors */
    tamiz_worker *worker; /* one that the caller holds; NULL = another one */
    bool refer; /* shorter names of what was named before are mentions, too
                 * (scan_refer.h) */
    /* Whole sentences in which the caller needs no mention, rising: they are
     * not searched, but with options->exhaustive. */
    const tamiz_scan_run *known;
    size_t known_count;
} tamiz_scan_search;

/* Appends the mentions in a UTF-8 text (tamiz_mention[], in order of place,
 * byte offsets into it, line and column 0) and writes the configuration's
 * hash. Each mention owns its answer, also when the call fails. Errors:
 * BAD_INPUT (no UTF-8), BAD_ARGUMENT (options), NO_MEMORY. */
tamiz_code tamiz_scan_find(const tamiz_scan_search *search, tamiz_span text,
                           tamiz_buffer *mentions, tamiz_scan_config config,
                           tamiz_error *err);

#endif
