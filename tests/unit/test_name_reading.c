/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "name_reading.h"

enum { OPEN = TAMIZ_KANA_READINGS, CYRILLIC = OPEN + TAMIZ_OPEN_READINGS };

static size_t read(const char *text, unsigned reading, char *out) {
    tamiz_span word = tamiz_span_of(text);
    uint64_t letters = tamiz_name_letters(word);
    if (reading == CYRILLIC)
        return tamiz_name_read_cyrillic(word, letters, out);
    if (reading >= OPEN)
        return tamiz_name_read_open(word, letters, reading - OPEN, out);
    return tamiz_name_read(word, letters, reading, out);
}

TEST(letters_are_read_as_a_language_reads_them) {
    // clang-format off
    static const struct { const char *word; unsigned reading; const char *read, *why; } rows[] = {
        {"achmatowitsch", 0, "akhmatovich", "German"},
        {"sjtjerbakov", 0, "shcherbakov", "Swedish"},
        {"vjatsjeslavovitj", 0, "vyacheslavovich", "Norwegian and Swedish"},
        {"domarnacki", 0, "domarnatski", "Polish"},
        {"kovac", 0, "kovach", "Serbian, the mark lost"},
        {"tselikovec", 0, "tselikovets", "Czech"},
        {"ivanov", 0, "", "read so anyway"},
        {"charnyshou", 1, "charnyshov", "Belarusian: ch is ch, u is v"},
        {"kazlouski", 1, "kazlovski", "u before a consonant"},
        {"paulina", 1, "pavlina", "u behind a vowel and before none"},
        {"rachid", 2, "rashid", "French"},
        {"lounici", 2, "lounisi", "French c before i"},
        {"arnold", 3, "anold", "English, in kana"},
        {"bridget", 3, "brijet", "English, in kana"},
        {"bogdanov", 4, "bogdanof", "Russian, in kana"},
        {"thaqb", OPEN, "saqb", "Persian reads tha as s"},
        {"fdhl", OPEN, "fzl", "Persian reads dad as z"},
        {"nwbawh", OPEN + 1, "nubawh", "waw is a vowel but beside an alif"},
        {"jmal", OPEN + 2, "gmal", "Egyptian"},
        {"smwtrytz", OPEN + 2, "smwtrych", "tsadi for a foreign ch"},
        {"girgel", CYRILLIC, "hirhel", "Belarusian"},
        {"makhnev", CYRILLIC, "mahnev", "Finnish"},
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(rows); i++) {
        char out[80];
        size_t size = read(rows[i].word, rows[i].reading, out);
        if (size != strlen(rows[i].read) || memcmp(out, rows[i].read, size))
            fail_msg("%s is read as %.*s, not %s (%s)", rows[i].word, (int)size,
                     out, rows[i].read, rows[i].why);
    }
}

TEST(no_word_grows_over_its_bound) {
    uint64_t seed = 7;
    for (int round = 0; round < 100000; round++) {
        char word[13] = {0}, out[TAMIZ_READING_GROWTH * sizeof word];
        size_t size = 1 + test_random(&seed) % (sizeof word - 1);
        for (size_t i = 0; i < size; i++)
            word[i] = "acdeghijkstuvwyz"[test_random(&seed) % 16];
        for (unsigned reading = 0; reading <= CYRILLIC; reading++)
            assert_true(read(word, reading, out) <=
                        TAMIZ_READING_GROWTH * size);
    }
}
