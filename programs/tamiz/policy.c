/* SPDX-License-Identifier: Apache-2.0 */
/* tamiz policy check FILE, tamiz policy explain [FILE|PRESET]. */
#include "cli_error.h"
#include "cli_policy.h"
#include "cli_text.h"
#include "commands.h"

#include <string.h>

static int check(const char *name) {
    tamiz_policy *policy = NULL;
    int code = cli_policy_read(name, true, &policy);
    if (code) return code;
    cli_put_clean(stdout, name);
    (void)printf(": fine, policy %s\n", tamiz_policy_id(policy));
    tamiz_policy_free(policy);
    return CLI_DONE;
}

static int explain(const char *name) {
    tamiz_policy *policy = NULL;
    int code = cli_policy_read(name, true, &policy);
    if (code) return code;
    const char *text = tamiz_policy_explain(policy);
    if (text)
        (void)fputs(text, stdout);
    else
        code = cli_no_memory();
    tamiz_policy_free(policy);
    return code;
}

static int run(const cli_args *args, const char *const *operands,
               size_t count) {
    (void)args;
    if (!strcmp(operands[0], "explain"))
        return explain(count > 1 ? operands[1] : "balanced");
    if (strcmp(operands[0], "check") != 0)
        return cli_bad(operands[0], "expected check or explain");
    if (count < 2) return cli_bad("policy check", "FILE is missing");
    return check(operands[1]);
}

const cli_command command_policy = {
    .name = "policy",
    .operands = "check|explain [FILE]",
    .purpose = "Find the mistakes in a policy, or say what it means",
    .details =
        "A policy is a small YAML file that says what counts as a hit "
        "(docs/policy.md).\ncheck tells every mistake with its line and "
        "column. explain tells in sentences what\na file or a preset (recall, "
        "balanced, precision, ofac) means for each use.",
    .fewest = 1,
    .most = 2,
    .run = run,
};
