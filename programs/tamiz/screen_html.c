/* SPDX-License-Identifier: Apache-2.0 */
/* A row's form is a sequence of parts: RECORD, a letter that tells which part,
 * and what the page shows there. No text can hold a RECORD: controls are shown
 * as their numbers. */
#include "screen_html.h"

#include "cli_error.h"
#include "cli_hit.h"
#include "cli_html.h"
#include "cli_html_hit.h"
#include "cli_html_origin.h"
#include "cli_output.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { RECORD = 0x1e };

enum part { CONFIG = 'c', INDEX = 'i', SECTION = 's', REJECTED = 'r' };

static void begin(FILE *out, enum part part) {
    (void)fputc(RECORD, out);
    (void)fputc(part, out);
}

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

/* Rows are told by their lines, a question alone has none. */
static void put_section(FILE *out, const tamiz_batch_answered *row) {
    size_t count = tamiz_answer_count(row->answer);
    size_t accepted = tamiz_answer_accepted_count(row->answer);
    size_t line = (size_t)row->line;
    begin(out, SECTION);
    cli_html(out,
             "<article class=\"document query\" aria-labelledby=\"q%zu\">\n"
             "<h2 id=\"q%zu\"><bdi>%s</bdi></h2>\n<p class=\"lead\">"
             "<span class=\"%s\">%zu hit%s</span>",
             line, line, name_of(row), count ? "bad" : "good", count,
             count == 1 ? "" : "s");
    if (accepted) cli_html(out, ", %zu accepted", accepted);
    (void)fputs("</p>\n", out);
    put_question(out, row);
    for (size_t i = 0; i < count; i++) put_hit(out, row->answer, i);
    (void)fputs("</article>\n", out);
}

static void put_line(FILE *out, const tamiz_batch_answered *row) {
    const tamiz_hit *best = tamiz_answer_hit(row->answer, 0);
    begin(out, INDEX);
    cli_html(out,
             "<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">"
             "<a href=\"#q%zu\"><bdi>%s</bdi></a></th>"
             "<td role=\"cell\" data-label=\"id\">%s</td>"
             "<td role=\"cell\" data-label=\"hits\" class=\"right\">%zu</td>"
             "<td role=\"cell\" data-label=\"score\" class=\"right\">%.2f</td>"
             "<td role=\"cell\" data-label=\"best\"><span><bdi>%s</bdi>, %s "
             "<code>%s</code></span></td></tr>\n",
             (size_t)row->line, name_of(row), row->id,
             tamiz_answer_count(row->answer), cli_cut_score(best->score),
             best->caption, best->schema, best->entity_id);
}

static void put_rejected(FILE *out, const tamiz_batch_answered *row) {
    begin(out, REJECTED);
    cli_html(out, "<li>line %zu: %s</li>\n", (size_t)row->line, row->reason);
}

/* A question without hits is counted; one with a warning is shown, too: what
 * was not asked of it might have hit. */
static void put_answer(screen_html *page, const tamiz_batch_answered *row) {
    size_t count = tamiz_answer_count(row->answer);
    const char *config = tamiz_answer_config(row->answer);
    if (strcmp(config, page->config) != 0) {
        (void)snprintf(page->config, sizeof page->config, "%s", config);
        begin(page->draft, CONFIG);
        (void)fputs(config, page->draft);
    }
    if (count || row->warning_count || !page->args->file)
        put_section(page->draft, row);
    if (count) put_line(page->draft, row);
}

const char *screen_html_form(screen_html *page, const tamiz_batch_answered *row,
                             size_t *size) {
    if (fseeko(page->draft, 0, SEEK_SET)) return NULL;
    if (row->reason)
        put_rejected(page->draft, row);
    else
        put_answer(page, row);
    if (fflush(page->draft) || ferror(page->draft)) return NULL;
    *size = page->size;
    return page->bytes;
}

bool screen_html_keep(screen_html *page, const char *bytes, size_t size) {
    return fwrite(bytes, 1, size, page->rows) == size;
}

/* ---- the page ---------------------------------------------------------- */

int screen_html_open(screen_html *page, const cli_args *args,
                     const tamiz_options *options,
                     const tamiz_snapshot *snapshot) {
    *page =
        (screen_html){.args = args, .options = options, .snapshot = snapshot};
    page->draft = open_memstream(&page->bytes, &page->size);
    if (!page->draft) return cli_no_memory();
    page->rows = tmpfile();
    return page->rows ? CLI_DONE : cli_broken("temporary file");
}

void screen_html_close(screen_html *page) {
    if (page->draft) (void)fclose(page->draft);
    if (page->rows) (void)fclose(page->rows);
    free(page->bytes);
}

/* Goes to the next part of a kind; false = there is none. */
static bool find_part(FILE *rows, enum part part) {
    int c;
    while ((c = getc(rows)) != EOF)
        if (c == RECORD && getc(rows) == (int)part) return true;
    return false;
}

/* Copies the parts of a kind. False = the system refused. */
static bool take_parts(FILE *out, FILE *rows, enum part part) {
    int c;
    rewind(rows);
    while (find_part(rows, part)) {
        while ((c = getc(rows)) != EOF && c != RECORD) (void)putc(c, out);
        if (c == RECORD) (void)ungetc(c, rows);
    }
    return !ferror(rows) && !ferror(out);
}

static bool has_part(FILE *rows, enum part part) {
    rewind(rows);
    return find_part(rows, part);
}

/* Of the rows, when they were answered by the run before this one. */
static void find_config(screen_html *page, FILE *rows) {
    size_t size = 0;
    int c;
    if (*page->config || !has_part(rows, CONFIG)) return;
    while ((c = getc(rows)) != EOF && c != RECORD &&
           size + 1 < sizeof page->config)
        page->config[size++] = (char)c;
    page->config[size] = '\0';
}

static void put_summary(const screen_html *page,
                        const tamiz_batch_counts *counts, FILE *out) {
    cli_html(out,
             "<section class=\"document\" aria-labelledby=\"summary\">\n"
             "<h2 id=\"summary\">%s%s</h2>\n<p class=\"lead\">"
             "%zu %s asked, <span class=\"%s\">%zu with hits</span>",
             page->args->file ? "Rows of " : "Summary",
             page->args->file ? cli_html_input(page->args->file) : "",
             (size_t)counts->rows, counts->rows == 1 ? "question" : "questions",
             counts->rows_hit ? "bad" : "good", (size_t)counts->rows_hit);
    if (counts->rows_warned)
        cli_html(out, ", <span class=\"open\">%zu with warnings</span>",
                 (size_t)counts->rows_warned);
    if (counts->rejected)
        cli_html(out, ", <span class=\"open\">%zu rejected</span>",
                 (size_t)counts->rejected);
    (void)fputs(".</p>\n", out);
}

static bool put_index(FILE *rows, FILE *out) {
    static const char *const heads[] = {"asked", "id", "hits", "score",
                                        "best hit"};
    if (!has_part(rows, INDEX)) return true;
    (void)fputs("<table class=\"stack\" role=\"table\">\n<caption "
                "class=\"hidden\">Questions with hits</caption>\n"
                "<thead role=\"rowgroup\"><tr role=\"row\">",
                out);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        cli_html(out,
                 "<th role=\"columnheader\" scope=\"col\" class=\"%s\">%s</th>",
                 i == 2 || i == 3 ? "right" : "left", heads[i]);
    (void)fputs("</tr></thead>\n<tbody role=\"rowgroup\">\n", out);
    bool fine = take_parts(out, rows, INDEX);
    (void)fputs("</tbody>\n</table>\n", out);
    return fine;
}

static bool put_rejects(FILE *rows, FILE *out) {
    if (!has_part(rows, REJECTED)) return true;
    (void)fputs("<h3>Rejected: these were not asked</h3>\n"
                "<ul class=\"notes\">\n",
                out);
    bool fine = take_parts(out, rows, REJECTED);
    (void)fputs("</ul>\n", out);
    return fine;
}

static bool write_page(screen_html *page, FILE *rows,
                       const tamiz_batch_counts *counts, FILE *out) {
    const cli_args *args = page->args;
    find_config(page, rows);
    cli_html_open(out, "Screening report",
                  args->file             ? cli_html_input(args->file)
                  : args->word_count > 1 ? args->words[1]
                                         : NULL);
    put_summary(page, counts, out);
    bool fine = put_index(rows, out);
    fine = put_rejects(rows, out) && fine;
    (void)fputs("</section>\n", out);
    fine = take_parts(out, rows, SECTION) && fine;
    cli_html_origin(out, args, page->options, page->snapshot, page->config);
    cli_html_close(out);
    return fine && !ferror(out);
}

int screen_html_write(screen_html *page, const char *part,
                      const tamiz_batch_counts *counts) {
    cli_output output;
    FILE *rows = part ? fopen(part, "r") : page->rows;
    if (!rows) return cli_broken(part);
    int code = part ? cli_output_open_alone(&output, page->args->output)
                    : cli_output_open(&output, page->args->output);
    if (!code) {
        if (!write_page(page, rows, counts, output.file))
            code = cli_broken(output.path ? output.path : "standard output");
        code = cli_output_close(&output, code);
    }
    if (part) (void)fclose(rows);
    return code;
}
