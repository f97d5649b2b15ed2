/* SPDX-License-Identifier: Apache-2.0 */
#include "screen_html.h"

#include "cli_error.h"
#include "cli_hit.h"
#include "cli_html.h"
#include "cli_html_hit.h"
#include "cli_html_origin.h"

#include <string.h>

/* ---- the question ------------------------------------------------------ */

static void put_values(FILE *out, const char *label, const char *first,
                       const char *const *more, size_t count) {
    if (!first || !*first) return;
    cli_html(out, "<span>%s <strong><bdi>%s</bdi></strong>", label, first);
    for (size_t i = 0; i < count; i++)
        cli_html(out, ", <strong><bdi>%s</bdi></strong>", more[i]);
    (void)fputs("</span>", out);
}

static void put_texts(FILE *out, const char *label, const char *const *texts,
                      size_t count) {
    if (count) put_values(out, label, texts[0], texts + 1, count - 1);
}

static void put_question(FILE *out, const tamiz_batch_answered *row) {
    const tamiz_query *q = tamiz_answer_query(row->answer);
    (void)fputs("<p class=\"facts\">", out);
    if (row->line) cli_html(out, "<span>line %zu</span>", (size_t)row->line);
    put_values(out, "id", row->id, NULL, 0);
    if (q->more_name_count)
        put_values(out, "also called", q->more_names[0], q->more_names + 1,
                   q->more_name_count - 1);
    put_values(out, "schema", q->schema, NULL, 0);
    put_values(out, "born or founded", q->birth_date, q->more_birth_dates,
               q->more_birth_date_count);
    put_values(out, "died or dissolved", q->death_date, NULL, 0);
    put_values(out, "country", q->country, q->more_countries,
               q->more_country_count);
    put_values(out, "gender", q->gender, NULL, 0);
    put_values(out, "number", q->identifier, q->more_identifiers,
               q->more_identifier_count);
    put_texts(out, "incorporated", q->incorporation_dates,
              q->incorporation_date_count);
    put_texts(out, "born in", q->birth_places, q->birth_place_count);
    put_texts(out, "address", q->addresses, q->address_count);
    put_texts(out, "position", q->positions, q->position_count);
    (void)fputs("</p>\n", out);
    if (!row->warning_count) return;
    (void)fputs("<ul class=\"notes\">\n", out);
    for (size_t i = 0; i < row->warning_count; i++)
        cli_html(out, "<li>%s</li>\n", row->warnings[i]);
    (void)fputs("</ul>\n", out);
}

static const char *name_of(const tamiz_batch_answered *row) {
    const char *name = tamiz_answer_query(row->answer)->name;
    return *name ? name : "(no name)";
}

/* ---- the answer -------------------------------------------------------- */

static void put_hit(FILE *out, const tamiz_answer *answer, size_t index) {
    const tamiz_hit *hit = tamiz_answer_hit(answer, index);
    cli_html(out,
             "<div class=\"hit\">\n<h3><span class=\"number\">%zu.</span> "
             "<bdi>%s</bdi></h3>\n",
             index + 1, hit->caption);
    cli_html_party(out, hit);
    if (tamiz_answer_query(answer)->more_name_count && hit->query_name)
        cli_html(out, "<p class=\"small\">asked as <bdi>%s</bdi></p>\n",
                 hit->query_name);
    cli_html_evidence(out, hit,
                      index ? tamiz_answer_hit(answer, index - 1) : NULL);
    (void)fputs("<h4>Listed</h4>\n", out);
    cli_html_timeline(out, hit);
    (void)fputs("</div>\n", out);
}

static void put_section(screen_html *page, const tamiz_batch_answered *row) {
    FILE *out = page->sections;
    size_t count = tamiz_answer_count(row->answer);
    size_t accepted = tamiz_answer_accepted_count(row->answer);
    cli_html(out,
             "<article class=\"document query\" aria-labelledby=\"q%zu\">\n"
             "<h2 id=\"q%zu\"><bdi>%s</bdi></h2>\n<p class=\"lead\">"
             "<span class=\"%s\">%zu hit%s</span>",
             page->asked, page->asked, name_of(row), count ? "bad" : "good",
             count, count == 1 ? "" : "s");
    if (accepted) cli_html(out, ", %zu accepted", accepted);
    (void)fputs("</p>\n", out);
    put_question(out, row);
    for (size_t i = 0; i < count; i++) put_hit(out, row->answer, i);
    (void)fputs("</article>\n", out);
}

static void put_line(screen_html *page, const tamiz_batch_answered *row) {
    const tamiz_hit *best = tamiz_answer_hit(row->answer, 0);
    page->shown++;
    cli_html(page->index,
             "<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">"
             "<a href=\"#q%zu\"><bdi>%s</bdi></a></th>"
             "<td role=\"cell\" data-label=\"id\">%s</td>"
             "<td role=\"cell\" data-label=\"hits\" class=\"right\">%zu</td>"
             "<td role=\"cell\" data-label=\"score\" class=\"right\">%.2f</td>"
             "<td role=\"cell\" data-label=\"best\"><span><bdi>%s</bdi>, %s "
             "<code>%s</code></span></td></tr>\n",
             page->asked, name_of(row), row->id,
             tamiz_answer_count(row->answer), cli_cut_score(best->score),
             best->caption, best->schema, best->entity_id);
}

/* A question without hits is counted; one with a warning is shown, too: what
 * was not asked of it might have hit. */
void screen_html_add(screen_html *page, const tamiz_batch_answered *row) {
    size_t count = tamiz_answer_count(row->answer);
    page->asked++;
    page->hit += tamiz_answer_open_count(row->answer) > 0;
    page->warned += row->warning_count > 0;
    (void)snprintf(page->config, sizeof page->config, "%s",
                   tamiz_answer_config(row->answer));
    if (count || row->warning_count || !page->args->file)
        put_section(page, row);
    if (count) put_line(page, row);
}

void screen_html_reject(screen_html *page, uint64_t line, const char *reason) {
    page->refused++;
    cli_html(page->rejected, "<li>line %zu: %s</li>\n", (size_t)line, reason);
}

/* ---- the page ---------------------------------------------------------- */

int screen_html_open(screen_html *page, const cli_args *args,
                     const tamiz_options *options,
                     const tamiz_snapshot *snapshot) {
    *page =
        (screen_html){.args = args, .options = options, .snapshot = snapshot};
    int code = cli_output_open(&page->output, args->output);
    if (code) return code;
    page->open = true;
    page->index = tmpfile();
    page->sections = tmpfile();
    page->rejected = tmpfile();
    return page->index && page->sections && page->rejected
               ? CLI_DONE
               : cli_broken("temporary file");
}

/* Copies a part. False = the system refused. */
static bool take_part(FILE *out, FILE *part) {
    char bytes[8192];
    size_t size = 0;
    rewind(part);
    while ((size = fread(bytes, 1, sizeof bytes, part)) > 0)
        if (fwrite(bytes, 1, size, out) != size) break;
    return !ferror(part) && !ferror(out);
}

static void put_summary(const screen_html *page, FILE *out) {
    cli_html(out,
             "<section class=\"document\" aria-labelledby=\"summary\">\n"
             "<h2 id=\"summary\">%s%s</h2>\n<p class=\"lead\">"
             "%zu %s asked, <span class=\"%s\">%zu with hits</span>",
             page->args->file ? "Rows of " : "Summary",
             page->args->file ? cli_html_input(page->args->file) : "",
             page->asked, page->asked == 1 ? "question" : "questions",
             page->hit ? "bad" : "good", page->hit);
    if (page->warned)
        cli_html(out, ", <span class=\"open\">%zu with warnings</span>",
                 page->warned);
    if (page->refused)
        cli_html(out, ", <span class=\"open\">%zu rejected</span>",
                 page->refused);
    (void)fputs(".</p>\n", out);
}

static bool put_index(const screen_html *page, FILE *out) {
    static const char *const heads[] = {"asked", "id", "hits", "score",
                                        "best hit"};
    if (!page->shown) return true;
    (void)fputs("<table class=\"stack\" role=\"table\">\n<caption "
                "class=\"hidden\">Questions with hits</caption>\n"
                "<thead role=\"rowgroup\"><tr role=\"row\">",
                out);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        cli_html(out,
                 "<th role=\"columnheader\" scope=\"col\" class=\"%s\">%s</th>",
                 i == 2 || i == 3 ? "right" : "left", heads[i]);
    (void)fputs("</tr></thead>\n<tbody role=\"rowgroup\">\n", out);
    bool fine = take_part(out, page->index);
    (void)fputs("</tbody>\n</table>\n", out);
    return fine;
}

static bool put_rejected(const screen_html *page, FILE *out) {
    if (!page->refused) return true;
    (void)fputs("<h3>Rejected: these were not asked</h3>\n"
                "<ul class=\"notes\">\n",
                out);
    bool fine = take_part(out, page->rejected);
    (void)fputs("</ul>\n", out);
    return fine;
}

static bool write_page(const screen_html *page, FILE *out) {
    const cli_args *args = page->args;
    cli_html_open(out, "Screening report",
                  args->file             ? cli_html_input(args->file)
                  : args->word_count > 1 ? args->words[1]
                                         : NULL);
    put_summary(page, out);
    bool fine = put_index(page, out);
    fine = put_rejected(page, out) && fine;
    (void)fputs("</section>\n", out);
    fine = take_part(out, page->sections) && fine;
    cli_html_origin(out, args, page->options, page->snapshot, page->config);
    cli_html_close(out);
    return fine && !ferror(out);
}

int screen_html_close(screen_html *page, int code) {
    FILE *const parts[] = {page->index, page->sections, page->rejected};
    if (!page->open) return code;
    page->open = false;
    if (!code && !write_page(page, page->output.file))
        code = cli_broken(page->output.path ? page->output.path
                                            : "standard output");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i]) (void)fclose(parts[i]);
    return cli_output_close(&page->output, code);
}
