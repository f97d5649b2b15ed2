/* SPDX-License-Identifier: Apache-2.0 */
#include "cli_policy.h"

#include "cli_error.h"
#include "cli_open.h"

#include <stdlib.h>
#include <string.h>

static bool is_preset(const char *name) {
    for (size_t i = 0; i < tamiz_policy_preset_count(); i++)
        if (!strcmp(tamiz_policy_preset_name(i), name)) return true;
    return false;
}

static const char *preset_name(size_t index) {
    return tamiz_policy_preset_name(index);
}

static void on_mistake(void *context, const tamiz_error *mistake) {
    size_t *count = context;
    ++*count;
    (void)cli_error(mistake);
}

int cli_policy_read(const char *name, bool tell_all, tamiz_policy **out) {
    tamiz_error err;
    size_t told = 0;
    if (is_preset(name))
        return tamiz_policy_preset(name, out, &err) ? cli_error(&err)
                                                    : CLI_DONE;
    tamiz_code code =
        tamiz_policy_open(name, tell_all ? on_mistake : NULL, &told, out, &err);
    if (code == TAMIZ_NOT_FOUND) {
        const char *near =
            cli_nearest(name, preset_name, tamiz_policy_preset_count());
        if (near)
            return cli_bad(name, "no such file or preset; did you mean %s?",
                           near);
    }
    if (code && told) return CLI_BAD;
    return code ? cli_error(&err) : CLI_DONE;
}

/* Without any home nothing was accepted. */
static int open_accepted(cli_policy *p, const cli_args *args,
                         tamiz_options *options) {
    char home[CLI_PATH];
    tamiz_error err;
    const char *variable = getenv("TAMIZ_HOME"), *user = getenv("HOME");
    if (!args->home && (!variable || !*variable) && (!user || !*user))
        return CLI_DONE;
    int bad = cli_home(args, home);
    if (bad) return bad;
    if (tamiz_accepted_open(home, NULL, &p->accepted, &err))
        return cli_error(&err);
    if (tamiz_accepted_count(p->accepted)) options->accepted = p->accepted;
    options->show_accepted = args->show_accepted;
    return CLI_DONE;
}

int cli_policy_open(cli_policy *p, const cli_args *args, const char *usual_use,
                    tamiz_options *options) {
    *p = (cli_policy){NULL, NULL};
    if (args->use && !args->policy)
        return cli_bad("--use", "expected --policy with it; without a policy "
                                "every use is the same");
    if (args->policy) {
        int bad = cli_policy_read(args->policy, false, &p->policy);
        if (bad) return bad;
        options->policy = p->policy;
        options->use = args->use ? args->use : usual_use;
        if (!(args->given & CLI_THRESHOLD)) options->threshold = -1;
        if (!(args->given & CLI_LIMIT)) options->limit = 0;
    }
    return open_accepted(p, args, options);
}

void cli_policy_close(cli_policy *p) {
    tamiz_policy_free(p->policy);
    tamiz_accepted_close(p->accepted);
}

const char *cli_who(const cli_args *args) {
    static const char *const names[] = {"LOGNAME", "USER"};
    if (args->by) return args->by;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *name = getenv(names[i]);
        if (name && *name) return name;
    }
    return "somebody";
}
