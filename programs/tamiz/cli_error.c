/* SPDX-License-Identifier: Apache-2.0 */
#include "cli_error.h"

#include "cli_args.h"
#include "cli_text.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Which codes are the user's doing. */
static int exit_of(tamiz_code code) {
    switch (code) {
    case TAMIZ_OK:
        return CLI_DONE;
    case TAMIZ_BAD_ARGUMENT:
    case TAMIZ_BAD_INPUT:
    case TAMIZ_NOT_FOUND:
    case TAMIZ_TOO_LARGE:
    case TAMIZ_UNSUPPORTED:
    case TAMIZ_UNTRUSTED:
        return CLI_BAD;
    case TAMIZ_CORRUPT:
    case TAMIZ_NO_MEMORY:
    case TAMIZ_IO:
        return CLI_BROKEN;
    }
    return CLI_BROKEN;
}

static void print_where(const char *where) {
    (void)fputs("tamiz: ", stderr);
    if (!where || !*where) return;
    cli_put_clean(stderr, where);
    (void)fputs(": ", stderr);
}

int cli_error(const tamiz_error *err) {
    char where[sizeof err->where + 32];
    const char *name = *err->where ? err->where : "input";
    if (err->line && err->column)
        (void)snprintf(where, sizeof where, "%s:%u:%u", name, err->line,
                       err->column);
    else if (err->line)
        (void)snprintf(where, sizeof where, "%s:%u", name, err->line);
    else
        (void)snprintf(where, sizeof where, "%s", err->where);
    print_where(where);
    cli_put_clean(stderr,
                  *err->message ? err->message : tamiz_code_name(err->code));
    (void)fputc('\n', stderr);
    return exit_of(err->code);
}

int cli_bad(const char *where, const char *format, ...) {
    char message[512];
    va_list list;
    va_start(list, format);
    (void)vsnprintf(message, sizeof message, format, list);
    va_end(list);
    print_where(where);
    cli_put_clean(stderr, message);
    (void)fputc('\n', stderr);
    return CLI_BAD;
}

int cli_broken(const char *where) {
    int number = errno;
    print_where(where);
    (void)fprintf(stderr, "%s\n",
                  number ? strerror(number) : "input or output failed");
    return CLI_BROKEN;
}

int cli_no_memory(void) {
    (void)fputs("tamiz: out of memory\n", stderr);
    return CLI_BROKEN;
}

enum { LONGEST_WORD = 32 };

static size_t smaller(size_t a, size_t b) {
    return a < b ? a : b;
}

/* Edits between two words of at most LONGEST_WORD letters (the recurrence of
 * optimal string alignment, three rows at a time). */
static size_t edits(const char *a, const char *b) {
    size_t row[3][LONGEST_WORD + 1];
    size_t m = strlen(a), n = strlen(b);
    if (m > LONGEST_WORD || n > LONGEST_WORD) return LONGEST_WORD;
    for (size_t k = 0; k <= n; k++) row[0][k] = k;
    for (size_t i = 1; i <= m; i++) {
        size_t *now = row[i % 3], *last = row[(i + 2) % 3];
        const size_t *before = row[(i + 1) % 3];
        now[0] = i;
        for (size_t k = 1; k <= n; k++) {
            now[k] = smaller(smaller(last[k], now[k - 1]) + 1,
                             last[k - 1] + (a[i - 1] != b[k - 1]));
            if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1])
                now[k] = smaller(now[k], before[k - 2] + 1);
        }
    }
    return row[m % 3][n];
}

const char *cli_nearest(const char *word, cli_candidate *candidate,
                        size_t count) {
    const char *best = NULL;
    size_t length = strlen(word), fewest = length / 3 + 2;
    for (size_t i = 0; i < count && length > 1; i++) {
        const char *name = candidate(i);
        size_t distance = strncmp(word, name, length) ? edits(word, name) : 1;
        if (distance < fewest) fewest = distance, best = name;
    }
    return best;
}
