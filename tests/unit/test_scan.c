/* SPDX-License-Identifier: Apache-2.0 */
/* Names in texts, as a caller sees them: through tamiz.h only. */
#include "test_parties.h"

#include "tamiz.h"

/* Text without a name, few capitals in it. */
#define FILLER                                                                 \
    "Then it went on and on as before and on and on and nobody came or went "  \
    "and so it was on and on with nothing more to say than this and that "

typedef struct bench {
    tamiz_snapshot *snapshot;
    tamiz_document *document;
    const char *text;
} bench;

static void init(bench *b) {
    *b = (bench){.snapshot = test_parties_open()};
}

static void clear(bench *b) {
    tamiz_document_free(b->document);
    tamiz_snapshot_close(b->snapshot);
}

static size_t scan(bench *b, const char *text, size_t size) {
    tamiz_error err = {0};
    tamiz_document_free(b->document);
    b->document = NULL;
    b->text = text;
    tamiz_code code =
        tamiz_scan(b->snapshot, "a.txt", text, size, NULL, &b->document, &err);
    if (code) fail_msg("%s: %s", text, err.message);
    return tamiz_document_mention_count(b->document);
}

static const tamiz_mention *mention_at(const bench *b, size_t i) {
    return tamiz_document_mention(b->document, i);
}

/* The mentions as "text=id; text=id". */
static void show(const bench *b, tamiz_buffer *out) {
    tamiz_buffer_reset(out);
    tamiz_buffer_text(out, "");
    for (size_t i = 0; i < tamiz_document_mention_count(b->document); i++) {
        const tamiz_mention *m = mention_at(b, i);
        if (i) tamiz_buffer_text(out, "; ");
        tamiz_buffer_add(out, b->text + m->start, m->end - m->start);
        if (m->may_refer_to[0] != TAMIZ_NO_MENTION)
            tamiz_buffer_print(out, "=%zu or %zu", m->may_refer_to[0],
                               m->may_refer_to[1]);
        else if (m->refers_to != TAMIZ_NO_MENTION)
            tamiz_buffer_print(out, "=%zu", m->refers_to);
        else
            tamiz_buffer_print(out, "=%s",
                               tamiz_answer_hit(m->answer, 0)->entity_id);
    }
}

typedef struct row {
    const char *text, *want, *why;
} row;

static void check_rows(const row *rows, size_t count) {
    bench b;
    tamiz_buffer shown = {0};
    init(&b);
    for (size_t i = 0; i < count; i++) {
        (void)scan(&b, rows[i].text, strlen(rows[i].text));
        show(&b, &shown);
        const char *got = shown.data ? shown.data : "";
        if (strcmp(got, rows[i].want) != 0)
            fail_msg("%s (%s): \"%s\", expected \"%s\"", rows[i].text,
                     rows[i].why, got, rows[i].want);
    }
    tamiz_buffer_clear(&shown);
    clear(&b);
}

// clang-format off
TEST(listed_names_are_found_where_they_stand) {
    static const row rows[] = {
        {"", "", "nothing"},
        {"\n \t\n", "", "nothing"},
        {"Yesterday Arno Steinmark was seen.", "Arno Steinmark=inv-1", "in a sentence"},
        {"Arno Steinmark", "Arno Steinmark=inv-1", "all there is"},
        {"Mr Arno Steinmark, 64, denies it.", "Arno Steinmark=inv-1", "without the title"},
        {"(Steinmark, Arno)", "Steinmark, Arno=inv-1", "surname first"},
        {"the Silver Heron sailed", "Silver Heron=inv-3", "a ship"},
        {"Arno Steinmark boarded the Silver Heron.", "Arno Steinmark=inv-1; Silver Heron=inv-3", "two in a sentence"},
        {"Arno Steinmark's ship", "Arno Steinmark=inv-1", "possessive"},
        {"Arno Steinmark\u2019s ship", "Arno Steinmark=inv-1", "possessive, curly"},
        {"ARNO STEINMARK'S SHIP", "ARNO STEINMARK=inv-1", "possessive in capitals"},
        {"the Order of the Blue Lantern met", "Order of the Blue Lantern=invb-2", "small words inside"},
        {"Lantern GmbH said Blue Lantern Trading paid", "Blue Lantern Trading=inv-2", "without its legal form"},
        {"Вчера Карим Азизов уехал.", "Карим Азизов=inv-4", "Cyrillic"},
        {"قال كريم عزيز أمس", "كريم عزيز=inv-4", "a script without case"},
        {"Arno\nSteinmark", "Arno\nSteinmark=inv-1", "over the end of a line"},
        {"A\u200Brno Stein\u00ADmark", "A\u200Brno Stein\u00ADmark=inv-1", "invisible characters inside"},
        {"Arno Stainmark fled", "Arno Stainmark=inv-1", "a slip"},
    };
    check_rows(rows, COUNT(rows));
}

TEST(texts_in_one_case_are_read_too) {
    static const row rows[] = {
        {"ARNO STEINMARK BOARDED THE SILVER HERON", "ARNO STEINMARK=inv-1; SILVER HERON=inv-3", "all capitals"},
        {"arno steinmark boarded the silver heron", "arno steinmark=inv-1; silver heron=inv-3", "all small"},
        {"did you see arno steinmark today? me neither", "arno steinmark=inv-1", "a chat"},
    };
    check_rows(rows, COUNT(rows));
}

TEST(names_in_small_letters_are_read_in_a_cased_text) {
    static const row rows[] = {
        {"Yesterday arno steinmark was seen in Lima.", "arno steinmark=inv-1", "a person"},
        {"Yesterday Arno steinmark was seen in Lima.", "Arno steinmark=inv-1", "half small"},
        {"Yesterday ARNO STEINMARK was seen in Lima.", "ARNO STEINMARK=inv-1", "in capitals"},
        {"Yesterday arno stainmark was seen in Lima.", "", "a slip"},
        {"Yesterday steinmark, arno was seen in Lima.", "", "over a comma"},
        {"Yesterday arno. steinmark was seen in Lima.", "", "over a sentence's end"},
        {"The order of the blue lantern met in Lima.", "", "all words of the language"},
        {"The Silver heron stood in Lima.", "", "with a capital all small words must tell"},
        {"Write to arno.steinmark@a.example in Lima.", "", "an address"},
        {"See http://a.example/arno-steinmark/ in Lima.", "", "a path"},
        {"See arno/steinmark of Lima.", "", "another sign between"},
        {"They said so, benedikt karlovitz of Lima.", "benedikt karlovitz=inv-1", "an alias"},
    };
    check_rows(rows, COUNT(rows));
}

TEST(what_a_place_is_called_after_is_no_mention) {
    static const row rows[] = {
        {"The Blue Lantern Trading Museum is open.", "", "a museum"},
        {"The blue Lantern Trading museum is open.", "", "not a name"},
        {"Blue Lantern Trading, Museum Street, paid.", "Blue Lantern Trading=inv-2", "behind a comma"},
        {"Calle Blue Lantern Trading is long.", "", "a street"},
        {"He came to Calle (Blue Lantern Trading is long).", "Blue Lantern Trading=inv-2", "behind a parenthesis"},
        {"The Arno Steinmark Museum is open.", "Arno Steinmark=inv-1", "who it is named after"},
        {"Blue Lantern Trading moved. Museum Street is long.", "Blue Lantern Trading=inv-2", "another sentence"},
    };
    check_rows(rows, COUNT(rows));
}

TEST(other_words_are_no_mentions) {
    static const row rows[] = {
        {"Nothing of note happened in Vienna.", "", "no name of the list"},
        {"Arno went home.", "", "a given name alone"},
        {"Steinmark is a town.", "", "a surname alone"},
        {"He met Arno. Steinmark is a town.", "", "two sentences"},
        {"Arno\n\nSteinmark", "", "two paragraphs"},
        {"Arno and then, later, Steinmark came.", "", "other words between"},
        {"A silver heron stood in the water near Vienna.", "", "small letters where capitals mean something"},
        {"Bennuk came.", "", "a weak alias"},
    };
    check_rows(rows, COUNT(rows));
}
// clang-format on

TEST(a_train_in_nicaragua_is_nothing) {
    static const char *const texts[] = {
        "Nicaragua trains its army.",
        "The Nicaragua trains are late.",
        "Nicaragua Trains",
        "nicaragua trains",
        "NICARAGUA TRAINS",
        "The Suns won again.",
        "The Phoenix Suns won.",
        "The Aragua train is late.",
        "We saw the Aragua Train Museum in Caracas.",
        "We saw the Museo Tren de Aragua in Caracas.",
        "The train to aragua left Caracas.",
        "A man called Sol came.",
        "The Sol gang came.",
        "He lives in Miami, Florida.",
        "TdA won.",
        "The gang TdA won.",
        "The gang TDA won.",
        "He lives on 18th Street near the Gulf of Mexico."};
    tamiz_snapshot *s = NULL;
    assert_int_equal(tamiz_snapshot_builtin(&s, NULL), TAMIZ_OK);
    for (size_t i = 0; i < COUNT(texts); i++) {
        tamiz_document *d = NULL;
        assert_int_equal(
            tamiz_scan(s, "a", texts[i], strlen(texts[i]), NULL, &d, NULL),
            TAMIZ_OK);
        if (tamiz_document_mention_count(d)) fail_msg("%s", texts[i]);
        tamiz_document_free(d);
    }
    tamiz_snapshot_close(s);
}

TEST(mentions_do_not_overlap_and_the_better_one_stays) {
    bench b;
    init(&b);
    const char *text = "Silver Heron Silver Heron, Benedikt Karlovitz Arno "
                       "Steinmark, Benedikt Arno Karlowitz";
    size_t count = scan(&b, text, strlen(text));
    assert_true(count >= 4);
    for (size_t i = 1; i < count; i++)
        assert_true(mention_at(&b, i - 1)->end <= mention_at(&b, i)->start);
    const tamiz_mention *last = mention_at(&b, count - 1);
    assert_int_equal(last->start, strstr(text, "Benedikt Arno") - text);
    assert_int_equal(last->end, strlen(text));
    assert_true(tamiz_answer_hit(last->answer, 0)->score == 1);
    clear(&b);
}

TEST(a_mention_knows_its_sentence_line_and_column) {
    bench b;
    init(&b);
    const char *text = "Żółć is no name.\n\n  It rained. Łódź saw Arno "
                       "Steinmark today. It rained.\nArno Steinmark left";
    assert_int_equal(scan(&b, text, strlen(text)), 2);
    const tamiz_mention *m = mention_at(&b, 0);
    const char *name = strstr(text, "Arno");
    assert_int_equal(m->start, name - text);
    assert_int_equal(m->end, name - text + 14);
    assert_int_equal(m->sentence_start, strstr(text, "Łódź") - text);
    assert_int_equal(m->sentence_end, strstr(text, " It rained.\nArno") - text);
    assert_int_equal(m->line, 3);
    assert_int_equal(m->column, name - strstr(text, "  It") + 1);
    m = mention_at(&b, 1);
    assert_int_equal(m->line, 4);
    assert_int_equal(m->column, 1);
    assert_int_equal(m->sentence_end, strlen(text));
    clear(&b);
}

/* The text between two names is `size` bytes of `piece`. */
static void check_far_apart(bench *b, const char *piece, size_t size) {
    tamiz_buffer text = {0};
    tamiz_buffer_text(&text, "Arno Steinmark ");
    while (text.size < size) tamiz_buffer_text(&text, piece);
    tamiz_buffer_text(&text, " Silver Heron");
    assert_int_equal(scan(b, text.data, text.size), 2);
    assert_int_equal(mention_at(b, 0)->start, 0);
    assert_int_equal(mention_at(b, 1)->start, text.size - 12);
    assert_int_equal(mention_at(b, 1)->end, text.size);
    tamiz_buffer_clear(&text);
}

TEST(lines_of_a_megabyte_are_read_to_their_end) {
    static const char *const pieces[] = {FILLER, ".", "\u0301", "\u200B"};
    bench b;
    init(&b);
    for (size_t i = 0; i < COUNT(pieces); i++)
        check_far_apart(&b, pieces[i], 1u << 20);
    /* Every word may start a name here, which takes its time. */
    check_far_apart(&b, "x", 1u << 16);
    check_far_apart(&b, "ж", 1u << 16);
    check_far_apart(&b, "a\n", 1u << 14);
    check_far_apart(&b, "北", 1u << 12);
    clear(&b);
}

/* Wherever the text is cut into blocks (of 256 KiB, says scan_document.c), no
 * name is lost between them. */
TEST(a_name_over_the_border_of_two_blocks_is_found) {
    static const char *const fillers[] = {
        FILLER, "It rained and rained and rained. ", FILLER "\n", "x"};
    bench b;
    tamiz_buffer text = {0};
    init(&b);
    const size_t block = (size_t)256 * 1024;
    for (size_t i = 0; i < COUNT(fillers); i++)
        for (size_t at = 5; at < 20; at += 8) {
            tamiz_buffer_reset(&text);
            while (text.size + strlen(fillers[i]) < block - at)
                tamiz_buffer_text(&text, fillers[i]);
            while (text.size < block - at) tamiz_buffer_byte(&text, ' ');
            tamiz_buffer_text(&text, " Arno Steinmark came and went.");
            if (scan(&b, text.data, text.size) != 1)
                fail_msg("%s%zu", fillers[i], at);
        }
    tamiz_buffer_clear(&text);
    clear(&b);
}

TEST(bytes_that_are_not_utf8_are_told_and_the_rest_is_read) {
    bench b;
    init(&b);
    // clang-format off
    static const struct { const char *text, *note; } texts[] = {
        {"Arno Steinmark \xff", "byte 15 "}, {"\xc3 Arno Steinmark", "byte 0 "},
        {"Łódź \xed\xa0\x80 Arno Steinmark", "byte 8 and 2 more "},
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(texts); i++) {
        assert_int_equal(scan(&b, texts[i].text, strlen(texts[i].text)), 1);
        const char *name = strstr(texts[i].text, "Arno");
        assert_int_equal(mention_at(&b, 0)->start, name - texts[i].text);
        assert_true(tamiz_document_partial(b.document));
        assert_int_equal(tamiz_document_note_count(b.document), 1);
        assert_non_null(
            strstr(tamiz_document_note(b.document, 0), texts[i].note));
    }
    clear(&b);
}

TEST(options_hold_for_every_mention) {
    bench b;
    init(&b);
    static const char *const only[] = {"inv_b"};
    const char text[] = "We saw Benedikt Karlowitz and Arno Steinmark.";
    tamiz_options options = tamiz_options_default();
    options.lists = only;
    options.list_count = 1;
    assert_int_equal(tamiz_scan(b.snapshot, "a", text, strlen(text), &options,
                                &b.document, NULL),
                     TAMIZ_OK);
    assert_int_equal(tamiz_document_mention_count(b.document), 1);
    const tamiz_answer *answer = mention_at(&b, 0)->answer;
    assert_int_equal(tamiz_answer_count(answer), 1);
    assert_string_equal(tamiz_answer_hit(answer, 0)->entity_id, "invb-1");
    clear(&b);
}

/* What was asked for in vain is remembered with the snapshot. */
TEST(what_one_question_leaves_out_another_one_finds) {
    static const char text[] = "Then the Order of the Blue Lantern met.";
    static const char *const other[] = {"inv_a"};
    bench b;
    init(&b);
    tamiz_options options = tamiz_options_default();
    options.lists = other;
    options.list_count = 1;
    tamiz_document *d = NULL;
    assert_int_equal(tamiz_scan(b.snapshot, "a.txt", text, sizeof text - 1,
                                &options, &d, NULL),
                     0);
    assert_int_equal(tamiz_document_mention_count(d), 0);
    tamiz_document_free(d);
    assert_int_equal(scan(&b, text, sizeof text - 1), 1);
    clear(&b);
}

TEST(the_line_quotes_mention_and_sentence) {
    bench b;
    init(&b);
    const char text[] = "It rained. Arno Steinmark \"left\".";
    assert_int_equal(scan(&b, text, strlen(text)), 1);
    const char *json = tamiz_document_json(b.document, false);
    assert_non_null(json);
    static const char *const parts[] = {
        "\"file\":\"a.txt\"", "\"start\":11,\"end\":25",
        "\"text\":\"Arno Steinmark\"",
        "\"sentence\":\"Arno Steinmark \\\"left\\\".\"", "\"claims\":[]"};
    for (size_t i = 0; i < COUNT(parts); i++)
        if (!strstr(json, parts[i])) fail_msg("%s not in %s", parts[i], json);
    assert_null(strchr(json, '\n'));
    clear(&b);
}

/* Whatever the file looks like, the text that is kept holds each mention where
 * it says, and the JSON is the same. */
TEST(the_text_is_kept_for_those_who_ask) {
    static const struct {
        const char *file, *kept;
    } rows[] = {
        {"", ""},
        {"It rained. Arno Steinmark left.", "It rained. Arno Steinmark left."},
        {"<p>It &amp; <b>Arno</b> Stein&#109;ark's ship.</p>",
         "It & Arno Steinmark's ship."},
    };
    bench b;
    init(&b);
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t size = 7, n = strlen(rows[i].file);
        tamiz_options options = tamiz_options_default();
        (void)scan(&b, rows[i].file, n);
        assert_null(tamiz_document_text(b.document, &size));
        options.keep_text = true;
        tamiz_document *d = NULL;
        assert_int_equal(tamiz_scan(b.snapshot, "a.txt", rows[i].file, n,
                                    &options, &d, NULL),
                         TAMIZ_OK);
        const char *text = tamiz_document_text(d, &size);
        assert_non_null(text);
        char copy[64];
        (void)snprintf(copy, sizeof copy, "%.*s", (int)size, text);
        if (!strstr(copy, rows[i].kept))
            fail_msg("\"%.*s\" lacks \"%s\"", (int)size, text, rows[i].kept);
        assert_int_equal(tamiz_document_mention_count(d), i > 0);
        if (i) {
            const tamiz_mention *m = tamiz_document_mention(d, 0);
            assert_int_equal(m->text_end - m->text_start, 14);
            assert_true(m->text_end <= size);
            assert_memory_equal(text + m->text_start, "Arno Steinmark", 14);
        }
        assert_string_equal(tamiz_document_json(d, true),
                            tamiz_document_json(b.document, true));
        assert_int_equal(strlen(tamiz_document_config(d)), 16);
        tamiz_document_free(d);
    }
    clear(&b);
}
