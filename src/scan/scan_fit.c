/* SPDX-License-Identifier: Apache-2.0 */
/* In running text a name is chosen out of thousands of words, so it must agree
 * better than one that was asked for: at both ends, in each word that tells,
 * and in more than a place and a kind of business. */
#include "scan_fit.h"

#include "entity_schema.h"
#include "index_snapshot.h"
#include "scan_context.h"
#include "scan_small.h"
#include "text_utf8.h"

/* Listed words that are missing are made up for by as many that agree. */
enum {
    BACKED = 3,
    STRONG = 2, /* words that must agree */
    SHORTEST_ACRONYM = 3,
    SHORTEST_WORD = 4,
    LONGEST_NAME =
        TAMIZ_SMALL_WORDS * 400, /* letters of a window, text_split.h */
    FEW_SIGNS = 3
};

/* What the evidence says about the parts of the window. */
typedef struct agreement {
    size_t strong;  /* telling words of three letters or more that agree */
    size_t unusual; /* of those, words that the lexicon does not know */
    bool apart;     /* an end, or a telling word, is not said */
    size_t missing; /* telling words of the listed name that are not said */
    bool whole;     /* the letters agree, however they are cut */
} agreement;

static bool tells(const tamiz_part *part) {
    return part->kind <= TAMIZ_PART_NUMBER &&
           !(part->flags & TAMIZ_PART_ACRONYM);
}

static tamiz_span text_of(const tamiz_name *name, const tamiz_part *part) {
    return (tamiz_span){name->text.data + part->start, part->end - part->start};
}

/* The first part from *at on that is written so, or NULL. */
static const tamiz_part *part_like(const tamiz_name *name, const char *text,
                                   size_t *at) {
    for (; *at < name->count; ++*at)
        if (tamiz_span_is(text_of(name, &name->parts[*at]), text))
            return &name->parts[(*at)++];
    return NULL;
}

/* The part that what is linked begins with: a run has several. */
static const tamiz_part *part_before(const tamiz_name *name, const char *text) {
    for (size_t i = 0; i < name->count; i++) {
        tamiz_span part = text_of(name, &name->parts[i]);
        if (!strncmp(text, part.data, part.size)) return &name->parts[i];
    }
    return NULL;
}

static bool is_end(const tamiz_name *name, const char *text) {
    return tamiz_span_is(text_of(name, &name->parts[0]), text) ||
           tamiz_span_is(text_of(name, &name->parts[name->count - 1]), text);
}

/* Whether the part counts for a window when it agrees. */
static bool may_count(const tamiz_part *part) {
    return tells(part) && part->kind != TAMIZ_PART_INITIAL;
}

static bool is_unusual(const tamiz_part *part) {
    return part->kind == TAMIZ_PART_PLAIN && !part->concept;
}

bool tamiz_fit_may_be_inexact(const tamiz_name *window) {
    size_t strong = 0, unusual = 0;
    for (size_t i = 0; i < window->count; i++) {
        const tamiz_part *part = &window->parts[i];
        if (!may_count(part)) continue;
        strong++;
        unusual += is_unusual(part);
    }
    return strong >= STRONG && unusual > 0;
}

static void see_link(const tamiz_name *name, const tamiz_evidence *e,
                     agreement *out) {
    if (!strcmp(e->kind, "initial") || !strcmp(e->kind, "cut")) {
        out->apart |= is_end(name, e->query);
        return;
    }
    const tamiz_part *part = part_before(name, e->query);
    if (!part || !may_count(part) || strlen(e->query) < 3 ||
        strlen(e->listed) < 3)
        return;
    out->strong++;
    out->unusual += is_unusual(part);
}

static agreement agreement_of(const tamiz_name *name, const tamiz_name *listed,
                              const tamiz_hit *hit) {
    agreement out = {0};
    size_t extra = 0, missing = 0;
    for (size_t i = 0; i < hit->evidence_count; i++) {
        const tamiz_evidence *e = &hit->evidence[i];
        if (!strcmp(e->kind, "extra")) {
            const tamiz_part *part = part_like(name, e->query, &extra);
            out.apart |= !part || tells(part) || is_end(name, e->query);
        } else if (!strcmp(e->kind, "missing")) {
            const tamiz_part *part = part_like(listed, e->listed, &missing);
            out.missing += !part || tells(part);
        } else if (strcmp(e->kind, "contradiction") != 0) {
            see_link(name, e, &out);
        }
    }
    out.whole = hit->evidence_count == 1 && hit->score >= 1 &&
                !strcmp(hit->evidence[0].kind, "joined");
    return out;
}

/* ---- signs that stand for syllables ------------------------------------ */

static bool is_sign(tamiz_script script) {
    return script == TAMIZ_SCRIPT_HAN || script == TAMIZ_SCRIPT_HANGUL ||
           script == TAMIZ_SCRIPT_KANA;
}

/* Few syllables are like too many names once they are written in Latin. */
static bool is_of_few_signs(const tamiz_window *w) {
    size_t signs = 0;
    for (size_t i = w->first; i <= w->last; i++) {
        if (!is_sign(w->text->words.words[i].script)) return false;
        size_t at = 0;
        tamiz_span folded = w->text->words.words[i].folded;
        for (; at < folded.size; signs++) (void)tamiz_utf8_next(folded, &at);
    }
    return signs <= FEW_SIGNS;
}

static bool is_written_in_signs(const char *name) {
    size_t at = 0;
    tamiz_span text = tamiz_span_of(name);
    return text.size > 0 &&
           is_sign(tamiz_script_of(tamiz_utf8_next(text, &at)));
}

/* ---- names in small letters -------------------------------------------- */

static bool has_same_letters(const tamiz_name *a, const tamiz_name *b) {
    char x[LONGEST_NAME], y[LONGEST_NAME];
    if (a->letters != b->letters || a->letters > sizeof x) return false;
    tamiz_name_squash(a, 0, x);
    tamiz_name_squash(b, 0, y);
    return !memcmp(x, y, a->letters);
}

/* ---- words alone ------------------------------------------------------- */

/* "TdA", and a weak alias like it, is too short to be believed by itself: where
 * the full name stood before, it refers to that (scan_refer.h). */
static bool is_too_short(const tamiz_word *word) {
    return word->ascii.size < SHORTEST_ACRONYM ||
           (word->ascii.size < SHORTEST_WORD &&
            !(word->flags & TAMIZ_WORD_ALL_CAPITAL));
}

/* "CJNG" tells by itself. */
static bool is_all_capital(const tamiz_scan_text *t, size_t i) {
    const tamiz_word *word = &t->words.words[i];
    return t->has_case && word->flags & TAMIZ_WORD_ALL_CAPITAL &&
           word->ascii.size >= SHORTEST_WORD;
}

/* "Hamas", "Taliban": written as what an organisation is called. */
static bool is_proper(const tamiz_scan_text *t, size_t i) {
    const tamiz_word *word = &t->words.words[i];
    return t->has_case && word->flags & TAMIZ_WORD_CAPITAL &&
           word->ascii.size >= TAMIZ_SHORTEST_PROPER;
}

bool tamiz_fit_may_be_alone(const tamiz_scan_text *t, size_t i) {
    const tamiz_word *word = &t->words.words[i];
    if (is_too_short(word) || tamiz_lexicon_word(word->ascii)) return false;
    if (tamiz_scan_text_is_small(t, i, i) && !tamiz_small_may_be(t, i, i))
        return false;
    if (is_all_capital(t, i)) return true;
    if (t->has_case && tamiz_context_is_in_a_name(t, i)) return false;
    return is_proper(t, i) || tamiz_context_tells(t, i, false) ||
           tamiz_context_tells(t, i, true);
}

/* One word names a party only when the party is called so and nothing else, and
 * is no person. An acronym of four capitals tells by itself, and so does an
 * organisation's own name, but for weak aliases, which are too often words of
 * the language; any other word needs the rest of its sentence to. */
static bool one_word_fits(const tamiz_window *w, const tamiz_hit *hit) {
    if (!strcmp(hit->schema, "Person") || hit->score < 1) return false;
    if (w->name->parts[0].kind != TAMIZ_PART_PLAIN ||
        !tamiz_fit_may_be_alone(w->text, w->first))
        return false;
    bool weak = !strcmp(hit->name_kind, "weakAlias");
    if (weak && w->text->words.words[w->first].ascii.size < SHORTEST_WORD)
        return false;
    if (is_all_capital(w->text, w->first)) return true;
    if (is_proper(w->text, w->first) && !weak &&
        !strcmp(hit->schema, "Organization"))
        return true;
    return tamiz_context_tells(w->text, w->first,
                               !strcmp(hit->schema, "Vessel"));
}

static bool words_fit(const tamiz_hit *hit, const agreement *a) {
    if (a->whole) return true;
    if (a->apart) return false;
    bool person = !strcmp(hit->schema, "Person");
    if (hit->score >= 1) return true;
    if (a->strong < STRONG || !a->unusual) return false;
    return person || !a->missing || a->strong >= BACKED;
}

tamiz_code tamiz_fit_tells(const tamiz_window *w, const tamiz_hit *hit,
                           tamiz_latin *latin, tamiz_arena *arena, bool *fits,
                           tamiz_error *err) {
    *fits = false;
    if (hit->score < TAMIZ_MENTION_SCORE) return TAMIZ_OK;
    if (is_of_few_signs(w) && !is_written_in_signs(hit->name)) return TAMIZ_OK;
    bool one = w->first == w->last;
    bool small = tamiz_scan_text_is_small(w->text, w->first, w->last);
    if (one) *fits = one_word_fits(w, hit);
    if (one && !(*fits && small)) return TAMIZ_OK;
    *fits = false;
    if (!one && strcmp(hit->schema, "Person") != 0 &&
        tamiz_context_is_site(w->text, w->first, w->last))
        return TAMIZ_OK;
    tamiz_name listed;
    tamiz_schema schema = tamiz_schema_find(tamiz_span_of(hit->schema));
    tamiz_code code =
        tamiz_name_split(latin, tamiz_span_of(hit->name),
                         tamiz_name_sort_of(schema), arena, &listed, err);
    if (code) return code;
    agreement a = agreement_of(w->name, &listed, hit);
    *fits = small ? hit->score >= 1 && has_same_letters(w->name, &listed) &&
                        tamiz_small_may_be(w->text, w->first, w->last)
                  : words_fit(hit, &a);
    return TAMIZ_OK;
}
