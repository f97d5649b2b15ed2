/* SPDX-License-Identifier: Apache-2.0 */
/* Each kind of change by what it must leave and what it must not. */
#include "test.h"

#include "base_utf8.h"
#include "pack_vary.h"

#include <stdio.h>

static const char person[] = "MUSTERMANN, Johanna Philippa";
static const char firm[] = "Northern Harbour-Trading Co. Ltd";

static size_t kind_of(const char *name) {
    for (size_t i = 0; i < tamiz_pack_kind_count(); i++)
        if (!strcmp(tamiz_pack_kind_at(i).name, name)) return i;
    fail_msg("%s", name);
    return 0;
}

static const char *vary(const char *kind, const char *name, uint64_t seed,
                        tamiz_buffer *out) {
    bool done = tamiz_pack_vary(kind_of(kind), tamiz_span_of(name),
                                name == person, seed, out);
    return done ? out->data : "";
}

/* Kinds that leave nothing to chance. */
static const struct {
    const char *kind, *name, *expected;
} exact[] = {
    {"case", person, "MUSTERMANN, JOHANNA PHILIPPA"},
    {"case", "NORTH ÖST", "north Öst"},
    {"punctuation", person, "MUSTERMANN Johanna Philippa"},
    {"punctuation", firm, "Northern Harbour Trading Co Ltd"},
    {"punctuation", "Plain Name", ""},
    {"punctuation", "- North Sons - ,", "North Sons"}, /* no spaces are left */
    {"word-order", person, "Philippa MUSTERMANN Johanna"},
    {"comma-order", person, ""}, /* it is so already */
    {"comma-order", firm, ""},   /* no person */
    {"word-left-out", person, "Johanna MUSTERMANN"},
    {"word-left-out", "Two Words", ""},
    {"initial", person, "J. Philippa MUSTERMANN"},
    {"initial", "Al Words", ""}, /* too short to say less */
    {"by-sound", person, "Johanna Filippa MUSTERMANN"},
    {"letter-doubled", "Anna Otto", "Ana Otto"},
    {"cut-off", "Two Words", ""}, /* too short to cut */
};

TEST(kinds_without_chance_are_as_expected) {
    tamiz_buffer out = {0};
    for (size_t i = 0; i < COUNT(exact); i++) {
        const char *got = vary(exact[i].kind, exact[i].name, 1, &out);
        if (strcmp(got, exact[i].expected) != 0)
            fail_msg("%s of %s: %s", exact[i].kind, exact[i].name, got);
    }
    assert_true(tamiz_pack_vary(kind_of("comma-order"),
                                TAMIZ_SPAN("Johanna Philippa Muster"), true, 1,
                                &out));
    assert_string_equal(out.data, "Muster, Johanna Philippa");
    tamiz_buffer_clear(&out);
}

/* How many characters a kind adds, and how many of them stay where they were
 * at both ends together: one slip touches one place. */
static const struct {
    const char *kind;
    int longer, touched;
} sizes[] = {
    {"letter-added", 1, 0},   {"letter-left-out", -1, 1},
    {"letter-changed", 0, 1}, {"letters-swapped", 0, 2},
    {"vowel-changed", 0, 1},  {"key-beside", 0, 1},
    {"digit", 0, 1},          {"look-alike", 0, 1},
    {"mark-added", 0, 1},     {"word-split", 1, 0},
    {"words-joined", -1, 1},  {"letter-doubled", -1, 1},
};

static size_t characters(const char *text) {
    size_t count = 0;
    for (; *text; text++) count += (*text & 0xc0) != 0x80;
    return count;
}

/* Characters that do not stand in what both begin and end with. */
static int touched(const char *was, const char *is) {
    size_t a = strlen(was), b = strlen(is), front = 0, back = 0;
    while (front < a && front < b && was[front] == is[front]) front++;
    while (back < a - front && back < b - front &&
           was[a - 1 - back] == is[b - 1 - back])
        back++;
    return (int)(a - front - back);
}

TEST(a_slip_touches_one_place_and_the_seed_says_which) {
    tamiz_buffer out = {0}, again = {0}, natural = {0};
    const char *const names[] = {person, firm};
    for (size_t i = 0; i < COUNT(sizes); i++)
        for (uint64_t seed = 0; seed < 300; seed++) {
            const char *name = names[seed % 2];
            const char *got = vary(sizes[i].kind, name, seed, &out);
            if (!*got) continue; /* two equal neighbours were to be swapped */
            assert_int_equal(tamiz_utf8_check(tamiz_span_of(got)), SIZE_MAX);
            assert_string_equal(got, vary(sizes[i].kind, name, seed, &again));
            tamiz_buffer_reset(&natural);
            if (!strcmp(sizes[i].kind, "mark-added"))
                tamiz_buffer_text(&natural, name);
            else
                tamiz_pack_natural(tamiz_span_of(name), name == person,
                                   &natural);
            int longer = (int)characters(got) - (int)characters(natural.data);
            bool doubled = !strcmp(sizes[i].kind, "letter-doubled");
            if (longer != sizes[i].longer && !(doubled && longer == 1))
                fail_msg("%s: %s", sizes[i].kind, got);
            if (touched(natural.data, got) > sizes[i].touched)
                fail_msg("%s touched more: %s", sizes[i].kind, got);
        }
    tamiz_buffer_clear(&out);
    tamiz_buffer_clear(&again);
    tamiz_buffer_clear(&natural);
}

TEST(every_kind_applies_to_some_name_and_never_gives_it_back) {
    static const char *const names[] = {person, firm, "Anna Maria Muster",
                                        "A B", "Zorn Quux & Sons"};
    tamiz_buffer out = {0};
    for (size_t kind = 0; kind < tamiz_pack_kind_count(); kind++) {
        size_t applied = 0;
        for (size_t i = 0; i < COUNT(names); i++)
            for (uint64_t seed = 0; seed < 40; seed++)
                for (int p = 0; p < 2; p++) {
                    if (!tamiz_pack_vary(kind, tamiz_span_of(names[i]), p, seed,
                                         &out))
                        continue;
                    applied++;
                    assert_string_not_equal(out.data, names[i]);
                    assert_true(out.size > 0 && out.data[0] != ' ');
                    assert_null(strstr(out.data, "  "));
                }
        if (!applied) fail_msg("%s", tamiz_pack_kind_at(kind).name);
    }
    tamiz_buffer_clear(&out);
}

TEST(names_in_latin_letters_of_two_words_are_apt) {
    assert_true(tamiz_pack_is_apt(TAMIZ_SPAN("MÜLLER, Jörg")));
    assert_true(tamiz_pack_is_apt(TAMIZ_SPAN("O\u2019Hara Sons")));
    assert_false(tamiz_pack_is_apt(TAMIZ_SPAN("Единый Список")));
    assert_false(tamiz_pack_is_apt(TAMIZ_SPAN("Mononymous")));
    assert_false(tamiz_pack_is_apt(TAMIZ_SPAN("A B C")));
    assert_false(tamiz_pack_is_apt(TAMIZ_SPAN("")));
}

TEST(words_are_the_same_in_any_order_case_and_punctuation) {
    uint64_t a[TAMIZ_PACK_HASHES], b[TAMIZ_PACK_HASHES];
    size_t m = tamiz_pack_words(TAMIZ_SPAN("MUSTER, Anna-Maria"), a);
    size_t n = tamiz_pack_words(TAMIZ_SPAN("anna maria muster"), b);
    assert_int_equal(m, 3);
    assert_int_equal(n, 3);
    assert_true(a[0] == b[2] && a[1] == b[0] && a[2] == b[1]);
    assert_true(a[0] != a[1]);
}
