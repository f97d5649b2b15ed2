/* SPDX-License-Identifier: Apache-2.0 */
#include "list_ofac_remarks.h"

#include "list_ofac_labels.h"

#include <strings.h>

/* ---- items ------------------------------------------------------------- */

static const char *const alias_marks[] = {"a.k.a. '", "f.k.a. '", "n.k.a. '"};

/* Size of the mark that opens a quoted alias at the start of text, or 0. */
static size_t alias_mark(tamiz_span text) {
    for (size_t i = 0; i < sizeof alias_marks / sizeof *alias_marks; i++)
        if (tamiz_span_starts(text, alias_marks[i]))
            return strlen(alias_marks[i]);
    return 0;
}

/* Whether an item may end here: a separator, or the end of the remarks. */
static bool ends_here(tamiz_span text) {
    if (text.size && text.data[0] == ' ') text = tamiz_span_from(text, 1);
    return !text.size || text.data[0] == ';' || tamiz_span_is(text, ".");
}

/* Index of the quote that closes an alias, text.size when none does. One that
 * stands behind the next alias closes that one, not this; so a text full of
 * open quotes is still read in linear time. */
static size_t closing_quote(tamiz_span text) {
    for (size_t i = 0; i < text.size; i++) {
        tamiz_span rest = tamiz_span_from(text, i);
        if (tamiz_span_starts(rest, ".k.a. '")) break;
        if (rest.data[0] == '\'' && ends_here(tamiz_span_from(rest, 1)))
            return i;
    }
    return text.size;
}

/* Where the first item of text ends. */
static size_t find_separator(tamiz_span text) {
    size_t mark = alias_mark(text);
    tamiz_span name = tamiz_span_from(text, mark);
    size_t close = mark ? closing_quote(name) : name.size;
    size_t at = close < name.size ? mark + close : 0;
    const char *found = memchr(text.data + at, ';', text.size - at);
    return found ? (size_t)(found - text.data) : text.size;
}

bool tamiz_list_ofac_remarks_next(tamiz_span *rest, tamiz_span *item) {
    do {
        *rest = tamiz_span_trim(*rest);
        if (!rest->size) return false;
        size_t size = find_separator(*rest);
        *item = tamiz_span_trim((tamiz_span){rest->data, size});
        *rest = tamiz_span_from(*rest, size + 1);
    } while (!item->size);
    return true;
}

/* ---- facts ------------------------------------------------------------- */

static bool put_alias(tamiz_ofac_party *party, tamiz_span item) {
    size_t mark = alias_mark(item);
    if (!mark || item.data[item.size - 1] != '\'') return false;
    if (item.size < mark + 1) return false;
    tamiz_span name =
        tamiz_span_trim((tamiz_span){item.data + mark, item.size - mark - 1});
    tamiz_list_ofac_put(party, TAMIZ_PROP_weakAlias, name);
    return name.size != 0;
}

static tamiz_span without_alt(tamiz_span item) {
    static const char alt[] = "alt. ";
    size_t size = sizeof alt - 1;
    if (item.size < size || strncasecmp(item.data, alt, size) != 0) return item;
    return tamiz_span_trim(tamiz_span_from(item, size));
}

static void put_item(tamiz_ofac_party *party, tamiz_span item) {
    if (put_alias(party, item)) return;
    if (tamiz_list_ofac_labels_put(party, without_alt(item))) return;
    tamiz_list_ofac_put(party, TAMIZ_PROP_notes, item);
}

static tamiz_span without_stop(tamiz_span item) {
    if (item.size > 1 && item.data[item.size - 1] == '.') item.size--;
    return tamiz_span_trim(item);
}

void tamiz_list_ofac_remarks_put(tamiz_ofac_party *party, tamiz_span remarks,
                                 bool cut) {
    tamiz_span item;
    while (tamiz_list_ofac_remarks_next(&remarks, &item)) {
        bool last = !tamiz_span_trim(remarks).size;
        if (last && cut)
            tamiz_list_ofac_put(party, TAMIZ_PROP_notes, item);
        else
            put_item(party, last ? without_stop(item) : item);
    }
}
