/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "cli_error.h"

static const char *const words[] = {"threshold", "limit", "list", "as-of",
                                    "schema"};

static const char *word_at(size_t index) {
    return words[index];
}

// clang-format off
static const struct { const char *typed, *meant; } rows[] = {
    {"threshold", "threshold"},
    {"treshold", "threshold"},  // a letter missing
    {"thresold", "threshold"},
    {"limti", "limit"},         // neighbours swapped: one edit
    {"lst", "list"},
    {"thr", "threshold"},       // a beginning
    {"asof", "as-of"},
    {"frobnicate", NULL},       // nothing near
    {"x", NULL},                // one letter is too little to guess from
    {"", NULL},
    {"a-word-that-is-longer-than-any-of-the-known-ones", NULL},
};
// clang-format on

TEST(a_mistyped_word_finds_the_one_that_was_meant) {
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *found = cli_nearest(rows[i].typed, word_at, COUNT(words));
        if (rows[i].meant)
            assert_string_equal(found, rows[i].meant);
        else
            assert_null(found);
    }
}
