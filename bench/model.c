/* SPDX-License-Identifier: Apache-2.0 */
#include "model.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LETTERS = 27, CONTEXTS = LETTERS * LETTERS * LETTERS, LONGEST = 24 };
enum { CLASSES = MODEL_KINDS * MODEL_PLACES, MOST_ALIASES = 64 };
enum { COMMON = 400, DRAWS_MOST = 16 };

/* A growing array of uint32_t. */
typedef struct numbers {
    uint32_t *all;
    size_t count, room;
} numbers;

/* One token of one class. */
typedef struct token {
    uint32_t text;     /* offset into the pool */
    uint32_t count;    /* draws */
    bool common;       /* stands where it stood in a real name */
    uint32_t variants; /* 0 = none; else 1 + index into model.variants */
} token;

/* How a real alias relates to its primary name: per token of the alias, what
 * it is and of which token of the primary name. */
typedef enum relation { SAME, SPELLED, FRESH } relation;
typedef struct pattern {
    uint8_t count;
    struct {
        uint8_t relation, of;
    } parts[MODEL_TOKENS];
} pattern;

typedef struct patterns {
    pattern *all;
    size_t count, room;
} patterns;

struct model {
    uint64_t seed;
    char *pool;
    size_t pool_size, pool_room;
    token *tokens;
    size_t token_count, token_room;
    uint32_t *table; /* open addressing: 1 + token */
    size_t table_room;
    numbers history[CLASSES];
    numbers examples[MODEL_KINDS]; /* primary names: count, then tokens */
    numbers starts[MODEL_KINDS];   /* of each example */
    numbers kinds;
    numbers alias_counts[MODEL_KINDS];
    patterns patterns[MODEL_KINDS][MODEL_TOKENS + 1];
    numbers *variants;
    size_t variant_count, variant_room;
    uint32_t *letters[MODEL_KINDS]; /* [CONTEXTS][LETTERS], cumulated */
    double exponent[CLASSES];
    size_t names, parties, drawn;
};

/* ---- arrays ------------------------------------------------------------ */

static void *grow(void *all, size_t *room, size_t need, size_t size) {
    if (need <= *room) return all;
    while (*room < need) *room = *room ? *room * 2 : 16;
    void *more = realloc(all, *room * size);
    if (!more) bench_fail("memory", "there is no more");
    return more;
}

static void add_number(numbers *n, uint32_t value) {
    n->all = grow(n->all, &n->room, n->count + 1, sizeof *n->all);
    n->all[n->count++] = value;
}

uint64_t model_random(model *m) {
    return bench_random(&m->seed);
}

static size_t below(model *m, size_t count) {
    return (size_t)(bench_random(&m->seed) % count);
}

static double fraction(model *m) {
    return (double)(bench_random(&m->seed) >> 11) * 0x1p-53;
}

static uint32_t draw_number(model *m, const numbers *n) {
    return n->all[below(m, n->count)];
}

/* ---- vocabulary -------------------------------------------------------- */

static uint64_t hash_of(const char *text, unsigned class) {
    uint64_t hash = 1469598103934665603u ^ class; /* FNV-1a */
    for (; *text; text++) hash = (hash ^ (unsigned char)*text) * 1099511628211u;
    return hash ^ (hash >> 29);
}

static const char *text_of(const model *m, uint32_t number) {
    return m->pool + m->tokens[number].text;
}

const char *model_token(const model *m, uint32_t number) {
    return text_of(m, number);
}

static uint32_t *slot_of(const model *m, const char *text, uint64_t hash) {
    size_t mask = m->table_room - 1, i = (size_t)hash & mask;
    /* Equal texts of two classes differ in the hash, so almost surely end in
     * different slots; the class is the first byte of the text's entry. */
    while (m->table[i]) {
        const char *have = text_of(m, m->table[i] - 1);
        if (have[-1] == (char)(hash & 15) && !strcmp(have, text)) break;
        i = (i + 1) & mask;
    }
    return &m->table[i];
}

/* The low four bits of the hash are the class, so that it can be compared. */
static uint64_t key_of(const char *text, unsigned class) {
    return (hash_of(text, class) & ~UINT64_C(15)) | class;
}

static void rehash(model *m) {
    free(m->table);
    m->table_room = m->table_room ? m->table_room * 2 : 1 << 16;
    m->table = bench_take(m->table_room, sizeof *m->table);
    for (uint32_t i = 0; i < m->token_count; i++) {
        const char *text = text_of(m, i);
        *slot_of(m, text, key_of(text, (unsigned)text[-1])) = i + 1;
    }
}

static bool is_known(const model *m, const char *text, unsigned class) {
    return m->table_room && *slot_of(m, text, key_of(text, class));
}

/* The token's number; a new one when it is not there yet. */
static uint32_t token_of(model *m, const char *text, unsigned class) {
    if (m->token_count * 2 >= m->table_room) rehash(m);
    uint32_t *slot = slot_of(m, text, key_of(text, class));
    if (*slot) return *slot - 1;
    size_t size = strlen(text) + 1;
    m->pool = grow(m->pool, &m->pool_room, m->pool_size + size + 1, 1);
    m->tokens =
        grow(m->tokens, &m->token_room, m->token_count + 1, sizeof *m->tokens);
    m->pool[m->pool_size] = (char)class;
    memcpy(m->pool + m->pool_size + 1, text, size);
    m->tokens[m->token_count] = (token){.text = (uint32_t)m->pool_size + 1};
    m->pool_size += size + 1;
    if (m->pool_size > UINT32_MAX) bench_fail("words", "over 4 GiB");
    *slot = (uint32_t)++m->token_count;
    return *slot - 1;
}

/* ---- letters ----------------------------------------------------------- */

static unsigned letter_of(char c) {
    return c >= 'A' && c <= 'Z' ? (unsigned)(c - 'A' + 1) : 0;
}

static void learn_letters(uint32_t *letters, const char *text) {
    unsigned context = 0;
    for (;; text++) {
        unsigned letter = letter_of(*text);
        letters[context * LETTERS + letter]++;
        if (!*text) return;
        context = (context * LETTERS + letter) % CONTEXTS;
    }
}

static unsigned draw_letter(model *m, const uint32_t *row) {
    uint64_t sum = 0;
    for (unsigned i = 0; i < LETTERS; i++) sum += row[i];
    if (!sum) return 0;
    uint64_t at = bench_random(&m->seed) % sum;
    unsigned i = 0;
    for (; at >= row[i]; i++) at -= row[i];
    return i;
}

static size_t draw_letters(model *m, model_kind kind, char *out) {
    unsigned context = 0;
    size_t size = 0;
    while (size < LONGEST) {
        unsigned letter =
            draw_letter(m, m->letters[kind] + (size_t)context * LETTERS);
        if (!letter) break;
        out[size++] = (char)('A' + letter - 1);
        context = (context * LETTERS + letter) % CONTEXTS;
    }
    out[size] = 0;
    return size;
}

void model_draw_word(model *m, model_kind kind, char out[32]) {
    for (int tries = 0; tries < 8; tries++) {
        size_t size = draw_letters(m, kind, out);
        if (size < 2) continue;
        bool known = false;
        for (unsigned p = 0; p < MODEL_PLACES; p++)
            known |= is_known(m, out, kind * MODEL_PLACES + p);
        if (!known) return;
    }
    if (!out[0]) (void)snprintf(out, 32, "QX%u", (unsigned)below(m, 1 << 30));
}

/* ---- learning ---------------------------------------------------------- */

static unsigned place_of(size_t i, size_t count) {
    if (i + 1 == count) return 2;
    return i ? 1 : 0;
}

static size_t cut(char *text, char *words[MODEL_TOKENS]) {
    static const char between[] = " \",()";
    size_t count = 0;
    for (text += strspn(text, between); *text && count < MODEL_TOKENS;
         text += strspn(text, between)) {
        words[count++] = text;
        text += strcspn(text, between);
        if (*text) *text++ = 0;
    }
    return count;
}

static void upper(char *text) {
    for (; *text; text++)
        if (*text >= 'a' && *text <= 'z') *text = (char)(*text - 'a' + 'A');
}

/* "SURNAME, Given" becomes "GIVEN SURNAME". */
static size_t read_name(char *text, model_kind kind,
                        char *words[MODEL_TOKENS]) {
    upper(text);
    char *comma = kind == MODEL_PERSON ? strchr(text, ',') : NULL;
    if (!comma) return cut(text, words);
    *comma = 0;
    size_t count = cut(comma + 1, words);
    char *more[MODEL_TOKENS];
    size_t rest = cut(text, more);
    for (size_t i = 0; i < rest && count < MODEL_TOKENS; i++)
        words[count++] = more[i];
    return count;
}

static uint32_t push(model *m, const char *text, unsigned class) {
    uint32_t number = token_of(m, text, class);
    m->tokens[number].count++;
    add_number(&m->history[class], number);
    m->drawn++;
    return number;
}

/* Edits up to 2, which is all that is asked here. */
static bool is_near(const char *a, const char *b) {
    size_t n = strlen(a), k = strlen(b);
    if (n > LONGEST || k > LONGEST || n < 4 || k < 4) return false;
    unsigned row[LONGEST + 1];
    for (size_t j = 0; j <= k; j++) row[j] = (unsigned)j;
    for (size_t i = 1; i <= n; i++) {
        unsigned diagonal = row[0];
        row[0] = (unsigned)i;
        for (size_t j = 1; j <= k; j++) {
            unsigned best = diagonal + (a[i - 1] != b[j - 1]);
            if (row[j] + 1 < best) best = row[j] + 1;
            if (row[j - 1] + 1 < best) best = row[j - 1] + 1;
            diagonal = row[j];
            row[j] = best;
        }
    }
    return row[k] <= 2;
}

static void add_variant(model *m, uint32_t of, uint32_t variant) {
    if (!m->tokens[of].variants) {
        m->variants = grow(m->variants, &m->variant_room, m->variant_count + 1,
                           sizeof *m->variants);
        m->variants[m->variant_count++] = (numbers){0};
        m->tokens[of].variants = (uint32_t)m->variant_count;
    }
    add_number(&m->variants[m->tokens[of].variants - 1], variant);
}

static void learn_alias(model *m, model_kind kind, const model_name *primary,
                        char **words, size_t count) {
    pattern p = {.count = (uint8_t)count};
    bool used[MODEL_TOKENS] = {false};
    for (size_t i = 0; i < count; i++) p.parts[i].relation = FRESH;
    for (int pass = SAME; pass <= SPELLED; pass++)
        for (size_t i = 0; i < count; i++)
            for (size_t j = 0; j < primary->count; j++) {
                const char *other = text_of(m, primary->tokens[j]);
                if (used[j] || p.parts[i].relation != FRESH) continue;
                if (pass == SAME ? strcmp(words[i], other) != 0
                                 : !is_near(words[i], other))
                    continue;
                used[j] = true;
                p.parts[i].relation = (uint8_t)pass;
                p.parts[i].of = (uint8_t)j;
                unsigned class =
                    kind * MODEL_PLACES + place_of(j, primary->count);
                if (pass == SPELLED)
                    add_variant(m, primary->tokens[j],
                                token_of(m, words[i], class));
            }
    patterns *all = &m->patterns[kind][primary->count];
    all->all = grow(all->all, &all->room, all->count + 1, sizeof *all->all);
    all->all[all->count++] = p;
}

static model_kind kind_of(const char *schema) {
    if (!strcmp(schema, "Person")) return MODEL_PERSON;
    if (!strcmp(schema, "LegalEntity")) return MODEL_ORGANIZATION;
    return MODEL_VESSEL;
}

static void learn_primary(model *m, model_kind kind, char **words, size_t count,
                          model_name *out) {
    *out = (model_name){.count = count};
    for (size_t i = 0; i < count; i++) {
        unsigned class = kind * MODEL_PLACES + place_of(i, count);
        out->tokens[i] = push(m, words[i], class);
        if (m->tokens[out->tokens[i]].count == 1)
            learn_letters(m->letters[kind], words[i]);
    }
    add_number(&m->starts[kind], (uint32_t)m->examples[kind].count);
    add_number(&m->examples[kind], (uint32_t)count);
    for (size_t i = 0; i < count; i++)
        add_number(&m->examples[kind], out->tokens[i]);
    add_number(&m->kinds, kind);
    m->parties++;
}

/* A party while its names are read. */
typedef struct party {
    char id[160];
    model_kind kind;
    model_name primary;
    uint32_t aliases;
} party;

static void end_party(model *m, const party *p) {
    if (p->id[0])
        add_number(&m->alias_counts[p->kind],
                   p->aliases < MOST_ALIASES ? p->aliases : MOST_ALIASES);
}

static void learn_line(model *m, party *now, bench_line *line) {
    char *fields[4] = {(char *)line->text, NULL, NULL, NULL};
    for (int i = 1; i < 4; i++) {
        fields[i] = strchr(fields[i - 1], '\t');
        if (!fields[i]) bench_fail("names", "expected five columns");
        *fields[i]++ = 0;
    }
    char *words[MODEL_TOKENS];
    model_kind kind = kind_of(fields[1]);
    size_t count = read_name(fields[3], kind, words);
    char id[160];
    (void)snprintf(id, sizeof id, "%s %s", line->kind, fields[0]);
    if (!count || !strcmp(fields[2], "weakAlias")) return;
    m->names++;
    if (strcmp(id, now->id) != 0) {
        end_party(m, now);
        *now = (party){.kind = kind};
        memcpy(now->id, id, sizeof id);
        learn_primary(m, kind, words, count, &now->primary);
        return;
    }
    now->aliases++;
    learn_alias(m, kind, &now->primary, words, count);
}

/* Heaps' exponent between a quarter of the history and all of it. */
static double exponent_of(const model *m, const numbers *history) {
    size_t quarter = history->count / 4, seen = 0, at_quarter = 0;
    if (!quarter) return 0.5;
    bool *known = bench_take(m->token_count, sizeof *known);
    for (size_t i = 0; i < history->count; i++) {
        if (i == quarter) at_quarter = seen;
        seen += !known[history->all[i]];
        known[history->all[i]] = true;
    }
    free(known);
    return log((double)seen / (double)at_quarter) / log(4);
}

static void shuffle(model *m, numbers *n) {
    for (size_t i = n->count; i > 1; i--) {
        size_t k = below(m, i);
        uint32_t swap = n->all[i - 1];
        n->all[i - 1] = n->all[k];
        n->all[k] = swap;
    }
}

/* "COMPANY", "JOINT", "OF": in more than one of COMMON names of its kind, at
 * one place. Names of persons have no such frame. */
static void mark_common(model *m) {
    for (int c = MODEL_ORGANIZATION * MODEL_PLACES; c < CLASSES; c++) {
        size_t names = m->starts[c / MODEL_PLACES].count;
        for (size_t i = 0; i < m->history[c].count; i++) {
            token *t = &m->tokens[m->history[c].all[i]];
            t->common = (size_t)t->count * COMMON > names;
        }
    }
}

model *model_learn(const char *path, uint64_t seed) {
    model *m = bench_take(1, sizeof *m);
    m->seed = seed;
    for (int k = 0; k < MODEL_KINDS; k++)
        m->letters[k] =
            bench_take((size_t)CONTEXTS * LETTERS, sizeof *m->letters[k]);
    bench_lines lines = bench_read(path);
    party now = {.id = ""};
    for (size_t i = 0; i < lines.count; i++)
        learn_line(m, &now, &lines.lines[i]);
    end_party(m, &now);
    for (int c = 0; c < CLASSES; c++) {
        shuffle(m, &m->history[c]);
        m->exponent[c] = exponent_of(m, &m->history[c]);
    }
    mark_common(m);
    if (!m->kinds.count) bench_fail(path, "holds no names");
    return m;
}

void model_free(model *m) {
    for (int c = 0; c < CLASSES; c++) free(m->history[c].all);
    for (int k = 0; k < MODEL_KINDS; k++) {
        free(m->letters[k]);
        free(m->examples[k].all);
        free(m->starts[k].all);
        free(m->alias_counts[k].all);
        for (int n = 0; n <= MODEL_TOKENS; n++) free(m->patterns[k][n].all);
    }
    for (size_t i = 0; i < m->variant_count; i++) free(m->variants[i].all);
    free(m->variants);
    free(m->kinds.all);
    free(m->tokens);
    free(m->table);
    free(m->pool);
    free(m);
}

/* ---- drawing ----------------------------------------------------------- */

model_kind model_draw_kind(model *m) {
    return draw_number(m, &m->kinds);
}

size_t model_draw_alias_count(model *m, model_kind kind) {
    return draw_number(m, &m->alias_counts[kind]);
}

/* One of the earlier draws, but for common words, which stand elsewhere. False
 * = a new word is due, in proportion to the discount. */
static bool draw_again(model *m, unsigned class, uint32_t *out) {
    const numbers *history = &m->history[class];
    for (int draws = 0; history->count && draws < DRAWS_MOST; draws++) {
        *out = draw_number(m, history);
        const token *t = &m->tokens[*out];
        if (t->common) continue;
        return fraction(m) * (double)t->count >= m->exponent[class];
    }
    return false;
}

static uint32_t draw_token(model *m, model_kind kind, unsigned place) {
    unsigned class = kind * MODEL_PLACES + place;
    uint32_t again;
    if (draw_again(m, class, &again)) {
        m->tokens[again].count++;
        add_number(&m->history[class], again);
        m->drawn++;
        return again;
    }
    char word[32];
    model_draw_word(m, kind, word);
    return push(m, word, class);
}

/* The frame of a real name, with other words in it. */
void model_draw_name(model *m, model_kind kind, model_name *out) {
    const uint32_t *example =
        m->examples[kind].all + draw_number(m, &m->starts[kind]);
    uint32_t tokens[MODEL_TOKENS];
    out->count = *example;
    memcpy(tokens, example + 1, out->count * sizeof *tokens);
    for (size_t i = 0; i < out->count; i++)
        out->tokens[i] = m->tokens[tokens[i]].common
                             ? tokens[i]
                             : draw_token(m, kind, place_of(i, out->count));
}

/* Another vowel, a letter doubled, dropped or changed. */
static void respell(model *m, const char *text, char out[32]) {
    static const char vowels[] = "AEIOUY";
    size_t size = strlen(text);
    if (size > LONGEST) size = LONGEST;
    memcpy(out, text, size);
    out[size] = 0;
    size_t at = below(m, size);
    if (strchr(vowels, out[at])) {
        out[at] = vowels[below(m, 6)];
    } else if (fraction(m) < 0.4) {
        memmove(out + at + 1, out + at, size - at + 1); /* doubled */
    } else if (fraction(m) < 0.5 && size > 3) {
        memmove(out + at, out + at + 1, size - at); /* dropped */
    } else {
        out[at] = (char)('A' + below(m, 26));
    }
}

/* Spellings of a word recur as words do: an urn with discount one half. */
static uint32_t draw_variant(model *m, uint32_t of, unsigned class) {
    uint32_t have = m->tokens[of].variants;
    if (have) {
        const numbers *n = &m->variants[have - 1];
        double known = (double)n->count;
        if (fraction(m) * (known + 1) < known - 0.5 * sqrt(known))
            return draw_number(m, n);
    }
    char word[32];
    respell(m, text_of(m, of), word);
    uint32_t variant = token_of(m, word, class);
    add_variant(m, of, variant);
    return variant;
}

void model_draw_alias(model *m, model_kind kind, const model_name *primary,
                      model_name *out) {
    const patterns *all = &m->patterns[kind][primary->count];
    if (!all->count) {
        model_draw_name(m, kind, out);
        return;
    }
    const pattern *p = &all->all[below(m, all->count)];
    out->count = p->count;
    for (size_t i = 0; i < p->count; i++) {
        uint32_t of = primary->tokens[p->parts[i].of];
        unsigned place = place_of(i, p->count);
        if (p->parts[i].relation == FRESH)
            out->tokens[i] = draw_token(m, kind, place);
        else if (p->parts[i].relation == SAME)
            out->tokens[i] = of;
        else
            out->tokens[i] = draw_variant(m, of, kind * MODEL_PLACES + place);
    }
}

model_facts model_tell(const model *m) {
    model_facts facts = {.names = m->names,
                         .parties = m->parties,
                         .tokens = m->drawn,
                         .words = m->token_count};
    for (int c = 0; c < CLASSES; c++)
        facts.exponent[c / MODEL_PLACES][c % MODEL_PLACES] = m->exponent[c];
    return facts;
}
