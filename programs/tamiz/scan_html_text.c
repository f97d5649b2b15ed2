/* SPDX-License-Identifier: Apache-2.0 */
/* The document's text, and beside each mention what a reader wants to know of
 * it at once. */
#include "scan_html_parts.h"

#include "cli_hit.h"
#include "cli_html.h"

#include <string.h>

/* A line of more bytes than this that ends is a paragraph that ends: shorter
 * ones are lines of a letter, a list or a poem. */
enum { LONG_LINE = 100 };

/* ---- the card of a mention --------------------------------------------- */

static void put_steps(FILE *out, const tamiz_hit *hit) {
    double sum = 0;
    (void)fputs("<span class=\"steps\">", out);
    for (size_t i = 0; i < hit->evidence_count; i++) {
        const tamiz_evidence *e = &hit->evidence[i];
        cli_html(out,
                 "<bdi>%s</bdi><bdi>%s</bdi><span class=\"soft\">%s</span>"
                 "<span class=\"right\">%+.3f</span>",
                 *e->query ? e->query : "\u2013",
                 *e->listed ? e->listed : "\u2013", e->reason,
                 cli_step(&sum, e->contribution));
    }
    (void)fputs("</span>", out);
}

/* The last act that listed the party, in a few words. */
static void put_listed(FILE *out, const tamiz_hit *hit) {
    size_t count = hit->designation_count;
    for (size_t i = 0; i < count; i++) {
        const tamiz_designation *d = &hit->designations[i];
        bool told = false;
        for (size_t k = 0; k < i && !told; k++)
            told = !strcmp(hit->designations[k].list, d->list);
        if (told) continue;
        cli_html(out, "%s%s%s%s", i ? "; " : ", listed on ", d->list,
                 *d->since ? " since " : "", d->since);
    }
}

static void put_full_name(const scan_part *p, size_t number) {
    const tamiz_mention *m = tamiz_document_mention(p->document, number);
    (void)fputs("<bdi lang=\"\">", p->out);
    cli_html_text(p->out, m->text, (size_t)m->text_size);
    cli_html(p->out, "</bdi> at %zu:%zu", (size_t)m->line, (size_t)m->column);
}

/* Whom a shorter name stands for. */
static void put_reference(const scan_part *p, size_t index, size_t full) {
    const tamiz_mention *m = tamiz_document_mention(p->document, index);
    const tamiz_hit *hit =
        scan_hit(tamiz_document_mention(p->document, full), 0);
    bool clear = m->refers_to != TAMIZ_NO_MENTION;
    cli_html(p->out,
             "<span class=\"card\" tabindex=\"-1\"><span class=\"sheet\">"
             "<span class=\"who\" id=\"d%zu-m%zu-about\">%s<bdi>%s</bdi>%s"
             "</span><span class=\"soft\">",
             p->number, index + 1, clear ? "" : "perhaps ", hit->caption,
             clear ? "" : ", perhaps another");
    (void)fputs(clear ? "a shorter name of " : "it may be ", p->out);
    put_full_name(p, full);
    if (!clear) {
        (void)fputs(" or ", p->out);
        put_full_name(p, m->may_refer_to[1]);
        (void)fputs(", so it is linked to neither", p->out);
    }
    cli_html(p->out, "</span></span></span>");
}

static void put_card(const scan_part *p, size_t index) {
    const tamiz_mention *m = tamiz_document_mention(p->document, index);
    size_t count = scan_hit_count(m);
    const tamiz_hit *hit = scan_hit(m, 0);
    cli_html(p->out,
             "<span class=\"card\" tabindex=\"-1\"><span class=\"sheet\">"
             "<span class=\"who\" id=\"d%zu-m%zu-about\"><bdi>%s</bdi>, %s, "
             "score %.2f</span><span class=\"soft\">",
             p->number, index + 1, hit->caption, hit->schema,
             cli_cut_score(hit->score));
    cli_html(p->out, "matched <bdi>%s</bdi>", hit->name);
    if (m->left_list) {
        (void)fputs(", listed no more: ", p->out);
        scan_html_left(p->out, m->left_list, m->left_after, m->left_by);
    } else {
        put_listed(p->out, hit);
    }
    (void)fputs("</span>", p->out);
    put_steps(p->out, hit);
    cli_html(p->out, "<span class=\"soft\">");
    if (count > 1)
        cli_html(p->out, "and %zu more listed %s. ", count - 1,
                 count == 2 ? "party" : "parties");
    cli_html(p->out, "All of it under evidence %zu</span></span></span>",
             p->groups.group_of[index] + 1);
}

/* ---- the text ---------------------------------------------------------- */

static void put_mention(const scan_part *p, size_t index, const char *text,
                        size_t size) {
    size_t group = p->groups.group_of[index], full;
    cli_html(p->out,
             "<span class=\"mention\"><mark id=\"d%zu-m%zu\">"
             "<a href=\"#d%zu-e%zu\" aria-describedby=\"d%zu-m%zu-about\">",
             p->number, index + 1, p->number, group + 1, p->number, index + 1);
    cli_html_text(p->out, text, size);
    cli_html(p->out, "<sup aria-hidden=\"true\">%zu</sup></a></mark>",
             group + 1);
    if (scan_is_short(tamiz_document_mention(p->document, index), &full))
        put_reference(p, index, full);
    else
        put_card(p, index);
    (void)fputs("</span>", p->out);
}

/* Bytes of the line break at `at`: LF or CR LF; 0 = none stands there. */
static size_t line_break(const char *text, size_t at, size_t size) {
    if (at < size && text[at] == '\n') return 1;
    return at + 1 < size && text[at] == '\r' && text[at + 1] == '\n' ? 2 : 0;
}

/* Finds the line breaks from..to that end a paragraph. line: bytes of the line
 * that stand before the text; of its last line afterwards. */
static bool find_end(const char *text, size_t size, size_t *line, size_t *from,
                     size_t *to) {
    for (size_t i = 0, step; i < size; i += step ? step : 1) {
        step = line_break(text, i, size);
        if (!step) {
            ++*line;
            continue;
        }
        size_t length = *line, next = i + step, more;
        *line = 0;
        *from = i;
        *to = next;
        while ((more = line_break(text, *to, size)) > 0) *to += more;
        if (length > LONG_LINE || *to > next) return true;
    }
    return false;
}

/* Text without mentions: paragraphs may end in it. */
static void put_between(FILE *out, const char *text, size_t size,
                        size_t *line) {
    size_t from = 0, to = 0;
    while (find_end(text, size, line, &from, &to)) {
        cli_html_text(out, text, from);
        text += to;
        size -= to;
        if (size) (void)fputs("</p>\n<p dir=\"auto\">", out);
    }
    cli_html_text(out, text, size);
}

void scan_html_text(const scan_part *p) {
    size_t size = 0, at = 0, line = 0;
    const char *text = tamiz_document_text(p->document, &size);
    if (!text) return;
    cli_html(p->out,
             "<section aria-labelledby=\"d%zu-t\">\n<h3 id=\"d%zu-t\">Text"
             "</h3>\n<div class=\"text\" lang=\"\">\n<p dir=\"auto\">",
             p->number, p->number);
    for (size_t i = 0; i < tamiz_document_mention_count(p->document); i++) {
        const tamiz_mention *m = tamiz_document_mention(p->document, i);
        size_t full;
        bool shown = scan_hit_count(m) || scan_is_short(m, &full);
        if (m->text_start < at || m->text_end > size || !shown) continue;
        put_between(p->out, text + at, (size_t)m->text_start - at, &line);
        put_mention(p, i, text + m->text_start,
                    (size_t)(m->text_end - m->text_start));
        at = (size_t)m->text_end;
        line += (size_t)m->text_size;
    }
    put_between(p->out, text + at, size - at, &line);
    (void)fputs("</p>\n</div>\n</section>\n", p->out);
}
