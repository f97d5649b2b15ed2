/* SPDX-License-Identifier: Apache-2.0 */
#include "scan_claim_words.h"

#include "base_error.h"
#include "scan_claim_when.h"

typedef struct cutter {
    const tamiz_scan_text *scan;
    size_t offset; /* of the sentence in the text */
    tamiz_date today;
    const tamiz_mention *mentions;
    size_t mention_count;
    tamiz_claim_sentence *out;
} cutter;

/* The first phrase that is not before the key; the one behind the last = none.
 */
static size_t phrase_from(tamiz_span key) {
    size_t low = 0, high = tamiz_claim_phrase_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        tamiz_span row = tamiz_span_of(tamiz_claim_phrases[middle].text);
        if (tamiz_span_order(row, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static const tamiz_claim_phrase *find_phrase(tamiz_span key) {
    size_t at = phrase_from(key);
    return at < tamiz_claim_phrase_count &&
                   tamiz_span_is(key, tamiz_claim_phrases[at].text)
               ? &tamiz_claim_phrases[at]
               : NULL;
}

const tamiz_claim_token *tamiz_claim_at(const tamiz_claim_sentence *s,
                                        size_t i) {
    static const tamiz_claim_token none;
    return i < s->count ? &s->tokens[i] : &none;
}

const tamiz_claim_phrase *tamiz_claim_is(const tamiz_claim_sentence *s,
                                         size_t token, tamiz_claim_class sort) {
    if (token >= s->count) return NULL;
    const tamiz_claim_phrase *first = s->tokens[token].phrase, *row = first;
    const tamiz_claim_phrase *end =
        tamiz_claim_phrases + tamiz_claim_phrase_count;
    /* "us" is no country, nor is the Spanish article "un". */
    if (sort == TAMIZ_CLAIM_AUTH && first && strlen(first->text) == 2 &&
        !s->tokens[token].capital)
        return NULL;
    for (; row && row < end && !strcmp(row->text, first->text); row++)
        if (row->sort == sort) return row;
    return NULL;
}

static const tamiz_word *word_at(const cutter *c, size_t i) {
    return i < c->scan->words.count ? &c->scan->words.words[i] : NULL;
}

/* A number of up to four digits, or -1. */
static int number_at(const cutter *c, size_t i) {
    const tamiz_word *w = word_at(c, i);
    int n = 0;
    if (!w || !w->ascii.size || w->ascii.size > 4) return -1;
    for (size_t k = 0; k < w->ascii.size; k++) {
        if (w->ascii.data[k] < '0' || w->ascii.data[k] > '9') return -1;
        n = n * 10 + (w->ascii.data[k] - '0');
    }
    return n;
}

static int month_at(const cutter *c, size_t i) {
    const tamiz_word *w = word_at(c, i);
    const tamiz_claim_phrase *row = w ? find_phrase(w->ascii) : NULL;
    const tamiz_claim_phrase *first = row;
    for (; row && !strcmp(row->text, first->text); row++)
        if (row->sort == TAMIZ_CLAIM_MONTH) {
            int n = row->value[0] - '0';
            return row->value[1] ? 10 * n + (row->value[1] - '0') : n;
        }
    return 0;
}

static bool is_word(const cutter *c, size_t i, const char *text) {
    const tamiz_word *w = word_at(c, i);
    return w && tamiz_span_is(w->ascii, text);
}

/* Takes a year, with "de" or without, from *at on. */
static int take_year(const cutter *c, size_t *at) {
    size_t i = *at + is_word(c, *at, "de");
    int year = number_at(c, i);
    if (year < 1900 || year > 2199) return 0;
    *at = i + 1;
    return year;
}

static bool check_day(tamiz_date date) {
    char text[TAMIZ_DATE_TEXT];
    tamiz_date again;
    tamiz_date_print(date, text);
    return tamiz_date_parse_iso(tamiz_span_of(text), &again);
}

static bool is_lead_to_year(const cutter *c, size_t i) {
    return is_word(c, i, "in") || is_word(c, i, "en") ||
           is_word(c, i, "since") || is_word(c, i, "desde");
}

/* "20 January 2025", "January 20, 2025", "20 de enero de 2025", "January
 * 2025", "2025-01-20", and a year after "in" or "since". Returns the words. */
static size_t date_at(const cutter *c, size_t i, tamiz_date *out) {
    tamiz_date date = {0};
    size_t at = i;
    int day = number_at(c, i), month = 0;
    if (day >= 1900 && day < 2200) {
        int m = number_at(c, i + 1), d = number_at(c, i + 2);
        if (i && is_lead_to_year(c, i - 1)) {
            *out = (tamiz_date){.year = (int16_t)day};
            at = i + 1;
        }
        if (m < 1 || m > 12 || d < 1 || d > 31) return at - i;
        date = (tamiz_date){(int16_t)day, (uint8_t)m, (uint8_t)d};
        at = i + 3;
    } else {
        if (day > 0 && day < 32) {
            at += 1 + is_word(c, i + 1, "de");
            month = month_at(c, at++);
        } else if ((month = month_at(c, at++))) {
            day = number_at(c, at);
            if (day > 0 && day < 32)
                at++;
            else
                day = 0;
        }
        int year = month ? take_year(c, &at) : 0;
        if (!year) return 0;
        date = (tamiz_date){(int16_t)year, (uint8_t)month, (uint8_t)day};
    }
    if (!check_day(date)) return 0;
    *out = date;
    return at - i;
}

/* A dash with spaces, a long one or a parenthesis sets off as a comma does. */
static bool is_set_off(tamiz_span gap) {
    static const char *const signs[] = {"(",    ")",      " - ",
                                        " -- ", "\u2013", "\u2014"};
    for (size_t k = 0; k < sizeof signs / sizeof *signs; k++)
        for (size_t i = 0; i < gap.size; i++)
            if (tamiz_span_starts(tamiz_span_from(gap, i), signs[k]))
                return true;
    return false;
}

/* What stands between word i and the one before. */
static tamiz_span gap_before(const cutter *c, size_t i) {
    size_t from = i ? word_at(c, i - 1)->end : 0, to = word_at(c, i)->start;
    return (tamiz_span){c->out->text.data + c->offset + from, to - from};
}

static bool is_after_comma(const cutter *c, size_t i) {
    return word_at(c, i)->flags & TAMIZ_WORD_AFTER_COMMA ||
           is_set_off(gap_before(c, i));
}

/* The longest phrase of the tables from word i on; returns its words. */
static size_t phrase_at(const cutter *c, size_t i, size_t limit,
                        const tamiz_claim_phrase **out) {
    char key[256];
    size_t used = 0, found = 0;
    for (size_t n = 1; n <= TAMIZ_CLAIM_PHRASE && i + n <= limit; n++) {
        const tamiz_word *w = word_at(c, i + n - 1);
        if (used + w->ascii.size + 1 >= sizeof key) break;
        if (n > 1 && is_after_comma(c, i + n - 1)) break;
        if (n > 1) key[used++] = ' ';
        memcpy(key + used, w->ascii.data, w->ascii.size);
        used += w->ascii.size;
        size_t at = phrase_from((tamiz_span){key, used});
        if (at == tamiz_claim_phrase_count) break;
        const tamiz_claim_phrase *row = &tamiz_claim_phrases[at];
        if (strncmp(row->text, key, used) != 0) break; /* none begins so */
        if (row->text[used] || row->sort == TAMIZ_CLAIM_LIST_ID) continue;
        *out = row;
        found = n;
    }
    return found;
}

/* Words that the mention number m covers from word i on. */
static size_t mention_at(const cutter *c, size_t i, size_t m) {
    size_t n = 0;
    if (m >= c->mention_count) return 0;
    uint64_t start = c->mentions[m].start, end = c->mentions[m].end;
    for (; word_at(c, i + n); n++) {
        uint64_t at = c->offset + word_at(c, i + n)->start;
        if (at < start || at >= end) break;
    }
    return n;
}

static void add_token(cutter *c, size_t i, size_t n, tamiz_claim_token token) {
    const tamiz_word *first = word_at(c, i), *last = word_at(c, i + n - 1);
    tamiz_span text = c->out->text;
    token.start = c->offset + first->start;
    token.end = c->offset + last->end;
    tamiz_span gap = gap_before(c, i);
    token.comma = is_after_comma(c, i);
    token.hyphen = gap.size && gap.data[gap.size - 1] == '-' && !token.comma;
    token.capital = first->flags & TAMIZ_WORD_CAPITAL;
    token.year = !token.date.year && number_at(c, i) >= 1900;
    tamiz_span rest = tamiz_span_from(text, token.end);
    token.possessive =
        tamiz_span_starts(rest, "'s") || tamiz_span_starts(rest, "\u2019s");
    c->out->tokens[c->out->count++] = token;
}

/* "Friday, 5 September" tells the day itself: with a date or a month in the
 * sentence the day of the text dates nothing. */
static void date_by_today(cutter *c) {
    tamiz_claim_sentence *s = c->out;
    for (size_t i = 0; i < s->count; i++)
        if (s->tokens[i].date.year ||
            (tamiz_claim_is(s, i, TAMIZ_CLAIM_MONTH) &&
             !tamiz_claim_is(s, i, TAMIZ_CLAIM_HEDGE)))
            return;
    for (size_t i = 0; c->today.year && i < s->count; i++) {
        const tamiz_claim_phrase *when = tamiz_claim_is(s, i, TAMIZ_CLAIM_WHEN);
        const tamiz_claim_phrase *weekday =
            tamiz_claim_is(s, i, TAMIZ_CLAIM_WEEKDAY);
        if (when)
            tamiz_claim_when(c->today, when->value, when->form[0],
                             &s->tokens[i]);
        else if (weekday)
            tamiz_claim_weekday(c->today, weekday->value[0] - '0',
                                &s->tokens[i]);
    }
}

static void cut(cutter *c) {
    size_t m = 0;
    for (size_t i = 0; word_at(c, i);) {
        tamiz_claim_token token = {0};
        size_t n = mention_at(c, i, m), limit = i;
        if (n) token.mention = &c->mentions[m++];
        if (!n) n = date_at(c, i, &token.date);
        while (!n && limit < i + TAMIZ_CLAIM_PHRASE && word_at(c, limit) &&
               !mention_at(c, limit, m))
            limit++;
        if (!n) n = phrase_at(c, i, limit, &token.phrase);
        if (!n) n = 1;
        add_token(c, i, n, token);
        i += n;
    }
}

/* ---- datelines --------------------------------------------------------- */

enum { DATELINE = 200 }; /* bytes in which it must stand */

/* Whether the first word is in capitals, as places of datelines are. */
static bool is_place(const cutter *c, tamiz_span head) {
    const tamiz_word *w = word_at(c, 0);
    for (size_t k = w->start; k < w->end && k < head.size; k++)
        if (head.data[k] >= 'a' && head.data[k] <= 'z') return false;
    return w->flags & TAMIZ_WORD_CAPITAL;
}

/* What stands behind the dash that follows, with the agency in parentheses
 * before it or not; data NULL when none does. */
static tamiz_span behind_dash(tamiz_span rest) {
    static const char *const dashes[] = {"-", "\u2013", "\u2014"};
    while (rest.size && rest.data[0] == ' ') rest = tamiz_span_from(rest, 1);
    if (tamiz_span_starts(rest, "(")) {
        const char *end = memchr(rest.data, ')', rest.size);
        if (!end) return (tamiz_span){0};
        rest = tamiz_span_from(rest, (size_t)(end - rest.data) + 1);
    }
    while (rest.size && rest.data[0] == ' ') rest = tamiz_span_from(rest, 1);
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (tamiz_span_starts(rest, dashes[i]))
            return tamiz_span_from(rest, strlen(dashes[i]));
    return (tamiz_span){0};
}

tamiz_code tamiz_claim_dateline(tamiz_latin *latin, tamiz_span text,
                                tamiz_arena *arena, tamiz_date *out,
                                size_t *start, tamiz_error *err) {
    tamiz_scan_text scan;
    size_t size = text.size < DATELINE ? text.size : DATELINE;
    while (size && size < text.size && (text.data[size] & 0xc0) == 0x80) size--;
    tamiz_span head = {text.data, size};
    tamiz_code code = tamiz_scan_text_read(latin, head, arena, &scan, err);
    cutter c = {.scan = &scan};
    *out = (tamiz_date){0};
    *start = 0;
    for (size_t i = 1; !code && i < 8 && word_at(&c, i); i++) {
        tamiz_date date = {0};
        size_t n = date_at(&c, i, &date);
        if (!n || !date.day || !is_place(&c, head)) continue;
        tamiz_span rest = tamiz_span_from(head, word_at(&c, i + n - 1)->end);
        rest = behind_dash(rest);
        if (rest.data) {
            *out = date;
            *start = (size_t)(rest.data - head.data);
        }
        break;
    }
    return code;
}

static tamiz_code cut_words(cutter *c, tamiz_arena *arena, tamiz_error *err) {
    tamiz_claim_sentence *s = c->out;
    s->tokens =
        tamiz_arena_array(arena, c->scan->words.count + 1, sizeof *s->tokens);
    if (!s->tokens) return tamiz_fail_memory(err, "claims");
    cut(c);
    date_by_today(c);
    return TAMIZ_OK;
}

tamiz_code tamiz_claim_words(tamiz_latin *latin, tamiz_span text,
                             tamiz_date today, const tamiz_mention *mentions,
                             size_t count, tamiz_arena *arena,
                             tamiz_claim_sentence *out, tamiz_error *err) {
    size_t start = mentions[0].sentence_start, end = mentions[0].sentence_end;
    tamiz_scan_text scan;
    tamiz_code code = tamiz_scan_text_read(
        latin, (tamiz_span){text.data + start, end - start}, arena, &scan, err);
    if (code) return code;
    *out = (tamiz_claim_sentence){.text = text};
    cutter c = {&scan, start, today, mentions, count, out};
    return cut_words(&c, arena, err);
}

/* ---- the sentence that follows ----------------------------------------- */

enum { NEXT = 300 }; /* bytes */

/* The text from `from` on that may hold the sentence, without blanks before it:
 * empty behind the end of a paragraph. */
static tamiz_span window_at(tamiz_span text, size_t *from) {
    size_t lines = 0, size = NEXT;
    while (*from < text.size && text.data[*from] &&
           strchr(" \t\r\n", text.data[*from])) {
        lines += text.data[*from] == '\n';
        ++*from;
    }
    tamiz_span rest = tamiz_span_from(text, *from);
    if (lines > 1) size = 0;
    if (rest.size <= size) return rest;
    while (size && (rest.data[size] & 0xc0) == 0x80) size--;
    return (tamiz_span){rest.data, size};
}

tamiz_code tamiz_claim_next(tamiz_latin *latin, tamiz_span text, size_t from,
                            tamiz_arena *arena, tamiz_claim_sentence *out,
                            tamiz_error *err) {
    tamiz_span window = window_at(text, &from);
    *out = (tamiz_claim_sentence){.text = text};
    tamiz_scan_text scan;
    if (!window.size) return TAMIZ_OK;
    tamiz_code code = tamiz_scan_text_read(latin, window, arena, &scan, err);
    if (code || !scan.words.count) return code;
    size_t start = 0, end = 0;
    tamiz_scan_text_sentence(&scan, 0, 0, &start, &end);
    bool whole = from + end == text.size || end < window.size;
    if (!end || !whole || window.data[end - 1] == '?') return TAMIZ_OK;
    while (scan.words.count && scan.words.words[scan.words.count - 1].end > end)
        scan.words.count--;
    cutter c = {.scan = &scan, .offset = from, .out = out};
    return cut_words(&c, arena, err);
}
