/* SPDX-License-Identifier: Apache-2.0 */
/* What a text claims of the parties it mentions, and what is on record.
 *
 * Only sentences that the grammar understands from end to end of the claim
 * give one (docs/claims.md); the rest gives none. */
#ifndef TAMIZ_SCAN_CLAIM_H
#define TAMIZ_SCAN_CLAIM_H

#include "base_buffer.h"
#include "format_json.h"
#include "index_snapshot.h"
#include "tamiz.h"

/* One claim; strings are static or in the arena. */
typedef struct tamiz_text_claim {
    const char *kind;                        /* "designation", "accusation" */
    const char *subject;                     /* as the text has it */
    const char *entity;                      /* its id */
    const char *date;                        /* ISO day, month or year; "" */
    const char *authority;                   /* "United States"; "" */
    const char *attributed_to, *disputed_by; /* "" */
    const char *verdict;                     /* of scan_claim_record.h, or "" */
    const char *note; /* why there is none, or "" */
    tamiz_designation *record; /* of the subject, by that authority */
    size_t record_count;
} tamiz_text_claim;

/* Appends the claims (tamiz_text_claim[]) of a text with its mentions in order
 * of place. Cost: linear in the text; a sentence over 4 KiB says nothing.
 * Errors: NO_MEMORY, UNSUPPORTED. */
tamiz_code tamiz_claims_read(const tamiz_snapshot *snapshot, tamiz_span text,
                             const tamiz_mention *mentions, size_t count,
                             tamiz_arena *arena, tamiz_buffer *claims,
                             tamiz_error *err);

/* The array "claims" of the JSON. */
void tamiz_claims_write(tamiz_json *json, const tamiz_buffer *claims);

#endif
