/* SPDX-License-Identifier: Apache-2.0 */
/* What stands in the name cells of the State Department's page. */
#ifndef TAMIZ_LIST_FTO_CELL_H
#define TAMIZ_LIST_FTO_CELL_H

#include "list_text.h"

/* One organization in work. */
typedef struct tamiz_fto_party {
    tamiz_list_writer *writer;
    tamiz_list_subject self, sanction;
} tamiz_fto_party;

/* Without spaces, signs, dashes and half brackets around it. */
tamiz_span tamiz_fto_bare(tamiz_span text);

/* The first name of a cell, up to a mark, a bracket or an amendment; may be
 * empty. *at = where what follows it begins. */
tamiz_span tamiz_fto_name(tamiz_span cell, size_t *at);

/* States all of a cell but the name itself: aliases, amendments. */
void tamiz_fto_put_cell(tamiz_fto_party *party, tamiz_span cell, size_t at);

#endif
