/* SPDX-License-Identifier: Apache-2.0 */
/* Workbooks out of texts: a fuzz engine that had to find valid ZIP archives
 * would never see the XML inside. Parts stand one after the other with a form
 * feed between, which XML cannot hold: sheet, shared strings, styles, workbook,
 * relations. What begins with "PK" is an archive already. */
#ifndef TAMIZ_FUZZ_PACK_H
#define TAMIZ_FUZZ_PACK_H

#include <assert.h>
#include <zip.h>

#include "base_buffer.h"

static void fuzz_add(zip_t *zip, const char *name, tamiz_span text) {
    zip_source_t *source = zip_source_buffer(zip, text.data, text.size, 0);
    zip_int64_t index = zip_file_add(zip, name, source, 0);
    assert(index >= 0);
    (void)zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_STORE, 0);
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

static void fuzz_read_back(zip_source_t *target, tamiz_buffer *out) {
    char block[4096];
    int failed = zip_source_open(target);
    assert(!failed);
    for (zip_int64_t got = 1; !failed && got > 0;) {
        got = zip_source_read(target, block, sizeof block);
        if (got > 0) tamiz_buffer_add(out, block, (size_t)got);
    }
    (void)zip_source_close(target);
}

static void fuzz_pack(const uint8_t *data, size_t size, tamiz_buffer *out) {
    tamiz_span rest = {(const char *)data, size};
    if (tamiz_span_starts(rest, "PK")) {
        tamiz_buffer_span(out, rest);
        return;
    }
    zip_error_t why;
    zip_error_init(&why);
    zip_source_t *target = zip_source_buffer_create(NULL, 0, 0, &why);
    zip_source_keep(target);
    zip_t *zip = zip_open_from_source(target, ZIP_TRUNCATE, &why);
    assert(zip);
    fuzz_add(zip, "xl/worksheets/sheet1.xml", fuzz_part(&rest, ""));
    fuzz_add(zip, "xl/sharedStrings.xml", fuzz_part(&rest, "<sst/>"));
    fuzz_add(zip, "xl/styles.xml", fuzz_part(&rest, "<styleSheet/>"));
    fuzz_add(zip, "xl/workbook.xml",
             fuzz_part(&rest, "<workbook><sheets><sheet id='r1'/></sheets>"
                              "</workbook>"));
    fuzz_add(zip, "xl/_rels/workbook.xml.rels",
             fuzz_part(&rest, "<R><Relationship Id='r1' "
                              "Target='worksheets/sheet1.xml'/></R>"));
    if (zip_close(zip)) zip_discard(zip);
    fuzz_read_back(target, out);
    zip_source_free(target);
    zip_error_fini(&why);
}

#endif
