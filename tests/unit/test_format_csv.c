/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "base_buffer.h"
#include "format_csv.h"

/* Rows printed one a line, a field as [text]@column, a row as
 * line:offset; so that one string says all. */
static tamiz_code print_rows(tamiz_span bytes, tamiz_csv_dialect dialect,
                             tamiz_buffer *out, tamiz_error *err) {
    tamiz_input *input = NULL;
    tamiz_csv *csv = NULL;
    tamiz_csv_row row;
    bool more = true;
    assert_int_equal(tamiz_input_memory(bytes, "t.csv", &input, err), 0);
    assert_int_equal(tamiz_csv_new(input, dialect, &csv, err), 0);
    tamiz_code code = TAMIZ_OK;
    while (!(code = tamiz_csv_next(csv, &row, &more, err)) && more) {
        tamiz_buffer_print(out, "%u:%u ", row.line, (unsigned)row.offset);
        for (size_t i = 0; i < row.count; i++) {
            tamiz_buffer_byte(out, '[');
            tamiz_buffer_span(out, row.fields[i].text);
            tamiz_buffer_print(out, "]@%u", row.fields[i].column);
        }
        tamiz_buffer_byte(out, '/');
    }
    if (!code) assert_int_equal(row.count, 0);
    tamiz_csv_free(csv);
    tamiz_input_close(input);
    return code;
}

static void expect_rows(const char *text, tamiz_csv_dialect dialect,
                        const char *want) {
    tamiz_buffer got = {0};
    tamiz_error err;
    tamiz_buffer_text(&got, "");
    assert_int_equal(print_rows(tamiz_span_of(text), dialect, &got, &err), 0);
    assert_string_equal(got.data ? got.data : "", want);
    tamiz_buffer_clear(&got);
}

TEST(rows_come_with_the_place_of_every_field) {
    // clang-format off
    static const struct { const char *text, *want; } rows[] = {
        {"", ""},                                    /* no row at all */
        {"\n", "1:0 []@1/"},                         /* one empty field */
        {"a,b", "1:0 [a]@1[b]@3/"},                  /* no line end: a row */
        {"a,b\nc\n", "1:0 [a]@1[b]@3/2:4 [c]@1/"},
        {"a\r\nb\r\n", "1:0 [a]@1/2:3 [b]@1/"},      /* CRLF */
        {"a\rb\n", "1:0 [a\rb]@1/"},                 /* a lone CR is text */
        {",\n", "1:0 []@1[]@2/"},
        {"\"a,b\",c\n", "1:0 [a,b]@1[c]@7/"},        /* delimiter in quotes */
        {"\"a\"\"b\"\n", "1:0 [a\"b]@1/"},           /* doubled quote */
        {"\"\"\"\"\n", "1:0 [\"]@1/"},
        {"\"\",x\n", "1:0 []@1[x]@4/"},
        {"a\"b\n", "1:0 [a\"b]@1/"},                 /* quote inside: text */
        {"\"a\nb\",\"c\"\nd\n",                      /* line end in quotes: */
         "1:0 [a\nb]@1[c]@4/3:10 [d]@1/"},           /* line 3 comes next */
        {"\xef\xbb\xbf" "a\n", "1:3 [a]@1/"},        /* the mark is skipped */
        {"\xef\xbb\xbf", ""},
        {"#a\n", "1:0 [#a]@1/"},                     /* no comments here */
        {"\x1a", "1:0 [\x1a]@1/"},
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(rows); i++)
        expect_rows(rows[i].text, (tamiz_csv_dialect){0}, rows[i].want);
}

TEST(other_dialects_know_tabs_comments_and_plain_quotes) {
    tamiz_csv_dialect tsv = {'\t', true, true};
    expect_rows("# a \"note\na\t\"b\n\n#end", tsv,
                "2:10 [a]@1[\"b]@3/3:15 []@1/");
    expect_rows("a;\"b;c\"\n", (tamiz_csv_dialect){.delimiter = ';'},
                "1:0 [a]@1[b;c]@3/");
}

TEST(a_bad_row_is_refused_at_its_byte) {
    // clang-format off
    static const struct {
        tamiz_span text;
        uint32_t line, column;
        uint64_t offset;
    } rows[] = {
        {TAMIZ_SPAN("a,\"b\nc"), 1, 3, 2},         /* where it was opened */
        {TAMIZ_SPAN("\""), 1, 1, 0},
        {TAMIZ_SPAN("x\n\"a\"b\n"), 2, 4, 5},      /* after a closing quote */
        {TAMIZ_SPAN("\"a\nb\"c\n"), 2, 3, 5},      /* the same, on line 2 */
        {TAMIZ_SPAN("\"a\" ,b\n"), 1, 4, 3},       /* blanks count */
        {TAMIZ_SPAN("a\nb\0c\n"), 2, 2, 3},
        {TAMIZ_SPAN("a\n\"b\n\xff\"\n"), 3, 1, 5}, /* inside quotes */
        {TAMIZ_SPAN("a\nb\xc3\n"), 2, 2, 3},
        {TAMIZ_SPAN("\xc3\0"), 1, 1, 0},           /* the first of two */
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_buffer got = {0};
        tamiz_error err = {0};
        assert_int_equal(
            print_rows(rows[i].text, (tamiz_csv_dialect){0}, &got, &err),
            TAMIZ_BAD_INPUT);
        assert_string_equal(err.where, "t.csv");
        assert_int_equal(err.line, rows[i].line);
        assert_int_equal(err.column, rows[i].column);
        assert_int_equal(err.offset, rows[i].offset);
        tamiz_buffer_clear(&got);
    }
}

TEST(rows_beyond_the_bounds_are_refused) {
    tamiz_buffer text = {0}, got = {0};
    tamiz_error err;
    for (int i = 0; i < 4095; i++) tamiz_buffer_byte(&text, ',');
    tamiz_span most = tamiz_buffer_view(&text);
    assert_int_equal(print_rows(most, (tamiz_csv_dialect){0}, &got, &err), 0);
    tamiz_buffer_byte(&text, ',');
    most = tamiz_buffer_view(&text);
    assert_int_equal(print_rows(most, (tamiz_csv_dialect){0}, &got, &err),
                     TAMIZ_TOO_LARGE);
    tamiz_buffer_reset(&text);
    size_t size = 16 * 1024 * 1024;
    memset(tamiz_buffer_grow(&text, size + 1), 'x', size + 1);
    tamiz_span row = {text.data, size};
    assert_int_equal(print_rows(row, (tamiz_csv_dialect){0}, &got, &err), 0);
    row.size++;
    assert_int_equal(print_rows(row, (tamiz_csv_dialect){0}, &got, &err),
                     TAMIZ_TOO_LARGE);
    tamiz_buffer_clear(&text);
    tamiz_buffer_clear(&got);
}

static void add_field(tamiz_buffer *out, tamiz_span text) {
    tamiz_buffer_byte(out, '"');
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '"') tamiz_buffer_byte(out, '"');
        tamiz_buffer_byte(out, text.data[i]);
    }
    tamiz_buffer_byte(out, '"');
}

/* Long enough that fields, quotes and line ends meet every window end. */
TEST(what_is_written_with_quotes_is_read_back) {
    static const char letters[] = "ab,\"\n\r;# ";
    uint64_t seed = 5;
    tamiz_buffer file = {0}, want = {0}, got = {0};
    tamiz_error err;
    uint32_t line = 1;
    while (file.size < 1000000) {
        uint32_t now = line;
        unsigned offset = (unsigned)file.size;
        tamiz_buffer_print(&want, "%u:%u ", line, offset);
        size_t start = file.size;
        for (uint64_t n = 1 + test_random(&seed) % 5; n; n--) {
            char text[300];
            size_t size = test_random(&seed) % sizeof text;
            for (size_t i = 0; i < size; i++)
                text[i] = letters[test_random(&seed) % (COUNT(letters) - 1)];
            unsigned column = (unsigned)(file.size - start + 1);
            add_field(&file, (tamiz_span){text, size});
            for (size_t i = start; i < file.size; i++)
                if (file.data[i] == '\n') start = i + 1, now++;
            tamiz_buffer_print(&want, "[%.*s]@%u", (int)size, text, column);
            if (n > 1) tamiz_buffer_byte(&file, ',');
        }
        tamiz_buffer_text(&file, "\r\n");
        tamiz_buffer_byte(&want, '/');
        line = now + 1;
    }
    assert_int_equal(print_rows(tamiz_buffer_view(&file),
                                (tamiz_csv_dialect){0}, &got, &err),
                     0);
    assert_string_equal(got.data, want.data);
    tamiz_buffer_clear(&file);
    tamiz_buffer_clear(&want);
    tamiz_buffer_clear(&got);
}
