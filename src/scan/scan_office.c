/* SPDX-License-Identifier: Apache-2.0 */
/* A table says what each element does to the text; the rest are transparent,
 * so what no table knows hides nothing. Names of elements are looked up without
 * their namespaces: the few that two of them share do the same in both. */
#include "scan_office.h"

#include "base_buffer.h"
#include "format_xml.h"
#include "scan_block.h"
#include "scan_page_read.h"
#include "text_utf8.h"

/* What an element does; more than one may hold. */
enum {
    BLOCK = 1,    /* a paragraph, apart from that around it */
    TEXT = 2,     /* its character data and its children's are text */
    SKIP = 4,     /* nothing inside it is */
    INSERTED = 8, /* by a tracked change */
    DELETED = 16,
    FIRST = 32, /* the first of two forms of the same content */
    OTHER = 64, /* the other form */
    SYMBOL = 128,
    SPACES = 256, /* as many as its attribute says */
};

typedef struct word {
    const char *name;
    unsigned does;
    const char *mark;          /* text that it stands for */
    const char *attributes[2]; /* these hold text, a block each */
} word;

// clang-format off
static const word word_words[] = {
    {"p", BLOCK, NULL, {0}},
    {"t", TEXT, NULL, {0}},
    {"delText", TEXT, NULL, {0}},
    {"tab", 0, "\t", {0}},
    {"ptab", 0, "\t", {0}},
    {"br", 0, "\n", {0}},
    {"cr", 0, "\n", {0}},
    {"noBreakHyphen", 0, "-", {0}},
    {"sym", SYMBOL, NULL, {0}},
    {"ins", INSERTED, NULL, {0}},
    {"moveTo", INSERTED, NULL, {0}},
    {"del", DELETED, NULL, {0}},
    {"moveFrom", DELETED, NULL, {0}},
    {"rt", BLOCK, NULL, {0}}, /* how the word beside it is read aloud */
    {"v", BLOCK | TEXT, NULL, {0}}, /* of a chart */
    {"Choice", FIRST, NULL, {0}},
    {"Fallback", OTHER, NULL, {0}},
    {"docPr", 0, NULL, {"title", "descr"}}, /* of a picture */
    {"tblCaption", 0, NULL, {"val", NULL}},
    {"tblDescription", 0, NULL, {"val", NULL}},
    {"textpath", 0, NULL, {"string", NULL}}, /* letters drawn as a shape */
    {"comment", 0, NULL, {"author", NULL}},
};
static const word open_words[] = {
    {"p", BLOCK | TEXT, NULL, {0}},
    {"h", BLOCK | TEXT, NULL, {0}},
    {"s", SPACES, NULL, {0}},
    {"tab", 0, "\t", {0}},
    {"line-break", 0, "\n", {0}},
    {"note-citation", SKIP, NULL, {0}},
    {"annotation", BLOCK, NULL, {0}},
    {"creator", BLOCK | TEXT, NULL, {0}}, /* of an annotation */
    {"ruby-text", BLOCK, NULL, {0}},
    {"deletion", DELETED, NULL, {0}},
    {"change-info", SKIP, NULL, {0}},
    {"title", BLOCK | TEXT, NULL, {0}}, /* of a picture */
    {"desc", BLOCK | TEXT, NULL, {0}},
};
static const word property_words[] = {
    {"title", BLOCK | TEXT, NULL, {0}},
    {"subject", BLOCK | TEXT, NULL, {0}},
    {"creator", BLOCK | TEXT, NULL, {0}},
    {"initial-creator", BLOCK | TEXT, NULL, {0}},
    {"lastModifiedBy", BLOCK | TEXT, NULL, {0}},
    {"keywords", BLOCK | TEXT, NULL, {0}},
    {"keyword", BLOCK | TEXT, NULL, {0}},
    {"description", BLOCK | TEXT, NULL, {0}},
    {"category", BLOCK | TEXT, NULL, {0}},
    {"user-defined", BLOCK | TEXT, NULL, {0}},
};
// clang-format on

static const struct {
    const word *words;
    size_t count;
} vocabularies[] = {
    [TAMIZ_OFFICE_WORD] = {word_words, sizeof word_words / sizeof *word_words},
    [TAMIZ_OFFICE_OPEN] = {open_words, sizeof open_words / sizeof *open_words},
    [TAMIZ_OFFICE_PROPERTIES] = {property_words, sizeof property_words /
                                                     sizeof *property_words},
};

/* Bytes of XML that all parts of a document may have together. */
static const uint64_t most_unpacked = (uint64_t)1 << 30;

typedef struct reader {
    tamiz_blocks blocks;
    tamiz_vocabulary vocabulary;
    size_t taken[TAMIZ_BLOCKS_DEEP + 1]; /* bytes of each open element's text
                                          * that were added, by its depth */
    size_t first[TAMIZ_BLOCKS_DEEP + 1]; /* where the first form of a content
                                          * starts in the page, by depth */
    size_t text, skip, others;           /* such elements that are open */
    uint64_t start, offset; /* bytes unpacked before, and of this one */
    bool any;               /* an element was read */
} reader;

static const word *find_word(const reader *r, const char *name) {
    static const word none = {"", 0, NULL, {0}};
    const word *words = vocabularies[r->vocabulary].words;
    for (size_t i = 0; i < vocabularies[r->vocabulary].count; i++)
        if (!strcmp(words[i].name, name)) return &words[i];
    return &none;
}

/* ---- text -------------------------------------------------------------- */

/* What came of an element's text since it was asked last. */
static void take_text(reader *r, size_t depth, tamiz_span text) {
    tamiz_span rest = tamiz_span_from(text, r->taken[depth]);
    r->taken[depth] = text.size;
    if (r->text && !r->skip) tamiz_blocks_add(&r->blocks, rest);
}

/* A character by its code; a font of symbols has them in the private area. */
static void add_symbol(reader *r, tamiz_xml_attributes attributes) {
    const char *code = tamiz_xml_attribute(attributes, "char");
    unsigned long c = strtoul(code, NULL, 16);
    tamiz_buffer text = {0};
    bool known = c >= ' ' && c < 0xe000;
    if (known && (c < 0xd800)) tamiz_utf8_add(&text, (uint32_t)c);
    tamiz_blocks_add(&r->blocks,
                     text.size ? tamiz_buffer_view(&text) : TAMIZ_SPAN(" "));
    r->blocks.now.failed |= text.failed;
    tamiz_buffer_clear(&text);
}

/* A row of spaces is one space to a name. */
static void add_marks(reader *r, const word *w,
                      tamiz_xml_attributes attributes) {
    if (r->skip) return;
    if (w->mark) tamiz_blocks_mark(&r->blocks, w->mark);
    if (w->does & SPACES) tamiz_blocks_mark(&r->blocks, " ");
    if (w->does & SYMBOL) add_symbol(r, attributes);
}

static tamiz_code add_attributes(reader *r, const word *w,
                                 tamiz_xml_attributes attributes,
                                 tamiz_error *err) {
    for (size_t i = 0; i < 2 && w->attributes[i]; i++) {
        const char *text = tamiz_xml_attribute(attributes, w->attributes[i]);
        if (!*text || !tamiz_blocks_open(&r->blocks)) continue;
        tamiz_blocks_add(&r->blocks, tamiz_span_of(text));
        tamiz_code code = tamiz_blocks_close(&r->blocks, err);
        if (code) return code;
    }
    return TAMIZ_OK;
}

/* ---- elements ---------------------------------------------------------- */

/* The forms of one content are siblings: the other's paragraphs are looked for
 * where the first's were written. */
static void start_forms(reader *r, const word *w, size_t depth) {
    if (w->does & FIRST) r->first[depth] = r->blocks.page->text.size;
    if (w->does & OTHER && !r->others++) {
        r->blocks.repeats = true;
        r->blocks.twin = r->first[depth];
    }
}

static tamiz_code on_start(void *context, tamiz_xml *xml, const char *name,
                           tamiz_xml_attributes attributes, tamiz_error *err) {
    reader *r = context;
    const word *w = find_word(r, name);
    size_t depth = tamiz_xml_depth(xml);
    r->any = true;
    r->taken[depth] = 0;
    take_text(r, depth - 1, tamiz_xml_text_before(xml));
    add_marks(r, w, attributes);
    r->blocks.inserted += (w->does & INSERTED) != 0;
    r->blocks.deleted += (w->does & DELETED) != 0;
    r->skip += (w->does & SKIP) != 0;
    r->text += (w->does & TEXT) != 0;
    start_forms(r, w, depth);
    if (w->does & BLOCK && !tamiz_blocks_open(&r->blocks))
        return tamiz_xml_fail(xml, err, "paragraphs nest too deep");
    return r->skip ? TAMIZ_OK : add_attributes(r, w, attributes, err);
}

static tamiz_code on_end(void *context, tamiz_xml *xml, const char *name,
                         tamiz_span text, tamiz_error *err) {
    reader *r = context;
    const word *w = find_word(r, name);
    (void)text;
    take_text(r, tamiz_xml_depth(xml), tamiz_xml_whole_text(xml));
    r->offset = tamiz_xml_offset(xml);
    tamiz_code code = TAMIZ_OK;
    if (w->does & BLOCK) code = tamiz_blocks_close(&r->blocks, err);
    r->blocks.inserted -= (w->does & INSERTED) != 0;
    r->blocks.deleted -= (w->does & DELETED) != 0;
    r->skip -= (w->does & SKIP) != 0;
    r->text -= (w->does & TEXT) != 0;
    if (w->does & OTHER && !--r->others) r->blocks.repeats = false;
    if (!code && r->start + r->offset > most_unpacked)
        code = tamiz_fail(err, TAMIZ_TOO_LARGE, tamiz_xml_file(xml),
                          "the document unpacks to over 1 GiB");
    return code;
}

/* ---- a part ------------------------------------------------------------ */

tamiz_code tamiz_office_open(tamiz_office *office, tamiz_page *page,
                             tamiz_span bytes, tamiz_error *err) {
    tamiz_input *input = NULL;
    *office = (tamiz_office){.page = page};
    tamiz_code code = tamiz_input_memory(bytes, page->name, &input, err);
    if (code) return code;
    code = tamiz_zip_open(input, &office->zip, err);
    tamiz_input_close(input);
    return code;
}

void tamiz_office_close(tamiz_office *office) {
    tamiz_zip_close(office->zip);
    office->zip = NULL;
}

/* What was open when the XML broke off is text that was read. */
static tamiz_code close_all(reader *r, tamiz_error *err) {
    tamiz_code code = TAMIZ_OK;
    while (r->blocks.depth && !code) code = tamiz_blocks_close(&r->blocks, err);
    return code;
}

static tamiz_code read_part(reader *r, tamiz_input *input, tamiz_error *err) {
    const tamiz_xml_handler handler = {r, on_start, on_end};
    tamiz_error why = {0};
    tamiz_code code = tamiz_xml_parse(input, &handler, &why);
    if (code == TAMIZ_BAD_INPUT && r->any) {
        tamiz_page_miss(r->blocks.page,
                        "%s, line %u, byte %u: %s; what follows in it was not "
                        "read",
                        tamiz_input_name(input), why.line, why.column,
                        why.message);
        return close_all(r, err);
    }
    if (code && err) *err = why;
    return code;
}

tamiz_code tamiz_office_read(tamiz_office *office, const char *file,
                             const char *path, tamiz_vocabulary vocabulary,
                             tamiz_error *err) {
    tamiz_input *input = NULL;
    tamiz_code code = tamiz_zip_read(office->zip, file, &input, err);
    if (code) return code;
    reader *r = calloc(1, sizeof *r);
    if (r) {
        r->blocks.page = office->page;
        r->blocks.path = path;
        r->vocabulary = vocabulary;
        r->start = office->unpacked;
        tamiz_page_start_part(office->page, "%s", path);
        code = read_part(r, input, err);
        office->unpacked += r->offset;
        tamiz_blocks_clear(&r->blocks);
        free(r);
    } else {
        code = tamiz_fail_memory(err, office->page->name);
    }
    tamiz_input_close(input);
    return code;
}
