/* SPDX-License-Identifier: Apache-2.0 */
#include "screen_file.h"

#include "cli_error.h"
#include "cli_open.h"
#include "cli_policy.h"
#include "cli_progress.h"
#include "cli_text.h"
#include "screen_html.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { REJECTS_SHOWN = 20 };

typedef struct teller {
    const char *title; /* of the input */
    const char *kept;  /* file that rejected rows go to, or NULL */
    cli_progress progress;
    bool quiet;
    uint64_t rejected;
    int refused; /* errno of standard output */
    screen_html page;
    int written; /* exit code of the page, when it could not be written */
} teller;

static void on_progress(void *context, const tamiz_batch_counts *counts,
                        uint64_t done, uint64_t total) {
    teller *t = context;
    cli_progress_rows(&t->progress, counts->rows + counts->rejected,
                      counts->rows_hit, done, total);
}

static void on_remark(void *context, const char *message) {
    teller *t = context;
    if (t->quiet) return;
    cli_progress_end(&t->progress);
    (void)fputs("tamiz: ", stderr);
    cli_put_clean(stderr, t->title);
    (void)fputs(": ", stderr);
    cli_put_clean(stderr, message);
    (void)fputc('\n', stderr);
}

/* Rows that are kept in a file are counted at the end. */
static void on_rejected(void *context, uint64_t line, const char *reason) {
    teller *t = context;
    if (t->kept || t->quiet || t->rejected++ >= REJECTS_SHOWN) return;
    cli_progress_end(&t->progress);
    (void)fputs("tamiz: ", stderr);
    cli_put_clean(stderr, t->title);
    (void)fprintf(stderr, ":%" PRIu64 ": rejected: ", line);
    cli_put_clean(stderr, reason);
    (void)fputc('\n', stderr);
}

static bool on_write(void *context, const char *bytes, size_t size) {
    teller *t = context;
    errno = 0;
    if (fwrite(bytes, 1, size, stdout) == size) return true;
    t->refused = errno ? errno : EIO;
    return false;
}

/* ---- into a page ------------------------------------------------------- */

static const char *on_form(void *context, const tamiz_batch_answered *row,
                           size_t *size) {
    teller *t = context;
    return screen_html_form(&t->page, row, size);
}

static bool on_keep(void *context, const char *bytes, size_t size) {
    teller *t = context;
    return screen_html_keep(&t->page, bytes, size);
}

static bool on_finish(void *context, const char *part,
                      const tamiz_batch_counts *counts) {
    teller *t = context;
    cli_progress_end(&t->progress);
    t->written = screen_html_write(&t->page, part, counts);
    return !t->written;
}

/* The page tells of rejected rows itself. */
static void listen_for_page(tamiz_batch_listener *listener) {
    listener->rejected = NULL;
    listener->write = on_keep;
    listener->form = on_form;
    listener->finish = on_finish;
}

/* ---- how it went ------------------------------------------------------- */

static const char *rows(uint64_t count) {
    return count == 1 ? "row" : "rows";
}

static void sum_up(const teller *t, const cli_args *args,
                   const tamiz_batch_counts *counts) {
    uint64_t rejected = counts->rejected;
    if (t->quiet) return;
    (void)fprintf(stderr,
                  "tamiz: %" PRIu64 " %s answered, %" PRIu64 " with hits, "
                  "%" PRIu64 " with warnings, %" PRIu64 " rejected",
                  counts->rows, rows(counts->rows), counts->rows_hit,
                  counts->rows_warned, rejected);
    if (rejected && args->rejects)
        (void)fprintf(stderr, " into %s", args->rejects);
    else if (rejected && args->output && !args->html)
        (void)fprintf(stderr, " into %s.rejected.jsonl", args->output);
    if (counts->beside)
        (void)fprintf(stderr, ", %" PRIu64 " %s beside the parties",
                      counts->beside, rows(counts->beside));
    (void)fputc('\n', stderr);
}

static int fail(const teller *t, const char *path, tamiz_error *err) {
    if (t->written) return t->written;
    if (t->refused) {
        errno = t->refused;
        return cli_broken("standard output");
    }
    /* The library calls a file by its last name; the user by what was typed. */
    if (err->line && strcmp(path, "-") != 0)
        (void)snprintf(err->where, sizeof err->where, "%s", path);
    else if (!strcmp(err->where, "/dev/stdin") || !strcmp(err->where, "stdin"))
        (void)snprintf(err->where, sizeof err->where, "standard input");
    return cli_error(err);
}

static int run(const cli_args *args, const tamiz_snapshot *snapshot,
               const tamiz_options *each, teller *t) {
    tamiz_batch_options options = tamiz_batch_options_default();
    tamiz_batch_listener listener = {.context = t,
                                     .progress = on_progress,
                                     .remark = on_remark,
                                     .rejected = on_rejected,
                                     .write = on_write};
    tamiz_batch_counts counts;
    tamiz_error err;
    options.options = *each;
    options.evidence = !args->no_evidence;
    options.schema = args->schema;
    options.threads = args->threads;
    options.output = args->output;
    if (args->html) listen_for_page(&listener);
    options.rejects = args->rejects;
    tamiz_code code = tamiz_screen_file(snapshot, args->file, &options,
                                        &listener, &counts, &err);
    cli_progress_end(&t->progress);
    if (!code && args->html && !args->output) (void)on_finish(t, NULL, &counts);
    if (code || t->written) return fail(t, args->file, &err);
    sum_up(t, args, &counts);
    return counts.rows_hit ? CLI_HITS : CLI_DONE;
}

int screen_file(const cli_args *args) {
    tamiz_snapshot *snapshot = NULL;
    teller t = {
        .title = strcmp(args->file, "-") ? args->file : "standard input",
        .kept = args->rejects ? args->rejects : args->output,
        .progress = cli_progress_of(args),
        .quiet = args->quiet,
    };
    tamiz_options options = cli_options(args);
    cli_policy policy;
    int code = cli_policy_open(&policy, args, "", &options);
    if (!code) code = cli_open(args, &snapshot);
    if (!code && args->html)
        code = screen_html_open(&t.page, args, &options, snapshot);
    if (!code) code = run(args, snapshot, &options, &t);
    screen_html_close(&t.page);
    tamiz_snapshot_close(snapshot);
    cli_policy_close(&policy);
    return code;
}
