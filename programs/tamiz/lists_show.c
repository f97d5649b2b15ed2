/* SPDX-License-Identifier: Apache-2.0 */
#include "cli_lists.h"
#include "cli_text.h"
#include "lists.h"

#include <inttypes.h>
#include <string.h>

void lists_age_text(const lists_row *row, char *text, size_t size) {
    if (row->age < 0) {
        (void)snprintf(text, size, "unknown");
        return;
    }
    bool read = !*row->list.published;
    (void)snprintf(text, size, "%s%ld day%s%s%s", read ? "read " : "", row->age,
                   row->age == 1 ? "" : "s", read ? " ago" : "",
                   row->stale ? ", stale" : "");
}

/* ---- JSON -------------------------------------------------------------- */

static void put_text(const char *name, const char *value) {
    (void)printf(",\"%s\":", name);
    cli_put_json(value);
}

static void put_tallies(const lists_row *row, const char *what,
                        const char *member) {
    bool first = true;
    (void)printf(",\"%s\":{", member);
    for (size_t i = 0; i < row->tally_count; i++) {
        const tamiz_tally *t = &row->tallies[i];
        if (strcmp(t->what, what) != 0) continue;
        (void)printf("%s\"%s\":%" PRIu32, first ? "" : ",", t->sort, t->count);
        first = false;
    }
    (void)putchar('}');
}

void lists_put_json(const lists_row *row) {
    const tamiz_list_info *list = &row->list;
    const tamiz_list_status *status = &row->status;
    (void)printf("{\"id\":");
    cli_put_json(list->id);
    put_text("issuer", list->issuer);
    put_text("title", list->title);
    (void)putchar(',');
    cli_put_counts_json(list);
    put_text("published", list->published);
    put_text("fetched", list->fetched);
    if (row->age < 0)
        (void)printf(",\"age_days\":null");
    else
        (void)printf(",\"age_days\":%ld", row->age);
    (void)printf(",\"stale_days\":%" PRIu32 ",\"stale\":%s", status->stale_days,
                 row->stale ? "true" : "false");
    put_text("checked", status->checked);
    put_text("failed", status->failed);
    put_text("failure", status->reason);
    put_text("source", row->tally_count ? list->source : "");
    put_text("sha256", list->sha256);
    put_text("url", status->url);
    put_text("licence", status->licence);
    put_tallies(row, "schema", "schemata");
    put_tallies(row, "kind", "name_kinds");
    put_tallies(row, "script", "scripts");
    (void)printf("}\n");
}

/* ---- for a person ------------------------------------------------------ */

enum { LABEL = 14 };

static void put_line(const cli_term *term, const char *label,
                     const char *value) {
    if (!*value) return;
    (void)printf("  %-*s", LABEL - 2, label);
    cli_put_wrapped(term, CLI_PLAIN, value, LABEL);
    (void)putchar('\n');
}

static void put_tally_line(const cli_term *term, const lists_row *row,
                           const char *what, const char *label) {
    char line[1024] = "";
    size_t used = 0;
    for (size_t i = 0; i < row->tally_count && used + 64 < sizeof line; i++) {
        const tamiz_tally *t = &row->tallies[i];
        if (strcmp(t->what, what) != 0) continue;
        int n = snprintf(line + used, sizeof line - used, "%s%" PRIu32 " %s",
                         used ? ", " : "", t->count, t->sort);
        used += n > 0 ? (size_t)n : 0;
    }
    put_line(term, label, line);
}

void lists_put_detail(const cli_args *args, const lists_row *row) {
    cli_term term = cli_term_of(args);
    const tamiz_list_info *list = &row->list;
    char text[128];
    cli_put(&term, CLI_BOLD, list->id);
    (void)putchar('\n');
    put_line(&term, "title", list->title);
    put_line(&term, "issuer", list->issuer);
    put_line(&term, "licence", row->status.licence);
    put_line(&term, "URL", row->status.url);
    if (!row->tally_count) {
        put_line(&term, "loaded", "no");
    } else {
        put_line(&term, "taken from", list->source);
        put_line(&term, "data of",
                 *list->published ? list->published : "unknown");
        put_line(&term, "read", list->fetched);
        put_line(&term, "checked", row->status.checked);
        lists_age_text(row, text, sizeof text);
        put_line(&term, "age", text);
        put_line(&term, "SHA-256", list->sha256);
        (void)snprintf(text, sizeof text,
                       "%" PRIu32 " (%" PRIu32 " identifiers, %" PRIu32
                       " designations)",
                       list->entities, list->identifiers, list->designations);
        put_line(&term, "entities", text);
        put_tally_line(&term, row, "schema", "");
        (void)snprintf(text, sizeof text, "%" PRIu32, list->names);
        put_line(&term, "names", text);
        put_tally_line(&term, row, "kind", "");
        put_tally_line(&term, row, "script", "");
    }
    put_line(&term, "failed", row->status.failed);
    put_line(&term, "", row->status.reason);
}
