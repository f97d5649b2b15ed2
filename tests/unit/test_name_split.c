/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "base_buffer.h"
#include "name_split.h"

typedef struct bench {
    tamiz_latin *latin;
    tamiz_arena arena;
    tamiz_buffer line;
    tamiz_name name;
} bench;

static void init(bench *b) {
    *b = (bench){.latin = NULL};
    assert_int_equal(tamiz_latin_new(&b->latin, NULL), TAMIZ_OK);
}

static void clear(bench *b) {
    tamiz_latin_free(b->latin);
    tamiz_arena_clear(&b->arena);
    tamiz_buffer_clear(&b->line);
}

static void split(bench *b, tamiz_span text, bool is_person) {
    tamiz_arena_reset(&b->arena);
    tamiz_error err = {0};
    tamiz_code code =
        tamiz_name_split(b->latin, text, is_person, &b->arena, &b->name, &err);
    if (code) fail_msg("%.*s: %s", (int)text.size, text.data, err.message);
}

/* "dr:title karim aziz": kinds are shown where a part is no plain word. */
static const char *shown(bench *b) {
    tamiz_buffer_reset(&b->line);
    tamiz_buffer_text(&b->line, "");
    for (size_t i = 0; i < b->name.count; i++) {
        const tamiz_part *p = &b->name.parts[i];
        if (i) tamiz_buffer_byte(&b->line, ' ');
        tamiz_buffer_span(&b->line, p->ascii);
        if (p->kind != TAMIZ_PART_PLAIN)
            tamiz_buffer_print(&b->line, ":%s", tamiz_part_kind_name(p->kind));
    }
    return b->line.data ? b->line.data : "";
}

typedef struct row {
    const char *text;
    bool is_person;
    const char *want, *why;
} row;

static void check_rows(const row *rows, size_t count) {
    bench b;
    init(&b);
    for (size_t i = 0; i < count; i++) {
        split(&b, tamiz_span_of(rows[i].text), rows[i].is_person);
        const char *got = shown(&b);
        if (strcmp(got, rows[i].want))
            fail_msg("%s (%s): \"%s\", expected \"%s\"", rows[i].text,
                     rows[i].why, got, rows[i].want);
    }
    clear(&b);
}

// clang-format off
TEST(words_are_known_for_what_they_are) {
    static const row rows[] = {
        {"", false, "", "nothing"},
        {"!!! ...", false, "", "no letter or digit"},
        {"Karim Aziz", true, "karim aziz", "two words"},
        {"Dr. Karim Aziz", true, "dr:title karim aziz", "title"},
        {"Sheikh Karim", false, "sheikh:title karim", "title of a party of any kind"},
        {"Abd al-Rahman bin Omar", true, "abd al:particle rahman bin:particle omar", "particles"},
        {"Ludwig van der Horst", true, "ludwig van:particle der:particle horst", "particles"},
        {"J. R. Morven", true, "j:initial r:initial morven", "initials"},
        {"J.R. Morven", true, "j:initial r:initial morven", "two dotted letters are initials"},
        {"A. Morven", true, "a:initial morven", "not the particle"},
        {"MORVEN, Y.", true, "morven y:initial", "not the particle"},
        {"I. Morven", false, "i:initial morven", "not the number"},
        {"7 Lanterns", false, "7:number lanterns", "a digit is one"},
        {"Gomez y Marin", true, "gomez y:particle marin", "the particle"},
        {"J.R.R. Morven", true, "jrr morven", "three are an abbreviation"},
        {"Karim Aziz, Jr.", true, "karim aziz jr:suffix", "suffix"},
        {"Bank of Lantern", false, "bank:generic of:particle lantern", "generic word"},
        {"Omar Bank", true, "omar bank", "a person may be called so"},
        {"Lantern 1984", false, "lantern 1984:number", "digits"},
        {"Fund II", false, "fund:generic ii:number", "Roman numeral"},
        {"Северный банк", TAMIZ_NAME_ANY, "severnyy:generic bank:generic", "another script, the same lexicon"},
    };
    check_rows(rows, COUNT(rows));
}

TEST(legal_forms_of_one_word_or_many_are_one_part) {
    static const row rows[] = {
        {"Lantern GmbH", false, "lantern gmbh:legal-form", "one word"},
        {"Lantern S.A.", false, "lantern sa:legal-form", "dotted"},
        {"Lantern d.o.o.", false, "lantern doo:legal-form", "dotted, three letters"},
        {"Lantern DOO", false, "lantern doo:legal-form", "the same without dots"},
        {"Lantern S.A. de C.V.", false, "lantern sadecv:legal-form", "many words, dotted"},
        {"Lantern Co., Ltd.", false, "lantern coltd:legal-form", "with a comma inside"},
        {"Lantern Gesellschaft mit beschränkter Haftung", false,
         "lantern gesellschaftmitbeschrankterhaftung:legal-form", "written out"},
        {"ОАО «Лантерн»", false, "oao:legal-form lantern", "in front, Cyrillic"},
        {"Lantern AS", false, "lantern as:legal-form", "two letters at the end"},
        {"Omar as Salim", false, "omar as:particle salim", "two letters in the middle: an article"},
        {"GmbH", false, "gmbh", "nothing but a form: its name"},
        {"Lantern Gmbh", true, "lantern gmbh", "a person has no form"},
    };
    check_rows(rows, COUNT(rows));
}

TEST(what_looks_like_a_title_may_be_a_surname) {
    static const row rows[] = {
        {"SAYED, Hafiz", true, "sayed hafiz:title", "all that stands before the comma"},
        {"Omar al-Shaykh", true, "omar al:particle shaykh", "behind an article"},
        {"El Haj", true, "el:particle haj", "behind an article"},
        {"Haji", true, "haji", "nothing else tells"},
    };
    check_rows(rows, COUNT(rows));
}
// clang-format on

TEST(the_comma_stands_before_the_part_behind_it) {
    // clang-format off
    static const struct { const char *text; size_t comma; const char *why; } rows[] = {
        {"Karim Aziz", 0, "none"},
        {"KARLOWITZ, Benedikt Arno", 1, "surname first"},
        {"VAN DER HORST, Ludwig", 3, "many words before"},
        {"O'BRIEN,Sean", 1, "no space behind"},
        {"AZIZ, Karim, Jr.", 1, "the first of two"},
        {", Karim", 0, "nothing before"},
        {"Karim,", 0, "nothing behind"},
    };
    // clang-format on
    bench b;
    init(&b);
    for (size_t i = 0; i < COUNT(rows); i++) {
        split(&b, tamiz_span_of(rows[i].text), true);
        if (b.name.comma != rows[i].comma)
            fail_msg("%s (%s): %zu", rows[i].text, rows[i].why, b.name.comma);
    }
    clear(&b);
}

/* The invariants that name_split.h promises. */
static void check_name(const bench *b, tamiz_span text) {
    const tamiz_name *n = &b->name;
    size_t letters = 0, at = 0;
    assert_true(tamiz_span_equal(n->text, text));
    assert_true(n->count <= TAMIZ_NAME_PARTS);
    assert_true(n->count ? n->comma < n->count : !n->comma);
    for (size_t i = 0; i < n->count; i++) {
        const tamiz_part *p = &n->parts[i];
        letters += p->ascii.size;
        assert_true(p->ascii.size > 0);
        assert_true(p->letters == tamiz_name_letters(p->ascii));
        assert_true(p->start >= at && p->end > p->start);
        assert_true(p->end <= text.size);
        assert_true(p->kind < TAMIZ_PART_KIND_COUNT && p->weight > 0);
        at = p->end;
    }
    assert_int_equal(n->letters, letters);
}

/* All letters of the text in order, by the floor below. */
static void check_letters(bench *b, tamiz_span text) {
    tamiz_words words;
    tamiz_buffer want = {0};
    assert_int_equal(tamiz_text_split(b->latin, text, &b->arena, &words, NULL),
                     TAMIZ_OK);
    for (size_t i = 0; i < words.count; i++)
        tamiz_buffer_span(&want, words.words[i].ascii);
    assert_int_equal(want.size, b->name.letters);
    char *got = tamiz_arena_take(&b->arena, b->name.letters + 1);
    if (b->name.count) tamiz_name_squash(&b->name, 0, got);
    assert_true(!want.size || !memcmp(got, want.data, want.size));
    tamiz_buffer_clear(&want);
}

TEST(parts_hold_every_letter_in_order_whatever_the_name) {
    static const char *const words[] = {"Karim",   "al-",
                                        "S.A.",    "de",
                                        "C.V.",    "Ltd",
                                        "Co.,",    "Dr.",
                                        "II",      "J.",
                                        "R.",      ",",
                                        "1984",    "北京",
                                        "محمد",    "Иван",
                                        "d.o.o.",  "&",
                                        "O'",      "Gesellschaft",
                                        "mit",     "beschränkter",
                                        "Haftung", "Jr",
                                        "bin",     "A",
                                        "the",     "\u0301",
                                        "\u200B",  "ООО",
                                        "spol.",   "s",
                                        "r.o.",    "Bank"};
    bench b;
    init(&b);
    uint64_t seed = 9;
    for (int round = 0; round < 20000; round++) {
        tamiz_buffer text = {0};
        for (uint64_t n = test_random(&seed) % 9; n > 0; n--) {
            tamiz_buffer_text(&text, words[test_random(&seed) % COUNT(words)]);
            if (test_random(&seed) % 4) tamiz_buffer_byte(&text, ' ');
        }
        tamiz_span view = tamiz_buffer_view(&text);
        split(&b, view, round % 2);
        check_name(&b, view);
        check_letters(&b, view);
        tamiz_buffer_clear(&text);
    }
    clear(&b);
}

TEST(a_part_knows_where_its_words_stand) {
    bench b;
    init(&b);
    const char *text = "«Łantern» S.A. de C.V.";
    split(&b, tamiz_span_of(text), false);
    assert_int_equal(b.name.count, 2);
    assert_int_equal(b.name.parts[0].start, strstr(text, "Łantern") - text);
    assert_int_equal(b.name.parts[0].end, strstr(text, "»") - text);
    assert_int_equal(b.name.parts[1].start, strstr(text, "S.A.") - text);
    assert_int_equal(b.name.parts[1].end, strlen(text) - 1);
    clear(&b);
}

TEST(a_name_turned_at_its_comma_reads_given_name_first) {
    bench b;
    init(&b);
    char letters[32] = "";
    split(&b, TAMIZ_SPAN("KARLOWITZ, Benedikt"), true);
    assert_int_equal(b.name.letters, 17);
    tamiz_name_squash(&b.name, b.name.comma, letters);
    assert_string_equal(letters, "benediktkarlowitz");
    clear(&b);
}

static tamiz_code refusal(bench *b, const char *piece, size_t times,
                          tamiz_error *err) {
    tamiz_buffer text = {0};
    for (size_t i = 0; i < times; i++) tamiz_buffer_text(&text, piece);
    tamiz_code code = tamiz_name_split(b->latin, tamiz_buffer_view(&text),
                                       false, &b->arena, &b->name, err);
    tamiz_buffer_clear(&text);
    return code;
}

TEST(names_beyond_the_bounds_are_refused_and_those_at_them_are_cut) {
    // clang-format off
    static const struct {
        const char *piece; size_t times; tamiz_code want; const char *why;
    } rows[] = {
        {"a", TAMIZ_NAME_BYTES, TAMIZ_OK, "as many bytes as may be"},
        {"a", TAMIZ_NAME_BYTES + 1, TAMIZ_TOO_LARGE, "one more"},
        {"ab ", TAMIZ_NAME_PARTS, TAMIZ_OK, "as many words as may be"},
        {"ab ", TAMIZ_NAME_PARTS + 1, TAMIZ_TOO_LARGE, "one more"},
        {"a ", 10000000 / 2, TAMIZ_TOO_LARGE, "10 MB"},
        {"S.A. ", 100, TAMIZ_OK, "legal forms in a row"},
        {"x\xff", 1, TAMIZ_BAD_INPUT, "not UTF-8"},
    };
    // clang-format on
    bench b;
    init(&b);
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_error err = {0};
        tamiz_code code = refusal(&b, rows[i].piece, rows[i].times, &err);
        if (code != rows[i].want)
            fail_msg("%s: %s", rows[i].why, tamiz_code_name(code));
        assert_true(!code || err.message[0]);
    }
    clear(&b);
}
