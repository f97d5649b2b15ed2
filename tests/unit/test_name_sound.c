/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "base_arena.h"
#include "name_sound.h"

static tamiz_span sound_of_span(tamiz_arena *arena, tamiz_span word) {
    char *text = tamiz_arena_take(arena, word.size);
    assert_non_null(text);
    return (tamiz_span){text, tamiz_name_sound(word, text)};
}

static const char *sound_of(tamiz_arena *arena, const char *word) {
    tamiz_span sound = sound_of_span(arena, tamiz_span_of(word));
    return tamiz_arena_copy(arena, sound).data;
}

TEST(spellings_of_one_name_sound_the_same) {
    // clang-format off
    static const struct { const char *a, *b, *why; } rows[] = {
        {"muhammad", "mohamed", "vowels and doubled letters"},
        {"muhammad", "mhmd", "Arabic without vowels"},
        {"karim", "kareem", "long vowel"},
        {"qasim", "kasim", "q and k"},
        {"cassim", "kasim", "c and k, doubled s"},
        {"hussein", "husayn", "y as a vowel"},
        {"yusuf", "iusuf", "y and i first"},
        {"osama", "usama", "another first vowel"},
        {"khalid", "halid", "kh and h"},
        {"dhakir", "dakir", "dh and d"},
        {"ghani", "gani", "gh and g"},
        {"sharif", "sherif", "vowel"},
        {"schmidt", "shmidt", "sch and sh"},
        {"zhukov", "jukov", "zh and j"},
        {"djamel", "jamal", "dj and j"},
        {"ivanov", "iwanow", "v and w"},
        {"filip", "philip", "f and ph"},
        {"aleksandr", "alexander", "ks and x"},
        {"frantz", "frants", "tz and ts"},
        {"zayn", "sain", "z and s"},
    };
    // clang-format on
    tamiz_arena arena = {0};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *a = sound_of(&arena, rows[i].a);
        const char *b = sound_of(&arena, rows[i].b);
        if (strcmp(a, b))
            fail_msg("%s %s, %s %s: %s", rows[i].a, a, rows[i].b, b,
                     rows[i].why);
    }
    tamiz_arena_clear(&arena);
}

TEST(other_names_sound_different) {
    // clang-format off
    static const struct { const char *a, *b, *why; } rows[] = {
        {"karim", "salim", "another consonant"},
        {"karim", "kamir", "another order"},
        {"ali", "li", "a first vowel is heard"},
        {"hasan", "hasand", "one consonant more"},
        {"lot7", "lot8", "digits are kept"},
        {"lot7", "lot", "digits are kept"},
    };
    // clang-format on
    tamiz_arena arena = {0};
    for (size_t i = 0; i < COUNT(rows); i++)
        if (!strcmp(sound_of(&arena, rows[i].a), sound_of(&arena, rows[i].b)))
            fail_msg("%s %s: %s", rows[i].a, rows[i].b, rows[i].why);
    tamiz_arena_clear(&arena);
}

TEST(a_skeleton_is_made_of_the_letters_of_its_word_and_has_no_doubles) {
    tamiz_arena arena = {0};
    uint64_t seed = 3;
    for (int round = 0; round < 20000; round++) {
        char word[40];
        size_t size = test_random(&seed) % sizeof word;
        for (size_t i = 0; i < size; i++)
            word[i] =
                "abcdefghijklmnopqrstuvwxyz0123456789"[test_random(&seed) % 36];
        tamiz_span sound = sound_of_span(&arena, (tamiz_span){word, size});
        assert_true(sound.size <= size);
        for (size_t i = 0; i < sound.size; i++) {
            assert_non_null(
                memchr("abcdfghjklmnprstvz0123456789", sound.data[i], 28));
            if (i) assert_true(sound.data[i] != sound.data[i - 1]);
            if (i) assert_true(sound.data[i] != 'a');
        }
        tamiz_span again = sound_of_span(&arena, (tamiz_span){word, size});
        assert_true(tamiz_span_equal(sound, again));
    }
    tamiz_arena_clear(&arena);
}

TEST(vowels_alone_and_nothing_leave_next_to_nothing) {
    tamiz_arena arena = {0};
    assert_string_equal(sound_of(&arena, "aeiou"), "a");
    assert_string_equal(sound_of(&arena, "y"), "a");
    assert_int_equal(sound_of_span(&arena, TAMIZ_SPAN("")).size, 0);
    tamiz_arena_clear(&arena);
}
