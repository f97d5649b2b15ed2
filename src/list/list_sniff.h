/* SPDX-License-Identifier: Apache-2.0 */
/* What came instead of a list: servers answer with a page of words as gladly as
 * with the file. */
#ifndef TAMIZ_LIST_SNIFF_H
#define TAMIZ_LIST_SNIFF_H

#include "format_input.h"
#include "list_files.h"

/* Looks at the first bytes of each file, unpacked. Errors: BAD_INPUT for an
 * empty file, an HTML page (with its title) and JSON where `name` says
 * otherwise, damaged compression; those of reading. where = the file's path. */
tamiz_code tamiz_list_sniff(const tamiz_list_file *file, tamiz_error *err);

/* The same for an input, which is read to its end or some KiB. where = path. */
tamiz_code tamiz_list_sniff_input(tamiz_input *input, const char *name,
                                  const char *path, tamiz_error *err);

#endif
