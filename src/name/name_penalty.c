/* SPDX-License-Identifier: Apache-2.0 */
#include "name_penalty.h"

/* Weight against weight costs more than it weighs: another patronymic is
 * evidence against. Less across scripts, where a word may fail to be
 * recognised. */
static const double conflict_factor = TAMIZ_CONFLICT;
static const double conflict_factor_alien = TAMIZ_LEAST_CONFLICT;

/* Weight against nothing costs less, and less still once two whole words
 * agree. */
static const double omission_alone = TAMIZ_LEAST_OMISSION_ALONE;
static const double omission_backed = TAMIZ_LEAST_OMISSION;

/* Numbers and places tell sister companies, funds and ships apart, so leaving
 * one out costs more. */
static const double omission_number = 0.9, omission_place = 1.5;

static const double unlinked_form = 0.08; /* a legal form on one side only */
static const double other_form = 0.1;     /* two that may be translations */

static const double number_factor = 0.65;
static const double form_factor = 0.68;
static const double roles_factor = 0.65;
static const double descent_factor = 0.8;
static const double given_factor = 0.9;
static const double place_factor = 0.75;
static const double known_factor = 0.83;
static const double lone_factor = 0.93;
static const double cut_factor = 0.86, short_cut_factor = 0.7;
enum { CUT_TELLING = 5 }; /* letters of a word that is left */

bool tamiz_part_is_aside(const tamiz_part *part) {
    return part->kind == TAMIZ_PART_LEGAL;
}

/* An initial, a suffix or a number weighs little when it is missing and fully
 * when it is different. */
double tamiz_part_conflict_weight(const tamiz_part *part) {
    switch (part->kind) {
    case TAMIZ_PART_INITIAL:
    case TAMIZ_PART_SUFFIX:
    case TAMIZ_PART_NUMBER:
        return 1;
    default:
        return (double)part->weight;
    }
}

/* Cost of a part that is missing in the other name. */
static double omission_of(const tamiz_part *part, double linked) {
    double factor =
        linked < TAMIZ_BACKED_FROM ? omission_alone : omission_backed;
    if (part->kind == TAMIZ_PART_NUMBER) factor = omission_number;
    if (part->kind == TAMIZ_PART_PLACE) factor = omission_place;
    return factor * (double)part->weight;
}

/* The unlinked parts of one name. */
typedef struct unlinked {
    double conflict; /* conflict weights */
    double omission; /* cost if nothing stands against them */
    size_t numbers, forms, places;
    char form_class;
} unlinked;

static unlinked rest_of(const tamiz_name *name, const bool *used,
                        double linked) {
    unlinked rest = {0};
    for (size_t i = 0; i < name->count; i++) {
        if (used[i]) continue;
        const tamiz_part *part = &name->parts[i];
        rest.numbers +=
            part->kind == TAMIZ_PART_NUMBER || part->kind == TAMIZ_PART_SUFFIX;
        rest.places += part->kind == TAMIZ_PART_PLACE;
        if (tamiz_part_is_aside(part)) {
            rest.forms++;
            rest.form_class = tamiz_lexicon_form_class(part->concept);
            continue;
        }
        rest.conflict += tamiz_part_conflict_weight(part);
        rest.omission += omission_of(part, linked);
    }
    return rest;
}

static bool is_alien(const tamiz_name *name) {
    for (size_t i = 0; i < name->count; i++)
        if (name->parts[i].flags & TAMIZ_PART_ALIEN) return true;
    return false;
}

static bool other_class(char a, char b) {
    return a && b && a != b && a != 'G' && b != 'G';
}

/* ---- roles ------------------------------------------------------------- */

/* The part from which on the name's second role begins: the father's name
 * behind "bin", or what follows the comma. SIZE_MAX = no roles known. */
static size_t father_at(const tamiz_name *name) {
    static const char *const links[] = {"bin", "ibn", "ben", "bint", "binti"};
    for (size_t i = 1; i + 1 < name->count; i++)
        for (size_t k = 0; k < sizeof links / sizeof *links; k++)
            if (tamiz_span_is(name->parts[i].ascii, links[k])) return i;
    return SIZE_MAX;
}

/* Whether some link leads from before the border to behind it, and some other
 * one back. */
static bool crosses(const tamiz_name *a, const tamiz_name *b,
                    const tamiz_link *links, size_t count, size_t border_a,
                    size_t border_b) {
    bool there = false, back = false;
    for (size_t i = 0; i < count; i++) {
        if (a->parts[links[i].a].kind != TAMIZ_PART_PLAIN ||
            b->parts[links[i].b].kind != TAMIZ_PART_PLAIN)
            continue;
        bool before_a = links[i].a < border_a, before_b = links[i].b < border_b;
        there |= before_a && !before_b;
        back |= !before_a && before_b;
    }
    return there && back;
}

static bool roles_swapped(const tamiz_name *a, const tamiz_name *b,
                          const tamiz_link *links, size_t count) {
    size_t x = father_at(a), y = father_at(b);
    if (x != SIZE_MAX && y != SIZE_MAX && !a->comma && !b->comma)
        return crosses(a, b, links, count, x, y);
    return a->comma && b->comma &&
           crosses(a, b, links, count, a->comma, b->comma);
}

/* ---- descent ----------------------------------------------------------- */

typedef enum descent {
    DESCENT_NONE,
    DESCENT_FATHER = 1,     /* behind "bin" */
    DESCENT_NISBAH = 2,     /* behind "al" */
    DESCENT_PATRONYMIC = 4, /* "Petrovich", "Petrovna" */
} descent;

static bool ends_with(tamiz_span word, const char *tail) {
    size_t n = strlen(tail);
    return word.size > n + 2 && !memcmp(word.data + word.size - n, tail, n);
}

static bool is_patronymic(tamiz_span word) {
    static const char *const tails[] = {"ovich",   "evich",  "ovna", "evna",
                                        "ovych",   "yovych", "ivna", "ovic",
                                        "inichna", "yevich"};
    char last = word.data[word.size - 1];
    if (last != 'h' && last != 'a' && last != 'c') return false;
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
        if (ends_with(word, tails[i])) return true;
    return false;
}

static bool is_one_of(tamiz_span word, const char *const *words) {
    for (; *words; words++)
        if (tamiz_span_is(word, *words)) return true;
    return false;
}

static descent descent_of(const tamiz_name *name, size_t part) {
    static const char *const fathers[] = {"bin",  "ibn",   "ben", "bint",
                                          "bent", "binti", NULL};
    static const char *const articles[] = {"al", "el", "ul", "ad", "ash", NULL};
    if (is_patronymic(name->parts[part].ascii)) return DESCENT_PATRONYMIC;
    bool article = part && is_one_of(name->parts[part - 1].ascii, articles);
    if (article) part--;
    if (part && is_one_of(name->parts[part - 1].ascii, fathers))
        return DESCENT_FATHER;
    return article ? DESCENT_NISBAH : DESCENT_NONE;
}

/* Roles of the plain words that found no partner. */
static unsigned unlinked_descent(const tamiz_name *name, const bool *used) {
    unsigned roles = 0;
    for (size_t i = 0; i < name->count; i++)
        if (!used[i] && name->parts[i].kind == TAMIZ_PART_PLAIN)
            roles |= descent_of(name, i);
    return roles;
}

/* Where the name by which a person is called stands: behind the comma, else in
 * front. SIZE_MAX = no person's name, or not given in full. */
static size_t given_at(const tamiz_name *name) {
    for (size_t i = 0; i < name->count; i++) {
        tamiz_part_kind kind = name->parts[i].kind;
        if (kind == TAMIZ_PART_GENERIC || kind == TAMIZ_PART_PLACE ||
            kind == TAMIZ_PART_NUMBER || kind == TAMIZ_PART_LEGAL)
            return SIZE_MAX;
    }
    for (size_t i = name->comma; i < name->count; i++)
        if (name->parts[i].kind <= TAMIZ_PART_INITIAL)
            return name->parts[i].kind == TAMIZ_PART_PLAIN ? i : SIZE_MAX;
    return SIZE_MAX;
}

static bool other_given(const tamiz_name *a, const tamiz_name *b,
                        const bool *used_a, const bool *used_b) {
    size_t x = given_at(a), y = given_at(b);
    return x != SIZE_MAX && y != SIZE_MAX && !used_a[x] && !used_b[y];
}

/* Two names that are known and not the same are linked by their letters:
 * "Daniel" and "Daniela". One slip rarely makes a known name of another. */
static bool knows_better(const tamiz_name *a, const tamiz_name *b,
                         const tamiz_link *links, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const tamiz_part *x = &a->parts[links[i].a], *y = &b->parts[links[i].b];
        if (links[i].a_count == 1 && links[i].b_count == 1 &&
            x->kind == TAMIZ_PART_PLAIN && y->kind == TAMIZ_PART_PLAIN &&
            x->concept && y->concept && x->concept != y->concept &&
            !tamiz_part_is_one_in_kana(x, y))
            return true;
    }
    return false;
}

/* What a word that is cut short costs; 1 = there is none. Less than half of a
 * word, or than five letters, is the beginning of too many, unless two whole
 * words agree beside it. */
static double factor_of_cut(const tamiz_name *a, const tamiz_name *b,
                            const tamiz_link *links, size_t count,
                            double linked) {
    for (size_t i = 0; i < count; i++) {
        if (links[i].kind != TAMIZ_LINK_CUT) continue;
        size_t x = a->parts[links[i].a].ascii.size,
               y = b->parts[links[i].b].ascii.size;
        size_t left = x < y ? x : y, whole = x < y ? y : x;
        bool little = left < CUT_TELLING || left * 2 < whole;
        bool backed = linked - links[i].weight >= TAMIZ_BACKED_FROM;
        return little && !backed ? short_cut_factor : cut_factor;
    }
    return 1;
}

/* One telling word is linked, and by likeness only. */
static bool is_lone(const tamiz_name *a, const tamiz_name *b,
                    const tamiz_link *links, size_t count) {
    size_t telling = 0;
    bool exact = false;
    for (size_t i = 0; i < count; i++) {
        bool plain = a->parts[links[i].a].kind == TAMIZ_PART_PLAIN ||
                     b->parts[links[i].b].kind == TAMIZ_PART_PLAIN;
        if (!plain && links[i].kind != TAMIZ_LINK_JOINED) continue;
        telling++;
        exact |= links[i].similarity >= 1;
    }
    return telling == 1 && !exact;
}

/* ---- all --------------------------------------------------------------- */

static void contradict(tamiz_penalties *p, tamiz_contradiction what,
                       double factor) {
    p->contradictions |= what;
    p->factor *= factor;
}

tamiz_penalties tamiz_penalties_of(const tamiz_name *a, const tamiz_name *b,
                                   const bool *used_a, const bool *used_b,
                                   const tamiz_link *links, size_t link_count,
                                   double linked) {
    tamiz_penalties p = {.factor = 1};
    unlinked x = rest_of(a, used_a, linked), y = rest_of(b, used_b, linked);
    const unlinked *less = x.conflict < y.conflict ? &x : &y;
    const unlinked *more = less == &x ? &y : &x;
    bool alien = is_alien(a) != is_alien(b);
    p.conflict =
        less->conflict * (alien ? conflict_factor_alien : conflict_factor);
    if (more->conflict > 0)
        p.omission = more->omission * (1 - less->conflict / more->conflict);
    if (x.forms && y.forms) {
        if (other_class(x.form_class, y.form_class))
            contradict(&p, TAMIZ_CONTRADICTS_FORM, form_factor);
        else
            p.conflict += other_form;
    } else {
        p.omission += unlinked_form * (double)(x.forms + y.forms);
    }
    if (x.numbers && y.numbers)
        contradict(&p, TAMIZ_CONTRADICTS_NUMBER, number_factor);
    if (x.places && y.places)
        contradict(&p, TAMIZ_CONTRADICTS_PLACE, place_factor);
    if (less->conflict > 0 &&
        unlinked_descent(a, used_a) & unlinked_descent(b, used_b))
        contradict(&p, TAMIZ_CONTRADICTS_DESCENT, descent_factor);
    if (other_given(a, b, used_a, used_b))
        contradict(&p, TAMIZ_CONTRADICTS_GIVEN, given_factor);
    if (knows_better(a, b, links, link_count))
        contradict(&p, TAMIZ_CONTRADICTS_KNOWN, known_factor);
    if (is_lone(a, b, links, link_count))
        contradict(&p, TAMIZ_CONTRADICTS_LONE, lone_factor);
    double cut = factor_of_cut(a, b, links, link_count, linked);
    if (cut < 1) contradict(&p, TAMIZ_CONTRADICTS_CUT, cut);
    if (roles_swapped(a, b, links, link_count))
        contradict(&p, TAMIZ_CONTRADICTS_ROLES, roles_factor);
    return p;
}
