/* SPDX-License-Identifier: Apache-2.0 */
/* tamiz screen NAME: is this party listed? With --file: which of these are? */
#include "cli_error.h"
#include "cli_fact.h"
#include "cli_hit.h"
#include "cli_id.h"
#include "cli_open.h"
#include "cli_policy.h"
#include "commands.h"
#include "screen_file.h"
#include "screen_html.h"

/* What is wrong with the question, below its headline. */
static void print_warnings(const cli_term *term, const tamiz_answer *answer) {
    for (size_t i = 0; i < tamiz_answer_warning_count(answer); i++) {
        const tamiz_query_warning *w = tamiz_answer_warning(answer, i);
        cli_put(term, CLI_YELLOW, "warning");
        (void)printf(": %s ", w->field);
        cli_put(term, CLI_BOLD, w->value);
        (void)fputs(": ", stdout);
        cli_put(term, CLI_PLAIN, w->message);
        (void)fputc('\n', stdout);
    }
}

static int print(const cli_args *args, const tamiz_query *query,
                 const tamiz_options *options, const tamiz_answer *answer) {
    cli_term term = cli_term_of(args);
    size_t count = tamiz_answer_count(answer);
    char line[128];
    cli_put(&term, CLI_BOLD, query->name[0] ? query->name : args->id);
    if (options->threshold < 0)
        (void)snprintf(line, sizeof line, "%s policy %.90s",
                       count == 1 ? "hit by" : "hits by",
                       tamiz_policy_name(options->policy));
    else
        (void)snprintf(line, sizeof line, "%s %.2f or more",
                       count == 1 ? "hit at" : "hits at", options->threshold);
    (void)printf(": ");
    if (count)
        (void)printf("%s%zu%s ", cli_style_text(&term, CLI_MARK), count,
                     cli_style_text(&term, CLI_PLAIN));
    else
        (void)printf("%sno%s ", cli_style_text(&term, CLI_GREEN),
                     cli_style_text(&term, CLI_PLAIN));
    cli_put(&term, CLI_PLAIN, line);
    if (tamiz_answer_accepted_count(answer))
        (void)printf(", %zu accepted", tamiz_answer_accepted_count(answer));
    (void)fputc('\n', stdout);
    print_warnings(&term, answer);
    for (size_t i = 0; i < count; i++) {
        (void)fputc('\n', stdout);
        int bad = cli_put_hit(&term, tamiz_answer_hit(answer, i), i + 1,
                              args->explain);
        if (bad) return bad;
    }
    return CLI_DONE;
}

static int print_json(tamiz_answer *answer, bool evidence) {
    const char *json = tamiz_answer_json(answer, evidence);
    if (!json) return cli_no_memory();
    (void)puts(json);
    return CLI_DONE;
}

static int print_html(const cli_args *args, const tamiz_options *options,
                      const tamiz_snapshot *snapshot,
                      const tamiz_answer *answer) {
    const tamiz_batch_answered row = {.id = "", .answer = answer};
    const tamiz_batch_counts counts = {
        .rows = 1, .rows_hit = tamiz_answer_open_count(answer) > 0};
    screen_html page;
    size_t size = 0;
    int code = screen_html_open(&page, args, options, snapshot);
    const char *form = code ? NULL : screen_html_form(&page, &row, &size);
    if (!code && (!form || !screen_html_keep(&page, form, size)))
        code = cli_broken("temporary file");
    if (!code) code = screen_html_write(&page, NULL, &counts);
    screen_html_close(&page);
    return code;
}

/* name: "" when a number is asked alone. */
static int screen_name(const cli_args *args, const char *name) {
    tamiz_query query = {
        .name = name,
        .name_size = SIZE_MAX,
        .schema = args->schema,
        .birth_date = args->birth_date,
        .country = args->country,
        .gender = args->gender,
    };
    cli_id id;
    tamiz_options options = cli_options(args);
    tamiz_snapshot *snapshot = NULL;
    tamiz_answer *answer = NULL;
    tamiz_error err;
    cli_policy policy;
    cli_facts facts;
    cli_id_take(&id, args, &query);
    int code = cli_facts_take(&facts, args, &query);
    if (code) return code;
    code = cli_policy_open(&policy, args, "", &options);
    if (!code) code = cli_open(args, &snapshot);
    if (code) {
        cli_facts_clear(&facts);
        cli_policy_close(&policy);
        return code;
    }
    if (tamiz_screen(snapshot, &query, &options, &answer, &err))
        code = cli_error(&err);
    else if (args->html)
        code = print_html(args, &options, snapshot, answer);
    else
        code = args->json ? print_json(answer, !args->no_evidence)
                          : print(args, &query, &options, answer);
    if (!code && tamiz_answer_open_count(answer)) code = CLI_HITS;
    tamiz_answer_free(answer);
    cli_facts_clear(&facts);
    cli_policy_close(&policy);
    tamiz_snapshot_close(snapshot);
    return code;
}

/* Options that only one of the two uses takes, beside those of both. */
static int check_use(const cli_args *args) {
    static const struct {
        uint64_t bit;
        const char *name;
    } single[] = {{CLI_BIRTH_DATE, "--birth-date"},
                  {CLI_COUNTRY, "--country"},
                  {CLI_GENDER, "--gender"},
                  {CLI_ID, "--id"},
                  {CLI_FACT, "--fact"},
                  {CLI_EXPLAIN, "--explain"}},
      file[] = {{CLI_REJECTS, "--rejects"}, {CLI_THREADS, "--threads"}};
    for (size_t i = 0; args->file && i < sizeof single / sizeof *single; i++)
        if (args->given & single[i].bit)
            return cli_bad(single[i].name,
                           "belongs to a single NAME; the rows of the file "
                           "say it themselves");
    for (size_t i = 0; !args->file && i < sizeof file / sizeof *file; i++)
        if (args->given & file[i].bit)
            return cli_bad(file[i].name, "goes with --file only");
    if (args->html && args->json)
        return cli_bad("--html", "goes without --json");
    if (args->output && !args->file && !args->html)
        return cli_bad("--output", "goes with --file or --html only");
    return CLI_DONE;
}

static int run(const cli_args *args, const char *const *operands,
               size_t count) {
    int bad = check_use(args);
    if (bad) return bad;
    if (args->file && count)
        return cli_bad(operands[0], "names stand in the file; expected either "
                                    "--file or a NAME");
    if (args->file) return screen_file(args);
    if (!count && !args->id)
        return cli_bad("screen", "NAME is missing; see tamiz screen --help");
    return screen_name(args, count ? operands[0] : "");
}

const cli_command command_screen = {
    .name = "screen",
    .operands = "NAME",
    .purpose = "Ask whether one name, or each row of a file, is listed",
    .details =
        "A hit is a listed party whose score reaches the threshold. A name of "
        "several\nwords stands in quotes; with --id it may be left out. Exit "
        "status: 0 no hit,\n1 hits.\n\n"
        "With --file, each row of a CSV file (columns id, schema, name, "
        "birthDate,\ncountry ..., named as in FollowTheMoney; a;b is two "
        "values) or each line of\nJSON is asked, and answered by a line of "
        "JSON. Rows that cannot be asked are\nrejected into a file of their "
        "own. With -o a run that was killed goes on where\nit was when it is "
        "started again. With --html all of it is one page.",
    .options = CLI_SCHEMA | CLI_BIRTH_DATE | CLI_COUNTRY | CLI_GENDER | CLI_ID |
               CLI_FACT | CLI_THRESHOLD | CLI_LIMIT | CLI_LIST | CLI_AS_OF |
               CLI_KNOWN_ON | CLI_WEAK | CLI_EXPLAIN | CLI_EXHAUSTIVE |
               CLI_FILE | CLI_OUTPUT | CLI_REJECTS | CLI_THREADS |
               CLI_NO_EVIDENCE | CLI_POLICY | CLI_USE | CLI_SHOW_ACCEPT |
               CLI_HTML,
    .fewest = 0,
    .most = 1,
    .run = run,
};
