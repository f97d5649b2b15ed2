/* SPDX-License-Identifier: Apache-2.0 */
/* Archives out of texts: a fuzz engine that had to find valid ZIP archives
 * would never see what is inside. Parts stand one after the other with a form
 * feed between, which XML cannot hold. */
#ifndef TAMIZ_FUZZ_ZIP_H
#define TAMIZ_FUZZ_ZIP_H

#include <assert.h>
#include <zip.h>

#include "base_buffer.h"

typedef struct fuzz_zip {
    zip_error_t why;
    zip_source_t *target;
    zip_t *zip;
} fuzz_zip;

static void fuzz_zip_open(fuzz_zip *z) {
    zip_error_init(&z->why);
    z->target = zip_source_buffer_create(NULL, 0, 0, &z->why);
    zip_source_keep(z->target);
    z->zip = zip_open_from_source(z->target, ZIP_TRUNCATE, &z->why);
    assert(z->zip);
}

/* The name is refused when there is such a file. */
static void fuzz_add(fuzz_zip *z, const char *name, tamiz_span text) {
    zip_source_t *source = zip_source_buffer(z->zip, text.data, text.size, 0);
    zip_int64_t index = zip_file_add(z->zip, name, source, 0);
    if (index < 0)
        zip_source_free(source);
    else
        (void)zip_set_file_compression(z->zip, (zip_uint64_t)index,
                                       ZIP_CM_STORE, 0);
}

/* The text up to the next form feed, which is taken off *rest. */
static tamiz_span fuzz_part(tamiz_span *rest, const char *otherwise) {
    tamiz_span part = *rest;
    if (!part.size) return tamiz_span_of(otherwise);
    const char *end = memchr(part.data, '\f', part.size);
    if (end) part.size = (size_t)(end - part.data);
    *rest = tamiz_span_from(*rest, part.size + 1);
    return part;
}

/* The archive's bytes; closes it. */
static void fuzz_zip_close(fuzz_zip *z, tamiz_buffer *out) {
    char block[4096];
    if (zip_close(z->zip)) zip_discard(z->zip);
    int failed = zip_source_open(z->target);
    for (zip_int64_t got = 1; !failed && got > 0;) {
        got = zip_source_read(z->target, block, sizeof block);
        if (got > 0) tamiz_buffer_add(out, block, (size_t)got);
    }
    if (!failed) (void)zip_source_close(z->target);
    zip_source_free(z->target);
    zip_error_fini(&z->why);
}

#endif
