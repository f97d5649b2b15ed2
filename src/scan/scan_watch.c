/* SPDX-License-Identifier: Apache-2.0 */
/* Terms stand in chains by their first word; BIC prefixes are compared with
 * every word that has the form of a BIC. */
#include "scan_watch.h"

#include "base_error.h"
#include "base_utf8.h"
#include "format_input.h"
#include "scan_field.h"
#include "text_split.h"

enum { MOST_FILE = 16 << 20, MOST_TERM_WORDS = 16 };

typedef struct term {
    const char *text, *kind;
    tamiz_span words[MOST_TERM_WORDS];
    size_t count;
    uint32_t next; /* term with the same first word + 1, 0 = none */
} term;

struct tamiz_watch {
    tamiz_arena arena;
    tamiz_buffer terms; /* term[] */
    tamiz_table first;  /* first word to number of a term + 1 */
    uint32_t bics;      /* chain of prefixes */
    uint64_t hash;
};

/* ---- reading ----------------------------------------------------------- */

static tamiz_span cut_cell(tamiz_span *line) {
    const char *tab = line->size ? memchr(line->data, '\t', line->size) : NULL;
    size_t size = tab ? (size_t)(tab - line->data) : line->size;
    tamiz_span cell = {line->data, size};
    *line = tamiz_span_from(*line, size + 1);
    return tamiz_span_trim(cell);
}

static bool chain(tamiz_watch *w, term *t) {
    uint32_t number = (uint32_t)(w->terms.size / sizeof *t) + 1;
    if (!strcmp(t->kind, "bic")) {
        t->next = w->bics;
        w->bics = number;
    } else {
        bool fresh;
        uint32_t *slot =
            tamiz_table_add(&w->first, t->words[0], number, &fresh);
        if (!slot) return false;
        if (!fresh) t->next = *slot;
        *slot = number;
    }
    tamiz_buffer_add(&w->terms, t, sizeof *t);
    return !w->terms.failed;
}

static tamiz_code add_term(tamiz_watch *w, tamiz_latin *latin, tamiz_span text,
                           tamiz_span kind, const char *path, uint32_t line,
                           tamiz_error *err) {
    tamiz_words words;
    term t = {.kind = "term"};
    tamiz_span own = tamiz_arena_copy(&w->arena, text);
    if (kind.size) t.kind = tamiz_arena_copy(&w->arena, kind).data;
    if (!own.data || !t.kind) return tamiz_fail_memory(err, path);
    tamiz_code code = tamiz_text_split(latin, own, &w->arena, &words, err);
    if (code) return code;
    if (!words.count || words.count > MOST_TERM_WORDS)
        return tamiz_fail_at(err, TAMIZ_BAD_INPUT, path, line, 0, 0,
                             "%zu words, expected a term of 1 to %d",
                             words.count, MOST_TERM_WORDS);
    if (!strcmp(t.kind, "bic") && (words.count > 1 || text.size > 11))
        return tamiz_fail_at(err, TAMIZ_BAD_INPUT, path, line, 0, 0,
                             "expected the first letters of a BIC");
    t.text = own.data;
    t.count = words.count;
    for (size_t i = 0; i < t.count; i++) t.words[i] = words.words[i].ascii;
    w->hash = tamiz_hash_mix(w->hash, tamiz_hash(text));
    w->hash = tamiz_hash_mix(w->hash, tamiz_hash(tamiz_span_of(t.kind)));
    return chain(w, &t) ? TAMIZ_OK : tamiz_fail_memory(err, path);
}

static tamiz_code read_lines(tamiz_watch *w, tamiz_latin *latin,
                             tamiz_span text, const char *path,
                             tamiz_error *err) {
    tamiz_code code = TAMIZ_OK;
    size_t bad = tamiz_utf8_check(text);
    if (bad != SIZE_MAX)
        return tamiz_fail_at(err, TAMIZ_BAD_INPUT, path, 0, 0, bad,
                             "byte %zu is not UTF-8 text", bad);
    for (uint32_t line = 1; !code && text.size; line++) {
        const char *end = memchr(text.data, '\n', text.size);
        size_t size = end ? (size_t)(end - text.data) : text.size;
        tamiz_span row = {text.data, size};
        text = tamiz_span_from(text, size + 1);
        if (tamiz_span_starts(row, "#")) continue;
        tamiz_span word = cut_cell(&row), kind = cut_cell(&row);
        if (word.size) code = add_term(w, latin, word, kind, path, line, err);
    }
    return code;
}

static tamiz_code read_file(const char *path, tamiz_buffer *text,
                            tamiz_error *err) {
    tamiz_input *input;
    size_t got = 1;
    tamiz_code code = tamiz_input_open(path, &input, err);
    if (code) return code;
    while (!code && got) {
        char *room = tamiz_buffer_grow(text, 1 << 16);
        if (!room) {
            code = tamiz_fail_memory(err, path);
        } else {
            code = tamiz_input_read(input, room, 1 << 16, &got, err);
            text->size -= (1 << 16) - (code ? 0 : got);
        }
        if (!code && text->size > MOST_FILE)
            code = tamiz_fail(err, TAMIZ_TOO_LARGE, path,
                              "over 16 MiB of terms to watch for");
    }
    tamiz_input_close(input);
    return code;
}

tamiz_code tamiz_watch_open(const char *path, tamiz_watch **out,
                            tamiz_error *err) {
    tamiz_buffer text = {0};
    tamiz_latin *latin = NULL;
    tamiz_watch *w = calloc(1, sizeof *w);
    if (!w) return tamiz_fail_memory(err, path);
    tamiz_code code = read_file(path, &text, err);
    if (!code) code = tamiz_latin_new(&latin, err);
    if (!code) code = read_lines(w, latin, tamiz_buffer_view(&text), path, err);
    tamiz_latin_free(latin);
    tamiz_buffer_clear(&text);
    if (code)
        tamiz_watch_close(w);
    else
        *out = w;
    return code;
}

void tamiz_watch_close(tamiz_watch *w) {
    if (!w) return;
    tamiz_arena_clear(&w->arena);
    tamiz_buffer_clear(&w->terms);
    tamiz_table_clear(&w->first);
    free(w);
}

uint64_t tamiz_watch_hash(const tamiz_watch *w) {
    return w->hash;
}

/* ---- finding ----------------------------------------------------------- */

static const term *term_at(const tamiz_watch *w, uint32_t number) {
    return &((const term *)(const void *)w->terms.data)[number - 1];
}

static bool stands_at(const term *t, const tamiz_words *words, size_t at) {
    if (words->count - at < t->count) return false;
    for (size_t i = 0; i < t->count; i++)
        if (!tamiz_span_equal(t->words[i], words->words[at + i].ascii))
            return false;
    return true;
}

static void add_found(tamiz_buffer *found, const term *t,
                      const tamiz_word *first, const tamiz_word *last) {
    tamiz_watch_found f = {first->start, last->end, t->text, t->kind};
    tamiz_buffer_add(found, &f, sizeof f);
}

static void find_bic(const tamiz_watch *w, tamiz_span text,
                     const tamiz_word *word, tamiz_buffer *found) {
    tamiz_span raw = {text.data + word->start, word->end - word->start};
    if (!tamiz_scan_is_bic_like(raw)) return;
    for (uint32_t n = w->bics; n; n = term_at(w, n)->next) {
        tamiz_span prefix = term_at(w, n)->words[0];
        if (prefix.size <= word->ascii.size &&
            !memcmp(prefix.data, word->ascii.data, prefix.size))
            add_found(found, term_at(w, n), word, word);
    }
}

tamiz_code tamiz_watch_find(const tamiz_watch *w, tamiz_latin *latin,
                            tamiz_span text, tamiz_arena *scratch,
                            tamiz_buffer *found, tamiz_error *err) {
    tamiz_words words;
    tamiz_code code = tamiz_text_split(latin, text, scratch, &words, err);
    if (code) return code;
    for (size_t i = 0; i < words.count; i++) {
        const uint32_t *slot =
            tamiz_table_find(&w->first, words.words[i].ascii);
        for (uint32_t n = slot ? *slot : 0; n; n = term_at(w, n)->next)
            if (stands_at(term_at(w, n), &words, i))
                add_found(found, term_at(w, n), &words.words[i],
                          &words.words[i + term_at(w, n)->count - 1]);
        if (w->bics) find_bic(w, text, &words.words[i], found);
    }
    return found->failed ? tamiz_fail_memory(err, "terms") : TAMIZ_OK;
}
