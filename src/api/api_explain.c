/* SPDX-License-Identifier: Apache-2.0 */
/* The links of a snapshot, and what speaks for and against one. */
#include "base_error.h"
#include "format_json.h"
#include "index_links.h"
#include "link_build.h"
#include "link_reason.h"
#include "screen_answer.h"
#include "screen_odds.h"

/* A number, names and every fact. */
enum { MOST_ITEMS = TAMIZ_FACT_COUNT + 2 };

struct tamiz_link_view {
    const tamiz_snapshot *snapshot;
    uint32_t a, b;
    tamiz_link_proposal proposal;
    tamiz_link_item items[MOST_ITEMS];
    size_t item_count;
    tamiz_link_info info;
    tamiz_buffer json;
};

/* ---- links that are there ---------------------------------------------- */

static tamiz_link_info info_of(const tamiz_snapshot *s, uint32_t a,
                               uint32_t b) {
    const tamiz_entity_record *x = &s->entities[a], *y = &s->entities[b];
    return (tamiz_link_info){.id = s->text + x->id,
                             .list = s->text + s->lists[x->list].id,
                             .caption = s->text + x->caption,
                             .other_id = s->text + y->id,
                             .other_list = s->text + s->lists[y->list].id,
                             .other_caption = s->text + y->caption,
                             .how = "none",
                             .reason = ""};
}

static tamiz_link_info info_of_link(const tamiz_snapshot *s,
                                    const tamiz_link_record *l) {
    tamiz_link_info info = info_of(s, l->from, l->to);
    info.how = tamiz_link_how_name((tamiz_link_how)l->how);
    info.linked = tamiz_link_joins(l);
    info.odds_bits = (double)l->bits;
    info.probability = tamiz_odds_probability(info.odds_bits);
    info.reason = s->reasons + l->reason;
    return info;
}

size_t tamiz_snapshot_link_count(const tamiz_snapshot *s) {
    return s->link_count / 2;
}

/* Every link stands there from either end: those that rise count. */
tamiz_link_info tamiz_snapshot_link(const tamiz_snapshot *s, size_t index) {
    size_t seen = 0;
    for (uint32_t i = 0; i < s->link_count; i++) {
        const tamiz_link_record *l = &s->links[i];
        if (l->from < l->to && seen++ == index) return info_of_link(s, l);
    }
    return (tamiz_link_info){.id = "", .other_id = "", .how = "none"};
}

/* ---- one of them, weighed ---------------------------------------------- */

static void add_item(tamiz_link_view *v, tamiz_link_item item) {
    v->items[v->item_count++] = item;
}

/* Sides of a proposal by rising numbers; the view's as they were asked. */
static void add_sided(tamiz_link_view *v, const char *fact, const char *low,
                      const char *high, const char *verdict, double bits) {
    bool turned = v->a > v->b;
    add_item(v, (tamiz_link_item){fact, turned ? high : low,
                                  turned ? low : high, verdict, bits});
}

static void add_items(tamiz_link_view *v) {
    static const char *const verdicts[] = {"silent", "agrees", "differs",
                                           "contradicts"};
    const tamiz_snapshot *s = v->snapshot;
    const tamiz_link_proposal *p = &v->proposal;
    if (p->numbered)
        add_sided(v, tamiz_link_number_type(s, p->number.a_statement),
                  s->text + s->statements[p->number.a_statement].value,
                  s->text + s->statements[p->number.b_statement].value,
                  "agrees", 0);
    if (p->names.a_name != UINT32_MAX)
        add_sided(v, "name", s->text + s->names[p->names.a_name].text,
                  s->text + s->names[p->names.b_name].text,
                  p->names.score >= TAMIZ_LINK_LEAST_SCORE ? "agrees"
                                                           : "differs",
                  p->names.bits);
    for (int i = 0; i < TAMIZ_FACT_COUNT; i++) {
        const tamiz_compared *f = &p->facts[i];
        add_sided(v, tamiz_link_fact_name((tamiz_link_fact)i), f->a, f->b,
                  verdicts[f->verdict], f->bits);
    }
}

static bool is_one_subject(const tamiz_link_view *v) {
    uint32_t members[TAMIZ_SUBJECT_MOST];
    size_t count = tamiz_subject_of(v->snapshot, v->a, members);
    for (size_t i = 1; i < count; i++)
        if (members[i] == v->b) return true;
    return false;
}

static void find_info(tamiz_link_view *v) {
    const tamiz_snapshot *s = v->snapshot;
    const tamiz_link_record *l = tamiz_link_between(s, v->a, v->b);
    v->info = l ? info_of_link(s, l) : info_of(s, v->a, v->b);
    if (!v->info.linked && is_one_subject(v)) {
        v->info.linked = true;
        if (!l) v->info.how = "subject";
    }
    v->info.odds_bits = v->proposal.bits;
    v->info.probability = tamiz_odds_probability(v->proposal.bits);
}

static tamiz_code find_party(const tamiz_snapshot *s, const char *id,
                             uint32_t *out, tamiz_error *err) {
    uint32_t found = tamiz_snapshot_entity(s, tamiz_span_of(id));
    if (found == UINT32_MAX)
        return tamiz_fail(err, TAMIZ_NOT_FOUND, id,
                          "no such entity in the snapshot");
    if (s->entities[found].owner != found)
        return tamiz_fail(err, TAMIZ_BAD_ARGUMENT, id,
                          "attached to %s, expected the id of a party",
                          s->text + s->entities[s->entities[found].owner].id);
    *out = found;
    return TAMIZ_OK;
}

tamiz_code tamiz_link_explain(const tamiz_snapshot *s, const char *id,
                              const char *other_id, tamiz_link_view **out,
                              tamiz_error *err) {
    uint32_t a = 0, b = 0;
    tamiz_code code = find_party(s, id, &a, err);
    if (!code) code = find_party(s, other_id, &b, err);
    if (!code && a == b)
        code = tamiz_fail(err, TAMIZ_BAD_ARGUMENT, id,
                          "named twice, expected two parties");
    if (code) return code;
    tamiz_link_view *v = calloc(1, sizeof *v);
    if (!v) return tamiz_fail_memory(err, id);
    *v = (tamiz_link_view){.snapshot = s, .a = a, .b = b};
    code = tamiz_link_weigh(s, a, b, &v->proposal, err);
    if (code) {
        tamiz_link_view_free(v);
        return code;
    }
    add_items(v);
    find_info(v);
    *out = v;
    return TAMIZ_OK;
}

void tamiz_link_view_free(tamiz_link_view *v) {
    if (!v) return;
    tamiz_buffer_clear(&v->json);
    free(v);
}

size_t tamiz_link_view_count(const tamiz_link_view *v) {
    return v->item_count;
}

const tamiz_link_item *tamiz_link_view_item(const tamiz_link_view *v,
                                            size_t index) {
    return index < v->item_count ? &v->items[index] : NULL;
}

tamiz_link_info tamiz_link_view_info(const tamiz_link_view *v) {
    return v->info;
}

double tamiz_link_view_bits(const tamiz_link_view *v) {
    return v->proposal.bits;
}

double tamiz_link_threshold(void) {
    return TAMIZ_LINK_LEAST_BITS;
}

static void write_number(tamiz_json *json, const char *key, double number) {
    tamiz_json_key(json, key);
    tamiz_json_number(json, number, key[0] == 'p' ? 4 : 2);
}

const char *tamiz_link_view_json(tamiz_link_view *v) {
    tamiz_buffer_reset(&v->json);
    tamiz_json json = {.buffer = &v->json};
    tamiz_json_open(&json, '{');
    tamiz_json_pair(&json, "one", v->info.id);
    tamiz_json_pair(&json, "other", v->info.other_id);
    tamiz_json_pair(&json, "how", v->info.how);
    tamiz_json_key(&json, "linked");
    tamiz_json_bool(&json, v->info.linked);
    write_number(&json, "bits", v->proposal.bits);
    write_number(&json, "probability", v->info.probability);
    write_number(&json, "threshold", TAMIZ_LINK_LEAST_BITS);
    tamiz_json_pair(&json, "reason", v->info.reason);
    tamiz_json_key(&json, "evidence");
    tamiz_json_open(&json, '[');
    for (size_t i = 0; i < v->item_count; i++) {
        tamiz_json_open(&json, '{');
        tamiz_json_pair(&json, "fact", v->items[i].fact);
        tamiz_json_pair(&json, "one", v->items[i].one);
        tamiz_json_pair(&json, "other", v->items[i].other);
        tamiz_json_pair(&json, "verdict", v->items[i].verdict);
        write_number(&json, "bits", v->items[i].bits);
        tamiz_json_close(&json, '}');
    }
    tamiz_json_close(&json, ']');
    tamiz_json_pair(&json, "snapshot", v->snapshot->id);
    tamiz_json_pair(&json, "engine", tamiz_version());
    tamiz_json_close(&json, '}');
    return v->json.failed ? NULL : v->json.data;
}
