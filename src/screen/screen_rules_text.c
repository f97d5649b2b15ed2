/* SPDX-License-Identifier: Apache-2.0 */
/* A policy in sentences. */
#include "screen_rules.h"

#include <math.h>

/* "0.85": the same in every locale. */
static void add_share(tamiz_buffer *out, double share) {
    long parts = lround(share * 1e6);
    int digits = 6;
    while (digits > 2 && parts % 10 == 0) parts /= 10, digits--;
    long unit = lround(pow(10, digits));
    tamiz_buffer_print(out, "%ld.%0*ld", parts / unit, digits, parts % unit);
}

static void add_list(tamiz_buffer *out, const char *const *texts,
                     size_t count) {
    for (size_t i = 0; i < count; i++)
        tamiz_buffer_print(out, "%s%s", i ? ", " : "", texts[i]);
}

static void add_thresholds(tamiz_buffer *out, const tamiz_rules *r) {
    tamiz_buffer_text(out, "  A hit is a party whose name scores ");
    add_share(out, r->threshold);
    tamiz_buffer_text(out, r->ofac ? " or more by OFAC's published rule "
                                     "(Jaro-Winkler and Soundex).\n"
                                   : " or more.\n");
    for (size_t i = 0; i < r->by_list_count; i++) {
        tamiz_buffer_print(out, "  On %s it is ", r->by_list[i].list);
        add_share(out, r->by_list[i].threshold);
        tamiz_buffer_text(out, ".\n");
    }
    for (size_t i = 0; i < TAMIZ_SCHEMA_COUNT; i++) {
        if (r->by_schema[i] < 0) continue;
        tamiz_buffer_print(out, "  For %s and what is one it is ",
                           tamiz_schema_rows[i].name);
        add_share(out, r->by_schema[i]);
        tamiz_buffer_text(out, ".\n");
    }
    if (r->by_list_count)
        tamiz_buffer_text(out, "  Where a list and a schema say something, "
                               "the lower number holds.\n");
}

static void add_fields(tamiz_buffer *out, const tamiz_rules *r) {
    static const char *const words[] = {"primary names", "aliases",
                                        "former names", "exact numbers"};
    const char *between = "";
    tamiz_buffer_text(out, "  What counts: ");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!(r->fields & 1u << i)) continue;
        tamiz_buffer_print(out, "%s%s", between, words[i]);
        between = ", ";
    }
    if (r->fields & TAMIZ_FIELD_ALIAS)
        tamiz_buffer_text(out, r->weak_aliases
                                   ? "; a weak alias alone is enough"
                                   : "; a weak alias alone is not enough");
    tamiz_buffer_text(out, ".\n");
}

static void add_filters(tamiz_buffer *out, const tamiz_rules *r) {
    const struct {
        const char *before, *const *texts;
        size_t count;
        const char *after;
    } rows[] = {
        {"  Only these lists: ", r->lists, r->list_count, ".\n"},
        {"  Only parties designated under: ", r->programmes, r->programme_count,
         ", or of whom no list says under what.\n"},
        {"  Only parties of these countries: ", r->countries, r->country_count,
         ", or of whom no list says which.\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!rows[i].count) continue;
        tamiz_buffer_text(out, rows[i].before);
        add_list(out, rows[i].texts, rows[i].count);
        tamiz_buffer_text(out, rows[i].after);
    }
}

static void add_demand(tamiz_buffer *out, const tamiz_demand *d) {
    static const char *const facts[] = {"birth date", "country", "gender"};
    const char *between = "";
    tamiz_buffer_print(out, "  A hit by name on a %s",
                       d->schema ? tamiz_schema_rows[d->schema].name : "party");
    if (d->list) tamiz_buffer_print(out, " of %s", d->list);
    tamiz_buffer_text(out, " needs ");
    for (size_t i = 0; i < TAMIZ_FACTS; i++) {
        if (!d->facts[i]) continue;
        tamiz_buffer_print(out, "%sa %s that %s", between, facts[i],
                           d->facts[i] == TAMIZ_WANT_AGREEMENT
                               ? "agrees"
                               : "does not contradict");
        between = " and ";
    }
    if (d->probability > 0) {
        tamiz_buffer_print(out, "%sa probability of ", between);
        add_share(out, d->probability);
        tamiz_buffer_text(out, " or more");
    }
    tamiz_buffer_text(out, ".\n");
}

static void add_use(tamiz_buffer *out, const tamiz_rules *r) {
    add_thresholds(out, r);
    add_fields(out, r);
    add_filters(out, r);
    for (size_t i = 0; i < r->demand_count; i++)
        add_demand(out, &r->demands[i]);
    tamiz_buffer_print(out, "  At most %u hits are given for a question.\n",
                       r->limit);
}

/* Whether the use says the same as what stands outside of uses: what a
 * canonical text without its first line is. */
static bool is_plain(const tamiz_policy *p, size_t use) {
    tamiz_buffer a = {0}, b = {0};
    add_use(&a, &p->uses[TAMIZ_USE_NONE]);
    add_use(&b, &p->uses[use]);
    bool same = tamiz_span_equal(tamiz_buffer_view(&a), tamiz_buffer_view(&b));
    tamiz_buffer_clear(&a);
    tamiz_buffer_clear(&b);
    return same;
}

const char *tamiz_policy_explain(tamiz_policy *p) {
    tamiz_buffer *out = &p->text;
    tamiz_buffer_reset(out);
    tamiz_buffer_print(out, "%s%s%s\npolicy %s\n", p->name,
                       p->title[0] ? ": " : "", p->title, p->id);
    tamiz_buffer_text(out, "\nwhatever the use, where no other is named:\n");
    add_use(out, &p->uses[TAMIZ_USE_NONE]);
    for (size_t i = 1; i < TAMIZ_USE_COUNT; i++) {
        if (is_plain(p, i)) {
            tamiz_buffer_print(out, "\n%s: the same\n", tamiz_use_names[i]);
            continue;
        }
        tamiz_buffer_print(out, "\n%s:\n", tamiz_use_names[i]);
        add_use(out, &p->uses[i]);
    }
    return out->failed ? NULL : out->data;
}
