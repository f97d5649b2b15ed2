/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "tamiz.h"

#include <stdio.h>
#include <unistd.h>

/* Writes a file of these bytes; the caller removes it. */
static void write_file(char path[32], const char *text) {
    memcpy(path, "/tmp/tamiz-rows-XXXXXX", 23);
    int file = mkstemp(path);
    assert_true(file >= 0);
    size_t size = strlen(text);
    assert_int_equal(write(file, text, size), size);
    assert_int_equal(close(file), 0);
}

TEST(cells_are_read_by_column_and_rows_know_their_line) {
    char path[32];
    write_file(path, "id,name\n\n1,\"two\nlines, \"\"quoted\"\"\"\n2,\n");
    tamiz_rows *rows = NULL;
    bool more = false;
    assert_int_equal(tamiz_rows_open(path, &rows, NULL), 0);
    assert_int_equal(tamiz_rows_column_count(rows), 2);
    assert_string_equal(tamiz_rows_column(rows, 1), "name");
    assert_int_equal(tamiz_rows_next(rows, &more, NULL), 0);
    assert_true(more);
    assert_int_equal(tamiz_rows_line(rows), 3); /* line 2 is empty */
    assert_string_equal(tamiz_rows_cell(rows, 1), "two\nlines, \"quoted\"");
    assert_int_equal(tamiz_rows_next(rows, &more, NULL), 0);
    assert_int_equal(tamiz_rows_line(rows), 5);
    assert_string_equal(tamiz_rows_cell(rows, 0), "2");
    assert_string_equal(tamiz_rows_cell(rows, 1), "");
    assert_int_equal(tamiz_rows_next(rows, &more, NULL), 0);
    assert_false(more);
    tamiz_rows_close(rows);
    test_remove(path);
}

// clang-format off
static const struct { const char *text; uint32_t line; } wrong[] = {
    {"a,b\n1\n", 2},          // too few cells
    {"a,b\n1,2\n1,2,3\n", 3}, // too many
    {"a,b\n\"1,2\n", 2},      // a quote that never ends
    {"a,b\n1,\xff\n", 2},     // not UTF-8
};
// clang-format on

TEST(a_bad_row_is_refused_with_its_line) {
    for (size_t i = 0; i < COUNT(wrong); i++) {
        char path[32];
        write_file(path, wrong[i].text);
        tamiz_rows *rows = NULL;
        tamiz_error err = {0};
        bool more = true;
        tamiz_code code = tamiz_rows_open(path, &rows, &err);
        while (!code && more) code = tamiz_rows_next(rows, &more, &err);
        assert_int_equal(code, TAMIZ_BAD_INPUT);
        assert_int_equal(err.line, wrong[i].line);
        tamiz_rows_close(rows);
        test_remove(path);
    }
}

TEST(a_file_that_is_empty_or_not_there_is_refused) {
    tamiz_rows *rows = NULL;
    char path[32];
    write_file(path, "\n");
    assert_int_equal(tamiz_rows_open(path, &rows, NULL), TAMIZ_BAD_INPUT);
    test_remove(path);
    assert_int_equal(tamiz_rows_open(path, &rows, NULL), TAMIZ_NOT_FOUND);
    assert_null(rows);
    tamiz_rows_close(NULL);
}
