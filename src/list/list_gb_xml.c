/* SPDX-License-Identifier: Apache-2.0 */
/* UK-Sanctions-List.xml: a row of Designation. The names of its elements are
 * those of the CSV's columns without blanks, and elements that hold others
 * (Names of Name, Addresses of Address) only group them. So a Designation is
 * read group by group: the elements without children below one parent make a
 * row, and one that comes again starts the next row. */
#include "list_gb.h"

#include "list_gb_party.h"
#include "list_gb_value.h"
#include "list_tree.h"

#include <ctype.h>

typedef struct xml_reader {
    tamiz_gb_reading reading;
} xml_reader;

/* The node after n within root, parents before children; NULL = none. */
static const tamiz_node *following(const tamiz_node *n,
                                   const tamiz_node *root) {
    if (n->first) return n->first;
    while (n != root && !n->next) n = n->parent;
    return n == root ? NULL : n->next;
}

/* What is left of a name that ends its parent's, "Additional information" in
 * a Passport: read as "Passport additional information". */
static tamiz_gb_field field_of(tamiz_list_writer *w, const tamiz_node *n) {
    tamiz_gb_field field = tamiz_gb_field_find(tamiz_span_of(n->name));
    if (field == TAMIZ_GB_FIELDS && n->parent)
        field = tamiz_gb_field_find(
            tamiz_list_print(w, "%s%s", n->parent->name, n->name));
    return field;
}

static bool is_indicator(const tamiz_node *n) {
    return n->parent && !strcmp(n->parent->name, "SanctionsImposedIndicators");
}

/* Whether the letters of name come in this order in text, whatever stands
 * between words: AssetFreeze in "Travel Ban|Asset freeze". Looks at the
 * start of the text only: it is asked for each indicator. */
static bool mentions(tamiz_span text, const char *name) {
    enum { ENOUGH = 4096 };
    if (text.size > ENOUGH) text.size = ENOUGH;
    for (size_t start = 0; start < text.size; start++) {
        size_t i = start, k = 0;
        for (; i < text.size && name[k]; i++) {
            unsigned char c = (unsigned char)text.data[i];
            if (!isalpha(c)) continue;
            if (tolower(c) != tolower((unsigned char)name[k])) break;
            k++;
        }
        if (!name[k]) return true;
    }
    return false;
}

/* <AssetFreeze>true</AssetFreeze> repeats what SanctionsImposed says; where it
 * does not, it is a note. */
static void put_indicator(tamiz_gb_party *p, const tamiz_node *n) {
    tamiz_span imposed = tamiz_node_text(n->parent->parent, "SanctionsImposed");
    if (tamiz_list_same(n->text, "false") || mentions(imposed, n->name)) return;
    tamiz_list_put_note(p->writer, &p->sanction, n->name, n->text);
}

/* The children of one node that have none themselves. */
static bool put_group(tamiz_gb_party *p, const tamiz_node *group) {
    tamiz_gb_row row = {0};
    bool named = false, any = false;
    for (const tamiz_node *n = group->first; n; n = n->next) {
        tamiz_list_keep_attributes(p->writer, &p->self, n, NULL, NULL);
        if (n->first || !n->text.size) continue;
        tamiz_gb_field field = field_of(p->writer, n);
        if (is_indicator(n)) {
            put_indicator(p, n);
            continue;
        }
        if (field == TAMIZ_GB_FIELDS) {
            tamiz_list_keep_tree(p->writer, &p->self, n);
            continue;
        }
        if (row.cells[field].size) {
            named |= tamiz_gb_put_row(p, &row);
            row = (tamiz_gb_row){0};
        }
        row.cells[field] = n->text;
        any = true;
    }
    return (any && tamiz_gb_put_row(p, &row)) || named;
}

/* The first element that is a field, wherever it stands. */
static tamiz_span find_field(tamiz_list_writer *w, const tamiz_node *node,
                             tamiz_gb_field field) {
    for (const tamiz_node *n = node; n; n = following(n, node))
        if (n->text.size && !n->first && field_of(w, n) == field)
            return n->text;
    return (tamiz_span){"", 0};
}

static tamiz_code put_designation(xml_reader *r, const tamiz_xml *xml,
                                  const tamiz_node *node, tamiz_error *err) {
    tamiz_list_writer *w = &r->reading.writer;
    bool fresh = false, named = false;
    w->facts->rows++;
    tamiz_span id =
        tamiz_list_clean(w, find_field(w, node, TAMIZ_GB_UNIQUE_ID));
    if (!id.size && !w->code)
        return tamiz_node_fail(xml, node, err,
                               "<Designation> without <UniqueID>");
    tamiz_gb_party p = {.writer = w};
    p.self = tamiz_gb_open(&r->reading, id, find_field(w, node, TAMIZ_GB_TYPE),
                           &fresh);
    p.sanction = tamiz_gb_sanction_of(w, &p.self);
    if (w->code) return w->code;
    if (fresh)
        tamiz_gb_put_sanction(&p, id);
    else
        tamiz_list_warn(w, "%.*s comes twice: both records make one party",
                        (int)id.size, id.data);
    for (const tamiz_node *n = node; n && !w->code; n = following(n, node)) {
        if (n->first) named |= put_group(&p, n);
        if (n->first) tamiz_list_put_note(w, &p.self, n->name, n->text);
    }
    if (named) tamiz_gb_named(&r->reading, id);
    return w->code;
}

/* <DateGenerated> beside the designations, under one name or another. */
static void read_published(tamiz_list_writer *w, const tamiz_node *node) {
    tamiz_date_range range;
    if (tamiz_gb_date(node->text, &range))
        tamiz_date_print(range.from, w->facts->published);
    else if (node->text.size || node->first)
        tamiz_list_warn(w, "unknown element <%s>, not read", node->name);
}

static tamiz_code on_record(void *context, tamiz_xml *xml,
                            const tamiz_node *node, tamiz_arena *arena,
                            tamiz_error *err) {
    xml_reader *r = context;
    r->reading.writer.arena = arena;
    r->reading.writer.line = node->line;
    if (strcmp(node->name, "Designation") != 0) {
        read_published(&r->reading.writer, node);
        return r->reading.writer.code;
    }
    tamiz_code code = put_designation(r, xml, node, err);
    tamiz_gb_report(&r->reading);
    return code;
}

static tamiz_code enter(void *context, tamiz_xml *xml, const char *name,
                        tamiz_xml_attributes attributes, bool *record,
                        tamiz_error *err) {
    (void)context;
    (void)attributes;
    *record = tamiz_xml_depth(xml) == 2;
    if (*record || !strcmp(name, "Designations")) return TAMIZ_OK;
    if (!strcmp(name, "ArrayOfFinancialSanctionsTarget"))
        return tamiz_xml_fail(xml, err, TAMIZ_GB_CLOSED);
    return tamiz_xml_fail(xml, err,
                          "the root is <%.60s>, expected <Designations>: not "
                          "the UK Sanctions List",
                          name);
}

tamiz_code tamiz_list_gb_xml_parse(tamiz_input *input, const tamiz_sink *sink,
                                   tamiz_list_facts *facts,
                                   const tamiz_list_progress *progress,
                                   tamiz_error *err) {
    xml_reader r = {.reading = {.input = input}};
    *facts = (tamiz_list_facts){0};
    r.reading.writer = (tamiz_list_writer){.sink = sink,
                                           .file = tamiz_input_name(input),
                                           .err = err,
                                           .facts = facts,
                                           .progress = progress};
    const tamiz_xmltree_handler handler = {&r, enter, on_record};
    tamiz_code code = tamiz_xmltree_parse(input, &handler, err);
    if (code) r.reading.writer.code = code;
    tamiz_gb_close(&r.reading);
    return code;
}
