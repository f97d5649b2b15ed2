/* SPDX-License-Identifier: Apache-2.0 */
/* Countries as lists name them ("Korea, North", "Burma", "Palestinian"), by
 * their ISO 3166-1 code. From data/countries.tsv. */
#ifndef TAMIZ_ENTITY_COUNTRY_H
#define TAMIZ_ENTITY_COUNTRY_H

#include "base_span.h"

/* Lower-case ISO 3166-1 alpha-2 code, as FtM writes it ("ve"; states that are
 * gone as FtM has them: "suhh", "yucs", "csxx", "ddde"; "xk" Kosovo, "ps"
 * Palestine, "eu"), for a code of two or three letters, an English name, an
 * official or a former name, an adjective ("Venezuelan"), or what it is called
 * or its people are in another language (data/country_names.tsv,
 * country_people.tsv). Accents of Latin letters, case
 * of Latin, Greek and Cyrillic ones and punctuation of the ASCII range do not
 * matter. NULL = unknown. Static. */
const char *tamiz_country_find(tamiz_span text);

/* The same, without what people are called in other languages: an address that
 * ends in "Calle Italiana" is in no country that we know. */
const char *tamiz_country_find_place(tamiz_span text);

/* Whether two codes are a state that is gone and one on its ground, or a
 * country and its territory: the other is then no clear contradiction
 * (data/country_kin.tsv). A code is not kin of itself. */
bool tamiz_country_is_kin(const char *a, const char *b);

/* English short name of a code, or NULL. Static. */
const char *tamiz_country_name(tamiz_span code);

#endif
