/* SPDX-License-Identifier: Apache-2.0 */
/* Labelled pairs of entities. Either a refusal with a line, or scores within
 * bounds. */
#include <assert.h>
#include <stdlib.h>
#include <unistd.h>

#include "tamiz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool look(void *context, const tamiz_labelled *pair) {
    uint64_t *seen = context;
    assert(pair->line && pair->schema && pair->name1 && pair->name2);
    assert(pair->score >= 0 && pair->score <= 1);
    assert(pair->name_score >= 0 && pair->name_score <= 1);
    ++*seen;
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char path[] = "/tmp/tamiz-fuzz-labelled-XXXXXX";
    int fd = mkstemp(path);
    assert(fd >= 0);
    bool written = write(fd, data, size) == (ssize_t)size;
    assert(written);
    (void)written;
    (void)close(fd);
    uint64_t seen = 0, skipped = 0;
    tamiz_error err = {0};
    tamiz_code code = tamiz_labelled_read(path, look, &seen, &skipped, &err);
    assert(code == err.code);
    assert(!code || code == TAMIZ_BAD_INPUT || code == TAMIZ_TOO_LARGE);
    (void)code;
    (void)unlink(path);
    return 0;
}
