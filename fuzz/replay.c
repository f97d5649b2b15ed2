/* SPDX-License-Identifier: Apache-2.0 */
/* Feeds every file of a corpus folder to a fuzz target, without a fuzz
 * engine: found inputs stay tests for ever. An empty folder is a failure. */
#include <dirent.h>
#include <stdint.h>

#include "base_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int replay(const char *path) {
    tamiz_map map;
    tamiz_error err;
    if (tamiz_map_open(&map, path, &err)) {
        (void)fprintf(stderr, "%s: %s\n", err.where, err.message);
        return 1;
    }
    /* A copy of exact size lets the address sanitizer see the last byte. */
    uint8_t *copy = malloc(map.bytes.size ? map.bytes.size : 1);
    if (!copy) return 1;
    if (map.bytes.size) memcpy(copy, map.bytes.data, map.bytes.size);
    (void)LLVMFuzzerTestOneInput(copy, map.bytes.size);
    free(copy);
    tamiz_map_close(&map);
    return 0;
}

int main(int argc, char **argv) {
    DIR *folder = argc == 2 ? opendir(argv[1]) : NULL;
    if (!folder) {
        (void)fprintf(stderr, "usage: replay CORPUS-FOLDER\n");
        return 2;
    }
    int failed = 0;
    size_t count = 0;
    for (struct dirent *entry; (entry = readdir(folder));) {
        if (entry->d_name[0] == '.') continue;
        char path[4096];
        (void)snprintf(path, sizeof path, "%s/%s", argv[1], entry->d_name);
        failed |= replay(path);
        count++;
    }
    (void)closedir(folder);
    (void)printf("%zu inputs replayed\n", count);
    return failed || count == 0;
}
