/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "base_error.h"

#include <errno.h>

typedef tamiz_code fail_call(tamiz_error *err, const char *path,
                             const char *doing);

TEST(a_failed_call_says_what_why_and_where) {
    static const struct {
        fail_call *call;
        int number;
        tamiz_code code;
        const char *message;
    } rows[] = {
        {tamiz_fail_errno, ENOENT, TAMIZ_NOT_FOUND,
         "cannot open it: No such file or directory"},
        {tamiz_fail_errno, EACCES, TAMIZ_IO,
         "cannot open it: Permission denied"},
        /* the place of a file that is written: ours to make */
        {tamiz_fail_io, ENOENT, TAMIZ_IO,
         "cannot open it: No such file or directory"},
        {tamiz_fail_io, ENOSPC, TAMIZ_IO,
         "cannot open it: No space left on device"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_error err = {.line = 7, .column = 7, .offset = 7};
        errno = rows[i].number;
        assert_int_equal(rows[i].call(&err, "a/list", "open it"), rows[i].code);
        assert_int_equal(err.code, rows[i].code);
        assert_string_equal(err.where, "a/list");
        assert_string_equal(err.message, rows[i].message);
        assert_int_equal(err.line + err.column + err.offset, 0);
    }
}

TEST(a_failure_that_nobody_reads_is_a_code_all_the_same) {
    errno = ENOENT;
    assert_int_equal(tamiz_fail_errno(NULL, "a", "open it"), TAMIZ_NOT_FOUND);
    assert_int_equal(tamiz_fail_io(NULL, "a", "open it"), TAMIZ_IO);
    assert_int_equal(tamiz_fail_memory(NULL, "arena"), TAMIZ_NO_MEMORY);
}

TEST(every_code_has_a_name) {
    assert_string_equal(tamiz_code_name(TAMIZ_OK), "ok");
    assert_string_equal(tamiz_code_name(TAMIZ_UNTRUSTED), "untrusted");
    assert_string_equal(tamiz_code_name((tamiz_code)1000), "unknown");
}
