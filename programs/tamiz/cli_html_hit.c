/* SPDX-License-Identifier: Apache-2.0 */
#include "cli_html_hit.h"

#include "cli_hit.h"
#include "cli_html.h"

#include <math.h>
#include <string.h>

/* ---- the evidence ------------------------------------------------------ */

static void put_side(FILE *out, const char *class, const char *text) {
    if (*text)
        cli_html(out, "<td role=\"cell\" class=\"%s\"><bdi>%s</bdi></td>",
                 class, text);
    else
        cli_html(out,
                 "<td role=\"cell\" class=\"%s soft\">\u2013"
                 "<span class=\"hidden\"> nothing</span></td>",
                 class);
}

static void put_row(FILE *out, const tamiz_evidence *e, double *sum) {
    double before = *sum;
    double adds = cli_step(sum, e->contribution);
    (void)fputs("<tr role=\"row\">", out);
    put_side(out, "asked", e->query);
    put_side(out, "listed", e->listed);
    cli_html(out,
             "<td role=\"cell\" class=\"why\">%s</td>"
             "<td role=\"cell\" data-label=\"weight\" class=\"right\">%.3f</td>"
             "<td role=\"cell\" data-label=\"alike\" class=\"right\">%.2f</td>"
             "<td role=\"cell\" class=\"adds right\">%+.3f</td>"
             "<td class=\"graph\">",
             e->reason, e->weight, e->similarity, adds);
    cli_html_bar(out, (cli_html_step){before, e->contribution, e->weight});
    (void)fputs("</td></tr>\n", out);
}

static void put_table(FILE *out, const tamiz_hit *hit) {
    static const struct {
        const char *title, *class; /* spare: not on a phone */
    } heads[] = {{"asked", "asked"},       {"listed", "listed"},
                 {"why", "spare"},         {"weight", "spare right"},
                 {"alike", "spare right"}, {"adds", "adds right"}};
    double sum = 0, weight = 0;
    cli_html(out,
             "<table class=\"evidence stack\" role=\"table\">\n"
             "<caption class=\"hidden\">What adds up to the score of "
             "%s</caption>\n<thead role=\"rowgroup\"><tr role=\"row\">",
             hit->caption);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        cli_html(out,
                 "<th role=\"columnheader\" scope=\"col\" class=\"%s\">%s"
                 "</th>",
                 heads[i].class, heads[i].title);
    (void)fputs("<td class=\"spare\" aria-hidden=\"true\"></td></tr></thead>\n"
                "<tbody role=\"rowgroup\">\n",
                out);
    for (size_t i = 0; i < hit->evidence_count; i++) {
        put_row(out, &hit->evidence[i], &sum);
        weight += hit->evidence[i].weight;
    }
    cli_html(out,
             "</tbody>\n<tfoot role=\"rowgroup\"><tr role=\"row\">"
             "<th role=\"rowheader\" scope=\"row\" colspan=\"3\" "
             "class=\"asked\">sum</th>"
             "<td role=\"cell\" data-label=\"weight\" class=\"right\">%.3f</td>"
             "<td></td><td role=\"cell\" class=\"adds right\">%.3f</td>"
             "<td class=\"graph\">",
             weight, sum);
    cli_html_bar(out, (cli_html_step){0, sum, 1});
    (void)fputs("</td></tr></tfoot>\n</table>\n", out);
}

/* "0.465 + 0.070", and how many terms that are not zero. */
static size_t put_terms(FILE *out, const tamiz_hit *hit) {
    double sum = 0;
    size_t terms = 0;
    for (size_t i = 0; i < hit->evidence_count; i++) {
        double adds = cli_step(&sum, hit->evidence[i].contribution);
        if (adds == 0) continue;
        const char *sign = terms ? " + " : "";
        if (adds < 0) sign = terms ? " \u2212 " : "\u2212";
        cli_html(out, "%s%.3f", sign, fabs(adds));
        terms++;
    }
    return terms;
}

static void put_sums(FILE *out, const tamiz_hit *hit) {
    char odds[CLI_CHANCE], chance[CLI_CHANCE];
    double sum = 0;
    for (size_t i = 0; i < hit->evidence_count; i++)
        sum += hit->evidence[i].contribution;
    (void)fputs("<dl class=\"sums\"><dt>score</dt><dd>", out);
    if (put_terms(out, hit)) (void)fputs(" = ", out);
    cli_html(out,
             "<strong>%.3f</strong></dd><dt>odds</dt>"
             "<dd>2<sup>%.1f</sup> = %s = <strong>%s</strong>"
             "</dd></dl>\n",
             sum, hit->odds_bits, cli_odds(hit->odds_bits, odds),
             cli_chance(hit->probability, chance));
}

/* Facts beside the name, in bits, which add up to those of the odds. */
static void put_facts(FILE *out, const tamiz_hit *hit) {
    double sum = 0;
    if (!hit->factor_count) return;
    cli_html(out, "<dl class=\"sums\"><dt>%s</dt><dd>%+.1f bits</dd>",
             hit->query_name ? "name" : "number",
             cli_bit_step(&sum, cli_other_bits(hit)));
    for (size_t i = 0; i < hit->factor_count; i++) {
        const tamiz_factor *f = &hit->factors[i];
        cli_html(out,
                 "<dt>%s</dt><dd>%+.1f bits: <bdi>%s</bdi>, listed "
                 "<bdi>%s</bdi>, %s</dd>",
                 f->fact, cli_bit_step(&sum, f->bits), f->query, f->listed,
                 f->reason);
    }
    cli_html(out, "<dt>sum</dt><dd><strong>%+.1f bits</strong></dd></dl>\n",
             sum);
}

static bool is_same_evidence(const tamiz_hit *a, const tamiz_hit *b) {
    if (!b || a->evidence_count != b->evidence_count) return false;
    for (size_t i = 0; i < a->evidence_count; i++) {
        const tamiz_evidence *x = &a->evidence[i], *y = &b->evidence[i];
        if (strcmp(x->query, y->query) != 0 ||
            strcmp(x->listed, y->listed) != 0 ||
            strcmp(x->reason, y->reason) != 0 || x->weight != y->weight ||
            x->contribution != y->contribution)
            return false;
    }
    return true;
}

void cli_html_evidence(FILE *out, const tamiz_hit *hit,
                       const tamiz_hit *before) {
    char chance[CLI_CHANCE];
    cli_html(out,
             "<p class=\"facts\"><span>score <strong>%.2f</strong></span>"
             "<span>probability <strong>%s</strong></span>"
             "<span>matched <bdi>%s</bdi> (%s)</span></p>\n",
             cli_cut_score(hit->score), cli_chance(hit->probability, chance),
             hit->name, cli_name_kind(hit->name_kind));
    if (is_same_evidence(hit, before)) {
        (void)fputs("<p class=\"small soft\">Word by word the same evidence as "
                    "above.</p>\n",
                    out);
        put_facts(out, hit);
        return;
    }
    put_table(out, hit);
    put_sums(out, hit);
    put_facts(out, hit);
}

/* ---- the party --------------------------------------------------------- */

static void put_decision(FILE *out, const tamiz_hit *hit) {
    const tamiz_acceptance *a = hit->accepted ? hit->accepted : hit->earlier;
    if (!a) return;
    cli_html(out, "<p class=\"%s\">%s by %s on <time>%.10s</time>",
             hit->accepted ? "good" : "open",
             hit->accepted ? "Accepted" : "Raised again: accepted", a->who,
             a->when);
    if (*a->why) cli_html(out, ": %s", a->why);
    if (!hit->accepted) cli_html(out, "; %s", hit->raised_again);
    (void)fputs("</p>\n", out);
}

void cli_html_party(FILE *out, const tamiz_hit *hit) {
    cli_html(out,
             "<p class=\"facts\"><span>%s</span><span><code>%s</code></span>",
             hit->schema, hit->entity_id);
    if (hit->linked_count) (void)fputs("<span>the same as ", out);
    for (size_t i = 0; i < hit->linked_count; i++)
        cli_html(out, "%s<code>%s</code>", i ? ", " : "", hit->linked[i].id);
    if (hit->linked_count) (void)fputs("</span>", out);
    (void)fputs("</p>\n", out);
    put_decision(out, hit);
}

/* ---- designations ------------------------------------------------------ */

void cli_html_designation(FILE *out, const tamiz_designation *d) {
    cli_html(out, "%s", *d->programme ? d->programme : "listed");
    if (*d->authority) cli_html(out, ", %s", d->authority);
    if (*d->until) cli_html(out, ", until %s", d->until);
    cli_html(out, " (<code>%s</code>)", d->list);
}

static void put_below(FILE *out, const char *class, const char *label,
                      const char *text) {
    if (*text)
        cli_html(out, "<span class=\"below%s\">%s %s</span>\n", class, label,
                 text);
}

void cli_html_timeline(FILE *out, const tamiz_hit *hit) {
    if (!hit->designation_count) {
        (void)fputs("<p class=\"small soft\">Its list tells of no designation."
                    "</p>\n",
                    out);
        return;
    }
    (void)fputs("<ol class=\"timeline\">\n", out);
    for (size_t i = 0; i < hit->designation_count; i++) {
        const tamiz_designation *d = &hit->designations[i];
        cli_html(out, "<li class=\"%s\">", *d->until ? "ended" : "held");
        if (*d->since)
            cli_html(out, "<time datetime=\"%s\">%s</time>", d->since,
                     d->since);
        else
            (void)fputs("<span class=\"undated\">undated</span>", out);
        cli_html_designation(out, d);
        (void)fputc('\n', out);
        put_below(out, "", "under", d->legal_basis);
        put_below(out, " disputed", "disputed by", d->disputed_by);
        put_below(out, "", "source:", d->source);
        (void)fputs("</li>\n", out);
    }
    (void)fputs("</ol>\n", out);
}
