/* SPDX-License-Identifier: Apache-2.0 */
#include "test_workbook.h"

#include "format_xlsx.h"
#include "test.h"

static tamiz_code print_row(void *context, const tamiz_sheet_row *row,
                            tamiz_error *err) {
    static const char kinds[] = " tndbe";
    tamiz_buffer *out = context;
    (void)err;
    tamiz_buffer_print(out, "%u:", row->number);
    for (size_t i = 0; i < row->count; i++) {
        const tamiz_cell *cell = &row->cells[i];
        tamiz_buffer_print(out, "%c%.*s", kinds[cell->kind],
                           (int)cell->text.size, cell->text.data);
        if (cell->serial) tamiz_buffer_print(out, "=%u", cell->serial);
        tamiz_buffer_byte(out, '|');
    }
    tamiz_buffer_byte(out, '\n');
    return TAMIZ_OK;
}

static tamiz_code parse(tamiz_span bytes, tamiz_buffer *out, uint32_t *sheets,
                        tamiz_error *err) {
    tamiz_input *input = NULL;
    const tamiz_xlsx_handler handler = {out, print_row};
    tamiz_code code = tamiz_input_memory(bytes, "made.xlsx", &input, err);
    if (!code) code = tamiz_xlsx_parse(input, &handler, sheets, err);
    tamiz_input_close(input);
    return code;
}

#define STRINGS                                                                \
    "<si><t>zero</t></si><si><r><t xml:space='preserve'>bold </t></r>"         \
    "<r><t>type</t></r><rPh><t>sound</t></rPh></si><si/>"
#define STYLES                                                                 \
    "<numFmts><numFmt numFmtId='170' formatCode='[$-409]dd\\-mmm\\-yyyy;@'/>"  \
    "<numFmt numFmtId='171' formatCode='0.0\" days\"'/></numFmts>"             \
    "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs>"                \
    "<xf numFmtId='0'/><xf numFmtId='170'/><xf numFmtId='171'/>"               \
    "<xf numFmtId='14'/></cellXfs>"

// clang-format off
static const struct { const char *rows, *cells; } sheets[] = {
    {"<row r='1'><c r='A1' t='s'><v>0</v></c></row>", "1:tzero|\n"},
    {"<row r='1'><c r='A1' t='s'><v>1</v></c></row>", "1:tbold type|\n"},
    {"<row r='1'><c r='A1' t='s'><v>2</v></c></row>", "1:\n"},
    {"<row r='3'><c r='B3' t='s'><v>0</v></c><c r='D3'><v>7</v></c></row>",
     "3: |tzero| |n7=7|\n"},                        // sparse cells
    {"<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
     "1:n1=1|n2=2|\n2:n3=3|\n"},                    // no references at all
    {"<row r='2'/><row r='5'><c r='A5' s='1'/></row>", "2:\n5:\n"},
    {"<row><c s='1'><v>41988</v></c><c s='2'><v>41988</v></c>"
     "<c s='3'><v>41988.75</v></c><c s='9'><v>1.5E3</v></c></row>",
     "1:d41988=41988|n41988=41988|d41988.75=41988|n1.5E3|\n"},
    {"<row><c t='inlineStr'><is><t> a </t></is></c>"
     "<c t='inlineStr'><is><r><t>b </t></r><r><t>c</t></r></is></c></row>",
     "1:t a |tb c|\n"},
    {"<row><c t='b'><v>1</v></c><c t='b'><v>0</v></c><c t='e'><v>#N/A</v></c>"
     "<c t='str'><f>A1</f><v>x_x0041_</v></c>"
     "<c t='d'><v>2024-05-06</v></c></row>",
     "1:bTRUE|bFALSE|e#N/A|txA|t2024-05-06|\n"},
    {"<row><c t='inlineStr'><is><t>a_x000D_b_x005F_x000D_ _xD83D__xDE00_"
     "_xD83D_ _x00_ _x000G_</t></is></c></row>",
     "1:ta\rb_x000D_ \xf0\x9f\x98\x80\xef\xbf\xbd _x00_ _x000G_|\n"},
    {"<row><c r='XFD1'><v>1</v></c></row>", NULL}, // the last column
};
// clang-format on

TEST(cells_are_read_as_spreadsheets_show_them) {
    for (size_t i = 0; i < COUNT(sheets); i++) {
        tamiz_buffer file = {0}, out = {0};
        tamiz_error err = {0};
        uint32_t count = 0;
        test_workbook(&file, sheets[i].rows, STRINGS, STYLES);
        if (parse(tamiz_buffer_view(&file), &out, &count, &err))
            fail_msg("%s: %s", sheets[i].rows, err.message);
        assert_int_equal(count, 1);
        if (!sheets[i].cells)
            assert_int_equal(out.size, 2 + 2 * 16383 + 5 + 1);
        else if (strcmp(out.data, sheets[i].cells) != 0)
            fail_msg("%s: %s", sheets[i].rows, out.data);
        tamiz_buffer_clear(&file);
        tamiz_buffer_clear(&out);
    }
}

// clang-format off
static const struct { const char *rows, *message; } bad[] = {
    {"<row r='0'/>", "row 0, expected 1 to 1048576"},
    {"<row r='1048577'/>", "row 1048577"},
    {"<row r='99999999999999999999'/>", "row 9999"},
    {"<row r='x'/>", "row x"},
    {"<row r='2'/><row r='2'/>", "row 2 comes after row 2"},
    {"<row r='1'><c r='XFE1'/></row>", "cell XFE1"},
    {"<row r='1'><c r='A2'/></row>", "cell A2"},
    {"<row r='1'><c r='1'/></row>", "cell 1"},
    {"<row r='1'><c r='a1'/></row>", "cell a1"},
    {"<row r='1'><c r='B1'/><c r='A1'/></row>", "A1 is out of order"},
    {"<row r='1'><c t='s'><v>3</v></c></row>", "no shared string 3"},
    {"<row r='1'><c t='s'><v>-1</v></c></row>", "no shared string -1"},
    {"<row r='1'>", "not well-formed"},
};
// clang-format on

TEST(a_sheet_out_of_order_is_refused) {
    for (size_t i = 0; i < COUNT(bad); i++) {
        tamiz_buffer file = {0}, out = {0};
        tamiz_error err = {0};
        test_workbook(&file, bad[i].rows, STRINGS, NULL);
        tamiz_code code = parse(tamiz_buffer_view(&file), &out, NULL, &err);
        if (code != TAMIZ_BAD_INPUT || !strstr(err.message, bad[i].message) ||
            strcmp(err.where, "made.xlsx:sheet1.xml") != 0 || err.line != 1)
            fail_msg("%s: %d %s:%u %s", bad[i].rows, code, err.where, err.line,
                     err.message);
        tamiz_buffer_clear(&file);
        tamiz_buffer_clear(&out);
    }
}

static void check_parts(const test_part *parts, tamiz_code want,
                        const char *message) {
    tamiz_buffer file = {0}, out = {0};
    tamiz_error err = {0};
    test_pack(&file, parts);
    tamiz_code code = parse(tamiz_buffer_view(&file), &out, NULL, &err);
    if (code != want || !strstr(err.message, message))
        fail_msg("%d: %s", code, err.message);
    tamiz_buffer_clear(&file);
    tamiz_buffer_clear(&out);
}

#define BOOK                                                                   \
    "<workbook><sheets><sheet id='r1'/><sheet id='r2'/></sheets></workbook>"

TEST(an_archive_that_is_no_workbook_is_refused) {
    const test_part none[] = {{"a.txt", TAMIZ_SPAN("x")}, {NULL, {NULL, 0}}};
    check_parts(none, TAMIZ_BAD_INPUT, "no xl/workbook.xml in it");
    const test_part empty[] = {{"xl/workbook.xml", TAMIZ_SPAN("<workbook/>")},
                               {NULL, {NULL, 0}}};
    check_parts(empty, TAMIZ_BAD_INPUT, "has no sheet");
    const test_part loose[] = {{"xl/workbook.xml", TAMIZ_SPAN(BOOK)},
                               {NULL, {NULL, 0}}};
    check_parts(loose, TAMIZ_BAD_INPUT, "no xl/_rels/workbook.xml.rels");
    const test_part lost[] = {
        {"xl/workbook.xml", TAMIZ_SPAN(BOOK)},
        {"xl/_rels/workbook.xml.rels",
         TAMIZ_SPAN("<R><Relationship Id='r1' Target='/xl/gone.xml'/></R>")},
        {NULL, {NULL, 0}}};
    check_parts(lost, TAMIZ_BAD_INPUT, "xl/gone.xml, is not in it");
}

TEST(bytes_that_are_no_archive_are_refused) {
    tamiz_buffer out = {0}, file = {0};
    tamiz_error err = {0};
    assert_int_equal(parse(TAMIZ_SPAN("Reference\t"), &out, NULL, &err),
                     TAMIZ_BAD_INPUT);
    assert_non_null(strstr(err.message, "not a ZIP archive"));
    assert_int_equal(parse(TAMIZ_SPAN(""), &out, NULL, &err), TAMIZ_BAD_INPUT);
    test_workbook(&file, "<row/>", NULL, NULL);
    for (size_t size = 0; size < file.size; size++)
        assert_int_equal(parse((tamiz_span){file.data, size}, &out, NULL, &err),
                         TAMIZ_BAD_INPUT);
    tamiz_buffer_clear(&file);
    tamiz_buffer_clear(&out);
}

TEST(a_sheet_that_unpacks_without_end_is_refused) {
    enum { COUNT_OF_ROWS = 6 << 20 }; /* 36 MiB, a five-hundredth packed */
    tamiz_buffer rows = {0}, file = {0}, out = {0};
    tamiz_error err = {0};
    for (size_t i = 0; i < COUNT_OF_ROWS; i++)
        tamiz_buffer_add(&rows, "<c />\n", 6);
    test_workbook(&file, rows.data, NULL, NULL);
    assert_in_range(file.size, 1, rows.size / 200);
    assert_int_equal(parse(tamiz_buffer_view(&file), &out, NULL, &err),
                     TAMIZ_TOO_LARGE);
    assert_non_null(strstr(err.message, "over 200 times its size"));
    assert_string_equal(err.where, "made.xlsx:sheet1.xml");
    tamiz_buffer_clear(&rows);
    tamiz_buffer_clear(&file);
    tamiz_buffer_clear(&out);
}
