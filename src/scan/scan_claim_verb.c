/* SPDX-License-Identifier: Apache-2.0 */
#include "scan_claim_verb.h"

#include "scan_claim_list.h"

#define IS(s, i, CLASS) tamiz_claim_is((s), (i), TAMIZ_CLAIM_##CLASS)

/* Who acts, before the verb at i: "Trump's executive order designated".
 * Returns the first token of it, or s->count when there is none. */
static size_t take_agent(const tamiz_claim_sentence *s, size_t i,
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
    if (!i || tamiz_claim_at(s, i)->hyphen) return s->count; /* "US-backed" */
    if (!(f->authority = IS(s, i - 1, AUTH))) return s->count;
    i--;
    while (i && IS(s, i - 1, FILL)) i--;
    return tamiz_claim_also_before(s, i, f);
}

static bool agent_before(const tamiz_claim_sentence *s, size_t verb,
                         tamiz_claim_found *f) {
    size_t i = take_agent(s, verb, f);
    if (i == s->count) return false;
    /* "Signed on DAY, the order ..." */
    bool dated = i && tamiz_claim_at(s, i - 1)->date.year;
    if (dated) f->when = tamiz_claim_at(s, i - 1);
    if (dated && !tamiz_claim_opens_clause(s, i - 1)) f->unclear = true;
    return !i || dated || tamiz_claim_at(s, i)->comma ||
           tamiz_claim_begins(s, i - 1);
}

static bool read_active(const tamiz_claim_sentence *s, size_t i,
                        tamiz_claim_found *f) {
    if (!agent_before(s, i, f)) return false;
    if (!f->when && tamiz_claim_at(s, i + 1)->date.year)
        f->when = tamiz_claim_at(s, ++i);
    size_t end = tamiz_claim_subjects_after(s, i + 1, f);
    return f->count && tamiz_claim_rest(s, end, f);
}

/* ---- lists ------------------------------------------------------------- */

/* "to the US list of ...", "a su lista de ..." from token i on. */
static size_t take_list(const tamiz_claim_sentence *s, size_t i,
                        tamiz_claim_found *f) {
    const tamiz_claim_phrase *fill = IS(s, i, FILL);
    bool leads = IS(s, i, PREP) || (fill && !strcmp(fill->text, "a"));
    return leads ? tamiz_claim_list(s, i + 1, f) : 0;
}

static bool needs_list(const tamiz_claim_phrase *act) {
    return !strcmp(act->need, "list") || !strcmp(act->need, "off");
}

/* "Washington added X to its list", "Washington incluyó en su lista a X". */
static bool read_listing(const tamiz_claim_sentence *s, size_t i,
                         tamiz_claim_found *f) {
    if (!agent_before(s, i, f)) return false;
    if (!f->when && tamiz_claim_at(s, i + 1)->date.year)
        f->when = tamiz_claim_at(s, ++i);
    size_t list = take_list(s, i + 1, f);
    size_t end = tamiz_claim_subjects_after(s, list ? list : i + 1, f);
    if (!f->count) return false;
    size_t next = list ? end : take_list(s, end, f);
    return next && tamiz_claim_tail(s, next, f);
}

static bool read_listed(const tamiz_claim_sentence *s, size_t i,
                        tamiz_claim_found *f) {
    size_t be = i;
    while (be && IS(s, be - 1, ADV)) be--;
    const tamiz_claim_phrase *row = be ? IS(s, be - 1, BE) : NULL;
    if (!row || strcmp(row->value, "past") != 0) return false;
    (void)tamiz_claim_parties(s, be - 1, f);
    size_t next = f->count ? take_list(s, i + 1, f) : 0;
    return next && tamiz_claim_tail(s, next, f);
}

/* ---- clauses that hang on a name --------------------------------------- */

/* "X, designated by Y in Z": who did it must be told. */
static bool read_aside(const tamiz_claim_sentence *s, size_t i,
                       tamiz_claim_found *f) {
    size_t start = i, next = i + 1;
    while (start && IS(s, start - 1, ADV)) start--;
    if (!tamiz_claim_at(s, start)->comma) return false;
    tamiz_claim_hangs_on(s, start, f);
    if (needs_list(f->act)) next = take_list(s, i + 1, f);
    return f->count && next && tamiz_claim_tail(s, next, f) && f->authority;
}

/* "X, which Y designated as ...". */
static bool read_relative(const tamiz_claim_sentence *s, size_t i,
                          tamiz_claim_found *f) {
    size_t start = take_agent(s, i, f), next = i + 1;
    if (start == s->count || !tamiz_claim_opens_aside(s, start)) return false;
    tamiz_claim_hangs_on(s, start - 1, f);
    if (needs_list(f->act)) next = take_list(s, i + 1, f);
    return f->count && next && tamiz_claim_tail(s, next, f);
}

static bool read_passive(const tamiz_claim_sentence *s, size_t i,
                         tamiz_claim_found *f) {
    size_t be = i;
    while (be && IS(s, be - 1, ADV)) be--;
    const tamiz_claim_phrase *row = be ? IS(s, be - 1, BE) : NULL;
    if (!row || !strcmp(row->value, "being")) return false;
    bool aside = tamiz_claim_parties(s, be - 1, f);
    if (!f->count) return false;
    f->state = strcmp(row->value, "past") != 0;
    if (f->state || aside) return tamiz_claim_tail(s, i + 1, f);
    tamiz_claim_found since = *f; /* "has been designated since" */
    if (!tamiz_claim_tail(s, i + 1, &since) || !since.since)
        return tamiz_claim_rest(s, i + 1, f);
    *f = since;
    return true;
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
    return f->count && f->authority && tamiz_claim_rest(s, end, f);
}

/* "When X is designated" does not say that it is. */
static bool is_at_a_time(const tamiz_claim_sentence *s, size_t verb) {
    for (size_t i = 0; i < verb; i++)
        if (IS(s, i, SUB) && !strcmp(IS(s, i, SUB)->value, "time")) return true;
    return false;
}

/* A negation or a doubt in what is said of a state: up to the next comma. */
static bool is_hedged_behind(const tamiz_claim_sentence *s, size_t i) {
    for (; i < s->count && !tamiz_claim_at(s, i)->comma; i++)
        if (IS(s, i, NEG) ||
            (IS(s, i, HEDGE) && !tamiz_claim_at(s, i)->date.year))
            return true;
    return false;
}

/* ---- states ------------------------------------------------------------ */

static bool is_now(const tamiz_claim_phrase *be) {
    return be && (!strcmp(be->value, "now") || !strcmp(be->value, "stay"));
}

/* "X is a US-designated terrorist organization", "X, a US-designated terrorist
 * organization,"; i is "designated". */
static bool read_compound(const tamiz_claim_sentence *s, size_t i,
                          tamiz_claim_found *f) {
    if (!tamiz_claim_at(s, i)->hyphen || !i) return false;
    f->authority = IS(s, i - 1, AUTH);
    size_t at = i - 1;
    while (at && !tamiz_claim_at(s, at)->comma && IS(s, at - 1, FILL)) at--;
    while (at && !tamiz_claim_at(s, at)->comma && IS(s, at - 1, ADV)) at--;
    if (!f->authority || !at) return false;
    if (tamiz_claim_at(s, at)->comma)
        tamiz_claim_hangs_on(s, at, f);
    else if (is_now(IS(s, at - 1, BE)))
        (void)tamiz_claim_parties(s, at - 1, f);
    f->state = true;
    size_t next = f->count ? tamiz_claim_kind(s, i + 1, f) : 0;
    return next && tamiz_claim_tail(s, next, f);
}

/* What a state is said to be, from token i on. */
static size_t take_state(const tamiz_claim_sentence *s, size_t i,
                         const tamiz_claim_phrase *state,
                         tamiz_claim_found *f) {
    if (!strcmp(state->need, "list")) return tamiz_claim_list(s, i, f);
    if (!strcmp(state->need, "sanctions"))
        return tamiz_claim_sanctions(s, i, f);
    return i;
}

/* "is designated", "remains on the list", "is still on the list". */
static bool read_state(const tamiz_claim_sentence *s, size_t i,
                       tamiz_claim_found *f) {
    static const tamiz_claim_phrase still_on = {.form = "", .need = "list"};
    const tamiz_claim_phrase *state = IS(s, i, STATE), *be = IS(s, i, BE);
    size_t head = i, next = i + 1;
    if (!state && be) {
        while (IS(s, next, ADV)) next++;
        bool on = next > i + 1 && IS(s, next, PREP) &&
                  (!strcmp(IS(s, next, PREP)->text, "on") ||
                   !strcmp(IS(s, next, PREP)->text, "en"));
        if (!on || !is_now(be)) return false;
        next++;
        state = &still_on;
    }
    if (!state) state = f->act;
    if (strcmp(state->form, "past") == 0) return false;
    while (head && IS(s, head - 1, ADV)) head--;
    (void)tamiz_claim_parties(s, head, f);
    f->state = true;
    next = f->count ? take_state(s, next, state, f) : 0;
    return next && tamiz_claim_tail(s, next, f);
}

/* ---- the claim --------------------------------------------------------- */

static bool is_of_kind(const tamiz_claim_phrase *act, const char *kind) {
    return !strcmp(act->value, kind);
}

typedef bool reading(const tamiz_claim_sentence *s, size_t i,
                     tamiz_claim_found *f);

static bool read_act(const tamiz_claim_sentence *s, size_t i,
                     tamiz_claim_found *f) {
    const tamiz_claim_phrase *act = f->act;
    const tamiz_claim_found blank = *f;
    bool past = !strcmp(act->form, "past"), on = !strcmp(act->need, "on");
    if (!strcmp(act->form, "state")) return read_state(s, i, f);
    if (!strcmp(act->form, "noun")) return read_noun(s, i, f);
    if (!strcmp(act->form, "onpassive")) return false;
    bool list = needs_list(act);
    reading *const rows[] = {
        past && !on ? read_aside : NULL,
        on ? NULL : read_relative,
        past && !on && !list ? read_compound : NULL,
        past && list ? read_listed : NULL,
        past && !on && !list ? read_passive : NULL,
        list ? read_listing : read_active,
    };
    if (act->need[0] && !on && !list && strcmp(act->need, "as") != 0)
        return false;
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        *f = blank;
        if (rows[k] && rows[k](s, i, f)) return true;
    }
    return false;
}

bool tamiz_claim_verb(const tamiz_claim_sentence *s, size_t i,
                      tamiz_claim_found *f) {
    const tamiz_claim_phrase *act = IS(s, i, ACT);
    *f = (tamiz_claim_found){.act = act};
    bool state = IS(s, i, STATE) || IS(s, i, BE);
    if (act && !is_of_kind(act, "designation") &&
        !is_of_kind(act, "accusation") && !is_of_kind(act, "delisting"))
        return false;
    if ((!act && !state) || tamiz_claim_is_hedged(s, i)) return false;
    if (act ? !read_act(s, i, f) : !read_state(s, i, f)) return false;
    if (act && !strcmp(act->need, "as") && !f->programme) return false;
    if (f->state && (is_at_a_time(s, i) || is_hedged_behind(s, i)))
        return false;
    f->kind = f->state || f->since ? "listing" : act->value;
    tamiz_claim_other_dates(s, f);
    return true;
}
