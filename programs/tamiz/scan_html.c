/* SPDX-License-Identifier: Apache-2.0 */
#include "scan_html.h"

#include "cli_error.h"
#include "cli_html.h"
#include "cli_html_origin.h"
#include "scan_html_parts.h"

#include <string.h>

static const char *plural(size_t count) {
    return count == 1 ? "" : "s";
}

/* ---- the head of a document -------------------------------------------- */

static bool is_linked(const tamiz_hit *hit, const char *id) {
    for (size_t i = 0; i < hit->linked_count; i++)
        if (!strcmp(hit->linked[i].id, id)) return true;
    return false;
}

/* Parties of several lists that are the same one count once. */
static size_t count_subjects(const scan_part *p, bool gone) {
    const scan_groups *g = &p->groups;
    size_t count = 0;
    for (size_t i = 0; i < g->party_count; i++) {
        bool again = false;
        for (size_t k = 0; k < i && !again; k++)
            again = is_linked(g->parties[k], g->parties[i]->entity_id);
        count += !again && (scan_html_gone(p, g->parties[i]) != NULL) == gone;
    }
    return count;
}

static void put_mentions(const scan_part *p) {
    size_t mentions = tamiz_document_mention_count(p->document);
    size_t parties = count_subjects(p, false), gone = count_subjects(p, true);
    if (!mentions) {
        cli_html(p->out, "No listed party is mentioned.");
        return;
    }
    cli_html(p->out, "%zu mention%s", mentions, plural(mentions));
    if (parties)
        cli_html(p->out, " of %zu listed %s", parties,
                 parties == 1 ? "party" : "parties");
    if (gone)
        cli_html(p->out, "%s %zu that %s listed no more",
                 parties ? ", and of" : " of", gone, gone == 1 ? "is" : "are");
    (void)fputc('.', p->out);
}

static size_t count_verdict(const scan_part *p, const char *verdict) {
    size_t count = 0;
    for (size_t i = 0; i < tamiz_document_claim_count(p->document); i++)
        count +=
            !strcmp(tamiz_document_claim(p->document, i)->verdict, verdict);
    return count;
}

static void put_claims(const scan_part *p) {
    static const struct {
        const char *verdict, *words, *class;
    } rows[] = {{"contradicted", "contradicted by the record", "bad"},
                {"not on record", "not on record", "open"},
                {"supported", "supported", "good"},
                {"", "not judged", "soft"}};
    size_t count = tamiz_document_claim_count(p->document);
    const char *before = ": ";
    if (!count) return;
    cli_html(p->out, " %zu claim%s", count, plural(count));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t n = count_verdict(p, rows[i].verdict);
        if (!n) continue;
        cli_html(p->out, "%s<span class=\"%s\">%zu %s</span>", before,
                 rows[i].class, n, rows[i].words);
        before = ", ";
    }
    (void)fputc('.', p->out);
}

static void put_notes(const scan_part *p) {
    size_t count = tamiz_document_note_count(p->document);
    bool partial = tamiz_document_partial(p->document);
    if (!count && !partial) return;
    (void)fputs("<div class=\"notes\">\n", p->out);
    if (partial)
        (void)fputs("<p class=\"open\"><strong>Read in part:</strong> a name "
                    "may stand unseen in what was not read.</p>\n",
                    p->out);
    (void)fputs("<ul>\n", p->out);
    for (size_t i = 0; i < count; i++)
        cli_html(p->out, "<li>%s</li>\n", tamiz_document_note(p->document, i));
    (void)fputs("</ul>\n</div>\n", p->out);
}

static void put_contents(const scan_part *p) {
    const struct {
        bool there;
        char letter;
        const char *title;
    } rows[] = {
        {tamiz_document_text(p->document, &(size_t){0}) != NULL, 't', "Text"},
        {tamiz_document_message_count(p->document) > 0, 'g', "Messages"},
        {tamiz_document_claim_count(p->document) > 0, 'c', "Claims"},
        {p->groups.count > 0, 'e', "Evidence"},
        {p->groups.party_count > 0, 'p', "Parties"},
    };
    cli_html(p->out,
             "<nav class=\"contents\" aria-label=\"Parts of document %zu\">"
             "<ul>\n",
             p->number);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].there)
            cli_html(p->out, "<li><a href=\"#d%zu-%.*s\">%s</a></li>\n",
                     p->number, 1, &rows[i].letter, rows[i].title);
    (void)fputs("<li><a href=\"#origin\">What this rests on</a></li>\n</ul>"
                "</nav>\n",
                p->out);
}

static void put_head(const scan_part *p, const char *name, size_t size) {
    cli_html(p->out,
             "<article class=\"document\" aria-labelledby=\"d%zu\">\n"
             "<h2 id=\"d%zu\"><bdi>%s</bdi></h2>\n<p class=\"lead\">",
             p->number, p->number, name);
    put_mentions(p);
    put_claims(p);
    cli_html(p->out,
             "</p>\n<p class=\"small soft\">Read as %s, %zu byte%s. Places "
             "are line:column, columns in bytes%s.</p>\n",
             tamiz_document_format(p->document), size, plural(size),
             tamiz_document_in_file(p->document) ? "" : " of the text");
    put_notes(p);
    put_contents(p);
}

/* ---- the page ---------------------------------------------------------- */

int scan_html_open(scan_html *page, const cli_args *args,
                   const tamiz_options *options,
                   const tamiz_snapshot *snapshot) {
    *page = (scan_html){.args = args, .options = options, .snapshot = snapshot};
    int code = cli_output_open(&page->output, args->output);
    if (code) return code;
    page->open = true;
    cli_html_open(page->output.file, "Screening report",
                  args->word_count == 2 ? cli_html_input(args->words[1])
                                        : NULL);
    return CLI_DONE;
}

int scan_html_add(scan_html *page, const char *name,
                  const tamiz_document *document, size_t size) {
    scan_part p = {.out = page->output.file,
                   .document = document,
                   .number = ++page->documents};
    int code = scan_groups_make(&p.groups, document);
    (void)snprintf(page->config, sizeof page->config, "%s",
                   tamiz_document_config(document));
    if (!code) {
        put_head(&p, cli_html_input(name), size);
        scan_html_text(&p);
        scan_html_messages(&p);
        scan_html_claims(&p);
        scan_html_findings(&p);
        scan_html_parties(&p);
        (void)fputs("</article>\n", p.out);
    }
    scan_groups_clear(&p.groups);
    return code;
}

void scan_html_miss(scan_html *page, const char *name, const char *why) {
    size_t number = ++page->documents;
    cli_html(page->output.file,
             "<article class=\"document\" aria-labelledby=\"d%zu\">\n"
             "<h2 id=\"d%zu\"><bdi>%s</bdi></h2>\n"
             "<p class=\"lead bad\">It was not read: %s.</p>\n</article>\n",
             number, number, cli_html_input(name), why);
}

int scan_html_close(scan_html *page, int code) {
    if (!page->open) return code;
    page->open = false;
    FILE *out = page->output.file;
    cli_html_origin(out, page->args, page->options, page->snapshot,
                    page->config);
    cli_html_close(out);
    if (!code && page->output.path && ferror(out))
        code = cli_broken(page->output.path);
    return cli_output_close(&page->output, code);
}
