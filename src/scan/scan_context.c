/* SPDX-License-Identifier: Apache-2.0 */
#include "scan_context.h"

/* Words that texts about listed parties use of them; own choice, in Latin
 * letters as the analysis writes them. */
static const char *const party[] = {
    "cartel",      "cartels",      "gang",         "gangs",
    "militia",     "militias",     "militants",    "militant",
    "terrorist",   "terrorists",   "terrorism",    "designated",
    "designation", "designations", "sanctions",    "sanctioned",
    "faction",     "fighters",     "insurgents",   "rebels",
    "rebel",       "jihadist",     "guerrilla",    "traffickers",
    "trafficking", "smuggling",    "blacklisted",  "mafia",
    "banda",       "terrorista",   "narcotrafico", "organizacion",
    "sanciones",   "hostages",
};
static const char *const ship[] = {
    "vessel", "vessels",   "ship",  "ships",    "tanker",  "tankers",  "sailed",
    "cargo",  "crew",      "imo",   "flagged",  "moored",  "anchored", "aboard",
    "barge",  "freighter", "buque", "carguero", "boarded",
};

static bool is_among(const char *const *words, size_t count, tamiz_span word) {
    for (size_t i = 0; i < count; i++)
        if (tamiz_span_is(word, words[i])) return true;
    return false;
}

static bool starts_sentence(const tamiz_scan_text *t, size_t i) {
    return !i || t->words.words[i].flags & TAMIZ_WORD_NEW_SENTENCE;
}

bool tamiz_context_tells(const tamiz_scan_text *t, size_t word, bool vessel) {
    size_t first = word;
    while (!starts_sentence(t, first)) first--;
    for (size_t i = first; i < t->words.count; i++) {
        if (i > first && starts_sentence(t, i)) break;
        if (i == word) continue;
        tamiz_span ascii = t->words.words[i].ascii;
        if (vessel ? is_among(ship, sizeof ship / sizeof *ship, ascii)
                   : is_among(party, sizeof party / sizeof *party, ascii))
            return true;
    }
    return false;
}

static bool joins(const tamiz_scan_text *t, size_t i) {
    const tamiz_word *word = &t->words.words[i];
    return word->flags & TAMIZ_WORD_CAPITAL &&
           !(word->flags & TAMIZ_WORD_AFTER_COMMA) && !starts_sentence(t, i);
}

bool tamiz_context_is_in_a_name(const tamiz_scan_text *t, size_t word) {
    if (word + 1 < t->words.count && joins(t, word + 1)) return true;
    return word > 0 && joins(t, word - 1) && !starts_sentence(t, word) &&
           !(t->words.words[word].flags & TAMIZ_WORD_AFTER_COMMA);
}
