/* SPDX-License-Identifier: Apache-2.0 */
/* Prints what linking by names is measured with (tools/links.py): of a
 * snapshot, every party with its references and every pair of parties of two
 * lists that have a name in common, with the evidence. Tab-separated.
 *
 *   party  ID LIST SCHEMA REFERENCE...
 *   pair   ID ID SCORE NAME_BITS FACT_BITS DATE_BITS DATE
 *          CONTRADICTION NAME NAME
 *   number ID ID SCORE TYPE NUMBER NUMBER FACT_BITS DATE_BITS DATE
 *          CONTRADICTION NAME NAME */
#include "link_facts.h"
#include "link_names.h"
#include "link_numbers.h"

#include <stdio.h>

static const char *id_of(const tamiz_snapshot *s, uint32_t party) {
    return s->text + s->entities[party].id;
}

static void print_party(const tamiz_snapshot *s, uint32_t party) {
    const tamiz_entity_record *e = &s->entities[party];
    (void)printf("party\t%s\t%s\t%s", id_of(s, party),
                 s->text + s->lists[e->list].id,
                 tamiz_schema_rows[e->schema].name);
    uint32_t end = tamiz_snapshot_attached_end(s, party);
    for (uint32_t i = party; i < end; i++)
        for (uint32_t k = 0; k < s->entities[i].statement_count; k++) {
            const tamiz_statement_record *t =
                &s->statements[s->entities[i].first_statement + k];
            if (t->prop == TAMIZ_PROP_unscId)
                (void)printf("\t%s", s->text + t->value);
        }
    (void)putchar('\n');
}

static void print_end(const tamiz_snapshot *s, const tamiz_named_pair *p) {
    tamiz_compared facts[TAMIZ_FACT_COUNT];
    tamiz_link_compare(s, p->a, p->b, facts);
    const tamiz_compared *date = &facts[TAMIZ_FACT_BIRTH];
    (void)printf(
        "\t%.2f\t%.2f\t%d\t%s\t%s\t%s\n", tamiz_link_bits(facts), date->bits,
        (int)date->verdict,
        tamiz_link_fact_name(tamiz_link_contradiction(facts)),
        p->a_name == UINT32_MAX ? "" : s->text + s->names[p->a_name].text,
        p->b_name == UINT32_MAX ? "" : s->text + s->names[p->b_name].text);
}

static tamiz_code print_pairs(const tamiz_snapshot *s, tamiz_error *err) {
    tamiz_buffer pairs = {0};
    tamiz_code code = tamiz_link_by_names(s, &pairs, NULL, NULL, err);
    const tamiz_named_pair *p = (const void *)pairs.data;
    for (size_t i = 0; !code && i < pairs.size / sizeof *p; i++) {
        (void)printf("pair\t%s\t%s\t%.4f\t%.2f", id_of(s, p[i].a),
                     id_of(s, p[i].b), p[i].score, p[i].bits);
        print_end(s, &p[i]);
    }
    tamiz_buffer_clear(&pairs);
    return code;
}

static tamiz_code print_numbers(const tamiz_snapshot *s, tamiz_error *err) {
    tamiz_buffer pairs = {0};
    tamiz_arena scratch = {0};
    tamiz_code code = tamiz_link_by_numbers(s, &pairs, err);
    const tamiz_numbered_pair *p = (const void *)pairs.data;
    for (size_t i = 0; !code && i < pairs.size / sizeof *p; i++) {
        tamiz_named_pair names;
        code = tamiz_link_best_names(s, p[i].a, p[i].b, true, &scratch, &names,
                                     err);
        if (code) break;
        (void)printf("number\t%s\t%s\t%.4f\t%s\t%s\t%s", id_of(s, p[i].a),
                     id_of(s, p[i].b), names.score,
                     tamiz_link_number_type(s, p[i].a_statement),
                     s->text + s->statements[p[i].a_statement].value,
                     s->text + s->statements[p[i].b_statement].value);
        print_end(s, &names);
    }
    tamiz_arena_clear(&scratch);
    tamiz_buffer_clear(&pairs);
    return code;
}

int main(int argc, char **argv) {
    tamiz_snapshot *s = NULL;
    tamiz_error err = {0};
    if (argc != 2) return 2;
    tamiz_code code = tamiz_snapshot_open(argv[1], &s, &err);
    for (uint32_t i = 0; !code && i < s->entity_count; i++)
        if (s->entities[i].owner == i) print_party(s, i);
    if (!code) code = print_pairs(s, &err);
    if (!code) code = print_numbers(s, &err);
    if (code) (void)fprintf(stderr, "%s: %s\n", err.where, err.message);
    tamiz_snapshot_close(s);
    return code ? 1 : 0;
}
