/* SPDX-License-Identifier: Apache-2.0 */
/* tamiz link: which parties of different lists are one subject, why, and what
 * people decided. */
#include "cli_error.h"
#include "cli_open.h"
#include "cli_progress.h"
#include "cli_table.h"
#include "commands.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- all of them ------------------------------------------------------- */

static bool is_asked(const cli_args *args, const tamiz_link_info *link) {
    bool named = !args->list_count;
    for (size_t i = 0; i < args->list_count; i++)
        named |= !strcmp(args->lists[i], link->list) ||
                 !strcmp(args->lists[i], link->other_list);
    return named && link->linked == !args->ambiguous;
}

static void put_link_json(const tamiz_link_info *link) {
    const char *const texts[][2] = {
        {"{\"one\":", link->id},         {",\"list\":", link->list},
        {",\"other\":", link->other_id}, {",\"other_list\":", link->other_list},
        {",\"how\":", link->how},        {",\"reason\":", link->reason},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        (void)printf("%s", texts[i][0]);
        cli_put_json(texts[i][1]);
    }
    (void)printf(",\"linked\":%s,\"bits\":%.2f}\n",
                 link->linked ? "true" : "false", link->odds_bits);
}

static void add_link(cli_table *table, const tamiz_link_info *link) {
    cli_style style = link->linked ? CLI_GREEN : CLI_YELLOW;
    cli_table_add(table, CLI_PLAIN, "%s", link->id);
    cli_table_add(table, CLI_PLAIN, "%s", link->other_id);
    cli_table_add(table, style, "%s", link->how);
    cli_table_add(table, CLI_DIM, "%.1f", link->odds_bits);
    cli_table_add(table, CLI_PLAIN, "%s", link->reason);
}

static int list(const cli_args *args, const tamiz_snapshot *snapshot) {
    static const cli_column columns[] = {{"party", CLI_LEFT},
                                         {"party", CLI_LEFT},
                                         {"how", CLI_LEFT},
                                         {"bits", CLI_RIGHT},
                                         {"reason", CLI_WRAPPED}};
    cli_term term = cli_term_of(args);
    cli_table table = {.columns = columns,
                       .column_count = sizeof columns / sizeof *columns};
    size_t count = tamiz_snapshot_link_count(snapshot), shown = 0;
    for (size_t i = 0; i < count; i++) {
        tamiz_link_info link = tamiz_snapshot_link(snapshot, i);
        if (!is_asked(args, &link)) continue;
        shown++;
        if (args->json)
            put_link_json(&link);
        else
            add_link(&table, &link);
    }
    if (!args->json && !shown)
        (void)printf(args->ambiguous ? "nothing was left apart\n"
                                     : "no links: a snapshot of several "
                                       "lists has them\n");
    return shown && !args->json ? cli_table_print(&table, &term) : CLI_DONE;
}

/* ---- one of them ------------------------------------------------------- */

static cli_style style_of(const char *verdict) {
    return !strcmp(verdict, "agrees")        ? CLI_GREEN
           : !strcmp(verdict, "differs")     ? CLI_YELLOW
           : !strcmp(verdict, "contradicts") ? CLI_RED
                                             : CLI_DIM;
}

static int put_items(const cli_term *term, const tamiz_link_view *view) {
    tamiz_link_info info = tamiz_link_view_info(view);
    const cli_column columns[] = {{"fact", CLI_LEFT},
                                  {info.id, CLI_FLEXIBLE},
                                  {info.other_id, CLI_FLEXIBLE},
                                  {"bits", CLI_RIGHT},
                                  {"verdict", CLI_LEFT}};
    cli_table table = {.columns = columns,
                       .column_count = sizeof columns / sizeof *columns,
                       .indent = 2};
    for (size_t i = 0; i < tamiz_link_view_count(view); i++) {
        const tamiz_link_item *item = tamiz_link_view_item(view, i);
        cli_table_add(&table, CLI_CYAN, "%s", item->fact);
        cli_table_add(&table, CLI_PLAIN, "%s", item->one);
        cli_table_add(&table, CLI_PLAIN, "%s", item->other);
        cli_table_add(&table, CLI_PLAIN, "%+.1f", item->bits);
        cli_table_add(&table, style_of(item->verdict), "%s", item->verdict);
    }
    cli_table_rule(&table);
    cli_table_add(&table, CLI_DIM, "sum");
    cli_table_add(&table, CLI_PLAIN, "%s", "");
    cli_table_add(&table, CLI_PLAIN, "%s", "");
    double sum = round(tamiz_link_view_bits(view) * 10) / 10;
    cli_table_add(&table, CLI_BOLD, "%+.1f", sum == 0 ? 0 : sum); /* no -0.0 */
    cli_table_add(&table, CLI_DIM, "at least %+.1f link",
                  tamiz_link_threshold());
    return cli_table_print(&table, term);
}

static bool is_contradicted(const tamiz_link_view *view) {
    for (size_t i = 0; i < tamiz_link_view_count(view); i++)
        if (!strcmp(tamiz_link_view_item(view, i)->verdict, "contradicts"))
            return true;
    return false;
}

static const char *decision_in_words(const tamiz_link_view *view) {
    tamiz_link_info info = tamiz_link_view_info(view);
    static const char *const words[][2] = {
        {"forced", "linked: a person said so"},
        {"reference", "linked: one list quotes the other's number"},
        {"identifier", "linked: a number in common"},
        {"name", "linked: by names and facts"},
        {"subject", "linked: through other parties"},
        {"ambiguous", "apart: another party of the list is as likely"},
        {"conflict", "apart: something contradicts"},
        {"forbidden", "apart: a person said so"},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!strcmp(words[i][0], info.how)) return words[i][1];
    return is_contradicted(view) ? "apart: a fact contradicts"
                                 : "apart: nothing links them";
}

/* What was decided of a party that no list has now is heeded when one does. */
static int say_kept(const cli_args *args, const tamiz_error *err) {
    if (args->json) return CLI_DONE;
    (void)printf("kept; heeded when ");
    cli_put_clean(stdout, err->where);
    (void)printf(" is listed\n");
    return CLI_DONE;
}

static int explain(const cli_args *args, const tamiz_snapshot *snapshot,
                   const char *const *ids, bool decided) {
    tamiz_link_view *view = NULL;
    tamiz_error err;
    tamiz_code failed =
        tamiz_link_explain(snapshot, ids[0], ids[1], &view, &err);
    if (failed == TAMIZ_NOT_FOUND && decided) return say_kept(args, &err);
    if (failed) return cli_error(&err);
    int code = CLI_DONE;
    if (args->json) {
        const char *json = tamiz_link_view_json(view);
        if (json)
            (void)puts(json);
        else
            code = cli_no_memory();
    } else {
        cli_term term = cli_term_of(args);
        tamiz_link_info info = tamiz_link_view_info(view);
        cli_put(&term, info.linked ? CLI_GREEN : CLI_YELLOW,
                decision_in_words(view));
        (void)fputc('\n', stdout);
        if (*info.reason) {
            cli_put_wrapped(&term, CLI_DIM, info.reason, 0);
            (void)fputc('\n', stdout);
        }
        (void)fputc('\n', stdout);
        code = put_items(&term, view);
    }
    tamiz_link_view_free(view);
    return code;
}

/* ---- deciding ---------------------------------------------------------- */

static const char *who(void) {
    static const char *const names[] = {"LOGNAME", "USER"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *name = getenv(names[i]);
        if (name && *name) return name;
    }
    return "somebody";
}

static int decide(const cli_args *args, const char *const *ids) {
    char home[CLI_PATH];
    if (args->same + args->forbid + args->forget > 1)
        return cli_bad("link", "--same, --forbid and --forget exclude one "
                               "another");
    if (args->snapshot)
        return cli_bad("--snapshot", "decisions are kept in the home; name it "
                                     "with --home");
    int bad = cli_home(args, home);
    if (!bad) bad = cli_check_home(args, home);
    if (bad) return bad;
    tamiz_link_choice choice = args->same     ? TAMIZ_LINK_FORCE
                               : args->forbid ? TAMIZ_LINK_FORBID
                                              : TAMIZ_LINK_FORGET;
    tamiz_error err;
    cli_progress progress = cli_progress_of(args);
    tamiz_listener listener = cli_progress_listener(&progress);
    tamiz_code failed = tamiz_link_decide(home, ids[0], ids[1], choice, who(),
                                          NULL, args->why, &listener, &err);
    cli_progress_end(&progress);
    return failed ? cli_error(&err) : CLI_DONE;
}

static int run(const cli_args *args, const char *const *operands,
               size_t count) {
    bool decides = args->same || args->forbid || args->forget;
    if (count == 1) return cli_bad(operands[0], "expected two ids, or none");
    if (decides && !count)
        return cli_bad("link", "expected the ids of two parties");
    if (count && (args->ambiguous || args->list_count))
        return cli_bad("link", "--ambiguous and --list go without ids");
    if (args->why && !decides)
        return cli_bad("--why", "expected with --same, --forbid or --forget");
    int code = decides ? decide(args, operands) : CLI_DONE;
    /* The home's new snapshot has no signature yet. */
    bool quiet = args->quiet || cli_trusted_key(args);
    if (code || (decides && quiet)) return code;
    tamiz_snapshot *snapshot = NULL;
    code = cli_open(args, &snapshot);
    if (code) return code;
    code = count ? explain(args, snapshot, operands, decides)
                 : list(args, snapshot);
    tamiz_snapshot_close(snapshot);
    return code;
}

const cli_command command_link = {
    .name = "link",
    .operands = "[ID ID]",
    .purpose = "Say why two parties are one subject, or decide it",
    .details =
        "Parties of different lists that are the same are linked when lists "
        "are taken in.\nWithout ids: all links, or with --ambiguous what was "
        "left apart. With two ids: what\nspeaks for and against. With --same, "
        "--forbid or --forget the decision is kept in\nthe home with who, when "
        "and why, and heeded at once and by every update.",
    .options =
        CLI_SAME | CLI_FORBID | CLI_FORGET | CLI_WHY | CLI_AMBIGUOUS | CLI_LIST,
    .fewest = 0,
    .most = 2,
    .run = run,
};
