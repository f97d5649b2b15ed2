/* SPDX-License-Identifier: Apache-2.0 */
/* Ed25519 keys and signatures (RFC 8032), by libsodium, and the text files they
 * are kept in: docs/formats/signature.md. */
#ifndef TAMIZ_BASE_SIGN_H
#define TAMIZ_BASE_SIGN_H

#include "base_buffer.h"
#include "base_error.h"
#include "base_hash.h"

enum {
    TAMIZ_PUBLIC_KEY_SIZE = 32,
    TAMIZ_SECRET_KEY_SIZE = 64,
    TAMIZ_SIGNATURE_SIZE = 64,
    TAMIZ_KEY_ID_SIZE = 16, /* hex digits */
    TAMIZ_KEY_FILE_MOST = 4096,
};

typedef struct tamiz_public_key {
    unsigned char bytes[TAMIZ_PUBLIC_KEY_SIZE];
} tamiz_public_key;

/* The last half is the public key. */
typedef struct tamiz_secret_key {
    unsigned char bytes[TAMIZ_SECRET_KEY_SIZE];
} tamiz_secret_key;

/* A signature of a snapshot's digest. */
typedef struct tamiz_signature {
    char key_id[TAMIZ_KEY_ID_SIZE + 1];
    tamiz_digest digest;
    unsigned char bytes[TAMIZ_SIGNATURE_SIZE];
} tamiz_signature;

/* Makes a pair. Errors: UNSUPPORTED when the system gives no random bytes. */
tamiz_code tamiz_key_make(tamiz_public_key *public_key,
                          tamiz_secret_key *secret_key, tamiz_error *err);

/* First 16 hex digits of BLAKE2b-256 of the public key. */
void tamiz_key_id(const tamiz_public_key *key, char id[TAMIZ_KEY_ID_SIZE + 1]);
tamiz_public_key tamiz_key_public(const tamiz_secret_key *key);

tamiz_signature tamiz_sign(const tamiz_secret_key *key,
                           const tamiz_digest *digest);

/* Whether the key signed the digest. */
bool tamiz_signature_holds(const tamiz_signature *signature,
                           const tamiz_public_key *key,
                           const tamiz_digest *digest);

/* Appends the file's text. */
void tamiz_public_key_write(const tamiz_public_key *key, tamiz_buffer *out);
void tamiz_secret_key_write(const tamiz_secret_key *key, tamiz_buffer *out);
void tamiz_signature_write(const tamiz_signature *signature, tamiz_buffer *out);

/* Reads it; `name` is used in messages. A text is what was written, to the
 * byte, but for carriage returns and white space at its end. Errors: BAD_INPUT
 * with line. */
tamiz_code tamiz_public_key_read(tamiz_span text, const char *name,
                                 tamiz_public_key *out, tamiz_error *err);
tamiz_code tamiz_secret_key_read(tamiz_span text, const char *name,
                                 tamiz_secret_key *out, tamiz_error *err);
tamiz_code tamiz_signature_read(tamiz_span text, const char *name,
                                tamiz_signature *out, tamiz_error *err);

/* Overwrites memory that held a secret. */
void tamiz_forget(void *secret, size_t size);

#endif
