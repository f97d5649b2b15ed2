/* SPDX-License-Identifier: Apache-2.0 */
/* A Word document is an archive of parts that name each other by relations
 * (ECMA-376, part 2, section 9.3): from the root to the body, from the body to
 * headers, notes, comments. Each part is read once, however often it is named.
 */
#include "base_buffer.h"
#include "format_xml.h"
#include "scan_office.h"
#include "scan_page_read.h"

enum {
    MOST_PARTS = 500,
    MOST_CHUNK = 64 << 20, /* bytes of a document inside the document */
};

/* Kinds of relations: the last word of their types, which the two editions of
 * the standard have in common. */
/* XML has relations of its own. A chart has, too: to the sheet that its numbers
 * came from, which it holds itself. */
enum kind { BODY, XML, LEAF, PROPERTIES, CHUNK, UNREAD };
// clang-format off
static const struct { const char *type, *path; enum kind kind; } kinds[] = {
    {"officeDocument", "body", BODY},
    {"header", "header", XML},
    {"footer", "footer", XML},
    {"footnotes", "footnotes", XML},
    {"endnotes", "endnotes", XML},
    {"comments", "comments", XML},
    {"diagramData", "diagram", LEAF},
    {"chart", "chart", LEAF},
    {"core-properties", "properties", PROPERTIES},
    {"aFChunk", "chunk", CHUNK},
    {"package", "embedded file", UNREAD},
    {"oleObject", "embedded object", UNREAD},
    {"control", "control", UNREAD},
};
// clang-format on

/* The parts to read, in the order in which they were named. */
typedef struct relation {
    size_t kind; /* of kinds[] */
    const char *file;
} relation;

typedef struct package {
    tamiz_office office;
    tamiz_arena arena;
    tamiz_buffer parts; /* relation[] */
    const char *folder; /* of the part whose relations are read: "word/" */
    int depth;
} package;

static size_t count_parts(const package *p) {
    return p->parts.size / sizeof(relation);
}

static relation part_at(const package *p, size_t i) {
    return ((const relation *)(const void *)p->parts.data)[i];
}

static bool is_known(const package *p, const char *file) {
    for (size_t i = 0; i < count_parts(p); i++)
        if (!strcmp(part_at(p, i).file, file)) return true;
    return false;
}

/* ---- relations --------------------------------------------------------- */

/* "../customXml/a.xml" from "word/" is "customXml/a.xml"; NULL = no memory. */
static const char *resolve(package *p, const char *target) {
    if (*target == '/') return tamiz_arena_print(&p->arena, "%s", target + 1);
    size_t size = strlen(p->folder);
    while (!strncmp(target, "../", 3)) {
        target += 3;
        if (size) size--;
        while (size && p->folder[size - 1] != '/') size--;
    }
    return tamiz_arena_print(&p->arena, "%.*s%s", (int)size, p->folder, target);
}

static size_t kind_of(const char *type) {
    const char *slash = strrchr(type, '/');
    size_t i = 0;
    while (i < sizeof kinds / sizeof *kinds &&
           strcmp(kinds[i].type, slash ? slash + 1 : type) != 0)
        i++;
    return i;
}

static tamiz_code on_relation(void *context, tamiz_xml *xml, const char *name,
                              tamiz_xml_attributes attributes,
                              tamiz_error *err) {
    package *p = context;
    if (strcmp(name, "Relationship") != 0 ||
        !strcmp(tamiz_xml_attribute(attributes, "TargetMode"), "External"))
        return TAMIZ_OK;
    relation r = {.kind = kind_of(tamiz_xml_attribute(attributes, "Type"))};
    if (r.kind == sizeof kinds / sizeof *kinds) return TAMIZ_OK;
    r.file = resolve(p, tamiz_xml_attribute(attributes, "Target"));
    if (!r.file) return tamiz_fail_memory(err, tamiz_xml_file(xml));
    if (is_known(p, r.file)) return TAMIZ_OK;
    if (count_parts(p) == MOST_PARTS)
        return tamiz_fail(err, TAMIZ_TOO_LARGE, tamiz_xml_file(xml),
                          "the document has over 500 parts");
    tamiz_buffer_add(&p->parts, &r, sizeof r);
    return p->parts.failed ? tamiz_fail_memory(err, tamiz_xml_file(xml))
                           : TAMIZ_OK;
}

/* Relations that are not there name nothing; broken ones may have named a part
 * that is now missed. */
static tamiz_code read_relations(package *p, const char *file,
                                 tamiz_error *err) {
    const tamiz_xml_handler handler = {p, on_relation, NULL};
    tamiz_input *input = NULL;
    tamiz_error why = {0};
    tamiz_code code = tamiz_zip_read(p->office.zip, file, &input, &why);
    if (code == TAMIZ_NOT_FOUND) return TAMIZ_OK;
    if (!code) {
        code = tamiz_xml_parse(input, &handler, &why);
        tamiz_input_close(input);
    }
    if (code == TAMIZ_BAD_INPUT) {
        tamiz_page_miss(p->office.page,
                        "%s: %s: parts of the document may be missed", file,
                        why.message);
        return TAMIZ_OK;
    }
    if (code && err) *err = why;
    return code;
}

/* "word/document.xml" has its relations in "word/_rels/document.xml.rels". */
static tamiz_code read_relations_of(package *p, const char *file,
                                    tamiz_error *err) {
    const char *slash = strrchr(file, '/');
    size_t size = slash ? (size_t)(slash - file) + 1 : 0;
    p->folder = tamiz_arena_print(&p->arena, "%.*s", (int)size, file);
    const char *relations = tamiz_arena_print(&p->arena, "%.*s_rels/%s.rels",
                                              (int)size, file, file + size);
    if (!p->folder || !relations)
        return tamiz_fail_memory(err, p->office.page->name);
    return read_relations(p, relations, err);
}

/* ---- parts ------------------------------------------------------------- */

static tamiz_code read_bytes(package *p, const char *file, tamiz_buffer *out,
                             tamiz_error *err) {
    enum { BLOCK = 64 * 1024 };
    tamiz_input *input = NULL;
    tamiz_code code = tamiz_zip_read(p->office.zip, file, &input, err);
    if (code) return code;
    for (size_t got = 1; got && !code;) {
        char *room = tamiz_buffer_grow(out, BLOCK);
        if (!room) {
            code = tamiz_fail_memory(err, file);
            break;
        }
        code = tamiz_input_read(input, room, BLOCK, &got, err);
        out->size -= BLOCK - (code ? 0 : got);
        if (!code && out->size > MOST_CHUNK)
            code = tamiz_fail(err, TAMIZ_TOO_LARGE, file, "is over 64 MiB");
    }
    tamiz_input_close(input);
    return code;
}

/* A document of another format, kept as it came (section 11.3.1 of part 1). */
static tamiz_code read_chunk(package *p, const char *file, tamiz_error *err) {
    tamiz_buffer bytes = {0};
    tamiz_code code = read_bytes(p, file, &bytes, err);
    const tamiz_inner inner = {
        .name = file, .bytes = tamiz_buffer_view(&bytes), .depth = p->depth};
    if (!code) code = tamiz_page_read_inner(p->office.page, &inner, err);
    tamiz_buffer_clear(&bytes);
    return code;
}

static tamiz_code read_part(package *p, relation part, tamiz_error *err) {
    tamiz_office *office = &p->office;
    const char *path = kinds[part.kind].path;
    switch (kinds[part.kind].kind) {
    case PROPERTIES:
        return tamiz_office_read(office, part.file, path,
                                 TAMIZ_OFFICE_PROPERTIES, err);
    case CHUNK:
        return read_chunk(p, part.file, err);
    case UNREAD:
        tamiz_page_miss(office->page, "%s %.100s was not read", path,
                        part.file);
        return TAMIZ_OK;
    default:
        break;
    }
    tamiz_code code =
        tamiz_office_read(office, part.file, path, TAMIZ_OFFICE_WORD, err);
    if (!code && kinds[part.kind].kind == XML)
        code = read_relations_of(p, part.file, err);
    return code;
}

/* A part that cannot be read is missed; the others are read all the same. */
static tamiz_code read_others(package *p, const char *body, tamiz_error *err) {
    for (size_t i = 0; i < count_parts(p); i++) {
        tamiz_error why = {0};
        relation part = part_at(p, i);
        if (!strcmp(part.file, body)) continue;
        tamiz_code code = read_part(p, part, &why);
        if (code == TAMIZ_BAD_INPUT || code == TAMIZ_NOT_FOUND) {
            tamiz_page_miss(p->office.page, "%.100s was not read: %s",
                            part.file, why.message);
        } else if (code) {
            if (err) *err = why;
            return code;
        }
    }
    return TAMIZ_OK;
}

static tamiz_code read_package(package *p, tamiz_error *err) {
    const char *body = "word/document.xml";
    p->folder = "";
    tamiz_code code = read_relations(p, "_rels/.rels", err);
    for (size_t i = 0; i < count_parts(p); i++)
        if (kinds[part_at(p, i).kind].kind == BODY) body = part_at(p, i).file;
    if (!code)
        code =
            tamiz_office_read(&p->office, body, "body", TAMIZ_OFFICE_WORD, err);
    if (code == TAMIZ_NOT_FOUND)
        return tamiz_fail(err, TAMIZ_BAD_INPUT, p->office.page->name,
                          "no %.100s in it: not a Word document", body);
    if (!code) code = read_relations_of(p, body, err);
    if (!code) code = read_others(p, body, err);
    return code;
}

tamiz_code tamiz_page_read_docx(tamiz_page *page, tamiz_span bytes, int depth,
                                tamiz_error *err) {
    package p = {.depth = depth};
    size_t before = page->text.size;
    tamiz_code code = tamiz_office_open(&p.office, page, bytes, err);
    if (!code) code = read_package(&p, err);
    if (!code && page->text.size == before)
        tamiz_page_miss(page, "no text in it; pictures are not read");
    tamiz_office_close(&p.office);
    tamiz_buffer_clear(&p.parts);
    tamiz_arena_clear(&p.arena);
    return code;
}
