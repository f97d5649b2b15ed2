/* SPDX-License-Identifier: Apache-2.0 */
/* tamiz accept: a hit is no match, and is not raised again until something
 * changes. Without operands: what was decided. */
#include "cli_error.h"
#include "cli_fact.h"
#include "cli_id.h"
#include "cli_input.h"
#include "cli_open.h"
#include "cli_policy.h"
#include "cli_table.h"
#include "commands.h"

#include <string.h>

/* ---- what was decided -------------------------------------------------- */

static const char *state_of(const tamiz_acceptance *a) {
    return a->holds ? "holds" : a->withdrawn ? "withdrawn" : "over";
}

static void put_json(const tamiz_acceptance *a) {
    const char *const texts[][2] = {
        {"{\"when\":", a->when},      {",\"by\":", a->who},
        {",\"entity\":", a->entity},  {",\"query\":", a->query},
        {",\"policy\":", a->policy},  {",\"until\":", a->until},
        {",\"state\":", state_of(a)}, {",\"why\":", a->why}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        (void)fputs(texts[i][0], stdout);
        cli_put_json(texts[i][1]);
    }
    (void)puts("}");
}

static int list(const cli_args *args) {
    static const cli_column columns[] = {
        {"when", CLI_LEFT},      {"by", CLI_LEFT},    {"party", CLI_LEFT},
        {"asked", CLI_FLEXIBLE}, {"until", CLI_LEFT}, {"state", CLI_LEFT},
        {"why", CLI_WRAPPED}};
    cli_policy held;
    tamiz_options options = tamiz_options_default();
    int code = cli_policy_open(&held, args, "", &options);
    size_t count = held.accepted ? tamiz_accepted_count(held.accepted) : 0;
    cli_term term = cli_term_of(args);
    cli_table table = {.columns = columns,
                       .column_count = sizeof columns / sizeof *columns};
    for (size_t i = 0; !code && i < count; i++) {
        const tamiz_acceptance *a = tamiz_accepted_row(held.accepted, i);
        if (args->json) {
            put_json(a);
            continue;
        }
        cli_table_add(&table, CLI_PLAIN, "%.10s", a->when);
        cli_table_add(&table, CLI_PLAIN, "%s", a->who);
        cli_table_add(&table, CLI_PLAIN, "%s", a->entity);
        cli_table_add(&table, CLI_PLAIN, "%s", a->query);
        cli_table_add(&table, CLI_PLAIN, "%s", a->until);
        cli_table_add(&table, a->holds ? CLI_GREEN : CLI_DIM, "%s",
                      state_of(a));
        cli_table_add(&table, CLI_PLAIN, "%s", a->why);
    }
    if (!code && !args->json)
        code = count
                   ? cli_table_print(&table, &term)
                   : (puts("nothing was accepted") < 0 ? CLI_BROKEN : CLI_DONE);
    cli_policy_close(&held);
    return code;
}

/* ---- deciding ---------------------------------------------------------- */

static int accept_answer(const cli_args *args, const char *home,
                         const tamiz_snapshot *snapshot,
                         const tamiz_acceptance *decision) {
    cli_input input;
    tamiz_error err;
    int code = cli_input_open(&input, args->answer);
    if (code) return code;
    if (tamiz_accept_answer(home, snapshot, input.bytes, input.size, decision,
                            &err))
        code = cli_error(&err);
    cli_input_close(&input);
    return code;
}

static int accept_query(const cli_args *args, const char *home,
                        const tamiz_snapshot *snapshot,
                        const tamiz_acceptance *decision) {
    tamiz_query query = {.name = args->query,
                         .name_size = SIZE_MAX,
                         .schema = args->schema,
                         .birth_date = args->birth_date,
                         .country = args->country,
                         .gender = args->gender};
    cli_id id;
    tamiz_options options = tamiz_options_default();
    tamiz_error err;
    cli_policy held;
    cli_facts facts;
    cli_id_take(&id, args, &query);
    int code = cli_facts_take(&facts, args, &query);
    if (code) return code;
    code = cli_policy_open(&held, args, "", &options);
    if (!code && tamiz_accept(home, snapshot, &query, &options, decision, &err))
        code = cli_error(&err);
    cli_policy_close(&held);
    cli_facts_clear(&facts);
    return code;
}

static int decide(const cli_args *args, const char *entity) {
    char home[CLI_PATH];
    tamiz_snapshot *snapshot = NULL;
    tamiz_acceptance decision = {.entity = entity,
                                 .until = args->until ? args->until : "",
                                 .who = cli_who(args),
                                 .why = args->why ? args->why : "",
                                 .withdrawn = args->withdraw};
    int code = cli_home(args, home);
    if (!code) code = cli_open(args, &snapshot);
    if (code) return code;
    code = args->answer ? accept_answer(args, home, snapshot, &decision)
                        : accept_query(args, home, snapshot, &decision);
    tamiz_snapshot_close(snapshot);
    if (!code && !args->quiet && !args->json)
        (void)printf("%s %s\n", entity,
                     args->withdraw ? "is raised again"
                                    : "is accepted until something changes");
    return code;
}

static int run(const cli_args *args, const char *const *operands,
               size_t count) {
    const cli_option_bit facts = CLI_SCHEMA | CLI_BIRTH_DATE | CLI_COUNTRY |
                                 CLI_GENDER | CLI_ID | CLI_FACT;
    const char *entity = count ? operands[0] : args->entity;
    if (!count && !args->answer && !args->query) return list(args);
    if (args->answer && (args->query || args->policy || args->given & facts))
        return cli_bad("--answer", "says what was asked; expected neither "
                                   "--query nor what belongs to it");
    if (count && args->entity)
        return cli_bad("--entity", "expected the id once");
    if (!entity)
        return cli_bad("accept", "the id of the listed party is missing");
    if (!args->answer && !args->query)
        return cli_bad("accept", "--query NAME or --answer FILE is missing");
    return decide(args, entity);
}

const cli_command command_accept = {
    .name = "accept",
    .operands = "[ID]",
    .purpose = "Keep that a hit is no match; without ID: what is kept",
    .details =
        "The hit on ID is not raised again for the same question until the "
        "question, the\nlisted party or the policy changes; then it is raised "
        "again and says what changed.\nKept in the home's accepted.tsv with "
        "who, when and why (docs/accept.md).",
    .options = CLI_QUERY | CLI_ANSWER | CLI_ENTITY | CLI_REASON | CLI_BY |
               CLI_UNTIL | CLI_WITHDRAW | CLI_SCHEMA | CLI_BIRTH_DATE |
               CLI_COUNTRY | CLI_GENDER | CLI_ID | CLI_FACT | CLI_POLICY |
               CLI_USE,
    .fewest = 0,
    .most = 1,
    .run = run,
};
