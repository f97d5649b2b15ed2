/* SPDX-License-Identifier: Apache-2.0 */
/* Tags are read in the text where they stand, not out of a tree: each byte's
 * place stays known, memory does not grow with nesting, and a page of any size
 * or brokenness is read to its end. (A parser that builds trees, as
 * format_html.c has one, gives lines, not bytes, and knows the 253 names of
 * characters of HTML 4 out of 2125.) */
#include "scan_entity.h"
#include "scan_page_read.h"
#include "scan_tag.h"

/* Elements whose end could not be found once are not looked for again. */
enum { COMMENT, CDATA, SCRIPT, STYLE, NOSCRIPT, TEMPLATE, HIDDEN };
static const char *const hidden_ends[HIDDEN] = {
    "-->", "]]>", "</script", "</style", "</noscript", "</template"};
static const char *const hidden_names[] = {"script", "style", "noscript",
                                           "template", NULL};

typedef struct reader {
    tamiz_page *page;
    const tamiz_page_source *source;
    tamiz_span text; /* of the source, up to where reading ends */
    size_t at;
    size_t plain; /* start of what is copied next */
    bool xml, pre;
    bool endless[HIDDEN];
    int tries;
} reader;

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* ---- text -------------------------------------------------------------- */

static void flush(reader *r, size_t to) {
    if (r->plain < to) tamiz_page_copy(r->page, r->source, r->plain, to);
    r->plain = to;
}

/* Bytes up to `next` stand for this text. */
static void put(reader *r, size_t next, const char *text) {
    flush(r, r->at);
    tamiz_page_put(r->page, r->source, r->at, next, tamiz_span_of(text));
    r->at = r->plain = next;
}

/* White space, a line's end too, is one space. */
static void read_space(reader *r) {
    size_t end = r->at;
    while (end < r->text.size && is_space(r->text.data[end])) end++;
    if (r->pre || (end == r->at + 1 && r->text.data[r->at] == ' '))
        r->at = end;
    else
        put(r, end, " ");
}

/* The value of an attribute, a block of its own. */
static void read_value(reader *r, size_t from, size_t to) {
    tamiz_page_break(r->page);
    size_t plain = from;
    for (size_t at = from; at < to;) {
        tamiz_entity entity;
        tamiz_span rest = {r->text.data + at, to - at};
        if (*rest.data != '&' || !tamiz_entity_read(rest, &entity)) {
            at++;
            continue;
        }
        tamiz_page_copy(r->page, r->source, plain, at);
        tamiz_page_put(r->page, r->source, at, at + entity.size,
                       tamiz_span_of(entity.text));
        plain = at += entity.size;
    }
    tamiz_page_copy(r->page, r->source, plain, to);
    tamiz_page_break(r->page);
}

/* ---- what is not text -------------------------------------------------- */

/* The next place of a word, whatever its case. */
static size_t find_word(tamiz_span text, size_t at, const char *word) {
    for (; at < text.size; at++) {
        const char *next = memchr(text.data + at, *word, text.size - at);
        if (!next) break;
        at = (size_t)(next - text.data);
        tamiz_span here = {next, strlen(word)};
        if (here.size > text.size - at) break;
        if (tamiz_tag_is(here, word)) return at;
    }
    return SIZE_MAX;
}

/* Moves behind what must end with hidden_ends[kind]; where it does not, only
 * its start is passed. */
static void skip(reader *r, int kind, size_t start) {
    size_t end = r->endless[kind]
                     ? SIZE_MAX
                     : find_word(r->text, start, hidden_ends[kind]);
    if (end == SIZE_MAX) {
        if (!r->endless[kind])
            tamiz_page_miss(
                r->page,
                "\"%.*s\" at byte %llu has no \"%s\": what follows "
                "is read as text",
                (int)(start - r->at > 20 ? 20 : start - r->at),
                r->text.data + r->at,
                (unsigned long long)tamiz_page_source_place(r->source, r->at),
                hidden_ends[kind]);
        r->endless[kind] = true;
        end = start;
    } else {
        end += strlen(hidden_ends[kind]);
        const char *close =
            kind < SCRIPT ? NULL
                          : memchr(r->text.data + end, '>', r->text.size - end);
        if (close) end = (size_t)(close - r->text.data) + 1;
    }
    flush(r, r->at);
    r->at = r->plain = end;
}

/* <!DOCTYPE …>, <?php …>: up to the first '>'. CDATA is text of XML. */
static void skip_declaration(reader *r) {
    tamiz_span rest = tamiz_span_from(r->text, r->at);
    if (tamiz_span_starts(rest, "<!--")) {
        skip(r, COMMENT, r->at + 4);
        return;
    }
    if (tamiz_span_starts(rest, "<![CDATA[")) {
        flush(r, r->at);
        r->plain = r->at + 9;
        size_t end = find_word(r->text, r->plain, "]]>");
        if (end == SIZE_MAX) end = r->text.size;
        flush(r, end);
        r->at = r->plain = end + 3 < r->text.size ? end + 3 : r->text.size;
        return;
    }
    const char *end = memchr(rest.data, '>', rest.size);
    if (!end) {
        r->at++;
        return;
    }
    flush(r, r->at);
    r->at = r->plain = (size_t)(end - r->text.data) + 1;
}

/* ---- tags -------------------------------------------------------------- */

static bool is_block(tamiz_span name) {
    static const char *const names[] = {
        "address", "article", "aside",    "blockquote", "body",       "button",
        "caption", "center",  "dd",       "details",    "dialog",     "dir",
        "div",     "dl",      "dt",       "fieldset",   "figcaption", "figure",
        "footer",  "form",    "frame",    "h1",         "h2",         "h3",
        "h4",      "h5",      "h6",       "head",       "header",     "hr",
        "html",    "iframe",  "input",    "legend",     "li",         "main",
        "menu",    "nav",     "object",   "ol",         "optgroup",   "option",
        "p",       "pre",     "section",  "select",     "summary",    "table",
        "tbody",   "td",      "textarea", "tfoot",      "th",         "thead",
        "title",   "tr",      "ul",       "video",      NULL};
    return tamiz_tag_is_any(name, names);
}

static bool value_is_any(const reader *r, const tamiz_tag *tag,
                         const char *attribute, const char *const *names) {
    size_t from = 0, to = 0;
    if (!tamiz_tag_attribute(r->text, tag, attribute, &from, &to)) return false;
    return tamiz_tag_is_any((tamiz_span){r->text.data + from, to - from},
                            names);
}

static void read_attributes(reader *r, const tamiz_tag *tag) {
    static const char *const pictures[] = {"img", "area", "input", NULL};
    static const char *const told[] = {"description",
                                       "author",
                                       "keywords",
                                       "title",
                                       "og:title",
                                       "og:description",
                                       "article:author",
                                       "twitter:title",
                                       "twitter:description",
                                       "dc.title",
                                       "dc.creator",
                                       "dc.description",
                                       NULL};
    size_t from = 0, to = 0;
    if (tamiz_tag_is_any(tag->name, pictures) &&
        tamiz_tag_attribute(r->text, tag, "alt", &from, &to))
        read_value(r, from, to);
    if (tamiz_tag_is(tag->name, "meta") &&
        (value_is_any(r, tag, "name", told) ||
         value_is_any(r, tag, "property", told)) &&
        tamiz_tag_attribute(r->text, tag, "content", &from, &to))
        read_value(r, from, to);
}

static int hidden_kind(const reader *r, const tamiz_tag *tag) {
    if (r->xml || tag->closing || tag->empty) return HIDDEN;
    for (int i = 0; hidden_names[i]; i++)
        if (tamiz_tag_is(tag->name, hidden_names[i])) return SCRIPT + i;
    return HIDDEN;
}

static void read_tag(reader *r, const tamiz_tag *tag) {
    int hidden = hidden_kind(r, tag);
    if (hidden < HIDDEN) {
        skip(r, hidden, tag->end);
        return;
    }
    if (!r->xml && tamiz_tag_is(tag->name, "br")) {
        put(r, tag->end, "\n");
        return;
    }
    flush(r, r->at);
    r->at = r->plain = tag->end;
    if (r->xml || is_block(tag->name)) tamiz_page_break(r->page);
    if (tamiz_tag_is(tag->name, "pre")) r->pre = !tag->closing;
    if (!r->xml && !tag->closing) read_attributes(r, tag);
}

static void read_markup(reader *r) {
    tamiz_tag tag;
    char next = '\0';
    if (r->at + 1 < r->text.size) next = r->text.data[r->at + 1];
    if (next == '!' || next == '?')
        skip_declaration(r);
    else if (tamiz_tag_read(r->text, r->at, &r->tries, &tag))
        read_tag(r, &tag);
    else
        r->at++;
}

void tamiz_page_read_html(tamiz_page *page, const tamiz_page_source *source,
                          size_t from, size_t to, bool xml) {
    reader r = {.page = page,
                .source = source,
                .text = {source->text.data, to},
                .at = from,
                .plain = from,
                .xml = xml,
                .tries = TAMIZ_TAG_TRIES};
    while (r.at < to) {
        char c = r.text.data[r.at];
        tamiz_entity entity;
        if (c == '<')
            read_markup(&r);
        else if (is_space(c))
            read_space(&r);
        else if (c == '&' &&
                 tamiz_entity_read(tamiz_span_from(r.text, r.at), &entity))
            put(&r, r.at + entity.size, entity.text);
        else
            r.at++;
    }
    flush(&r, to);
}

/* ---- the declared encoding --------------------------------------------- */

static bool is_charset_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || (c && strchr("-_.:+", c));
}

void tamiz_page_charset(tamiz_span bytes, char out[TAMIZ_CHARSET]) {
    enum { LOOK = 4096 };
    if (bytes.size > LOOK) bytes.size = LOOK;
    const char *word = tamiz_span_starts(tamiz_span_trim(bytes), "<?xml")
                           ? "encoding"
                           : "charset";
    size_t at = find_word(bytes, 0, word), n = 0;
    out[0] = 0;
    if (at == SIZE_MAX) return;
    at += strlen(word);
    while (at < bytes.size && strchr(" \t\r\n='\"", bytes.data[at])) at++;
    for (; at < bytes.size && n + 1 < TAMIZ_CHARSET; at++) {
        if (!is_charset_char(bytes.data[at])) break;
        out[n++] = bytes.data[at];
    }
    out[n] = 0;
}
