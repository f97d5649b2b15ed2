/* SPDX-License-Identifier: Apache-2.0 */
#include "base_sign.h"

#include <sodium.h>

/* What is signed starts with this, so that no signature of something else is
 * one of a snapshot. */
static const char domain[] = "tamiz snapshot signature 1\n";

enum { DOMAIN_SIZE = sizeof domain - 1, TEXT_MOST = 128 };

_Static_assert(TAMIZ_PUBLIC_KEY_SIZE == crypto_sign_PUBLICKEYBYTES, "Ed25519");
_Static_assert(TAMIZ_SECRET_KEY_SIZE == crypto_sign_SECRETKEYBYTES, "Ed25519");
_Static_assert(TAMIZ_SIGNATURE_SIZE == crypto_sign_BYTES, "Ed25519");

/* ---- keys -------------------------------------------------------------- */

tamiz_code tamiz_key_make(tamiz_public_key *public_key,
                          tamiz_secret_key *secret_key, tamiz_error *err) {
    if (sodium_init() < 0)
        return tamiz_fail(err, TAMIZ_UNSUPPORTED, "key",
                          "the system gives no random bytes");
    (void)crypto_sign_keypair(public_key->bytes, secret_key->bytes);
    return TAMIZ_OK;
}

void tamiz_key_id(const tamiz_public_key *key, char id[TAMIZ_KEY_ID_SIZE + 1]) {
    char hex[2 * TAMIZ_DIGEST_SIZE + 1];
    tamiz_digest digest = tamiz_digest_of(
        (tamiz_span){(const char *)key->bytes, sizeof key->bytes});
    tamiz_digest_hex(&digest, hex);
    memcpy(id, hex, TAMIZ_KEY_ID_SIZE);
    id[TAMIZ_KEY_ID_SIZE] = '\0';
}

tamiz_public_key tamiz_key_public(const tamiz_secret_key *key) {
    tamiz_public_key out;
    memcpy(out.bytes,
           key->bytes + TAMIZ_SECRET_KEY_SIZE - TAMIZ_PUBLIC_KEY_SIZE,
           sizeof out.bytes);
    return out;
}

void tamiz_forget(void *secret, size_t size) {
    sodium_memzero(secret, size);
}

/* ---- signatures -------------------------------------------------------- */

typedef struct message {
    unsigned char bytes[DOMAIN_SIZE + TAMIZ_DIGEST_SIZE];
} message;

static message message_of(const tamiz_digest *digest) {
    message m;
    memcpy(m.bytes, domain, DOMAIN_SIZE);
    memcpy(m.bytes + DOMAIN_SIZE, digest->bytes, TAMIZ_DIGEST_SIZE);
    return m;
}

tamiz_signature tamiz_sign(const tamiz_secret_key *key,
                           const tamiz_digest *digest) {
    tamiz_signature out = {.digest = *digest};
    tamiz_public_key public_key = tamiz_key_public(key);
    message m = message_of(digest);
    tamiz_key_id(&public_key, out.key_id);
    (void)crypto_sign_detached(out.bytes, NULL, m.bytes, sizeof m.bytes,
                               key->bytes);
    return out;
}

bool tamiz_signature_holds(const tamiz_signature *signature,
                           const tamiz_public_key *key,
                           const tamiz_digest *digest) {
    message m = message_of(digest);
    return !memcmp(&signature->digest, digest, sizeof *digest) &&
           !crypto_sign_verify_detached(signature->bytes, m.bytes,
                                        sizeof m.bytes, key->bytes);
}

/* ---- writing ----------------------------------------------------------- */

static void write_head(tamiz_buffer *out, const char *what, const char *id) {
    tamiz_buffer_print(out, "tamiz %s\nalgorithm: ed25519\nkey: %s\n", what,
                       id);
}

static void write_bytes(tamiz_buffer *out, const char *label,
                        const unsigned char *bytes, size_t size) {
    char text[TEXT_MOST];
    (void)sodium_bin2base64(text, sizeof text, bytes, size,
                            sodium_base64_VARIANT_ORIGINAL);
    tamiz_buffer_print(out, "%s: %s\n", label, text);
    tamiz_forget(text, sizeof text);
}

void tamiz_public_key_write(const tamiz_public_key *key, tamiz_buffer *out) {
    char id[TAMIZ_KEY_ID_SIZE + 1];
    tamiz_key_id(key, id);
    write_head(out, "public key", id);
    write_bytes(out, "public", key->bytes, sizeof key->bytes);
}

void tamiz_secret_key_write(const tamiz_secret_key *key, tamiz_buffer *out) {
    char id[TAMIZ_KEY_ID_SIZE + 1];
    tamiz_public_key public_key = tamiz_key_public(key);
    tamiz_key_id(&public_key, id);
    write_head(out, "secret key", id);
    write_bytes(out, "secret", key->bytes, sizeof key->bytes);
}

void tamiz_signature_write(const tamiz_signature *signature,
                           tamiz_buffer *out) {
    char hex[2 * TAMIZ_DIGEST_SIZE + 1];
    tamiz_digest_hex(&signature->digest, hex);
    write_head(out, "signature", signature->key_id);
    tamiz_buffer_print(out, "snapshot: %s\n", hex);
    write_bytes(out, "signature", signature->bytes, sizeof signature->bytes);
}

/* ---- reading ----------------------------------------------------------- */

typedef struct reader {
    tamiz_span rest;
    const char *name;
    uint32_t line;
    tamiz_error *err;
} reader;

static tamiz_code refuse(const reader *r, const char *expected) {
    return tamiz_fail_at(r->err, TAMIZ_BAD_INPUT, r->name, r->line, 0, 0,
                         "expected %s", expected);
}

static tamiz_span next_line(reader *r) {
    size_t size = 0;
    while (size < r->rest.size && r->rest.data[size] != '\n') size++;
    tamiz_span line = {r->rest.data, size};
    r->rest = tamiz_span_from(r->rest, size + 1);
    r->line++;
    if (line.size && line.data[line.size - 1] == '\r') line.size--;
    return line;
}

/* The next line is "label: value". */
static tamiz_code read_value(reader *r, const char *label, tamiz_span *value) {
    tamiz_span line = next_line(r);
    size_t size = strlen(label);
    if (!tamiz_span_starts(line, label) || line.size < size + 2 ||
        memcmp(line.data + size, ": ", 2) != 0)
        return refuse(r, label);
    *value = tamiz_span_from(line, size + 2);
    return TAMIZ_OK;
}

static tamiz_code read_head(reader *r, const char *first, char *id) {
    tamiz_span value = {NULL, 0};
    if (!tamiz_span_is(next_line(r), first)) return refuse(r, first);
    tamiz_code code = read_value(r, "algorithm", &value);
    if (code) return code;
    if (!tamiz_span_is(value, "ed25519")) return refuse(r, "ed25519");
    code = read_value(r, "key", &value);
    if (code) return code;
    size_t digits = 0;
    while (digits < value.size && value.data[digits] &&
           strchr("0123456789abcdef", value.data[digits]))
        digits++;
    if (value.size != TAMIZ_KEY_ID_SIZE || digits != TAMIZ_KEY_ID_SIZE)
        return refuse(r, "16 hex digits in lower case");
    memcpy(id, value.data, TAMIZ_KEY_ID_SIZE);
    id[TAMIZ_KEY_ID_SIZE] = '\0';
    return TAMIZ_OK;
}

/* The last line, in base64; only white space follows. */
static tamiz_code read_bytes(reader *r, const char *label, unsigned char *out,
                             size_t size) {
    tamiz_span value = {NULL, 0};
    size_t got = 0;
    tamiz_code code = read_value(r, label, &value);
    if (code) return code;
    if (sodium_base642bin(out, size, value.data, value.size, NULL, &got, NULL,
                          sodium_base64_VARIANT_ORIGINAL) ||
        got != size)
        return refuse(r, "base64 of the right size");
    if (tamiz_span_trim(r->rest).size) {
        r->line++;
        return refuse(r, "the end");
    }
    return TAMIZ_OK;
}

static tamiz_code check_id(const reader *r, const tamiz_public_key *key,
                           const char *id) {
    char own[TAMIZ_KEY_ID_SIZE + 1];
    tamiz_key_id(key, own);
    if (!strcmp(own, id)) return TAMIZ_OK;
    return refuse(r, "a key that has the id above it");
}

tamiz_code tamiz_public_key_read(tamiz_span text, const char *name,
                                 tamiz_public_key *out, tamiz_error *err) {
    reader r = {text, name, 0, err};
    char id[TAMIZ_KEY_ID_SIZE + 1];
    tamiz_public_key key;
    tamiz_code code = read_head(&r, "tamiz public key", id);
    if (!code) code = read_bytes(&r, "public", key.bytes, sizeof key.bytes);
    if (!code) code = check_id(&r, &key, id);
    if (!code) *out = key;
    return code;
}

tamiz_code tamiz_secret_key_read(tamiz_span text, const char *name,
                                 tamiz_secret_key *out, tamiz_error *err) {
    reader r = {text, name, 0, err};
    char id[TAMIZ_KEY_ID_SIZE + 1];
    tamiz_secret_key key;
    tamiz_code code = read_head(&r, "tamiz secret key", id);
    if (!code) code = read_bytes(&r, "secret", key.bytes, sizeof key.bytes);
    if (!code) {
        tamiz_public_key public_key = tamiz_key_public(&key);
        code = check_id(&r, &public_key, id);
    }
    if (!code) *out = key;
    tamiz_forget(&key, sizeof key);
    return code;
}

static tamiz_code read_digest(reader *r, tamiz_digest *out) {
    tamiz_span value = {NULL, 0};
    size_t got = 0;
    tamiz_code code = read_value(r, "snapshot", &value);
    if (code) return code;
    if (value.size != (size_t)2 * TAMIZ_DIGEST_SIZE ||
        sodium_hex2bin(out->bytes, sizeof out->bytes, value.data, value.size,
                       NULL, &got, NULL) ||
        got != TAMIZ_DIGEST_SIZE)
        return refuse(r, "the id of a snapshot, 64 hex digits");
    return TAMIZ_OK;
}

tamiz_code tamiz_signature_read(tamiz_span text, const char *name,
                                tamiz_signature *out, tamiz_error *err) {
    reader r = {text, name, 0, err};
    tamiz_signature own = {.key_id = ""};
    tamiz_code code = read_head(&r, "tamiz signature", own.key_id);
    if (!code) code = read_digest(&r, &own.digest);
    if (!code) code = read_bytes(&r, "signature", own.bytes, sizeof own.bytes);
    if (!code) *out = own;
    return code;
}
