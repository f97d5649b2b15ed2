/* SPDX-License-Identifier: Apache-2.0 */
/* The end of an advanced file: what refers to parties that stand before. */
#ifndef TAMIZ_LIST_OFAC_ENTRY_H
#define TAMIZ_LIST_OFAC_ENTRY_H

#include "list_ofac_advanced.h"

/* A SanctionsEntry: one Sanction for each programme. BAD_INPUT when its
 * profile is not in the file: the party would be lost. */
tamiz_code tamiz_ofac_read_entry(tamiz_ofac_advanced *advanced,
                                 const tamiz_xml *xml, const tamiz_node *node,
                                 tamiz_error *err);

/* A ProfileRelationship, an UnknownLink. A profile that is on the other OFAC
 * list only is named by its number, which is that of its party. */
tamiz_code tamiz_ofac_read_link(tamiz_ofac_advanced *advanced,
                                const tamiz_xml *xml, const tamiz_node *node,
                                tamiz_error *err);

/* A SanctionsEntryLink: an UnknownLink between the parties of two entries. */
tamiz_code tamiz_ofac_read_entry_link(tamiz_ofac_advanced *advanced,
                                      const tamiz_xml *xml,
                                      const tamiz_node *node, tamiz_error *err);

#endif
