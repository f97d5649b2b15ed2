/* SPDX-License-Identifier: Apache-2.0 */
/* What a text claims of the parties it mentions, and what is on record.
 *
 * Only sentences that the grammar understands from end to end of the claim
 * give one (docs/claims.md); the rest gives none. */
#ifndef TAMIZ_SCAN_CLAIM_H
#define TAMIZ_SCAN_CLAIM_H

#include "base_buffer.h"
#include "entity_date.h"
#include "format_json.h"
#include "index_snapshot.h"
#include "tamiz.h"

/* What is known of the document beside its text. */
typedef struct tamiz_claim_context {
    tamiz_date day; /* it was written; year 0 = unknown, a dateline tells */
    uint32_t limit; /* most hits per mention: there may be more */
} tamiz_claim_context;

/* Appends the claims (tamiz_assertion[]) of a text with its mentions in order
 * of place. Cost: linear in the text; a sentence over 4 KiB says nothing.
 * Errors: NO_MEMORY, UNSUPPORTED. */
tamiz_code tamiz_claims_read(const tamiz_snapshot *snapshot,
                             const tamiz_claim_context *told, tamiz_span text,
                             const tamiz_mention *mentions, size_t count,
                             tamiz_arena *arena, tamiz_buffer *claims,
                             tamiz_error *err);

/* "left" of the JSON, of a mention or a claim: which list a party left, after
 * which version, and by which. Nothing when it left none. */
void tamiz_claims_write_left(tamiz_json *json, const char *list,
                             const char *after, const char *by);

/* The array "claims" of the JSON. */
void tamiz_claims_write(tamiz_json *json, const tamiz_buffer *claims);

#endif
