/* SPDX-License-Identifier: Apache-2.0 */
/* A small list of invented parties, forged in memory, for tests above the
 * index. */
#ifndef TAMIZ_TEST_PARTIES_H
#define TAMIZ_TEST_PARTIES_H

#include "test.h"

#include "base_buffer.h"
#include "entity_dataset.h"
#include "index_snapshot.h"

/* One statement of the invented lists. */
typedef struct test_fact {
    const char *entity, *schema, *prop, *value, *lang, *record;
} test_fact;

extern const test_fact test_facts_a[], test_facts_b[];
extern const size_t test_fact_count_a, test_fact_count_b;

/* The lists "inv_a" and "inv_b" as a dataset. */
void test_parties_read(tamiz_dataset *dataset);

/* The same, forged: bytes, or an open snapshot. */
void test_parties_forge(tamiz_buffer *bytes);
tamiz_snapshot *test_parties_open(void);

#endif
