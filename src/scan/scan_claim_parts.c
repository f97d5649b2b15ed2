/* SPDX-License-Identifier: Apache-2.0 */
#include "scan_claim_parts.h"

#include "scan_claim_list.h"

#define IS(s, i, CLASS) tamiz_claim_is((s), (i), TAMIZ_CLAIM_##CLASS)

static bool is_article(const tamiz_claim_sentence *s, size_t i) {
    return IS(s, i, FILL) && !strcmp(IS(s, i, FILL)->value, "art");
}

static bool is_filler(const tamiz_claim_sentence *s, size_t i) {
    return IS(s, i, FILL) ||
           (IS(s, i, AUTH) && tamiz_claim_at(s, i)->possessive);
}

bool tamiz_claim_begins(const tamiz_claim_sentence *s, size_t i) {
    const tamiz_claim_phrase *but = IS(s, i, BUT);
    bool except =
        but && !strcmp(but->text, "but") && !tamiz_claim_at(s, i)->comma;
    return IS(s, i, SUB) || IS(s, i, SAY) || (but && !except);
}

/* ---- subjects ---------------------------------------------------------- */

/* What may stand behind the last subject: nothing that makes it a part of a
 * longer name or of somebody else's. */
static bool ends_list(const tamiz_claim_sentence *s, size_t i) {
    return i >= s->count || tamiz_claim_at(s, i)->comma ||
           tamiz_claim_at(s, i)->date.year || IS(s, i, AS) || IS(s, i, BY) ||
           IS(s, i, BE) || IS(s, i, FACT) || IS(s, i, CONJ) || IS(s, i, ACT) ||
           (IS(s, i, PREP) && strcmp(IS(s, i, PREP)->value, "of") != 0);
}

/* "designated A a terrorist organization", "declaró a A organización
 * terrorista"; "designated A terrorists" may be some of A. */
static bool is_kind_over(const tamiz_claim_sentence *s, size_t i) {
    const tamiz_claim_phrase *word = tamiz_claim_at(s, i)->phrase;
    tamiz_claim_found scratch = {0};
    bool noun = word && (!strncmp(word->text, "organizacion", 12) ||
                         !strcmp(word->text, "grupo"));
    if (tamiz_claim_at(s, i)->comma || (!noun && !is_article(s, i)))
        return false;
    size_t end = tamiz_claim_kind(s, i, &scratch);
    return end && tamiz_claim_ends(s, end);
}

/* What may follow the last subject of this verb alone: "agregó a A a su lista",
 * "removed A from". */
static bool is_object_over(const tamiz_claim_sentence *s, size_t i,
                           const tamiz_claim_phrase *act) {
    const tamiz_claim_phrase *fill = IS(s, i, FILL);
    if (!strcmp(act->need, "off") && IS(s, i, PREP)) return true;
    if (!strcmp(act->need, "list")) return fill && !strcmp(fill->text, "a");
    return !strcmp(act->value, "designation") &&
           (!act->need[0] || !strcmp(act->need, "as")) && is_kind_over(s, i);
}

size_t tamiz_claim_subjects_after(const tamiz_claim_sentence *s, size_t i,
                                  tamiz_claim_found *f) {
    size_t end = i, start = f->count;
    for (;;) {
        while (is_filler(s, i) || IS(s, i, INCL)) i++;
        if (!tamiz_claim_at(s, i)->mention ||
            tamiz_claim_at(s, i)->possessive ||
            f->count == TAMIZ_CLAIM_SUBJECTS)
            break;
        f->subjects[f->count++] = i++;
        end = i;
        if (IS(s, i, CONJ))
            i++;
        else if (!tamiz_claim_at(s, i)->comma)
            break;
    }
    bool accused = !strcmp(f->act->value, "accusation") && IS(s, end, PREP);
    if (f->count > start && !accused && !ends_list(s, end) &&
        !is_object_over(s, end, f->act))
        f->count = start;
    return end;
}

/* The same leftwards, up to token `end`; the phrase must start its clause. */
void tamiz_claim_subjects_before(const tamiz_claim_sentence *s, size_t end,
                                 tamiz_claim_found *f) {
    size_t i = end;
    for (;;) {
        if (!i || !tamiz_claim_at(s, i - 1)->mention ||
            tamiz_claim_at(s, i - 1)->possessive ||
            f->count == TAMIZ_CLAIM_SUBJECTS)
            break;
        f->subjects[f->count++] = --i;
        while (i && is_filler(s, i - 1)) i--;
        if (i && IS(s, i - 1, CONJ) && i > 1 &&
            tamiz_claim_at(s, i - 2)->mention)
            i--;
        else if (!tamiz_claim_at(s, i)->comma)
            break;
    }
    if (i && !tamiz_claim_at(s, i)->comma && !tamiz_claim_begins(s, i - 1) &&
        !IS(s, i - 1, REL) && !tamiz_claim_at(s, i - 1)->date.year)
        f->count = 0;
}

void tamiz_claim_hangs_on(const tamiz_claim_sentence *s, size_t end,
                          tamiz_claim_found *f) {
    const tamiz_claim_token *t = end ? tamiz_claim_at(s, end - 1) : NULL;
    if (!t || !t->mention || t->possessive) return;
    size_t i = end - 1;
    while (i && is_filler(s, i - 1) && !tamiz_claim_at(s, i)->comma) i--;
    bool opened =
        tamiz_claim_leads_to_date(s, 0) || tamiz_claim_at(s, 0)->date.year;
    if (!i || tamiz_claim_begins(s, i - 1) ||
        (tamiz_claim_at(s, i)->comma && opened))
        f->subjects[f->count++] = end - 1;
}

bool tamiz_claim_opens_aside(const tamiz_claim_sentence *s, size_t i) {
    return i && IS(s, i - 1, REL) && tamiz_claim_at(s, i - 1)->comma;
}

bool tamiz_claim_parties(const tamiz_claim_sentence *s, size_t i,
                         tamiz_claim_found *f) {
    bool aside = tamiz_claim_opens_aside(s, i);
    if (aside)
        tamiz_claim_hangs_on(s, i - 1, f);
    else
        tamiz_claim_subjects_before(s, i, f);
    return aside;
}

/* ---- what follows ------------------------------------------------------ */

static bool add_also(const tamiz_claim_sentence *s, size_t i,
                     tamiz_claim_found *f) {
    if (f->also_count == TAMIZ_CLAIM_ALSO) return false;
    f->also[f->also_count++] = IS(s, i, AUTH);
    return true;
}

size_t tamiz_claim_also_after(const tamiz_claim_sentence *s, size_t i,
                              tamiz_claim_found *f) {
    size_t at = i + 1;
    while (is_article(s, at)) at++;
    bool also = IS(s, i, CONJ) && IS(s, at, AUTH) && !f->list &&
                !tamiz_claim_at(s, at)->possessive &&
                (tamiz_claim_ends(s, at + 1) || IS(s, at + 1, AS));
    return also && add_also(s, at, f) ? at + 1 : i;
}

size_t tamiz_claim_also_before(const tamiz_claim_sentence *s, size_t i,
                               tamiz_claim_found *f) {
    for (size_t n = 0; i > !n; n++) { /* "and" before the last */
        size_t at = i - 1;
        if (!n && !IS(s, at, CONJ)) break;
        if (n && !tamiz_claim_at(s, i)->comma) break;
        if (!n) at--;
        if (!IS(s, at, AUTH) || tamiz_claim_at(s, at)->possessive) break;
        size_t start = at;
        while (start && is_article(s, start - 1)) start--;
        bool place = start && IS(s, start - 1, PREP);
        if (place || !add_also(s, at, f)) break;
        i = start;
    }
    return i;
}

/* "by the US embassy" is by another. */
static bool is_unknown(const tamiz_claim_sentence *s, size_t i) {
    const tamiz_claim_token *t = tamiz_claim_at(s, i);
    return i < s->count && !t->phrase && !t->date.year && !t->comma;
}

static size_t take_authority(const tamiz_claim_sentence *s, size_t i,
                             tamiz_claim_found *f) {
    /* "By the UN", but "por un tribunal". */
    for (size_t first = i; IS(s, i, FILL) && !(i > first && IS(s, i, AUTH));)
        i++;
    const tamiz_claim_phrase *row = IS(s, i, AUTH);
    bool owner = tamiz_claim_at(s, i)->possessive && !IS(s, i + 1, ACTNOUN);
    if (!row || owner || is_unknown(s, i + 1)) return 0;
    f->authority = row;
    return tamiz_claim_also_after(s, i + 1, f);
}

/* "as a foreign terrorist organization": up to the next comma or word that
 * leads on. */
static size_t take_complement(const tamiz_claim_sentence *s, size_t i,
                              tamiz_claim_found *f) {
    for (size_t n = 0; n < 10 && i < s->count; n++, i++) {
        const tamiz_claim_phrase *terror = IS(s, i, TERROR);
        if (tamiz_claim_at(s, i)->mention || tamiz_claim_at(s, i)->date.year ||
            (n && tamiz_claim_at(s, i)->comma) || IS(s, i, BY) ||
            IS(s, i, PREP) || IS(s, i, REL) || IS(s, i, CONJ) || IS(s, i, SUB))
            break;
        f->danger |= IS(s, i, DANGER) != NULL;
        if (!terror) continue;
        if (!f->programme || !strcmp(f->programme, "terror"))
            f->programme =
                strcmp(terror->value, "any") ? terror->value : "terror";
    }
    return i;
}

bool tamiz_claim_leads_to_date(const tamiz_claim_sentence *s, size_t i) {
    const tamiz_claim_phrase *prep = IS(s, i, PREP);
    return (prep && !strcmp(prep->value, "in")) ||
           (IS(s, i, FILL) && !strcmp(IS(s, i, FILL)->value, "art"));
}

bool tamiz_claim_rest(const tamiz_claim_sentence *s, size_t i,
                      tamiz_claim_found *f) {
    for (size_t next = i; i < s->count; i = next) {
        if (tamiz_claim_at(s, i)->date.year && !f->when) {
            f->when = tamiz_claim_at(s, i);
            next = i + 1;
        } else if (tamiz_claim_leads_to_date(s, i) &&
                   tamiz_claim_at(s, i + 1)->date.year) {
            next = i + 1;
        } else if (IS(s, i, BY) && !f->authority) {
            next = take_authority(s, i + 1, f);
            if (!next) return false;
        } else if (IS(s, i, AS) ||
                   (IS(s, i, FILL) && !tamiz_claim_at(s, i)->comma)) {
            f->as |= IS(s, i, AS) != NULL;
            next = take_complement(s, i + 1, f);
        } else if (IS(s, i, TERROR) && !tamiz_claim_at(s, i)->comma) {
            next = take_complement(s, i, f);
        }
        if (next <= i) break;
    }
    for (; i < s->count && !f->authority; i++)
        if (IS(s, i, BY)) return false;
    return true;
}

/* A date that stands somewhere else may be the claim's. */
void tamiz_claim_other_dates(const tamiz_claim_sentence *s,
                             tamiz_claim_found *f) {
    for (size_t i = 0; i < s->count && !f->when; i++)
        f->unclear |= tamiz_claim_at(s, i)->date.year || IS(s, i, WHEN) ||
                      IS(s, i, WEEKDAY) || IS(s, i, MONTH) ||
                      tamiz_claim_at(s, i)->year;
}

/* Whether the date at i opens its clause: "In May 2025, ...", "and on Friday".
 * After "as of", or at the end of something longer, it is another time. */
bool tamiz_claim_opens_clause(const tamiz_claim_sentence *s, size_t i) {
    bool lead = i && tamiz_claim_leads_to_date(s, i - 1);
    i -= lead;
    return !i || tamiz_claim_at(s, i)->comma || IS(s, i - 1, CONJ) ||
           (lead && IS(s, i - 1, SUB)) || IS(s, i - 1, BUT) ||
           IS(s, i - 1, SAY) || IS(s, i - 1, ORDER);
}

/* ---- what takes it back ------------------------------------------------ */

bool tamiz_claim_is_hedged(const tamiz_claim_sentence *s, size_t verb) {
    for (size_t i = 0; i < verb; i++) {
        if (IS(s, i, NEG)) return true;
        if (IS(s, i, HEDGE) && !tamiz_claim_at(s, i)->date.year) return true;
    }
    for (size_t i = verb; i < s->count; i++)
        if (IS(s, i, NEG) && !strcmp(IS(s, i, NEG)->value, "false"))
            return true;
    return false;
}
