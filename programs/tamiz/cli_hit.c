/* SPDX-License-Identifier: Apache-2.0 */
#include "cli_hit.h"

#include "cli_table.h"

#include <math.h>
#include <string.h>

enum { SCORE_BAR = 20, SHORT_BAR = 10, DATE = 10, MOST_LISTS = 8 };

/* Cut, not rounded: 0.996 is not the 1.00 of an exact name, and 0.698 did not
 * reach 0.70. */
double cli_cut_score(double score) {
    return floor(score * 100 + 1e-6) / 100;
}

const char *cli_chance(double probability, char text[CLI_CHANCE]) {
    if (probability > 0.999 && probability < 1)
        (void)snprintf(text, CLI_CHANCE, "over 99.9 %%");
    else if (probability < 0.001 && probability > 0)
        (void)snprintf(text, CLI_CHANCE, "under 0.1 %%");
    else
        (void)snprintf(text, CLI_CHANCE, "%.0f %%", 100 * probability);
    return text;
}

const char *cli_odds(double bits, char text[CLI_CHANCE]) {
    double odds = exp2(fabs(bits));
    char number[16];
    (void)snprintf(number, sizeof number,
                   odds < 10    ? "%.1f"
                   : odds < 1e6 ? "%.0f"
                                : "%.1e",
                   odds);
    (void)snprintf(text, CLI_CHANCE, bits < 0 ? "1 to %s" : "%s to 1", number);
    return text;
}

double cli_step(double *sum, double adds) {
    double before = round(*sum * 1000);
    *sum += adds;
    double step = round(*sum * 1000) - before;
    return step == 0 ? 0 : step / 1000; /* no -0.000 */
}

void cli_put_score(const cli_term *term, double score, size_t columns) {
    char number[16];
    (void)snprintf(number, sizeof number, " %.2f", cli_cut_score(score));
    cli_put_bar(term, score, columns);
    cli_put(term, CLI_BOLD, number);
}

static void put_separator(const cli_term *term) {
    (void)fputc(' ', stdout);
    cli_put(term, CLI_DIM, cli_shape_text(term, CLI_DOT));
    (void)fputc(' ', stdout);
}

/* ---- the timeline ------------------------------------------------------ */

/* A line below an event, beside its stem. */
static void put_below(const cli_term *term, size_t indent, bool last,
                      const char *label, const char *text) {
    if (!*text) return;
    cli_spaces(indent + DATE + 2);
    if (last)
        (void)fputc(' ', stdout);
    else
        cli_put(term, CLI_DIM, cli_shape_text(term, CLI_STEM));
    cli_spaces(2);
    cli_put(term, CLI_DIM, label);
    cli_put_rest(term, CLI_PLAIN, text, indent + DATE + 5 + cli_width(label));
    (void)fputc('\n', stdout);
}

/* as_of: the day on which it was not in force; NULL = no such thing. */
static void put_event(const cli_term *term, const tamiz_designation *d,
                      size_t indent, const char *as_of) {
    bool ended = *d->until || as_of;
    char line[512];
    const char *what = *d->programme ? d->programme : "listed";
    const char *when = !as_of                        ? ""
                       : strcmp(d->since, as_of) > 0 ? " (not yet in force)"
                                                     : " (no longer in force)";
    (void)snprintf(line, sizeof line, "%s%s%s%s%s%s %s %s", what,
                   *d->authority ? ", " : "", d->authority,
                   *d->until ? ", until " : "", d->until, when,
                   cli_shape_text(term, CLI_DOT), d->list);
    cli_spaces(indent);
    size_t used =
        cli_put_cut(term, CLI_DIM, *d->since ? d->since : "undated", DATE);
    cli_spaces(DATE - used + 2);
    cli_put(term, ended ? CLI_DIM : CLI_RED,
            cli_shape_text(term, ended ? CLI_ENDED : CLI_EVENT));
    cli_spaces(2);
    cli_put_rest(term, CLI_PLAIN, line, indent + DATE + 5);
    (void)fputc('\n', stdout);
}

void cli_put_timeline(const cli_term *term, const cli_timeline *timeline) {
    size_t indent = timeline->indent;
    for (size_t i = 0; i < timeline->count; i++) {
        const tamiz_designation *d =
            timeline->designation(timeline->context, i);
        bool last = i + 1 == timeline->count;
        bool out = timeline->out_of_force &&
                   timeline->out_of_force(timeline->context, i);
        put_event(term, d, indent, out ? timeline->as_of : NULL);
        put_below(term, indent, last, "under ", d->legal_basis);
        put_below(term, indent, last, "disputed by ", d->disputed_by);
        if (timeline->sources)
            put_below(term, indent, last, "source ", d->source);
    }
}

static const tamiz_designation *hit_designation(const void *context,
                                                size_t index) {
    const tamiz_hit *hit = context;
    return &hit->designations[index];
}

/* ---- the evidence ------------------------------------------------------ */

static void add_side(cli_table *table, const cli_term *term, const char *text) {
    if (*text)
        cli_table_add(table, CLI_PLAIN, "%s", text);
    else
        cli_table_add(table, CLI_DIM, "%s", cli_shape_text(term, CLI_NOTHING));
}

/* What a part adds, of a score of 1, in columns or, with Unicode, in eighths of
 * them; what is taken away is dashed. However little, it shows. */
static void add_bar(cli_table *table, const cli_term *term, double value) {
    static const char *const eighths[] = {"",  "▏", "▎", "▍",
                                          "▌", "▋", "▊", "▉"};
    enum { WIDE = 12, NARROW = 8, NARROW_LINE = 100, ROOM = 4 * (WIDE + 1) };
    bool narrow = term->terminal && term->width < NARROW_LINE;
    double part = fmin(fabs(value), 1) * (narrow ? NARROW : WIDE);
    size_t steps = term->unicode && value > 0 ? 8 : 1;
    size_t count = (size_t)round(part * (double)steps);
    char text[ROOM] = "";
    size_t used = 0;
    const char *shape = value < 0       ? cli_shape_text(term, CLI_DASH)
                        : term->unicode ? "█"
                                        : "#";
    if (!count && fabs(value) >= 0.0005) count = 1;
    for (size_t i = 0; i < count / steps; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%s", shape);
    (void)snprintf(text + used, sizeof text - used, "%s",
                   eighths[count % steps]);
    cli_table_add(table, value < 0 ? CLI_GREEN : CLI_YELLOW, "%s", text);
}

static void add_sum(cli_table *table, const cli_term *term,
                    const tamiz_hit *hit) {
    double weight = 0, sum = 0;
    for (size_t i = 0; i < hit->evidence_count; i++) {
        weight += hit->evidence[i].weight;
        sum += hit->evidence[i].contribution;
    }
    cli_table_rule(table);
    cli_table_add(table, CLI_DIM, "sum");
    cli_table_add(table, CLI_PLAIN, "%s", "");
    cli_table_add(table, CLI_DIM, "%.3f", weight);
    cli_table_add(table, CLI_PLAIN, "%s", "");
    cli_table_add(table, CLI_BOLD, "%.3f", sum);
    add_bar(table, term, sum);
    cli_table_add(table, CLI_PLAIN, "%s", "");
    cli_table_add(table, CLI_PLAIN, "%s", "");
}

/* "score = 0.417 + 0.416 = 0.833", as the column of steps has it. */
static void put_arithmetic(const cli_term *term, const tamiz_hit *hit,
                           size_t indent) {
    double sum = 0;
    size_t terms = 0, used = indent;
    char part[24];
    cli_spaces(indent);
    cli_put(term, CLI_DIM, "score");
    used += strlen("score");
    for (size_t i = 0; i <= hit->evidence_count; i++) {
        bool last = i == hit->evidence_count;
        double step =
            last ? sum : cli_step(&sum, hit->evidence[i].contribution);
        if (!last && step == 0) continue;
        const char *sign = last || !terms ? "=" : step < 0 ? "-" : "+";
        bool below = !last && !terms && step < 0;
        (void)snprintf(part, sizeof part, " %s %s%.3f", sign, below ? "-" : "",
                       fabs(step));
        if (term->terminal && used + strlen(part) > term->width) {
            (void)fputc('\n', stdout);
            used = indent + strlen("score");
            cli_spaces(used);
        }
        cli_put(term, last ? CLI_BOLD : CLI_PLAIN, part);
        used += strlen(part);
        terms++;
    }
    (void)fputc('\n', stdout);
}

int cli_put_evidence(const cli_term *term, const tamiz_hit *hit,
                     size_t indent) {
    static const cli_column columns[] = {
        {"asked", CLI_FLEXIBLE}, {"listed", CLI_FLEXIBLE},
        {"weight", CLI_RIGHT},   {"alike", CLI_RIGHT},
        {"adds", CLI_RIGHT},     {"", CLI_LEFT},
        {"kind", CLI_LEFT},      {"reason", CLI_FLEXIBLE},
    };
    cli_table table = {.columns = columns,
                       .column_count = sizeof columns / sizeof *columns,
                       .indent = indent};
    double sum = 0;
    for (size_t i = 0; i < hit->evidence_count; i++) {
        const tamiz_evidence *e = &hit->evidence[i];
        add_side(&table, term, e->query);
        add_side(&table, term, e->listed);
        cli_table_add(&table, CLI_DIM, "%.3f", e->weight);
        cli_table_add(&table, CLI_DIM, "%.2f", e->similarity);
        cli_table_add(&table, e->contribution < 0 ? CLI_GREEN : CLI_PLAIN,
                      "%+.3f", cli_step(&sum, e->contribution));
        add_bar(&table, term, e->contribution);
        cli_table_add(&table, CLI_CYAN, "%s", e->kind);
        cli_table_add(&table, CLI_PLAIN, "%s", e->reason);
    }
    add_sum(&table, term, hit);
    int bad = cli_table_print(&table, term);
    if (bad) return bad;
    (void)fputc('\n', stdout);
    put_arithmetic(term, hit, indent);
    return CLI_DONE;
}

static void put_odds(const cli_term *term, const tamiz_hit *hit,
                     size_t indent) {
    char odds[CLI_CHANCE], chance[CLI_CHANCE], text[3 * CLI_CHANCE];
    (void)snprintf(text, sizeof text, " = 2^%.1f = %s = ", hit->odds_bits,
                   cli_odds(hit->odds_bits, odds));
    cli_spaces(indent);
    cli_put(term, CLI_DIM, "odds ");
    cli_put(term, CLI_PLAIN, text);
    cli_put(term, CLI_BOLD, cli_chance(hit->probability, chance));
    (void)fputc('\n', stdout);
}

double cli_other_bits(const tamiz_hit *hit) {
    double bits = hit->odds_bits;
    for (size_t i = 0; i < hit->factor_count; i++) bits -= hit->factors[i].bits;
    return bits;
}

double cli_bit_step(double *sum, double adds) {
    double before = round(*sum * 10);
    *sum += adds;
    double step = round(*sum * 10) - before;
    return step == 0 ? 0 : step / 10; /* no -0.0 */
}

static void add_fact(cli_table *table, const char *fact, const char *asked,
                     const char *listed, double bits, const char *reason) {
    cli_table_add(table, CLI_PLAIN, "%s", fact);
    cli_table_add(table, CLI_PLAIN, "%s", asked);
    cli_table_add(table, CLI_PLAIN, "%s", listed);
    cli_table_add(table, bits < 0 ? CLI_GREEN : CLI_PLAIN, "%+.1f", bits);
    cli_table_add(table, CLI_PLAIN, "%s", reason);
}

/* Facts beside the name, in bits, which add up to those of the odds. */
static int put_factors(const cli_term *term, const tamiz_hit *hit,
                       size_t indent) {
    static const cli_column columns[] = {
        {"fact", CLI_LEFT},  {"asked", CLI_FLEXIBLE},  {"listed", CLI_FLEXIBLE},
        {"bits", CLI_RIGHT}, {"reason", CLI_FLEXIBLE},
    };
    cli_table table = {.columns = columns,
                       .column_count = sizeof columns / sizeof *columns,
                       .indent = indent};
    double sum = 0;
    const char *asked = hit->query_name ? hit->query_name : "";
    (void)fputc('\n', stdout);
    add_fact(&table, *asked ? "name" : "number", asked, *asked ? hit->name : "",
             cli_bit_step(&sum, cli_other_bits(hit)), "the table above");
    for (size_t i = 0; i < hit->factor_count; i++) {
        const tamiz_factor *f = &hit->factors[i];
        add_fact(&table, f->fact, f->query, f->listed,
                 cli_bit_step(&sum, f->bits), f->reason);
    }
    cli_table_rule(&table);
    cli_table_add(&table, CLI_DIM, "sum");
    cli_table_add(&table, CLI_PLAIN, "%s", "");
    cli_table_add(&table, CLI_PLAIN, "%s", "");
    cli_table_add(&table, CLI_BOLD, "%+.1f", sum);
    cli_table_add(&table, CLI_PLAIN, "%s", "");
    return cli_table_print(&table, term);
}

/* ---- the hit ----------------------------------------------------------- */

/* "alias" for "weakAlias" would hide what matters: kinds in words. */
const char *cli_name_kind(const char *kind) {
    static const char *const words[][2] = {
        {"name", "primary name"},
        {"alias", "alias"},
        {"weakAlias", "weak alias"},
        {"previousName", "former name"},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!strcmp(words[i][0], kind)) return words[i][1];
    return kind;
}

static void put_who(const cli_term *term, const tamiz_hit *hit) {
    cli_put(term, CLI_CYAN, hit->schema);
    put_separator(term);
    cli_put(term, CLI_PLAIN, hit->entity_id);
    (void)fputc('\n', stdout);
}

static void put_matched(const cli_term *term, const tamiz_hit *hit) {
    char text[128], chance[CLI_CHANCE];
    cli_put(term, CLI_DIM, "matched ");
    cli_put(term, CLI_PLAIN, hit->name);
    (void)snprintf(text, sizeof text, " (%s), probability %s, %+.1f bits",
                   cli_name_kind(hit->name_kind),
                   cli_chance(hit->probability, chance), hit->odds_bits);
    cli_put(term, CLI_DIM, text);
    (void)fputc('\n', stdout);
}

/* The parties of other lists that are the same subject. */
static void put_linked(const cli_term *term, const tamiz_hit *hit,
                       size_t indent) {
    if (!hit->linked_count) return;
    cli_spaces(indent);
    cli_put(term, CLI_DIM, "the same as ");
    for (size_t i = 0; i < hit->linked_count; i++) {
        if (i) cli_put(term, CLI_DIM, ", ");
        cli_put(term, CLI_PLAIN, hit->linked[i].id);
    }
    (void)fputc('\n', stdout);
}

/* What somebody decided of it, and what changed since. */
static void put_decision(const cli_term *term, const tamiz_hit *hit,
                         size_t indent) {
    const tamiz_acceptance *a = hit->accepted ? hit->accepted : hit->earlier;
    char text[640];
    if (!a) return;
    (void)snprintf(text, sizeof text, "%s by %.60s on %.10s%s%.200s%s%.240s",
                   hit->accepted ? "accepted" : "raised again: accepted",
                   a->who, a->when, *a->why ? ": " : "", a->why,
                   hit->accepted ? "" : "; ",
                   hit->accepted ? "" : hit->raised_again);
    cli_spaces(indent);
    cli_put_rest(term, hit->accepted ? CLI_GREEN : CLI_YELLOW, text, indent);
    (void)fputc('\n', stdout);
}

int cli_put_hit(const cli_term *term, const tamiz_hit *hit, size_t number,
                bool explain) {
    enum { INDENT = 4 };
    (void)printf("%2zu  ", number);
    cli_put_rest(term, CLI_BOLD, hit->caption, INDENT);
    (void)fputc('\n', stdout);
    cli_spaces(INDENT);
    cli_put_score(term, hit->score, SCORE_BAR);
    cli_spaces(2);
    put_who(term, hit);
    cli_spaces(INDENT);
    put_matched(term, hit);
    put_linked(term, hit, INDENT);
    put_decision(term, hit, INDENT);
    if (hit->designation_count) (void)fputc('\n', stdout);
    cli_timeline timeline = {.count = hit->designation_count,
                             .designation = hit_designation,
                             .context = hit,
                             .sources = explain,
                             .indent = INDENT};
    cli_put_timeline(term, &timeline);
    if (!explain) return CLI_DONE;
    (void)fputc('\n', stdout);
    int bad = cli_put_evidence(term, hit, INDENT);
    if (!bad) put_odds(term, hit, INDENT);
    return bad || !hit->factor_count ? bad : put_factors(term, hit, INDENT);
}

/* Whether an earlier designation of the hit names the same list. */
static bool is_repeated(const tamiz_hit *hit, size_t index) {
    for (size_t i = 0; i < index; i++)
        if (!strcmp(hit->designations[i].list, hit->designations[index].list))
            return true;
    return false;
}

void cli_put_hit_line(const cli_term *term, const tamiz_hit *hit,
                      size_t indent) {
    cli_spaces(indent);
    cli_put_score(term, hit->score, SHORT_BAR);
    cli_spaces(2);
    cli_put(term, CLI_BOLD, hit->caption);
    put_separator(term);
    cli_put(term, CLI_CYAN, hit->schema);
    put_separator(term);
    cli_put(term, CLI_PLAIN, hit->entity_id);
    for (size_t i = 0; i < hit->designation_count && i < MOST_LISTS; i++) {
        if (is_repeated(hit, i)) continue;
        put_separator(term);
        cli_put(term, CLI_DIM, hit->designations[i].list);
    }
    (void)fputc('\n', stdout);
}
