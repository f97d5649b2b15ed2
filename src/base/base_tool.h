/* SPDX-License-Identifier: Apache-2.0 */
/* A program of the system that turns bytes into text, kept within bounds. No
 * shell, no file on a disk, no signal handler, no descriptor that another
 * child of the process could inherit. */
#ifndef TAMIZ_BASE_TOOL_H
#define TAMIZ_BASE_TOOL_H

#include "base_buffer.h"
#include "base_error.h"

typedef struct tamiz_tool {
    const char *const *words; /* the program, looked for along PATH, and its
                               * arguments; ends with NULL */
    const char *package;      /* of Debian, that has it: for the error */
    tamiz_span input;         /* its standard input, a file it may seek in */
    size_t most_output;       /* bytes */
    uint32_t most_ms;         /* of a clock on the wall */
    uint64_t most_memory;     /* bytes of its address space */
} tamiz_tool;

enum { TAMIZ_TOOL_SAID = 1024 };
typedef struct tamiz_tool_answer {
    tamiz_buffer output;
    char said[TAMIZ_TOOL_SAID]; /* the start of its standard error */
    int status;                 /* its exit status; -1 when a signal ended it */
} tamiz_tool_answer;

/* Runs it to its end. It has the C locale and no other environment. Errors:
 * UNSUPPORTED when it is not installed; TOO_LARGE when it takes more time or
 * says more than it may (it is killed then); IO (also when the process ignores
 * SIGCHLD, so that nobody can tell how a child ended); NO_MEMORY. The answer
 * is to be cleared in any case. */
tamiz_code tamiz_tool_run(const tamiz_tool *tool, tamiz_tool_answer *answer,
                          tamiz_error *err);
void tamiz_tool_clear(tamiz_tool_answer *answer);

#endif
