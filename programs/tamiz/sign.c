/* SPDX-License-Identifier: Apache-2.0 */
/* tamiz keygen, sign, verify: snapshots that a partner can trust. */
#include "cli_error.h"
#include "cli_open.h"
#include "cli_text.h"
#include "commands.h"

/* The operand, or the home's current snapshot. */
static int find(const cli_args *args, const char *const *operands, size_t count,
                char path[CLI_PATH]) {
    char home[CLI_PATH];
    tamiz_error err;
    const char *named = count ? operands[0] : args->snapshot;
    if (named) {
        int size = snprintf(path, CLI_PATH, "%s", named);
        if (size >= 0 && size < CLI_PATH) return CLI_DONE;
        return cli_bad("snapshot", "the path is longer than %d bytes",
                       CLI_PATH - 1);
    }
    int bad = cli_home(args, home);
    if (bad) return bad;
    return tamiz_home_snapshot(home, path, CLI_PATH, &err) ? cli_error(&err)
                                                           : CLI_DONE;
}

static void say(const cli_args *args, const char *what, const char *path,
                const char *end) {
    if (args->quiet) return;
    (void)printf("%s ", what);
    cli_put_clean(stdout, path);
    (void)printf("%s\n", end);
}

static int keygen(const cli_args *args, const char *const *operands,
                  size_t count) {
    (void)operands;
    (void)count;
    tamiz_error err;
    if (!args->output)
        return cli_bad("keygen", "-o NAME is missing: NAME.key and NAME.pub "
                                 "are written");
    if (tamiz_key_generate(args->output, &err)) return cli_error(&err);
    say(args, "secret key:", args->output, ".key (keep it)");
    say(args, "public key:", args->output, ".pub (give it away)");
    return CLI_DONE;
}

static int sign(const cli_args *args, const char *const *operands,
                size_t count) {
    char path[CLI_PATH];
    tamiz_error err;
    if (!args->key)
        return cli_bad("sign", "--key FILE is missing: the secret key");
    int code = find(args, operands, count, path);
    if (code) return code;
    if (tamiz_snapshot_sign(path, args->key, &err)) return cli_error(&err);
    say(args, "signed:", path, ".sig");
    return CLI_DONE;
}

static int verify(const cli_args *args, const char *const *operands,
                  size_t count) {
    char path[CLI_PATH];
    tamiz_error err;
    tamiz_snapshot *snapshot = NULL;
    const char *key = args->key ? args->key : cli_trusted_key(args);
    if (!key) return cli_bad("verify", "--key FILE is missing: the public key");
    int code = find(args, operands, count, path);
    if (code) return code;
    if (tamiz_snapshot_open_signed(path, key, &snapshot, &err))
        return cli_error(&err);
    say(args, "signed by this key: snapshot", tamiz_snapshot_id(snapshot), "");
    tamiz_snapshot_close(snapshot);
    return CLI_DONE;
}

const cli_command command_keygen = {
    .name = "keygen",
    .operands = "",
    .purpose = "Make a key to sign snapshots with",
    .details = "-o NAME writes the secret NAME.key, readable by you only, and "
               "NAME.pub, which\nwhoever is to trust your snapshots needs. "
               "What is there is not overwritten.",
    .options = CLI_OUTPUT,
    .fewest = 0,
    .most = 0,
    .run = keygen,
};

const cli_command command_sign = {
    .name = "sign",
    .operands = "[SNAPSHOT]",
    .purpose = "Sign a snapshot, so that others can trust it",
    .details = "Writes SNAPSHOT.sig beside it. Without SNAPSHOT the home's "
               "current one is signed.",
    .options = CLI_KEY,
    .fewest = 0,
    .most = 1,
    .run = sign,
};

const cli_command command_verify = {
    .name = "verify",
    .operands = "[SNAPSHOT]",
    .purpose = "Check a snapshot's signature",
    .details = "Exits 0 when SNAPSHOT.sig is a signature of this snapshot by "
               "the key, else 2.\nWithout SNAPSHOT the home's current one is "
               "checked.",
    .options = CLI_KEY,
    .fewest = 0,
    .most = 1,
    .run = verify,
};
