/* SPDX-License-Identifier: Apache-2.0 */
/* Payment messages as they are read: a reader of a format says what each field
 * is, this file asks for it, and gives a verdict on each message.
 *
 * A value is the text of one field with the places it came from; a party is
 * what a message says of one subject: its names, numbers, countries and birth.
 * Everything else is text, in which names are looked for. */
#ifndef TAMIZ_SCAN_MESSAGE_H
#define TAMIZ_SCAN_MESSAGE_H

#include "base_arena.h"
#include "base_buffer.h"
#include "base_table.h"
#include "scan_find.h"
#include "scan_watch.h"
#include "screen_query.h"

/* A run of bytes of a value, and where it stands. Not `linear`: characters were
 * decoded, so only the whole run has a place. */
typedef struct tamiz_scan_piece {
    size_t at, size;     /* of the value's text */
    uint64_t start, end; /* bytes of the file */
    const char *path;    /* of the field, line by line */
    bool linear;
} tamiz_scan_piece;

/* Zero-initialised is empty. */
typedef struct tamiz_scan_value {
    tamiz_buffer text;
    tamiz_buffer pieces; /* tamiz_scan_piece[] */
} tamiz_scan_value;

/* One subject; zero-initialised is empty. Strings live in the messages' arena.
 */
typedef struct tamiz_scan_party {
    tamiz_buffer names;     /* tamiz_scan_value[] */
    tamiz_buffer numbers;   /* tamiz_scan_value[] */
    tamiz_buffer countries; /* const char *[] */
    tamiz_buffer births;    /* const char *[] */
} tamiz_scan_party;

/* A field on the page; known: no search of it would add to what was found. */
typedef struct tamiz_scan_shown {
    tamiz_scan_run run;
    bool known;
} tamiz_scan_shown;

/* All messages of one file, while they are read. */
typedef struct tamiz_scan_messages {
    const tamiz_snapshot *snapshot;
    const char *name; /* of the file */
    tamiz_span file;
    const tamiz_options *options;
    tamiz_arena *kept;              /* what lives as long as the document */
    tamiz_buffer *out;              /* tamiz_mention[] */
    tamiz_buffer *told;             /* tamiz_message[] */
    tamiz_screener asker;           /* of parties */
    tamiz_arena arena;              /* of the message at hand */
    tamiz_scan_value page, watched; /* texts that wait to be searched */
    tamiz_buffer fields;            /* tamiz_scan_shown[] of the page */
    tamiz_buffer known;             /* tamiz_scan_run[], of a search */
    tamiz_table silent;             /* parties that were no hits, by what was
                                     * asked of them */
    tamiz_arena silent_keys;
    tamiz_buffer key; /* scratch */
    const char *type, *id;
    tamiz_buffer notes; /* const char *[] */
    uint64_t start;     /* of the message */
    size_t first;       /* of its mentions */
    bool open, incomplete;
    tamiz_scan_config config;
} tamiz_scan_messages;

/* Reads a file of messages: appends its mentions and messages. `kept` holds
 * what they point to. Errors: BAD_ARGUMENT, NO_MEMORY; what is wrong with the
 * file itself makes a message incomplete. */
tamiz_code tamiz_scan_messages_read(tamiz_scan_messages *m, bool xml,
                                    tamiz_error *err);

/* ---- for the readers of formats ---------------------------------------- */

/* Begins a message at a byte of the file, and ends it: everything that waits
 * is asked for and the verdict is given. */
void tamiz_scan_message_open(tamiz_scan_messages *m, uint64_t start);
tamiz_code tamiz_scan_message_close(tamiz_scan_messages *m, uint64_t end,
                                    tamiz_error *err);

/* Something to know of the message, which is `incomplete` for it or not. */
void tamiz_scan_message_note(tamiz_scan_messages *m, bool incomplete,
                             const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Adds the bytes of a file from `start` on to a value, `joint` before them when
 * it is not empty. Bytes that are not UTF-8 are taken as Latin-1. */
void tamiz_scan_value_add(tamiz_scan_value *value, const char *joint,
                          tamiz_span bytes, uint64_t start, const char *path);

/* Adds text that stands at start..end of the file in another form. */
void tamiz_scan_value_decoded(tamiz_scan_value *value, const char *joint,
                              tamiz_span text, uint64_t start, uint64_t end,
                              const char *path);
void tamiz_scan_value_clear(tamiz_scan_value *value);

/* A value's pieces, and the one that holds byte `at` of its text; the last one
 * before it when it stands between two. */
const tamiz_scan_piece *tamiz_scan_value_pieces(const tamiz_scan_value *value,
                                                size_t *count);
const tamiz_scan_piece *tamiz_scan_value_piece(const tamiz_scan_value *value,
                                               size_t at);

/* The byte of the file where byte `at` of the value's text stands, or at which
 * a run ends that ends there. */
uint64_t tamiz_scan_piece_place(const tamiz_scan_piece *piece, size_t at,
                                bool end);

/* Looks for names and watched terms in a value. */
tamiz_code tamiz_scan_message_text(tamiz_scan_messages *m,
                                   const tamiz_scan_value *value,
                                   tamiz_error *err);

/* Looks for watched terms only: the value was asked for in another way. */
tamiz_code tamiz_scan_message_watch(tamiz_scan_messages *m,
                                    const tamiz_scan_value *value,
                                    tamiz_error *err);

/* Add to a party. Names and numbers are taken over: the value is empty
 * afterwards. What is no country or no date is not taken. */
void tamiz_scan_party_name(tamiz_scan_party *p, tamiz_scan_value *value);
void tamiz_scan_party_number(tamiz_scan_party *p, tamiz_scan_value *value);
void tamiz_scan_party_country(tamiz_scan_messages *m, tamiz_scan_party *p,
                              tamiz_span text);
void tamiz_scan_party_birth(tamiz_scan_messages *m, tamiz_scan_party *p,
                            tamiz_span text);

/* Adds a BIC as a number, in the eight and eleven letters that lists use, and
 * its country. */
void tamiz_scan_party_bic(tamiz_scan_messages *m, tamiz_scan_party *p,
                          tamiz_span bytes, uint64_t start, const char *path);

/* Asks for a party; it is empty afterwards. */
tamiz_code tamiz_scan_message_party(tamiz_scan_messages *m, tamiz_scan_party *p,
                                    tamiz_error *err);
void tamiz_scan_party_clear(tamiz_scan_party *p);

/* Whether a text has the form of a BIC (ISO 9362): 8 or 11 letters and digits,
 * a known country in the middle. */
bool tamiz_scan_is_bic(tamiz_span text);

/* ---- between the files of messages -------------------------------------- */

/* Adds a mention of bytes from..to of a value, which are quoted with those
 * whole_from..whole_to around them. Takes the answer over. */
tamiz_code tamiz_scan_message_mention(tamiz_scan_messages *m,
                                      const tamiz_scan_value *value,
                                      size_t from, size_t to, size_t whole_from,
                                      size_t whole_to, tamiz_answer *answer,
                                      const tamiz_watch_found *term,
                                      tamiz_error *err);

/* The last mention is a party's: it covers its name, which waits to be
 * searched, and all that was found there would be dropped. */
void tamiz_scan_message_found(tamiz_scan_messages *m);

/* Searches the texts that wait. */
tamiz_code tamiz_scan_message_search(tamiz_scan_messages *m, tamiz_error *err);

/* The readers. Errors: NO_MEMORY. */
tamiz_code tamiz_scan_mt_read(tamiz_scan_messages *m, tamiz_error *err);
tamiz_code tamiz_scan_xml_read(tamiz_scan_messages *m, tamiz_error *err);

#endif
