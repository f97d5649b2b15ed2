/* SPDX-License-Identifier: Apache-2.0 */
/* How much a list says, and whether that can be the whole list. */
#ifndef TAMIZ_LIST_COUNT_H
#define TAMIZ_LIST_COUNT_H

#include "entity_dataset.h"
#include "list_reader.h"

typedef struct tamiz_list_counts {
    uint32_t entities; /* parties: what is attached to one is not counted */
    uint32_t names;    /* of parties, all kinds */
    uint32_t statements;
    uint32_t schemata[TAMIZ_SCHEMA_COUNT]; /* parties of each */
} tamiz_list_counts;

/* Counts list number `list` of the dataset. */
void tamiz_list_count(const tamiz_dataset *dataset, size_t list,
                      tamiz_list_counts *out);

#endif
