/* SPDX-License-Identifier: Apache-2.0 */
#include "cli_lists.h"

#include "cli_table.h"

#include <inttypes.h>
#include <time.h>

/* Days since 1970-01-01 in the proleptic Gregorian calendar (H. Hinnant,
 * "chrono-compatible low-level date algorithms", days_from_civil). */
static long day_number(long year, long month, long day) {
    year -= month <= 2;
    long era = (year >= 0 ? year : year - 399) / 400;
    long year_of_era = year - era * 400;
    long shifted = (month + 9) % 12;
    long day_of_year = (153 * shifted + 2) / 5 + day - 1;
    long day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

/* Reads `digits` digits at *text and moves past them and one separator. */
static long read_digits(const char **text, int digits) {
    long number = 0;
    for (int i = 0; i < digits; i++, (*text)++) {
        if (**text < '0' || **text > '9') return -1;
        number = 10 * number + (**text - '0');
    }
    if (**text == '-') (*text)++;
    return number;
}

long cli_age_days(const char *date) {
    long year = read_digits(&date, 4);
    long month = year < 0 ? -1 : read_digits(&date, 2);
    long day = month < 0 ? -1 : read_digits(&date, 2);
    if (day < 1 || day > 31 || month < 1 || month > 12) return -1;
    long age = (long)(time(NULL) / 86400) - day_number(year, month, day);
    return age < 0 ? 0 : age;
}

void cli_put_counts_json(const tamiz_list_info *list) {
    (void)printf("\"entities\":%" PRIu32 ",\"names\":%" PRIu32
                 ",\"identifiers\":%" PRIu32 ",\"designations\":%" PRIu32
                 ",\"statements\":%" PRIu32 ",\"rows\":%" PRIu32,
                 list->entities, list->names, list->identifiers,
                 list->designations, list->statements, list->rows);
}

static void put_json(const tamiz_snapshot *snapshot) {
    for (size_t i = 0; i < tamiz_snapshot_list_count(snapshot); i++) {
        tamiz_list_info list = tamiz_snapshot_list(snapshot, i);
        (void)printf("{\"list\":");
        cli_put_json(list.id);
        (void)putchar(',');
        cli_put_counts_json(&list);
        (void)printf(",\"published\":");
        cli_put_json(list.published);
        (void)printf(",\"sha256\":");
        cli_put_json(list.sha256);
        (void)printf(",\"snapshot\":");
        cli_put_json(tamiz_snapshot_id(snapshot));
        (void)printf("}\n");
    }
}

int cli_put_counts(const cli_args *args, const tamiz_snapshot *snapshot) {
    static const cli_column columns[] = {
        {"list", CLI_FLEXIBLE},     {"published", CLI_LEFT},
        {"entities", CLI_RIGHT},    {"names", CLI_RIGHT},
        {"identifiers", CLI_RIGHT}, {"designations", CLI_RIGHT},
        {"statements", CLI_RIGHT},  {"rows", CLI_RIGHT},
    };
    if (args->json) {
        put_json(snapshot);
        return CLI_DONE;
    }
    cli_term term = cli_term_of(args);
    cli_table table = {.columns = columns,
                       .column_count = sizeof columns / sizeof *columns};
    for (size_t i = 0; i < tamiz_snapshot_list_count(snapshot); i++) {
        tamiz_list_info list = tamiz_snapshot_list(snapshot, i);
        cli_table_add(&table, CLI_BOLD, "%s", list.id);
        cli_table_add(&table, CLI_PLAIN, "%s", list.published);
        const uint32_t counts[] = {list.entities,    list.names,
                                   list.identifiers, list.designations,
                                   list.statements,  list.rows};
        for (size_t k = 0; k < sizeof counts / sizeof *counts; k++)
            cli_table_add(&table, CLI_PLAIN, "%" PRIu32, counts[k]);
    }
    return cli_table_print(&table, &term);
}
