/* SPDX-License-Identifier: Apache-2.0 */
#include "cli_open.h"

#include "cli_error.h"
#include "cli_progress.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int join(char path[CLI_PATH], const char *folder, const char *name) {
    int size = snprintf(path, CLI_PATH, "%s%s", folder, name);
    if (size < 0 || size >= CLI_PATH)
        return cli_bad("home", "the path is longer than %d bytes",
                       CLI_PATH - 1);
    return CLI_DONE;
}

int cli_home(const cli_args *args, char path[CLI_PATH]) {
    if (args->home) return join(path, args->home, "");
    const char *home = getenv("TAMIZ_HOME");
    if (home && *home) return join(path, home, "");
    home = getenv("HOME");
    if (home && *home) return join(path, home, "/.local/share/tamiz");
    return cli_bad("home", "neither --home nor TAMIZ_HOME nor HOME is set; "
                           "one of them is expected");
}

/* Without any home there is still the built-in list. */
static bool has_home(const cli_args *args) {
    const char *variable = getenv("TAMIZ_HOME"), *user = getenv("HOME");
    return args->home || (variable && *variable) || (user && *user);
}

/* The path of the snapshot to open, "" = the built-in one. */
static int find_snapshot(const cli_args *args, char path[CLI_PATH]) {
    char home[CLI_PATH];
    tamiz_error err;
    if (args->snapshot) return join(path, args->snapshot, "");
    *path = 0;
    if (!has_home(args)) return CLI_DONE;
    int bad = cli_home(args, home);
    if (bad) return bad;
    tamiz_code code = tamiz_home_snapshot(home, path, CLI_PATH, &err);
    if (code == TAMIZ_NOT_FOUND) *path = 0;
    return code && code != TAMIZ_NOT_FOUND ? cli_error(&err) : CLI_DONE;
}

int cli_open_known(const cli_args *args, const char *day,
                   tamiz_snapshot **out) {
    char home[CLI_PATH];
    tamiz_error err;
    int bad = cli_refuse_unsigned(args, day);
    if (!bad) bad = cli_home(args, home);
    if (bad) return bad;
    cli_progress progress = cli_progress_of(args);
    tamiz_listener listener = cli_progress_listener(&progress);
    tamiz_code failed = tamiz_home_known_on(home, day, &listener, out, &err);
    cli_progress_end(&progress);
    return failed ? cli_error(&err) : CLI_DONE;
}

const char *cli_trusted_key(const cli_args *args) {
    const char *key = getenv("TAMIZ_TRUSTED_KEY");
    if (args->trusted_key) return args->trusted_key;
    return key && *key ? key : NULL;
}

int cli_check_home(const cli_args *args, const char *home) {
    char path[CLI_PATH];
    const char *key = cli_trusted_key(args);
    tamiz_snapshot *snapshot = NULL;
    tamiz_error err;
    if (!key) return CLI_DONE;
    tamiz_code code = tamiz_home_snapshot(home, path, sizeof path, &err);
    if (code == TAMIZ_NOT_FOUND) return CLI_DONE;
    if (!code) code = tamiz_snapshot_open_signed(path, key, &snapshot, &err);
    tamiz_snapshot_close(snapshot);
    return code ? cli_error(&err) : CLI_DONE;
}

int cli_refuse_unsigned(const cli_args *args, const char *what) {
    if (!cli_trusted_key(args)) return CLI_DONE;
    tamiz_error err = {.code = TAMIZ_UNTRUSTED};
    (void)snprintf(err.where, sizeof err.where, "%s", what);
    (void)snprintf(err.message, sizeof err.message,
                   "forged here and now, so not signed; leave the trusted key "
                   "out");
    return cli_error(&err);
}

int cli_open_file(const cli_args *args, const char *path,
                  tamiz_snapshot **out) {
    const char *key = cli_trusted_key(args);
    tamiz_error err;
    tamiz_code code = key ? tamiz_snapshot_open_signed(path, key, out, &err)
                          : tamiz_snapshot_open(path, out, &err);
    return code ? cli_error(&err) : CLI_DONE;
}

int cli_open(const cli_args *args, tamiz_snapshot **out) {
    char path[CLI_PATH];
    tamiz_error err;
    if (args->known_on && args->snapshot)
        return cli_bad("--known-on", "expected no --snapshot with it; a "
                                     "snapshot knows what it knows");
    if (args->known_on) return cli_open_known(args, args->known_on, out);
    int bad = find_snapshot(args, path);
    if (bad) return bad;
    if (!*path && cli_trusted_key(args))
        return cli_bad("--trusted-key", "there is no snapshot, and the "
                                        "built-in list is not signed");
    if (*path) return cli_open_file(args, path, out);
    if (tamiz_snapshot_builtin(out, &err)) return cli_error(&err);
    if (!args->quiet && !args->json)
        (void)fputs("tamiz: asking the built-in list only; tamiz update "
                    "loads others\n",
                    stderr);
    return CLI_DONE;
}

int cli_open_gone(const cli_args *args, const tamiz_snapshot *snapshot,
                  tamiz_snapshot **out) {
    char home[CLI_PATH];
    tamiz_error err;
    *out = NULL;
    if (args->gone)
        return strcmp(args->gone, "none") ? cli_open_file(args, args->gone, out)
                                          : CLI_DONE;
    if (args->snapshot || args->known_on || cli_trusted_key(args) ||
        !has_home(args))
        return CLI_DONE;
    int bad = cli_home(args, home);
    if (bad) return bad;
    tamiz_code code = tamiz_home_gone(home, snapshot, out, &err);
    if (!code || code == TAMIZ_NOT_FOUND || code == TAMIZ_UNSUPPORTED)
        return CLI_DONE;
    return cli_error(&err);
}

tamiz_options cli_options(const cli_args *args) {
    tamiz_options options = tamiz_options_default();
    if (args->given & CLI_THRESHOLD) options.threshold = args->threshold;
    if (args->given & CLI_LIMIT) options.limit = args->limit;
    if (args->list_count) options.lists = args->lists;
    options.list_count = args->list_count;
    options.as_of = args->as_of;
    options.weak_aliases = args->weak;
    options.exhaustive = args->exhaustive;
    return options;
}

static const char *list_name(size_t index) {
    return tamiz_known_list(index).id;
}

/* A known list, or a format with a list's name after a colon: the library
 * checks that name. */
static int check_list(const char *name) {
    size_t count = tamiz_known_list_count();
    size_t size = strcspn(name, ":");
    for (size_t i = 0; i < count; i++)
        if (strlen(list_name(i)) == size && !strncmp(list_name(i), name, size))
            return CLI_DONE;
    const char *near = cli_nearest(name, list_name, count);
    if (near) return cli_bad(name, "unknown list; did you mean %s?", near);
    return cli_bad(name, "unknown list; tamiz lists shows the known ones");
}

int cli_check_lists(const char *const *names, size_t count) {
    int bad = CLI_DONE;
    for (size_t i = 0; i < count && !bad; i++) bad = check_list(names[i]);
    return bad;
}

/* Splits LIST=PATH; `names` has room for the list's id. */
static int read_source(const char *operand, tamiz_source *source, char *name,
                       size_t room) {
    size_t length = strcspn(operand, "=");
    int size = snprintf(name, room, "%.*s", (int)length, operand);
    if (!length || size < 0 || (size_t)size >= room)
        return cli_bad(operand, "expected LIST or LIST=PATH");
    *source = (tamiz_source){.list = name};
    if (operand[length]) source->path = operand + length + 1;
    if (source->path && !*source->path)
        return cli_bad(operand, "the path is empty; expected LIST=PATH");
    return check_list(name);
}

int cli_sources(const char *const *operands, size_t count,
                tamiz_source **sources) {
    /* One block: the sources and room for one, then the names. */
    enum { NAME = 128 };
    tamiz_source *block = calloc(count + 1, sizeof *block + NAME);
    if (!block) return cli_no_memory();
    char *names = (char *)(block + count + 1);
    for (size_t i = 0; i < count; i++) {
        int bad = read_source(operands[i], &block[i], names + i * NAME, NAME);
        if (bad) {
            free(block);
            return bad;
        }
    }
    *sources = block;
    return CLI_DONE;
}

int cli_finish(int code) {
    errno = 0;
    if (!fflush(stdout) && !ferror(stdout)) return code;
    return cli_broken("standard output");
}
