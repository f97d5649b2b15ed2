/* SPDX-License-Identifier: Apache-2.0 */
/* tamiz update [LIST[=PATH|=URL]...]: take lists into the home, forge them all
 * into its current snapshot, and say what changed. */
#include "update.h"

#include "cli_error.h"
#include "cli_lists.h"
#include "cli_network.h"
#include "cli_open.h"
#include "cli_progress.h"
#include "cli_time.h"
#include "commands.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_LISTS = 64 };

/* Offline everything stored was forged again: show all of it. */
static int print_all(const cli_args *args, const char *home) {
    char path[CLI_PATH];
    tamiz_snapshot *snapshot = NULL;
    tamiz_error err;
    if (tamiz_home_snapshot(home, path, sizeof path, &err) ||
        tamiz_snapshot_open(path, &snapshot, &err))
        return cli_error(&err);
    int code = cli_put_counts(args, snapshot);
    tamiz_snapshot_close(snapshot);
    return code;
}

/* What an update tells on its way. */
typedef struct telling {
    cli_progress progress;
    tamiz_listener shown; /* what the progress does with it */
    bool told;            /* that another update is waited for */
} telling;

static void show(void *context, const char *stage, uint64_t done,
                 uint64_t total) {
    telling *t = context;
    bool waits = !strcmp(stage, "waiting for another update");
    if (waits && !t->told && !t->progress.quiet) {
        (void)fputs("tamiz: another update of this home is running; waiting "
                    "for it\n",
                    stderr);
        t->told = true;
    }
    t->shown.progress(t->shown.context, stage, done, total);
}

static void warn(void *context, const char *list, const char *record,
                 const char *message) {
    telling *t = context;
    t->shown.warning(t->shown.context, list, record, message);
}

static int set_options(const update_job *job, tamiz_update_options *options) {
    const cli_args *args = job->args;
    *options = tamiz_update_options_default();
    if (args->given & CLI_FUSE) options->fuse = args->fuse / 100;
    options->forced = args->forced;
    options->forced_count = args->forced_count;
    options->stopped = job->stopped;
    options->seen = args->seen;
    options->same_urls = !job->count;
    options->network.proxy = args->proxy;
    return cli_network(&options->network);
}

static int update_home(const update_job *job, const char *home,
                       const tamiz_source *sources, size_t count) {
    tamiz_update_options options;
    int code = cli_check_home(job->args, home);
    if (!code) code = set_options(job, &options);
    if (code) return code;
    tamiz_change *changes = calloc(count + 1, sizeof *changes);
    if (!changes) return cli_no_memory();
    tamiz_error err;
    telling t = {.progress = cli_progress_of(job->args)};
    t.shown = cli_progress_listener(&t.progress);
    tamiz_listener listener = {show, warn, &t};
    tamiz_code failed =
        tamiz_update(home, sources, count, &options, changes, &listener, &err);
    cli_progress_end(&t.progress);
    if (failed)
        code = cli_error(&err);
    else if (count)
        code = update_print(job->args, changes, count);
    else if (!job->args->quiet || job->args->json)
        code = print_all(job->args, home);
    free(changes);
    return code;
}

int update_once(const update_job *job) {
    char home[CLI_PATH];
    tamiz_source known[MOST_LISTS];
    int code = cli_home(job->args, home);
    if (code) return code;
    if (job->count || job->args->offline)
        return update_home(job, home, job->sources, job->count);
    size_t count = tamiz_home_sources(home, known, MOST_LISTS);
    return update_home(job, home, known,
                       count < MOST_LISTS ? count : MOST_LISTS);
}

static int run_job(const update_job *job) {
    const cli_args *args = job->args;
    uint32_t every = 0;
    if (args->offline && job->count)
        return cli_bad("--offline", "expected no LIST with it; what is stored "
                                    "is forged again");
    if (args->seen && !job->count)
        return cli_bad("--seen", "expected LIST=PATH with it: files that were "
                                 "had on that day");
    if (!args->every) return update_once(job);
    if (!cli_time_read(args->every, strlen(args->every), &every))
        return cli_bad(args->every, "--every expects a time: 30m, 6h, 1d");
    return update_every(job, every);
}

static int run(const cli_args *args, const char *const *operands,
               size_t count) {
    tamiz_source *sources = NULL;
    int code = cli_check_lists(args->forced, args->forced_count);
    if (!code) code = cli_sources(operands, count, &sources);
    if (!code)
        code = run_job(
            &(update_job){.args = args, .sources = sources, .count = count});
    free(sources);
    return code;
}

const cli_command command_update = {
    .name = "update",
    .operands = "[LIST[=PATH]...]",
    .purpose = "Download lists, so that answers come from them",
    .details = "LIST alone is downloaded from its publisher, or is built in. "
               "PATH is the list's\n"
               "file, the folder that holds its files, or a file's https:// "
               "URL; .gz and .zst\n"
               "are read too. Without operands the lists taken in before are "
               "downloaded again,\n"
               "each from where it came last; the first time, all lists that "
               "have a URL. Lists\n"
               "that are not named stay. What a reader does not understand is "
               "kept as a note of\nits party and told on stderr. LIST may be a "
               "format, ftm, senzing or csv, with a\nname of one's own: "
               "ftm:NAME=PATH.\n"
               "\n"
               "A list that cannot be had, is no list or lost too many "
               "entities is not taken\n"
               "in: its version stored before stays in use, the others go on, "
               "and the exit\n"
               "status is not 0. Nothing is swapped in before all of it is on "
               "the disk.",
    .options =
        CLI_SEEN | CLI_OFFLINE | CLI_FUSE | CLI_FORCE | CLI_PROXY | CLI_EVERY,
    .fewest = 0,
    .most = SIZE_MAX,
    .run = run,
};
