/* SPDX-License-Identifier: Apache-2.0 */
/* What was understood of a text, held against the record. */
#ifndef TAMIZ_SCAN_CLAIM_JUDGE_H
#define TAMIZ_SCAN_CLAIM_JUDGE_H

#include "index_snapshot.h"
#include "scan_claim_parts.h"
#include "tamiz.h"

/* What claims of one text are judged with. */
typedef struct tamiz_claim_bench {
    const tamiz_snapshot *snapshot; /* of the listed: an answer's may be that of
                                     * parties that left */
    tamiz_arena *arena;
    tamiz_latin *latin;
    uint32_t limit;        /* most hits per mention: there may be more */
    tamiz_claim_token day; /* whose date is that of the text, or year 0 */
} tamiz_claim_bench;

/* Why the name does not tell whose claim it is, or "". */
const char *tamiz_claim_doubt(const tamiz_claim_bench *b,
                              const tamiz_answer *answer);

/* Fills verdict, note, record and nearest of the claim, whose note is that of
 * tamiz_claim_doubt(). The party is that of the answer's first hit. Out of
 * memory, record is NULL. */
void tamiz_claim_judge(const tamiz_claim_bench *b, const tamiz_claim_found *f,
                       const tamiz_answer *answer, tamiz_assertion *claim);

#endif
