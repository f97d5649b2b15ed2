/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "list_headers.h"

static tamiz_headers read(const char *const *lines) {
    tamiz_headers h = {.etag = ""};
    for (; *lines; lines++) tamiz_headers_add(&h, tamiz_span_of(*lines));
    return h;
}

TEST(only_the_last_answer_of_a_chain_counts) {
    const char *const lines[] = {
        "HTTP/1.1 302 Found\r\n",       "ETag: \"a\"\r\n",
        "Last-Modified: yesterday\r\n", "HTTP/1.1 200 OK\r\n",
        "eTaG:   \"b\" \r\n",           NULL};
    tamiz_headers h = read(lines);
    assert_string_equal(h.etag, "\"b\"");
    assert_string_equal(h.modified, "");
}

TEST(what_is_too_long_or_no_text_is_as_if_it_were_not_there) {
    char line[600] = "ETag: \"";
    memset(line + 7, 'x', 300);
    tamiz_headers h = {.etag = "\"before\""};
    tamiz_headers_add(&h, tamiz_span_of(line));
    assert_string_equal(h.etag, "");
    tamiz_headers_add(&h, tamiz_span_of("ETag: \"a\tb\"\r\n"));
    assert_string_equal(h.etag, "");
    tamiz_headers_add(&h, tamiz_span_of("ETagged: \"no\"\r\n"));
    assert_string_equal(h.etag, "");
}

TEST(a_part_says_where_it_begins_or_is_no_part) {
    // clang-format off
    static const struct { const char *range; bool fine; uint64_t first;
                          const char *reason; } rows[] = {
        {"bytes 100-199/200", true, 100, "usual"},
        {"Bytes 0-0/*", true, 0, "size unknown"},
        {"bytes */200", false, 0, "of an answer 416"},
        {"bytes 200-100/300", false, 0, "ends before it begins"},
        {"bytes 99999999999999999999-1/2", false, 0, "too large to count"},
        {"bytes -5/10", false, 0, "no first byte"},
        {"lines 1-2/3", false, 0, "another unit"},
        {"", false, 0, "not said"},
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_headers h = {.etag = ""};
        uint64_t first = 0;
        (void)snprintf(h.range, sizeof h.range, "%s", rows[i].range);
        if (tamiz_headers_first(&h, &first) != rows[i].fine ||
            first != rows[i].first)
            fail_msg("%s", rows[i].reason);
    }
}

TEST(only_what_names_the_very_bytes_proves_that_they_are_the_same) {
    // clang-format off
    static const struct { tamiz_headers headers; const char *proof; } rows[] = {
        {{.etag = "\"a\"", .modified = "m", .encoding = "gzip"}, "\"a\""},
        {{.etag = "W/\"a\"", .modified = "m"}, NULL}, /* weak: about the same */
        {{.modified = "m"}, "m"},
        {{.modified = "m", .encoding = "gzip"}, NULL}, /* packed each time */
        {{.etag = ""}, NULL},
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *proof = tamiz_headers_proof(&rows[i].headers);
        assert_int_equal(proof == NULL, rows[i].proof == NULL);
        if (proof) assert_string_equal(proof, rows[i].proof);
    }
}

TEST(an_encoding_that_cannot_be_read_is_known_as_such) {
    static const char *const fine[] = {"", "gzip", "GZIP", "x-gzip",
                                       "identity"};
    for (size_t i = 0; i < COUNT(fine); i++) {
        tamiz_headers h = {.etag = ""};
        (void)snprintf(h.encoding, sizeof h.encoding, "%s", fine[i]);
        assert_true(tamiz_headers_is_known_encoding(&h));
    }
    tamiz_headers h = {.encoding = "gzip, br"};
    assert_false(tamiz_headers_is_known_encoding(&h));
}
