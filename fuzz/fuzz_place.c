/* SPDX-License-Identifier: Apache-2.0 */
/* Any text as an address, a place of birth and a position: it agrees with
 * itself as it does the other way round, and with the half of it likewise. */
#include "screen_place.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Kept between inputs, as targets may. */
static tamiz_latin *latin;

static void check(const char *text, const char *half, tamiz_place_sort sort) {
    tamiz_arena arena = {0};
    tamiz_place a, b;
    if (!tamiz_place_read(latin, text, sort, &arena, &a, NULL) &&
        !tamiz_place_read(latin, half, sort, &arena, &b, NULL)) {
        if (tamiz_place_compare(&a, &b) != tamiz_place_compare(&b, &a)) abort();
        if (a.word_count && tamiz_place_compare(&a, &a) < TAMIZ_PLACES_COUNTRY)
            abort();
        if (a.word_count > TAMIZ_PLACE_WORDS ||
            a.segment_count > TAMIZ_PLACE_SEGMENTS ||
            a.number_count > TAMIZ_PLACE_NUMBERS)
            abort();
        (void)tamiz_place_share_words(&a, &b);
    }
    tamiz_arena_clear(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (!latin && tamiz_latin_new(&latin, NULL)) abort();
    char *text = malloc(size + 1), *half = malloc(size + 1);
    if (!text || !half) abort();
    for (size_t i = 0; i < size; i++) text[i] = data[i] ? (char)data[i] : ' ';
    text[size] = '\0';
    size_t start = size / 2;
    while (start < size && (text[start] & 0xc0) == 0x80) start++;
    memcpy(half, text + start, size - start + 1);
    for (int i = 0; i <= TAMIZ_PLACE_WORDS_ONLY; i++)
        check(text, half, (tamiz_place_sort)i);
    free(text);
    free(half);
    return 0;
}
