/* SPDX-License-Identifier: Apache-2.0 */
/* Which short names a full one has: only its own words, its initials, and what
 * the text itself calls it in parentheses. "The cartel" or "Sinaloa" is none:
 * too much else is called so. */
#include "scan_refer.h"

#include "base_error.h"
#include "index_links.h"
#include "name_lexicon.h"
#include "scan_context.h"
#include "scan_word.h"
#include "screen_answer.h"

enum { SHORTEST_SURNAME = 3, SHORTEST_NAME = 5, INITIALS = 3, LONGEST = 10 };

/* A full name while its short ones are learnt. */
typedef struct learner {
    tamiz_refer *refer;
    const tamiz_scan_text *text;
    size_t first, last; /* words */
    const tamiz_mention *mentions;
    size_t number;
} learner;

static const tamiz_word *word_at(const tamiz_scan_text *t, size_t i) {
    return &t->words.words[i];
}

static const tamiz_answer *answer_of(const learner *l) {
    return l->mentions[l->number].answer;
}

bool tamiz_refer_is_particle(const tamiz_scan_text *t, size_t i) {
    const tamiz_lexeme *lexeme = tamiz_lexicon_word(word_at(t, i)->ascii);
    return lexeme && lexeme->kind == TAMIZ_PART_PARTICLE;
}

bool tamiz_refer_has_capitals(const tamiz_scan_text *t, size_t i) {
    size_t count = 0;
    for (size_t at = word_at(t, i)->start; at < word_at(t, i)->end; at++)
        count += t->text.data[at] >= 'A' && t->text.data[at] <= 'Z';
    return count > 1;
}

tamiz_span tamiz_refer_key(const tamiz_scan_text *t, size_t first, size_t last,
                           char room[256]) {
    size_t used = 0;
    for (size_t i = first; i <= last; i++) {
        tamiz_span word = word_at(t, i)->ascii;
        if (used + word.size + 1 >= 256) return (tamiz_span){room, 0};
        if (used) room[used++] = ' ';
        memcpy(room + used, word.data, word.size);
        used += word.size;
    }
    return (tamiz_span){room, used};
}

/* ---- forms ------------------------------------------------------------- */

static bool is_hit(const tamiz_answer *a, uint32_t entity) {
    for (size_t i = 0; i < a->hit_count; i++)
        if (a->entities[i] == entity) return true;
    return false;
}

/* Of one party, or of records that are linked with it: what one name hits best,
 * the other hits, too. */
static bool is_same_party(const learner *l, size_t other) {
    const tamiz_answer *a = answer_of(l), *b = l->mentions[other].answer;
    uint32_t own[TAMIZ_SUBJECT_MOST];
    if (is_hit(b, a->entities[0]) || is_hit(a, b->entities[0])) return true;
    size_t count = tamiz_subject_of(l->refer->snapshot, a->entities[0], own);
    for (size_t i = 0; i < count; i++)
        if (own[i] == b->entities[0]) return true;
    return false;
}

static void see_again(const learner *l, tamiz_refer_form *form) {
    if (is_same_party(l, form->mention))
        form->mention = l->number;
    else if (form->other == TAMIZ_NO_MENTION || is_same_party(l, form->other))
        form->other = l->number;
}

static void remember_start(tamiz_refer *r, tamiz_span key) {
    size_t words = 1, first = key.size;
    for (size_t i = 0; i < key.size; i++) {
        if (key.data[i] != ' ') continue;
        if (words++ == 1) first = i;
    }
    uint8_t *longest =
        &r->longest[tamiz_refer_place((tamiz_span){key.data, first})];
    if (*longest < words) *longest = (uint8_t)words;
}

static void add_form(const learner *l, tamiz_span key, bool acronym,
                     bool introduced) {
    tamiz_refer *r = l->refer;
    tamiz_refer_form form = {l->number, TAMIZ_NO_MENTION, acronym, introduced};
    const uint32_t *known = tamiz_table_find(&r->known, key);
    if (!key.size) return;
    if (known) {
        tamiz_refer_form *old =
            &((tamiz_refer_form *)(void *)r->forms.data)[*known];
        see_again(l, old);
        old->introduced |= introduced;
        old->acronym &= acronym;
        return;
    }
    remember_start(r, key);
    uint32_t number = (uint32_t)(r->forms.size / sizeof form);
    tamiz_span kept = tamiz_arena_copy(&r->arena, key);
    tamiz_buffer_add(&r->forms, &form, sizeof form);
    if (!kept.data || !tamiz_table_add(&r->known, kept, number, NULL))
        r->forms.failed = true;
}

static void add_words(const learner *l, size_t first, size_t last) {
    char room[256];
    if (last - first < TAMIZ_REFER_WORDS)
        add_form(l, tamiz_refer_key(l->text, first, last, room), false, false);
}

/* ---- surnames ---------------------------------------------------------- */

/* A word that the lexicon knows is a title, a place or a given name, and
 * "Friday" is a day. Where the list says that it is a surname, "Flores" is more
 * than the flowers that firms are called after. */
static bool may_be_surname(const tamiz_word *word, bool listed) {
    const tamiz_lexeme *known = tamiz_lexicon_word(word->ascii);
    return word->ascii.size >= SHORTEST_SURNAME &&
           !(word->flags & TAMIZ_WORD_CASELESS) &&
           (!known || (listed && known->kind == TAMIZ_PART_GENERIC)) &&
           !tamiz_scan_word_of(word->ascii);
}

/* Marks the words that the list says are of the surname; returns how many. */
static size_t mark_listed(const learner *l, bool *surname, tamiz_code *code,
                          tamiz_error *err) {
    const tamiz_snapshot *s = l->refer->snapshot;
    const tamiz_entity_record *e = &s->entities[answer_of(l)->entities[0]];
    size_t count = 0;
    for (uint32_t k = 0; k < e->statement_count; k++) {
        const tamiz_statement_record *row =
            &s->statements[e->first_statement + k];
        tamiz_words words;
        if (row->prop != TAMIZ_PROP_lastName) continue;
        tamiz_arena_reset(&l->refer->scratch);
        *code = tamiz_text_split(l->refer->latin,
                                 tamiz_span_of(s->text + row->value),
                                 &l->refer->scratch, &words, err);
        if (*code) return 0;
        for (size_t i = l->first; i <= l->last; i++)
            for (size_t n = 0; n < words.count; n++)
                if (!surname[i - l->first] &&
                    may_be_surname(word_at(l->text, i), true) &&
                    tamiz_span_equal(words.words[n].ascii,
                                     word_at(l->text, i)->ascii))
                    surname[i - l->first] = true, count++;
    }
    return count;
}

/* Whether nothing but a comma and spaces stands before word i. */
static bool is_plain_comma(const tamiz_scan_text *t, size_t i) {
    for (size_t at = word_at(t, i - 1)->end; at < word_at(t, i)->start; at++)
        if (t->text.data[at] != ',' && t->text.data[at] != ' ') return false;
    return true;
}

/* Where the list does not say: what stands before the comma; else the last
 * word, and of three or more the one before it, as in Spanish. */
static void mark_by_place(const learner *l, bool *surname) {
    size_t comma = l->first;
    for (size_t i = l->first + 1; i <= l->last; i++)
        if (tamiz_context_is_parted(l->text, i)) comma = i;
    if (comma > l->first && !is_plain_comma(l->text, comma)) return;
    for (size_t i = l->first; i <= l->last; i++) {
        bool near_end = i == l->last || (i + 1 == l->last && i > l->first);
        bool there = comma > l->first ? i < comma : near_end;
        surname[i - l->first] =
            there && may_be_surname(word_at(l->text, i), false);
    }
}

static tamiz_code learn_person(const learner *l, tamiz_error *err) {
    bool surname[TAMIZ_WINDOW_WORDS] = {false};
    tamiz_code code = TAMIZ_OK;
    size_t count = mark_listed(l, surname, &code, err);
    if (code) return code;
    if (!count || count > l->last - l->first) mark_by_place(l, surname);
    for (size_t i = l->first; i <= l->last; i++)
        for (size_t k = i; k <= l->last; k++) {
            bool own = surname[k - l->first];
            if (!own && !tamiz_refer_is_particle(l->text, k)) break;
            if (own && k - i < l->last - l->first) add_words(l, i, k);
        }
    return TAMIZ_OK;
}

/* ---- initials ---------------------------------------------------------- */

/* First letters of the words, with particles or without. */
static tamiz_span initials_of(const learner *l, bool particles,
                              char room[TAMIZ_WINDOW_WORDS]) {
    size_t count = 0;
    for (size_t i = l->first; i <= l->last; i++)
        if (word_at(l->text, i)->ascii.size &&
            (particles || !tamiz_refer_is_particle(l->text, i)))
            room[count++] = word_at(l->text, i)->ascii.data[0];
    return (tamiz_span){room, count};
}

static bool is_listed(const learner *l, tamiz_span name) {
    const tamiz_snapshot *s = l->refer->snapshot;
    const tamiz_entity_record *e = &s->entities[answer_of(l)->entities[0]];
    for (uint32_t k = 0; k < e->name_count; k++) {
        const tamiz_name_record *row =
            &s->names[s->entity_names[e->first_name + k]];
        if (tamiz_span_is(name, s->text + row->text)) return true;
    }
    return false;
}

/* Whether its letters are initials of the words, in their order. */
static bool abbreviates(const learner *l, tamiz_span acronym) {
    size_t at = 0;
    for (size_t i = l->first; i <= l->last && at < acronym.size; i++) {
        tamiz_span word = word_at(l->text, i)->ascii;
        at += word.size && word.data[0] == acronym.data[at];
    }
    return at == acronym.size;
}

static bool is_quote(char c) {
    return c == '"' || c == '\'' || (unsigned char)c >= 0x80;
}

/* The word in parentheses behind the name, or SIZE_MAX. */
static size_t word_behind(const learner *l) {
    const tamiz_scan_text *t = l->text;
    size_t i = l->last + 1;
    if (i >= t->words.count) return SIZE_MAX;
    size_t from = word_at(t, l->last)->end, to = word_at(t, i)->start;
    while (from < to && t->text.data[from] == ' ') from++;
    if (from == to || t->text.data[from] != '(') return SIZE_MAX;
    while (++from < to)
        if (!is_quote(t->text.data[from])) return SIZE_MAX;
    size_t end = word_at(t, i)->end;
    while (end < t->text.size && is_quote(t->text.data[end])) end++;
    bool closed = end < t->text.size && t->text.data[end] &&
                  strchr("),;", t->text.data[end]);
    return closed ? i : SIZE_MAX;
}

static void learn_introduced(const learner *l) {
    size_t i = word_behind(l);
    if (i == SIZE_MAX) return;
    const tamiz_word *word = word_at(l->text, i);
    tamiz_span raw = {l->text->text.data + word->start,
                      word->end - word->start};
    if (word->ascii.size < 2 || word->ascii.size > LONGEST ||
        !tamiz_refer_has_capitals(l->text, i))
        return;
    if (abbreviates(l, word->ascii) || is_listed(l, raw))
        add_form(l, word->ascii, true, true);
}

/* "Los Choneros" are the Choneros. */
static void learn_without_article(const learner *l) {
    const tamiz_word *next = word_at(l->text, l->first + 1);
    if (l->last == l->first + 1 && tamiz_refer_is_particle(l->text, l->first) &&
        next->ascii.size >= SHORTEST_NAME && !tamiz_lexicon_word(next->ascii))
        add_words(l, l->last, l->last);
}

static void learn_organisation(const learner *l) {
    char room[TAMIZ_WINDOW_WORDS];
    for (int particles = 0; particles < 2; particles++) {
        tamiz_span letters = initials_of(l, particles, room);
        if (letters.size >= INITIALS) add_form(l, letters, true, false);
    }
    learn_without_article(l);
    learn_introduced(l);
}

tamiz_code tamiz_refer_learn(tamiz_refer *r, const tamiz_scan_text *t,
                             size_t first, size_t last,
                             const tamiz_mention *mentions, size_t number,
                             tamiz_error *err) {
    learner l = {r, t, first, last, mentions, number};
    const char *schema = answer_of(&l)->hits[0].schema;
    if (first == last || last - first >= TAMIZ_WINDOW_WORDS) return TAMIZ_OK;
    tamiz_code code = TAMIZ_OK;
    if (!strcmp(schema, "Person"))
        code = learn_person(&l, err);
    else if (strcmp(schema, "Vessel") != 0 && strcmp(schema, "Airplane") != 0)
        learn_organisation(&l);
    if (!code && r->forms.failed) code = tamiz_fail_memory(err, "names");
    return code;
}
