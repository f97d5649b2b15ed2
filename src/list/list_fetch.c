/* SPDX-License-Identifier: Apache-2.0 */
#include "list_fetch.h"

#include "base_arena.h"
#include "base_clock.h"
#include "list_transfer.h"

#include <strings.h>
#include <time.h>

enum {
    MOST_AT_ONCE = 6,
    MOST_PAUSE_MS = 60 * 1000,
    IDLE_BYTES = 1024, /* less in idle_ms is a server that sleeps */
    POLL_MS = 50,
};

typedef enum job_state { WAITING, RUNNING, DONE } job_state;

typedef struct job {
    tamiz_transfer transfer;
    job_state state;
    uint32_t tries;
    int64_t start; /* when the next try may begin */
    int64_t seen;  /* when idling was looked at last */
    uint64_t seen_bytes;
} job;

typedef struct fetcher {
    job *jobs;
    size_t count;
    const tamiz_network *network;
    const tamiz_fetch_listener *listener;
    tamiz_curl lib;
    CURLM *multi;
} fetcher;

bool tamiz_fetch_is_url(const char *text) {
    return !strncasecmp(text, "https://", 8) ||
           !strncasecmp(text, "http://", 7);
}

/* ---- one try after the other ------------------------------------------- */

/* Twice as long each time; half of it by chance, so that many homes that
 * failed together do not come back together. */
static int64_t pause_of(const fetcher *f, const job *j) {
    int64_t pause = f->network->backoff_ms;
    for (uint32_t i = 1; i < j->tries && pause < MOST_PAUSE_MS; i++) pause *= 2;
    if (pause > MOST_PAUSE_MS) pause = MOST_PAUSE_MS;
    struct timespec now = {0};
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    uint64_t chance = ((uint64_t)now.tv_nsec ^ (uint64_t)(uintptr_t)j) *
                      UINT64_C(0x9e3779b97f4a7c15);
    pause = pause / 2 + (int64_t)((chance >> 33) % (uint64_t)(pause / 2 + 1));
    int64_t asked = (int64_t)j->transfer.retry_after * 1000;
    if (asked > MOST_PAUSE_MS) asked = MOST_PAUSE_MS;
    return asked > pause ? asked : pause;
}

static void say_tries(const job *j) {
    tamiz_error *err = &j->transfer.file->failure;
    size_t used = strlen(err->message);
    if (j->tries > 1)
        (void)snprintf(err->message + used, sizeof err->message - used,
                       ", after %u tries", j->tries);
}

static void start(fetcher *f, job *j) {
    j->tries++;
    j->state = DONE;
    if (!tamiz_transfer_begin(&j->transfer)) {
        if (!f->lib.multi_add_handle(f->multi, j->transfer.curl)) {
            j->state = RUNNING;
            j->seen = tamiz_clock_ms();
            j->seen_bytes = j->transfer.got;
            return;
        }
        (void)tamiz_fail_memory(&j->transfer.file->failure,
                                j->transfer.file->url);
    }
    tamiz_transfer_clear(&j->transfer);
}

static void finish(fetcher *f, job *j, CURLcode result) {
    bool again = tamiz_transfer_end(&j->transfer, result);
    (void)f->lib.multi_remove_handle(f->multi, j->transfer.curl);
    tamiz_transfer_clear(&j->transfer);
    j->state = DONE;
    if (!j->transfer.file->failure.code) return;
    if (again && j->tries < f->network->tries) {
        j->state = WAITING;
        j->start = tamiz_clock_ms() + pause_of(f, j);
    } else {
        say_tries(j);
    }
}

/* ---- all of them ------------------------------------------------------- */

static void start_due(fetcher *f) {
    int64_t now = tamiz_clock_ms();
    size_t running = 0;
    for (size_t i = 0; i < f->count; i++)
        running += f->jobs[i].state == RUNNING;
    for (size_t i = 0; i < f->count && running < MOST_AT_ONCE; i++) {
        job *j = &f->jobs[i];
        if (j->state != WAITING || j->start > now) continue;
        start(f, j);
        running += j->state == RUNNING;
    }
}

static void finish_ended(fetcher *f) {
    int left = 0;
    const CURLMsg *message;
    while ((message = f->lib.multi_info_read(f->multi, &left))) {
        if (message->msg != CURLMSG_DONE) continue;
        CURLcode result = message->data.result;
        const CURL *easy = message->easy_handle; /* finish() frees message */
        for (size_t i = 0; i < f->count; i++) {
            job *j = &f->jobs[i];
            if (j->state != RUNNING || j->transfer.curl != easy) continue;
            finish(f, j, result);
            break;
        }
    }
}

static void end_idle(fetcher *f) {
    int64_t now = tamiz_clock_ms();
    for (size_t i = 0; i < f->count; i++) {
        job *j = &f->jobs[i];
        if (j->state != RUNNING || now - j->seen < f->network->idle_ms)
            continue;
        if (j->transfer.got - j->seen_bytes < IDLE_BYTES) {
            (void)snprintf(j->transfer.text, sizeof j->transfer.text,
                           "too slow: less than %d bytes in %u ms", IDLE_BYTES,
                           f->network->idle_ms);
            finish(f, j, CURLE_OPERATION_TIMEDOUT);
        } else {
            j->seen = now;
            j->seen_bytes = j->transfer.got;
        }
    }
}

/* All files of one stage are one line of progress. */
static void report(const fetcher *f) {
    if (!f->listener->report) return;
    for (size_t i = 0; i < f->count; i++) {
        const char *stage = f->jobs[i].transfer.file->stage;
        uint64_t done = 0, total = 0;
        bool known = true, first = true;
        for (size_t k = 0; k < f->count; k++) {
            const tamiz_transfer *t = &f->jobs[k].transfer;
            if (t->file->stage != stage) continue;
            first = first && k >= i;
            done += t->got;
            uint64_t all = f->jobs[k].state == DONE ? t->got : t->expected;
            total += all;
            known = known && (all || f->jobs[k].state == DONE);
        }
        if (first)
            f->listener->report(f->listener->context, stage, done,
                                known ? total : 0);
    }
}

static bool is_done(const fetcher *f) {
    for (size_t i = 0; i < f->count; i++)
        if (f->jobs[i].state != DONE) return false;
    return true;
}

static tamiz_code run(fetcher *f, tamiz_error *err) {
    while (!is_done(f)) {
        const tamiz_fetch_listener *l = f->listener;
        if (l->stopped && l->stopped(l->context))
            return tamiz_fail(err, TAMIZ_IO, NULL, "stopped while downloading");
        start_due(f);
        int running = 0;
        if (f->lib.multi_perform(f->multi, &running))
            return tamiz_fail_memory(err, "downloads");
        finish_ended(f);
        end_idle(f);
        report(f);
        if (!is_done(f) && f->lib.multi_poll(f->multi, NULL, 0, POLL_MS, NULL))
            return tamiz_fail_memory(err, "downloads");
    }
    return TAMIZ_OK;
}

static void clear(fetcher *f) {
    for (size_t i = 0; i < f->count; i++) {
        job *j = &f->jobs[i];
        if (j->state != RUNNING) continue;
        (void)f->lib.multi_remove_handle(f->multi, j->transfer.curl);
        tamiz_transfer_clear(&j->transfer);
    }
    if (f->multi) (void)f->lib.multi_cleanup(f->multi);
}

tamiz_code tamiz_fetch_all(tamiz_fetch *files, size_t count,
                           const tamiz_network *network,
                           const tamiz_fetch_listener *listener,
                           tamiz_error *err) {
    tamiz_arena arena = {0};
    fetcher f = {.jobs = tamiz_arena_array(&arena, count, sizeof *f.jobs),
                 .count = count,
                 .network = network,
                 .listener = listener};
    if (!f.jobs) return tamiz_fail_memory(err, "downloads");
    for (size_t i = 0; i < count; i++)
        f.jobs[i].transfer = (tamiz_transfer){
            .lib = &f.lib, .file = &files[i], .network = network, .fd = -1};
    tamiz_code code = tamiz_curl_open(&f.lib, err);
    if (!f.lib.library) {
        tamiz_arena_clear(&arena);
        return code;
    }
    f.multi = f.lib.multi_init();
    code = f.multi ? run(&f, err) : tamiz_fail_memory(err, "downloads");
    clear(&f);
    tamiz_curl_close(&f.lib);
    tamiz_arena_clear(&arena);
    return code;
}
