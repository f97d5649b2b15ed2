/* SPDX-License-Identifier: Apache-2.0 */
/* Two kinds of hash: a fast one for tables, a strong one for trust. */
#ifndef TAMIZ_BASE_HASH_H
#define TAMIZ_BASE_HASH_H

#include "base_span.h"

#include <stdint.h>

enum { TAMIZ_DIGEST_SIZE = 32 };

/* 32 bytes that stand for a content. */
typedef struct tamiz_digest {
    unsigned char bytes[TAMIZ_DIGEST_SIZE];
} tamiz_digest;

/* XXH3-64 of the bytes: stable across machines, no defence against people who
 * want collisions. */
uint64_t tamiz_hash(tamiz_span bytes);

/* The same for a table that outside bytes fill: whoever does not know the seed
 * cannot find texts that are hashed alike. */
uint64_t tamiz_hash_seeded(tamiz_span bytes, uint64_t seed);

/* A seed that nobody foresees. */
uint64_t tamiz_hash_seed(void);

/* Mixes two hashes into one; the order matters. */
uint64_t tamiz_hash_mix(uint64_t a, uint64_t b);

/* BLAKE2b-256 (RFC 7693), by libsodium. */
tamiz_digest tamiz_digest_of(tamiz_span bytes);

/* The same of a stream. */
typedef struct tamiz_hasher {
    _Alignas(64) unsigned char state[384];
} tamiz_hasher;
void tamiz_hasher_init(tamiz_hasher *hasher);
void tamiz_hasher_add(tamiz_hasher *hasher, tamiz_span bytes);
tamiz_digest tamiz_hasher_end(tamiz_hasher *hasher);

/* SHA-256 (FIPS 180-4) of a stream, by libsodium: what publishers print. */
typedef struct tamiz_sha256 {
    _Alignas(16) unsigned char state[128];
} tamiz_sha256;
void tamiz_sha256_init(tamiz_sha256 *sha);
void tamiz_sha256_add(tamiz_sha256 *sha, tamiz_span bytes);
tamiz_digest tamiz_sha256_end(tamiz_sha256 *sha);

/* Lower-case hex and a NUL into text. */
void tamiz_digest_hex(const tamiz_digest *digest,
                      char text[2 * TAMIZ_DIGEST_SIZE + 1]);

#endif
