/* SPDX-License-Identifier: Apache-2.0 */
/* Finds mentions: every window is screened, a hit must explain all of the
 * window's words, and of overlapping windows the best one stays.
 *
 * Long texts are read in blocks that end between sentences where they can, so
 * memory does not grow with the text, only with what is found. */
#include "scan_find.h"

#include "base_error.h"
#include "base_utf8.h"
#include "scan_choice.h"
#include "scan_context.h"
#include "scan_filter.h"
#include "scan_fit.h"
#include "scan_refer.h"
#include "scan_small.h"
#include "scan_text.h"
#include "screen_query.h"

enum { BLOCK = 256 * 1024 };

typedef struct scanner {
    const tamiz_scan_search *search;
    tamiz_options options; /* its own, of which a mention needs more */
    tamiz_span text;       /* all of it */
    size_t known;          /* of search->known, that ends next */
    tamiz_buffer *mentions;
    tamiz_screener screener;
    tamiz_arena arena; /* one block */
    tamiz_scan_text block;
    size_t offset;        /* of the block in the text */
    size_t settled;       /* end of the last mention before it */
    tamiz_buffer windows; /* of tamiz_choice */
    tamiz_filter *filter;
    const uint8_t *small; /* of each word, scan_small.h */
    tamiz_arena listed;   /* a listed name that is looked at closely */
    tamiz_refer refer;
} scanner;

/* Drops the hits that are no mentions; the rest keep their order. */
static tamiz_code keep_mentions(scanner *s, tamiz_answer *answer,
                                const tamiz_window *around, tamiz_error *err) {
    size_t kept = 0;
    for (size_t i = 0; i < answer->hit_count; i++) {
        bool fits;
        tamiz_arena_reset(&s->listed);
        tamiz_code code =
            tamiz_fit_tells(around, &answer->hits[i], s->screener.worker->latin,
                            &s->listed, &fits, err);
        if (code) return code;
        if (!fits) continue;
        answer->hits[kept] = answer->hits[i];
        answer->entities[kept++] = answer->entities[i];
    }
    answer->hit_count = kept;
    return TAMIZ_OK;
}

/* ---- windows ----------------------------------------------------------- */

/* The slow way, to hold the fast one against: every window is asked for, and
 * every name scored. */
static bool exhaustive(const scanner *s) {
    return s->screener.policy.options->exhaustive;
}

/* Whether a rule for this window looks at more than its bytes. */
static bool looks_around(const scanner *s, size_t first, size_t last) {
    return tamiz_scan_text_is_small(&s->block, first, last) ||
           tamiz_context_is_site(&s->block, first, last);
}

/* The window as a query and its name. */
static tamiz_code ask_words(scanner *s, size_t first, size_t last,
                            tamiz_name *name, tamiz_answer **answer,
                            tamiz_error *err) {
    const tamiz_word *from = &s->block.words.words[first];
    const tamiz_word *to = &s->block.words.words[last];
    tamiz_query query = {.name = s->block.text.data + from->start,
                         .name_size = to->end - from->start};
    tamiz_word words[TAMIZ_WINDOW_WORDS];
    for (size_t i = first; i <= last; i++) {
        words[i - first] = s->block.words.words[i];
        words[i - first].start -= from->start;
        words[i - first].end -= from->start;
    }
    tamiz_code code =
        tamiz_name_of_words(words, last - first + 1, tamiz_query_name(&query),
                            false, &s->arena, name, err);
    if (!code && !tamiz_name_hear(name, &s->arena))
        code = tamiz_fail_memory(err, "words");
    return code ? code
                : tamiz_screener_ask_name(&s->screener, &query, name, answer,
                                          err);
}

static tamiz_code ask(scanner *s, tamiz_choice *window, tamiz_error *err) {
    tamiz_name name;
    tamiz_answer *answer = NULL;
    size_t first = window->first, last = window->last;
    window->score = 0;
    tamiz_code code = ask_words(s, first, last, &name, &answer, err);
    if (code) return code;
    tamiz_window around = {&s->block, first, last, &name};
    if (answer) code = keep_mentions(s, answer, &around, err);
    if (!code && answer && answer->hit_count) {
        window->answer = answer;
        window->score = answer->hits[0].score;
        return TAMIZ_OK;
    }
    tamiz_answer_free(answer);
    if (!code && !exhaustive(s) && first < last &&
        !looks_around(s, first, last))
        tamiz_filter_silence(s->filter, first, last);
    return code;
}

/* Its turn: a closer look, which may put it off, and then the question. */
static tamiz_code take_turn(void *context, tamiz_choice *window,
                            tamiz_error *err) {
    scanner *s = context;
    size_t first = window->first, last = window->last;
    if (window->looked) return ask(s, window, err);
    window->looked = true;
    window->score = tamiz_filter_is_silent(s->filter, first, last)
                        ? 0
                        : tamiz_filter_most(s->filter, first, last);
    if (s->filter->failed) return tamiz_fail_memory(err, "words");
    return window->score < 1 ? TAMIZ_OK : ask(s, window, err);
}

/* One of small words was looked at closely, by rules of its own: what is no
 * mention in a text without capitals may be one here. */
static tamiz_code add_window(scanner *s, size_t first, size_t last, bool small,
                             tamiz_error *err) {
    tamiz_choice window = {
        .first = first, .last = last, .score = 1, .looked = small};
    tamiz_code code = exhaustive(s) ? ask(s, &window, err) : TAMIZ_OK;
    if (code || (exhaustive(s) && !window.answer)) return code;
    tamiz_buffer_add(&s->windows, &window, sizeof window);
    if (!s->windows.failed) return TAMIZ_OK;
    tamiz_answer_free(window.answer);
    return tamiz_fail_memory(err, "mentions");
}

static tamiz_code look_at(scanner *s, size_t first, size_t last,
                          tamiz_error *err) {
    if (!exhaustive(s) &&
        (!tamiz_filter_allows(s->filter, first, last) ||
         (first == last && !tamiz_fit_may_be_alone(&s->block, first))))
        return s->filter->failed ? tamiz_fail_memory(err, "words") : TAMIZ_OK;
    return add_window(s, first, last, false, err);
}

/* Whether words i to k, of which some are small, may be a mention: when they
 * are written like a listed name from the first letter to the last. */
static bool may_be_small(const scanner *s, size_t i, size_t k, unsigned are) {
    const tamiz_scan_text *t = &s->block;
    bool all = exhaustive(s);
    if (!all && (!tamiz_small_allows(are) ||
                 !tamiz_filter_has_letters(s->filter, i, k)))
        return false;
    if (!tamiz_scan_text_is_small(t, i, k) ||
        tamiz_small_is_in_an_address(t, i, k))
        return false;
    return all || (tamiz_small_may_be(t, i, k) &&
                   (i < k || tamiz_fit_may_be_alone(t, i)));
}

/* Windows with small words from word i on. */
static tamiz_code look_at_small(scanner *s, size_t i, tamiz_error *err) {
    size_t end = i + TAMIZ_SMALL_WORDS;
    unsigned are = 0;
    if (end > s->block.words.count) end = s->block.words.count;
    for (size_t k = i; k < end; k++) {
        if (k > i && s->small[k] & TAMIZ_SMALL_APART) break;
        are |= s->small[k];
        if (!exhaustive(s) && are & TAMIZ_SMALL_CAPITAL &&
            are & TAMIZ_SMALL_PLAIN)
            break; /* nor is a longer one */
        if (!may_be_small(s, i, k, are)) continue;
        tamiz_code code = add_window(s, i, k, true, err);
        if (code) return code;
    }
    return TAMIZ_OK;
}

/* Words are asked about in order of place. */
static bool is_known(scanner *s, size_t place) {
    const tamiz_scan_search *of = s->search;
    if (exhaustive(s)) return false;
    while (s->known < of->known_count && of->known[s->known].end <= place)
        s->known++;
    return s->known < of->known_count && of->known[s->known].start <= place;
}

/* Looks at all windows that start before word `stop`. */
static tamiz_code look_at_all(scanner *s, size_t stop, tamiz_error *err) {
    for (size_t i = 0; i < stop; i++) {
        size_t place = s->offset + s->block.words.words[i].start;
        if (place < s->settled || is_known(s, place)) continue;
        size_t end = tamiz_scan_text_reach(&s->block, i);
        for (size_t k = i; k < end; k++) {
            if (!tamiz_scan_text_may_end(&s->block, k)) continue;
            tamiz_code code = look_at(s, i, k, err);
            if (code) return code;
        }
        bool small =
            s->small && (exhaustive(s) || s->small[i] & TAMIZ_SMALL_NEAR);
        tamiz_code code = small ? look_at_small(s, i, err) : TAMIZ_OK;
        if (code) return code;
    }
    return TAMIZ_OK;
}

/* ---- mentions ---------------------------------------------------------- */

static void add_mention(scanner *s, const tamiz_choice *w) {
    const tamiz_scan_text *t = &s->block;
    size_t start, end;
    tamiz_scan_text_sentence(t, w->first, w->last, &start, &end);
    tamiz_mention mention = {
        .start = s->offset + t->words.words[w->first].start,
        .end = s->offset + t->words.words[w->last].end,
        .sentence_start = s->offset + start,
        .sentence_end = s->offset + end,
        .answer = w->answer,
        .refers_to = TAMIZ_NO_MENTION,
        .may_refer_to = {TAMIZ_NO_MENTION, TAMIZ_NO_MENTION},
    };
    s->settled = (size_t)mention.end;
    tamiz_buffer_add(s->mentions, &mention, sizeof mention);
    if (s->mentions->failed) tamiz_answer_free(w->answer);
}

/* The first word that is left to the next block: no window reaches over the
 * start of a sentence, nor over more than TAMIZ_WINDOW_WORDS words. */
static size_t first_left(const tamiz_words *words) {
    size_t count = words->count;
    for (size_t i = count; i > count / 2 + 1; i--)
        if (words->words[i - 1].flags & TAMIZ_WORD_NEW_SENTENCE) return i - 1;
    return count > (size_t)2 * TAMIZ_WINDOW_WORDS ? count - TAMIZ_WINDOW_WORDS
                                                  : count;
}

/* What the words of the block are by themselves. */
static tamiz_code read_words(scanner *s, tamiz_error *err) {
    s->small = NULL;
    if (s->block.has_case)
        s->small = tamiz_small_read(&s->filter->small, &s->block, &s->arena);
    return tamiz_filter_read(s->filter, &s->block, &s->arena) &&
                   (s->small || !s->block.has_case)
               ? TAMIZ_OK
               : tamiz_fail_memory(err, "words");
}

/* Scans a block and sets *done to how many bytes of it need no second look. */
static tamiz_code scan_block(scanner *s, tamiz_span block, bool last,
                             size_t *done, tamiz_error *err) {
    tamiz_arena_reset(&s->arena);
    tamiz_code code = tamiz_scan_text_read(s->screener.worker->latin, block,
                                           &s->arena, &s->block, err);
    if (!code) code = read_words(s, err);
    size_t stop = code ? 0 : s->block.words.count;
    if (!code && !last) stop = first_left(&s->block.words);
    if (!code) code = look_at_all(s, stop, err);
    if (!code)
        code = tamiz_choose(&s->windows, s->block.words.count, &s->arena,
                            take_turn, s, err);
    if (code) {
        tamiz_choices_reset(&s->windows);
        return code;
    }
    const tamiz_choice *windows =
        (const tamiz_choice *)(const void *)s->windows.data;
    size_t count = s->windows.size / sizeof *windows;
    size_t settled = s->settled;
    size_t first = s->mentions->size / sizeof(tamiz_mention);
    for (size_t i = 0; i < count; i++) add_mention(s, &windows[i]);
    tamiz_buffer_reset(&s->windows);
    *done = stop < s->block.words.count ? s->block.words.words[stop].start
                                        : block.size;
    if (s->mentions->failed) return tamiz_fail_memory(err, "mentions");
    tamiz_refer_block read = {&s->block, stop, s->offset, settled};
    return s->search->refer
               ? tamiz_refer_read(&s->refer, &read, s->mentions, first, err)
               : TAMIZ_OK;
}

/* A block ends behind the last line end in it, or the last space, or where it
 * is full, but never inside a character. */
static size_t block_size(tamiz_span rest) {
    if (rest.size <= BLOCK) return rest.size;
    for (const char *stop = "\n "; *stop; stop++)
        for (size_t i = BLOCK; i > BLOCK / 2; i--)
            if (rest.data[i - 1] == *stop) return i;
    size_t size = BLOCK;
    while ((rest.data[size] & 0xc0) == 0x80) size--;
    return size;
}

static tamiz_code scan_all(scanner *s, tamiz_error *err) {
    tamiz_span text = s->text;
    size_t bad = tamiz_utf8_check(text);
    if (bad != SIZE_MAX)
        return tamiz_fail_at(err, TAMIZ_BAD_INPUT, s->search->name, 0, 0, bad,
                             "byte %zu is not UTF-8 text", bad);
    while (s->offset < text.size) {
        tamiz_span rest = tamiz_span_from(text, s->offset);
        bool last = block_size(rest) == rest.size;
        size_t done = 0;
        rest.size = block_size(rest);
        tamiz_code code = scan_block(s, rest, last, &done, err);
        if (code) return code;
        s->offset += done;
    }
    return TAMIZ_OK;
}

static tamiz_code init_screener(scanner *s, tamiz_error *err) {
    const tamiz_scan_search *of = s->search;
    tamiz_code code =
        of->worker
            ? tamiz_screener_init_with(&s->screener, of->snapshot, &s->options,
                                       of->worker, err)
            : tamiz_screener_init(&s->screener, of->snapshot, &s->options, err);
    s->screener.only_hits = true;
    return code;
}

tamiz_code tamiz_scan_find(const tamiz_scan_search *search, tamiz_span text,
                           tamiz_buffer *mentions, tamiz_scan_config config,
                           tamiz_error *err) {
    const tamiz_options *options = search->options;
    scanner s = {.search = search,
                 .options = *options,
                 .text = text,
                 .mentions = mentions};
    bool own = options->policy && options->threshold < 0;
    if (!own && s.options.threshold < TAMIZ_MENTION_SCORE)
        s.options.threshold = TAMIZ_MENTION_SCORE;
    tamiz_code code = init_screener(&s, err);
    if (code) return code;
    tamiz_gate_raise(&s.screener.policy, TAMIZ_MENTION_SCORE);
    if (s.screener.policy.rules && s.screener.policy.rules->ofac) {
        tamiz_screener_clear(&s.screener);
        return tamiz_fail(err, TAMIZ_UNSUPPORTED, "policy",
                          "the scorer ofac compares every listed name with "
                          "every window of a text; expected tamiz");
    }
    (void)snprintf(config, TAMIZ_SCAN_CONFIG, "%s", s.screener.policy.config);
    s.refer.snapshot = search->snapshot;
    s.refer.latin = s.screener.worker->latin;
    s.filter = tamiz_filter_of(s.screener.worker, search->snapshot, config);
    code = s.filter ? scan_all(&s, err) : tamiz_fail_memory(err, search->name);
    tamiz_arena_clear(&s.listed);
    tamiz_refer_clear(&s.refer);
    tamiz_screener_clear(&s.screener);
    tamiz_arena_clear(&s.arena);
    tamiz_buffer_clear(&s.windows);
    return code;
}
