/* SPDX-License-Identifier: Apache-2.0 */
/* What becomes of the parts of a record that its reader does not know: notes
 * of the party, and warnings. */
#ifndef TAMIZ_LIST_TREE_H
#define TAMIZ_LIST_TREE_H

#include "format_xmltree.h"
#include "list_writer.h"

/* Every text and attribute at or below node becomes a note, "mood: fair" or
 * "mood colour: blue"; warned about once. An element that holds nothing is
 * nothing to warn about. */
void tamiz_list_keep_tree(tamiz_list_writer *writer,
                          const tamiz_list_subject *subject,
                          const tamiz_node *node);

/* The same for the attributes of node that are in none of the two rows of
 * names, each ended by NULL (either may be NULL), and hold something. */
void tamiz_list_keep_attributes(tamiz_list_writer *writer,
                                const tamiz_list_subject *subject,
                                const tamiz_node *node,
                                const char *const *known,
                                const char *const *known_too);

/* Whether name is in a row ended by NULL; the row may be NULL. */
bool tamiz_list_is_among(const char *name, const char *const *names);

#endif
