/* SPDX-License-Identifier: Apache-2.0 */
/* The evidence of the mentions, and the parties they were found to be. */
#include "scan_html_parts.h"

#include "cli_html.h"
#include "cli_html_hit.h"

#include <inttypes.h>
#include <string.h>

/* Bytes around a mention in a sentence that is longer than WHOLE. */
enum { WHOLE = 1000, SIDE = 300 };

/* Moves a cut off the middle of a character. */
static size_t to_character(const char *text, size_t at, size_t end) {
    while (at < end && ((unsigned char)text[at] & 0xc0) == 0x80) at++;
    return at;
}

void scan_html_quote(FILE *out, const tamiz_mention *m) {
    const char *text = m->sentence;
    size_t from = (size_t)(m->text - text), to = from + (size_t)m->text_size;
    size_t start = 0, end = (size_t)m->sentence_size;
    if (end > WHOLE && from > SIDE)
        start = to_character(text, from - SIDE, from);
    if (m->sentence_size > WHOLE && end - to > SIDE)
        end = to_character(text, to + SIDE, end);
    if (start) (void)fputs("\u2026", out);
    cli_html_text(out, text + start, from - start);
    (void)fputs("<mark>", out);
    cli_html_text(out, m->text, (size_t)m->text_size);
    (void)fputs("</mark>", out);
    cli_html_text(out, text + to, end - to);
    if (end < m->sentence_size) (void)fputs("\u2026", out);
}

/* ---- evidence ---------------------------------------------------------- */

static void put_place(const scan_part *p, size_t index) {
    const tamiz_mention *m = tamiz_document_mention(p->document, index);
    cli_html(p->out, "<a href=\"#d%zu-m%zu\">%zu:%zu", p->number, index + 1,
             (size_t)m->line, (size_t)m->column);
    if (m->path) cli_html(p->out, " %s", m->path);
    (void)fputs("</a>", p->out);
}

static void put_places(const scan_part *p, size_t group) {
    size_t count = tamiz_document_mention_count(p->document);
    size_t first = p->groups.first[group];
    (void)fputs("<p class=\"facts\"><span>in the document at ", p->out);
    for (size_t i = first; i < count; i = p->groups.next[i]) {
        if (i != first) (void)fputs(", ", p->out);
        put_place(p, i);
    }
    (void)fputs("</span></p>\n", p->out);
}

/* Where shorter names stand for it. */
static void put_shorter(const scan_part *p, size_t group) {
    size_t count = tamiz_document_mention_count(p->document);
    size_t first = p->groups.shorter[group];
    if (first == count) return;
    (void)fputs("<p class=\"facts\"><span>by a shorter name at ", p->out);
    for (size_t i = first; i < count; i = p->groups.next[i]) {
        const tamiz_mention *m = tamiz_document_mention(p->document, i);
        if (i != first) (void)fputs(", ", p->out);
        put_place(p, i);
        (void)fputs(" <q><bdi lang=\"\">", p->out);
        cli_html_text(p->out, m->text, (size_t)m->text_size);
        (void)fputs("</bdi></q>", p->out);
    }
    (void)fputs("</span></p>\n", p->out);
}

static void put_hit(const scan_part *p, const tamiz_mention *m, size_t i) {
    const tamiz_hit *hit = scan_hit(m, i);
    cli_html(p->out,
             "<div class=\"hit\">\n<h5><a href=\"#d%zu-p%zu\"><bdi>%s"
             "</bdi></a></h5>\n",
             p->number, scan_groups_party(&p->groups, hit->entity_id) + 1,
             hit->caption);
    cli_html_party(p->out, hit);
    cli_html_evidence(p->out, hit, i ? scan_hit(m, i - 1) : NULL);
    (void)fputs("</div>\n", p->out);
}

static void put_left(FILE *out, const tamiz_mention *m) {
    if (!m || !m->left_list) return;
    (void)fputs("<p class=\"open\">Listed no more: it ", out);
    scan_html_left(out, m->left_list, m->left_after, m->left_by);
    (void)fputs(".</p>\n", out);
}

static void put_finding(const scan_part *p, size_t group) {
    const tamiz_mention *m =
        tamiz_document_mention(p->document, p->groups.first[group]);
    cli_html(p->out,
             "<section class=\"finding\" id=\"d%zu-e%zu\" "
             "aria-labelledby=\"d%zu-e%zu-name\" tabindex=\"-1\">\n"
             "<span class=\"count number\" aria-hidden=\"true\">%zu</span>\n"
             "<h4 id=\"d%zu-e%zu-name\"><span class=\"hidden\">Evidence %zu: "
             "</span><q><bdi lang=\"\">%.*s</bdi></q></h4>\n",
             p->number, group + 1, p->number, group + 1, group + 1, p->number,
             group + 1, group + 1, (int)m->text_size, m->text);
    put_places(p, group);
    put_shorter(p, group);
    put_left(p->out, m);
    if (m->term)
        cli_html(p->out, "<p>Watched term: %s %s</p>\n", m->term_kind, m->term);
    for (size_t i = 0; i < scan_hit_count(m); i++) put_hit(p, m, i);
    (void)fputs("</section>\n", p->out);
}

void scan_html_findings(const scan_part *p) {
    if (!p->groups.count) return;
    cli_html(p->out,
             "<section aria-labelledby=\"d%zu-e\">\n<h3 id=\"d%zu-e\">Evidence"
             "</h3>\n",
             p->number, p->number);
    for (size_t i = 0; i < p->groups.count; i++) put_finding(p, i);
    (void)fputs("</section>\n", p->out);
}

/* ---- parties that left ------------------------------------------------- */

void scan_html_left(FILE *out, const char *list, const char *after,
                    const char *by) {
    cli_html(out, "left <code>%s</code> between %.10s and %.10s", list, after,
             by);
}

const tamiz_mention *scan_html_gone(const scan_part *p, const tamiz_hit *hit) {
    size_t count = tamiz_document_mention_count(p->document);
    for (size_t i = 0; i < count; i++) {
        const tamiz_mention *m = tamiz_document_mention(p->document, i);
        if (m->left_list && !strcmp(scan_hit(m, 0)->entity_id, hit->entity_id))
            return m;
    }
    return NULL;
}

/* ---- parties ----------------------------------------------------------- */

void scan_html_parties(const scan_part *p) {
    if (!p->groups.party_count) return;
    cli_html(p->out,
             "<section aria-labelledby=\"d%zu-p\">\n<h3 id=\"d%zu-p\">Parties: "
             "who listed them, when and why</h3>\n",
             p->number, p->number);
    for (size_t i = 0; i < p->groups.party_count; i++) {
        const tamiz_hit *hit = p->groups.parties[i];
        cli_html(p->out,
                 "<section class=\"party\" id=\"d%zu-p%zu\" "
                 "aria-labelledby=\"d%zu-p%zu-name\" tabindex=\"-1\">\n"
                 "<h4 id=\"d%zu-p%zu-name\"><bdi>%s</bdi></h4>\n",
                 p->number, i + 1, p->number, i + 1, p->number, i + 1,
                 hit->caption);
        put_left(p->out, scan_html_gone(p, hit));
        cli_html_party(p->out, hit);
        cli_html_timeline(p->out, hit);
        (void)fputs("</section>\n", p->out);
    }
    (void)fputs("</section>\n", p->out);
}
