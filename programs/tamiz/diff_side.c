/* SPDX-License-Identifier: Apache-2.0 */
#include "diff.h"

#include "cli_error.h"
#include "cli_open.h"
#include "cli_progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char snapshot_magic[] = "tamizsnp";

/* Whether the file at path begins as a snapshot. */
static bool is_snapshot(const char *path) {
    char start[sizeof snapshot_magic - 1];
    FILE *file = fopen(path, "rb");
    if (!file) return false;
    size_t got = fread(start, 1, sizeof start, file);
    (void)fclose(file);
    return got == sizeof start && !memcmp(start, snapshot_magic, got);
}

static int forge(const cli_args *args, const tamiz_source *source,
                 diff_side *side) {
    tamiz_error err;
    int bad = cli_refuse_unsigned(args, side->operand);
    if (bad) return bad;
    cli_progress progress = cli_progress_of(args);
    tamiz_listener listener = cli_progress_listener(&progress);
    tamiz_code failed =
        tamiz_snapshot_forge(source, 1, "", &listener, &side->snapshot, &err);
    cli_progress_end(&progress);
    return failed ? cli_error(&err) : CLI_DONE;
}

/* "2024-05-02": what the home knew then. A file of that name is written
 * "./2024-05-02". */
static bool is_day(const char *operand) {
    static const char form[] = "0000-00-00";
    if (strlen(operand) != sizeof form - 1) return false;
    for (size_t i = 0; form[i]; i++)
        if (form[i] == '0' ? operand[i] < '0' || operand[i] > '9'
                           : operand[i] != form[i])
            return false;
    return true;
}

/* LIST=PATH, where LIST is a word without a slash: other operands are paths,
 * whatever they contain. */
static bool names_list(const char *operand) {
    size_t size = strcspn(operand, "=/");
    return size && operand[size] == '=';
}

static int open_named(const cli_args *args, diff_side *side) {
    tamiz_source *sources = NULL;
    int code = cli_sources(&side->operand, 1, &sources);
    if (!code) code = forge(args, sources, side);
    free(sources);
    return code;
}

static int open_path(const cli_args *args, diff_side *side) {
    tamiz_error err;
    tamiz_source source = {.path = side->operand};
    if (is_snapshot(side->operand))
        return cli_open_file(args, side->operand, &side->snapshot);
    if (tamiz_list_recognise(side->operand, &source.list, &err))
        return cli_error(&err);
    return forge(args, &source, side);
}

int diff_side_open(const cli_args *args, const char *operand, diff_side *side) {
    *side = (diff_side){.operand = operand};
    if (is_day(operand)) return cli_open_known(args, operand, &side->snapshot);
    return names_list(operand) ? open_named(args, side) : open_path(args, side);
}

void diff_side_close(diff_side *side) {
    tamiz_snapshot_close(side->snapshot);
    side->snapshot = NULL;
}
