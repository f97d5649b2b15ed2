/* SPDX-License-Identifier: Apache-2.0 */
#include "scan_claim_verb.h"

#define IS(s, i, CLASS) tamiz_claim_is((s), (i), TAMIZ_CLAIM_##CLASS)

/* The authority before the verb at i: "Trump's executive order designated". */
static bool agent_before(const tamiz_claim_sentence *s, size_t i,
                         tamiz_claim_found *f) {
    while (i &&
           (IS(s, i - 1, ADV) || IS(s, i - 1, HAVE) || IS(s, i - 1, ACTNOUN) ||
            tamiz_claim_at(s, i - 1)->date.year)) {
        i--;
        if (tamiz_claim_at(s, i)->date.year) {
            f->when = tamiz_claim_at(s, i);
            if (i && tamiz_claim_leads_to_date(s, i - 1)) i--;
        }
    }
    if (!i || !(f->authority = IS(s, i - 1, AUTH))) return false;
    i--;
    while (i && IS(s, i - 1, FILL)) i--;
    /* "Signed on DAY, the order ..." */
    bool dated = i && tamiz_claim_at(s, i - 1)->date.year;
    if (dated) f->when = tamiz_claim_at(s, i - 1);
    if (dated && !tamiz_claim_opens_clause(s, i - 1)) f->unclear = true;
    return !i || dated || tamiz_claim_at(s, i)->comma || IS(s, i - 1, SUB) ||
           IS(s, i - 1, SAY) || IS(s, i - 1, BUT);
}

static bool read_active(const tamiz_claim_sentence *s, size_t i,
                        tamiz_claim_found *f) {
    if (!agent_before(s, i, f)) return false;
    if (!f->when && tamiz_claim_at(s, i + 1)->date.year)
        f->when = tamiz_claim_at(s, ++i);
    size_t end = tamiz_claim_subjects_after(s, i + 1, f);
    if (!f->count) return false;
    tamiz_claim_rest(s, end, f);
    return true;
}

static bool read_passive(const tamiz_claim_sentence *s, size_t i,
                         tamiz_claim_found *f) {
    size_t be = i;
    while (be && IS(s, be - 1, ADV)) be--;
    const tamiz_claim_phrase *row = be ? IS(s, be - 1, BE) : NULL;
    if (!row || strcmp(row->value, "past") != 0) return false;
    tamiz_claim_subjects_before(s, be - 1, f);
    tamiz_claim_rest(s, i + 1, f);
    return f->count > 0;
}

/* "his February 2025 designation of A and B as ..." */
static bool read_noun(const tamiz_claim_sentence *s, size_t i,
                      tamiz_claim_found *f) {
    size_t at = i;
    if (at && tamiz_claim_at(s, at - 1)->date.year)
        f->when = tamiz_claim_at(s, --at);
    if (!at) return false;
    if (tamiz_claim_at(s, at - 1)->possessive)
        f->authority = IS(s, at - 1, AUTH);
    for (size_t k = at - 1; k && !f->authority && IS(s, at - 1, PRON); k--)
        f->authority = IS(s, k - 1, AUTH);
    size_t end = tamiz_claim_subjects_after(s, i + 1, f);
    tamiz_claim_rest(s, end, f);
    return f->count > 0 && f->authority;
}

/* Whether something before the verb takes the claim back. */
static bool is_hedged(const tamiz_claim_sentence *s, size_t verb) {
    for (size_t i = 0; i < verb; i++) {
        if (IS(s, i, NEG)) return true;
        if (IS(s, i, HEDGE) && !tamiz_claim_at(s, i)->date.year) return true;
    }
    return false;
}

bool tamiz_claim_verb(const tamiz_claim_sentence *s, size_t i,
                      tamiz_claim_found *f) {
    const tamiz_claim_phrase *act = IS(s, i, ACT);
    *f = (tamiz_claim_found){.act = act};
    bool as = act && !strcmp(act->need, "as");
    if (!act || (act->need[0] && !as && strcmp(act->need, "on") != 0) ||
        !strcmp(act->form, "onpassive"))
        return false;
    if (strcmp(act->value, "designation") != 0 &&
        strcmp(act->value, "accusation") != 0 &&
        strcmp(act->value, "delisting") != 0)
        return false;
    bool noun = !strcmp(act->form, "noun"), past = !strcmp(act->form, "past");
    if (is_hedged(s, i) || !strcmp(act->form, "state")) return false;
    bool read =
        noun ? read_noun(s, i, f)
             : past && strcmp(act->need, "on") != 0 && read_passive(s, i, f);
    if (!read && !noun) {
        *f = (tamiz_claim_found){.act = act};
        read = read_active(s, i, f);
    }
    if (!read || (as && !f->programme)) return false;
    tamiz_claim_other_dates(s, f);
    return true;
}
