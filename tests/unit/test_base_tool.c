/* SPDX-License-Identifier: Apache-2.0 */
/* Programs that behave, and programs that do not. */
#include "test.h"

#include "base_tool.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SOON = 20000, AT_ONCE = 200, MEMORY = 1 << 30 };

static tamiz_tool shell(const char *const words[4], const char *input) {
    return (tamiz_tool){.words = words,
                        .package = "dash",
                        .input = tamiz_span_of(input),
                        .most_output = 100000,
                        .most_ms = SOON,
                        .most_memory = MEMORY};
}

#define SHELL(name, script)                                                    \
    const char *const name[] = {"sh", "-c", script, NULL}

TEST(bytes_go_in_and_text_comes_out) {
    SHELL(words, "cat; echo bad >&2; exit 3");
    tamiz_tool tool = shell(words, "a\nb");
    tamiz_tool_answer answer;
    assert_int_equal(tamiz_tool_run(&tool, &answer, NULL), TAMIZ_OK);
    assert_string_equal(answer.output.data, "a\nb");
    assert_string_equal(answer.said, "bad\n");
    assert_int_equal(answer.status, 3);
    tamiz_tool_clear(&answer);
}

TEST(the_input_may_be_left_or_read_twice) {
    SHELL(left, "exit 0");
    SHELL(twice, "cat /dev/stdin; cat /proc/self/fd/0");
    tamiz_buffer much = {0};
    (void)memset(tamiz_buffer_grow(&much, 1 << 20), 'x', 1 << 20);
    tamiz_tool tool = shell(left, NULL);
    tamiz_tool_answer answer;
    tool.input = tamiz_buffer_view(&much);
    assert_int_equal(tamiz_tool_run(&tool, &answer, NULL), TAMIZ_OK);
    assert_int_equal(answer.status, 0);
    assert_int_equal(answer.output.size, 0);
    tamiz_tool_clear(&answer);
    tool = shell(twice, "ab");
    assert_int_equal(tamiz_tool_run(&tool, &answer, NULL), TAMIZ_OK);
    assert_string_equal(answer.output.data, "abab");
    tamiz_tool_clear(&answer);
    tamiz_buffer_clear(&much);
}

TEST(both_outputs_may_be_long) {
    SHELL(words, "i=0; while [ $i -lt 2000 ]; do echo "
                 "0123456789012345678901234567890123456789 >&2; echo "
                 "0123456789012345678901234567890123456789; i=$((i+1)); done");
    tamiz_tool tool = shell(words, "");
    tamiz_tool_answer answer;
    assert_int_equal(tamiz_tool_run(&tool, &answer, NULL), TAMIZ_OK);
    assert_int_equal(answer.output.size, 2000 * 41);
    assert_int_equal(strlen(answer.said), sizeof answer.said - 1);
    tamiz_tool_clear(&answer);
}

// clang-format off
static const struct { const char *script; size_t most; uint32_t ms; tamiz_code code; const char *said, *why; } bad_rows[] = {
    {"sleep 60", 10, AT_ONCE, TAMIZ_TOO_LARGE, "seconds", "too long"},
    {"exec >&- 2>&-; sleep 60", 10, AT_ONCE, TAMIZ_TOO_LARGE, "seconds", "closes its outputs and stays"},
    {"trap '' TERM; while :; do :; done", 10, AT_ONCE, TAMIZ_TOO_LARGE, "seconds", "does not listen"},
    {"echo 0123456789", 10, SOON, TAMIZ_TOO_LARGE, "10 bytes", "one byte too many"},
    {"while :; do echo y; done", 1000, SOON, TAMIZ_TOO_LARGE, "1000 bytes", "text without end"},
};
// clang-format on

TEST(what_goes_on_for_ever_is_ended) {
    for (size_t i = 0; i < COUNT(bad_rows); i++) {
        SHELL(words, bad_rows[i].script);
        tamiz_tool tool = shell(words, "");
        tool.most_output = bad_rows[i].most;
        tool.most_ms = bad_rows[i].ms;
        tamiz_tool_answer answer;
        tamiz_error err = {0};
        if (tamiz_tool_run(&tool, &answer, &err) != bad_rows[i].code ||
            !strstr(err.message, bad_rows[i].said))
            fail_msg("%s: %s", bad_rows[i].why, err.message);
        assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); /* none is left */
        tamiz_tool_clear(&answer);
    }
}

TEST(what_says_all_it_may_is_heard) {
    SHELL(words, "echo 012345678");
    tamiz_tool tool = shell(words, "");
    tool.most_output = 10;
    tamiz_tool_answer answer;
    assert_int_equal(tamiz_tool_run(&tool, &answer, NULL), TAMIZ_OK);
    assert_int_equal(answer.output.size, 10);
    tamiz_tool_clear(&answer);
}

TEST(a_signal_is_no_exit_status) {
    SHELL(words, "kill -9 $$");
    tamiz_tool tool = shell(words, "");
    tamiz_tool_answer answer;
    assert_int_equal(tamiz_tool_run(&tool, &answer, NULL), TAMIZ_OK);
    assert_int_equal(answer.status, -1);
    tamiz_tool_clear(&answer);
}

TEST(what_is_not_installed_is_named_with_its_package) {
    const char *const words[] = {"tamiz-no-such-program", NULL};
    tamiz_tool tool = {words, "some-package", {"", 0}, 10, SOON, MEMORY};
    tamiz_tool_answer answer;
    tamiz_error err = {0};
    assert_int_equal(tamiz_tool_run(&tool, &answer, &err), TAMIZ_UNSUPPORTED);
    assert_non_null(strstr(err.message, "some-package"));
    assert_string_equal(err.where, "tamiz-no-such-program");
    tamiz_tool_clear(&answer);
}

enum { MOST_DESCRIPTORS = 1024 };

/* Open descriptors above the standard ones; those that children get only. */
static int count_open(bool inherited) {
    int n = 0;
    for (int fd = 3; fd < MOST_DESCRIPTORS; fd++) {
        int flags = fcntl(fd, F_GETFD);
        if (flags >= 0 && !(inherited && flags & FD_CLOEXEC)) n++;
    }
    return n;
}

TEST(nothing_stays_open_and_nothing_is_inherited) {
    SHELL(words, "ls /proc/self/fd | wc -l; echo $FOO$LC_ALL");
    tamiz_tool tool = shell(words, "");
    tamiz_tool_answer answer;
    char want[32];
    int before = count_open(false);
    /* 0, 1, 2, the folder that ls reads, and what was there before */
    (void)snprintf(want, sizeof want, "%d\nC\n", 4 + count_open(true));
    assert_int_equal(setenv("FOO", "secret", 1), 0);
    assert_int_equal(tamiz_tool_run(&tool, &answer, NULL), TAMIZ_OK);
    assert_string_equal(answer.output.data, want);
    assert_int_equal(count_open(false), before);
    tamiz_tool_clear(&answer);
}

/* A server may run without its standard descriptors. */
TEST(closed_standard_descriptors_do_no_harm) {
    SHELL(words, "cat; echo bad >&2");
    tamiz_tool tool = shell(words, "ab");
    tamiz_tool_answer answer;
    int kept[3];
    for (int i = 0; i < 3; i++) {
        kept[i] = fcntl(i, F_DUPFD_CLOEXEC, 10);
        (void)close(i);
    }
    tamiz_code code = tamiz_tool_run(&tool, &answer, NULL);
    for (int i = 0; i < 3; i++) {
        (void)dup2(kept[i], i);
        (void)close(kept[i]);
    }
    assert_int_equal(code, TAMIZ_OK);
    assert_string_equal(answer.output.data, "ab");
    assert_string_equal(answer.said, "bad\n");
    tamiz_tool_clear(&answer);
}

TEST(an_end_that_nobody_can_know_is_an_error) {
    SHELL(words, "exit 0");
    tamiz_tool tool = shell(words, "");
    tamiz_tool_answer answer;
    void (*before)(int) = signal(SIGCHLD, SIG_IGN);
    assert_int_equal(tamiz_tool_run(&tool, &answer, NULL), TAMIZ_IO);
    (void)signal(SIGCHLD, before);
    tamiz_tool_clear(&answer);
}
