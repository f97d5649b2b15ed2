/* SPDX-License-Identifier: Apache-2.0 */
#include "scan_markdown.h"

#include "scan_tag.h"

enum { LOOK = TAMIZ_MARKDOWN_LOOK };

/* ---- characters -------------------------------------------------------- */

bool tamiz_markdown_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool tamiz_markdown_sign(char c) {
    return c && strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", c);
}

size_t tamiz_markdown_count(const tamiz_markdown *m, size_t at, char sign) {
    size_t n = 0;
    while (at + n < m->text.size && m->text.data[at + n] == sign) n++;
    return n;
}

/* ---- lines ------------------------------------------------------------- */

tamiz_span tamiz_markdown_line(const tamiz_markdown *m, size_t at) {
    tamiz_span rest = tamiz_span_from(m->text, at);
    const char *end = rest.size ? memchr(rest.data, '\n', rest.size) : NULL;
    if (end) rest.size = (size_t)(end - rest.data);
    return rest;
}

static bool has_only(tamiz_span line, const char *signs) {
    line = tamiz_span_trim(line);
    for (size_t i = 0; i < line.size; i++)
        if (!line.data[i] || !strchr(signs, line.data[i])) return false;
    return line.size > 0;
}

bool tamiz_markdown_item(const tamiz_markdown *m, tamiz_span line) {
    size_t n = 0;
    if (line.size > LOOK) line.size = LOOK;
    while (n < line.size && n < 9 && line.data[n] >= '0' && line.data[n] <= '9')
        n++;
    if (n == line.size ||
        (n + 1 < line.size && !tamiz_markdown_space(line.data[n + 1])))
        return false;
    if (!n) return strchr("-*+", *line.data) && !has_only(line, "-* ");
    return strchr(".)", line.data[n]) &&
           (m->list || (n == 1 && *line.data == '1'));
}

bool tamiz_markdown_rule(tamiz_span line) {
    return has_only(line, "- ") || has_only(line, "* ") ||
           has_only(line, "_ ") || has_only(line, "=");
}

bool tamiz_markdown_table(tamiz_span line) {
    return has_only(line, "|-: \t") && memchr(line.data, '|', line.size) &&
           memchr(line.data, '-', line.size);
}

bool tamiz_markdown_fence(const tamiz_markdown *m, size_t at) {
    return tamiz_markdown_count(m, at, '`') >= 3 ||
           tamiz_markdown_count(m, at, '~') >= 3;
}

bool tamiz_markdown_heading(const tamiz_markdown *m, size_t at) {
    size_t marks = tamiz_markdown_count(m, at, '#');
    return marks && marks < 7 &&
           tamiz_markdown_space(tamiz_markdown_at(m, at + marks));
}

/* Whether a paragraph ends with the line that ends at `at`. */
static bool ends_paragraph(const tamiz_markdown *m, size_t at) {
    do at++;
    while (at < m->text.size && strchr(" \t\r", m->text.data[at]));
    tamiz_span line = tamiz_span_from(m->text, at);
    if (line.size > LOOK) line.size = LOOK;
    const char *end = memchr(line.data, '\n', line.size);
    if (end) line.size = (size_t)(end - line.data);
    return !line.size || *line.data == '>' || tamiz_markdown_rule(line) ||
           tamiz_markdown_item(m, line) || tamiz_markdown_fence(m, at) ||
           tamiz_markdown_heading(m, at);
}

/* ---- links ------------------------------------------------------------- */

/* One past the sign that closes the one at `at`; 0 = there is none in
 * the paragraph or LOOK bytes, or too many stand in each other. */
static size_t find_close(const tamiz_markdown *m, size_t at, char open,
                         char close) {
    size_t depth = 0, end = at + LOOK;
    if (end > m->until) end = m->until;
    for (; at < end; at++) {
        char c = m->text.data[at];
        if (c == '\\' && tamiz_markdown_sign(tamiz_markdown_at(m, at + 1)))
            at++;
        else if ((c == '\n' && ends_paragraph(m, at)) ||
                 (c == open && ++depth > TAMIZ_MARKDOWN_DEEP))
            break;
        else if (c == close && depth && !--depth)
            return at + 1;
    }
    return 0;
}

static bool is_label(const tamiz_markdown *m, tamiz_span label) {
    for (size_t i = 0; i < m->label_count; i++)
        if (tamiz_tag_is_span(label, m->labels[i])) return true;
    return false;
}

/* "[label]: where" at the start of lines. */
static void find_labels(tamiz_markdown *m) {
    for (size_t at = 0;
         at < m->text.size && m->label_count < TAMIZ_MARKDOWN_LABELS;) {
        tamiz_span line = tamiz_span_trim(tamiz_markdown_line(m, at));
        const char *end = NULL;
        if (line.size > 1 && *line.data == '[')
            end = memchr(line.data, ']', line.size - 1);
        if (end && end[1] == ':')
            m->labels[m->label_count++] =
                (tamiz_span){line.data + 1, (size_t)(end - line.data) - 1};
        at += tamiz_markdown_line(m, at).size + 1;
    }
}

static size_t skip_space(const tamiz_markdown *m, size_t at) {
    while (at < m->until && tamiz_markdown_space(m->text.data[at])) at++;
    return at;
}

/* One past "(where)" or "(<where> "title")" (CommonMark 6.3); 0 = other text
 * in brackets. */
static size_t end_of_target(const tamiz_markdown *m, size_t at) {
    size_t end = find_close(m, at, '(', ')');
    size_t to = skip_space(m, at + 1);
    if (tamiz_markdown_at(m, to) == '<') {
        while (to < end && m->text.data[to] != '>') to++;
        to++;
    } else {
        while (to + 1 < end && !tamiz_markdown_space(m->text.data[to])) to++;
    }
    to = skip_space(m, to);
    if (!end || to + 1 >= end) return end;
    char quote = m->text.data[to], last = quote;
    if (quote == '(') last = ')';
    size_t back = end - 2;
    while (back > to && tamiz_markdown_space(m->text.data[back])) back--;
    bool title = quote && strchr("\"'(", quote) && back > to;
    return title && m->text.data[back] == last ? end : 0;
}

/* One past a link whose text lies between start + 1 and close - 1: behind where
 * it leads, or the label of that; 0 = it is no link. */
static size_t end_of_link(const tamiz_markdown *m, size_t start, size_t close) {
    tamiz_span label = {m->text.data + start + 1, close - start - 2};
    if (tamiz_markdown_at(m, close) == '(') return end_of_target(m, close);
    size_t end =
        tamiz_markdown_at(m, close) == '[' ? find_close(m, close, '[', ']') : 0;
    if (end && end > close + 2)
        label = (tamiz_span){m->text.data + close + 1, end - close - 2};
    return is_label(m, label) ? (end ? end : close) : 0;
}

/* Links do not hold links: the inner one is one. */
static bool holds_link(const tamiz_markdown *m, size_t from, size_t to) {
    for (size_t at = from; at < to; at++) {
        if (m->text.data[at] == '\\') at++;
        if (tamiz_markdown_at(m, at) != '[' || m->text.data[at - 1] == '!')
            continue;
        size_t close = find_close(m, at, '[', ']');
        if (close && end_of_link(m, at, close)) return true;
    }
    return false;
}

bool tamiz_markdown_link(const tamiz_markdown *m, size_t at, size_t *close,
                         size_t *end) {
    bool picture = m->text.data[at] == '!';
    size_t start = at + picture, past = find_close(m, start, '[', ']');
    *end = past ? end_of_link(m, start, past) : 0;
    if (!*end || (!picture && holds_link(m, start + 1, past - 1))) return false;
    *close = past - 1;
    return true;
}

size_t tamiz_markdown_code(const tamiz_markdown *m, size_t at, size_t size) {
    size_t end = at + LOOK < m->until ? at + LOOK : m->until;
    while (at < end) {
        size_t n = tamiz_markdown_count(m, at, '`');
        if (n == size) return at;
        if (m->text.data[at] == '\n' && ends_paragraph(m, at)) return 0;
        at += n ? n : 1;
    }
    return 0;
}

void tamiz_markdown_init(tamiz_markdown *m, tamiz_span text) {
    *m = (tamiz_markdown){.text = text, .until = text.size};
    find_labels(m);
}
