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
    while (i && end - i < 8 && (i == end || !tamiz_claim_at(s, i)->comma) &&
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
