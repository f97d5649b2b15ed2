/* SPDX-License-Identifier: Apache-2.0 */
/* Free text of lists made ready: odd spaces, words that say what an alias is,
 * several texts in one, and ids for parties that the publisher gives none. */
#ifndef TAMIZ_LIST_TEXT_H
#define TAMIZ_LIST_TEXT_H

#include "list_writer.h"

/* As tamiz_list_clean(), and no-break and other wide spaces of Unicode count as
 * spaces; zero-width spaces and byte order marks are dropped. */
tamiz_span tamiz_list_plain(tamiz_list_writer *writer, tamiz_span text);

/* 16 hex digits of the BLAKE2b-256 of the texts, each as tamiz_list_plain() has
 * it and in lower case (ASCII and Latin-1), with a line feed between: an id for
 * a party without one. Half of 64 bits are 2^32 parties: no list has so many
 * that two would share a hash by chance. */
tamiz_span tamiz_list_hash(tamiz_list_writer *writer, const tamiz_span *texts,
                           size_t count);

/* What a word before a name says of it. */
typedef enum tamiz_list_mark {
    TAMIZ_LIST_NO_MARK,
    TAMIZ_LIST_ALSO,     /* "a.k.a.", "also known as" */
    TAMIZ_LIST_FORMERLY, /* "f.k.a.", "formerly known as", "formerly" */
} tamiz_list_mark;

/* The mark with which text begins, any case; *size = its bytes, 0 when there is
 * none. A word ends where it ends: "akademik" has no mark. */
tamiz_list_mark tamiz_list_mark_at(tamiz_span text, size_t *size);

/* Takes the next piece of text between marks, from *at on; false = no more. *at
 * and *mark start as 0; *mark is then what stood before the piece. Marks are
 * looked for at the start of words. Pieces may be empty. */
bool tamiz_list_next_marked(tamiz_span text, size_t *at, tamiz_list_mark *mark,
                            tamiz_span *piece);

/* Whether the whole of text, without stops and case, is a legal form that a
 * comma may set apart from its name: "Inc.", "LLC", "S.A.L.". */
bool tamiz_list_is_legal_form(tamiz_span text);

/* Takes the next of several texts in one cell, from *at on; false = no more.
 * Parted by ";" and ">>" and by enumerators at the start of a word ("a) … b)…",
 * "(i) … (ii) …", "1) …"), all outside brackets. An item has no enumerator and
 * no separators around it and is never empty. */
bool tamiz_list_next_item(tamiz_span text, size_t *at, tamiz_span *item);

/* Reads a spreadsheet's "Jan-65" or "23-Apr-65". As spreadsheets do, 00 to 29
 * are 2000 to 2029. False = no such date. */
bool tamiz_list_short_date(tamiz_list_writer *writer, tamiz_span text,
                           tamiz_date_range *range);

/* The country that a place ends with, "Kunduz, Afghanistan (as of 2016)", by
 * its code; NULL = it ends with none that we know. Static. */
const char *tamiz_list_last_country(tamiz_span place);

#endif
