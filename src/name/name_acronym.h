/* SPDX-License-Identifier: Apache-2.0 */
/* Names that stand for others by their initials: "GBAE", "General Bureau of
 * Atomic Energy (GBAE)". */
#ifndef TAMIZ_NAME_ACRONYM_H
#define TAMIZ_NAME_ACRONYM_H

#include "name_split.h"

/* Finds the part that repeats the name by initials of neighbouring telling
 * words, three to eight, marks it (TAMIZ_PART_ACRONYM) and takes most of its
 * weight: it says nothing new. */
void tamiz_name_mark_acronym(tamiz_name *name);

/* The acronym of a name, to out[name->count]: its own if it has one, else the
 * initials of its telling words, four to eight of them (of three, hundreds of
 * names are expansions by chance). Returns how many letters, 0 for none. */
size_t tamiz_name_initials(const tamiz_name *name, char *out);

/* Whether the whole name may be an acronym: one telling word of three to eight
 * letters. Returns the part's number or SIZE_MAX. */
size_t tamiz_name_acronym(const tamiz_name *name);

#endif
