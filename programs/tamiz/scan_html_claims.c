/* SPDX-License-Identifier: Apache-2.0 */
/* What the text claims of listed parties, sentence by sentence. */
#include "scan_html_parts.h"

#include "cli_html.h"
#include "cli_html_hit.h"

#include <string.h>

/* The mention that is the claim's subject, as they stand in the order of the
 * text; the number of mentions when none is. */
static size_t mention_of(const scan_part *p, const tamiz_assertion *claim) {
    size_t count = tamiz_document_mention_count(p->document);
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        uint64_t start =
            tamiz_document_mention(p->document, middle)->text_start;
        if (start < claim->text_start)
            low = middle + 1;
        else
            high = middle;
    }
    bool found =
        low < count && tamiz_document_mention(p->document, low)->text_start ==
                           claim->text_start;
    return found ? low : count;
}

static void put_subject(const scan_part *p, const tamiz_assertion *claim,
                        size_t mention) {
    bool there = mention < tamiz_document_mention_count(p->document);
    cli_html(p->out, "<th role=\"rowheader\" scope=\"row\">%s of ",
             claim->kind);
    if (there)
        cli_html(p->out, "<a href=\"#d%zu-m%zu\">", p->number, mention + 1);
    cli_html(p->out, "<bdi lang=\"\">%s</bdi>", claim->subject);
    if (there) (void)fputs("</a>", p->out);
    if (*claim->authority) cli_html(p->out, " by %s", claim->authority);
    (void)fputs("</th>", p->out);
}

static void put_source(FILE *out, const tamiz_assertion *claim) {
    (void)fputs("<td role=\"cell\" data-label=\"says who\">", out);
    if (*claim->attributed_to)
        cli_html(out, "<bdi lang=\"\">%s</bdi>", claim->attributed_to);
    else
        (void)fputs("<span class=\"soft\">the text itself</span>", out);
    if (*claim->disputed_by)
        cli_html(out,
                 "<br><span class=\"open\">denied by <bdi lang=\"\">%s"
                 "</bdi></span>",
                 claim->disputed_by);
    (void)fputs("</td>", out);
}

static void put_verdict(FILE *out, const tamiz_assertion *claim) {
    static const char *const shown[][3] = {
        {"supported", "good", "\u2713"},
        {"contradicted", "bad", "\u2715"},
        {"not on record", "open", "?"},
    };
    const char *class = "soft", *sign = "\u2013";
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
        if (!strcmp(shown[i][0], claim->verdict))
            class = shown[i][1], sign = shown[i][2];
    cli_html(out,
             "<td role=\"cell\" data-label=\"verdict\"><span>"
             "<span class=\"verdict %s\"><span aria-hidden=\"true\">%s</span> "
             "%s</span>",
             class, sign, *claim->verdict ? claim->verdict : "not judged");
    if (*claim->note)
        cli_html(out, "<br><span class=\"small soft\">%s</span>", claim->note);
    (void)fputs("</span></td>", out);
}

/* What a list says of both parties. */
static void put_relation(FILE *out, const tamiz_relation *r) {
    cli_html(out,
             "<li><span class=\"number\">%s</span> <bdi>%s</bdi> - %s%s%s - "
             "<bdi>%s</bdi>%s%s, %s</li>",
             *r->since ? r->since : "undated", r->from_caption, r->schema,
             *r->role ? ": " : "", r->role, r->to_caption,
             *r->until ? ", until " : "", r->until, r->list);
}

static void put_record(FILE *out, const tamiz_assertion *claim) {
    (void)fputs("<td role=\"cell\" data-label=\"on record\">", out);
    bool any = claim->record_count || claim->relation_count || claim->left_list;
    (void)fputs(any ? "<ul class=\"record\">"
                    : "<span class=\"soft\">nothing looked at</span>",
                out);
    for (size_t i = 0; i < claim->record_count; i++) {
        const tamiz_designation *d = &claim->record[i];
        bool nearest = claim->nearest == d;
        cli_html(out, "<li class=\"%s\"><span class=\"number\">%s</span> ",
                 nearest ? "nearest" : "", *d->since ? d->since : "undated");
        cli_html_designation(out, d);
        cli_html(out, "%s</li>", nearest ? " \u2190 nearest" : "");
    }
    for (size_t i = 0; i < claim->relation_count; i++)
        put_relation(out, &claim->relations[i]);
    if (claim->left_list) {
        (void)fputs("<li class=\"open\">", out);
        scan_html_left(out, claim->left_list, claim->left_after,
                       claim->left_by);
        (void)fputs("</li>", out);
    }
    (void)fputs(any ? "</ul></td>" : "</td>", out);
}

static void put_claim(const scan_part *p, const tamiz_assertion *claim,
                      size_t mention) {
    (void)fputs("<tr role=\"row\">", p->out);
    put_subject(p, claim, mention);
    put_source(p->out, claim);
    cli_html(p->out,
             "<td role=\"cell\" data-label=\"dated\" class=\"date\">%s</td>",
             *claim->date ? claim->date : "\u2013");
    put_verdict(p->out, claim);
    put_record(p->out, claim);
    (void)fputs("</tr>\n", p->out);
}

static void put_head(const scan_part *p) {
    static const char *const heads[] = {"claim", "says who", "dated", "verdict",
                                        "on record"};
    cli_html(p->out,
             "<section class=\"claims\" aria-labelledby=\"d%zu-c\">\n"
             "<h3 id=\"d%zu-c\">Claims, held against the record</h3>\n"
             "<table class=\"stack\" role=\"table\">\n"
             "<caption class=\"hidden\">Claims of the text</caption>\n"
             "<thead role=\"rowgroup\"><tr role=\"row\">",
             p->number, p->number);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        cli_html(p->out, "<th role=\"columnheader\" scope=\"col\">%s</th>",
                 heads[i]);
    (void)fputs("</tr></thead>\n", p->out);
}

/* Claims of one sentence stand together, below it. */
void scan_html_claims(const scan_part *p) {
    size_t count = tamiz_document_claim_count(p->document);
    size_t mentions = tamiz_document_mention_count(p->document);
    const char *sentence = NULL;
    if (!count) return;
    put_head(p);
    for (size_t i = 0; i < count; i++) {
        const tamiz_assertion *claim = tamiz_document_claim(p->document, i);
        size_t at = mention_of(p, claim);
        const tamiz_mention *m =
            at < mentions ? tamiz_document_mention(p->document, at) : NULL;
        if (!i || !m || m->sentence != sentence) {
            (void)fputs(i ? "</tbody>\n" : "", p->out);
            (void)fputs("<tbody role=\"rowgroup\">\n", p->out);
            if (m) {
                (void)fputs("<tr role=\"row\"><td role=\"cell\" colspan=\"5\" "
                            "class=\"quote\" lang=\"\" dir=\"auto\">",
                            p->out);
                scan_html_quote(p->out, m);
                (void)fputs("</td></tr>\n", p->out);
            }
            sentence = m ? m->sentence : NULL;
        }
        put_claim(p, claim, at);
    }
    (void)fputs("</tbody>\n</table>\n</section>\n", p->out);
}
