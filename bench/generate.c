/* SPDX-License-Identifier: Apache-2.0 */
/* Makes a list of any size that looks like the real ones, as OFAC's CSV files,
 * which `tamiz forge us_ofac_sdn=FOLDER` reads.
 *
 * usage: generate NAMES.tsv COUNT FOLDER [--seed=1] [--facts=1]
 *            [--sample=FILE]
 *
 * NAMES.tsv comes from lists.py --ascii. FOLDER gets sdn.csv, alt.csv and
 * add.csv. --facts=0 leaves out remarks and addresses. --sample writes about
 * 20,000 of the names in the form of NAMES.tsv, to make queries of. What was
 * learnt and made is printed as one line of JSON; progress goes to a terminal
 * only. */
#include "model.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char usage[] = "generate NAMES.tsv COUNT FOLDER [--seed=1] "
                            "[--facts=1] [--sample=FILE]";

enum { TOWNS = 2000, SAMPLES = 20000 };

static const char *const types[MODEL_KINDS] = {"\"individual\"", "-0- ",
                                               "\"vessel\""};
static const char *const schemas[MODEL_KINDS] = {"Person", "LegalEntity",
                                                 "Vessel"};
/* Tags that OFAC uses (treasury.gov, "Program Tag Definitions"), the common
 * ones more often. */
static const char *const programs[] = {"SDGT",
                                       "SDGT",
                                       "RUSSIA-EO14024",
                                       "RUSSIA-EO14024",
                                       "RUSSIA-EO14024",
                                       "IRAN",
                                       "SDNTK",
                                       "SDNTK",
                                       "NPWMD] [IFSR",
                                       "SYRIA",
                                       "UKRAINE-EO13662",
                                       "DPRK",
                                       "VENEZUELA",
                                       "GLOMAG",
                                       "CUBA",
                                       "BELARUS",
                                       "IRAQ2",
                                       "ILLICIT-DRUGS"};
static const char *const countries[] = {
    "Russia", "Iran",   "Syria",   "China", "Mexico",  "Colombia",
    "Cuba",   "Turkey", "Lebanon", "Iraq",  "Ukraine", "Belarus",
    "Panama", "Cyprus", "Yemen",   "Libya", "Somalia", "Afghanistan"};
static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

typedef struct maker {
    model *model;
    FILE *names, *aliases, *addresses, *sample;
    uint64_t count, name_count, every, alias_number, address_number;
    bool facts;
    char (*towns)[32];
} maker;

static size_t below(maker *m, size_t count) {
    return (size_t)(model_random(m->model) % count);
}

static const char *pick(maker *m, const char *const *all, size_t count) {
    return all[below(m, count)];
}
#define PICK(m, all) pick(m, all, sizeof(all) / sizeof *(all))

/* The first towns come much more often than the last. */
static const char *town(maker *m) {
    double u = (double)(below(m, 1 << 20) + 1) / (1 << 20);
    return m->towns[(size_t)(pow(TOWNS, u) - 1) % TOWNS];
}

/* A person is "SURNAME, Given other", everyone else as spoken. */
static void put_name(maker *m, FILE *out, model_kind kind,
                     const model_name *name) {
    size_t last = name->count - 1;
    bool turned = kind == MODEL_PERSON && name->count > 1;
    if (turned)
        (void)fprintf(out, "%s,", model_token(m->model, name->tokens[last]));
    for (size_t i = 0; i < name->count - turned; i++)
        (void)fprintf(out, i || turned ? " %s" : "%s",
                      model_token(m->model, name->tokens[i]));
}

static void put_sample(maker *m, model_kind kind, const char *role,
                       uint64_t number, const model_name *name) {
    if (!m->sample || m->name_count++ % m->every) return;
    (void)fprintf(m->sample, "us_ofac_sdn\t%llu\t%s\t%s\t",
                  (unsigned long long)number, schemas[kind], role);
    put_name(m, m->sample, kind, name);
    (void)fprintf(m->sample, "\n");
}

static void put_person_remarks(maker *m) {
    (void)fprintf(m->names, "\"DOB %02zu %s %zu; POB %s, %s", 1 + below(m, 28),
                  PICK(m, months), 1930 + below(m, 75), town(m),
                  PICK(m, countries));
    if (below(m, 10) < 6)
        (void)fprintf(m->names, "; nationality %s", PICK(m, countries));
    if (below(m, 10) < 4)
        (void)fprintf(m->names, "; Passport %c%07zu (%s)",
                      (int)('A' + below(m, 26)), below(m, 10000000),
                      PICK(m, countries));
    (void)fprintf(m->names, "; Gender %s.\"", below(m, 8) ? "Male" : "Female");
}

static void put_remarks(maker *m, model_kind kind) {
    if (m->facts && kind == MODEL_PERSON)
        put_person_remarks(m);
    else if (m->facts && kind == MODEL_VESSEL)
        (void)fprintf(m->names,
                      "\"Vessel Registration Identification IMO 9%06zu.\"",
                      below(m, 1000000));
    else if (m->facts && below(m, 10) < 4)
        (void)fprintf(m->names, "\"Tax ID No. %010zu (%s).\"",
                      below(m, 10000000000), PICK(m, countries));
    else
        (void)fprintf(m->names, "-0- ");
    (void)fprintf(m->names, "\r\n");
}

static void put_party(maker *m, uint64_t number, model_kind kind,
                      const model_name *name) {
    (void)fprintf(m->names, "%llu,\"", (unsigned long long)number);
    put_name(m, m->names, kind, name);
    (void)fprintf(m->names, "\",%s,\"%s\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,",
                  types[kind], PICK(m, programs));
    put_remarks(m, kind);
    put_sample(m, kind, "name", number, name);
}

static void put_alias(maker *m, uint64_t number, model_kind kind,
                      const model_name *name) {
    (void)fprintf(m->aliases, "%llu,%llu,\"%s\",\"", (unsigned long long)number,
                  (unsigned long long)++m->alias_number,
                  below(m, 12) ? "aka" : "fka");
    put_name(m, m->aliases, kind, name);
    (void)fprintf(m->aliases, "\",-0- \r\n");
    put_sample(m, kind, "alias", number, name);
}

static void put_address(maker *m, uint64_t number) {
    (void)fprintf(m->addresses, "%llu,%llu,", (unsigned long long)number,
                  (unsigned long long)++m->address_number);
    if (below(m, 2))
        (void)fprintf(m->addresses, "\"%zu %s St.\"", 1 + below(m, 200),
                      town(m));
    else
        (void)fprintf(m->addresses, "-0- ");
    (void)fprintf(m->addresses, ",\"%s\",\"%s\",-0- \r\n", town(m),
                  PICK(m, countries));
}

static void make_party(maker *m, uint64_t number) {
    model_kind kind = model_draw_kind(m->model);
    size_t aliases = model_draw_alias_count(m->model, kind);
    model_name primary, alias;
    model_draw_name(m->model, kind, &primary);
    put_party(m, number, kind, &primary);
    for (size_t i = 0; i < aliases; i++) {
        model_draw_alias(m->model, kind, &primary, &alias);
        put_alias(m, number, kind, &alias);
    }
    for (size_t i = 0; m->facts && i < 1 + (number % 3 == 0); i++)
        put_address(m, number);
}

static void show(uint64_t done, uint64_t all) {
    if (isatty(STDERR_FILENO))
        (void)fprintf(stderr, "\rgenerating %3llu %%%s",
                      (unsigned long long)(done * 100 / all),
                      done == all ? "\r\033[K" : "");
}

static FILE *open_in(const char *folder, const char *name) {
    char path[4096];
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    if (!file) bench_fail(path, "cannot be written");
    return file;
}

static void close_all(maker *m) {
    FILE *all[] = {m->names, m->aliases, m->addresses, m->sample};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i] && fclose(all[i])) bench_fail("list", "cannot be written");
}

static void print(const maker *m, const model_facts *before) {
    static const char *const places[] = {"first", "inner", "last"};
    model_facts after = model_tell(m->model);
    (void)printf("{\"entities\":%llu,\"names\":%llu,\"learnt_names\":%zu,"
                 "\"learnt_parties\":%zu,\"learnt_tokens\":%zu,"
                 "\"learnt_words\":%zu,\"tokens\":%zu,\"words\":%zu,"
                 "\"heaps\":{",
                 (unsigned long long)m->count,
                 (unsigned long long)m->count + m->alias_number, before->names,
                 before->parties, before->tokens, before->words, after.tokens,
                 after.words);
    for (int k = 0; k < MODEL_KINDS; k++)
        for (int p = 0; p < MODEL_PLACES; p++)
            (void)printf("%s\"%s %s\":%.3f", k || p ? "," : "", schemas[k],
                         places[p], before->exponent[k][p]);
    (void)printf("},\"heaps_made\":%.3f}\n",
                 log((double)after.words / (double)before->words) /
                     log((double)after.tokens / (double)before->tokens));
}

int main(int argc, char **argv) {
    const char *names = bench_operand(argc, argv, 1, usage);
    uint64_t count = strtoull(bench_operand(argc, argv, 2, usage), NULL, 10);
    const char *folder = bench_operand(argc, argv, 3, usage);
    const char *sample = bench_option_text(argc, argv, "sample", NULL);
    uint64_t seed = (uint64_t)bench_option(argc, argv, "seed", 1);
    if (!count) bench_fail("COUNT", "is not a number above 0");
    maker m = {.model = model_learn(names, seed),
               .names = open_in(folder, "sdn.csv"),
               .aliases = open_in(folder, "alt.csv"),
               .addresses = open_in(folder, "add.csv"),
               .count = count,
               .every = 1 + count * 2 / SAMPLES,
               .facts = bench_option(argc, argv, "facts", 1) > 0,
               .towns = bench_take(TOWNS, sizeof *m.towns)};
    if (sample && !(m.sample = fopen(sample, "w")))
        bench_fail(sample, "cannot be written");
    for (size_t i = 0; i < TOWNS; i++)
        model_draw_word(m.model, MODEL_ORGANIZATION, m.towns[i]);
    model_facts before = model_tell(m.model);
    for (uint64_t i = 0; i < count; i++) {
        if (i % 4096 == 0) show(i, count);
        make_party(&m, i + 1);
    }
    show(count, count);
    print(&m, &before);
    close_all(&m);
    free(m.towns);
    model_free(m.model);
    return 0;
}
