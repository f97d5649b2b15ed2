/* SPDX-License-Identifier: Apache-2.0 */
/* Where rows end, what cells hold, what a row says of a party. */
#include "test.h"

#include "batch_cells.h"
#include "batch_object.h"
#include "batch_party.h"
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

/* ---- cells ------------------------------------------------------------- */

TEST(a_row_is_cut_as_rfc_4180_writes_it) {
    // clang-format off
    static const struct { const char *row, *cells, *wrong; } rows[] = {
        {"a,b", "[a][b]", NULL},
        {",", "[][]", NULL},
        {"\"a,\"\"b\"\"\",c", "[a,\"b\"][c]", NULL},
        {"\"\",\"\"\"\"", "[][\"]", NULL},
        {"a\"b,c", "[a\"b][c]", NULL}, /* a quote within a plain cell */
        {"\"a\nb\"", "[a\nb]", NULL},
        {"\"a", NULL, "never closed"},
        {"\"a\"b", NULL, "a byte after a closing quote"},
    };
    // clang-format on
    tamiz_batch_cells cells = {calloc(TAMIZ_BATCH_CELLS, sizeof(tamiz_span)),
                               0};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_arena arena = {0};
        tamiz_buffer out = {.size = 0};
        const char *wrong =
            tamiz_batch_cut(tamiz_span_of(rows[i].row), &cells, &arena);
        for (size_t k = 0; !wrong && k < cells.count; k++)
            tamiz_buffer_print(&out, "[%.*s]", (int)cells.cells[k].size,
                               cells.cells[k].data);
        if (rows[i].wrong)
            assert_true(wrong && strstr(wrong, rows[i].wrong));
        else
            assert_string_equal(out.data, rows[i].cells);
        tamiz_buffer_clear(&out);
        tamiz_arena_clear(&arena);
    }
    char many[2 * TAMIZ_BATCH_CELLS];
    memset(many, ',', sizeof many);
    tamiz_arena arena = {0};
    assert_string_equal(
        tamiz_batch_cut((tamiz_span){many, sizeof many}, &cells, &arena),
        "more than 4096 cells");
    tamiz_arena_clear(&arena);
    free(cells.cells);
}

/* ---- the party --------------------------------------------------------- */

static void add(tamiz_batch_party *p, const char *field, const char *text) {
    tamiz_span name = tamiz_span_of(field);
    tamiz_batch_party_add(p, tamiz_batch_role_of(name), name,
                          tamiz_span_of(text), true);
}

TEST(a_column_says_of_what_its_numbers_are) {
    // clang-format off
    static const struct { const char *field, *text, *kind; size_t ids, plain; } rows[] = {
        {"passportNumber", "A1", "passportNumber", 1, 0},
        {"taxNumber", "A1;B2;A1", "taxNumber", 2, 0},
        {"innCode", "7707083893", "innCode", 1, 0},
        {"identifier", "A1", NULL, 0, 1},
        {"number", "A1;B2", NULL, 0, 2}, /* of what, nobody says */
        {"kppCode", "770801001", NULL, 0, 1},
    };
    // clang-format on
    tamiz_batch_party p = {.failed = false};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_query q;
        tamiz_batch_party_reset(&p);
        add(&p, "name", "Ada");
        add(&p, rows[i].field, rows[i].text);
        assert_true(tamiz_batch_party_query(&p, NULL, false, &q));
        assert_int_equal(q.id_count, rows[i].ids);
        assert_int_equal(p.identifiers.count, rows[i].plain);
        if (rows[i].kind) assert_string_equal(q.ids[0].kind, rows[i].kind);
    }
    tamiz_batch_party_clear(&p);
}

TEST(a_column_beside_says_who_issued_its_numbers) {
    // clang-format off
    static const struct {
        const char *numbers, *countries, *first, *second;
        size_t warnings;
    } rows[] = {
        {"A1;B2", "ir", "ir", "ir", 0},     /* one for all */
        {"A1;B2", "ir;Iraq", "ir", "Iraq", 0}, /* one for each */
        {"A1;B2", ";iq", NULL, "iq", 0},    /* of one it is not known */
        {"A1;B2", "ir;iq;de", NULL, NULL, 1},
        {"A1;B2", "Atlantis", NULL, NULL, 1},
        {"A1;B2", "", NULL, NULL, 0},
    };
    // clang-format on
    tamiz_batch_party p = {.failed = false};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_query q;
        tamiz_batch_party_reset(&p);
        add(&p, "name", "Ada");
        add(&p, "passportNumber/country", rows[i].countries);
        add(&p, "passportNumber", rows[i].numbers);
        assert_true(tamiz_batch_party_query(&p, NULL, false, &q));
        assert_int_equal(q.id_count, 2);
        assert_int_equal(p.warnings.count, rows[i].warnings);
        const char *const wanted[] = {rows[i].first, rows[i].second};
        for (size_t k = 0; k < 2; k++) {
            if (wanted[k])
                assert_string_equal(q.ids[k].country, wanted[k]);
            else
                assert_null(q.ids[k].country);
        }
    }
    tamiz_batch_party_clear(&p);
    assert_int_equal(tamiz_batch_role_of(TAMIZ_SPAN("name/country")),
                     TAMIZ_ROLE_UNKNOWN);
}

TEST(an_address_is_whole_or_in_parts) {
    tamiz_batch_party p = {.failed = false};
    tamiz_query q;
    add(&p, "name", "Ada");
    add(&p, "street", "Ringstr. 5");
    add(&p, "address", "Wien;Graz, Austria");
    add(&p, "postOfficeBox", "12");
    add(&p, "city", "Linz");
    assert_true(tamiz_batch_party_query(&p, NULL, false, &q));
    assert_int_equal(q.address_count, 3);
    assert_string_equal(q.addresses[1], "Graz, Austria");
    assert_string_equal(q.addresses[2], "Ringstr. 5, box 12, Linz");
    tamiz_batch_party_clear(&p);
}

TEST(one_number_in_two_columns_is_asked_as_both) {
    tamiz_batch_party p = {.failed = false};
    tamiz_query q;
    add(&p, "name", "Ada");
    add(&p, "taxNumber", "A1");
    add(&p, "registrationNumber", "A1");
    assert_true(tamiz_batch_party_query(&p, NULL, false, &q));
    assert_int_equal(q.id_count, 2);
    assert_string_equal(q.ids[1].kind, "registrationNumber");
    tamiz_batch_party_clear(&p);
}

TEST(a_value_that_is_no_date_or_country_costs_a_warning_and_no_more) {
    // clang-format off
    static const struct { const char *field, *text, *used; size_t warnings; } rows[] = {
        {"birthDate", "1962-11-23", "1962-11-23", 0},
        {"birthDate", "1962", "1962", 0},
        {"birthDate", "19621123", "1962-11-23", 0},
        {"birthDate", "1962-11-23T00:00:00Z", "1962-11-23", 0},
        {"birthDate", "1962-13-45", "1962", 1},
        {"birthDate", "03/04/1962", "1962", 1}, /* which is the month? */
        {"birthDate", "soon", NULL, 1},
        {"birthDate", "196", NULL, 1},
        {"birthDate", "1962-02-30;1963", "1962", 1},
        {"country", "Atlantis", NULL, 1},
        {"country", "Atlantis; Mexico", "Mexico", 1},
        {"nationality", "ve", "ve", 0},
        {"jurisdiction", "Panama", "Panama", 0},
        {"gender", "F", "female", 0},
        {"gender", "MALE", "male", 0},
        {"gender", "unknown", NULL, 1},
        {"gender", "male;female", "male", 1},
        {"passportNumber", " A 1 ", "A 1", 0},
        {"imoNumber", "IMO 9074729", "IMO 9074729", 0},
        {"leiCode", "", NULL, 0},
        {"identifiers", "1;2", "1", 0},
    };
    // clang-format on
    tamiz_batch_party p = {.failed = false};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_query q;
        tamiz_batch_party_reset(&p);
        add(&p, "name", "Ada");
        add(&p, rows[i].field, rows[i].text);
        assert_true(tamiz_batch_party_query(&p, NULL, false, &q));
        const char *used = q.birth_date ? q.birth_date
                           : q.country  ? q.country
                           : q.gender   ? q.gender
                           : q.id_count ? q.ids[0].number
                                        : q.identifier;
        if (rows[i].used)
            assert_string_equal(used, rows[i].used);
        else
            assert_null(used);
        if (p.warnings.count != rows[i].warnings) fail_msg("row %zu", i);
    }
    tamiz_batch_party_clear(&p);
}

TEST(names_come_from_all_their_columns_and_from_their_parts_when_alone) {
    tamiz_batch_party p = {.failed = false};
    tamiz_query q;
    add(&p, "lastName", "Muster");
    add(&p, "firstName", "Ada");
    assert_true(tamiz_batch_party_query(&p, NULL, false, &q));
    assert_string_equal(q.name, "Ada Muster");
    assert_int_equal(q.more_name_count, 0);
    tamiz_batch_party_reset(&p);
    add(&p, "alias", "A; B ;;A");
    add(&p, "name", "C");
    add(&p, "previousName", "B");
    add(&p, "lastName", "Muster"); /* no name by itself */
    assert_true(tamiz_batch_party_query(&p, "Person", false, &q));
    assert_string_equal(q.name, "A");
    assert_int_equal(q.more_name_count, 2);
    assert_string_equal(q.more_names[0], "B");
    assert_string_equal(q.more_names[1], "C");
    assert_string_equal(q.schema, "Person");
    tamiz_batch_party_clear(&p);
}

TEST(what_cannot_be_asked_is_rejected_with_a_reason) {
    // clang-format off
    static const struct { const char *name, *schema, *reason; } rows[] = {
        {" ; ", "Person", "no name"},
        {"Ada", "Persona", "no such schema: Persona"},
        {"Ada", "Address", "Address is no party"},
        {"Ada", "Sanction", "Sanction is no party"},
        {"Ada", "LegalEntity", NULL},
        {"Ada", "Vehicle", NULL}, /* a vessel is one */
    };
    // clang-format on
    tamiz_batch_party p = {.failed = false};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_query q;
        tamiz_batch_party_reset(&p);
        add(&p, "name", rows[i].name);
        add(&p, "schema", rows[i].schema);
        assert_int_equal(tamiz_batch_party_query(&p, NULL, false, &q),
                         !rows[i].reason);
        if (rows[i].reason) assert_true(strstr(p.reason, rows[i].reason));
    }
    tamiz_batch_party_clear(&p);
}

TEST(of_more_than_a_thousand_values_the_first_are_asked_and_that_is_told) {
    static const char *const fields[] = {"name", "identifiers", "taxNumber"};
    tamiz_batch_party p = {.failed = false};
    for (size_t f = 0; f < COUNT(fields); f++) {
        tamiz_query q;
        tamiz_batch_party_reset(&p);
        if (f) add(&p, "name", "Ada");
        for (int i = 0; i < TAMIZ_BATCH_VALUES + 3; i++) {
            char value[16];
            (void)snprintf(value, sizeof value, "value %d", i);
            assert_int_equal(p.warnings.count, i > TAMIZ_BATCH_VALUES);
            add(&p, fields[f], value);
        }
        assert_true(tamiz_batch_party_query(&p, NULL, false, &q));
        size_t asked = f == 0   ? q.more_name_count + 1
                       : f == 1 ? q.more_identifier_count + 1
                                : q.id_count;
        assert_int_equal(asked, TAMIZ_BATCH_VALUES);
        assert_string_equal(p.warnings.items[0].field, fields[f]);
        assert_string_equal(p.warnings.items[0].value, "value 1000");
    }
    tamiz_batch_party_clear(&p);
}

TEST(of_two_death_dates_the_first_one_is_asked) {
    tamiz_batch_party p = {.failed = false};
    tamiz_query q;
    add(&p, "name", "Ada");
    add(&p, "deathDate", "20010203;2001-02-03;2002");
    assert_true(tamiz_batch_party_query(&p, NULL, false, &q));
    assert_string_equal(q.death_date, "2001-02-03");
    assert_int_equal(p.warnings.count, 1);
    tamiz_batch_party_clear(&p);
}

TEST(a_weak_alias_is_asked_only_where_weak_aliases_are) {
    tamiz_batch_party p = {.failed = false};
    tamiz_query q;
    add(&p, "name", "Ada Beispiel");
    add(&p, "weakAlias", "Adi");
    assert_true(tamiz_batch_party_query(&p, NULL, false, &q));
    assert_int_equal(q.more_name_count, 0);
    tamiz_batch_party_reset(&p);
    add(&p, "name", "Ada Beispiel");
    add(&p, "weakAlias", "Adi");
    assert_true(tamiz_batch_party_query(&p, NULL, true, &q));
    assert_int_equal(q.more_name_count, 1);
    assert_string_equal(q.more_names[0], "Adi");
    tamiz_batch_party_reset(&p);
    add(&p, "weakAlias", "Adi");
    assert_false(tamiz_batch_party_query(&p, NULL, false, &q));
    assert_string_equal(p.reason, "no name but weak aliases; --weak asks them");
    tamiz_batch_party_clear(&p);
}

TEST(a_line_of_json_is_an_entity_or_a_flat_object) {
    // clang-format off
    static const struct { const char *line, *name, *country, *reason; } rows[] = {
        {"{\"name\":\"Ada\",\"country\":\"ve\"}", "Ada", "ve", NULL},
        {"{\"id\":1,\"properties\":{\"name\":[\"A;B\"],\"nationality\":[\"ve\"]}}", "A;B", "ve", NULL},
        {"{\"name\":null,\"alias\":[null,\"Ada\"]}", "Ada", NULL, NULL},
        {"{\"name\":[[\"Ada\"]]}", NULL, NULL, "name: an array"},
        {"{\"name\":true}", NULL, NULL, "name: true"},
        {"{\"properties\":[]}", NULL, NULL, "properties: an array"},
        {"[1]", NULL, NULL, "an array; expected an object"},
        {"{\"name\":\"A\"} {}", NULL, NULL, "more than one value"},
        {"{\"name\":\"A\"", NULL, NULL, "not well-formed"},
        {"{}", NULL, NULL, "no name"},
    };
    // clang-format on
    tamiz_batch_party p = {.failed = false};
    tamiz_batch_unknown unknown;
    assert_true(tamiz_batch_unknown_init(&unknown));
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_query q;
        tamiz_batch_party_reset(&p);
        assert_int_equal(tamiz_batch_object_read(tamiz_span_of(rows[i].line),
                                                 &p, &unknown, NULL),
                         TAMIZ_OK);
        bool fine = tamiz_batch_party_query(&p, NULL, false, &q);
        if (fine == !!rows[i].reason) fail_msg("row %zu: %s", i, p.reason);
        if (rows[i].name) assert_string_equal(q.name, rows[i].name);
        if (rows[i].country) assert_string_equal(q.country, rows[i].country);
        if (rows[i].reason && !strstr(p.reason, rows[i].reason))
            fail_msg("row %zu: %s", i, p.reason);
    }
    tamiz_batch_party_clear(&p);
    tamiz_batch_unknown_clear(&unknown);
}

/* ---- who is told of answers -------------------------------------------- */

enum { TOLD_ROWS = 600 }; /* several portions */

typedef struct told {
    uint64_t line; /* of the last row */
    size_t count, hits, warnings;
    const char *why;
} told;

static void hear_row(void *context, const tamiz_batch_answered *row) {
    told *t = context;
    char id[16];
    t->count++;
    (void)snprintf(id, sizeof id, "r%u", (unsigned)t->count);
    bool listed = t->count % 3 == 1;
    if (row->line != t->line + 1) t->why = "the order of the lines";
    if (strcmp(row->id, id) != 0) t->why = "the id";
    if (tamiz_answer_count(row->answer) != (size_t)listed) t->why = "the hits";
    if (strcmp(tamiz_answer_query(row->answer)->name,
               listed ? "Tren de Aragua" : "Jane Ordinary") != 0)
        t->why = "the name";
    if (strlen(tamiz_answer_config(row->answer)) != 16) t->why = "the config";
    if (row->warning_count == 1 &&
        strncmp(row->warnings[0], "birthDate \"19x0\": ", 18) != 0)
        t->why = row->warnings[0];
    t->line = row->line;
    t->hits += tamiz_answer_count(row->answer);
    t->warnings += row->warning_count;
}

/* Every second row warns, every third one hits. */
static void write_rows(char path[32]) {
    int file = mkstemp(path);
    FILE *out = file < 0 ? NULL : fdopen(file, "w");
    assert_non_null(out);
    (void)fputs("id,name,birthDate\n", out);
    for (int i = 1; i <= TOLD_ROWS; i++)
        (void)fprintf(out, "r%d,%s,%s\n", i,
                      i % 3 == 1 ? "Tren de Aragua" : "Jane Ordinary",
                      i % 2 ? "19x0" : "");
    assert_int_equal(fclose(out), 0);
}

TEST(each_answer_is_told_in_the_order_of_the_rows) {
    char path[32] = "/tmp/tamiz_told_XXXXXX";
    tamiz_snapshot *snapshot;
    write_rows(path);
    assert_int_equal(tamiz_snapshot_builtin(&snapshot, NULL), TAMIZ_OK);
    for (uint32_t threads = 1; threads <= 4; threads += 3) {
        told t = {.line = 1};
        tamiz_batch_options options = tamiz_batch_options_default();
        const tamiz_batch_listener listener = {.context = &t,
                                               .answered = hear_row};
        tamiz_batch_counts counts;
        options.threads = threads;
        assert_int_equal(tamiz_screen_file(snapshot, path, &options, &listener,
                                           &counts, NULL),
                         TAMIZ_OK);
        if (t.why) fail_msg("%u threads, row %zu: %s", threads, t.count, t.why);
        assert_int_equal(t.count, TOLD_ROWS);
        assert_int_equal(t.hits, TOLD_ROWS / 3);
        assert_int_equal(t.warnings, TOLD_ROWS / 2);
        assert_int_equal(counts.rows, TOLD_ROWS);
        assert_int_equal(counts.rows_hit, TOLD_ROWS / 3);
        assert_int_equal(counts.rows_warned, TOLD_ROWS / 2);
    }
    tamiz_snapshot_close(snapshot);
    (void)unlink(path);
}
