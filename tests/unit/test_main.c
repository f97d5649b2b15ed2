/* SPDX-License-Identifier: Apache-2.0 */
/* The main of every unit test program: runs what TEST() declared. */
#include "test.h"

#include <dirent.h>
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

void test_remove(const char *path) {
    if (!remove(path)) return; /* not for what a link points to */
    DIR *folder = opendir(path);
    for (struct dirent *entry; folder && (entry = readdir(folder));) {
        char below[4096];
        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
            continue;
        (void)snprintf(below, sizeof below, "%s/%s", path, entry->d_name);
        test_remove(below);
    }
    if (folder) (void)closedir(folder);
    (void)remove(path);
}

int main(void) {
    return _cmocka_run_group_tests("tamiz", tests, test_count, NULL, NULL);
}
