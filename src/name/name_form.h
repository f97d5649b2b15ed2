/* SPDX-License-Identifier: Apache-2.0 */
/* Slips in the long words of legal forms: "Limted Liability Compnay". */
#ifndef TAMIZ_NAME_FORM_H
#define TAMIZ_NAME_FORM_H

#include "base_span.h"

/* The word of a legal form that is one slip away, when the word itself is in no
 * table and has six letters or more; else the word. Static or the word's. */
tamiz_span tamiz_form_word(tamiz_span word);

#endif
