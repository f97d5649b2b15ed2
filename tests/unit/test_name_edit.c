/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "name_edit.h"

enum { LONGEST = 48 };

static unsigned least(unsigned a, unsigned b) {
    return a < b ? a : b;
}

/* The plain oracle: the whole table of the recurrence, from the textbook. */
static unsigned edits_slowly(tamiz_span a, tamiz_span b) {
    unsigned d[LONGEST + 1][LONGEST + 1];
    for (size_t i = 0; i <= a.size; i++) d[i][0] = (unsigned)i;
    for (size_t j = 0; j <= b.size; j++) d[0][j] = (unsigned)j;
    for (size_t i = 1; i <= a.size; i++)
        for (size_t j = 1; j <= b.size; j++) {
            unsigned change = a.data[i - 1] != b.data[j - 1];
            unsigned cell = least(d[i - 1][j], d[i][j - 1]) + 1;
            cell = least(cell, d[i - 1][j - 1] + change);
            if (i > 1 && j > 1 && a.data[i - 1] == b.data[j - 2] &&
                a.data[i - 2] == b.data[j - 1])
                cell = least(cell, d[i - 2][j - 2] + 1);
            d[i][j] = cell;
        }
    return d[a.size][b.size];
}

TEST(slips_are_counted) {
    // clang-format off
    static const struct {
        const char *a, *b; unsigned most, want; const char *why;
    } rows[] = {
        {"", "", 3, 0, "nothing"},
        {"", "abc", 3, 3, "all put in"},
        {"", "abcd", 3, 4, "one more than may be"},
        {"karim", "karim", 0, 0, "equal"},
        {"karim", "kari", 3, 1, "left out at the end"},
        {"karim", "arim", 3, 1, "left out at the start"},
        {"karim", "karrim", 3, 1, "put in"},
        {"karim", "kerim", 3, 1, "changed"},
        {"karim", "kraim", 3, 1, "two neighbours swapped"},
        {"karim", "kraim", 0, 1, "no slip allowed"},
        {"ca", "abc", 3, 3, "restricted: a swapped pair is not cut again"},
        {"abcdef", "badcfe", 3, 3, "three swaps"},
        {"kitten", "sitting", 3, 3, "the textbook's own"},
        {"aaaa", "bbbb", 3, 4, "over the bound"},
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(rows); i++) {
        unsigned got = tamiz_name_edits(tamiz_span_of(rows[i].a),
                                        tamiz_span_of(rows[i].b), rows[i].most);
        if (got != rows[i].want)
            fail_msg("%s %s: %u (%s)", rows[i].a, rows[i].b, got, rows[i].why);
    }
}

static size_t random_word(char *word, size_t most, unsigned alphabet,
                          uint64_t *seed) {
    size_t size = test_random(seed) % (most + 1);
    for (size_t i = 0; i < size; i++)
        word[i] = (char)('a' + test_random(seed) % alphabet);
    return size;
}

static void check_pair(tamiz_span a, tamiz_span b) {
    unsigned want = edits_slowly(a, b);
    for (unsigned most = 0; most <= 6; most++) {
        unsigned got = tamiz_name_edits(a, b, most);
        if (got != least(want, most + 1) || got != tamiz_name_edits(b, a, most))
            fail_msg("%.*s %.*s: %u of %u, expected %u", (int)a.size, a.data,
                     (int)b.size, b.data, got, most, want);
    }
}

TEST(random_words_agree_with_the_whole_table_in_both_directions) {
    uint64_t seed = 5;
    for (int round = 0; round < 60000; round++) {
        char a[LONGEST], b[LONGEST];
        size_t most = round % 2 ? 8 : LONGEST;
        unsigned alphabet = 2 + (unsigned)(test_random(&seed) % 8);
        tamiz_span x = {a, random_word(a, most, alphabet, &seed)};
        tamiz_span y = {b, random_word(b, most, alphabet, &seed)};
        check_pair(x, y);
    }
}

TEST(words_a_few_slips_apart_agree_with_the_whole_table) {
    uint64_t seed = 6;
    for (int round = 0; round < 60000; round++) {
        char a[LONGEST], b[LONGEST + 4];
        size_t size = random_word(a, LONGEST - 4, 6, &seed), n = size;
        memcpy(b, a, size);
        for (uint64_t slips = test_random(&seed) % 5; slips > 0; slips--) {
            size_t at = n ? test_random(&seed) % n : 0;
            char letter = (char)('a' + test_random(&seed) % 6);
            uint64_t kind = test_random(&seed) % 4;
            if (kind == 0 && n < LONGEST) {
                memmove(b + at + 1, b + at, n - at);
                b[at] = letter;
                n++;
            } else if (kind == 1 && n) {
                memmove(b + at, b + at + 1, n - at - 1);
                n--;
            } else if (kind == 2 && n) {
                b[at] = letter;
            } else if (n > at + 1) {
                char c = b[at];
                b[at] = b[at + 1];
                b[at + 1] = c;
            }
        }
        check_pair((tamiz_span){a, size}, (tamiz_span){b, n});
    }
}

TEST(words_of_hundreds_of_letters_are_counted_and_longer_ones_bounded) {
    static char a[1000], b[1000];
    memset(a, 'a', sizeof a);
    memset(b, 'a', sizeof b);
    b[200] = 'b';
    assert_int_equal(
        tamiz_name_edits((tamiz_span){a, 400}, (tamiz_span){b, 400}, 3), 1);
    assert_int_equal(
        tamiz_name_edits((tamiz_span){a, 1000}, (tamiz_span){a, 1000}, 3), 0);
    b[0] = b[999] = 'x'; /* nothing to strip: over the bound, not over memory */
    assert_int_equal(
        tamiz_name_edits((tamiz_span){a, 1000}, (tamiz_span){b, 1000}, 3), 4);
    b[0] = b[399] = 'x';
    assert_int_equal(
        tamiz_name_edits((tamiz_span){a, 400}, (tamiz_span){b, 400}, 5), 3);
}
