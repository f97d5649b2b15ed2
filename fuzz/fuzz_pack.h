/* SPDX-License-Identifier: Apache-2.0 */
/* Workbooks out of texts: sheet, shared strings, styles, workbook, relations.
 * What begins with "PK" is an archive already. */
#ifndef TAMIZ_FUZZ_PACK_H
#define TAMIZ_FUZZ_PACK_H

#include "fuzz_zip.h"

static void fuzz_pack(const uint8_t *data, size_t size, tamiz_buffer *out) {
    tamiz_span rest = {(const char *)data, size};
    if (tamiz_span_starts(rest, "PK")) {
        tamiz_buffer_span(out, rest);
        return;
    }
    fuzz_zip z;
    fuzz_zip_open(&z);
    fuzz_add(&z, "xl/worksheets/sheet1.xml", fuzz_part(&rest, ""));
    fuzz_add(&z, "xl/sharedStrings.xml", fuzz_part(&rest, "<sst/>"));
    fuzz_add(&z, "xl/styles.xml", fuzz_part(&rest, "<styleSheet/>"));
    fuzz_add(&z, "xl/workbook.xml",
             fuzz_part(&rest, "<workbook><sheets><sheet id='r1'/></sheets>"
                              "</workbook>"));
    fuzz_add(&z, "xl/_rels/workbook.xml.rels",
             fuzz_part(&rest, "<R><Relationship Id='r1' "
                              "Target='worksheets/sheet1.xml'/></R>"));
    fuzz_zip_close(&z, out);
}

#endif
