/* SPDX-License-Identifier: Apache-2.0 */
/* The remarks of OFAC's sdn.csv: birth dates, numbers, links and more, all in
 * one text. Its grammar, found in the files of 2023 to 2026:
 *
 *   remarks := item { ";" item } [ "." ]
 *   item    := [ "alt. " ] ( alias | label value | anything )
 *   alias   := ( "a.k.a." | "f.k.a." | "n.k.a." ) " '" name "'"
 *   label   := a row of the table in list_ofac_remarks.c, or words that end
 *              in "No.", "Number" or "#" before a value with a digit
 *   value   := depends on the label: a date, a country, a text, "XBT address",
 *              the name of another party, or
 *   number  := text [ " (" country ")" ] [ " issued " date ]
 *              [ " expires " date ]
 *
 * A quoted name ends at a quote that an item's end follows, since names hold
 * quotes themselves: 'ABU 'ALI'. OFAC puts its weak aliases, and only these,
 * into the remarks (FAQ 122), so all of them are weakAlias.
 *
 * Every item states at least one fact. What the grammar does not know becomes
 * `notes`, verbatim. A number is stated twice: as a property of the party and
 * as an Identification, Passport or CryptoWallet that keeps the publisher's
 * label, the country and the dates. "Linked To: NAME" is an UnknownLink; its
 * object is set when exactly one party of the list has NAME as primary name. */
#ifndef TAMIZ_LIST_OFAC_REMARKS_H
#define TAMIZ_LIST_OFAC_REMARKS_H

#include "list_ofac_party.h"

/* Takes the next item, trimmed and never empty, off *rest. False = none left.
 * The full stop at the end of the remarks stays with the last item. */
bool tamiz_list_ofac_remarks_next(tamiz_span *rest, tamiz_span *item);

/* States everything the remarks say of the party. `cut`: the text stops in
 * the middle of its last item, which is then a note and never half a number.
 * Failures end up in party->code. */
void tamiz_list_ofac_remarks_put(tamiz_ofac_party *party, tamiz_span remarks,
                                 bool cut);

#endif
