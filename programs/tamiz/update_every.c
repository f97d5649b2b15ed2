/* SPDX-License-Identifier: Apache-2.0 */
/* The signals are blocked and asked for: an update is ended between two of its
 * steps, and nothing has to be safe inside a handler. */
#include "cli_error.h"
#include "cli_time.h"
#include "update.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>

static void set_signals(sigset_t *set) {
    (void)sigemptyset(set);
    (void)sigaddset(set, SIGTERM);
    (void)sigaddset(set, SIGINT);
    (void)sigaddset(set, SIGHUP);
}

/* A signal that waits is left waiting: update_every() takes it. */
static bool is_asked_to_end(void *context) {
    (void)context;
    sigset_t pending;
    if (sigpending(&pending)) return false;
    return sigismember(&pending, SIGTERM) == 1 ||
           sigismember(&pending, SIGINT) == 1;
}

/* Waits; the signal that ended the waiting, or 0. */
static int wait_until(int64_t due) {
    sigset_t set;
    set_signals(&set);
    for (;;) {
        int64_t left = due - cli_clock_ms();
        if (left < 0) left = 0;
        struct timespec time = {left / 1000, (long)(left % 1000) * 1000000};
        int signal = sigtimedwait(&set, NULL, &time);
        if (signal > 0) return signal;
        if (errno != EINTR) return 0;
    }
}

int update_every(const update_job *job, uint32_t every) {
    sigset_t set;
    set_signals(&set);
    if (sigprocmask(SIG_BLOCK, &set, NULL)) return cli_broken("signals");
    update_job again = *job;
    again.stopped = is_asked_to_end;
    for (;;) {
        int64_t begun = cli_clock_ms();
        /* Its failures were said; the next one may go better. */
        (void)update_once(&again);
        (void)fflush(stdout);
        int signal = wait_until(begun + every);
        if (signal == SIGTERM || signal == SIGINT) return CLI_DONE;
    }
}
