/* SPDX-License-Identifier: Apache-2.0 */
/* What several lists say of one subject. */
#ifndef TAMIZ_SHOW_CLAIMS_H
#define TAMIZ_SHOW_CLAIMS_H

#include "cli_text.h"
#include "tamiz.h"

/* Prints who is linked, and where the lists agree and where they do not;
 * nothing of an entity that stands alone. */
int show_claims(const cli_term *term, const tamiz_entity *entity);

/* "birthDate" as "birth date". Words that do not fit are cut. */
const char *show_in_words(const char *property, char *text, size_t size);

#endif
