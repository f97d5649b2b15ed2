/* SPDX-License-Identifier: Apache-2.0 */
/* tamiz owned [ID]: who is blocked because of who owns it. */
#include "owned.h"

#include "cli_error.h"
#include "cli_open.h"
#include "cli_progress.h"
#include "cli_table.h"
#include "commands.h"

#include <string.h>

/* ---- all of them ------------------------------------------------------- */

static bool is_unclear(const char *standing) {
    return !strcmp(standing, "unclear");
}

static cli_style style_of(const char *standing) {
    return !strcmp(standing, "clear") ? CLI_GREEN
           : is_unclear(standing)     ? CLI_YELLOW
                                      : CLI_RED;
}

/* Owners that count, with their shares. Cut when there are many. */
static void owners_text(const tamiz_owned *owned, char *text, size_t room) {
    size_t used = 0;
    *text = 0;
    for (size_t i = 0; i < owned->owner_count; i++) {
        const tamiz_owner *o = &owned->owners[i];
        if (o->past || !strcmp(o->standing, "clear") ||
            !strcmp(o->id, owned->id))
            continue;
        int size = snprintf(text + used, room - used, "%s%s %s",
                            used ? ", " : "", o->caption, o->share);
        if (size < 0 || (size_t)size >= room - used) break;
        used += (size_t)size;
    }
}

static void add_row(cli_table *table, const tamiz_owned *owned) {
    enum { OWNERS = 512 };
    char owners[OWNERS];
    owners_text(owned, owners, sizeof owners);
    cli_table_add(table, CLI_PLAIN, "%s", owned->id);
    cli_table_add(table, CLI_BOLD, "%s", owned->caption);
    cli_table_add(table, style_of(owned->standing), "%s", owned->standing);
    cli_table_add(table, CLI_PLAIN, "%s", owned->held);
    cli_table_add(table, CLI_PLAIN, "%s", owners);
}

static void put_count(const char *before, uint32_t count, const char *what) {
    if (count) (void)printf("%s%u %s", before, count, what);
}

static void put_info(const tamiz_ownership *ownership) {
    tamiz_ownership_info i = tamiz_ownership_info_of(ownership);
    (void)printf("%u holding%s among %u parties, %u of them listed: %u blocked "
                 "by ownership, %u unclear\n",
                 i.edges, i.edges == 1 ? "" : "s", i.parties, i.listed,
                 i.blocked, i.unclear);
    if (!(i.past + i.unknown + i.loose + i.over)) return;
    (void)printf("of these");
    put_count(" ", i.past, "past or to come, not counted");
    put_count(i.past ? "; " : " ", i.unknown, "without a share");
    put_count(i.past + i.unknown ? "; " : " ", i.over,
              "owned more than whole, as recorded");
    put_count(i.past + i.unknown + i.over ? "; " : " ", i.loose,
              "without owner or asset, left out");
    (void)putchar('\n');
}

/* One row or line. Returns an exit code. */
static int put_entity(const cli_args *args, tamiz_ownership *ownership,
                      const char *id, cli_table *table) {
    const tamiz_owned *owned = NULL;
    tamiz_error err;
    tamiz_code failed =
        args->json ? tamiz_ownership_explain(ownership, id, &owned, &err)
                   : tamiz_ownership_owners(ownership, id, &owned, &err);
    if (failed) return cli_error(&err);
    if (!args->json) {
        add_row(table, owned);
        return CLI_DONE;
    }
    const char *json = tamiz_ownership_json(ownership);
    if (!json) return cli_no_memory();
    (void)puts(json);
    return CLI_DONE;
}

static int list(const cli_args *args, tamiz_ownership *ownership) {
    static const cli_column columns[] = {{"id", CLI_LEFT},
                                         {"name", CLI_FLEXIBLE},
                                         {"standing", CLI_LEFT},
                                         {"held", CLI_LEFT},
                                         {"by", CLI_WRAPPED}};
    cli_table table = {.columns = columns,
                       .column_count = sizeof columns / sizeof *columns};
    cli_term term = cli_term_of(args);
    size_t count = tamiz_ownership_count(ownership);
    int code = CLI_DONE;
    for (size_t i = 0; i < count && !code; i++)
        code = put_entity(args, ownership, tamiz_ownership_id(ownership, i),
                          &table);
    if (!code && !args->json && count) code = cli_table_print(&table, &term);
    if (!code && !args->json && !args->quiet) {
        if (count) (void)putchar('\n');
        put_info(ownership);
    }
    return !code && count ? CLI_HITS : code;
}

/* ---- one of them ------------------------------------------------------- */

static int explain(const cli_args *args, tamiz_ownership *ownership,
                   const char *id) {
    const tamiz_owned *owned = NULL;
    tamiz_error err;
    if (tamiz_ownership_explain(ownership, id, &owned, &err))
        return cli_error(&err);
    int code = CLI_DONE;
    if (args->json) {
        const char *json = tamiz_ownership_json(ownership);
        if (!json) return cli_no_memory();
        (void)puts(json);
    } else {
        code = owned_print(args, owned);
    }
    bool clear = !strcmp(owned->standing, "clear");
    return !code && !clear ? CLI_HITS : code;
}

/* ---- what is asked ----------------------------------------------------- */

static int open_file(const cli_args *args, tamiz_snapshot **out) {
    const tamiz_source source = {.list = "ftm:customers", .path = args->file};
    tamiz_error err;
    if (!args->file) return CLI_DONE;
    cli_progress progress = cli_progress_of(args);
    tamiz_listener listener = cli_progress_listener(&progress);
    tamiz_code failed =
        tamiz_snapshot_forge(&source, 1, NULL, &listener, out, &err);
    cli_progress_end(&progress);
    return failed ? cli_error(&err) : CLI_DONE;
}

static int apply(const cli_args *args, const tamiz_snapshot *snapshot,
                 const tamiz_snapshot *own, tamiz_ownership **out) {
    tamiz_ownership_options options = tamiz_ownership_options_default();
    tamiz_error err;
    options.day = args->as_of;
    options.lists = args->lists;
    options.list_count = args->list_count;
    options.more_than = args->more_than;
    if (args->given & CLI_SHARE) options.share = args->share;
    if (args->given & CLI_THRESHOLD) options.name_threshold = args->threshold;
    if (tamiz_ownership_new(snapshot, own, &options, out, &err))
        return cli_error(&err);
    return CLI_DONE;
}

static int run(const cli_args *args, const char *const *operands,
               size_t count) {
    tamiz_snapshot *snapshot = NULL, *own = NULL;
    tamiz_ownership *ownership = NULL;
    if ((args->given & CLI_THRESHOLD) && !args->file)
        return cli_bad("--threshold", "expected --file with it: names are "
                                      "asked of its owners");
    int code = cli_open(args, &snapshot);
    if (!code) code = open_file(args, &own);
    if (!code) code = apply(args, snapshot, own, &ownership);
    if (!code)
        code = count ? explain(args, ownership, operands[0])
                     : list(args, ownership);
    tamiz_ownership_free(ownership);
    tamiz_snapshot_close(own);
    tamiz_snapshot_close(snapshot);
    return code;
}

const cli_command command_owned = {
    .name = "owned",
    .operands = "[ID]",
    .purpose = "Say who is blocked because of who owns it",
    .details =
        "An entity is blocked when blocked persons own 50 per cent of it or "
        "more, all their\nshares added up, and is then a blocked person "
        "itself. With an id: the owners, the\nchain and the sums. Without: "
        "every entity that is blocked so, or may be, and is not\nlisted. With "
        "--file, customers and their owners too (FollowTheMoney, an object a\n"
        "line), whose Ownerships may name listed parties by id; with "
        "--threshold, their\nowners are looked for by name as well.",
    .options = CLI_AS_OF | CLI_LIST | CLI_FILE | CLI_THRESHOLD | CLI_SHARE |
               CLI_MORE_THAN | CLI_KNOWN_ON,
    .fewest = 0,
    .most = 1,
    .run = run,
};
