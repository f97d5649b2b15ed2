/* SPDX-License-Identifier: Apache-2.0 */
#include "scan_detect_text.h"

#include "scan_detect.h"

#include <strings.h>

enum { NARROW = 512 };

static bool is_alpha(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The first characters in ASCII, whatever their width; others become '?'. */
static tamiz_span narrow(tamiz_span head, char out[NARROW]) {
    if (tamiz_span_starts(head, "\xef\xbb\xbf"))
        return tamiz_span_from(head, 3);
    int wide = tamiz_scan_detect_wide(head);
    size_t at = 0, n = 0;
    if (tamiz_span_starts(head, "\xff\xfe")) wide = 1, at = 2;
    if (tamiz_span_starts(head, "\xfe\xff")) wide = 2, at = 2;
    if (!wide) return head;
    for (; at + 1 < head.size && n < NARROW; at += 2) {
        char low = head.data[at + (wide == 2)],
             high = head.data[at + (wide == 1)];
        if (high) low = '?';
        out[n++] = low;
    }
    return (tamiz_span){out, n};
}

/* ---- markup ------------------------------------------------------------ */

static bool begins_with(tamiz_span text, const char *word) {
    size_t n = strlen(word);
    return text.size >= n && !strncasecmp(text.data, word, n);
}

/* Past white space, comments, and the XML declaration before XHTML. */
static tamiz_span first_tag(tamiz_span text) {
    for (;;) {
        while (text.size && strchr(" \t\r\n\f", *text.data) && *text.data)
            text = tamiz_span_from(text, 1);
        const char *end = begins_with(text, "<!--")    ? "-->"
                          : begins_with(text, "<?xml") ? "?>"
                                                       : NULL;
        size_t at = end ? tamiz_span_find(text, tamiz_span_of(end)) : SIZE_MAX;
        if (at == SIZE_MAX) return text;
        text = tamiz_span_from(text, at + strlen(end));
    }
}

bool tamiz_detect_html(tamiz_span head) {
    /* Elements that a page or a cut-out of one starts with. */
    static const char *const names[] = {
        "html",   "head",   "body",    "title",  "meta", "link",
        "script", "style",  "p",       "div",    "span", "table",
        "h1",     "h2",     "h3",      "h4",     "ul",   "ol",
        "a",      "br",     "hr",      "img",    "main", "section",
        "b",      "strong", "article", "header", "nav",  "blockquote",
        "pre",    NULL};
    char room[NARROW];
    tamiz_span tag = first_tag(narrow(head, room));
    if (begins_with(tag, "<!doctype html")) return true;
    if (begins_with(tamiz_span_trim(narrow(head, room)), "<?xml"))
        return begins_with(tag, "<html");
    if (!tag.size || *tag.data != '<') return false;
    tag = tamiz_span_from(tag, 1);
    size_t n = 0;
    while (n < tag.size && (is_alpha(tag.data[n]) ||
                            (n && tag.data[n] >= '0' && tag.data[n] <= '9')))
        n++;
    if (n == tag.size || !strchr(" \t\r\n/>", tag.data[n])) return false;
    for (const char *const *name = names; *name; name++)
        if (strlen(*name) == n && begins_with(tag, *name)) return true;
    return false;
}

bool tamiz_detect_xml(tamiz_span head) {
    char room[NARROW];
    tamiz_span text = narrow(head, room);
    while (text.size && strchr(" \t\r\n", *text.data) && *text.data)
        text = tamiz_span_from(text, 1);
    if (begins_with(text, "<?xml ")) return true;
    tamiz_span tag = first_tag(text);
    if (tag.size < 2 || *tag.data != '<' || !is_alpha(tag.data[1]))
        return false;
    const char *end = memchr(tag.data, '>', tag.size);
    if (!end) return false;
    tag.size = (size_t)(end - tag.data);
    return tamiz_span_find(tag, TAMIZ_SPAN("xmlns")) != SIZE_MAX;
}

/* ---- mail -------------------------------------------------------------- */

static tamiz_span take_line(tamiz_span *text) {
    const char *end = text->size ? memchr(text->data, '\n', text->size) : NULL;
    size_t size = end ? (size_t)(end - text->data) : text->size;
    tamiz_span line = {text->data, size};
    *text = tamiz_span_from(*text, size + 1);
    if (line.size && line.data[line.size - 1] == '\r') line.size--;
    return line;
}

/* RFC 5322, section 2.2: printable ASCII up to a colon. */
static size_t field_name(tamiz_span line) {
    for (size_t i = 0; i < line.size; i++) {
        if (line.data[i] == ':') return i;
        if (line.data[i] <= ' ' || line.data[i] > '~') break;
    }
    return 0;
}

static bool is_mail_field(tamiz_span line) {
    static const char *const names[] = {"From:",
                                        "To:",
                                        "Subject:",
                                        "Date:",
                                        "Message-ID:",
                                        "MIME-Version:",
                                        "Received:",
                                        "Return-Path:",
                                        "Cc:",
                                        "Reply-To:",
                                        "Content-Type:",
                                        "Delivered-To:",
                                        "Sender:",
                                        "DKIM-Signature:",
                                        NULL};
    for (const char *const *name = names; *name; name++)
        if (begins_with(line, *name)) return true;
    return false;
}

bool tamiz_detect_email(tamiz_span head) {
    size_t known = 0;
    if (tamiz_span_starts(head, "From ")) (void)take_line(&head); /* mbox */
    for (bool first = true; head.size; first = false) {
        tamiz_span line = take_line(&head);
        if (!line.size) break;
        if (!first && (*line.data == ' ' || *line.data == '\t')) continue;
        if (!field_name(line)) return false;
        known += is_mail_field(line);
    }
    return known >= 2;
}

/* ---- Markdown ---------------------------------------------------------- */

/* What a line has of it, a bit for each kind. */
enum {
    HEADING = 1,
    FENCE = 2,
    STRONG = 4,
    LINK = 8,
    TABLE = 16,
    CODE = 32,
    KINDS = 6
};

static bool only(tamiz_span line, const char *set) {
    for (size_t i = 0; i < line.size; i++)
        if (!strchr(set, line.data[i]) || !line.data[i]) return false;
    return line.size > 0;
}

static unsigned block_kinds(tamiz_span line) {
    size_t marks = 0;
    while (marks < line.size && line.data[marks] == '#') marks++;
    if (marks && marks < 7 && marks < line.size && line.data[marks] == ' ')
        return HEADING;
    if (tamiz_span_starts(line, "```") || tamiz_span_starts(line, "~~~"))
        return FENCE;
    return only(line, "|-: ") && memchr(line.data, '|', line.size) &&
                   tamiz_span_find(line, TAMIZ_SPAN("--")) != SIZE_MAX
               ? TABLE
               : 0;
}

/* The mark before a word, and after one later in the line. */
static bool is_pair(tamiz_span line, const char *mark) {
    size_t n = strlen(mark), at = tamiz_span_find(line, tamiz_span_of(mark));
    if (at == SIZE_MAX || at + n >= line.size) return false;
    if ((unsigned char)line.data[at + n] <= ' ') return false;
    tamiz_span rest = tamiz_span_from(line, at + n + 1);
    size_t end = tamiz_span_find(rest, tamiz_span_of(mark));
    return end != SIZE_MAX && (!end || rest.data[end - 1] != ' ');
}

static bool has_link(tamiz_span line) {
    size_t at = tamiz_span_find(line, TAMIZ_SPAN("]("));
    return at != SIZE_MAX && memchr(line.data, '[', at) &&
           memchr(line.data + at, ')', line.size - at);
}

bool tamiz_detect_markdown(tamiz_span head) {
    size_t counts[KINDS] = {0}, kinds = 0, most = 0;
    while (head.size) {
        tamiz_span line = take_line(&head);
        unsigned has = block_kinds(line);
        if (is_pair(line, "**") || is_pair(line, "__")) has |= STRONG;
        if (is_pair(line, "`")) has |= CODE;
        if (has_link(line)) has |= LINK;
        for (unsigned k = 0; k < KINDS; k++) counts[k] += has >> k & 1;
    }
    for (unsigned k = 0; k < KINDS; k++) {
        kinds += counts[k] > 0;
        if (counts[k] > most) most = counts[k];
    }
    return kinds > 1 || most > 2;
}
