/* SPDX-License-Identifier: Apache-2.0 */
/* What two parties' facts, beside names, say of their being one: agreement in
 * bits (data/odds.tsv), and contradictions that no name outweighs. */
#ifndef TAMIZ_LINK_FACTS_H
#define TAMIZ_LINK_FACTS_H

#include "index_snapshot.h"

/* Facts that are compared, in the order in which they are told. */
typedef enum tamiz_link_fact {
    TAMIZ_FACT_KIND,  /* person, company, vessel */
    TAMIZ_FACT_BIRTH, /* dates of birth, incorporation or building */
    TAMIZ_FACT_GENDER,
    TAMIZ_FACT_COUNTRY,
    TAMIZ_FACT_IMO,
    TAMIZ_FACT_COUNT
} tamiz_link_fact;

typedef enum tamiz_verdict {
    TAMIZ_VERDICT_SILENT, /* one of the two says nothing */
    TAMIZ_VERDICT_AGREES,
    TAMIZ_VERDICT_DIFFERS,
    TAMIZ_VERDICT_CONTRADICTS, /* forbids a link by names */
} tamiz_verdict;

typedef struct tamiz_compared {
    tamiz_verdict verdict;
    double bits;
    const char *a, *b; /* the values that decided; "" when silent */
} tamiz_compared;

/* Compares two parties. Of several values those that agree best count: lists
 * give alternatives. Contradictions: a person and no person, or kinds that no
 * list mixes up; years of birth more than one apart when both sides are sure
 * of theirs; another gender; other IMO numbers. */
void tamiz_link_compare(const tamiz_snapshot *snapshot, uint32_t a, uint32_t b,
                        tamiz_compared facts[TAMIZ_FACT_COUNT]);

/* Sum of all bits. */
double tamiz_link_bits(const tamiz_compared facts[TAMIZ_FACT_COUNT]);

/* The first fact that contradicts, or TAMIZ_FACT_COUNT. */
tamiz_link_fact
tamiz_link_contradiction(const tamiz_compared facts[TAMIZ_FACT_COUNT]);

/* "birth date", for people. Static. */
const char *tamiz_link_fact_name(tamiz_link_fact fact);

#endif
