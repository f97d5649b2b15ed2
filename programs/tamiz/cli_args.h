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
typedef uint64_t cli_option_bit;
#define CLI_HOME        (UINT64_C(1) << 0)
#define CLI_SNAPSHOT    (UINT64_C(1) << 1)
#define CLI_JSON        (UINT64_C(1) << 2)
#define CLI_QUIET       (UINT64_C(1) << 3)
#define CLI_NO_COLOR    (UINT64_C(1) << 4)
#define CLI_HELP        (UINT64_C(1) << 5)
#define CLI_VERSION     (UINT64_C(1) << 6)
#define CLI_SCHEMA      (UINT64_C(1) << 7)
#define CLI_BIRTH_DATE  (UINT64_C(1) << 8)
#define CLI_COUNTRY     (UINT64_C(1) << 9)
#define CLI_GENDER      (UINT64_C(1) << 10)
#define CLI_ID          (UINT64_C(1) << 11)
#define CLI_THRESHOLD   (UINT64_C(1) << 12)
#define CLI_LIMIT       (UINT64_C(1) << 13)
#define CLI_LIST        (UINT64_C(1) << 14)
#define CLI_AS_OF       (UINT64_C(1) << 15)
#define CLI_WEAK        (UINT64_C(1) << 16)
#define CLI_EXPLAIN     (UINT64_C(1) << 17)
#define CLI_EXHAUSTIVE  (UINT64_C(1) << 18)
#define CLI_OUTPUT      (UINT64_C(1) << 19)
#define CLI_FILE        (UINT64_C(1) << 20)
#define CLI_ERRORS      (UINT64_C(1) << 21)
#define CLI_OFFLINE     (UINT64_C(1) << 22)
#define CLI_FUSE        (UINT64_C(1) << 23)
#define CLI_FORCE       (UINT64_C(1) << 24)
#define CLI_PROXY       (UINT64_C(1) << 25)
#define CLI_EVERY       (UINT64_C(1) << 26)
#define CLI_FORMAT      (UINT64_C(1) << 27)
#define CLI_FORBID      (UINT64_C(1) << 28)
#define CLI_FORGET      (UINT64_C(1) << 29)
#define CLI_WHY         (UINT64_C(1) << 30)
#define CLI_AMBIGUOUS   (UINT64_C(1) << 31)
#define CLI_KEY         (UINT64_C(1) << 32)
#define CLI_TRUSTED_KEY (UINT64_C(1) << 33)
#define CLI_SAME        (UINT64_C(1) << 34)
#define CLI_SEEN        (UINT64_C(1) << 35)
#define CLI_KNOWN_ON    (UINT64_C(1) << 36)
#define CLI_HISTORY     (UINT64_C(1) << 37)
#define CLI_THREADS     (UINT64_C(1) << 38)
#define CLI_REJECTS     (UINT64_C(1) << 39)
#define CLI_NO_EVIDENCE (UINT64_C(1) << 40)
#define CLI_POLICY      (UINT64_C(1) << 41)
#define CLI_USE         (UINT64_C(1) << 42)
#define CLI_SHOW_ACCEPT (UINT64_C(1) << 43)
#define CLI_QUERY       (UINT64_C(1) << 44)
#define CLI_ANSWER      (UINT64_C(1) << 45)
#define CLI_ENTITY      (UINT64_C(1) << 46)
#define CLI_REASON      (UINT64_C(1) << 47)
#define CLI_BY          (UINT64_C(1) << 48)
#define CLI_UNTIL       (UINT64_C(1) << 49)
#define CLI_WITHDRAW    (UINT64_C(1) << 50)
#define CLI_WATCH       (UINT64_C(1) << 51)
#define CLI_PER_MESSAGE (UINT64_C(1) << 52)
#define CLI_ENTITIES    (UINT64_C(1) << 53)
#define CLI_AS          (UINT64_C(1) << 54)
#define CLI_LIKE        (UINT64_C(1) << 55)
#define CLI_DATE        (UINT64_C(1) << 56)
#define CLI_SHARE       (UINT64_C(1) << 57)
#define CLI_MORE_THAN   (UINT64_C(1) << 58)
#define CLI_HTML        (UINT64_C(1) << 59)
#define CLI_NAMES       (UINT64_C(1) << 60)
#define CLI_SEED        (UINT64_C(1) << 61)
#define CLI_FACT        (UINT64_C(1) << 62)
#define CLI_GONE        (UINT64_C(1) << 63)

/* Options every subcommand takes. */
#define CLI_GLOBAL (((UINT64_C(1) << 7) - 1) | CLI_TRUSTED_KEY)

/* What was typed. Strings are borrowed from argv; NULL = not given. */
typedef struct cli_args {
    const char *home, *snapshot, *output, *file, *format, *rejects;
    const char *schema, *birth_date, *country, *gender, *id, *as_of, *why;
    const char *key, *trusted_key;
    const char *policy, *use;
    const char *query, *answer, *entity, *by, *until;
    bool show_accepted, withdraw;
    const char *watch, *gone;
    bool json, quiet, no_color, help, version;
    const char *proxy, *every, *seen, *known_on;
    const char *entities, *as, *like;
    bool weak, explain, exhaustive, offline, history, no_evidence;
    bool per_message, more_than, html;
    const char *date;
    bool same, forbid, forget, ambiguous;
    double threshold; /* 0..1 */
    double fuse;      /* 0..100 */
    double share;     /* 0..100 */
    uint32_t limit;   /* at least 1; UINT32_MAX = all */
    uint32_t errors;  /* at least 1 when given */
    uint32_t threads; /* at least 1 when given */
    uint32_t names;   /* at least 1 when given */
    uint32_t seed;    /* at least 1 when given */
    const char **lists;
    size_t list_count;
    const char **forced;
    size_t forced_count;
    const char **facts; /* "birthPlace=Basra" */
    size_t fact_count;
    const char **words; /* what is no option: subcommand first */
    size_t word_count;
    cli_option_bit given; /* bits of the options that were typed */
} cli_args;

/* One subcommand. Each is defined in the file of its name. */
typedef struct cli_command {
    const char *name;
    const char *operands;   /* as in the help: "NAME" */
    const char *purpose;    /* one line, no full stop */
    const char *details;    /* paragraphs for the help, or NULL */
    cli_option_bit options; /* bits, beside CLI_GLOBAL */
    size_t fewest, most;    /* operands */
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
