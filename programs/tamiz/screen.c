/* SPDX-License-Identifier: Apache-2.0 */
/* tamiz screen NAME: is this party listed? */
#include "cli_error.h"
#include "cli_hit.h"
#include "cli_open.h"
#include "commands.h"

static int print(const cli_args *args, const tamiz_query *query,
                 const tamiz_options *options, const tamiz_answer *answer) {
    cli_term term = cli_term_of(args);
    size_t count = tamiz_answer_count(answer);
    char line[128];
    cli_put(&term, CLI_BOLD, query->name);
    (void)snprintf(line, sizeof line, "%s %.2f or more",
                   count == 1 ? "hit at" : "hits at", options->threshold);
    (void)printf(": ");
    if (count)
        (void)printf("%s%zu%s ", cli_style_text(&term, CLI_MARK), count,
                     cli_style_text(&term, CLI_PLAIN));
    else
        (void)printf("%sno%s ", cli_style_text(&term, CLI_GREEN),
                     cli_style_text(&term, CLI_PLAIN));
    (void)printf("%s\n", line);
    for (size_t i = 0; i < count; i++) {
        (void)fputc('\n', stdout);
        int bad = cli_put_hit(&term, tamiz_answer_hit(answer, i), i + 1,
                              args->explain);
        if (bad) return bad;
    }
    return CLI_DONE;
}

static int print_json(tamiz_answer *answer) {
    const char *json = tamiz_answer_json(answer, true);
    if (!json) return cli_no_memory();
    (void)puts(json);
    return CLI_DONE;
}

static int run(const cli_args *args, const char *const *operands,
               size_t count) {
    (void)count;
    tamiz_query query = {
        .name = operands[0],
        .name_size = SIZE_MAX,
        .schema = args->schema,
        .birth_date = args->birth_date,
        .country = args->country,
        .gender = args->gender,
        .identifier = args->id,
    };
    tamiz_options options = cli_options(args);
    tamiz_snapshot *snapshot = NULL;
    tamiz_answer *answer = NULL;
    tamiz_error err;
    int code = cli_open(args, &snapshot);
    if (code) return code;
    if (tamiz_screen(snapshot, &query, &options, &answer, &err))
        code = cli_error(&err);
    else
        code = args->json ? print_json(answer)
                          : print(args, &query, &options, answer);
    if (!code && tamiz_answer_count(answer)) code = CLI_HITS;
    tamiz_answer_free(answer);
    tamiz_snapshot_close(snapshot);
    return code;
}

const cli_command command_screen = {
    .name = "screen",
    .operands = "NAME",
    .purpose = "Ask whether one name is listed",
    .details = "A hit is a listed party whose score reaches the threshold. A "
               "name of several\nwords stands in quotes. Exit status: 0 no "
               "hit, 1 hits.",
    .options = CLI_SCHEMA | CLI_BIRTH_DATE | CLI_COUNTRY | CLI_GENDER | CLI_ID |
               CLI_THRESHOLD | CLI_LIMIT | CLI_LIST | CLI_AS_OF | CLI_KNOWN_ON |
               CLI_WEAK | CLI_EXPLAIN | CLI_EXHAUSTIVE,
    .fewest = 1,
    .most = 1,
    .run = run,
};
