/* SPDX-License-Identifier: Apache-2.0 */
#include "mutate.h"

#include "base_random.h"
#include "pack_letters.h"
#include "text_utf8.h"

typedef tamiz_pack_letters letters;
typedef tamiz_pack_letters_word word;

enum { MOST_WORDS = TAMIZ_PACK_WORDS };

static size_t below(uint64_t *seed, size_t bound) {
    return tamiz_random_below(seed, bound);
}

static uint32_t any_letter(uint64_t *seed) {
    return (uint32_t)('a' + below(seed, 26));
}

/* ---- slips ------------------------------------------------------------- */

static void insert(letters *l, uint64_t *seed) {
    tamiz_pack_letters_put(l, below(seed, l->count + 1), any_letter(seed));
}

static void leave_out(letters *l, uint64_t *seed) {
    if (l->count) tamiz_pack_letters_take(l, below(seed, l->count), 1);
}

static void change(letters *l, uint64_t *seed) {
    if (l->count) l->at[below(seed, l->count)] = any_letter(seed);
}

static void swap(letters *l, uint64_t *seed) {
    if (l->count < 2) return;
    size_t i = below(seed, l->count - 1);
    uint32_t c = l->at[i];
    l->at[i] = l->at[i + 1];
    l->at[i + 1] = c;
}

static void cut_off(letters *l, uint64_t *seed) {
    l->count = below(seed, l->count + 1);
}

static void split(letters *l, uint64_t *seed) {
    tamiz_pack_letters_put(l, below(seed, l->count + 1), ' ');
}

/* ---- words ------------------------------------------------------------- */

static void drop_word(letters *l, uint64_t *seed) {
    word words[MOST_WORDS];
    size_t n = tamiz_pack_letters_words(l, words);
    if (n < 2) return;
    word w = words[below(seed, n)];
    tamiz_pack_letters_take(l, w.start, w.end - w.start);
}

static void to_initial(letters *l, uint64_t *seed) {
    word words[MOST_WORDS];
    size_t n = tamiz_pack_letters_words(l, words);
    if (!n) return;
    word w = words[below(seed, n)];
    tamiz_pack_letters_take(l, w.start + 1, w.end - w.start - 1);
}

static void join(letters *l, uint64_t *seed) {
    word words[MOST_WORDS];
    size_t n = tamiz_pack_letters_words(l, words);
    if (n < 2) return;
    size_t i = below(seed, n - 1);
    tamiz_pack_letters_take(l, words[i].end, words[i + 1].start - words[i].end);
}

/* The word goes to the end. */
static void turn(letters *l, uint64_t *seed) {
    word words[MOST_WORDS];
    size_t n = tamiz_pack_letters_words(l, words);
    if (n < 2) return;
    tamiz_pack_letters_to_end(l, words[below(seed, n - 1)]);
}

static void put_behind(letters *l, uint64_t *seed) {
    static const char *const tails[] = {
        " SA",  " Ltd", " Jr",  " Holding", " III",
        " bin", " 2",   ", Dr", " (dec.)",  " Warszawa"};
    tamiz_pack_letters_append(l, tails[below(seed, COUNT(tails))]);
}

void mutate(tamiz_buffer *text, uint64_t *seed) {
    static void (*const ways[])(letters *, uint64_t *) = {
        insert, insert,     leave_out, leave_out, change,
        change, swap,       swap,      drop_word, turn,
        join,   to_initial, split,     cut_off,   put_behind};
    letters l;
    tamiz_pack_letters_read(&l, tamiz_buffer_view(text));
    ways[below(seed, COUNT(ways))](&l, seed);
    tamiz_pack_letters_write(&l, text);
}

/* ---- no names ---------------------------------------------------------- */

static void random_letters(tamiz_buffer *text, uint64_t *seed) {
    static const struct {
        uint32_t from, count;
    } blocks[] = {{'a', 26},      {'A', 26},        {0xc0, 0x1b0},
                  {0x391, 0x38},  {0x410, 0x60},    {0x5d0, 27},
                  {0x620, 0x2a},  {0x905, 0x35},    {0xe01, 0x2e},
                  {0x3041, 0xb0}, {0x4e00, 0x51a5}, {0xac00, 0x2ba4},
                  {' ', 16},      {0x200b, 6},      {0x300, 0x30}};
    size_t count = 1 + below(seed, 40);
    size_t block = below(seed, COUNT(blocks));
    for (size_t i = 0; i < count; i++) {
        if (!below(seed, 6)) block = below(seed, COUNT(blocks));
        if (!below(seed, 5)) tamiz_buffer_byte(text, ' ');
        tamiz_utf8_add(text, blocks[block].from +
                                 (uint32_t)below(seed, blocks[block].count));
    }
}

static void over_and_over(tamiz_buffer *text, uint64_t *seed) {
    static const char *const words[] = {"a",      "al",
                                        "bin",    "Mohammed",
                                        "Ltd",    "bank",
                                        "S.A.",   "1",
                                        "the",    "de",
                                        "Dr",     "Ali Ali",
                                        "u",      "aaaaaaaaaaaaaaa",
                                        "Ab-",    "\u0410",
                                        "\u674e", "\u0645\u062d\u0645\u062f"};
    size_t count = 1 + below(seed, 40);
    for (size_t i = 0; i < count; i++) {
        tamiz_buffer_text(text, words[below(seed, COUNT(words))]);
        if (below(seed, 4)) tamiz_buffer_byte(text, ' ');
    }
}

static void one_thing_only(tamiz_buffer *text, uint64_t *seed) {
    static const char *const words[] = {"A ", "al ",     "Li ",  "bank ", "x",
                                        "7 ", "Sheikh ", "Co. ", "Kim, ", "S."};
    const char *chosen = words[below(seed, COUNT(words))];
    size_t count = 1 + below(seed, 60);
    for (size_t i = 0; i < count; i++) tamiz_buffer_text(text, chosen);
}

void mutate_nonsense(tamiz_buffer *text, uint64_t *seed) {
    static void (*const ways[])(tamiz_buffer *, uint64_t *) = {
        random_letters, random_letters, over_and_over, one_thing_only};
    ways[below(seed, COUNT(ways))](text, seed);
}

const char *mutate_foreign(uint64_t *seed) {
    static const char *const names[] = {
        "Владимир Карпушин",
        "ОАО «Северный банк»",
        "Юлія Щербаченко",
        "محمد عبد الله الكريمي",
        "شركة النور للتجارة",
        "علی رضا احمدی",
        "李建国",
        "北京蓝灯贸易有限公司",
        "金正南",
        "김철수",
        "たなか はるき",
        "サトウ・ケンジ",
        "Νίκος Παπαθωμάς",
        "משה כהןצדק",
        "Արամ Սարգսեան",
        "გიორგი ბერიშვილი",
        "สมชาย ใจดีงาม",
        "मोहन लाल शर्मन",
        "Ђорђе Јовановићев",
        "Žarko Đinđalić",
        "Nguyễn Văn Ánh",
        "Иван bin Али",
        "Mаria Pоpova", /* Cyrillic а and о */
    };
    return names[below(seed, COUNT(names))];
}
