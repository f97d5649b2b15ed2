/* SPDX-License-Identifier: Apache-2.0 */
/* What a part tells depends on the parts beside it. */
#ifndef TAMIZ_NAME_PARTS_H
#define TAMIZ_NAME_PARTS_H

#include "name_split.h"

/* Weight of a part by its kind; of plain words two letters tell less than more
 * do. */
float tamiz_name_weight(const tamiz_part *part);

/* Makes titles that are surnames plain words, and articles that are; takes
 * weight from nicknames between quotation marks; when nothing tells, everything
 * does. Kinds, concepts and weights change, letters do not. */
void tamiz_name_mend_parts(tamiz_name *name, tamiz_name_sort sort);

#endif
