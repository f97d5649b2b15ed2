/* SPDX-License-Identifier: Apache-2.0 */
/* The page becomes libxml2's tree, which is walked in document order without
 * recursion: however deep pages nest, the stack stays flat. Each text belongs
 * to one cell, the innermost, so all cells together are no larger than the
 * page. */
#include "format_html.h"

#include "base_arena.h"
#include "base_buffer.h"
#include "base_utf8.h"

#include <libxml/HTMLparser.h>
#include <strings.h>

enum { MOST_PAGE = 32 << 20, CHUNK = 64 * 1024 };

typedef struct walk {
    const tamiz_html_handler *handler;
    const char *file;
    tamiz_buffer texts, cells; /* of the row in work; cells: tamiz_html_cell */
    tamiz_buffer heading;
    tamiz_arena numbers; /* of the tables, which their nodes point to */
    uint32_t tables;
} walk;

static bool is(const xmlNode *node, const char *name) {
    return node && node->type == XML_ELEMENT_NODE &&
           !strcasecmp((const char *)node->name, name);
}

static bool is_any(const xmlNode *node, const char *const *names) {
    for (; *names; names++)
        if (is(node, *names)) return true;
    return false;
}

static bool is_cell(const xmlNode *node) {
    return is(node, "td") || is(node, "th");
}

static bool ends_line(const xmlNode *node) {
    static const char *const names[] = {"br", "p",  "div", "li", "h1", "h2",
                                        "h3", "h4", "h5",  "h6", "tr", NULL};
    return is_any(node, names);
}

static uint32_t line_of(const xmlNode *node) {
    long line = xmlGetLineNo(node);
    return line > 0 ? (uint32_t)line : 0;
}

/* ---- text -------------------------------------------------------------- */

/* Adds text, white space as one space, none at the start of a line. */
static void add_text(tamiz_buffer *out, size_t start, const char *text) {
    for (; *text; text++) {
        bool space = strchr(" \t\r\n\f", *text) != NULL;
        char last = '\n';
        if (out->size > start) last = out->data[out->size - 1];
        if (!space)
            tamiz_buffer_byte(out, *text);
        else if (last != ' ' && last != '\n')
            tamiz_buffer_byte(out, ' ');
    }
}

static void end_line(tamiz_buffer *out, size_t start) {
    while (out->size > start && out->data[out->size - 1] == ' ') out->size--;
    if (out->size > start && out->data[out->size - 1] != '\n')
        tamiz_buffer_byte(out, '\n');
}

/* The node after all that is in this one, below root; NULL = there is none.
 * Lines of blocks that are left end, unless out is NULL. */
static xmlNode *leave(xmlNode *node, const xmlNode *root, tamiz_buffer *out,
                      size_t start) {
    for (; node && node != root; node = node->parent) {
        if (out && ends_line(node)) end_line(out, start);
        if (node->next) return node->next;
    }
    return NULL;
}

/* All text below root but in scripts, and in tables below it. */
static void gather(tamiz_buffer *out, size_t start, const xmlNode *root) {
    static const char *const skipped[] = {"script", "style", "table", NULL};
    xmlNode *node = root->children;
    while (node) {
        bool skip = is_any(node, skipped);
        if (ends_line(node)) end_line(out, start);
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
            add_text(out, start, (const char *)node->content);
        node = !skip && node->type == XML_ELEMENT_NODE && node->children
                   ? node->children
                   : leave(node, root, out, start);
    }
}

/* ---- rows -------------------------------------------------------------- */

static bool is_inside_cell(const xmlNode *node) {
    for (node = node->parent; node; node = node->parent)
        if (is_cell(node)) return true;
    return false;
}

static void see_heading(walk *w, const xmlNode *node) {
    static const char *const names[] = {"h1", "h2", "h3",      "h4",
                                        "h5", "h6", "caption", NULL};
    if (!is_any(node, names) || is_inside_cell(node)) return;
    tamiz_buffer_reset(&w->heading);
    gather(&w->heading, 0, node);
}

/* Tables carry their number, so that rows find it. */
static uint32_t number_of(const xmlNode *row) {
    const xmlNode *node = row->parent;
    while (node && !is(node, "table")) node = node->parent;
    const uint32_t *number = node ? node->_private : NULL;
    return number ? *number : 0;
}

static void add_cell(walk *w, const xmlNode *node) {
    size_t start = w->texts.size;
    gather(&w->texts, start, node);
    const tamiz_html_cell cell = {
        .text = {NULL, w->texts.size - start}, /* data is set when all are in */
        .line = line_of(node),
        .header = is(node, "th")};
    tamiz_buffer_add(&w->cells, &cell, sizeof cell);
}

static tamiz_code hand_out(walk *w, const xmlNode *node, tamiz_error *err) {
    tamiz_buffer_reset(&w->texts);
    tamiz_buffer_reset(&w->cells);
    for (const xmlNode *c = node->children; c; c = c->next)
        if (is_cell(c)) add_cell(w, c);
    if (w->texts.failed || w->cells.failed || w->heading.failed)
        return tamiz_fail_memory(err, w->file);
    tamiz_span texts = tamiz_buffer_view(&w->texts),
               heading = tamiz_span_trim(tamiz_buffer_view(&w->heading));
    if (tamiz_utf8_check(texts) != SIZE_MAX ||
        tamiz_utf8_check(heading) != SIZE_MAX)
        return tamiz_fail_at(err, TAMIZ_BAD_INPUT, w->file, line_of(node), 0, 0,
                             "text that is no UTF-8 in this row");
    tamiz_html_cell *cells = (void *)w->cells.data;
    size_t count = w->cells.size / sizeof *cells, at = 0;
    for (size_t i = 0; i < count; i++) {
        size_t size = cells[i].text.size;
        cells[i].text = tamiz_span_trim(
            (tamiz_span){texts.data ? texts.data + at : "", size});
        at += size;
    }
    const tamiz_html_row row = {cells, count, line_of(node), number_of(node),
                                heading};
    return w->handler->row(w->handler->context, &row, err);
}

static tamiz_code see_table(walk *w, xmlNode *node, tamiz_error *err) {
    uint32_t *number = tamiz_arena_take(&w->numbers, sizeof *number);
    if (!number) return tamiz_fail_memory(err, w->file);
    *number = ++w->tables;
    node->_private = number; /* libxml2 leaves this field to its user */
    return TAMIZ_OK;
}

static tamiz_code walk_page(walk *w, xmlNode *root, tamiz_error *err) {
    tamiz_code code = TAMIZ_OK;
    xmlNode *node = root;
    while (node && !code) {
        see_heading(w, node);
        if (is(node, "table")) code = see_table(w, node, err);
        if (is(node, "tr")) code = hand_out(w, node, err);
        node = node->type == XML_ELEMENT_NODE && node->children
                   ? node->children
                   : leave(node, root, NULL, 0);
    }
    return code;
}

/* ---- the page ---------------------------------------------------------- */

static tamiz_code read_all(tamiz_input *input, tamiz_buffer *page,
                           tamiz_error *err) {
    const char *name = tamiz_input_name(input);
    for (size_t got = 1; got;) {
        if (page->size > MOST_PAGE)
            return tamiz_fail(err, TAMIZ_TOO_LARGE, name,
                              "the page is over 32 MiB");
        char *room = tamiz_buffer_grow(page, CHUNK);
        if (!room) return tamiz_fail_memory(err, name);
        tamiz_code code = tamiz_input_read(input, room, CHUNK, &got, err);
        if (code) return code;
        page->size -= CHUNK - got;
    }
    const char *nul = memchr(page->data, 0, page->size);
    if (!nul) return TAMIZ_OK;
    return tamiz_fail_at(err, TAMIZ_BAD_INPUT, name, 0, 0,
                         (uint64_t)(nul - page->data),
                         "a NUL byte: not a web page");
}

static bool has_end(tamiz_span page) {
    static const char end[] = "</html";
    for (size_t i = page.size; i--;)
        if (page.size - i >= sizeof end - 1 && page.data[i] == '<' &&
            !strncasecmp(page.data + i, end, sizeof end - 1))
            return true;
    return false;
}

static tamiz_code parse_page(walk *w, tamiz_span page, tamiz_error *err) {
    enum {
        QUIET = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                HTML_PARSE_NONET
    };
    if (!tamiz_span_trim(page).size) return TAMIZ_OK;
    bool utf8 = tamiz_utf8_check(page) == SIZE_MAX;
    htmlDocPtr doc = htmlReadMemory(page.data, (int)page.size, NULL,
                                    utf8 ? "UTF-8" : NULL, QUIET);
    if (!doc)
        return tamiz_fail(err, TAMIZ_BAD_INPUT, w->file,
                          "this cannot be read as a web page");
    xmlNode *root = xmlDocGetRootElement(doc);
    tamiz_code code = root ? walk_page(w, root, err) : TAMIZ_OK;
    xmlFreeDoc(doc);
    return code;
}

tamiz_code tamiz_html_tables(tamiz_input *input,
                             const tamiz_html_handler *handler, bool *whole,
                             tamiz_error *err) {
    tamiz_buffer page = {0};
    walk w = {.handler = handler, .file = tamiz_input_name(input)};
    tamiz_code code = read_all(input, &page, err);
    if (!code && whole) *whole = has_end(tamiz_buffer_view(&page));
    if (!code) code = parse_page(&w, tamiz_buffer_view(&page), err);
    tamiz_buffer_clear(&page);
    tamiz_buffer_clear(&w.texts);
    tamiz_buffer_clear(&w.cells);
    tamiz_buffer_clear(&w.heading);
    tamiz_arena_clear(&w.numbers);
    return code;
}
