/* SPDX-License-Identifier: Apache-2.0 */
#include "scan_claim_source.h"

#define IS(s, i, CLASS) tamiz_claim_is((s), (i), TAMIZ_CLAIM_##CLASS)

/* From token i up to the next comma or small word that is no title. */
static tamiz_span name_from(const tamiz_claim_sentence *s, size_t i) {
    size_t end = i;
    while (end < s->count && end - i < 8 &&
           (end == i || !tamiz_claim_at(s, end)->comma) &&
           (tamiz_claim_at(s, end)->capital || IS(s, end, TITLE) ||
            IS(s, end, FILL)))
        end++;
    if (end == i) return (tamiz_span){0};
    size_t start = tamiz_claim_at(s, i)->start;
    return (tamiz_span){s->text.data + start,
                        tamiz_claim_at(s, end - 1)->end - start};
}

static tamiz_span name_before(const tamiz_claim_sentence *s, size_t end) {
    size_t i = end;
    while (i && end - i < 8 && !tamiz_claim_at(s, i)->comma &&
           (tamiz_claim_at(s, i - 1)->capital || IS(s, i - 1, TITLE)))
        i--;
    if (i == end) return (tamiz_span){0};
    size_t start = tamiz_claim_at(s, i)->start;
    return (tamiz_span){s->text.data + start,
                        tamiz_claim_at(s, end - 1)->end - start};
}

tamiz_claim_source tamiz_claim_source_of(const tamiz_claim_sentence *s) {
    tamiz_claim_source found = {0};
    for (size_t i = 0; i < s->count; i++) {
        const tamiz_claim_phrase *said = IS(s, i, ACCORD);
        if (said && !found.said_by.size && !IS(s, i, FACT))
            found.said_by = name_from(s, i + 1);
        if (IS(s, i, SAY) && !found.said_by.size)
            found.said_by = name_before(s, i);
        if (IS(s, i, DENY)) found.denied_by = name_before(s, i);
    }
    return found;
}

/* ---- in the next sentence ---------------------------------------------- */

static tamiz_span tokens(const tamiz_claim_sentence *s, size_t i, size_t end) {
    size_t start = tamiz_claim_at(s, i)->start;
    return (tamiz_span){s->text.data + start,
                        tamiz_claim_at(s, end - 1)->end - start};
}

static bool is_article(const tamiz_claim_sentence *s, size_t i) {
    return IS(s, i, FILL) && !strcmp(IS(s, i, FILL)->value, "art");
}

/* A name or office from token i on: "Caracas", "the Venezuelan government".
 * Returns the token behind, or i. */
static size_t take_name(const tamiz_claim_sentence *s, size_t i) {
    size_t at = i;
    bool told = false;
    while (at < s->count && at - i < 8 && !IS(s, at, WHAT) &&
           (at == i || !tamiz_claim_at(s, at)->comma)) {
        bool word = IS(s, at, AUTH) || IS(s, at, ACTNOUN) || IS(s, at, TITLE);
        bool small = IS(s, at, FILL) || (at > i && IS(s, at, PREP));
        bool party = small && IS(s, at, FILL) &&
                     !strcmp(IS(s, at, FILL)->value, "noun"); /* "the group" */
        bool name = tamiz_claim_at(s, at)->capital && !IS(s, at, PRON);
        if (IS(s, at, DENY) || IS(s, at, SAY) || IS(s, at, NEG) ||
            IS(s, at, HEDGE) || (!word && !small && !name))
            break;
        told |= word || party || (name && !small);
        at++;
    }
    return told ? at : i;
}

/* "it", "the accusation": what the sentence before said. */
static size_t take_what(const tamiz_claim_sentence *s, size_t i) {
    while (is_article(s, i) && !IS(s, i, WHAT)) i++;
    return IS(s, i, WHAT) ? i + 1 : 0;
}

static bool ends(const tamiz_claim_sentence *s, size_t i) {
    return i && (i >= s->count || tamiz_claim_at(s, i)->comma);
}

/* "Y denies it", "Y lo niega"; "Y reported this". */
static bool read_name_first(const tamiz_claim_sentence *s,
                            tamiz_claim_source *found, bool *rejects) {
    size_t end = take_name(s, 0), i = end;
    bool before = end && IS(s, i, WHAT); /* "lo niega" */
    i += before;
    while (IS(s, i, ADV) || IS(s, i, HAVE)) i++;
    const tamiz_claim_phrase *deny = IS(s, i, DENY), *say = IS(s, i, SAY);
    if (!end || (!deny && !say)) return false;
    if (!ends(s, before ? i + 1 : take_what(s, i + 1))) return false;
    if (deny) found->denied_by = tokens(s, 0, end);
    if (!deny) found->said_by = tokens(s, 0, end);
    *rejects = deny && deny->value[0];
    return true;
}

/* "That is according to Y", "Así lo informó Y". */
static void read_name_last(const tamiz_claim_sentence *s,
                           tamiz_claim_source *found) {
    size_t i = IS(s, 0, WHAT) ? 1 : 0;
    bool told = i && IS(s, i, SAY);
    if (i && IS(s, i, BE) && IS(s, i + 1, ACCORD)) told = ++i;
    size_t end = told ? take_name(s, i + 1) : 0;
    if (end > i + 1 && ends(s, end)) found->said_by = tokens(s, i + 1, end);
}

tamiz_claim_source tamiz_claim_source_behind(const tamiz_claim_sentence *s,
                                             bool *rejects) {
    tamiz_claim_source found = {0};
    *rejects = false;
    if (s->count && !read_name_first(s, &found, rejects))
        read_name_last(s, &found);
    return found;
}
