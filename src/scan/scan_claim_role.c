/* SPDX-License-Identifier: Apache-2.0 */
#include "scan_claim_role.h"

#include "scan_claim_list.h"

#define IS(s, i, CLASS) tamiz_claim_is((s), (i), TAMIZ_CLAIM_##CLASS)

/* A former leader is none. */
static bool is_filler(const tamiz_claim_sentence *s, size_t i) {
    const tamiz_claim_phrase *fill = IS(s, i, FILL);
    return fill && strcmp(fill->text, "former") != 0;
}

/* The party named from token i on, up to the end of its clause. */
static bool take_object(const tamiz_claim_sentence *s, size_t i,
                        tamiz_claim_found *f) {
    while (is_filler(s, i) && !tamiz_claim_at(s, i)->comma) i++;
    const tamiz_claim_token *t = tamiz_claim_at(s, i);
    if (!t->mention || t->possessive || t->comma) return false;
    f->object = i + 1;
    return tamiz_claim_ends(s, i + 1) || IS(s, i + 1, CONJ) ||
           IS(s, i + 1, BE) || IS(s, i + 1, ACT) || IS(s, i + 1, SAY);
}

/* "X leads Y", "X, who leads Y". */
static bool read_verb(const tamiz_claim_sentence *s, size_t i,
                      tamiz_claim_found *f) {
    size_t start = i;
    while (start && IS(s, start - 1, ADV)) start--;
    (void)tamiz_claim_parties(s, start, f);
    return f->count == 1 && take_object(s, i + 1, f);
}

/* "Y is led by X", "Y, owned by X,". */
static bool read_passive(const tamiz_claim_sentence *s, size_t i,
                         tamiz_claim_found *f) {
    size_t start = i;
    while (start && IS(s, start - 1, ADV)) start--;
    bool be = start && IS(s, start - 1, BE);
    if (!IS(s, i + 1, BY)) return false;
    if (be)
        (void)tamiz_claim_parties(s, start - 1, f);
    else if (tamiz_claim_at(s, start)->comma)
        tamiz_claim_hangs_on(s, start, f);
    if (f->count != 1 || !take_object(s, i + 2, f)) return false;
    size_t owned = f->subjects[0];
    f->subjects[0] = f->object - 1;
    f->object = owned + 1;
    return true;
}

/* "X is the leader of Y", "X, leader of Y,". */
static bool read_noun(const tamiz_claim_sentence *s, size_t i,
                      tamiz_claim_found *f) {
    const tamiz_claim_phrase *of = IS(s, i + 1, PREP);
    bool led = of && (!strcmp(of->text, "of") || !strcmp(of->text, "de") ||
                      !strcmp(of->text, "del"));
    size_t start = i;
    while (start && !tamiz_claim_at(s, start)->comma &&
           (is_filler(s, start - 1) || IS(s, start - 1, ADV)))
        start--;
    if (!led) return false;
    if (tamiz_claim_at(s, start)->comma)
        tamiz_claim_hangs_on(s, start, f);
    else if (start && IS(s, start - 1, BE))
        (void)tamiz_claim_parties(s, start - 1, f);
    return f->count == 1 && take_object(s, i + 2, f);
}

bool tamiz_claim_role(const tamiz_claim_sentence *s, size_t i,
                      tamiz_claim_found *f) {
    const tamiz_claim_phrase *act = IS(s, i, ACT), *role = IS(s, i, ROLE);
    bool verb = act && (!strcmp(act->value, "leadership") ||
                        !strcmp(act->value, "ownership"));
    if ((!verb && !role) || tamiz_claim_is_hedged(s, i)) return false;
    *f = (tamiz_claim_found){.kind = verb ? act->value : role->value};
    if (!verb) return read_noun(s, i, f);
    if (!strcmp(act->form, "past") && read_passive(s, i, f)) return true;
    f->count = 0;
    return read_verb(s, i, f);
}
