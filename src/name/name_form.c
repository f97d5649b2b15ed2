/* SPDX-License-Identifier: Apache-2.0 */
#include "name_form.h"

#include "name_edit.h"
#include "name_lexicon.h"

enum { SHORTEST = 6 };

/* The longer words of the forms that are most often written out. */
static const char *const words[] = {
    "limited",      "liability",       "company",      "corporation",
    "incorporated", "partnership",     "private",      "public",
    "obshchestvo",  "ogranichennoi",   "aktsionernoe", "otvetstvennostyu",
    "otkrytoe",     "zakrytoe",        "publichnoe",   "sociedad",
    "anonima",      "responsabilidad", "limitada",     "gesellschaft",
    "beschrankter", "haftung",
};

/* Digits look like letters here too: "c0mpany" is one slip away. */
tamiz_span tamiz_form_word(tamiz_span word) {
    if (word.size < SHORTEST || tamiz_lexicon_word(word) ||
        tamiz_lexicon_legal_form(word))
        return word;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        tamiz_span right = tamiz_span_of(words[i]);
        size_t least = right.size < word.size ? right.size : word.size;
        size_t most = right.size < word.size ? word.size : right.size;
        if (least >= SHORTEST && most - least < 2 &&
            tamiz_name_edits(word, right, 1) == 1)
            return right;
    }
    return word;
}
