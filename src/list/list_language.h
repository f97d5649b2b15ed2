/* SPDX-License-Identifier: Apache-2.0 */
/* Which language a list means: "EN", "Persian". */
#ifndef TAMIZ_LIST_LANGUAGE_H
#define TAMIZ_LIST_LANGUAGE_H

#include "base_span.h"

/* ISO 639-3 code of a two-letter code (ISO 639-1) or an English name, in any
 * case; empty = unknown. Static. The table has the official languages of the
 * EU and what the lists of the EU and the UK of 2026 name beside them. */
tamiz_span tamiz_list_language(tamiz_span text);

#endif
