/* SPDX-License-Identifier: Apache-2.0 */
#include "owned.h"

#include "cli_table.h"

#include <string.h>

static cli_style style_of(const char *standing) {
    return !strcmp(standing, "clear")     ? CLI_GREEN
           : !strcmp(standing, "unclear") ? CLI_YELLOW
                                          : CLI_RED;
}

static const char *in_words(const char *standing) {
    static const char *const words[][2] = {
        {"listed", "listed itself"},
        {"blocked", "blocked by ownership"},
        {"unclear", "unclear: may be blocked by ownership"},
        {"clear", "not blocked by ownership"},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!strcmp(words[i][0], standing)) return words[i][1];
    return standing;
}

static void put_head(const cli_term *term, const tamiz_owned *owned) {
    cli_put(term, CLI_BOLD, owned->caption);
    (void)putchar('\n');
    if (*owned->schema) {
        cli_put(term, CLI_CYAN, owned->schema);
        (void)putchar(' ');
    }
    cli_put(term, CLI_DIM, owned->id);
    if (*owned->list) {
        cli_put(term, CLI_DIM, ", ");
        cli_put(term, CLI_DIM, owned->list);
    }
    (void)printf("\n\n");
    cli_put(term, style_of(owned->standing), in_words(owned->standing));
    if (owned->owner_count)
        (void)printf(": blocked persons hold %s of it", owned->held);
    (void)putchar('\n');
}

static int put_owners(const cli_term *term, const tamiz_owned *owned) {
    static const cli_column columns[] = {{"owner", CLI_FLEXIBLE},
                                         {"id", CLI_LEFT},
                                         {"share", CLI_RIGHT},
                                         {"standing", CLI_LEFT},
                                         {"", CLI_WRAPPED}};
    cli_table table = {.columns = columns,
                       .column_count = sizeof columns / sizeof *columns,
                       .indent = 2};
    if (!owned->owner_count) return CLI_DONE;
    (void)putchar('\n');
    for (size_t i = 0; i < owned->owner_count; i++) {
        const tamiz_owner *o = &owned->owners[i];
        cli_table_add(&table, CLI_PLAIN, "%s", o->caption);
        cli_table_add(&table, CLI_DIM, "%s", o->id);
        cli_table_add(&table, o->past ? CLI_DIM : CLI_PLAIN, "%s", o->share);
        cli_table_add(&table, o->past ? CLI_DIM : style_of(o->standing), "%s",
                      o->standing);
        cli_table_add(&table, CLI_DIM, "%s", o->note);
    }
    return cli_table_print(&table, term);
}

static void put_line(const cli_term *term, const char *mark, const char *text) {
    enum { START = 6 };
    (void)printf("  %2s  ", mark);
    cli_put_wrapped(term, CLI_PLAIN, text, START);
    (void)putchar('\n');
}

int owned_print(const cli_args *args, const tamiz_owned *owned) {
    cli_term term = cli_term_of(args);
    put_head(&term, owned);
    int code = put_owners(&term, owned);
    if (owned->step_count) (void)printf("\nhow\n");
    for (size_t i = 0; i < owned->step_count; i++) {
        char number[24];
        (void)snprintf(number, sizeof number, "%zu", i + 1);
        put_line(&term, number, owned->steps[i]);
    }
    if (owned->note_count) (void)printf("\nnotes\n");
    for (size_t i = 0; i < owned->note_count; i++)
        put_line(&term, "-", owned->notes[i]);
    if (owned->product > 0 && strcmp(owned->standing, "listed") != 0)
        (void)printf("\nmultiplied along the chains, for information: at least "
                     "%.4g %%\n",
                     owned->product);
    return code;
}
