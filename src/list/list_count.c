/* SPDX-License-Identifier: Apache-2.0 */
#include "list_count.h"

/* Ids of what is attached to a party start with the party's id and "/". */
static bool is_attached(const tamiz_dataset *d, tamiz_span id) {
    for (size_t i = 1; i + 1 < id.size; i++)
        if (id.data[i] == '/' &&
            tamiz_dataset_entity(d, (tamiz_span){id.data, i}) != UINT32_MAX)
            return true;
    return false;
}

static bool is_name(unsigned prop) {
    return prop == TAMIZ_PROP_name || prop == TAMIZ_PROP_alias ||
           prop == TAMIZ_PROP_weakAlias || prop == TAMIZ_PROP_previousName;
}

void tamiz_list_count(const tamiz_dataset *dataset, size_t list,
                      tamiz_list_counts *out) {
    *out = (tamiz_list_counts){0};
    for (size_t i = 0; i < dataset->entity_count; i++) {
        const tamiz_grouped *entity = &dataset->entities[i];
        if (entity->list != list) continue;
        bool party =
            !is_attached(dataset, tamiz_dataset_text(dataset, entity->id));
        out->entities += party;
        if (party) out->schemata[entity->schema]++;
        for (uint32_t k = entity->first; k != UINT32_MAX;
             k = dataset->statements[k].next) {
            out->statements++;
            out->names += party && is_name(dataset->statements[k].prop);
        }
    }
}
