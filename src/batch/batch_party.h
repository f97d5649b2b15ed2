/* SPDX-License-Identifier: Apache-2.0 */
/* One row as a question: its names, dates, countries and numbers, checked one
 * by one, so that a bad one costs a warning and not the row. */
#ifndef TAMIZ_BATCH_PARTY_H
#define TAMIZ_BATCH_PARTY_H

#include "base_arena.h"
#include "batch_column.h"
#include "screen_warning.h"

/* Values of one kind, NUL-terminated. */
typedef struct tamiz_batch_values {
    const char **items;
    size_t count, room;
} tamiz_batch_values;

enum { TAMIZ_BATCH_VALUES = 1000 };

/* Zero-initialised is empty and ready. */
typedef struct tamiz_batch_party {
    tamiz_arena arena; /* of everything here */
    tamiz_span id;     /* data NULL = the row has none */
    const char *schema, *gender, *death;
    tamiz_batch_values names, weak, dates, countries, identifiers;
    tamiz_batch_values numbers; /* whose kinds, one each, are */
    tamiz_batch_values kinds;   /* properties of FollowTheMoney, families */
    tamiz_batch_values
        issuers;               /* countries, "" = not said; whose columns are */
    tamiz_batch_values issued; /* "passportNumber" */
    tamiz_batch_values documents, document_kinds, document_countries;
    tamiz_batch_values founded, birth_places, addresses, positions;
    tamiz_span parts[TAMIZ_ROLE_PARTS];
    const char *address; /* in parts, put together; NULL = none */
    tamiz_warnings warnings;
    size_t addresses_named, addresses_had; /* that stand elsewhere */
    bool beside;      /* it is no party and has nothing to screen, which is all
                       * that it is rejected for */
    bool too_many;    /* of some field there were more values than asked */
    char reason[256]; /* why the row cannot be asked, "" = it can */
    bool failed;      /* memory ran out */
} tamiz_batch_party;

/* Empty again, memory kept. */
void tamiz_batch_party_reset(tamiz_batch_party *party);
void tamiz_batch_party_clear(tamiz_batch_party *party);

/* Says that the row cannot be asked; the first reason stays. */
void tamiz_batch_party_reject(tamiz_batch_party *party, const char *format, ...)
    __attribute__((format(printf, 2, 3), nonnull(2)));

/* Says that a value was not used, or not as it stands. message is static. */
void tamiz_batch_party_warn(tamiz_batch_party *party, tamiz_span field,
                            tamiz_span value, const char *message);

/* Adds one value of the field, or with `several` those between semicolons.
 * White space around a value does not count, nor does an empty value. The
 * text is copied. */
void tamiz_batch_party_add(tamiz_batch_party *party, tamiz_batch_role role,
                           tamiz_span field, tamiz_span text, bool several);

/* Adds the number of a paper that stands beside the row: kind as in
 * tamiz_identifier, static; country may be empty. */
void tamiz_batch_party_document(tamiz_batch_party *party, const char *kind,
                                tamiz_span number, tamiz_span country);

/* The question, borrowed from the party; `schema` for a row without one, may
 * be NULL. weak: weak aliases are asked too. False = rejected, or memory ran
 * out: see the party. */
bool tamiz_batch_party_query(tamiz_batch_party *party, const char *schema,
                             bool weak, tamiz_query *query);

#endif
