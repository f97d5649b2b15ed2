/* SPDX-License-Identifier: Apache-2.0 */
#include "name_acronym.h"

enum { SHORTEST = 3, SHORTEST_UNSAID = 4, LONGEST = 8 };

/* What a marked acronym weighs: as much as a title. */
static const float acronym_weight = 0.2F;

/* "General Bureau": what is a title elsewhere has an initial here. */
static bool is_telling(const tamiz_part *part) {
    return part->kind <= TAMIZ_PART_TITLE;
}

static bool fits(tamiz_span word, size_t least) {
    return word.size >= least && word.size <= LONGEST;
}

/* Initials of the telling parts of [first, end), to out; returns how many. */
static size_t initials_of(const tamiz_name *name, size_t first, size_t end,
                          char *out) {
    size_t n = 0;
    for (size_t i = first; i < end; i++)
        if (is_telling(&name->parts[i]))
            out[n++] = name->parts[i].ascii.data[0];
    return n;
}

static bool repeats(const tamiz_name *name, size_t part) {
    char initials[TAMIZ_NAME_PARTS];
    tamiz_span word = name->parts[part].ascii;
    size_t before = initials_of(name, 0, part, initials);
    if (tamiz_span_find((tamiz_span){initials, before}, word) != SIZE_MAX)
        return true;
    size_t after = initials_of(name, part + 1, name->count, initials);
    return tamiz_span_find((tamiz_span){initials, after}, word) != SIZE_MAX;
}

void tamiz_name_mark_acronym(tamiz_name *name) {
    for (size_t i = 0; name->count > SHORTEST && i < name->count; i++) {
        tamiz_part *part = &name->parts[i];
        if (part->kind != TAMIZ_PART_PLAIN || !fits(part->ascii, SHORTEST) ||
            !repeats(name, i))
            continue;
        part->flags |= TAMIZ_PART_ACRONYM;
        part->weight = acronym_weight;
        return;
    }
}

size_t tamiz_name_initials(const tamiz_name *name, char *out) {
    for (size_t i = 0; i < name->count; i++) {
        const tamiz_part *part = &name->parts[i];
        if (!(part->flags & TAMIZ_PART_ACRONYM)) continue;
        memcpy(out, part->ascii.data, part->ascii.size);
        return part->ascii.size;
    }
    size_t n = initials_of(name, 0, name->count, out);
    return n >= SHORTEST_UNSAID && n <= LONGEST ? n : 0;
}

size_t tamiz_name_acronym(const tamiz_name *name) {
    size_t found = SIZE_MAX;
    for (size_t i = 0; i < name->count; i++) {
        const tamiz_part *part = &name->parts[i];
        if (part->kind == TAMIZ_PART_LEGAL) continue;
        if (found != SIZE_MAX || part->kind != TAMIZ_PART_PLAIN ||
            !fits(part->ascii, SHORTEST))
            return SIZE_MAX;
        found = i;
    }
    return found;
}
