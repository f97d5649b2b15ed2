/* SPDX-License-Identifier: Apache-2.0 */
#include "pack_letters.h"

#include "text_utf8.h"

void tamiz_pack_letters_read(tamiz_pack_letters *l, tamiz_span text) {
    l->count = 0;
    for (size_t at = 0; at < text.size && l->count < TAMIZ_PACK_MOST / 2;)
        l->at[l->count++] = tamiz_utf8_next(text, &at);
}

void tamiz_pack_letters_write(const tamiz_pack_letters *l, tamiz_buffer *out) {
    tamiz_buffer_reset(out);
    for (size_t i = 0; i < l->count; i++) tamiz_utf8_add(out, l->at[i]);
}

void tamiz_pack_letters_put(tamiz_pack_letters *l, size_t at, uint32_t c) {
    if (l->count == TAMIZ_PACK_MOST) return;
    memmove(l->at + at + 1, l->at + at, (l->count - at) * sizeof *l->at);
    l->at[at] = c;
    l->count++;
}

void tamiz_pack_letters_take(tamiz_pack_letters *l, size_t at, size_t count) {
    memmove(l->at + at, l->at + at + count,
            (l->count - at - count) * sizeof *l->at);
    l->count -= count;
}

void tamiz_pack_letters_append(tamiz_pack_letters *l, const char *text) {
    for (; *text; text++)
        tamiz_pack_letters_put(l, l->count, (unsigned char)*text);
}

size_t
tamiz_pack_letters_words(const tamiz_pack_letters *l,
                         tamiz_pack_letters_word words[TAMIZ_PACK_WORDS]) {
    size_t n = 0;
    for (size_t i = 0; i < l->count && n < TAMIZ_PACK_WORDS;) {
        while (i < l->count && l->at[i] == ' ') i++;
        size_t start = i;
        while (i < l->count && l->at[i] != ' ') i++;
        if (i > start) words[n++] = (tamiz_pack_letters_word){start, i};
    }
    return n;
}

void tamiz_pack_letters_to_end(tamiz_pack_letters *l,
                               tamiz_pack_letters_word w) {
    tamiz_pack_letters old = *l;
    tamiz_pack_letters_take(l, w.start, w.end - w.start);
    tamiz_pack_letters_append(l, " ");
    for (size_t i = w.start; i < w.end; i++)
        tamiz_pack_letters_put(l, l->count, old.at[i]);
}
