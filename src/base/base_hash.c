/* SPDX-License-Identifier: Apache-2.0 */
#include "base_hash.h"

#include <sodium.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

uint64_t tamiz_hash(tamiz_span bytes) {
    return XXH3_64bits(bytes.size ? bytes.data : "", bytes.size);
}

uint64_t tamiz_hash_seeded(tamiz_span bytes, uint64_t seed) {
    return XXH3_64bits_withSeed(bytes.size ? bytes.data : "", bytes.size, seed);
}

uint64_t tamiz_hash_seed(void) {
    uint64_t seed;
    randombytes_buf(&seed, sizeof seed);
    return seed;
}

uint64_t tamiz_hash_mix(uint64_t a, uint64_t b) {
    uint64_t x = (a ^ (b + 0x9e3779b97f4a7c15u)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31) ^ (a << 1);
}

tamiz_digest tamiz_digest_of(tamiz_span bytes) {
    tamiz_digest digest;
    (void)crypto_generichash(digest.bytes, sizeof digest.bytes,
                             (const unsigned char *)bytes.data, bytes.size,
                             NULL, 0);
    return digest;
}

_Static_assert(sizeof(crypto_generichash_state) <= 384,
               "tamiz_hasher must hold libsodium's state");

void tamiz_hasher_init(tamiz_hasher *hasher) {
    (void)crypto_generichash_init((void *)hasher->state, NULL, 0,
                                  TAMIZ_DIGEST_SIZE);
}

void tamiz_hasher_add(tamiz_hasher *hasher, tamiz_span bytes) {
    (void)crypto_generichash_update(
        (void *)hasher->state, (const unsigned char *)bytes.data, bytes.size);
}

tamiz_digest tamiz_hasher_end(tamiz_hasher *hasher) {
    tamiz_digest digest;
    (void)crypto_generichash_final((void *)hasher->state, digest.bytes,
                                   sizeof digest.bytes);
    return digest;
}

_Static_assert(sizeof(crypto_hash_sha256_state) <= 128,
               "tamiz_sha256 must hold libsodium's state");

void tamiz_sha256_init(tamiz_sha256 *sha) {
    (void)crypto_hash_sha256_init((void *)sha->state);
}

void tamiz_sha256_add(tamiz_sha256 *sha, tamiz_span bytes) {
    (void)crypto_hash_sha256_update(
        (void *)sha->state, (const unsigned char *)bytes.data, bytes.size);
}

tamiz_digest tamiz_sha256_end(tamiz_sha256 *sha) {
    tamiz_digest digest;
    (void)crypto_hash_sha256_final((void *)sha->state, digest.bytes);
    return digest;
}

void tamiz_digest_hex(const tamiz_digest *digest,
                      char text[2 * TAMIZ_DIGEST_SIZE + 1]) {
    (void)sodium_bin2hex(text, 2 * TAMIZ_DIGEST_SIZE + 1, digest->bytes,
                         sizeof digest->bytes);
}
