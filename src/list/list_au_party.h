/* SPDX-License-Identifier: Apache-2.0 */
/* One party of the Australian list: what each column of its rows becomes. */
#ifndef TAMIZ_LIST_AU_PARTY_H
#define TAMIZ_LIST_AU_PARTY_H

#include "format_xlsx.h"
#include "list_text.h"

typedef enum tamiz_au_column {
    TAMIZ_AU_REFERENCE,
    TAMIZ_AU_NAME,
    TAMIZ_AU_TYPE,
    TAMIZ_AU_NAME_TYPE,
    TAMIZ_AU_STRENGTH,
    TAMIZ_AU_OTHERS, /* from here on: read by tamiz_au_put_column() */
} tamiz_au_column;

/* The column with this title, any case; TAMIZ_AU_OTHERS and above stand for
 * columns of a party's facts. SIZE_MAX = unknown. */
size_t tamiz_au_column_find(tamiz_span title);

/* The title of a column that a list must have, or NULL. */
const char *tamiz_au_column_needed(size_t column);

/* How many columns there are. */
size_t tamiz_au_column_count(void);

typedef struct tamiz_au_party {
    tamiz_list_writer *writer;
    tamiz_list_subject self, sanction;
    unsigned addresses; /* made so far */
    bool has_name;      /* a primary name was stated */
    tamiz_date *newest; /* control date of the list so far */
} tamiz_au_party;

/* The schema of "Individual", "Entity", "Vessel"; NONE = another word. */
tamiz_schema tamiz_au_schema(tamiz_span type);

/* States a name of this type and strength, as far as the row tells them. */
void tamiz_au_put_name(tamiz_au_party *party, tamiz_span name, tamiz_span type,
                       tamiz_span strength);

/* States what a cell of the column says. */
void tamiz_au_put_column(tamiz_au_party *party, size_t column,
                         const tamiz_cell *cell, tamiz_span text);

bool tamiz_au_is_person(const tamiz_au_party *party);

/* "na", "n/a", "-": says nothing. */
bool tamiz_au_is_nothing(tamiz_span text);

#endif
