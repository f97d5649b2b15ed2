/* SPDX-License-Identifier: Apache-2.0 */
/* Word and OpenDocument files: what of their markup parts a name and what does
 * not, which parts are read, and what is said of those that cannot be. */
#include "test_parties.h"
#include "test_workbook.h"

#include "tamiz.h"

#define BODY(xml)                                                              \
    "<w:document xmlns:w='w' xmlns:v='v' xmlns:mc='mc'><w:body>" xml           \
    "</w:body></w:document>"
#define P(xml)  "<w:p>" xml "</w:p>"
#define R(text) "<w:r><w:t>" text "</w:t></w:r>"
#define NAME    P(R("On Arno Steinmark."))
#define DELETED "body, with what was deleted"

typedef struct row {
    const char *xml, *path,
        *why; /* path of the mention; NULL = there is none */
    bool partial;
} row;

// clang-format off
static const row word_rows[] = {
    {BODY(NAME), "body", "a paragraph", false},
    {BODY(P(R("On Ar") R("no St") R("einmark."))), "body", "a name broken over runs", false},
    {BODY(P(R("On Arno") "<w:r><w:tab/></w:r>" R("Steinmark."))), "body", "a tab is a space", false},
    {BODY(P(R("On Arno") "<w:r><w:ptab/></w:r>" R("Steinmark."))), "body", "a tab to a place", false},
    {BODY(P(R("On Arno") "<w:r><w:cr/></w:r>" R("Steinmark."))), "body", "the old form of a line's end", false},
    {BODY(P(R("On Arno") "<w:r><w:noBreakHyphen/></w:r>" R("Steinmark."))), "body", "a hyphen is none of the letters", false},
    {BODY(P(R("On Arno") "<w:r><w:br/></w:r>" R("Steinmark."))), "body", "a line's end within a paragraph", false},
    {BODY(P(R("On Arno Stein") "<w:r><w:softHyphen/></w:r>" R("mark."))), "body", "a hyphen that shows at a line's end only", false},
    {BODY(P(R("On Arno Stein\u00admark."))), "body", "the same as a character", false},
    {BODY(P(R("On Arno ") "<w:hyperlink r='1'>" R("Stein") "</w:hyperlink>" R("mark."))), "body", "a link", false},
    {BODY(P(R("On Arno")) P(R("Steinmark."))), NULL, "two paragraphs", false},
    {BODY("<w:tbl><w:tr><w:tc>" P(R("On Arno")) "</w:tc><w:tc>" P(R("Steinmark")) "</w:tc></w:tr></w:tbl>"), NULL, "two cells", false},
    {BODY("<w:tbl><w:tr><w:tc>" NAME "</w:tc></w:tr></w:tbl>"), "body", "one cell", false},
    {BODY(P(R("On Arno ") "<w:r><w:pict><v:textbox><w:txbxContent>" P(R("See there")) "</w:txbxContent></v:textbox></w:pict></w:r>" R("Steinmark."))), "body", "around a text box", false},
    {BODY(P(R("It rained ") "<w:r><w:pict><v:textbox><w:txbxContent>" NAME "</w:txbxContent></v:textbox></w:pict></w:r>" R("there."))), "body", "in a text box", false},
    {BODY(P(R("It rained.")) P("<w:r><mc:AlternateContent><mc:Choice>" NAME "</mc:Choice><mc:Fallback>" NAME "</mc:Fallback></mc:AlternateContent></w:r>")), "body", "both forms of a text box, once", false},
    {BODY(P("<w:r><mc:AlternateContent><mc:Choice>" P(R("No one.")) "</mc:Choice><mc:Fallback>" NAME "</mc:Fallback></mc:AlternateContent></w:r>")), "body", "the other form says more", false},
    {BODY(P("<w:r><mc:AlternateContent><mc:Choice>" P(R("On Arno Steinmarkundbergwerk")) "</mc:Choice><mc:Fallback>" P(R("On Arno Steinmark")) "</mc:Fallback></mc:AlternateContent></w:r>")), "body", "the other form is the start of the first", false},
    {BODY(P(R("On Arno ") "<w:ins w:id='1'>" R("Steinmark") "</w:ins>" R("."))), "body", "inserted", false},
    {BODY(P(R("On Arno ") "<w:del w:id='1'><w:r><w:delText>Berg</w:delText></w:r></w:del>" R("Steinmark."))), "body", "around a deletion", false},
    {BODY(P(R("On Arno ") "<w:del w:id='1'><w:r><w:delText>Steinmark</w:delText></w:r></w:del><w:ins w:id='2'>" R("Berg") "</w:ins>")), DELETED, "deleted, and another inserted", false},
    {BODY(P(R("On Arno ") "<w:moveFrom w:id='1'>" R("Steinmark") "</w:moveFrom>")), DELETED, "moved away", false},
    {BODY(P("<w:moveFrom w:id='1'>" R("On Arno ") "</w:moveFrom><w:moveTo w:id='2'>" R("It rained ") "</w:moveTo>" R("Steinmark"))), DELETED, "what moved in was not there before", false},
    {BODY(P(R("It rained ") "<w:ins w:id='1'><w:del w:id='2'><w:r><w:delText>On Arno Steinmark</w:delText></w:r></w:del></w:ins>")), DELETED, "inserted, then deleted", false},
    {BODY(P("<w:r><w:drawing><wp:docPr xmlns:wp='wp' descr='On Arno Steinmark there'/></w:drawing></w:r>")), "body", "what a picture shows", false},
    {BODY("<w:tbl><w:tblPr><w:tblCaption w:val='On Arno Steinmark'/></w:tblPr></w:tbl>"), "body", "the title of a table", false},
    {BODY("<w:tbl><w:tblPr><w:tblDescription w:val='On Arno Steinmark'/></w:tblPr></w:tbl>"), "body", "what a table shows", false},
    {BODY(P("<w:r><w:pict><v:textpath string='On Arno Steinmark'/></w:pict></w:r>")), "body", "letters as a shape", false},
    {BODY(P("<w:r><w:instrText>On Arno Steinmark</w:instrText></w:r>" R("No one."))), NULL, "a field's code is no text", false},
    {BODY(P(R("On Arno ") "<w:r><w:ruby><w:rt>" R("x") "</w:rt><w:rubyBase>" R("Stein") "</w:rubyBase></w:ruby></w:r>" R("mark."))), "body", "how it is read stands apart", false},
    {BODY(P(R("On Arno") "<w:r><w:sym w:font='Symbol' w:char='F0B7'/></w:r>" R("Steinmark."))), "body", "a symbol parts words", false},
    {BODY(P(R("On Arno S") "<w:r><w:sym w:char='0074'/></w:r>" R("einmark."))), "body", "a letter by its code", false},
    {BODY(P(R("It rained.")) P(R("On <Arno Steinmark"))), NULL, "breaks off before the name", true},
    {BODY(NAME P("<w:r")), "body", "breaks off behind it", true},
    {BODY(P(R("On Arno Steinmark.") "<w:r></w:p>")), "body", "what was open is read", true},
    {BODY(P("")), NULL, "no text at all", true},
    {"<!DOCTYPE w [<!ENTITY a 'b'>]>" BODY(NAME), NULL, NULL, true},
    {"Arno Steinmark", NULL, NULL, true},
    {"", NULL, NULL, true},
};
static const row open_rows[] = {
    {"<o><text:p xmlns:text='t'>On Arno Steinmark.</text:p></o>", "body", "a paragraph", false},
    {"<o><p>On Ar<span>no St</span>ein<a>mark</a>.</p></o>", "body", "spans", false},
    {"<o><p>On Arno<s c='2'/>Steinmark.</p></o>", "body", "spaces that are counted", false},
    {"<o><p>On Arno\n    Steinmark.</p></o>", "body", "white space is one space", false},
    {"<o><p>On Arno\n\n\nSteinmark.</p></o>", "body", "empty lines too", false},
    {"<o><p>On Arno<tab/>Steinmark.</p></o>", "body", "a tab", false},
    {"<o><p>On Arno<line-break/>Steinmark.</p></o>", "body", "a line's end", false},
    {"<o><p>On Arno</p><p>Steinmark.</p></o>", NULL, "two paragraphs", false},
    {"<o><table-cell><p>On Arno</p></table-cell><table-cell><p>Steinmark</p></table-cell></o>", NULL, "two cells", false},
    {"<o><h>On Arno Steinmark</h></o>", "body", "a heading", false},
    {"<o><p>On Arno <note><note-citation>1</note-citation><note-body><p>See there.</p></note-body></note>Steinmark.</p></o>", "body", "around a note", false},
    {"<o><p>It rained<note><note-body><p>On Arno Steinmark.</p></note-body></note> there.</p></o>", "body", "in a note", false},
    {"<o><p>On Arno <annotation><creator>x</creator><date>2026</date><p>No.</p></annotation>Steinmark.</p></o>", "body", "around a comment", false},
    {"<o><tracked-changes><changed-region><deletion><change-info><creator>x</creator></change-info><p>On Arno Steinmark.</p></deletion></changed-region></tracked-changes><p>No one.</p></o>", DELETED, "deleted", false},
    {"<o><frame><desc>On Arno Steinmark there</desc></frame></o>", "body", "what a picture shows", false},
    {"<o><frame><title>On Arno Steinmark</title></frame></o>", "body", "the title of a picture", false},
    {"<o><p>On Arno Steinmark.</p><p>", "body", "breaks off", true},
    {"<o></o>", NULL, "no text at all", true},
    {"", NULL, NULL, true},
};
// clang-format on

static tamiz_code scan(tamiz_snapshot *s, const test_part *parts,
                       tamiz_document **out, tamiz_error *err) {
    tamiz_buffer file = {0};
    test_pack(&file, parts);
    assert_false(file.failed);
    tamiz_code code = tamiz_scan(s, "a", file.data, file.size, NULL, out, err);
    tamiz_buffer_clear(&file);
    return code;
}

/* The only mention is where the row says. */
static void check(const tamiz_document *d, const row *r) {
    size_t count = tamiz_document_mention_count(d);
    const tamiz_mention *m = tamiz_document_mention(d, 0);
    if (count != (r->path ? 1 : 0)) fail_msg("%s: %zu mentions", r->why, count);
    if (tamiz_document_partial(d) != r->partial ||
        (tamiz_document_note_count(d) > 0) != r->partial)
        fail_msg("%s: partial is %d", r->why, !r->partial);
    assert_false(tamiz_document_in_file(d));
    if (m && strcmp(m->path, r->path) != 0)
        fail_msg("%s: path \"%s\"", r->why, m->path);
}

static void check_rows(const row *rows, size_t count, const char *first,
                       const char *kind, const char *part) {
    tamiz_snapshot *s = test_parties_open();
    for (size_t i = 0; i < count; i++) {
        const test_part parts[] = {{first, tamiz_span_of(kind)},
                                   {part, tamiz_span_of(rows[i].xml)},
                                   {NULL, {0}}};
        tamiz_document *d = NULL;
        tamiz_error err = {0};
        tamiz_code code = scan(s, parts, &d, &err);
        if (!rows[i].why) { /* nothing of it can be read */
            assert_int_equal(code, TAMIZ_BAD_INPUT);
            assert_true(err.message[0]);
            continue;
        }
        if (code) fail_msg("%s: %s", rows[i].why, err.message);
        check(d, &rows[i]);
        tamiz_document_free(d);
    }
    tamiz_snapshot_close(s);
}

TEST(a_word_document_is_read_as_it_reads) {
    check_rows(word_rows, COUNT(word_rows), "[Content_Types].xml", "<Types/>",
               "word/document.xml");
}

TEST(an_open_document_is_read_as_it_reads) {
    check_rows(open_rows, COUNT(open_rows), "mimetype",
               "application/vnd.oasis.opendocument.text", "content.xml");
}

/* ---- parts of a Word document ------------------------------------------ */

#define RELATION(type, target)                                                 \
    "<Relationship Type='http://a/" type "' Target='" target "'/>"
#define RELATIONS(rows) "<Relationships>" rows "</Relationships>"
#define NOTE            "<w:x xmlns:w='w'>" NAME "</w:x>"

// clang-format off
static const struct { const char *relations, *file, *text, *path, *why; bool partial; } part_rows[] = {
    {RELATION("header", "header1.xml"), "word/header1.xml", NOTE, "header", "beside the body", false},
    {RELATION("footer", "/word/f.xml"), "word/f.xml", NOTE, "footer", "from the root", false},
    {RELATION("footnotes", "../notes.xml"), "notes.xml", NOTE, "footnotes", "one folder up", false},
    {RELATION("endnotes", "a/e.xml"), "word/a/e.xml", NOTE, "endnotes", "one down", false},
    {RELATION("comments", "c.xml"), "word/c.xml", NOTE, "comments", "a comment", false},
    {RELATION("comments", "c.xml"), "word/c.xml", "<w:x xmlns:w='w'><w:comment w:author='On Arno Steinmark'/></w:x>", "comments", "who commented", false},
    {RELATION("diagramData", "d.xml"), "word/d.xml", "<a:x xmlns:a='a'><a:p><a:r><a:t>On Arno Steinmark</a:t></a:r></a:p></a:x>", "diagram", "a diagram", false},
    {RELATION("chart", "d.xml"), "word/d.xml", "<c:x xmlns:c='c'><c:v>On Arno Steinmark</c:v></c:x>", "chart", "a chart", false},
    {RELATION("aFChunk", "x.htm"), "word/x.htm", "<html><p>On <b>Arno</b> Steinmark</html>", "word/x.htm", "a page kept as it came", false},
    {RELATION("header", "h.xml") RELATION("header", "h.xml"), "word/h.xml", NOTE, "header", "named twice, read once", false},
    {RELATION("styles", "s.xml"), "word/s.xml", NOTE, NULL, "no text", false},
    {RELATION("header", "h.xml"), "word/other.xml", NOTE, NULL, "named and not there", true},
    {RELATION("header", "h.xml") RELATION("footer", "f.xml"), "word/f.xml", NOTE, "footer", "what is missing hides no other", true},
    {RELATION("header", "h.xml") "<", "word/h.xml", NOTE, "header", "relations that break off", true},
    {"<Relationship Type='a/header' TargetMode='External' Target='http://a.example'/>", "word/a.xml", NOTE, NULL, "a link out of the file", false},
    {RELATION("package", "o.xlsx"), "word/o.xlsx", "", NULL, "a workbook", true},
    {RELATION("control", "o.xml"), "word/o.xml", "", NULL, "a control", true},
    {RELATION("oleObject", "o.bin"), "word/o.bin", "", NULL, "an object", true},
};
// clang-format on

TEST(parts_are_found_by_their_relations) {
    tamiz_snapshot *s = test_parties_open();
    for (size_t i = 0; i < COUNT(part_rows); i++) {
        tamiz_buffer relations = {0};
        tamiz_buffer_print(&relations, RELATIONS("%s"), part_rows[i].relations);
        const test_part parts[] = {
            {"_rels/.rels",
             TAMIZ_SPAN(RELATIONS(RELATION("officeDocument", "word/d2.xml")))},
            {"word/d2.xml", TAMIZ_SPAN(BODY(P(R("It rained."))))},
            {"word/_rels/d2.xml.rels", tamiz_buffer_view(&relations)},
            {part_rows[i].file, tamiz_span_of(part_rows[i].text)},
            {NULL, {0}}};
        const row r = {NULL, part_rows[i].path, part_rows[i].why,
                       part_rows[i].partial};
        tamiz_document *d = NULL;
        tamiz_error err = {0};
        if (scan(s, parts, &d, &err)) fail_msg("%s: %s", r.why, err.message);
        check(d, &r);
        tamiz_document_free(d);
        tamiz_buffer_clear(&relations);
    }
    tamiz_snapshot_close(s);
}

/* Of the body a header, of that another part; of a chart none. */
TEST(parts_of_parts_are_found_too) {
    static const struct {
        const char *type, *path;
        bool partial;
    } inner[] = {{"aFChunk", "word/c.txt", false}, {"oleObject", NULL, true}};
    static const char *const outer[] = {"header", "chart"};
    tamiz_snapshot *s = test_parties_open();
    for (size_t i = 0; i < 4; i++) {
        tamiz_buffer first = {0}, second = {0};
        bool chart = i / 2;
        tamiz_buffer_print(&first, RELATIONS(RELATION("%s", "h.xml")),
                           outer[i / 2]);
        tamiz_buffer_print(&second, RELATIONS(RELATION("%s", "c.txt")),
                           inner[i % 2].type);
        const test_part parts[] = {
            {"word/document.xml", TAMIZ_SPAN(BODY(P(R("It rained."))))},
            {"word/_rels/document.xml.rels", tamiz_buffer_view(&first)},
            {"word/h.xml", TAMIZ_SPAN("<x/>")},
            {"word/_rels/h.xml.rels", tamiz_buffer_view(&second)},
            {"word/c.txt", TAMIZ_SPAN("On Arno Steinmark.")},
            {NULL, {0}}};
        const row r = {NULL, chart ? NULL : inner[i % 2].path,
                       inner[i % 2].type, !chart && inner[i % 2].partial};
        tamiz_document *d = NULL;
        assert_int_equal(scan(s, parts, &d, NULL), TAMIZ_OK);
        check(d, &r);
        tamiz_document_free(d);
        tamiz_buffer_clear(&first);
        tamiz_buffer_clear(&second);
    }
    tamiz_snapshot_close(s);
}

TEST(a_document_of_too_many_parts_is_refused) {
    tamiz_buffer relations = {0};
    tamiz_buffer_text(&relations, "<Relationships>");
    for (size_t i = 0; i <= 500; i++)
        tamiz_buffer_print(&relations, RELATION("header", "%zu.xml"), i);
    tamiz_buffer_text(&relations, "</Relationships>");
    const test_part parts[] = {
        {"word/document.xml", TAMIZ_SPAN(BODY(P(R("It rained."))))},
        {"word/_rels/document.xml.rels", tamiz_buffer_view(&relations)},
        {NULL, {0}}};
    tamiz_snapshot *s = test_parties_open();
    tamiz_document *d = NULL;
    tamiz_error err = {0};
    assert_int_equal(scan(s, parts, &d, &err), TAMIZ_TOO_LARGE);
    assert_non_null(strstr(err.message, "500 parts"));
    tamiz_buffer_clear(&relations);
    tamiz_snapshot_close(s);
}

TEST(properties_are_read_too) {
    static const char *const names[] = {
        "title",          "subject",     "creator", "initial-creator",
        "lastModifiedBy", "keywords",    "keyword", "description",
        "category",       "user-defined"};
    tamiz_snapshot *s = test_parties_open();
    for (size_t i = 0; i < COUNT(names); i++) {
        tamiz_buffer xml = {0};
        tamiz_buffer_print(&xml, "<p><x>Rain</x><%s>On Arno Steinmark</%s></p>",
                           names[i], names[i]);
        const test_part parts[] = {
            {"_rels/.rels",
             TAMIZ_SPAN(RELATIONS(RELATION("core-properties", "core.xml")))},
            {"core.xml", tamiz_buffer_view(&xml)},
            {"word/document.xml", TAMIZ_SPAN(BODY(P(R("It rained."))))},
            {NULL, {0}}};
        const row r = {NULL, "properties", names[i], false};
        tamiz_document *d = NULL;
        assert_int_equal(scan(s, parts, &d, NULL), TAMIZ_OK);
        check(d, &r);
        tamiz_document_free(d);
        tamiz_buffer_clear(&xml);
    }
    tamiz_snapshot_close(s);
}

TEST(parts_of_an_open_document_are_known_by_name) {
    static const struct {
        const char *file, *path;
    } files[] = {{"styles.xml", "headers and footers"},
                 {"meta.xml", "properties"}};
    tamiz_snapshot *s = test_parties_open();
    for (size_t i = 0; i < COUNT(files); i++) {
        const test_part parts[] = {
            {"mimetype", TAMIZ_SPAN("application/vnd.oasis.opendocument.text")},
            {"content.xml", TAMIZ_SPAN("<o><p>Rain</p></o>")},
            {files[i].file,
             TAMIZ_SPAN("<o><title>On Arno Steinmark</title></o>")},
            {NULL, {0}}};
        const row r = {NULL, files[i].path, files[i].path, false};
        tamiz_document *d = NULL;
        assert_int_equal(scan(s, parts, &d, NULL), TAMIZ_OK);
        check(d, &r);
        tamiz_document_free(d);
    }
    tamiz_snapshot_close(s);
}

/* ---- what is refused --------------------------------------------------- */

TEST(what_unpacks_to_too_much_is_refused) {
    tamiz_buffer bomb = {0};
    tamiz_buffer_text(&bomb, "<w:document xmlns:w='w'>");
    for (size_t i = 0; i < (20 << 20) / 6; i++)
        tamiz_buffer_text(&bomb, "<w:p/>");
    assert_false(bomb.failed);
    const test_part parts[] = {{"word/document.xml", tamiz_buffer_view(&bomb)},
                               {NULL, {0}}};
    tamiz_snapshot *s = test_parties_open();
    tamiz_document *d = NULL;
    tamiz_error err = {0};
    assert_int_equal(scan(s, parts, &d, &err), TAMIZ_TOO_LARGE);
    assert_non_null(strstr(err.message, "200 times"));
    tamiz_buffer_clear(&bomb);
    tamiz_snapshot_close(s);
}

TEST(an_encrypted_document_is_told) {
    const test_part parts[] = {
        {"mimetype", TAMIZ_SPAN("application/vnd.oasis.opendocument.text")},
        {"content.xml", TAMIZ_SPAN("\x01\x02\x03")},
        {"META-INF/manifest.xml",
         TAMIZ_SPAN("<m><file-entry><encryption-data/></file-entry></m>")},
        {NULL, {0}}};
    tamiz_snapshot *s = test_parties_open();
    tamiz_document *d = NULL;
    tamiz_error err = {0};
    assert_int_equal(scan(s, parts, &d, &err), TAMIZ_BAD_INPUT);
    assert_non_null(strstr(err.message, "encrypted"));
    tamiz_snapshot_close(s);
}

TEST(a_document_in_itself_ends) {
    tamiz_buffer files[2] = {{0}, {0}};
    tamiz_buffer_text(&files[0], "On Arno Steinmark.");
    for (size_t i = 0; i < 12; i++) {
        const test_part parts[] = {
            {"word/document.xml", TAMIZ_SPAN(BODY(P(R("It rained."))))},
            {"word/_rels/document.xml.rels",
             TAMIZ_SPAN(RELATIONS(RELATION("aFChunk", "c.docx")))},
            {"word/c.docx", tamiz_buffer_view(&files[i % 2])},
            {NULL, {0}}};
        tamiz_buffer_reset(&files[(i + 1) % 2]);
        test_pack(&files[(i + 1) % 2], parts);
    }
    tamiz_snapshot *s = test_parties_open();
    tamiz_document *d = NULL;
    assert_int_equal(
        tamiz_scan(s, "a", files[0].data, files[0].size, NULL, &d, NULL),
        TAMIZ_OK);
    assert_true(tamiz_document_partial(d));
    assert_int_equal(tamiz_document_mention_count(d), 0);
    assert_non_null(strstr(tamiz_document_note(d, 0), "over 8 deep"));
    tamiz_document_free(d);
    tamiz_buffer_clear(&files[0]);
    tamiz_buffer_clear(&files[1]);
    tamiz_snapshot_close(s);
}
