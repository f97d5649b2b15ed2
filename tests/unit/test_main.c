/* SPDX-License-Identifier: Apache-2.0 */
/* The main of every unit test program: runs what TEST() declared. */
#include "test.h"

#include <stdio.h>
#include <unistd.h>

enum { MOST_TESTS = 256 };

static struct CMUnitTest tests[MOST_TESTS];
static size_t test_count;

void test_add(const char *name, CMUnitTestFunction function) {
    if (test_count == MOST_TESTS) abort();
    tests[test_count++] =
        (struct CMUnitTest){.name = name, .test_func = function};
}

const char *test_shared(const char *path) {
    static char full[1024];
    const char *root = getenv("TAMIZ_SHARED");
    (void)snprintf(full, sizeof full, "%s/%s", root ? root : TEST_SHARED, path);
    if (access(full, R_OK)) {
        print_message("skipped: no %s\n", full);
        skip();
    }
    return full;
}

int main(void) {
    return _cmocka_run_group_tests("tamiz", tests, test_count, NULL, NULL);
}
