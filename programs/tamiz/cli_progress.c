/* SPDX-License-Identifier: Apache-2.0 */
#include "cli_progress.h"

#include "cli_text.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { BAR = 24, PAUSE_MS = 100, WARNINGS_SHOWN = 20 };

cli_progress cli_progress_of(const cli_args *args) {
    return (cli_progress){.shown = isatty(STDERR_FILENO) && !args->quiet,
                          .quiet = args->quiet};
}

static int64_t now_ms(void) {
    struct timespec now = {0};
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void draw(const char *stage, uint64_t done, unsigned permille,
                 bool known) {
    char bar[BAR + 1];
    for (unsigned i = 0; i < BAR; i++)
        bar[i] = i * 1000 < permille * BAR ? '#' : '-';
    bar[BAR] = 0;
    if (known)
        (void)fprintf(stderr, "\r\033[K%s  [%s] %3u %%", stage, bar,
                      permille / 10);
    else
        (void)fprintf(stderr, "\r\033[K%s  %llu", stage,
                      (unsigned long long)done);
    (void)fflush(stderr);
}

static void show(void *context, const char *stage, uint64_t done,
                 uint64_t total) {
    cli_progress *progress = context;
    if (!progress->shown) return;
    int64_t now = now_ms();
    bool fresh = stage != progress->stage;
    if (!fresh && now - progress->drawn < PAUSE_MS) return;
    double part = total ? (double)done / (double)total : 0;
    progress->permille = part >= 1 ? 1000 : (unsigned)(part * 1000);
    progress->stage = stage;
    progress->drawn = now;
    progress->dirty = true;
    draw(stage, done, progress->permille, total != 0);
}

static void wipe(cli_progress *progress) {
    if (progress->dirty) (void)fputs("\r\033[K", stderr);
    progress->dirty = false;
}

static void end_list(cli_progress *progress) {
    if (progress->warnings > WARNINGS_SHOWN && !progress->quiet)
        (void)fprintf(stderr, "tamiz: %s: %" PRIu32 " more warnings\n",
                      progress->list, progress->warnings - WARNINGS_SHOWN);
    progress->warnings = 0;
}

static void warn(void *context, const char *list, const char *record,
                 const char *message) {
    cli_progress *progress = context;
    wipe(progress);
    if (strcmp(list, progress->list) != 0) end_list(progress);
    (void)snprintf(progress->list, sizeof progress->list, "%s", list);
    if (progress->warnings++ >= WARNINGS_SHOWN || progress->quiet) return;
    (void)fputs("tamiz: ", stderr);
    cli_put_clean(stderr, record);
    (void)fputs(": warning: ", stderr);
    cli_put_clean(stderr, message);
    (void)fputc('\n', stderr);
}

tamiz_listener cli_progress_listener(cli_progress *progress) {
    return (tamiz_listener){show, warn, progress};
}

void cli_progress_end(cli_progress *progress) {
    wipe(progress);
    end_list(progress);
}
