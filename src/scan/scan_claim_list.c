/* SPDX-License-Identifier: Apache-2.0 */
#include "scan_claim_list.h"

#include "scan_claim_record.h"

#define IS(s, i, CLASS) tamiz_claim_is((s), (i), TAMIZ_CLAIM_##CLASS)

static bool is_prep(const tamiz_claim_sentence *s, size_t i,
                    const char *value) {
    const tamiz_claim_phrase *prep = IS(s, i, PREP);
    return prep && !strcmp(prep->value, value);
}

/* "of", which in Spanish is "de" and "del"; "with", "against" are not. */
static bool is_of(const tamiz_claim_sentence *s, size_t i) {
    const tamiz_claim_phrase *prep = IS(s, i, PREP);
    return prep && (!strcmp(prep->text, "of") || !strcmp(prep->text, "de") ||
                    !strcmp(prep->text, "del"));
}

static bool is_article(const tamiz_claim_sentence *s, size_t i) {
    const tamiz_claim_phrase *fill = IS(s, i, FILL);
    return fill && !strcmp(fill->value, "art");
}

static bool is_marked(const tamiz_claim_phrase *row) {
    return row && !strcmp(row->need, "mark");
}

/* ---- whose it is ------------------------------------------------------- */

/* The narrower of two that are whole and part, else no. */
static bool agree(tamiz_claim_found *f, const tamiz_claim_phrase *authority) {
    if (!f->authority ||
        tamiz_claim_holds(f->authority->value, authority->value)) {
        f->authority = authority;
        return true;
    }
    return tamiz_claim_holds(authority->value, f->authority->value);
}

static void set_programme(tamiz_claim_found *f,
                          const tamiz_claim_phrase *terror) {
    if (f->programme && strcmp(f->programme, "terror") != 0) return;
    f->programme = strcmp(terror->value, "any") ? terror->value : "terror";
}

/* ---- lists ------------------------------------------------------------- */

/* A word in the name of a list: "US", "foreign", "terrorist", "groups". */
static bool take_word(const tamiz_claim_sentence *s, size_t i,
                      tamiz_claim_found *f, bool *marked) {
    const tamiz_claim_phrase *authority = IS(s, i, AUTH);
    const tamiz_claim_phrase *terror = IS(s, i, TERROR);
    const tamiz_claim_phrase *word = IS(s, i, LISTADJ);
    if (terror) set_programme(f, terror);
    *marked |= terror || is_marked(word);
    if (authority) {
        *marked |= strstr(authority->text, "ofac") != NULL;
        return agree(f, authority);
    }
    if (word && word->value[0]) return agree(f, word);
    return terror || word || is_article(s, i) || IS(s, i, PRON);
}

static bool ends_at_date(const tamiz_claim_sentence *s, size_t i) {
    size_t at = i + tamiz_claim_leads_to_date(s, i);
    at += at > i && is_article(s, at);
    return tamiz_claim_at(s, at)->date.year || IS(s, at, WHEN) ||
           IS(s, at, WEEKDAY) || (IS(s, at, MONTH) && !IS(s, at, HEDGE));
}

bool tamiz_claim_ends(const tamiz_claim_sentence *s, size_t i) {
    const tamiz_claim_token *last = tamiz_claim_at(s, i - 1);
    if (last->possessive || tamiz_claim_at(s, i)->hyphen) return false;
    return i >= s->count || tamiz_claim_at(s, i)->comma || IS(s, i, BY) ||
           IS(s, i, BUT) || IS(s, i, SUB) || is_prep(s, i, "since") ||
           ends_at_date(s, i);
}

size_t tamiz_claim_list(const tamiz_claim_sentence *s, size_t i,
                        tamiz_claim_found *f) {
    bool marked = false;
    size_t start = i;
    while (!IS(s, i, LIST)) {
        if (i > start && tamiz_claim_at(s, i)->comma) return 0;
        if (!take_word(s, i++, f, &marked)) return 0;
    }
    marked |= is_marked(IS(s, i++, LIST));
    while (is_of(s, i) && !tamiz_claim_at(s, i)->comma) {
        size_t first = ++i;
        while (i < s->count && !tamiz_claim_ends(s, i) && !is_of(s, i) &&
               !(IS(s, i, FILL) && tamiz_claim_at(s, i + 1)->mention))
            if (!take_word(s, i++, f, &marked)) return 0;
        if (i == first) return 0;
    }
    f->list = true;
    bool to_party = IS(s, i, FILL) && tamiz_claim_at(s, i + 1)->mention;
    return marked && (to_party || tamiz_claim_ends(s, i)) ? i : 0;
}

size_t tamiz_claim_sanctions(const tamiz_claim_sentence *s, size_t i,
                             tamiz_claim_found *f) {
    bool marked = false;
    while (!IS(s, i, SANCTIONS))
        if (!take_word(s, i++, f, &marked)) return 0;
    i++;
    if (is_of(s, i)) {
        for (i++; is_article(s, i);) i++;
        if (!IS(s, i, AUTH) || !agree(f, IS(s, i, AUTH))) return 0;
        i++;
    }
    return tamiz_claim_ends(s, i) ? i : 0;
}

/* ---- kinds ------------------------------------------------------------- */

size_t tamiz_claim_kind(const tamiz_claim_sentence *s, size_t i,
                        tamiz_claim_found *f) {
    bool terror = false;
    for (size_t start = i; i < s->count; i++) {
        const tamiz_claim_phrase *row = IS(s, i, TERROR);
        if ((i > start && tamiz_claim_at(s, i)->comma) || ends_at_date(s, i))
            break;
        if (!row && !IS(s, i, LISTADJ) && !is_article(s, i)) break;
        if (row) set_programme(f, row);
        terror |= row != NULL;
    }
    return terror && !tamiz_claim_at(s, i - 1)->possessive ? i : 0;
}

/* ---- what follows ------------------------------------------------------ */

static size_t take_agent(const tamiz_claim_sentence *s, size_t i,
                         tamiz_claim_found *f) {
    while (is_article(s, i)) i++;
    const tamiz_claim_phrase *row = IS(s, i, AUTH);
    bool possessive = tamiz_claim_at(s, i)->possessive;
    if (!row || !agree(f, row)) return 0;
    size_t next = i + 1;
    while (IS(s, next, ACTNOUN)) next++;
    if (possessive && next == i + 1) return 0;
    return tamiz_claim_also_after(s, next, f);
}

static size_t take_date(const tamiz_claim_sentence *s, size_t i,
                        tamiz_claim_found *f) {
    bool since = is_prep(s, i, "since");
    i += since || tamiz_claim_leads_to_date(s, i);
    i += is_article(s, i);
    if (f->when || !tamiz_claim_at(s, i)->date.year) return 0;
    f->when = tamiz_claim_at(s, i);
    f->since = since;
    return i + 1;
}

static size_t take_one(const tamiz_claim_sentence *s, size_t i, bool first,
                       tamiz_claim_found *f) {
    if (IS(s, i, AS)) {
        f->as = true;
        return tamiz_claim_kind(s, i + 1, f);
    }
    if (IS(s, i, BY)) return take_agent(s, i + 1, f);
    if (is_prep(s, i, "since") || ends_at_date(s, i)) return take_date(s, i, f);
    return first ? tamiz_claim_kind(s, i, f) : 0;
}

size_t tamiz_claim_tail(const tamiz_claim_sentence *s, size_t i,
                        tamiz_claim_found *f) {
    size_t start = i, next = i;
    for (; next && i < s->count && !tamiz_claim_at(s, i)->comma;) {
        next = take_one(s, i, i == start, f);
        if (next) i = next;
    }
    bool joined = IS(s, i, CONJ) || IS(s, i, FACT);
    return !IS(s, i, BY) && (joined || tamiz_claim_ends(s, i)) ? i : 0;
}
