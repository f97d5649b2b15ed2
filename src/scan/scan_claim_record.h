/* SPDX-License-Identifier: Apache-2.0 */
/* A claim held against what the snapshot has on record. */
#ifndef TAMIZ_SCAN_CLAIM_RECORD_H
#define TAMIZ_SCAN_CLAIM_RECORD_H

#include "index_snapshot.h"
#include "tamiz.h"

/* How the words of a claim tie it to its time. */
typedef enum tamiz_claim_tense {
    TAMIZ_CLAIM_EVENT, /* it took effect within the time */
    TAMIZ_CLAIM_FORCE, /* it was in force all that time */
    TAMIZ_CLAIM_SINCE, /* it took effect then, and has been in force since */
    TAMIZ_CLAIM_END,   /* it ended within the time */
} tamiz_claim_tense;

typedef struct tamiz_claim_question {
    const char *authority; /* code, "us" holds "us.state"; "" = nobody named */
    const char *programme; /* "" = any; "terror"; or a programme, "FTO" */
    tamiz_claim_tense tense;
    int32_t from, to; /* days since 1970-01-01 */
    bool plain; /* "sanctioned": of no programme, an older act may be meant */
    int32_t slack;                /* days that the time may be off */
    int32_t day;                  /* of the text; INT32_MAX = not known */
    const tamiz_snapshot *listed; /* whose lists tell what there was not; NULL =
                                   * the party's own. Another than that: the
                                   * party left its list (index_gone.h) */
} tamiz_claim_question;

/* "supported", "contradicted", "not on record", or "" when the record does not
 * tell; *note then says why, or is "". Of the party and all that are linked
 * with it. */
const char *tamiz_claim_verdict(const tamiz_snapshot *snapshot, uint32_t party,
                                const tamiz_claim_question *question,
                                const char **note);

/* Whether an authority's code is the one asked for or under it: "us" holds "us"
 * and "us.state", "" holds all. */
bool tamiz_claim_holds(const char *asked, const char *code);

/* The code ("us.treasury") of a list's authority as the list names it; "" =
 * unknown. */
const char *tamiz_claim_code(const char *list, const char *authority);

/* The code of the authority that made a designation; "" = unknown. */
const char *tamiz_claim_authority_of(const tamiz_snapshot *snapshot,
                                     const tamiz_designation_record *record);

#endif
