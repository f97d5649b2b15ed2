/* SPDX-License-Identifier: Apache-2.0 */
#include "scan_refer.h"

#include "base_error.h"
#include "name_lexicon.h"
#include "scan_context.h"
#include "scan_word.h"
#include "screen_answer.h"

void tamiz_refer_clear(tamiz_refer *r) {
    tamiz_arena_clear(&r->arena);
    tamiz_arena_clear(&r->scratch);
    tamiz_buffer_clear(&r->forms);
    tamiz_buffer_clear(&r->now);
    tamiz_table_clear(&r->known);
}

/* ---- what stands around ------------------------------------------------ */

static const tamiz_word *word_at(const tamiz_scan_text *t, size_t i) {
    return &t->words.words[i];
}

static bool has(const tamiz_scan_text *t, size_t i, unsigned flag) {
    return word_at(t, i)->flags & flag;
}

static bool starts_sentence(const tamiz_scan_text *t, size_t i) {
    return !i || has(t, i, TAMIZ_WORD_NEW_SENTENCE);
}

static bool may_be_name(const tamiz_scan_text *t, size_t i) {
    return !t->has_case || has(t, i, TAMIZ_WORD_CAPITAL);
}

/* A word that no name begins with: "But", "President". */
static bool is_before_names(const tamiz_scan_text *t, size_t i) {
    const tamiz_lexeme *lexeme = tamiz_lexicon_word(word_at(t, i)->ascii);
    return tamiz_scan_word_at(t, i) & (TAMIZ_SCAN_OPENER | TAMIZ_SCAN_RANK) ||
           (lexeme && lexeme->kind == TAMIZ_PART_TITLE);
}

static bool is_free_behind(const tamiz_scan_text *t, size_t last) {
    size_t i = last + 1;
    if (i >= t->words.count || starts_sentence(t, i) ||
        tamiz_context_is_parted(t, i))
        return true;
    if (t->has_case) return !may_be_name(t, i);
    return tamiz_scan_word_at(t, i) & TAMIZ_SCAN_OPENER;
}

/* "Cilia Maduro" is another. */
static bool is_free_before(const tamiz_scan_text *t, size_t first) {
    bool particle = false;
    size_t i = first;
    do {
        if (starts_sentence(t, i) || tamiz_context_is_parted(t, i)) return true;
        i--;
        particle = tamiz_refer_is_particle(t, i) &&
                   !(tamiz_scan_word_at(t, i) & TAMIZ_SCAN_CONJ);
    } while (particle);
    return !may_be_name(t, i) || is_before_names(t, i);
}

/* ---- short names ------------------------------------------------------- */

static const tamiz_refer_form *form_of(const tamiz_refer *r,
                                       const tamiz_scan_text *t, size_t first,
                                       size_t last) {
    char room[256];
    tamiz_span key = tamiz_refer_key(t, first, last, room);
    const uint32_t *number = key.size ? tamiz_table_find(&r->known, key) : NULL;
    return number ? &((const tamiz_refer_form *)(const void *)
                          r->forms.data)[*number]
                  : NULL;
}

static bool fits(const tamiz_scan_text *t, const tamiz_refer_form *form,
                 size_t first, size_t last) {
    if (!is_free_behind(t, last)) return false;
    if (form->acronym && tamiz_refer_has_capitals(t, first))
        return t->has_case || form->introduced;
    return !form->acronym && may_be_name(t, last) && is_free_before(t, first);
}

/* One past the last word of the short name that starts at word i; i = none. */
static size_t find(const tamiz_refer *r, const tamiz_refer_block *b, size_t i,
                   size_t end, const tamiz_refer_form **out) {
    const tamiz_scan_text *t = b->text;
    size_t most = 1, found = i;
    size_t longest = r->longest[tamiz_refer_place(word_at(t, i)->ascii)];
    if (!longest) return i;
    if (!may_be_name(t, i) && !tamiz_refer_is_particle(t, i)) return i;
    while (most < longest && i + most < end && !starts_sentence(t, i + most) &&
           !has(t, i + most, TAMIZ_WORD_AFTER_COMMA))
        most++;
    for (size_t n = most; n > 0 && found == i; n--) {
        const tamiz_refer_form *form = form_of(r, t, i, i + n - 1);
        if (!form || !fits(t, form, i, i + n - 1)) continue;
        *out = form;
        found = i + n;
    }
    return found;
}

/* It has an answer without hits: those are the full name's. */
static tamiz_code add_short(const tamiz_refer *r, const tamiz_refer_block *b,
                            const tamiz_refer_form *form, size_t first,
                            size_t last, tamiz_buffer *mentions,
                            tamiz_error *err) {
    const tamiz_scan_text *t = b->text;
    bool clear = form->other == TAMIZ_NO_MENTION;
    size_t start = word_at(t, first)->start, end = word_at(t, last)->end;
    size_t from, to;
    tamiz_query query = {.name = t->text.data + start,
                         .name_size = end - start};
    tamiz_answer *answer;
    tamiz_code code = tamiz_answer_new(r->snapshot, &query, &answer, err);
    if (code) return code;
    tamiz_scan_text_sentence(t, first, last, &from, &to);
    tamiz_mention mention = {
        .start = b->offset + start,
        .end = b->offset + end,
        .sentence_start = b->offset + from,
        .sentence_end = b->offset + to,
        .answer = answer,
        .refers_to = clear ? form->mention : TAMIZ_NO_MENTION,
        .may_refer_to = {clear ? TAMIZ_NO_MENTION : form->mention, form->other},
    };
    tamiz_buffer_add(mentions, &mention, sizeof mention);
    if (!mentions->failed) return TAMIZ_OK;
    tamiz_answer_free(answer);
    return tamiz_fail_memory(err, "mentions");
}

/* ---- blocks ------------------------------------------------------------ */

/* Where a block is read. */
typedef struct place {
    size_t word;
    size_t next, count; /* mentions of the block */
    const tamiz_mention *now;
} place;

/* Takes the next mention back into the document and learns from it. */
static tamiz_code keep(tamiz_refer *r, const tamiz_refer_block *b, place *p,
                       tamiz_buffer *mentions, tamiz_error *err) {
    size_t first = p->word, number = mentions->size / sizeof *p->now;
    const tamiz_mention *m = &p->now[p->next];
    while (p->word < b->text->words.count &&
           b->offset + word_at(b->text, p->word)->start < m->end)
        p->word++;
    tamiz_buffer_add(mentions, m, sizeof *m);
    if (mentions->failed) return tamiz_fail_memory(err, "mentions");
    p->next++;
    return tamiz_refer_learn(r, b->text, first, p->word - 1,
                             (const void *)mentions->data, number, err);
}

/* One past the last word, of those that a short name may have, before the next
 * mention. */
static size_t room_before(const tamiz_refer_block *b, const place *p) {
    uint64_t start = p->now[p->next].start;
    size_t end = p->word + 1;
    while (end < b->stop && end < p->word + TAMIZ_REFER_WORDS &&
           b->offset + word_at(b->text, end)->start < start)
        end++;
    return end;
}

static tamiz_code read_words(tamiz_refer *r, const tamiz_refer_block *b,
                             place *p, tamiz_buffer *mentions,
                             tamiz_error *err) {
    const tamiz_refer_form *form = NULL;
    tamiz_code code = TAMIZ_OK;
    while (!code && p->word < b->stop) {
        uint64_t at = b->offset + word_at(b->text, p->word)->start;
        size_t end = b->stop, behind;
        if (p->next < p->count && p->now[p->next].start <= at) {
            code = keep(r, b, p, mentions, err);
            continue;
        }
        if (p->next < p->count) end = room_before(b, p);
        behind = r->known.count && at >= b->settled
                     ? find(r, b, p->word, end, &form)
                     : p->word;
        if (behind > p->word)
            code = add_short(r, b, form, p->word, behind - 1, mentions, err);
        p->word = behind > p->word ? behind : p->word + 1;
    }
    return code;
}

tamiz_code tamiz_refer_read(tamiz_refer *r, const tamiz_refer_block *b,
                            tamiz_buffer *mentions, size_t first,
                            tamiz_error *err) {
    size_t size = first * sizeof(tamiz_mention);
    place p = {.count = mentions->size / sizeof(tamiz_mention) - first};
    if (!p.count && !r->known.count) return TAMIZ_OK;
    tamiz_buffer_reset(&r->now);
    if (p.count)
        tamiz_buffer_add(&r->now, mentions->data + size, mentions->size - size);
    if (r->now.failed) return tamiz_fail_memory(err, "mentions");
    mentions->size = size;
    p.now = (const void *)r->now.data;
    tamiz_code code = read_words(r, b, &p, mentions, err);
    for (; p.next < p.count; p.next++) {
        if (!code && !mentions->failed)
            tamiz_buffer_add(mentions, &p.now[p.next], sizeof *p.now);
        if (code || mentions->failed) tamiz_answer_free(p.now[p.next].answer);
    }
    if (!code && mentions->failed) code = tamiz_fail_memory(err, "mentions");
    return code;
}
