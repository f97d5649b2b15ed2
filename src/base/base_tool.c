/* SPDX-License-Identifier: Apache-2.0 */
/* The input is a file in memory: were it a pipe, a child that stops reading
 * would send this process SIGPIPE. Output and errors are pipes that are read
 * together, so neither fills up while the other is waited for. All of it is
 * close-on-exec from its first moment (memfd_create, pipe2: Linux). */
#include "base_tool.h"
#include "base_clock.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CHUNK = 64 * 1024 };

/* One run: what is open, -1 = closed. */
typedef struct run {
    const tamiz_tool *tool;
    tamiz_tool_answer *answer;
    int input, output[2], said[2]; /* [0] is read, [1] the child's end */
    size_t said_size;
    pid_t child;
    int64_t deadline; /* in ms */
} run;

static void shut(int *fd) {
    if (*fd >= 0) (void)close(*fd);
    *fd = -1;
}

static tamiz_code fail_errno(const run *r, const char *what, int number,
                             tamiz_error *err) {
    const char *text = strerrordesc_np(number);
    return tamiz_fail(err, TAMIZ_IO, r->tool->words[0], "%s: %s", what,
                      text ? text : "unknown");
}

/* ---- before ------------------------------------------------------------ */

static bool write_input(run *r) {
    tamiz_span rest = r->tool->input;
    while (rest.size) {
        ssize_t n = write(r->input, rest.data, rest.size);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        rest = tamiz_span_from(rest, (size_t)n);
    }
    return lseek(r->input, 0, SEEK_SET) == 0;
}

static tamiz_code open_all(run *r, tamiz_error *err) {
    /* Where 0, 1 or 2 are closed, descriptors may be these: the first one free
     * is given out, so in this order none is replaced before it was copied. */
    r->input = memfd_create("tamiz", MFD_CLOEXEC);
    if (r->input < 0 || pipe2(r->output, O_CLOEXEC) ||
        pipe2(r->said, O_CLOEXEC))
        return fail_errno(r, "cannot be started", errno, err);
    if (!write_input(r))
        return fail_errno(r, "cannot be given its input", errno, err);
    return TAMIZ_OK;
}

/* ---- the child --------------------------------------------------------- */

/* A signal that this process ignores or blocks is none of the child's. */
static int spawn(run *r, posix_spawn_file_actions_t *files,
                 posix_spawnattr_t *how) {
    static char locale[] = "LC_ALL=C";
    char *const environment[] = {locale, NULL};
    sigset_t none, all;
    (void)sigemptyset(&none);
    (void)sigfillset(&all);
    int bad = posix_spawn_file_actions_adddup2(files, r->input, 0);
    if (!bad) bad = posix_spawn_file_actions_adddup2(files, r->output[1], 1);
    if (!bad) bad = posix_spawn_file_actions_adddup2(files, r->said[1], 2);
    if (!bad) bad = posix_spawnattr_setsigmask(how, &none);
    if (!bad) bad = posix_spawnattr_setsigdefault(how, &all);
    if (!bad)
        bad = posix_spawnattr_setflags(how, POSIX_SPAWN_SETSIGMASK |
                                                POSIX_SPAWN_SETSIGDEF);
    if (!bad)
        bad = posix_spawnp(&r->child, r->tool->words[0], files, how,
                           (char *const *)r->tool->words, environment);
    return bad;
}

static void limit(const run *r) {
    const struct rlimit memory = {r->tool->most_memory, r->tool->most_memory};
    const struct rlimit core = {0, 0}; /* no copy of the input on a disk */
    (void)prlimit(r->child, RLIMIT_AS, &memory, NULL);
    (void)prlimit(r->child, RLIMIT_CORE, &core, NULL);
}

static tamiz_code start(run *r, tamiz_error *err) {
    posix_spawn_file_actions_t files;
    posix_spawnattr_t how;
    int bad = posix_spawn_file_actions_init(&files);
    if (bad) return fail_errno(r, "cannot be started", bad, err);
    bad = posix_spawnattr_init(&how);
    if (!bad) {
        bad = spawn(r, &files, &how);
        (void)posix_spawnattr_destroy(&how);
    }
    (void)posix_spawn_file_actions_destroy(&files);
    shut(&r->input);
    shut(&r->output[1]);
    shut(&r->said[1]);
    if (bad == ENOENT || bad == EACCES)
        return tamiz_fail(err, TAMIZ_UNSUPPORTED, r->tool->words[0],
                          "is not installed: Debian has it in the package %s",
                          r->tool->package);
    if (bad) return fail_errno(r, "cannot be started", bad, err);
    limit(r);
    return TAMIZ_OK;
}

/* ---- what it says ------------------------------------------------------ */

/* What does not fit is dropped, but read, so that the child goes on. */
static void keep_said(run *r, const char *bytes, size_t size) {
    size_t room = sizeof r->answer->said - 1 - r->said_size;
    if (size > room) size = room;
    memcpy(r->answer->said + r->said_size, bytes, size);
    r->said_size += size;
}

static tamiz_code read_some(run *r, int *fd, tamiz_error *err) {
    char chunk[CHUNK];
    ssize_t n = read(*fd, chunk, sizeof chunk);
    if (n < 0 && errno == EINTR) return TAMIZ_OK;
    if (n < 0) return fail_errno(r, "cannot be read from", errno, err);
    if (!n) {
        shut(fd);
        return TAMIZ_OK;
    }
    if (fd == &r->said[0]) {
        keep_said(r, chunk, (size_t)n);
        return TAMIZ_OK;
    }
    tamiz_buffer *output = &r->answer->output;
    if ((size_t)n > r->tool->most_output - output->size)
        return tamiz_fail(err, TAMIZ_TOO_LARGE, r->tool->words[0],
                          "gives over %zu bytes of text", r->tool->most_output);
    tamiz_buffer_add(output, chunk, (size_t)n);
    return output->failed ? tamiz_fail_memory(err, r->tool->words[0])
                          : TAMIZ_OK;
}

static tamiz_code fail_late(const run *r, tamiz_error *err) {
    return tamiz_fail(err, TAMIZ_TOO_LARGE, r->tool->words[0],
                      "was not done after %u seconds",
                      (r->tool->most_ms + 999) / 1000);
}

static tamiz_code read_all(run *r, tamiz_error *err) {
    tamiz_code code = TAMIZ_OK;
    while (!code && (r->output[0] >= 0 || r->said[0] >= 0)) {
        struct pollfd ends[2] = {{r->output[0], POLLIN, 0},
                                 {r->said[0], POLLIN, 0}};
        int64_t left = r->deadline - tamiz_clock_ms();
        if (left <= 0) return fail_late(r, err);
        int ready = poll(ends, 2, (int)left);
        if (ready < 0 && errno != EINTR)
            return fail_errno(r, "cannot be waited for", errno, err);
        if (ready <= 0) continue;
        if (ends[0].revents) code = read_some(r, &r->output[0], err);
        if (!code && ends[1].revents) code = read_some(r, &r->said[0], err);
    }
    return code;
}

/* ---- its end ----------------------------------------------------------- */

/* It has closed its outputs; one that does not end soon after is killed. */
static tamiz_code wait_end(run *r, tamiz_error *err) {
    int status = 0;
    for (;;) {
        pid_t ended = waitpid(r->child, &status, WNOHANG);
        if (ended == r->child) break;
        if (ended < 0 && errno != EINTR) {
            r->child = 0; /* somebody else has seen its end */
            return fail_errno(r, "nobody knows how it ended", errno, err);
        }
        if (tamiz_clock_ms() >= r->deadline) return fail_late(r, err);
        (void)poll(NULL, 0, 1);
    }
    r->child = 0;
    r->answer->status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return TAMIZ_OK;
}

static void end(run *r) {
    shut(&r->input);
    for (size_t i = 0; i < 2; i++) {
        shut(&r->output[i]);
        shut(&r->said[i]);
    }
    if (r->child <= 0) return;
    (void)kill(r->child, SIGKILL);
    while (waitpid(r->child, NULL, 0) < 0 && errno == EINTR) {
    }
}

tamiz_code tamiz_tool_run(const tamiz_tool *tool, tamiz_tool_answer *answer,
                          tamiz_error *err) {
    *answer = (tamiz_tool_answer){.status = -1};
    run r = {.tool = tool,
             .answer = answer,
             .input = -1,
             .output = {-1, -1},
             .said = {-1, -1},
             .deadline = tamiz_clock_ms() + tool->most_ms};
    tamiz_code code = open_all(&r, err);
    if (!code) code = start(&r, err);
    if (!code) code = read_all(&r, err);
    if (!code) code = wait_end(&r, err);
    end(&r);
    return code;
}

void tamiz_tool_clear(tamiz_tool_answer *answer) {
    tamiz_buffer_clear(&answer->output);
}
