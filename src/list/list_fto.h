/* SPDX-License-Identifier: Apache-2.0 */
/* The Foreign Terrorist Organizations of the US Department of State. */
#ifndef TAMIZ_LIST_FTO_H
#define TAMIZ_LIST_FTO_H

#include "list_reader.h"

/* Reads the page from an open input: a table of those designated and one of
 * those delisted. The page has no ids: an organization's is "us-fto-" and its
 * name in small Latin letters. Errors: as tamiz_list_read; BAD_INPUT for a page
 * without </html> or without either table, and for a row without a name. */
tamiz_code tamiz_list_fto_parse(tamiz_input *input, const tamiz_sink *sink,
                                tamiz_list_facts *facts,
                                const tamiz_list_progress *progress,
                                tamiz_error *err);

#endif
