/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "base_file.h"
#include "base_sign.h"

#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct pair {
    tamiz_public_key open;
    tamiz_secret_key secret;
} pair;

static pair make(void) {
    pair p;
    assert_int_equal(tamiz_key_make(&p.open, &p.secret, NULL), TAMIZ_OK);
    return p;
}

static tamiz_digest digest_of(const char *text) {
    return tamiz_digest_of(tamiz_span_of(text));
}

TEST(only_the_key_that_signed_vouches_and_only_for_what_it_signed) {
    pair ours = make(), theirs = make();
    tamiz_digest digest = digest_of("a"), other = digest_of("b");
    tamiz_signature s = tamiz_sign(&ours.secret, &digest);
    assert_true(tamiz_signature_holds(&s, &ours.open, &digest));
    assert_false(tamiz_signature_holds(&s, &theirs.open, &digest));
    assert_false(tamiz_signature_holds(&s, &ours.open, &other));
    tamiz_signature moved = s; /* its digest was changed, too */
    moved.digest = other;
    assert_false(tamiz_signature_holds(&moved, &ours.open, &other));
    for (size_t bit = 0; bit < 8 * sizeof s.bytes; bit += 37) {
        tamiz_signature bent = s;
        bent.bytes[bit / 8] ^= (unsigned char)(1u << bit % 8);
        assert_false(tamiz_signature_holds(&bent, &ours.open, &digest));
    }
}

/* A signature of the bare digest, made for something else. */
TEST(what_is_signed_says_what_it_is) {
    pair ours = make();
    tamiz_digest digest = digest_of("a");
    tamiz_signature s = tamiz_sign(&ours.secret, &digest);
    assert_int_equal(crypto_sign_detached(s.bytes, NULL, digest.bytes,
                                          sizeof digest.bytes,
                                          ours.secret.bytes),
                     0);
    assert_false(tamiz_signature_holds(&s, &ours.open, &digest));
}

TEST(files_read_back) {
    pair p = make(), again;
    tamiz_buffer text = {0};
    tamiz_public_key_write(&p.open, &text);
    assert_int_equal(
        tamiz_public_key_read(tamiz_buffer_view(&text), "k", &again.open, NULL),
        TAMIZ_OK);
    assert_memory_equal(&again.open, &p.open, sizeof p.open);
    tamiz_buffer_reset(&text);
    tamiz_secret_key_write(&p.secret, &text);
    assert_int_equal(tamiz_secret_key_read(tamiz_buffer_view(&text), "k",
                                           &again.secret, NULL),
                     TAMIZ_OK);
    assert_memory_equal(&again.secret, &p.secret, sizeof p.secret);
    tamiz_public_key half = tamiz_key_public(&p.secret);
    assert_memory_equal(&half, &p.open, sizeof half);
    tamiz_buffer_clear(&text);
}

/* The public key of RFC 8032, 7.1, test 1. */
#define KEY_BASE64 "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="

TEST(what_is_no_key_is_refused_with_its_line) {
    static const struct {
        const char *text;
        uint32_t line;
    } rows[] = {
        {"", 1},
        {"tamiz secret key\n", 1},
        {"tamiz public key\nalgorithm: rsa\n", 2},
        {"tamiz public key\nalgorithm:ed25519\n", 2},
        {"tamiz public key\nalgorithm: ed25519\nkey: 12\n", 3},
        {"tamiz public key\nalgorithm: ed25519\nkey: ABCDEF0123456789\n", 3},
        {"tamiz public key\nalgorithm: ed25519\nkey: 0123456789abcdef\n"
         "public: AAAA\n",
         4},
        {"tamiz public key\nalgorithm: ed25519\nkey: 0123456789abcdef\n"
         "public: " KEY_BASE64 "\nmore\n",
         5},
        {"tamiz public key\nalgorithm: ed25519\nkey: 0123456789abcdef\n"
         "public: " KEY_BASE64 "\n", /* another key's id */
         4},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_public_key key;
        tamiz_error err = {0};
        tamiz_code code =
            tamiz_public_key_read(tamiz_span_of(rows[i].text), "k", &key, &err);
        if (code != TAMIZ_BAD_INPUT || err.line != rows[i].line)
            fail_msg("row %zu: line %u, %s", i, err.line, err.message);
    }
}

TEST(a_file_is_created_once_and_with_its_mode) {
    char folder[] = "/tmp/tamiz-sign-XXXXXX", path[64];
    struct stat st;
    assert_non_null(mkdtemp(folder));
    (void)snprintf(path, sizeof path, "%s/key", folder);
    tamiz_error err = {0};
    assert_int_equal(tamiz_file_create(path, 0600, TAMIZ_SPAN("x"), &err),
                     TAMIZ_OK);
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    assert_int_equal(tamiz_file_create(path, 0600, TAMIZ_SPAN("y"), &err),
                     TAMIZ_BAD_ARGUMENT);
    tamiz_map map;
    assert_int_equal(tamiz_map_open(&map, path, NULL), TAMIZ_OK);
    assert_true(tamiz_span_is(map.bytes, "x"));
    tamiz_map_close(&map);
    (void)unlink(path);
    (void)rmdir(folder);
}
