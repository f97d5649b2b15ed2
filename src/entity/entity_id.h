/* SPDX-License-Identifier: Apache-2.0 */
/* How ids of files that are not ours live in one snapshot, and how they come
 * out again as they were.
 *
 * A snapshot keeps what is attached to a party beside it, by its id: what
 * begins with "P/" hangs on P. So an attached entity S of such a file is kept
 * as "P//S", unless its id begins with "P/" already (a file that tamiz wrote);
 * and a party whose own id holds slashes, say a URL, is kept with "%2F" for
 * each, or it would hang on another and not be screened.
 *
 * Two files may use the same id for what may or may not be the same party:
 * OpenSanctions' data sets share ids, and "1" is nobody's own. Nothing is
 * merged: the id of the later file gets "@LIST" before its first slash, and so
 * has whatever hangs on it. An id that ends so by chance gets a second one, so
 * taking one off always gives the id as it was. */
#ifndef TAMIZ_ENTITY_ID_H
#define TAMIZ_ENTITY_ID_H

#include "base_buffer.h"
#include "entity_schema.h"

/* Appends the id under which an entity is kept. owner: the first value of the
 * schema's owner property, or empty. */
void tamiz_id_keep(tamiz_schema schema, tamiz_span owner, tamiz_span id,
                   tamiz_buffer *out);

/* Whether a kept id carries "@list" already. */
bool tamiz_id_is_apart(tamiz_span id, const char *list);

/* Appends the kept id with "@list". */
void tamiz_id_tell_apart(tamiz_span id, const char *list, tamiz_buffer *out);

/* Appends the id as the file has it: undoes the above. */
void tamiz_id_own(tamiz_schema schema, tamiz_span owner, const char *list,
                  tamiz_span id, tamiz_buffer *out);

#endif
