/* SPDX-License-Identifier: Apache-2.0 */
#include "name_parts.h"

float tamiz_name_weight(const tamiz_part *part) {
    double weight = tamiz_part_kind_weight(part->kind);
    if (part->kind == TAMIZ_PART_PLAIN && part->ascii.size < 3)
        weight = part->ascii.size < 2 ? 0.4 : 0.8;
    return (float)weight;
}

static bool tells(const tamiz_part *part) {
    return part->kind <= TAMIZ_PART_NUMBER;
}

static void make_plain(tamiz_part *part) {
    part->kind = TAMIZ_PART_PLAIN;
    part->weight = tamiz_name_weight(part);
}

/* What looks like a title is a surname behind an article ("al-Shaykh"), and
 * when it is all that stands before the comma ("SAYED, Hafiz"). */
static void mend_titles(tamiz_name *name) {
    bool surname = false;
    for (size_t i = 0; i < name->comma; i++) surname |= tells(&name->parts[i]);
    for (size_t i = 0; i < name->count; i++) {
        bool article = i > 0 && name->parts[i - 1].kind == TAMIZ_PART_PARTICLE;
        if (name->parts[i].kind == TAMIZ_PART_TITLE &&
            (article || (i < name->comma && !surname)))
            make_plain(&name->parts[i]);
    }
}

/* The size of the quotation mark at `at`; 0 = none. */
static size_t quote_at(tamiz_span text, size_t at) {
    static const char *const marks[] = {"\"",     "\u201c", "\u201d",
                                        "\u201e", "\u00ab", "\u00bb"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (tamiz_span_starts(tamiz_span_from(text, at), marks[i]))
            return strlen(marks[i]);
    return 0;
}

/* The next stretch between two quotation marks from *at on; *end = its end.
 * False = none. */
static bool next_quoted(tamiz_span text, size_t *at, size_t *end) {
    size_t size = 0;
    while (*at < text.size && !(size = quote_at(text, *at))) ++*at;
    *at += size;
    *end = *at;
    while (*end < text.size && !quote_at(text, *end)) ++*end;
    return *end < text.size;
}

static size_t count_telling(const tamiz_name *name, size_t from, size_t to) {
    size_t count = 0;
    for (size_t i = 0; i < name->count; i++)
        count += tells(&name->parts[i]) && name->parts[i].start >= from &&
                 name->parts[i].end <= to;
    return count;
}

/* A nickname between quotation marks comes and goes: Joaquin "El Chapo"
 * Guzman. Two telling parts at least stay beside it. */
static void mend_nicknames(tamiz_name *name) {
    size_t at = 0, end;
    size_t outside = count_telling(name, 0, SIZE_MAX);
    for (; next_quoted(name->text, &at, &end); at = end + 1) {
        size_t inside = count_telling(name, at, end);
        if (!inside || outside < inside + 2) continue;
        outside -= inside;
        for (size_t i = 0; i < name->count; i++) {
            tamiz_part *part = &name->parts[i];
            if (part->start < at || part->end > end || !tells(part)) continue;
            part->weight = (float)tamiz_part_kind_weight(TAMIZ_PART_TITLE);
        }
    }
}

/* Of two words, "La" is no article but a surname: "La Eva", "Le Jun". */
static void mend_short_surname(tamiz_name *name) {
    static const char *const surnames[] = {"la", "le", "na", "an", "on", "do",
                                           "du", "ye", "ha", "in", "da", "o"};
    if (name->count != 2) return;
    for (size_t i = 0; i < 2; i++)
        for (size_t k = 0; k < sizeof surnames / sizeof *surnames; k++)
            if (name->parts[i].kind == TAMIZ_PART_PARTICLE &&
                tamiz_span_is(name->parts[i].ascii, surnames[k])) {
                make_plain(&name->parts[i]);
                name->parts[i].concept = 0; /* "la" and "le" are two names */
            }
}

/* A name of nothing but titles and articles ("El Haj") is told by them. */
static void weigh_lone_parts(tamiz_name *name) {
    for (size_t i = 0; i < name->count; i++)
        if (tells(&name->parts[i])) return;
    for (size_t i = 0; i < name->count; i++) make_plain(&name->parts[i]);
}

void tamiz_name_mend_parts(tamiz_name *name, tamiz_name_sort sort) {
    mend_titles(name);
    if (sort == TAMIZ_NAME_PERSON) {
        mend_short_surname(name);
        mend_nicknames(name);
    }
    weigh_lone_parts(name);
}
