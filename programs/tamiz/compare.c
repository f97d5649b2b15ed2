/* SPDX-License-Identifier: Apache-2.0 */
/* tamiz compare NAME1 NAME2: how alike are two names, and why? And the scores
 * of a file full of pairs. */
#include "cli_error.h"
#include "cli_hit.h"
#include "commands.h"
#include "compare_file.h"

static int print(const cli_args *args, const char *const *names,
                 const tamiz_hit *hit) {
    cli_term term = cli_term_of(args);
    cli_put_score(&term, hit->score, 20);
    cli_spaces(2);
    cli_put(&term, CLI_BOLD, names[0]);
    cli_put(&term, CLI_DIM, " / ");
    cli_put(&term, CLI_BOLD, names[1]);
    (void)printf("\n\n");
    return cli_put_evidence(&term, hit, 2);
}

static int print_json(tamiz_answer *answer) {
    const char *json = tamiz_answer_json(answer, true);
    if (!json) return cli_no_memory();
    (void)puts(json);
    return CLI_DONE;
}

static int run(const cli_args *args, const char *const *operands,
               size_t count) {
    if (args->file && count)
        return cli_bad(operands[0], "names stand in the file; expected either "
                                    "--file or two names");
    if (args->file) return compare_file(args);
    if (count < 2)
        return cli_bad("compare", "NAME1 NAME2 is missing; see tamiz compare "
                                  "--help");
    tamiz_answer *answer = NULL;
    tamiz_error err;
    if (tamiz_compare(operands[0], operands[1], args->schema, &answer, &err))
        return cli_error(&err);
    int code = args->json ? print_json(answer)
                          : print(args, operands, tamiz_answer_hit(answer, 0));
    tamiz_answer_free(answer);
    return code;
}

const cli_command command_compare = {
    .name = "compare",
    .operands = "NAME1 NAME2",
    .purpose = "Show how alike two names are, and why",
    .details =
        "The same analysis and score as screening, without any list. "
        "With --file, a CSV\nfile with the columns name1, name2 and, if "
        "known, schema is written out again,\nwith a column score at the "
        "end; other columns are kept.",
    .options = CLI_SCHEMA | CLI_FILE,
    .fewest = 0,
    .most = 2,
    .run = run,
};
