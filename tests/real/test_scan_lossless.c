/* SPDX-License-Identifier: Apache-2.0 */
/* A scan against asking every window and scoring every name: the same mentions,
 * byte for byte, in texts that list names, slips of them and nonsense stand in.
 */
#include "real.h"

#include "mutate.h"

#include <ctype.h>
#include <stdio.h>

static const char *const phrases[] = {
    " was seen in ",    ", who met ",       ". Yesterday ",    " and ",
    " denied that ",    " (also ",          ") of the ",       "\n\nThe bank ",
    "'s ship sailed. ", ": no comment on ", " the Cartel of ", " Mr ",
    " U.S. Embassy ",   " Co., Ltd. paid ", " bin ",           "; "};

/* Breaks a name as the end of a line does, at a letter inside it. */
static void break_line(tamiz_buffer *name, uint64_t *seed) {
    tamiz_buffer broken = {0};
    size_t at = name->size ? test_random(seed) % name->size : 0;
    while (at < name->size && (name->data[at] & 0xc0) == 0x80) at++;
    tamiz_buffer_add(&broken, name->data, at);
    tamiz_buffer_text(&broken, "-\n");
    tamiz_buffer_add(&broken, name->data + at, name->size - at);
    tamiz_buffer_clear(name);
    *name = broken;
}

/* "tren de aragua" in a text with capitals. */
static void make_small(tamiz_buffer *name) {
    for (size_t i = 0; i < name->size; i++)
        if ((unsigned char)name->data[i] < 0x80)
            name->data[i] = (char)tolower((unsigned char)name->data[i]);
}

/* The last word of a name: a surname may stand alone behind it. */
static tamiz_span last_word(tamiz_span name) {
    size_t start = name.size;
    while (start > 0 && name.data[start - 1] != ' ') start--;
    return tamiz_span_from(name, start);
}

/* A text of some names between phrases; of one case sometimes. */
static void make_text(const tamiz_snapshot *s, tamiz_buffer *text,
                      uint64_t *seed) {
    tamiz_buffer name = {0};
    tamiz_buffer_reset(text);
    tamiz_buffer_text(text, "It rained. ");
    for (uint64_t n = 1 + test_random(seed) % 4; n > 0; n--) {
        uint64_t kind = test_random(seed) % 16;
        tamiz_buffer_reset(&name);
        if (kind == 0) {
            mutate_nonsense(&name, seed);
        } else if (kind == 1) {
            tamiz_buffer_text(&name, mutate_foreign(seed));
        } else {
            uint32_t i = (uint32_t)(test_random(seed) % s->name_count);
            tamiz_buffer_text(&name, s->text + s->names[i].text);
            for (uint64_t m = kind % 3; m > 0; m--) mutate(&name, seed);
            if (kind % 5 == 0) break_line(&name, seed);
        }
        if (test_random(seed) % 4 == 0) make_small(&name);
        tamiz_buffer_span(text, tamiz_buffer_view(&name));
        tamiz_buffer_text(text, phrases[test_random(seed) % COUNT(phrases)]);
        if (test_random(seed) % 3) continue;
        tamiz_buffer_span(text, last_word(tamiz_buffer_view(&name)));
        tamiz_buffer_text(text, " said so. But ");
    }
    tamiz_buffer_clear(&name);
    uint64_t way = test_random(seed) % 4;
    for (size_t i = 0; way < 2 && i < text->size; i++) {
        unsigned char c = (unsigned char)text->data[i];
        if (c < 0x80) text->data[i] = (char)(way ? toupper(c) : tolower(c));
    }
    assert_false(text->failed);
}

static tamiz_document *scan(const tamiz_snapshot *s, const tamiz_buffer *text,
                            bool exhaustive) {
    tamiz_options options = tamiz_options_default();
    tamiz_document *document = NULL;
    tamiz_error err = {0};
    options.exhaustive = exhaustive;
    real_check(
        tamiz_scan(s, "a", text->data, text->size, &options, &document, &err),
        &err);
    return document;
}

static size_t count_short(const tamiz_document *d) {
    size_t count = 0;
    for (size_t i = 0; i < tamiz_document_mention_count(d); i++)
        count += tamiz_document_mention(d, i)->refers_to != TAMIZ_NO_MENTION;
    return count;
}

static size_t check_text(const tamiz_snapshot *s, const tamiz_buffer *text,
                         size_t *shorter) {
    tamiz_document *fast = scan(s, text, false), *slow = scan(s, text, true);
    if (strcmp(tamiz_document_json(fast, true),
               tamiz_document_json(slow, true)))
        fail_msg("%.*s\n%s\n%s", (int)text->size, text->data,
                 tamiz_document_json(fast, false),
                 tamiz_document_json(slow, false));
    size_t count = tamiz_document_mention_count(slow);
    *shorter += count_short(slow);
    tamiz_document_free(fast);
    tamiz_document_free(slow);
    return count;
}

/* Returns how many shorter names were among the mentions. */
static size_t check_texts(uint64_t seed, size_t count) {
    (void)fprintf(stderr, "seed %llu\n", (unsigned long long)seed);
    size_t shorter = 0;
    for (unsigned part = 0; part < 4; part++) {
        tamiz_snapshot *s = real_snapshot(15, 400, part);
        tamiz_buffer text = {0};
        size_t mentions = 0;
        for (size_t i = 0; i < count; i++) {
            make_text(s, &text, &seed);
            mentions += check_text(s, &text, &shorter);
        }
        assert_true(mentions > count / 4);
        tamiz_buffer_clear(&text);
        tamiz_snapshot_close(s);
    }
    return shorter;
}

TEST(a_scan_finds_what_asking_every_window_finds) {
    assert_true(check_texts(1, getenv("TAMIZ_WHOLE") ? 400 : 40) > 0);
    (void)check_texts(real_fresh_seed(), getenv("TAMIZ_WHOLE") ? 200 : 10);
}
