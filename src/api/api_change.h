/* SPDX-License-Identifier: Apache-2.0 */
/* What differs between two snapshots, counted in parties. */
#ifndef TAMIZ_API_CHANGE_H
#define TAMIZ_API_CHANGE_H

#include "index_snapshot.h"
#include "tamiz.h"

/* Told of each party of a list that differs: kind '+' added, '~' changed, '-'
 * removed, '=' the same. then and now are its numbers in the two snapshots,
 * UINT32_MAX where it is not. */
typedef void tamiz_difference(void *context, char kind, uint32_t then,
                              uint32_t now);

/* Walks through one list of both; before may be NULL. Parties of now first, in
 * order of their ids, then the removed ones. */
void tamiz_api_differences(const tamiz_snapshot *before,
                           const tamiz_snapshot *now, const char *list,
                           tamiz_difference *told, void *context);

/* Fills one list's row. before may be NULL: then all is added; now
 * may be: then nothing is there. */
void tamiz_api_change(const tamiz_snapshot *before, const tamiz_snapshot *now,
                      const char *list, tamiz_change *out);

#endif
