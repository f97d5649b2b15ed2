/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "base_buffer.h"
#include "format_jsontree.h"

/* The tree written again, so that a row shows all that was understood. */
static void write_node(tamiz_buffer *log, const tamiz_jsonnode *node) {
    static const char brackets[] = "[]{}";
    bool object = node->kind == TAMIZ_JSON_OBJECT;
    if (node->key.size) tamiz_buffer_print(log, "%s:", node->key.data);
    if (node->kind == TAMIZ_JSON_STRING) {
        tamiz_buffer_print(log, "'%s'", node->text.data);
    } else if (object || node->kind == TAMIZ_JSON_ARRAY) {
        tamiz_buffer_byte(log, brackets[2 * object]);
        for (const tamiz_jsonnode *n = node->first; n; n = n->next) {
            if (n != node->first) tamiz_buffer_byte(log, ' ');
            write_node(log, n);
        }
        tamiz_buffer_byte(log, brackets[2 * object + 1]);
    } else {
        tamiz_buffer_text(log, node->text.data);
    }
}

static tamiz_code on_record(void *context, tamiz_jsontree *json,
                            const tamiz_jsonnode *node, tamiz_arena *arena,
                            tamiz_error *err) {
    (void)json, (void)arena, (void)err;
    tamiz_buffer *log = context;
    tamiz_buffer_print(log, "%u:%u ", node->line, node->column);
    write_node(log, node);
    tamiz_buffer_byte(log, '\n');
    return TAMIZ_OK;
}

static tamiz_code on_member(void *context, tamiz_jsontree *json,
                            const tamiz_jsonnode *node, tamiz_arena *arena,
                            tamiz_error *err) {
    tamiz_buffer_text(context, "beside ");
    return on_record(context, json, node, arena, err);
}

/* A text that is read where it lies says the same, at the same places. */
static void check_in_place(tamiz_span text, const char *array, tamiz_span said,
                           tamiz_code code, const tamiz_error *err) {
    tamiz_buffer log = {.size = 0};
    tamiz_error again = {.code = TAMIZ_OK};
    const tamiz_jsontree_handler handler = {&log, array, on_record, on_member};
    assert_int_equal(
        tamiz_jsontree_parse_text(text, "made.json", &handler, &again), code);
    assert_true(tamiz_span_equal(tamiz_buffer_view(&log), said));
    if (code && err) {
        assert_int_equal(again.line, err->line);
        assert_int_equal(again.column, err->column);
        assert_string_equal(again.message, err->message);
    }
    tamiz_buffer_clear(&log);
}

static tamiz_code parse_span(tamiz_span text, const char *array,
                             tamiz_buffer *log, tamiz_error *err) {
    tamiz_input *input = NULL;
    assert_int_equal(tamiz_input_memory(text, "made.json", &input, err), 0);
    const tamiz_jsontree_handler handler = {log, array, on_record, on_member};
    size_t before = log->size;
    tamiz_code code = tamiz_jsontree_parse(input, &handler, err);
    tamiz_input_close(input);
    check_in_place(text, array,
                   (tamiz_span){log->data + before, log->size - before}, code,
                   err);
    return code;
}

// clang-format off
static const struct { const char *json, *array, *want; } good[] = {
    {"", NULL, ""},
    {" \n\n", NULL, ""},
    {"{}", NULL, "1:1 {}\n"},
    {"{\"a\":1}\n{\"a\":2}\n", NULL, "1:1 {a:1}\n2:1 {a:2}\n"},
    {"{\"a\":1}{\"a\":2} [] 7", NULL, "1:1 {a:1}\n1:8 {a:2}\n1:16 []\n1:19 7\n"},
    {"\n\n  {\"a\" :\n[1 ,\n\"x\"]}", NULL, "3:3 {a:[1 'x']}\n"},
    {"\xef\xbb\xbf{\"a\":1}", NULL, "1:4 {a:1}\n"},
    // numbers stay what was written: a double would not
    {"[12345678901234567890.10, -0, 1E400]", NULL,
     "1:1 [12345678901234567890.10 -0 1E400]\n"},
    {"[true,false,null]", NULL, "1:1 [true false null]\n"},
    {"\"a\\n\\\"\\u00e9\\ud83d\\ude00\\/\"", NULL, "1:1 'a\n\"\u00e9\U0001F600/'\n"},
    {"[{\"a\":1},\n 2]", "", "1:2 {a:1}\n2:2 2\n"},
    {"[]", "", ""},
    {"{\"n\":{\"results\":[9]},\"results\":[{\"a\":1},\n[]],\"z\":0}", "results",
     "beside 1:6 n:{results:[9]}\n1:33 {a:1}\n2:1 []\nbeside 2:9 z:0\n"},
};

static const struct {
    const char *json, *array; unsigned line, column; const char *says;
} bad[] = {
    {"{\"a\":1}\n{\"a\":", NULL, 2, 6, "premature EOF"},
    {"{\"a\":1}\n{\"a\" 1}", NULL, 2, 6, "object key and value"},
    {"\"abc", NULL, 1, 1, "premature EOF"},
    {"{\"a\":1,\n \"b\":2, \"a\":3}", NULL, 2, 13, "\"a\" stands twice"},
    {"{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1,\"f\":1,\"g\":1,\"h\":1,\n"
     "\"i\":1,\"j\":1,\"c\":2}", NULL, 2, 17, "\"c\" stands twice"},
    {"[1]\n[\"\\u0000\"]", NULL, 2, 2, "NUL"},
    {"[\"a\xff\"]", NULL, 1, 2, "not UTF-8"},
    {"[\"\xc0\x80\"]", NULL, 1, 2, "not UTF-8"},         // overlong NUL
    {"[\"\xed\xa0\x80\"]", NULL, 1, 2, "not UTF-8"},     // a surrogate
    {"{\"\xff\":1}", NULL, 1, 2, "not UTF-8"},
    {"[\"\\ud83d\"]", NULL, 1, 9, "half a surrogate pair"},
    {"[1,\n\"\\ud83d\\u0041\"]", NULL, 2, 13, "half a surrogate pair"},
    {"[\"\\ude00\"]", NULL, 1, 8, "half a surrogate pair"},
    {"[\"\\ud83d\\n\"]", NULL, 1, 10, "half a surrogate pair"},
    {"[1,\n\f2]", NULL, 2, 1, "form feed"},
    {"1 \v", NULL, 1, 3, "form feed"},
    {"// no\n1", NULL, 1, 1, "not well-formed"},
    {"{1:2}", NULL, 1, 2, "not well-formed"},
    {"{}", "", 1, 1, "expected an array"},
    {"7", "", 1, 1, "expected an array"},
    {"[]", "results", 1, 1, "expected an object with the array results"},
    {"{\"results\":{}}", "results", 1, 12, "expected an array as the value"},
    {"{\"results\":[],\"results\":[]}", "results", 1, 25, "only one member"},
    {"{\"a\":1}", "results", 1, 8, "expected an object with the array"},
    {"[] []", "", 1, 4, "not well-formed"},
    {"", "", 1, 1, "not well-formed"},
};
// clang-format on

TEST(records_are_handed_over_with_their_place) {
    for (size_t i = 0; i < COUNT(good); i++) {
        tamiz_buffer log = {0};
        tamiz_buffer_text(&log, "");
        assert_int_equal(
            parse_span(tamiz_span_of(good[i].json), good[i].array, &log, NULL),
            TAMIZ_OK);
        assert_string_equal(log.data, good[i].want);
        tamiz_buffer_clear(&log);
    }
}

TEST(what_is_no_json_is_refused_at_its_place) {
    for (size_t i = 0; i < COUNT(bad); i++) {
        tamiz_buffer log = {0};
        tamiz_error err = {0};
        assert_int_equal(
            parse_span(tamiz_span_of(bad[i].json), bad[i].array, &log, &err),
            TAMIZ_BAD_INPUT);
        if (!strstr(err.message, bad[i].says))
            assert_string_equal(err.message, bad[i].says);
        if (err.line != bad[i].line || err.column != bad[i].column)
            fail_msg("row %zu: %u:%u %s", i, err.line, err.column, err.message);
        tamiz_buffer_clear(&log);
    }
}

TEST(nesting_stops_at_thirty_two) {
    char json[80] = {0};
    for (size_t depth = 32; depth <= 33; depth++) {
        tamiz_buffer log = {0};
        tamiz_error err = {0};
        memset(json, '[', depth);
        memset(json + depth, ']', depth);
        tamiz_code code =
            parse_span((tamiz_span){json, 2 * depth}, NULL, &log, &err);
        assert_int_equal(code, depth == 32 ? TAMIZ_OK : TAMIZ_BAD_INPUT);
        if (code) assert_int_equal(err.column, 33);
        tamiz_buffer_clear(&log);
    }
}

/* Tokens are cut at every place by chunks of 64 KiB: what stands before a
 * record moves it over the border, byte by byte. */
TEST(a_chunk_may_end_anywhere) {
    static const char record[] =
        "{\"k\\u00e9y\":[\"\\ud83d\\ude00 x\",true,-12.5e3]}\n\"\"";
    enum { CHUNK = 1 << 16 };
    tamiz_buffer json = {0}, log = {0};
    for (size_t i = 0; i < sizeof record; i++) {
        tamiz_buffer_reset(&json);
        tamiz_buffer_reset(&log);
        for (size_t k = 0; k < CHUNK - i; k++)
            tamiz_buffer_byte(&json, k % 2 ? ' ' : '\n');
        tamiz_buffer_text(&json, record);
        assert_int_equal(parse_span(tamiz_buffer_view(&json), NULL, &log, NULL),
                         TAMIZ_OK);
        unsigned line = (unsigned)(CHUNK - i + 1) / 2 + 1;
        char want[160];
        (void)snprintf(want, sizeof want,
                       "%u:%u {k\u00e9y:['\U0001F600 x' true -12.5e3]}\n"
                       "%u:1 ''\n",
                       line, i % 2 ? 1 : 2, line + 1);
        assert_string_equal(log.data, want);
    }
    tamiz_buffer_clear(&json);
    tamiz_buffer_clear(&log);
}

TEST(a_record_and_a_string_without_end_are_bounded) {
    static const char *const rows[] = {"[\"x\",", "\"xxxxxxx"};
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_buffer json = {0}, log = {0};
        tamiz_error err = {0};
        tamiz_buffer_text(&json, rows[i]);
        while (json.size < 65u << 20) tamiz_buffer_text(&json, rows[i] + 1);
        assert_int_equal(parse_span(tamiz_buffer_view(&json), NULL, &log, &err),
                         TAMIZ_BAD_INPUT);
        assert_non_null(strstr(err.message, "64 MiB"));
        tamiz_buffer_clear(&json);
        tamiz_buffer_clear(&log);
    }
}
