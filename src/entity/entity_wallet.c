/* SPDX-License-Identifier: Apache-2.0 */
/* Two ways to write an address with a check sum: base58check (Bitcoin's first
 * form) and bech32 (BIP 173, for witness version 0) or bech32m (BIP 350, for
 * the later versions). */
#include "entity_wallet.h"

#include "base_hash.h"
#include "entity_keccak.h"

#include <stdint.h>

enum {
    BASE58_BYTES = 25, /* version, 20 bytes of hash, 4 of check sum */
    BECH32_MOST = 90,  /* characters, BIP 173 */
    BECH32_CHECK = 6,  /* characters of check sum */
};

/* ---- base58check -------------------------------------------------------- */

/* bytes = bytes * 58 + digit; false when they overflow. */
static bool append58(unsigned char bytes[BASE58_BYTES], unsigned digit) {
    unsigned carry = digit;
    for (size_t i = BASE58_BYTES; i-- > 0;) {
        carry += bytes[i] * 58u;
        bytes[i] = (unsigned char)(carry & 0xff);
        carry >>= 8;
    }
    return !carry;
}

/* Each leading zero byte is written as one '1', so that an address has one
 * form only. */
static bool decode58(tamiz_span text, unsigned char bytes[BASE58_BYTES]) {
    static const char alphabet[] =
        "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    size_t ones = 0, zeros = 0;
    memset(bytes, 0, BASE58_BYTES);
    for (size_t i = 0; i < text.size; i++) {
        const char *at = memchr(alphabet, text.data[i], sizeof alphabet - 1);
        if (!at || !append58(bytes, (unsigned)(at - alphabet))) return false;
        if (ones == i && at == alphabet) ones++;
    }
    while (zeros < BASE58_BYTES && !bytes[zeros]) zeros++;
    return ones == zeros;
}

static tamiz_digest sha256(const void *data, size_t size) {
    tamiz_sha256 sha;
    tamiz_sha256_init(&sha);
    tamiz_sha256_add(&sha, (tamiz_span){data, size});
    return tamiz_sha256_end(&sha);
}

/* The check sum is the start of the SHA-256 of the SHA-256 of the rest. */
static bool base58check(tamiz_span text, const char *versions, size_t count) {
    unsigned char bytes[BASE58_BYTES];
    if (!decode58(text, bytes)) return false;
    if (!memchr(versions, bytes[0], count)) return false;
    tamiz_digest once = sha256(bytes, BASE58_BYTES - 4);
    tamiz_digest twice = sha256(once.bytes, sizeof once.bytes);
    return !memcmp(twice.bytes, bytes + BASE58_BYTES - 4, 4);
}

/* ---- bech32 ------------------------------------------------------------- */

/* The BCH code of BIP 173; its generator from there. */
static uint32_t polymod(uint32_t sum, unsigned value) {
    static const uint32_t generator[] = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa,
                                         0x3d4233dd, 0x2a1462b3};
    uint32_t top = sum >> 25;
    sum = (sum & 0x1ffffff) << 5 ^ value;
    for (unsigned i = 0; i < 5; i++)
        if (top >> i & 1) sum ^= generator[i];
    return sum;
}

/* The text in lower case; false when it mixes cases. */
static bool lower(tamiz_span text, char out[BECH32_MOST]) {
    bool small = false, large = false;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        bool capital = c >= 'A' && c <= 'Z';
        large |= capital;
        small |= c >= 'a' && c <= 'z';
        out[i] = (char)(capital ? c | 0x20 : c);
    }
    return !(small && large);
}

/* The witness program of `count` five-bit values: 20 or 32 bytes in version 0,
 * 2 to 40 later; the bits left over are fewer than five and 0. */
static bool program_fits(unsigned version, size_t count, unsigned last) {
    size_t bytes = count * 5 / 8, left = count * 5 % 8;
    if (version > 16 || left > 4 || last & ((1u << left) - 1)) return false;
    if (!version) return bytes == 20 || bytes == 32;
    return bytes >= 2 && bytes <= 40;
}

/* prefix: what stands before the data, with the '1' after it. */
static bool bech32(tamiz_span text, const char *prefix) {
    static const char alphabet[] = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    char address[BECH32_MOST];
    size_t head = strlen(prefix);
    if (text.size > BECH32_MOST || text.size < head + 1 + BECH32_CHECK)
        return false;
    if (!lower(text, address)) return false;
    if (memcmp(address, prefix, head) != 0) return false;
    uint32_t sum = 1;
    for (size_t i = 0; i + 1 < head; i++)
        sum = polymod(sum, (unsigned)prefix[i] >> 5);
    sum = polymod(sum, 0);
    for (size_t i = 0; i + 1 < head; i++)
        sum = polymod(sum, (unsigned)prefix[i] & 31);
    unsigned version = 0, last = 0;
    for (size_t i = head; i < text.size; i++) {
        const char *at = memchr(alphabet, address[i], sizeof alphabet - 1);
        if (!at) return false;
        unsigned value = (unsigned)(at - alphabet);
        if (i == head) version = value;
        if (i < text.size - BECH32_CHECK) last = value;
        sum = polymod(sum, value);
    }
    return sum == (version ? 0x2bc830a3 : 1) &&
           program_fits(version, text.size - head - 1 - BECH32_CHECK, last);
}

/* ---- kinds -------------------------------------------------------------- */

/* EIP-55: a letter is a capital where the digit of the hash of the address in
 * small letters is 8 or more. */
static bool has_case_of_hash(tamiz_span digits) {
    char small[40];
    unsigned char hash[TAMIZ_KECCAK_SIZE];
    for (size_t i = 0; i < sizeof small; i++)
        small[i] = (char)(digits.data[i] | 0x20); /* digits have that bit */
    tamiz_keccak((tamiz_span){small, sizeof small}, hash);
    for (size_t i = 0; i < sizeof small; i++) {
        unsigned nibble = i % 2 ? hash[i / 2] & 15u : hash[i / 2] >> 4u;
        bool letter = small[i] >= 'a';
        bool capital = digits.data[i] != small[i];
        if (letter && capital != (nibble >= 8)) return false;
    }
    return true;
}

/* 0x and 40 hex digits. Letters of one case carry no check sum. */
static bool ethereum(tamiz_span text) {
    static const char digits[] = "0123456789abcdefABCDEF";
    if (text.size != 42 || !tamiz_span_starts(text, "0x")) return false;
    bool small = false, large = false;
    for (size_t i = 2; i < text.size; i++) {
        if (!memchr(digits, text.data[i], sizeof digits - 1)) return false;
        small |= text.data[i] >= 'a';
        large |= text.data[i] >= 'A' && text.data[i] <= 'F';
    }
    return !(small && large) || has_case_of_hash(tamiz_span_from(text, 2));
}

/* Version bytes as each network's chain parameters have them: of a key, of a
 * script. */
bool tamiz_wallet_fits(tamiz_identifier_kind kind, tamiz_span address) {
    switch (kind) {
    case TAMIZ_KIND_BTC:
        return base58check(address, "\x00\x05", 2) || bech32(address, "bc1");
    case TAMIZ_KIND_LTC: /* scripts began with Bitcoin's 5 at first */
        return base58check(address, "\x30\x32\x05", 3) ||
               bech32(address, "ltc1");
    case TAMIZ_KIND_DOGE:
        return base58check(address, "\x1e\x16", 2);
    case TAMIZ_KIND_TRON:
        return base58check(address, "\x41", 1);
    case TAMIZ_KIND_ETH:
        return ethereum(address);
    default:
        return false;
    }
}
