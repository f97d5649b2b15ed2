/* SPDX-License-Identifier: Apache-2.0 */
/* Payment messages: a verdict on each, and the fields that were hit. */
#include "scan_html_parts.h"

#include "cli_hit.h"
#include "cli_html.h"

#include <string.h>

static void put_field(const scan_part *p, size_t index) {
    const tamiz_mention *m = tamiz_document_mention(p->document, index);
    cli_html(p->out,
             "<tr role=\"row\" id=\"d%zu-m%zu\">"
             "<th role=\"rowheader\" scope=\"row\"><code>%s</code></th>"
             "<td role=\"cell\" data-label=\"place\" class=\"number\">%zu:%zu"
             "</td><td role=\"cell\" data-label=\"value\" lang=\"\" "
             "dir=\"auto\"><mark><a href=\"#d%zu-e%zu\">%.*s</a></mark></td>"
             "<td role=\"cell\" data-label=\"found\"><ul>",
             p->number, index + 1, m->path ? m->path : "", (size_t)m->line,
             (size_t)m->column, p->number, p->groups.group_of[index] + 1,
             (int)m->text_size, m->text);
    for (size_t i = 0; i < scan_hit_count(m); i++) {
        const tamiz_hit *hit = scan_hit(m, i);
        cli_html(
            p->out,
            "<li><span class=\"number\">%.2f</span> <a href=\"#d%zu-p%zu\">"
            "<bdi>%s</bdi></a></li>",
            cli_cut_score(hit->score), p->number,
            scan_groups_party(&p->groups, hit->entity_id) + 1, hit->caption);
    }
    if (m->term)
        cli_html(p->out, "<li>watched term: %s %s</li>", m->term_kind, m->term);
    (void)fputs("</ul></td></tr>\n", p->out);
}

static void put_fields(const scan_part *p, const tamiz_message *message) {
    static const char *const heads[] = {"field", "place", "value", "found"};
    if (!message->mention_count) return;
    cli_html(
        p->out,
        "<table class=\"stack\" role=\"table\">\n<caption class=\"hidden\">"
        "Fields of message %zu that were hit</caption>\n"
        "<thead role=\"rowgroup\"><tr role=\"row\">",
        message->index);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        cli_html(p->out, "<th role=\"columnheader\" scope=\"col\">%s</th>",
                 heads[i]);
    (void)fputs("</tr></thead>\n<tbody role=\"rowgroup\">\n", p->out);
    for (size_t i = 0; i < message->mention_count; i++)
        put_field(p, message->first_mention + i);
    (void)fputs("</tbody>\n</table>\n", p->out);
}

static void put_message(const scan_part *p, const tamiz_message *message) {
    bool hits = !strcmp(message->verdict, "hits");
    bool clear = !strcmp(message->verdict, "clear");
    cli_html(p->out,
             "<section class=\"party\" aria-labelledby=\"d%zu-g%zu\">\n"
             "<h4 id=\"d%zu-g%zu\">Message %zu: "
             "<span class=\"verdict %s\">%s</span></h4>\n",
             p->number, message->index, p->number, message->index,
             message->index,
             hits    ? "bad"
             : clear ? "good"
                     : "open",
             message->verdict);
    cli_html(p->out,
             "<p class=\"facts\"><span>%s</span><span><code>%s</code></span>"
             "<span>bytes %zu to %zu</span></p>\n",
             *message->type ? message->type : "unknown type",
             *message->id ? message->id : "no id", (size_t)message->start,
             (size_t)message->end);
    if (message->incomplete)
        (void)fputs("<p class=\"open\">It could not be read in full.</p>\n",
                    p->out);
    if (message->note_count) (void)fputs("<ul class=\"notes\">\n", p->out);
    for (size_t i = 0; i < message->note_count; i++)
        cli_html(p->out, "<li>%s</li>\n", message->notes[i]);
    if (message->note_count) (void)fputs("</ul>\n", p->out);
    put_fields(p, message);
    (void)fputs("</section>\n", p->out);
}

/* Clear messages are counted, as the terminal does. */
void scan_html_messages(const scan_part *p) {
    size_t clear = 0, count = tamiz_document_message_count(p->document);
    if (!count) return;
    cli_html(p->out,
             "<section aria-labelledby=\"d%zu-g\">\n<h3 id=\"d%zu-g\">Messages"
             "</h3>\n",
             p->number, p->number);
    for (size_t i = 0; i < count; i++) {
        const tamiz_message *message = tamiz_document_message(p->document, i);
        if (strcmp(message->verdict, "clear") != 0 || message->note_count)
            put_message(p, message);
        else
            clear++;
    }
    if (clear)
        cli_html(p->out,
                 "<p><span class=\"good\">%zu of %zu %s clear</span>: nothing "
                 "was found in them.</p>\n",
                 clear, count, count == 1 ? "message is" : "messages are");
    (void)fputs("</section>\n", p->out);
}
