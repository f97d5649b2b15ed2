/* SPDX-License-Identifier: Apache-2.0 */
/* Where rows end, and which say more of another one. */
#include "test.h"

#include "batch_source.h"

#include <stdio.h>
#include <unistd.h>

/* ---- where rows end ---------------------------------------------------- */

static tamiz_code open_text(tamiz_batch_source *s, tamiz_span text,
                            const char *name, tamiz_error *err) {
    tamiz_batch_unknown unknown;
    tamiz_input *input;
    assert_true(tamiz_batch_unknown_init(&unknown));
    assert_int_equal(tamiz_input_memory(text, name, &input, NULL), TAMIZ_OK);
    tamiz_code code = tamiz_batch_source_init(s, input, &unknown, err);
    tamiz_batch_unknown_clear(&unknown);
    return code;
}

/* "LINE:TEXT|" for each row; "LINE!TEXT|" for a paper without its holder. */
static void print_portion(const tamiz_batch_portion *p, tamiz_buffer *out) {
    for (size_t i = 0; i < p->count; i++) {
        const tamiz_batch_row *row = &p->rows[i];
        tamiz_buffer_print(out, "%llu%c", (unsigned long long)row->line,
                           row->orphan ? '!' : ':');
        if (row->too_large) tamiz_buffer_text(out, "LARGE");
        tamiz_buffer_add(out, p->bytes.data + row->start,
                         row->size + row->more);
        tamiz_buffer_byte(out, '|');
    }
}

/* Returns how many rows said more of a party. */
static uint64_t print_rows(tamiz_batch_source *s, tamiz_buffer *out) {
    tamiz_batch_portion *p = calloc(1, sizeof *p);
    uint64_t beside = 0;
    do {
        assert_int_equal(tamiz_batch_source_next(s, p, NULL), TAMIZ_OK);
        print_portion(p, out);
        beside += p->beside;
    } while (p->count || p->beside);
    tamiz_buffer_clear(&p->bytes);
    free(p);
    return beside;
}

TEST(rows_end_where_their_quotes_are_closed_and_no_quote_swallows_the_rest) {
    // clang-format off
    static const struct { const char *text, *rows; } rows[] = {
        {"id,name\n1,a\n2,b\n", "2:1,a|3:2,b|"},
        {"id,name\r\n1,a\r\n\r\n2,b", "2:1,a|4:2,b|"}, /* an empty line */
        {"\n\nid,name\n1,a\n", "4:1,a|"}, /* before the first row, too */
        {"\xef\xbb\xbfid,name\n1,a\n", "2:1,a|"}, /* byte order mark */
        {"id,name\n1,\"a\nb\"\n2,c\n", "2:1,\"a\nb\"|4:2,c|"},
        {"id,name\n\"1\",\"a\"\"\n\"\n2,c\n", "2:\"1\",\"a\"\"\n\"|4:2,c|"},
        /* never closed: the line is a row by itself, the next ones are read */
        {"id,name\n1,\"a\n2,b\n3,c\n", "2:1,\"a|3:2,b|4:3,c|"},
        /* closed by the next one that is opened: what follows gives it away */
        {"id,name\n1,\"a\n2,b\n3,\"c\"\n", "2:1,\"a|3:2,b|4:3,\"c\"|"},
        /* closed at the end of a line, but with too many cells */
        {"id,name\n1,\"a\n2,b\",c\n3,d\n", "2:1,\"a|3:2,b\",c|4:3,d|"},
        {"id,name\n1,a\"b\n2,\"\"\n", "2:1,a\"b|3:2,\"\"|"}, /* no quote */
        {"id,name\n", ""},
        {"{\"a\":\"x\n\"}\n{}", "1:{\"a\":\"x|2:\"}|3:{}|"}, /* JSON: lines */
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_batch_source s;
        tamiz_buffer out = {.size = 0};
        tamiz_buffer_text(&out, "");
        assert_int_equal(
            open_text(&s, tamiz_span_of(rows[i].text), "rows", NULL), TAMIZ_OK);
        print_rows(&s, &out);
        assert_string_equal(out.size ? out.data : "", rows[i].rows);
        tamiz_batch_source_clear(&s);
        tamiz_buffer_clear(&out);
    }
}

TEST(a_file_that_cannot_be_screened_is_refused_as_a_whole) {
    // clang-format off
    static const struct { const char *text, *name, *message; } rows[] = {
        {"", "a.csv", "empty"},
        {"id,colour\n1,red\n", "a.csv", "no column for names"},
        {"id,name,id\n", "a.csv", "the column id stands there twice"},
        {"[{\"name\":\"a\"}]", "a.json", "an object on each line"},
        {" [1]", "-", "an object on each line"},
        {"{\"name\":\"a\"}", "a.csv", "no column for names"},
        {"\xff\xfei\0d\0", "a.csv", "UTF-16"},
        {"\"name\n", "a.csv", "never closed"},
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_batch_source s;
        tamiz_error err = {0};
        assert_int_equal(
            open_text(&s, tamiz_span_of(rows[i].text), rows[i].name, &err),
            TAMIZ_BAD_INPUT);
        if (!strstr(err.message, rows[i].message))
            fail_msg("%zu: %s", i, err.message);
        tamiz_batch_source_clear(&s);
    }
}

TEST(a_row_over_a_mebibyte_goes_by_and_the_next_one_is_read) {
    enum { LONG = 5 * TAMIZ_BATCH_LARGEST / 2 };
    tamiz_buffer text = {.size = 0}, out = {.size = 0};
    tamiz_buffer_text(&text, "id,name\n1,");
    memset(tamiz_buffer_grow(&text, LONG), 'x', LONG);
    tamiz_buffer_text(&text, "\n2,b\n3,");
    memset(tamiz_buffer_grow(&text, LONG), 'y', LONG);
    tamiz_batch_source s;
    assert_int_equal(open_text(&s, tamiz_buffer_view(&text), "a", NULL),
                     TAMIZ_OK);
    print_rows(&s, &out);
    assert_string_equal(out.data, "2:LARGE|3:2,b|4:LARGE|");
    tamiz_batch_source_clear(&s);
    tamiz_buffer_clear(&text);
    tamiz_buffer_clear(&out);
}

/* Rows of letters, commas, quotes and line ends from a seed. */
static void draw_text(tamiz_buffer *text, uint64_t seed) {
    static const char letters[] = "ab,,\"\"\n\n\r;";
    tamiz_buffer_text(text, "id,name\n");
    for (size_t i = 0; i < 3000; i++)
        tamiz_buffer_byte(text,
                          letters[test_random(&seed) % (sizeof letters - 1)]);
}

TEST(reading_goes_on_behind_any_portion_as_if_it_had_not_stopped) {
    for (uint64_t seed = 0; seed < 30; seed++) {
        tamiz_buffer text = {.size = 0}, whole = {.size = 0},
                     parts = {.size = 0};
        tamiz_batch_source s;
        bool same = true;
        draw_text(&text, seed);
        tamiz_span view = tamiz_buffer_view(&text);
        assert_int_equal(open_text(&s, view, "a", NULL), TAMIZ_OK);
        print_rows(&s, &whole);
        tamiz_batch_source_clear(&s);

        tamiz_batch_portion *p = calloc(1, sizeof *p);
        assert_int_equal(open_text(&s, view, "a", NULL), TAMIZ_OK);
        assert_int_equal(tamiz_batch_source_next(&s, p, NULL), TAMIZ_OK);
        tamiz_batch_source_clear(&s);
        for (size_t i = 0; i < p->count; i++)
            tamiz_buffer_print(
                &parts, "%llu:%.*s|", (unsigned long long)p->rows[i].line,
                (int)p->rows[i].size, p->bytes.data + p->rows[i].start);
        assert_int_equal(open_text(&s, view, "a", NULL), TAMIZ_OK);
        assert_int_equal(tamiz_batch_source_skip(&s, &p->end, &same, NULL),
                         TAMIZ_OK);
        assert_true(same);
        print_rows(&s, &parts);
        assert_string_equal(parts.data, whole.data);
        tamiz_batch_source_clear(&s);

        text.data[text.size / 400 + 9] ^= 1; /* another input */
        assert_int_equal(open_text(&s, view, "a", NULL), TAMIZ_OK);
        assert_int_equal(tamiz_batch_source_skip(&s, &p->end, &same, NULL),
                         TAMIZ_OK);
        assert_false(same);
        tamiz_batch_source_clear(&s);
        tamiz_buffer_clear(&p->bytes);
        free(p);
        tamiz_buffer_clear(&text);
        tamiz_buffer_clear(&whole);
        tamiz_buffer_clear(&parts);
    }
}

/* ---- rows that say more
 * -------------------------------------------------------------- */

#define PERSON(id) "{\"id\":\"" id "\",\"schema\":\"Person\"}"
#define PAPER(id)                                                              \
    "{\"schema\":\"Passport\",\"properties\":{\"holder\":[\"" id "\"]}}"

TEST(in_a_stream_a_paper_goes_to_its_holder_before_it_or_anywhere_behind) {
    static const struct {
        const char *text, *rows;
    } rows[] = {
        {PAPER("a") "\n" PERSON("a") "\n",
         "2:" PERSON("a") "\n" PAPER("a") "|"},
        {PERSON("a") "\n" PAPER("a") "\n" PAPER("a"),
         "1:" PERSON("a") "\n" PAPER("a") "\n" PAPER("a") "|"},
        {PAPER("b") "\n" PERSON("a") "\n" PAPER("a") "\n" PERSON("b"),
         "2:" PERSON("a") "\n" PAPER("a") "|4:" PERSON("b") "\n" PAPER(
             "b") "|"},
        {PERSON("a") "\n" PERSON("b") "\n" PAPER("a"),
         "1:" PERSON("a") "|2:" PERSON("b") "|3!" PAPER("a") "|"},
        {PAPER("a"), "1!" PAPER("a") "|"},
        {"{\"id\":\"Passport\"}\n", "1:{\"id\":\"Passport\"}|"},
        {"{\"schema\":\"Passport\"\n", "1:{\"schema\":\"Passport\"|"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_batch_source s;
        tamiz_buffer out = {.size = 0};
        assert_int_equal(
            open_text(&s, tamiz_span_of(rows[i].text), "rows", NULL), TAMIZ_OK);
        print_rows(&s, &out);
        assert_string_equal(out.data, rows[i].rows);
        tamiz_batch_source_clear(&s);
        tamiz_buffer_clear(&out);
    }
}

static void draw_papers(tamiz_buffer *text, uint64_t seed) {
    for (int i = 0; i < 900; i++) {
        int who = (int)(test_random(&seed) % 60);
        if (test_random(&seed) % 3)
            tamiz_buffer_print(text, "{\"id\":\"%d\",\"n\":%d}\n", who, i);
        else
            tamiz_buffer_print(text,
                               "{\"schema\":\"Passport\",\"n\":%d,"
                               "\"holder\":\"%d\"}\n",
                               i, who);
    }
}

/* What is read of a text whose rows that say more were gathered first. */
static void open_gathered(tamiz_batch_source *s, tamiz_span text) {
    tamiz_input *input;
    assert_int_equal(open_text(s, text, "a.jsonl", NULL), TAMIZ_OK);
    assert_int_equal(tamiz_input_memory(text, "a.jsonl", &input, NULL),
                     TAMIZ_OK);
    assert_int_equal(tamiz_batch_source_gather(s, input, NULL), TAMIZ_OK);
}

/* Portion by portion, each read by a source that was opened anew. */
static void check_portions(tamiz_span text, bool gathered) {
    tamiz_buffer whole = {.size = 0}, parts = {.size = 0};
    tamiz_batch_portion *p = calloc(1, sizeof *p);
    tamiz_batch_place place = {.bytes = 0};
    tamiz_batch_source s;
    uint64_t beside = 0;
    if (gathered)
        open_gathered(&s, text);
    else
        assert_int_equal(open_text(&s, text, "a", NULL), TAMIZ_OK);
    uint64_t expected = print_rows(&s, &whole);
    tamiz_batch_source_clear(&s);
    do {
        bool same = true;
        if (gathered)
            open_gathered(&s, text);
        else
            assert_int_equal(open_text(&s, text, "a", NULL), TAMIZ_OK);
        if (place.bytes)
            assert_int_equal(tamiz_batch_source_skip(&s, &place, &same, NULL),
                             TAMIZ_OK);
        assert_true(same);
        assert_int_equal(tamiz_batch_source_next(&s, p, NULL), TAMIZ_OK);
        print_portion(p, &parts);
        place = p->end;
        beside += p->beside;
        tamiz_batch_source_clear(&s);
    } while (p->count || p->beside);
    assert_string_equal(parts.data, whole.data);
    assert_int_equal(beside, expected);
    assert_non_null(strstr(whole.data, "!"));
    tamiz_buffer_clear(&p->bytes);
    free(p);
    tamiz_buffer_clear(&whole);
    tamiz_buffer_clear(&parts);
}

TEST(rows_that_say_more_are_found_again_behind_any_portion) {
    for (uint64_t seed = 0; seed < 10; seed++) {
        tamiz_buffer text = {.size = 0};
        draw_papers(&text, seed);
        for (int i = 0; i < 300; i++) /* nobody's: more than a portion */
            tamiz_buffer_text(&text, PAPER("nobody") "\n");
        check_portions(tamiz_buffer_view(&text), false);
        check_portions(tamiz_buffer_view(&text), true);
        tamiz_buffer_clear(&text);
    }
}

#define ADDRESS(id) "{\"id\":\"" id "\",\"schema\":\"Address\"}"
#define LIVES(id, where)                                                       \
    "{\"id\":\"" id "\",\"schema\":\"Person\",\"addressEntity\":" where "}"
#define WALLET(id)                                                             \
    "{\"schema\":\"CryptoWallet\",\"publicKey\":\"1\",\"holder\":\"" id "\"}"

/* `piped`: what comes of it when nothing is known before it is read. */
TEST(rows_that_say_more_of_a_party_are_found_wherever_they_stand) {
    static const struct {
        const char *text, *gathered, *piped;
        uint64_t beside;
    } rows[] = {
        {PERSON("a") "\n" PERSON("b") "\n" PAPER("a") "\n",
         "1:" PERSON("a") "\n" PAPER("a") "|2:" PERSON("b") "|",
         "1:" PERSON("a") "|2:" PERSON("b") "|3!" PAPER("a") "|", 1},
        {LIVES("a", "\"x\"") "\n" LIVES("b", "[\"y\",\"x\"]") "\n" ADDRESS(
             "x") "\n" ADDRESS("y") "\n",
         "1:" LIVES("a", "\"x\"") "\n" ADDRESS("x") "|2:" LIVES(
             "b", "[\"y\",\"x\"]") "\n" ADDRESS("y") "\n" ADDRESS("x") "|",
         "1:" LIVES("a", "\"x\"") "|2:" LIVES(
             "b", "[\"y\",\"x\"]") "\n" ADDRESS("x") "\n" ADDRESS("y") "|",
         2},
        {ADDRESS("x") "\n" LIVES("a", "\"x\"") "\n" LIVES("b", "\"x\""),
         "2:" LIVES("a", "\"x\"") "\n" ADDRESS("x") "|3:" LIVES(
             "b", "\"x\"") "\n" ADDRESS("x") "|",
         NULL, 1},
        {WALLET("a") "\n" PERSON("a"), "2:" PERSON("a") "\n" WALLET("a") "|",
         NULL, 1},
        {PAPER("a") "\n" PERSON("a") "\n" PERSON("a"), /* the first has it */
         "2:" PERSON("a") "\n" PAPER("a") "|3:" PERSON("a") "|", NULL, 1},
        {PAPER("z") "\n" PERSON("a"), "2:" PERSON("a") "|1!" PAPER("z") "|",
         NULL, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        for (int piped = 0; piped < 2; piped++) {
            tamiz_batch_source s;
            tamiz_buffer out = {.size = 0};
            tamiz_span text = tamiz_span_of(rows[i].text);
            const char *expected = rows[i].gathered;
            if (piped && rows[i].piped) expected = rows[i].piped;
            if (piped)
                assert_int_equal(open_text(&s, text, "a.jsonl", NULL),
                                 TAMIZ_OK);
            else
                open_gathered(&s, text);
            uint64_t beside = print_rows(&s, &out);
            assert_string_equal(out.data, expected);
            if (!piped) assert_int_equal(beside, rows[i].beside);
            tamiz_batch_source_clear(&s);
            tamiz_buffer_clear(&out);
        }
}

TEST(any_number_of_rows_may_wait_and_be_left) {
    enum { MANY = 3000 };
    tamiz_buffer text = {.size = 0}, out = {.size = 0};
    tamiz_batch_source s;
    for (int i = 0; i < MANY; i++)
        tamiz_buffer_text(&text, i % 2 ? PAPER("a") "\n" : PAPER("b") "\n");
    tamiz_buffer_text(&text, PERSON("a") "\n");
    assert_int_equal(open_text(&s, tamiz_buffer_view(&text), "a", NULL),
                     TAMIZ_OK);
    assert_int_equal(print_rows(&s, &out), MANY / 2);
    assert_non_null(strstr(out.data, "3001:" PERSON("a") "\n" PAPER("a")));
    assert_non_null(strstr(out.data, "|2999!" PAPER("b") "|"));
    tamiz_batch_source_clear(&s);
    tamiz_buffer_clear(&text);
    tamiz_buffer_clear(&out);
}

TEST(no_party_gets_more_than_a_row_may_have) {
    tamiz_buffer text = {.size = 0}, out = {.size = 0};
    tamiz_batch_source s;
    for (int i = 0; i < 30; i++)
        tamiz_buffer_print(&text,
                           "{\"schema\":\"Passport\",\"holder\":\"a\","
                           "\"number\":\"%0*d\"}\n",
                           TAMIZ_BATCH_LARGEST / 20, i);
    tamiz_buffer_text(&text, PERSON("a") "\n");
    open_gathered(&s, tamiz_buffer_view(&text));
    assert_int_equal(print_rows(&s, &out), 19);
    tamiz_batch_source_clear(&s);
    tamiz_buffer_clear(&text);
    tamiz_buffer_clear(&out);
}
