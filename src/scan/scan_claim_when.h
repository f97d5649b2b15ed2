/* SPDX-License-Identifier: Apache-2.0 */
/* Dates told from the day of the text: "yesterday", "on Friday". */
#ifndef TAMIZ_SCAN_CLAIM_WHEN_H
#define TAMIZ_SCAN_CLAIM_WHEN_H

#include "scan_claim_words.h"

/* Dates a token: `steps` ("-1") days, weeks, months or years ('d', 'w', 'm',
 * 'y') from today. Of more than one step it may be off by a step, of a day by
 * two at most. */
void tamiz_claim_when(tamiz_date today, const char *steps, char unit,
                      tamiz_claim_token *token);

/* The last such day (1 = Monday) up to today; another week may be meant. */
void tamiz_claim_weekday(tamiz_date today, int weekday,
                         tamiz_claim_token *token);

#endif
