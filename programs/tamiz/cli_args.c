/* SPDX-License-Identifier: Apache-2.0 */
#include "cli_args.h"

#include "cli_error.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef enum option_kind {
    FLAG,     /* bool */
    TEXT,     /* const char *, not empty */
    SCORE,    /* double, 0 to 1 */
    COUNT,    /* uint32_t, from 1 */
    PERCENT,  /* double, 0 to 100 */
    REPEATED, /* appended to args->lists, forced or facts */
} option_kind;

typedef struct option_row {
    uint64_t bit;
    const char *name;
    char letter;       /* short form, or 0 */
    const char *value; /* as in the help; NULL for a flag */
    option_kind kind;
    size_t offset; /* of the field in cli_args */
    const char *help;
} option_row;

#define FIELD(name) offsetof(cli_args, name)

// clang-format off
static const option_row options[] = {
    {CLI_HOME, "home", 0, "DIR", TEXT, FIELD(home),
     "where lists are kept ($TAMIZ_HOME, ~/.local/share/tamiz)"},
    {CLI_SNAPSHOT, "snapshot", 0, "FILE", TEXT, FIELD(snapshot),
     "ask this snapshot instead of the home's current one"},
    {CLI_TRUSTED_KEY, "trusted-key", 0, "PUB", TEXT, FIELD(trusted_key),
     "only a snapshot signed by this key ($TAMIZ_TRUSTED_KEY)"},
    {CLI_JSON, "json", 0, NULL, FLAG, FIELD(json),
     "one JSON object per line"},
    {CLI_QUIET, "quiet", 0, NULL, FLAG, FIELD(quiet),
     "no progress, no remarks"},
    {CLI_NO_COLOR, "no-color", 0, NULL, FLAG, FIELD(no_color),
     "no colour on a terminal (as does NO_COLOR)"},
    {CLI_HELP, "help", 'h', NULL, FLAG, FIELD(help),
     "this text"},
    {CLI_VERSION, "version", 0, NULL, FLAG, FIELD(version),
     "engine version"},
    {CLI_SCHEMA, "schema", 0, "S", TEXT, FIELD(schema),
     "kind of party: Person, Organization, Company, Vessel, ..."},
    {CLI_BIRTH_DATE, "birth-date", 0, "D", TEXT, FIELD(birth_date),
     "1962, 1962-11-23, circa 1962, 1960 to 1964"},
    {CLI_COUNTRY, "country", 0, "C", TEXT, FIELD(country),
     "two-letter code or a country's name"},
    {CLI_GENDER, "gender", 0, "G", TEXT, FIELD(gender),
     "male or female"},
    {CLI_FACT, "fact", 0, "NAME=VALUE", REPEATED, FIELD(facts),
     "birthPlace, address, position ...; may be repeated"},
    {CLI_ID, "id", 0, "X", TEXT, FIELD(id),
     "a number, or its kind and country: imo:X, passport/ir:X, tax:X"},
    {CLI_THRESHOLD, "threshold", 0, "T", SCORE, FIELD(threshold),
     "lowest score that is a hit, 0 to 1 (0.70)"},
    {CLI_LIMIT, "limit", 0, "N", COUNT, FIELD(limit),
     "most hits shown, 0 for all (10)"},
    {CLI_LIST, "list", 0, "L", REPEATED, FIELD(lists),
     "only this list; may be repeated"},
    {CLI_AS_OF, "as-of", 0, "D", TEXT, FIELD(as_of),
     "only what was in force on this day"},
    {CLI_WEAK, "weak", 0, NULL, FLAG, FIELD(weak),
     "let a weak alias alone be a hit"},
    {CLI_EXPLAIN, "explain", 0, NULL, FLAG, FIELD(explain),
     "show what adds up to each score"},
    {CLI_EXHAUSTIVE, "exhaustive", 0, NULL, FLAG, FIELD(exhaustive),
     "score every listed name: slow, same answer"},
    {CLI_OUTPUT, "output", 'o', "FILE", TEXT, FIELD(output),
     "file to write"},
    {CLI_FILE, "file", 0, "FILE", TEXT, FIELD(file),
     "file with a row per case; - is standard input"},
    {CLI_ERRORS, "errors", 0, "N", COUNT, FIELD(errors),
     "list the N worst mistakes of each kind"},
    {CLI_SAME, "same", 0, NULL, FLAG, FIELD(same),
     "they are one, whatever the engine finds"},
    {CLI_FORBID, "forbid", 0, NULL, FLAG, FIELD(forbid),
     "they are two, whatever the engine finds"},
    {CLI_FORGET, "forget", 0, NULL, FLAG, FIELD(forget),
     "take back what was decided of them"},
    {CLI_WHY, "why", 0, "TEXT", TEXT, FIELD(why),
     "the reason, kept with the decision"},
    {CLI_KEY, "key", 0, "FILE", TEXT, FIELD(key),
     "the key file: NAME.key to sign, NAME.pub to verify"},
    {CLI_AMBIGUOUS, "ambiguous", 0, NULL, FLAG, FIELD(ambiguous),
     "what was considered and left apart"},
    {CLI_OFFLINE, "offline", 0, NULL, FLAG, FIELD(offline),
     "download nothing: forge what is stored again"},
    {CLI_FUSE, "fuse", 0, "PERCENT", PERCENT, FIELD(fuse),
     "refuse a list that lost more of its entities (20)"},
    {CLI_FORCE, "force", 0, "LIST", REPEATED, FIELD(forced),
     "take this list in whatever its counts; may be repeated"},
    {CLI_PROXY, "proxy", 0, "URL", TEXT, FIELD(proxy),
     "download through this proxy (https_proxy, no_proxy)"},
    {CLI_EVERY, "every", 0, "TIME", TEXT, FIELD(every),
     "go on for ever, once each TIME: 30m, 6h, 1d"},
    {CLI_FORMAT, "format", 0, "F", TEXT, FIELD(format),
     "ftm, senzing or csv"},
    {CLI_SEEN, "seen", 0, "D", TEXT, FIELD(seen),
     "the day on which these files were had (today)"},
    {CLI_KNOWN_ON, "known-on", 0, "D", TEXT, FIELD(known_on),
     "answer from what the home had seen by this day"},
    {CLI_HISTORY, "history", 0, NULL, FLAG, FIELD(history),
     "when each fact was seen first and last"},
    {CLI_THREADS, "threads", 0, "N", COUNT, FIELD(threads),
     "threads that answer (one for each core)"},
    {CLI_REJECTS, "rejects", 0, "FILE", TEXT, FIELD(rejects),
     "file for rows that cannot be asked"},
    {CLI_ENTITIES, "entities", 0, "FILE", TEXT, FIELD(entities),
     "a file of parties of one's own: FtM entities or CSV"},
    {CLI_AS, "as", 0, "NAME", TEXT, FIELD(as),
     "what to call the list of --entities (customers)"},
    {CLI_LIKE, "like", 0, "FILE", TEXT, FIELD(like),
     "take the learnt variants of this snapshot"},
    {CLI_NO_EVIDENCE, "no-evidence", 0, NULL, FLAG, FIELD(no_evidence),
     "leave the evidence of hits out"},
    {CLI_POLICY, "policy", 0, "P", TEXT, FIELD(policy),
     "recall, balanced, precision, ofac, or a file"},
    {CLI_USE, "use", 0, "U", TEXT, FIELD(use),
     "onboarding, payment or media: the policy's part"},
    {CLI_SHOW_ACCEPT, "show-accepted", 0, NULL, FLAG, FIELD(show_accepted),
     "show hits that were accepted too, marked"},
    {CLI_QUERY, "query", 0, "NAME", TEXT, FIELD(query),
     "the name that was asked"},
    {CLI_ANSWER, "answer", 0, "FILE", TEXT, FIELD(answer),
     "a line of JSON that answered; - is standard input"},
    {CLI_ENTITY, "entity", 0, "ID", TEXT, FIELD(entity),
     "which of the answer's hits"},
    {CLI_REASON, "reason", 0, "TEXT", TEXT, FIELD(why),
     "why, kept with the decision"},
    {CLI_BY, "by", 0, "WHO", TEXT, FIELD(by),
     "who decides (the user)"},
    {CLI_UNTIL, "until", 0, "D", TEXT, FIELD(until),
     "the last day on which the decision holds"},
    {CLI_WITHDRAW, "withdraw", 0, NULL, FLAG, FIELD(withdraw),
     "take the decision back"},
    {CLI_WATCH, "watch", 0, "FILE", TEXT, FIELD(watch),
     "payment messages: find its terms too"},
    {CLI_PER_MESSAGE, "per-message", 0, NULL, FLAG, FIELD(per_message),
     "with --json: a line for each payment message"},
    {CLI_DATE, "date", 0, "DAY", TEXT, FIELD(date),
     "the day the document was written, for \"on Friday\""},
    {CLI_GONE, "gone", 0, "FILE", TEXT, FIELD(gone),
     "who left the lists (as the home knows; none = nobody)"},
    {CLI_SHARE, "share", 0, "PERCENT", PERCENT, FIELD(share),
     "so much of an entity, held by blocked persons, blocks it (50)"},
    {CLI_MORE_THAN, "more-than", 0, NULL, FLAG, FIELD(more_than),
     "only more than that share does"},
    {CLI_HTML, "html", 0, NULL, FLAG, FIELD(html),
     "a page for people: text, evidence, timelines, lists"},
    {CLI_NAMES, "names", 0, "N", COUNT, FIELD(names),
     "so many listed names are drawn (200)"},
    {CLI_SEED, "seed", 0, "N", COUNT, FIELD(seed),
     "what chance starts from (1)"},
};
// clang-format on

enum { OPTION_COUNT = sizeof options / sizeof *options };

static const char *option_name(size_t index) {
    return options[index].name;
}

static const char *command_name(size_t index) {
    return cli_commands[index]->name;
}

const cli_command *cli_command_find(const char *name) {
    for (size_t i = 0; i < cli_command_count; i++)
        if (!strcmp(cli_commands[i]->name, name)) return cli_commands[i];
    return NULL;
}

/* The row of "--name", "--name=value" or "-o"; NULL = unknown. */
static const option_row *find_option(const char *word, size_t length) {
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        const option_row *row = &options[i];
        if (length == 2 && row->letter && word[1] == row->letter) return row;
        if (length == strlen(row->name) + 2 &&
            !strncmp(word + 2, row->name, length - 2) && word[1] == '-')
            return row;
    }
    return NULL;
}

static int unknown_option(const char *word, size_t length) {
    char name[64];
    const char *bare = word;
    while (*bare == '-') bare++;
    (void)snprintf(name, sizeof name, "%.*s", (int)(word + length - bare),
                   bare);
    const char *near = cli_nearest(name, option_name, OPTION_COUNT);
    (void)snprintf(name, sizeof name, "%.*s", (int)length, word);
    if (near) return cli_bad(name, "unknown option; did you mean --%s?", near);
    return cli_bad(name, "unknown option; see tamiz --help");
}

/* The number in text, whole and finite; false = it is none. */
static bool read_number(const char *text, double *value) {
    char *end = NULL;
    errno = 0;
    double number = strtod(text, &end);
    if (end == text || *end || errno || !isfinite(number)) return false;
    *value = number;
    return true;
}

static int set_score(const option_row *row, const char *value, double *field) {
    double number = 0;
    if (!read_number(value, &number) || number < 0 || number > 1)
        return cli_bad(value, "--%s expects a number from 0 to 1", row->name);
    *field = number;
    return CLI_DONE;
}

static int set_percent(const option_row *row, const char *value,
                       double *field) {
    double number = 0;
    if (!read_number(value, &number) || number < 0 || number > 100)
        return cli_bad(value, "--%s expects a number from 0 to 100", row->name);
    *field = number;
    return CLI_DONE;
}

static int set_count(const option_row *row, const char *value,
                     uint32_t *field) {
    char *end = NULL;
    errno = 0;
    unsigned long number = strtoul(value, &end, 10);
    bool all = row->bit == CLI_LIMIT && !number && end != value;
    if (all) number = UINT32_MAX;
    if (*value < '0' || *value > '9' || *end || errno || !number ||
        number > UINT32_MAX)
        return cli_bad(value, "--%s expects a whole number from 1", row->name);
    *field = (uint32_t)number;
    return CLI_DONE;
}

static int set_option(cli_args *args, const option_row *row,
                      const char *value) {
    void *field = (char *)args + row->offset;
    args->given |= row->bit;
    if (row->kind != FLAG && !*value)
        return cli_bad(NULL, "--%s is empty; expected %s", row->name,
                       row->value);
    switch (row->kind) {
    case FLAG:
        *(bool *)field = true;
        break;
    case TEXT:
        *(const char **)field = value;
        break;
    case SCORE:
        return set_score(row, value, field);
    case COUNT:
        return set_count(row, value, field);
    case PERCENT:
        return set_percent(row, value, field);
    case REPEATED:
        if (row->bit == CLI_FORCE)
            args->forced[args->forced_count++] = value;
        else if (row->bit == CLI_FACT)
            args->facts[args->fact_count++] = value;
        else
            args->lists[args->list_count++] = value;
        break;
    }
    return CLI_DONE;
}

/* Reads the option at argv[*at] and moves *at past its value. */
static int read_option(cli_args *args, int argc, char **argv, int *at) {
    const char *word = argv[*at];
    size_t length = strcspn(word, "=");
    const option_row *row = find_option(word, length);
    if (!row) return unknown_option(word, length);
    const char *value = word[length] ? word + length + 1 : NULL;
    if (row->kind == FLAG) {
        if (value) return cli_bad(word, "--%s takes no value", row->name);
        return set_option(args, row, "");
    }
    if (!value) {
        if (++*at >= argc)
            return cli_bad(word, "a value is missing; expected %s", row->value);
        value = argv[*at];
    }
    return set_option(args, row, value);
}

int cli_args_read(cli_args *args, int argc, char **argv) {
    *args = (cli_args){0};
    size_t room = argc > 0 ? (size_t)argc : 1;
    args->lists = calloc(room, sizeof *args->lists);
    args->forced = calloc(room, sizeof *args->forced);
    args->facts = calloc(room, sizeof *args->facts);
    args->words = calloc(room, sizeof *args->words);
    if (!args->lists || !args->forced || !args->facts || !args->words)
        return cli_no_memory();
    bool literal = false; /* after "--" nothing is an option */
    for (int at = 1; at < argc; at++) {
        const char *word = argv[at];
        if (!literal && !strcmp(word, "--")) {
            literal = true;
        } else if (literal || word[0] != '-' || !word[1]) {
            args->words[args->word_count++] = word;
        } else {
            int bad = read_option(args, argc, argv, &at);
            if (bad) return bad;
        }
    }
    return CLI_DONE;
}

void cli_args_clear(cli_args *args) {
    free(args->lists);
    free(args->forced);
    free(args->facts);
    free(args->words);
    *args = (cli_args){0};
}

static int check_operands(const cli_command *command, size_t count,
                          const char *extra) {
    if (count < command->fewest)
        return cli_bad(command->name, "%s is missing; see tamiz %s --help",
                       command->operands, command->name);
    if (count > command->most)
        return cli_bad(extra,
                       "one word too many; expected %s (a name of several "
                       "words stands in quotes)",
                       *command->operands ? command->operands : "no operand");
    return CLI_DONE;
}

int cli_args_check(const cli_args *args, const cli_command *command) {
    cli_option_bit strange = args->given & ~(command->options | CLI_GLOBAL);
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        if (!(strange & options[i].bit)) continue;
        char name[64];
        (void)snprintf(name, sizeof name, "--%s", options[i].name);
        return cli_bad(name, "not an option of %s; see tamiz %s --help",
                       command->name, command->name);
    }
    size_t count = args->word_count - 1;
    return check_operands(command, count,
                          count > command->most ? args->words[1 + command->most]
                                                : NULL);
}

static void help_options(cli_option_bit bits) {
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        const option_row *row = &options[i];
        if (!(bits & row->bit)) continue;
        char left[40];
        char letter[8] = "";
        if (row->letter)
            (void)snprintf(letter, sizeof letter, "-%c, ", row->letter);
        (void)snprintf(left, sizeof left, "%s--%s%s%s", letter, row->name,
                       row->value ? " " : "", row->value ? row->value : "");
        (void)printf("  %-18s %s\n", left, row->help);
    }
}

void cli_help(void) {
    (void)printf("tamiz: is this name, party or page on a sanctions list?\n\n"
                 "usage: tamiz COMMAND [OPTION]...\n\ncommands:\n");
    for (size_t i = 0; i < cli_command_count; i++) {
        const cli_command *command = cli_commands[i];
        char left[40];
        (void)snprintf(left, sizeof left, "%s %s", command->name,
                       command->operands);
        (void)printf("  %-26s %s\n", left, command->purpose);
    }
    (void)printf("\noptions of every command:\n");
    help_options(CLI_GLOBAL);
    (void)printf("\nexit status: 0 done, no hit; 1 hits (screen, scan); 2 bad "
                 "use or input;\n3 the environment failed. More: tamiz "
                 "COMMAND --help, man tamiz\n");
}

void cli_help_command(const cli_command *command) {
    (void)printf("usage: tamiz %s%s%s [OPTION]...\n\n%s.\n", command->name,
                 *command->operands ? " " : "", command->operands,
                 command->purpose);
    if (command->details) (void)printf("\n%s\n", command->details);
    if (command->options) {
        (void)printf("\noptions:\n");
        help_options(command->options);
    }
    (void)printf("\noptions of every command:\n");
    help_options(CLI_GLOBAL);
}

int cli_unknown_command(const char *word) {
    const char *near = cli_nearest(word, command_name, cli_command_count);
    if (near) return cli_bad(word, "unknown command; did you mean %s?", near);
    return cli_bad(word, "unknown command; see tamiz --help");
}
