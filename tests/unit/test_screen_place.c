/* SPDX-License-Identifier: Apache-2.0 */
/* Places held against one another. Addresses are invented, or written as the
 * lists of 2023 to 2026 write theirs. */
#include "test.h"

#include "base_buffer.h"
#include "screen_place.h"

#include <stdio.h>

typedef struct fixture {
    tamiz_latin *latin;
    tamiz_arena arena;
} fixture;

static tamiz_place read(fixture *f, const char *text, tamiz_place_sort sort) {
    tamiz_place place;
    tamiz_error err;
    assert_int_equal(
        tamiz_place_read(f->latin, text, sort, &f->arena, &place, &err),
        TAMIZ_OK);
    return place;
}

static void open(fixture *f) {
    *f = (fixture){.latin = NULL};
    assert_int_equal(tamiz_latin_new(&f->latin, NULL), TAMIZ_OK);
}

static void close(fixture *f) {
    tamiz_arena_clear(&f->arena);
    tamiz_latin_free(f->latin);
}

typedef struct row {
    const char *a, *b;
    tamiz_place_fit fit;
    const char *why;
} row;

/* In both directions. */
/* All rows are tried before the test fails. */
static void check(const row *rows, size_t count, tamiz_place_sort sort) {
    fixture f;
    size_t wrong = 0;
    open(&f);
    for (size_t i = 0; i < count; i++) {
        tamiz_place a = read(&f, rows[i].a, sort);
        tamiz_place b = read(&f, rows[i].b, sort);
        int found = tamiz_place_compare(&a, &b);
        wrong += found != (int)rows[i].fit;
        if (found != (int)rows[i].fit)
            print_error("%s | %s: %d, expected %d: %s\n", rows[i].a, rows[i].b,
                        found, (int)rows[i].fit, rows[i].why);
        assert_int_equal(tamiz_place_compare(&b, &a), found);
    }
    close(&f);
    assert_int_equal(wrong, 0);
}

TEST(addresses_agree_part_by_part) {
    static const row rows[] = {
        {"12 Lenin Street, Kursk, Russia",
         "ul. Lenina 12, Kursk 305000, Russia", TAMIZ_PLACES_HOUSE,
         "street words of two languages"},
        {"12 Lenin Street, Kursk, Russia", "Россия, Курск, ул. Ленина, д. 12",
         TAMIZ_PLACES_HOUSE, "another script, the greatest part first"},
        {"12 Lenin Street, Kursk", "14 Lenin St., Kursk, Russia",
         TAMIZ_PLACES_STREET, "another house"},
        {"12 Lenin Street, Kursk", "12 Lenin Square, Kursk", TAMIZ_PLACES_TOWN,
         "another sort of street"},
        {"12 Lenin Street, Kursk", "12 Lenin Street, Perm", TAMIZ_PLACES_OTHER,
         "there is one in each town"},
        {"12 Lenin Street, Kursk, Russia", "12 Lenin Street, Minsk, Belarus",
         TAMIZ_PLACES_OTHER_COUNTRY, "countries are compared elsewhere"},
        {"12 Lenin Street", "12 Lenin Street, Kursk", TAMIZ_PLACES_HOUSE,
         "one side says no town"},
        {"Hauptstr. 5, 1010 Wien", "Hauptstrasse 5, Vienna", TAMIZ_PLACES_HOUSE,
         "written together with its sort"},
        {"Calle Panama #509, Colonia Centro, Poza Rica, Veracruz 93220, Mexico",
         "Panama 509, Poza Rica, Mexico", TAMIZ_PLACES_HOUSE,
         "a street without its word"},
        {"rue de la Paix 8, 75002 Paris", "8 Rue de la Paix, Paris, France",
         TAMIZ_PLACES_HOUSE, "French order"},
        {"Kirishskaya St., 2A, 195299, St. Petersburg",
         "2A Kirishskaya ulitsa, Saint Petersburg, Russia", TAMIZ_PLACES_HOUSE,
         "St. is Saint, too"},
        {"37 Plyushchikha ul Moscow 119121 Russia",
         "37 Plyushchikha ul., Moscow 119121, Russia", TAMIZ_PLACES_HOUSE,
         "no commas on one side"},
        {"Pasdaran Avenue, Tehran 16588, Iran", "Tehran, Iran",
         TAMIZ_PLACES_TOWN, "the town alone"},
        {"Tehran, Iran", "Isfahan, Iran", TAMIZ_PLACES_OTHER, "another town"},
        {"Iran", "Isfahan, Iran", TAMIZ_PLACES_COUNTRY, "the country alone"},
        {"Pyongyang, KOREA, DEMOCRATIC PEOPLE'S REPUBLIC OF",
         "Haebangsan-dong, Central District, Pyongyang, Korea, North",
         TAMIZ_PLACES_TOWN, "a country with a comma in it"},
        {"Zamboanga City, Philippines", "Zamboanga, Philippines",
         TAMIZ_PLACES_TOWN, "a word that says what it is"},
        {"Khan Yunis, Gaza Strip", "Khan Younis", TAMIZ_PLACES_TOWN,
         "spelling"},
        {"Khor Fakkan", "Khorfakkan, United Arab Emirates", TAMIZ_PLACES_TOWN,
         "together and apart"},
        {"New York, NY", "New Delhi", TAMIZ_PLACES_OTHER,
         "one of two words is not enough"},
        {"Los Angeles, CA", "Los Angeles, Canada", TAMIZ_PLACES_TOWN,
         "CA is no country here"},
        {"", "Kursk", TAMIZ_PLACES_SILENT, "nothing said"},
        {"12", "12", TAMIZ_PLACES_SILENT, "a number alone is no address"},
    };
    check(rows, sizeof rows / sizeof *rows, TAMIZ_PLACE_ADDRESS);
}

TEST(boxes_and_postcodes_tell) {
    static const row rows[] = {
        {"P.O. Box 2900, Damascus", "PO BOX 2900 Damascus, Syria",
         TAMIZ_PLACES_HOUSE, "the same box"},
        {"P.O. Box 2900, Damascus", "P.O. Box 2901, Damascus",
         TAMIZ_PLACES_TOWN, "another box"},
        {"P.O. Box 2900, Damascus", "2900 Baghdad Street, Damascus",
         TAMIZ_PLACES_TOWN, "a box is no house"},
        {"B/P 1652, Moroni", "Boite postale 1652, Moroni", TAMIZ_PLACES_TOWN,
         "what is no word of a box"},
        {"Postfach 12, Bern", "PO Box 12, Bern", TAMIZ_PLACES_HOUSE,
         "a box in German"},
        {"10 Mill Lane, London SW1A 1AA", "London SW1A 1AA",
         TAMIZ_PLACES_STREET, "a British postcode"},
        {"Troitsk, 108840", "st. Pushkov, vl. 12, 108840, Troitsk, Moscow",
         TAMIZ_PLACES_STREET, "a Russian one"},
    };
    check(rows, sizeof rows / sizeof *rows, TAMIZ_PLACE_ADDRESS);
}

TEST(places_of_birth_have_no_streets) {
    static const row rows[] = {
        {"Basra", "Basra, Iraq", TAMIZ_PLACES_TOWN, "the country left out"},
        {"Al-Basrah, Iraq", "Basra, Iraq", TAMIZ_PLACES_TOWN, "spelling"},
        {"Moscow", "Moskva, Russia", TAMIZ_PLACES_TOWN,
         "a name of the lexicon in another language"},
        {"Deh Rawud District, Uruzgan Province, Afghanistan",
         "Khas Uruzgan District, Uruzgan Province, Afghanistan",
         TAMIZ_PLACES_REGION, "the same province"},
        {"Basra, Iraq", "Vienna, Austria", TAMIZ_PLACES_OTHER_COUNTRY,
         "another country"},
        {"Basra, Iraq", "Mosul, Iraq", TAMIZ_PLACES_OTHER, "another town"},
        {"Iraq", "Mosul, Iraq", TAMIZ_PLACES_COUNTRY, "the country alone"},
        {"15 Street Village, Mosul", "Mosul", TAMIZ_PLACES_TOWN,
         "words of streets say nothing here"},
    };
    check(rows, sizeof rows / sizeof *rows, TAMIZ_PLACE_BIRTH);
}

TEST(positions_share_words) {
    static const struct {
        const char *a, *b;
        bool share;
    } rows[] = {
        {"Finance Minister", "Minister of Finance under the Taliban regime",
         true},
        {"Minister", "Minister of Finance", true},
        {"Minister of Finance", "Minister of Justice", false},
        {"Member of the State Duma", "Deputy, State Duma", true},
        {"", "Minister", false},
    };
    fixture f;
    open(&f);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        tamiz_place a = read(&f, rows[i].a, TAMIZ_PLACE_WORDS_ONLY);
        tamiz_place b = read(&f, rows[i].b, TAMIZ_PLACE_WORDS_ONLY);
        if (tamiz_place_share_words(&a, &b) != rows[i].share)
            print_error("%s | %s\n", rows[i].a, rows[i].b);
        assert_int_equal(tamiz_place_share_words(&a, &b), rows[i].share);
    }
    close(&f);
}

/* More words, segments and numbers than there is room for are left out. */
TEST(a_text_of_any_size_is_read) {
    fixture f;
    open(&f);
    tamiz_buffer text = {0};
    for (int i = 0; i < 2000; i++)
        tamiz_buffer_print(&text, " %d Word%c%c St%s", i, 'a' + i % 26,
                           'a' + i / 26 % 26, i % 3 ? "," : "");
    tamiz_buffer_byte(&text, '\0');
    tamiz_place place = read(&f, text.data, TAMIZ_PLACE_ADDRESS);
    assert_true(place.word_count <= TAMIZ_PLACE_WORDS);
    assert_true(place.segment_count <= TAMIZ_PLACE_SEGMENTS);
    assert_int_equal(tamiz_place_compare(&place, &place), TAMIZ_PLACES_HOUSE);
    tamiz_buffer_clear(&text);
    close(&f);
}

TEST(text_that_is_no_utf8_is_an_error) {
    fixture f;
    open(&f);
    tamiz_place place;
    tamiz_error err;
    assert_int_equal(tamiz_place_read(f.latin, "Kursk, \xff\xfe",
                                      TAMIZ_PLACE_ADDRESS, &f.arena, &place,
                                      &err),
                     TAMIZ_BAD_INPUT);
    close(&f);
}
