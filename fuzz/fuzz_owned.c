/* SPDX-License-Identifier: Apache-2.0 */
/* Shares as registers write them, and a customers' file with edges between
 * anybody. The first byte tells which. */
#include <assert.h>
#include <stdio.h>
#include <unistd.h>

#include "own_share.h"
#include "tamiz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_share(tamiz_span text) {
    tamiz_share share, again;
    char words[TAMIZ_SHARE_TEXT];
    if (!tamiz_share_parse(text, &share)) return;
    assert(share.low >= 0 && share.low <= share.high);
    assert(share.high <= TAMIZ_SHARE_WHOLE);
    tamiz_share_print(share, words);
    if (tamiz_share_is_unknown(share)) return;
    bool read = tamiz_share_parse(tamiz_span_of(words), &again);
    assert(read && again.low == share.low && again.high == share.high);
    (void)read;
}

/* Blocked entities hold together: told one by one, with bounds in order. */
static void look(tamiz_ownership *o) {
    size_t count = tamiz_ownership_count(o);
    tamiz_ownership_info info = tamiz_ownership_info_of(o);
    assert(count == (size_t)info.blocked + info.unclear);
    for (size_t i = 0; i < count; i++) {
        const tamiz_owned *owned = NULL;
        tamiz_code code =
            tamiz_ownership_explain(o, tamiz_ownership_id(o, i), &owned, NULL);
        assert(!code && owned->low <= owned->high);
        assert(owned->standing[0] == 'b' || owned->standing[0] == 'u');
        assert(owned->step_count && tamiz_ownership_json(o));
        (void)code;
    }
    (void)info;
}

static void read_file(const uint8_t *data, size_t size) {
    char path[] = "/tmp/tamiz-fuzz-owned-XXXXXX";
    int fd = mkstemp(path);
    assert(fd >= 0);
    bool written = write(fd, data, size) == (ssize_t)size;
    assert(written);
    (void)written;
    (void)close(fd);
    const tamiz_source source = {.list = "ftm:fuzz", .path = path};
    tamiz_snapshot *s = NULL;
    tamiz_ownership *o = NULL;
    if (!tamiz_snapshot_forge(&source, 1, "", NULL, &s, NULL)) {
        tamiz_ownership_options options = tamiz_ownership_options_default();
        options.day = "2026-01-01";
        tamiz_code code = tamiz_ownership_new(s, NULL, &options, &o, NULL);
        assert(!code || code == TAMIZ_TOO_LARGE);
        if (!code) look(o);
    }
    tamiz_ownership_free(o);
    tamiz_snapshot_close(s);
    (void)unlink(path);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size && data[0] == '{')
        read_file(data, size);
    else
        read_share((tamiz_span){(const char *)data, size});
    return 0;
}
