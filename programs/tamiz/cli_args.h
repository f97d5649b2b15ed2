/* SPDX-License-Identifier: Apache-2.0 */
/* The command line, read into one struct: every option means the same wherever
 * it stands and whichever subcommand takes it. */
#ifndef TAMIZ_CLI_ARGS_H
#define TAMIZ_CLI_ARGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What the process ends with (the command line's contract). */
enum {
    CLI_DONE = 0,   /* done; screen and scan: without a hit */
    CLI_HITS = 1,   /* done, with hits */
    CLI_BAD = 2,    /* bad use or bad input */
    CLI_BROKEN = 3, /* the environment failed: files, memory */
};

/* One bit per option, in the order of the table in cli_args.c. */
typedef enum cli_option_bit {
    CLI_HOME = 1 << 0,
    CLI_SNAPSHOT = 1 << 1,
    CLI_JSON = 1 << 2,
    CLI_QUIET = 1 << 3,
    CLI_NO_COLOR = 1 << 4,
    CLI_HELP = 1 << 5,
    CLI_VERSION = 1 << 6,
    CLI_SCHEMA = 1 << 7,
    CLI_BIRTH_DATE = 1 << 8,
    CLI_COUNTRY = 1 << 9,
    CLI_GENDER = 1 << 10,
    CLI_ID = 1 << 11,
    CLI_THRESHOLD = 1 << 12,
    CLI_LIMIT = 1 << 13,
    CLI_LIST = 1 << 14,
    CLI_AS_OF = 1 << 15,
    CLI_WEAK = 1 << 16,
    CLI_EXPLAIN = 1 << 17,
    CLI_EXHAUSTIVE = 1 << 18,
    CLI_OUTPUT = 1 << 19,
    CLI_FILE = 1 << 20,
    CLI_ERRORS = 1 << 21,
    CLI_OFFLINE = 1 << 22,
    CLI_FUSE = 1 << 23,
    CLI_FORCE = 1 << 24,
    CLI_PROXY = 1 << 25,
    CLI_EVERY = 1 << 26,
    CLI_FORMAT = 1 << 27,
    CLI_SEEN = 1 << 28,
    CLI_KNOWN_ON = 1 << 29,
    CLI_HISTORY = 1 << 30,
} cli_option_bit;

/* More than an enumerator can hold. */
#define CLI_THREADS     (UINT64_C(1) << 32)
#define CLI_REJECTS     (UINT64_C(1) << 33)
#define CLI_NO_EVIDENCE (UINT64_C(1) << 34)

/* Options every subcommand takes. */
enum { CLI_GLOBAL = (1 << 7) - 1 };

/* What was typed. Strings are borrowed from argv; NULL = not given. */
typedef struct cli_args {
    const char *home, *snapshot, *output, *file, *format, *rejects;
    const char *schema, *birth_date, *country, *gender, *id, *as_of;
    bool json, quiet, no_color, help, version;
    const char *proxy, *every, *seen, *known_on;
    bool weak, explain, exhaustive, offline, history, no_evidence;
    double threshold; /* 0..1 */
    double fuse;      /* 0..100 */
    uint32_t limit;   /* at least 1 */
    uint32_t errors;  /* at least 1 when given */
    uint32_t threads; /* at least 1 when given */
    const char **lists;
    size_t list_count;
    const char **forced;
    size_t forced_count;
    const char **words; /* what is no option: subcommand first */
    size_t word_count;
    uint64_t given; /* bits of the options that were typed */
} cli_args;

/* One subcommand. Each is defined in the file of its name. */
typedef struct cli_command {
    const char *name;
    const char *operands; /* as in the help: "NAME" */
    const char *purpose;  /* one line, no full stop */
    const char *details;  /* paragraphs for the help, or NULL */
    uint64_t options;     /* bits, beside CLI_GLOBAL */
    size_t fewest, most;  /* operands */
    int (*run)(const cli_args *args, const char *const *operands, size_t count);
} cli_command;

extern const cli_command *const cli_commands[];
extern const size_t cli_command_count;

/* By name; NULL = no such subcommand. */
const cli_command *cli_command_find(const char *name);

/* Says that there is no such subcommand, and which is near; CLI_BAD. */
int cli_unknown_command(const char *name);

/* Reads argv. Options and words may stand in any order; "--" ends the options.
 * Returns CLI_DONE, or the exit code after having said what is wrong. Free
 * with cli_args_clear() in both cases. */
int cli_args_read(cli_args *args, int argc, char **argv);
void cli_args_clear(cli_args *args);

/* Says so and returns CLI_BAD when an option was typed that the command does
 * not take, or too few or too many operands. */
int cli_args_check(const cli_args *args, const cli_command *command);

/* The help of the whole command, or of one subcommand. */
void cli_help(void);
void cli_help_command(const cli_command *command);

#endif
