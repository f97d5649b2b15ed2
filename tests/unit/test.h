/* SPDX-License-Identifier: Apache-2.0 */
/* The few words every unit test is written with. A test is
 *     TEST(its_name_is_a_sentence) { … cmocka assertions … }
 * and needs no registration. Files are named after the source they test. */
#ifndef TAMIZ_TEST_H
#define TAMIZ_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

void test_add(const char *name, CMUnitTestFunction function);

#define TEST(name)                                                             \
    static void name(void **state);                                            \
    __attribute__((constructor)) static void add_##name(void) {                \
        test_add(#name, name);                                                 \
    }                                                                          \
    static void name(__attribute__((unused)) void **state)

/* A number from a seed: the same on every machine (SplitMix64). */
static inline uint64_t test_random(uint64_t *seed) {
    uint64_t x = (*seed += 0x9e3779b97f4a7c15u);
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}

/* Path of a file under the shared data folder ($TAMIZ_SHARED, default
 * ../shared beside the checkout), e.g. test_shared("data/un/x.xml"). When it is
 * not there the running test is skipped, with a message. Static buffer. */
const char *test_shared(const char *path);

/* Removes a file, or a folder that a test made with all that is in it. */
void test_remove(const char *path);

#endif
