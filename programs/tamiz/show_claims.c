/* SPDX-License-Identifier: Apache-2.0 */
#include "show_claims.h"

#include "cli_args.h"
#include "cli_table.h"

#include <ctype.h>
#include <string.h>

const char *show_in_words(const char *property, char *text, size_t size) {
    size_t used = 0;
    for (; *property && used + 2 < size; property++) {
        unsigned char c = (unsigned char)*property;
        if (isupper(c)) text[used++] = ' ';
        text[used++] = (char)tolower(c);
    }
    text[used] = 0;
    return text;
}

static int put_linked(const cli_term *term, const tamiz_entity *entity) {
    static const cli_column columns[] = {
        {"the same as", CLI_LEFT}, {"list", CLI_LEFT}, {"name", CLI_WRAPPED}};
    cli_table table = {.columns = columns,
                       .column_count = sizeof columns / sizeof *columns,
                       .indent = 2};
    (void)fputc('\n', stdout);
    for (size_t i = 0; i < tamiz_entity_linked_count(entity); i++) {
        const tamiz_linked *l = tamiz_entity_linked(entity, i);
        cli_table_add(&table, CLI_PLAIN, "%s", l->id);
        cli_table_add(&table, CLI_DIM, "%s", l->list);
        cli_table_add(&table, CLI_PLAIN, "%s", l->caption);
    }
    return cli_table_print(&table, term);
}

/* Ids of the parties that say so, as many as fit. */
static const char *sources_of(const tamiz_claim *claim, char *text,
                              size_t size) {
    size_t used = 0;
    text[0] = 0;
    for (size_t i = 0; i < claim->source_count; i++) {
        int n = snprintf(text + used, size - used, "%s%s", i ? ", " : "",
                         claim->sources[i]);
        if (n < 0 || (size_t)n >= size - used) break;
        used += (size_t)n;
    }
    return text;
}

static cli_style style_of(const char *verdict) {
    return !strcmp(verdict, "agree")    ? CLI_GREEN
           : !strcmp(verdict, "differ") ? CLI_YELLOW
                                        : CLI_DIM;
}

static int put_claims(const cli_term *term, const tamiz_entity *entity) {
    static const cli_column columns[] = {{"property", CLI_LEFT},
                                         {"lists", CLI_LEFT},
                                         {"value", CLI_FLEXIBLE},
                                         {"said by", CLI_WRAPPED}};
    cli_table table = {.columns = columns,
                       .column_count = sizeof columns / sizeof *columns,
                       .indent = 2};
    const char *before = "";
    (void)fputc('\n', stdout);
    for (size_t i = 0; i < tamiz_entity_claim_count(entity); i++) {
        char text[512];
        const tamiz_claim *c = tamiz_entity_claim(entity, i);
        bool repeated = !strcmp(before, c->property);
        cli_table_add(&table, CLI_CYAN, "%s",
                      repeated ? ""
                               : show_in_words(c->property, text, sizeof text));
        cli_table_add(&table, style_of(c->verdict), "%s", c->verdict);
        cli_table_add(&table, CLI_PLAIN, "%s", c->value);
        cli_table_add(&table, CLI_DIM, "%s", sources_of(c, text, sizeof text));
        before = c->property;
    }
    return cli_table_print(&table, term);
}

int show_claims(const cli_term *term, const tamiz_entity *entity) {
    if (!tamiz_entity_linked_count(entity)) return CLI_DONE;
    int code = put_linked(term, entity);
    return code ? code : put_claims(term, entity);
}
