/* SPDX-License-Identifier: Apache-2.0 */
/* A party of the Consolidated Screening List: what each value becomes. */
#ifndef TAMIZ_LIST_CSL_PARTY_H
#define TAMIZ_LIST_CSL_PARTY_H

#include "list_csl_record.h"

/* Kept between the records of one id. */
typedef struct tamiz_csl_party {
    tamiz_list_subject self; /* id and schema of the first record */
    unsigned sanctions, addresses, identifications; /* made so far */
} tamiz_csl_party;

/* States everything but the listing. denied: the address may end with a state
 * of the US instead of a country. */
void tamiz_csl_put_party(tamiz_list_writer *writer, tamiz_csl_party *party,
                         const tamiz_csl_record *record, bool denied);

#endif
