/* SPDX-License-Identifier: Apache-2.0 */
/* The first half of learning: which words stood in each other's place in the
 * names of one party. */
#include "index_learn.h"

#include "name_compare.h"

/* A link that is as sure as this leaves nothing to learn. */
static const double sure = 0.88;

typedef struct collector {
    const tamiz_snapshot *from;
    tamiz_buffer *lessons, *holders;
    tamiz_arena arena;
} collector;

/* Two names of a party and the words that are open between them. */
typedef struct pairing {
    tamiz_name x, y;
    tamiz_part x_parts[TAMIZ_NAME_PARTS], y_parts[TAMIZ_NAME_PARTS];
    bool x_used[TAMIZ_NAME_PARTS], y_used[TAMIZ_NAME_PARTS];
    size_t open, sure; /* open pairs; telling words that are the same */
    const tamiz_part *a, *b;
    uint64_t context;
} pairing;

static bool is_word(const tamiz_part *part) {
    return part->kind == TAMIZ_PART_PLAIN && part->ascii.size >= 3 &&
           !(part->letters >> 26);
}

static bool is_telling(const tamiz_part *part) {
    return part->kind <= TAMIZ_PART_NUMBER;
}

static uint64_t hash_of(const tamiz_part *part) {
    return tamiz_hash(part->sound.size > 1 ? part->sound : part->ascii);
}

/* The context is a sum of hashes: the order of words is no matter, and one
 * sound is one context in whatever spelling. */
static void note_sure(pairing *p, const tamiz_link *link) {
    const tamiz_part *a = &p->x.parts[link->a], *b = &p->y.parts[link->b];
    if (!is_telling(a) || !is_telling(b)) return;
    uint64_t x = hash_of(a), y = hash_of(b);
    p->context += x < y ? x : y;
    p->sure += is_word(a) || is_word(b);
}

static void use(bool *used, size_t first, size_t count) {
    for (size_t i = 0; i < count; i++) used[first + i] = true;
}

/* False when a link is neither sure nor one of two whole words. */
static bool take_link(pairing *p, const tamiz_link *link) {
    use(p->x_used, link->a, link->a_count);
    use(p->y_used, link->b, link->b_count);
    if (link->similarity >= sure) {
        note_sure(p, link);
        return true;
    }
    p->a = &p->x.parts[link->a];
    p->b = &p->y.parts[link->b];
    p->open++;
    return link->a_count == 1 && link->b_count == 1;
}

/* The only telling part that is not linked: SIZE_MAX = there are several, or
 * it is none that teaches; name->count = none is left. */
static size_t left_over(const tamiz_name *name, const bool *used) {
    size_t found = name->count;
    for (size_t i = 0; i < name->count; i++) {
        bool suffix = name->parts[i].kind == TAMIZ_PART_SUFFIX;
        if (used[i] || (!is_telling(&name->parts[i]) && !suffix)) continue;
        if (found != name->count) return SIZE_MAX;
        found = i;
    }
    return found;
}

static bool teaches(pairing *p, const tamiz_comparison *c) {
    p->open = p->sure = 0;
    p->context = 0;
    memset(p->x_used, 0, p->x.count);
    memset(p->y_used, 0, p->y.count);
    for (size_t i = 0; i < c->link_count; i++)
        if (!take_link(p, &c->links[i])) return false;
    size_t x = left_over(&p->x, p->x_used), y = left_over(&p->y, p->y_used);
    if (x == SIZE_MAX || y == SIZE_MAX) return false;
    if ((x == p->x.count) != (y == p->y.count)) return false;
    if (x != p->x.count) {
        p->a = &p->x.parts[x];
        p->b = &p->y.parts[y];
        p->open++;
    }
    return p->open == 1 && p->sure > 0 && is_word(p->a) && is_word(p->b) &&
           !(p->a->concept && p->b->concept);
}

/* Texts are kept once, so where a word lies tells which one it is. */
static void add_lesson(collector *c, const pairing *p, uint32_t entity) {
    uint32_t a = (uint32_t)(p->a->ascii.data - c->from->text);
    uint32_t b = (uint32_t)(p->b->ascii.data - c->from->text);
    tamiz_lesson lesson = {.a = a < b ? a : b,
                           .b = a < b ? b : a,
                           .entity = entity,
                           .context = p->context};
    tamiz_buffer_add(c->lessons, &lesson, sizeof lesson);
}

static bool holds(const tamiz_snapshot *s, uint32_t name, tamiz_span word) {
    const tamiz_name_record *n = &s->names[name];
    for (uint32_t i = 0; i < n->part_count; i++) {
        const tamiz_unit_record *u =
            &s->units[s->parts[n->first_part + i].unit];
        if (s->text + u->ascii == word.data) return true;
    }
    return false;
}

/* Words that stand side by side in a name of the party are two names of it
 * ("Olivera Morfin", "Olivera", "Morfin"). */
static bool stand_together(const collector *c, const pairing *p,
                           const uint32_t *names, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (holds(c->from, names[i], p->a->ascii) &&
            holds(c->from, names[i], p->b->ascii))
            return true;
    return false;
}

static void add_holders(collector *c, const tamiz_name *name, uint32_t entity) {
    for (size_t i = 0; i < name->count; i++) {
        if (!is_word(&name->parts[i])) continue;
        tamiz_holder holder = {
            (uint32_t)(name->parts[i].ascii.data - c->from->text), entity};
        tamiz_buffer_add(c->holders, &holder, sizeof holder);
    }
}

static tamiz_code compare_all(collector *c, pairing *p, const uint32_t *names,
                              size_t count, uint32_t entity, tamiz_error *err) {
    for (size_t i = 0; i < count; i++) {
        tamiz_snapshot_name(c->from, names[i], p->x_parts, &p->x);
        add_holders(c, &p->x, entity);
        for (size_t k = i + 1; k < count; k++) {
            tamiz_comparison result;
            tamiz_snapshot_name(c->from, names[k], p->y_parts, &p->y);
            tamiz_arena_reset(&c->arena);
            tamiz_code code =
                tamiz_name_compare(&p->x, &p->y, &c->arena, &result, err);
            if (code) return code;
            if (teaches(p, &result) && !stand_together(c, p, names, count))
                add_lesson(c, p, entity);
        }
    }
    return TAMIZ_OK;
}

static bool is_strong(const tamiz_name_record *name) {
    return name->prop == TAMIZ_PROP_name || name->prop == TAMIZ_PROP_alias ||
           name->prop == TAMIZ_PROP_previousName;
}

static tamiz_code collect(collector *c, pairing *p, tamiz_error *err) {
    const tamiz_snapshot *s = c->from;
    for (uint32_t i = 0; i < s->name_count;) {
        uint32_t names[TAMIZ_LEARN_NAMES], entity = s->names[i].entity;
        size_t count = 0;
        for (; i < s->name_count && s->names[i].entity == entity; i++)
            if (count < TAMIZ_LEARN_NAMES && is_strong(&s->names[i]))
                names[count++] = i;
        if (count < 2) continue;
        tamiz_code code = compare_all(c, p, names, count, entity, err);
        if (code) return code;
    }
    return TAMIZ_OK;
}

tamiz_code tamiz_learn_collect(const tamiz_snapshot *names,
                               tamiz_buffer *lessons, tamiz_buffer *holders,
                               tamiz_error *err) {
    collector c = {.from = names, .lessons = lessons, .holders = holders};
    pairing *p = calloc(1, sizeof *p);
    if (!p) return tamiz_fail_memory(err, "variants");
    tamiz_code code = collect(&c, p, err);
    free(p);
    tamiz_arena_clear(&c.arena);
    if (code) return code;
    bool failed = lessons->failed || holders->failed;
    return failed ? tamiz_fail_memory(err, "variants") : TAMIZ_OK;
}
