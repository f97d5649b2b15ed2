/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include <stdio.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include "base_buffer.h"
#include "format_input.h"

/* Everything of an input in steps of `step` bytes. */
static tamiz_code read_all(tamiz_span bytes, size_t step, tamiz_buffer *out,
                           tamiz_error *err) {
    tamiz_input *input = NULL;
    tamiz_code code = tamiz_input_memory(bytes, "x", &input, err);
    char piece[4096];
    size_t got = 1;
    assert_true(step <= sizeof piece);
    while (!code && got) {
        code = tamiz_input_read(input, piece, step, &got, err);
        if (!code) tamiz_buffer_add(out, piece, got);
    }
    if (!code) {
        assert_int_equal(tamiz_input_done(input), bytes.size);
        assert_int_equal(tamiz_input_total(input), bytes.size);
    }
    tamiz_input_close(input);
    return code;
}

static void add_gzip(tamiz_buffer *out, tamiz_span text) {
    z_stream z = {0};
    char *room = malloc(text.size + 1000);
    assert_int_equal(deflateInit2(&z, 6, Z_DEFLATED, 31, 8, 0), Z_OK);
    z.next_in = (unsigned char *)(uintptr_t)text.data;
    z.avail_in = (unsigned)text.size;
    z.next_out = (unsigned char *)room;
    z.avail_out = (unsigned)text.size + 1000;
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    tamiz_buffer_add(out, room, z.total_out);
    deflateEnd(&z);
    free(room);
}

static void add_zstd(tamiz_buffer *out, tamiz_span text) {
    size_t most = ZSTD_compressBound(text.size);
    char *room = malloc(most);
    size_t size = ZSTD_compress(room, most, text.data, text.size, 3);
    assert_false(ZSTD_isError(size));
    tamiz_buffer_add(out, room, size);
    free(room);
}

typedef void add_coded(tamiz_buffer *out, tamiz_span text);
static add_coded *const coders[] = {add_gzip, add_zstd};

/* Text that does not shrink to nothing. */
static tamiz_span make_text(tamiz_buffer *text, size_t size) {
    uint64_t seed = size;
    while (text->size < size)
        tamiz_buffer_byte(text, (char)('a' + test_random(&seed) % 16));
    return tamiz_buffer_view(text);
}

static void expect_same(tamiz_span bytes, tamiz_span want) {
    static const size_t steps[] = {1, 7, 4096};
    for (size_t i = want.size > 10000; i < COUNT(steps); i++) {
        tamiz_buffer got = {0};
        tamiz_error err;
        assert_int_equal(read_all(bytes, steps[i], &got, &err), TAMIZ_OK);
        assert_true(tamiz_span_equal(tamiz_buffer_view(&got), want));
        tamiz_buffer_clear(&got);
    }
}

TEST(plain_gzip_and_zstd_give_the_same_content) {
    static const size_t sizes[] = {0, 1, 3, 4, 5000, 300000};
    for (size_t i = 0; i < COUNT(sizes); i++) {
        tamiz_buffer text = {0}, gzip = {0}, zstd = {0};
        tamiz_span want = make_text(&text, sizes[i]);
        add_gzip(&gzip, want);
        add_zstd(&zstd, want);
        expect_same(want, want);
        expect_same(tamiz_buffer_view(&gzip), want);
        expect_same(tamiz_buffer_view(&zstd), want);
        tamiz_buffer_clear(&text);
        tamiz_buffer_clear(&gzip);
        tamiz_buffer_clear(&zstd);
    }
}

TEST(members_and_frames_in_a_row_are_one_content) {
    for (size_t i = 0; i < COUNT(coders); i++) {
        tamiz_buffer coded = {0};
        coders[i](&coded, TAMIZ_SPAN("first "));
        coders[i](&coded, TAMIZ_SPAN(""));
        coders[i](&coded, TAMIZ_SPAN("second"));
        expect_same(tamiz_buffer_view(&coded), TAMIZ_SPAN("first second"));
        tamiz_buffer_clear(&coded);
    }
}

TEST(a_frame_that_says_skip_me_is_skipped) {
    tamiz_buffer coded = {0};
    tamiz_buffer_add(&coded, "\x5a\x2a\x4d\x18\x03\0\0\0abc", 11);
    add_zstd(&coded, TAMIZ_SPAN("text"));
    expect_same(tamiz_buffer_view(&coded), TAMIZ_SPAN("text"));
    tamiz_buffer_clear(&coded);
}

TEST(compression_cut_anywhere_is_an_error_inside_the_input) {
    for (size_t i = 0; i < COUNT(coders); i++) {
        tamiz_buffer text = {0}, coded = {0};
        coders[i](&coded, make_text(&text, 3000));
        for (size_t size = 4; size < coded.size; size++) {
            tamiz_buffer got = {0};
            tamiz_error err = {0};
            tamiz_span cut = {coded.data, size};
            assert_int_equal(read_all(cut, 64, &got, &err), TAMIZ_BAD_INPUT);
            assert_string_equal(err.where, "x");
            assert_true(err.offset <= size);
            tamiz_buffer_clear(&got);
        }
        tamiz_buffer_clear(&text);
        tamiz_buffer_clear(&coded);
    }
}

TEST(damage_in_a_checked_stream_and_rubbish_behind_it_are_errors) {
    tamiz_buffer coded = {0}, got = {0};
    tamiz_error err = {0};
    add_gzip(&coded, TAMIZ_SPAN("a text with a checksum behind it"));
    coded.data[coded.size - 6] ^= 1; /* in the CRC-32 */
    assert_int_equal(read_all(tamiz_buffer_view(&coded), 64, &got, &err),
                     TAMIZ_BAD_INPUT);
    coded.data[coded.size - 6] ^= 1;
    tamiz_buffer_text(&coded, "rubbish");
    assert_int_equal(read_all(tamiz_buffer_view(&coded), 64, &got, &err),
                     TAMIZ_BAD_INPUT);
    tamiz_buffer_reset(&coded);
    add_zstd(&coded, TAMIZ_SPAN("a text"));
    tamiz_buffer_text(&coded, "rubbish");
    assert_int_equal(read_all(tamiz_buffer_view(&coded), 64, &got, &err),
                     TAMIZ_BAD_INPUT);
    tamiz_buffer_clear(&coded);
    tamiz_buffer_clear(&got);
}

TEST(the_name_has_no_folder_and_no_compression) {
    // clang-format off
    static const struct { const char *path, *want; } rows[] = {
        {"sdn.csv", "sdn.csv"},
        {"/lists/of a day/sdn.csv.zst", "sdn.csv"},
        {"lists/SDN.CSV.GZ", "SDN.CSV"}, /* as published, upper case */
        {"lists.gz/x", "x"},             /* the folder's ending is not ours */
        {".zst", ".zst"},                /* a name must be left */
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_input *input = NULL;
        assert_int_equal(
            tamiz_input_memory(TAMIZ_SPAN("."), rows[i].path, &input, NULL),
            TAMIZ_OK);
        assert_string_equal(tamiz_input_name(input), rows[i].want);
        tamiz_input_close(input);
    }
}

TEST(files_are_read_and_missing_ones_and_folders_refused) {
    char path[] = "/tmp/tamiz-input-XXXXXX";
    int file = mkstemp(path);
    tamiz_input *input = NULL;
    tamiz_error err;
    char data[16];
    size_t got = 0;
    assert_int_equal(write(file, "content", 7), 7);
    close(file);
    assert_int_equal(tamiz_input_open(path, &input, &err), TAMIZ_OK);
    assert_int_equal(tamiz_input_total(input), 7);
    assert_int_equal(tamiz_input_read(input, data, 16, &got, &err), TAMIZ_OK);
    assert_int_equal(got, 7);
    assert_memory_equal(data, "content", 7);
    tamiz_input_close(input);
    unlink(path);
    input = NULL;
    assert_int_equal(tamiz_input_open(path, &input, &err), TAMIZ_NOT_FOUND);
    assert_int_equal(tamiz_input_open("/tmp", &input, &err), TAMIZ_IO);
    assert_null(input);
    tamiz_input_close(NULL);
}
