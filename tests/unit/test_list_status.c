/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "base_file.h"
#include "base_lock.h"
#include "list_status.h"

#include <unistd.h>

TEST(what_was_remembered_is_read_again) {
    char home[] = "/tmp/tamiz-status-XXXXXX";
    assert_non_null(mkdtemp(home));
    tamiz_status out, in = {.checked = "2026-11-24T10:00:00Z",
                            .failed = "2026-11-24T11:00:00Z",
                            .reason = "a\tb\nc\x7f \"quoted\"",
                            .tried = "https://h/z",
                            .files = {{"00ff", "https://h/x", "\"e\"", ""},
                                      {"11aa", "https://h/y", "", "Fri"}},
                            .file_count = 2};
    assert_int_equal(tamiz_status_write(home, "some_list", &in, NULL),
                     TAMIZ_OK);
    assert_int_equal(tamiz_status_read(home, "some_list", &out, NULL),
                     TAMIZ_OK);
    assert_string_equal(out.checked, in.checked);
    assert_string_equal(out.failed, in.failed);
    assert_string_equal(out.reason, "a b c  \"quoted\"");
    assert_string_equal(out.tried, "https://h/z");
    assert_int_equal(out.file_count, 2);
    assert_string_equal(out.files[0].etag, "\"e\"");
    assert_string_equal(out.files[1].sha256, "11aa");
    assert_string_equal(out.files[1].modified, "Fri");
    tamiz_status_clear(&out);
    test_remove(home);
}

TEST(a_lost_or_torn_status_is_an_empty_one) {
    static const char *const texts[] = {
        NULL, "", "what\tvalue\n", "checked\tx\t\t\t\nfile\tx", "\xff\xfe\n"};
    char home[] = "/tmp/tamiz-status-XXXXXX", path[256];
    assert_non_null(mkdtemp(home));
    (void)snprintf(path, sizeof path, "%s/lists/some_list", home);
    assert_int_equal(tamiz_folder_make(path, NULL), TAMIZ_OK);
    (void)snprintf(path, sizeof path, "%s/lists/some_list/status.tsv", home);
    for (size_t i = 0; i < COUNT(texts); i++) {
        tamiz_status out;
        if (texts[i])
            assert_int_equal(
                tamiz_file_write(path, tamiz_span_of(texts[i]), NULL), 0);
        assert_int_equal(tamiz_status_read(home, "some_list", &out, NULL),
                         TAMIZ_OK);
        assert_string_equal(out.checked, "");
        assert_string_equal(out.reason, "");
        assert_int_equal(out.file_count, 0);
        tamiz_status_clear(&out);
    }
    test_remove(home);
}

TEST(a_lock_is_held_once_and_ends_with_its_holder) {
    char path[] = "/tmp/tamiz-lock-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    (void)close(fd);
    tamiz_lock first, second;
    bool busy = true;
    assert_int_equal(tamiz_lock_try(&first, path, &busy, NULL), TAMIZ_OK);
    assert_false(busy);
    assert_int_equal(tamiz_lock_try(&second, path, &busy, NULL), TAMIZ_OK);
    assert_true(busy);
    tamiz_lock_release(&second); /* never held: releases nothing */
    assert_int_equal(tamiz_lock_try(&second, path, &busy, NULL), TAMIZ_OK);
    assert_true(busy);
    tamiz_lock_release(&first);
    assert_int_equal(tamiz_lock_try(&second, path, &busy, NULL), TAMIZ_OK);
    assert_false(busy);
    tamiz_lock_release(&second);
    assert_int_equal(tamiz_lock_try(&first, "/nonexistent/lock", &busy, NULL),
                     TAMIZ_IO);
    test_remove(path);
}
