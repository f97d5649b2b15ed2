/* SPDX-License-Identifier: Apache-2.0 */
/* Two names with a byte 0xFF between them; the first bit of the input says
 * whether they are a person's. Either a refusal at a place inside the name, or
 * parts that lie in it, score 1 against themselves and the same in both
 * directions. */
#include <assert.h>

#include "name_compare.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool split(tamiz_latin *latin, tamiz_span text, bool is_person,
                  tamiz_arena *arena, tamiz_name *name) {
    tamiz_error err = {0};
    tamiz_code code =
        tamiz_name_split(latin, text, is_person, arena, name, &err);
    if (code) {
        assert(code == TAMIZ_BAD_INPUT || code == TAMIZ_TOO_LARGE);
        assert(err.message[0] && err.offset <= text.size);
        return false;
    }
    size_t at = 0;
    for (size_t i = 0; i < name->count; i++) {
        const tamiz_part *part = &name->parts[i];
        assert(part->ascii.size && part->weight > 0);
        assert(part->start >= at && part->start < part->end);
        assert(part->end <= text.size);
        at = part->end;
    }
    return true;
}

static double compare(const tamiz_name *a, const tamiz_name *b,
                      tamiz_arena *arena) {
    tamiz_comparison result;
    assert(!tamiz_name_compare(a, b, arena, &result, NULL));
    assert(result.score >= 0 && result.score <= 1);
    for (size_t i = 0; i < result.link_count; i++) {
        const tamiz_link *link = &result.links[i];
        assert(link->a + link->a_count <= a->count);
        assert(link->b + link->b_count <= b->count);
    }
    return result.score;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (!size || size > 5000) return 0;
    bool is_person = data[0] & 1;
    tamiz_span first = {(const char *)data + 1, size - 1};
    tamiz_span second = {NULL, 0};
    const char *end = memchr(first.data, 0xff, first.size);
    if (end) {
        second = tamiz_span_from(first, (size_t)(end - first.data) + 1);
        first.size = (size_t)(end - first.data);
    }
    tamiz_latin *latin;
    tamiz_arena arena = {0};
    tamiz_name a, b;
    assert(!tamiz_latin_new(&latin, NULL));
    if (split(latin, first, is_person, &arena, &a)) {
        assert(compare(&a, &a, &arena) == (a.count ? 1.0 : 0.0));
        if (split(latin, second, is_person, &arena, &b))
            assert(compare(&a, &b, &arena) == compare(&b, &a, &arena));
    }
    tamiz_latin_free(latin);
    tamiz_arena_clear(&arena);
    return 0;
}
