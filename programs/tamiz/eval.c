/* SPDX-License-Identifier: Apache-2.0 */
/* tamiz eval CASES.csv: how often is the engine right? */
#include "cli_open.h"
#include "commands.h"
#include "eval_read.h"
#include "eval_report.h"

static int run(const cli_args *args, const char *const *operands,
               size_t count) {
    eval_set set = {0};
    bool names = false;
    double threshold = cli_options(args).threshold;
    int code = CLI_DONE;
    for (size_t i = 0; i < count && !code; i++)
        code = eval_read(args, operands[i], &set, &names);
    if (!code)
        code = names ? eval_report_names(args, threshold, &set)
                     : eval_report_pairs(args, threshold, &set);
    eval_clear(&set);
    return code;
}

const cli_command command_eval = {
    .name = "eval",
    .operands = "CASES...",
    .purpose = "Measure how often names are told right",
    .details =
        "A CSV file (- is standard input) has the columns\n"
        "  schema,name1,name2,is_match   two names; true when of one party\n"
        "  schema,name,expect_id         a name and the id it should hit, or "
        "nothing\n"
        "and perhaps group; other columns are ignored. Pairs need no list; "
        "names are\nasked of the snapshot. A file called *.json, *.jsonl (.gz, "
        ".zst) has pairs of\nFollowTheMoney entities, an object a line: left, "
        "right, judgement (positive or\nnegative). Several files of one kind "
        "are one set: see tamiz testpack.",
    .options = CLI_THRESHOLD | CLI_ERRORS | CLI_LIST | CLI_AS_OF |
               CLI_KNOWN_ON | CLI_WEAK | CLI_EXHAUSTIVE,
    .fewest = 1,
    .most = SIZE_MAX,
    .run = run,
};
