/* SPDX-License-Identifier: Apache-2.0 */
#include "test_workbook.h"

#include "test.h"

#include <ctype.h>
#include <zip.h>

void test_pack(tamiz_buffer *out, const test_part *parts) {
    zip_error_t why;
    zip_error_init(&why);
    zip_source_t *target = zip_source_buffer_create(NULL, 0, 0, &why);
    assert_non_null(target);
    zip_source_keep(target);
    zip_t *zip = zip_open_from_source(target, ZIP_TRUNCATE, &why);
    assert_non_null(zip);
    for (; parts->name; parts++) {
        zip_source_t *text =
            zip_source_buffer(zip, parts->text.data, parts->text.size, 0);
        assert_true(zip_file_add(zip, parts->name, text, 0) >= 0);
    }
    assert_int_equal(zip_close(zip), 0);
    assert_int_equal(zip_source_open(target), 0);
    char block[4096];
    for (zip_int64_t got = 1; got > 0;) {
        got = zip_source_read(target, block, sizeof block);
        assert_true(got >= 0);
        tamiz_buffer_add(out, block, (size_t)got);
    }
    (void)zip_source_close(target);
    zip_source_free(target);
    zip_error_fini(&why);
}

void test_workbook(tamiz_buffer *out, const char *rows, const char *strings,
                   const char *styles) {
    static const char workbook[] =
        "<workbook xmlns:r='http://schemas.openxmlformats.org/"
        "officeDocument/2006/relationships'><sheets>"
        "<sheet name='One' sheetId='1' r:id='rId7'/></sheets></workbook>";
    static const char relations[] =
        "<Relationships><Relationship Id='rId7' "
        "Target='worksheets/sheet1.xml'/></Relationships>";
    tamiz_buffer text[3] = {{0}, {0}, {0}};
    tamiz_buffer_print(
        &text[0], "<worksheet><sheetData>%s</sheetData></worksheet>", rows);
    tamiz_buffer_print(&text[1], "<sst>%s</sst>", strings ? strings : "");
    tamiz_buffer_print(&text[2], "<styleSheet>%s</styleSheet>",
                       styles ? styles : "");
    const test_part parts[] = {
        {"xl/workbook.xml", TAMIZ_SPAN(workbook)},
        {"xl/_rels/workbook.xml.rels", TAMIZ_SPAN(relations)},
        {"xl/worksheets/sheet1.xml", tamiz_buffer_view(&text[0])},
        {"xl/sharedStrings.xml", tamiz_buffer_view(&text[1])},
        {"xl/styles.xml", tamiz_buffer_view(&text[2])},
        {NULL, {NULL, 0}},
    };
    test_pack(out, parts);
    for (size_t i = 0; i < COUNT(text); i++) tamiz_buffer_clear(&text[i]);
}

/* ---- rows of TSV ------------------------------------------------------- */

static void add_text(tamiz_buffer *out, tamiz_span text) {
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        bool line = c == '\\' && i + 1 < text.size && text.data[i + 1] == 'n';
        if (line)
            tamiz_buffer_text(out, "&#10;"), i++;
        else if (c == '&' || c == '<')
            tamiz_buffer_print(out, "&#%d;", c);
        else
            tamiz_buffer_byte(out, c);
    }
}

static void add_cell(tamiz_buffer *out, size_t column, size_t row,
                     tamiz_span text) {
    bool date = tamiz_span_starts(text, "DATE ");
    bool number = text.size > 0;
    if (date) text = tamiz_span_from(text, 5);
    for (size_t i = 0; i < text.size; i++)
        number = number && isdigit((unsigned char)text.data[i]);
    if (!text.size) return;
    tamiz_buffer_print(out, "<c r='%c%zu'%s%s><%s>", (int)('A' + column), row,
                       date ? " s='1'" : "", number ? "" : " t='inlineStr'",
                       number ? "v" : "is><t");
    add_text(out, text);
    tamiz_buffer_text(out, number ? "</v></c>" : "</t></is></c>");
}

void test_workbook_of_tsv(tamiz_buffer *out, tamiz_span tsv) {
    tamiz_buffer rows = {0};
    size_t row = 1, column = 0, start = 0;
    tamiz_buffer_text(&rows, "<row r='1'>");
    for (size_t i = 0; i < tsv.size; i++) {
        char c = tsv.data[i];
        if (c != '\t' && c != '\n') continue;
        add_cell(&rows, column++, row,
                 (tamiz_span){tsv.data + start, i - start});
        start = i + 1;
        if (c == '\t' || start == tsv.size) continue;
        tamiz_buffer_print(&rows, "</row><row r='%zu'>", ++row);
        column = 0;
    }
    tamiz_buffer_text(&rows, "</row>");
    test_workbook(out, rows.data, NULL,
                  "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs>");
    tamiz_buffer_clear(&rows);
}
