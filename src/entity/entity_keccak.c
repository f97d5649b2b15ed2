/* SPDX-License-Identifier: Apache-2.0 */
#include "entity_keccak.h"

#include <stdint.h>

enum { LANES = 25, SIDE = 5, ROUNDS = 24, RATE = 136 };

static uint64_t rotate(uint64_t lane, unsigned by) {
    return by ? lane << by | lane >> (64 - by) : lane;
}

/* Theta: each lane takes in the parities of two columns. */
static void mix_columns(uint64_t a[LANES]) {
    uint64_t c[SIDE];
    for (unsigned x = 0; x < SIDE; x++)
        c[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
    for (unsigned i = 0; i < LANES; i++)
        a[i] ^= c[(i + 4) % SIDE] ^ rotate(c[(i + 1) % SIDE], 1);
}

/* Rho and pi: lanes are turned by 1, 3, 6, 10 ... and change places. */
static void turn(uint64_t a[LANES]) {
    unsigned x = 1, y = 0;
    uint64_t carried = a[1];
    for (unsigned t = 0; t < ROUNDS; t++) {
        unsigned next = (2 * x + 3 * y) % SIDE;
        x = y;
        y = next;
        uint64_t lane = a[x + SIDE * y];
        a[x + SIDE * y] = rotate(carried, (t + 1) * (t + 2) / 2 % 64);
        carried = lane;
    }
}

/* Chi: the only step that is not linear. */
static void mix_rows(uint64_t a[LANES]) {
    for (unsigned y = 0; y < LANES; y += SIDE) {
        uint64_t row[SIDE];
        for (unsigned x = 0; x < SIDE; x++) row[x] = a[y + x];
        for (unsigned x = 0; x < SIDE; x++)
            a[y + x] = row[x] ^ (~row[(x + 1) % SIDE] & row[(x + 2) % SIDE]);
    }
}

/* Iota's bits come from a shift register; bit 2^j - 1 of a round's constant is
 * its next one. */
static uint64_t constant(unsigned *state) {
    uint64_t value = 0;
    for (unsigned j = 0; j < 7; j++) {
        if (*state & 1) value |= UINT64_C(1) << ((1u << j) - 1);
        *state = *state << 1 ^ (*state & 0x80 ? 0x171u : 0);
    }
    return value;
}

void tamiz_keccak(tamiz_span text, unsigned char digest[TAMIZ_KECCAK_SIZE]) {
    uint64_t a[LANES] = {0};
    unsigned char block[RATE] = {0};
    unsigned state = 1;
    if (text.size) memcpy(block, text.data, text.size);
    block[text.size] = 1;
    block[RATE - 1] |= 0x80;
    for (unsigned i = 0; i < RATE; i++)
        a[i / 8] ^= (uint64_t)block[i] << (8 * (i % 8));
    for (unsigned round = 0; round < ROUNDS; round++) {
        mix_columns(a);
        turn(a);
        mix_rows(a);
        a[0] ^= constant(&state);
    }
    for (unsigned i = 0; i < TAMIZ_KECCAK_SIZE; i++)
        digest[i] = (unsigned char)(a[i / 8] >> (8 * (i % 8)));
}
