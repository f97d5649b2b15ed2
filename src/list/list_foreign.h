/* SPDX-License-Identifier: Apache-2.0 */
/* What readers of files in somebody else's words share: ids that come out
 * again as they went in, and notes of what has no property here. */
#ifndef TAMIZ_LIST_FOREIGN_H
#define TAMIZ_LIST_FOREIGN_H

#include "format_jsontree.h"
#include "list_reader.h"
#include "list_writer.h"

typedef struct tamiz_list_foreign {
    const tamiz_jsontree *json; /* NULL = the file is no JSON */
    tamiz_list_writer *writer;
} tamiz_list_foreign;

/* An entity of the file, kept as tamiz_id_keep() says. */
tamiz_list_subject tamiz_list_foreign_subject(tamiz_list_foreign *tree,
                                              tamiz_schema schema,
                                              tamiz_span owner, tamiz_span id);

/* As `notes`: "NAME: value", with a warning. An empty value says nothing. */
void tamiz_list_foreign_unknown(tamiz_list_foreign *tree,
                                const tamiz_list_subject *subject,
                                const char *name, tamiz_span value);

/* The same of all that stands below a node: a member's name is "NAME.member".
 * null says nothing. */
void tamiz_list_foreign_note(tamiz_list_foreign *tree,
                             const tamiz_list_subject *subject,
                             const char *name, const tamiz_jsonnode *node);

#endif
