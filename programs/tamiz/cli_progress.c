/* SPDX-License-Identifier: Apache-2.0 */
#include "cli_progress.h"

#include "cli_text.h"
#include "cli_time.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BAR = 24, PAUSE_MS = 100, WARNINGS_SHOWN = 20 };

cli_progress cli_progress_of(const cli_args *args) {
    return (cli_progress){.shown = isatty(STDERR_FILENO) && !args->quiet,
                          .quiet = args->quiet};
}

static void fill_bar(char bar[BAR + 1], double part) {
    for (unsigned i = 0; i < BAR; i++)
        bar[i] = (double)i < part * BAR ? '#' : '-';
    bar[BAR] = 0;
}

static double part_of(uint64_t done, uint64_t total) {
    double part = total ? (double)done / (double)total : 0;
    return part > 1 ? 1 : part;
}

/* What stands on the screen goes; the cursor is where it began. */
static void wipe(cli_progress *progress) {
    if (!progress->dirty) return;
    (void)fputs("\r\033[K", stderr);
    for (; progress->lines; progress->lines--)
        (void)fputs("\033[A\033[K", stderr);
    progress->dirty = false;
}

static void draw(const char *stage, uint64_t done, uint64_t total) {
    char bar[BAR + 1];
    double part = part_of(done, total);
    fill_bar(bar, part);
    if (total)
        (void)fprintf(stderr, "%s  [%s] %3u %%", stage, bar,
                      (unsigned)(part * 100));
    else
        (void)fprintf(stderr, "%s  %llu", stage, (unsigned long long)done);
}

/* A size that fits a column: "12.3 MB". */
static void size_text(uint64_t bytes, char text[16]) {
    if (bytes < 1000000)
        (void)snprintf(text, 16, "%.1f kB", (double)bytes / 1e3);
    else
        (void)snprintf(text, 16, "%.1f MB", (double)bytes / 1e6);
}

static void draw_bars(cli_progress *progress) {
    for (size_t i = 0; i < progress->bar_count; i++) {
        const cli_bar *b = &progress->bars[i];
        char bar[BAR + 1], size[16];
        fill_bar(bar, part_of(b->done, b->total));
        size_text(b->done, size);
        (void)fprintf(stderr, "%s%-36s ", i ? "\n" : "", b->stage);
        if (b->total)
            (void)fprintf(stderr, "[%s] %3u %%  %s", bar,
                          (unsigned)(part_of(b->done, b->total) * 100), size);
        else
            (void)fprintf(stderr, "%s", size);
    }
    progress->lines = progress->bar_count ? progress->bar_count - 1 : 0;
}

/* False = there are more downloads than bars. */
static bool set_bar(cli_progress *progress, const char *stage, uint64_t done,
                    uint64_t total) {
    size_t at = 0;
    while (at < progress->bar_count &&
           strncmp(progress->bars[at].stage, stage, CLI_BAR_STAGE - 1) != 0)
        at++;
    if (at == CLI_BARS) return false;
    cli_bar *b = &progress->bars[at];
    if (at == progress->bar_count) {
        progress->bar_count++;
        (void)snprintf(b->stage, sizeof b->stage, "%s", stage);
    }
    b->done = done;
    b->total = total;
    return true;
}

static void show(void *context, const char *stage, uint64_t done,
                 uint64_t total) {
    cli_progress *progress = context;
    if (!progress->shown) return;
    bool download = !strncmp(stage, "downloading ", 12);
    if (download && !set_bar(progress, stage, done, total)) return;
    int64_t now = cli_clock_ms();
    bool fresh = !download && stage != progress->stage;
    if (!fresh && now - progress->drawn < PAUSE_MS) return;
    wipe(progress);
    if (!download) progress->bar_count = 0;
    if (download)
        draw_bars(progress);
    else
        draw(stage, done, total);
    progress->stage = stage;
    progress->drawn = now;
    progress->dirty = true;
    (void)fflush(stderr);
}

static void draw_rest(double seconds) {
    unsigned left = (unsigned)(seconds + 0.5);
    if (left >= 3600)
        (void)fprintf(stderr, ", %u h %02u min left", left / 3600,
                      left / 60 % 60);
    else if (left >= 60)
        (void)fprintf(stderr, ", %u min %02u s left", left / 60, left % 60);
    else
        (void)fprintf(stderr, ", %u s left", left);
}

void cli_progress_rows(cli_progress *progress, uint64_t rows, uint64_t hits,
                       uint64_t done, uint64_t total) {
    if (!progress->shown) return;
    int64_t now = cli_clock_ms();
    if (!progress->started) {
        progress->started = now;
        progress->first_rows = rows;
        progress->first_done = done;
    }
    if (now - progress->drawn < PAUSE_MS) return;
    double seconds = (double)(now - progress->started) / 1000;
    double part = part_of(done, total);
    double gained = part - part_of(progress->first_done, total);
    wipe(progress);
    if (total) {
        char bar[BAR + 1];
        fill_bar(bar, part);
        (void)fprintf(stderr, "[%s] %3u %%  ", bar, (unsigned)(part * 100));
    }
    (void)fprintf(stderr, "%" PRIu64 " rows, %" PRIu64 " with hits", rows,
                  hits);
    if (seconds > 0.5)
        (void)fprintf(stderr, ", %.0f/s",
                      (double)(rows - progress->first_rows) / seconds);
    if (seconds > 0.5 && gained > 0) draw_rest((1 - part) * seconds / gained);
    progress->drawn = now;
    progress->dirty = true;
    (void)fflush(stderr);
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
    progress->bar_count = 0;
    end_list(progress);
}
