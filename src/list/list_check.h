/* SPDX-License-Identifier: Apache-2.0 */
/* Whether what was read can be the list: half a list is well-formed too. */
#ifndef TAMIZ_LIST_CHECK_H
#define TAMIZ_LIST_CHECK_H

#include "list_count.h"

/* Errors: BAD_INPUT for fewer parties than the list's floors; where = the
 * list's id. */
tamiz_code tamiz_list_check_floors(const tamiz_list_kind *kind,
                                   const tamiz_list_counts *counts,
                                   tamiz_error *err);

/* before: entities of the version in use, 0 = none; fuse: the share of them
 * that may be missing, 0..1. Errors: BAD_INPUT for a burnt fuse; where = the
 * list's id. */
tamiz_code tamiz_list_check_fuse(const tamiz_list_kind *kind,
                                 const tamiz_list_counts *counts,
                                 uint32_t before, double fuse,
                                 tamiz_error *err);

#endif
