/* SPDX-License-Identifier: Apache-2.0 */
#include "api_change.h"

/* Number of the list in the snapshot, or UINT32_MAX. */
static uint32_t list_of(const tamiz_snapshot *s, const char *id) {
    for (uint32_t i = 0; s && i < s->list_count; i++)
        if (!strcmp(s->text + s->lists[i].id, id)) return i;
    return UINT32_MAX;
}

static bool is_party_of(const tamiz_snapshot *s, uint32_t entity,
                        uint32_t list) {
    return s->entities[entity].owner == entity &&
           s->entities[entity].list == list;
}

/* Stands for all facts of a party and what is attached to it, in any order. */
static uint64_t content_of(const tamiz_snapshot *s, uint32_t party) {
    uint64_t sum = 0;
    uint32_t end = tamiz_snapshot_attached_end(s, party);
    for (uint32_t i = party; i < end; i++) {
        const tamiz_entity_record *e = &s->entities[i];
        uint64_t subject = tamiz_hash_mix(
            tamiz_hash(tamiz_span_of(s->text + e->id)), e->schema);
        for (uint32_t k = 0; k < e->statement_count; k++) {
            const tamiz_statement_record *t =
                &s->statements[e->first_statement + k];
            uint64_t fact =
                tamiz_hash_mix(tamiz_hash(tamiz_span_of(s->text + t->value)),
                               tamiz_hash(tamiz_span_of(s->text + t->lang)));
            sum += tamiz_hash_mix(tamiz_hash_mix(subject, t->prop), fact);
        }
    }
    return sum;
}

static uint32_t same_party(const tamiz_snapshot *s, const char *id,
                           uint32_t list) {
    if (!s || list == UINT32_MAX) return UINT32_MAX;
    uint32_t found = tamiz_snapshot_entity(s, tamiz_span_of(id));
    if (found == UINT32_MAX || !is_party_of(s, found, list)) return UINT32_MAX;
    return found;
}

void tamiz_api_differences(const tamiz_snapshot *before,
                           const tamiz_snapshot *now, const char *list,
                           tamiz_difference *told, void *context) {
    uint32_t then_list = list_of(before, list), now_list = list_of(now, list);
    for (uint32_t i = 0; now && i < now->entity_count; i++) {
        if (!is_party_of(now, i, now_list)) continue;
        uint32_t then =
            same_party(before, now->text + now->entities[i].id, then_list);
        char kind = '+';
        if (then != UINT32_MAX)
            kind = content_of(now, i) == content_of(before, then) ? '=' : '~';
        told(context, kind, then, i);
    }
    for (uint32_t i = 0; before && i < before->entity_count; i++)
        if (is_party_of(before, i, then_list) &&
            same_party(now, before->text + before->entities[i].id, now_list) ==
                UINT32_MAX)
            told(context, '-', i, UINT32_MAX);
}

typedef struct counting {
    const tamiz_snapshot *before, *now;
    tamiz_change *change;
} counting;

/* Added, changed, removed: the order of the examples. */
static int rank_of(char kind) {
    return kind == '+' ? 0 : kind == '~' ? 1 : 2;
}

static void add_example(counting *c, char kind, uint32_t then, uint32_t now) {
    tamiz_change *out = c->change;
    const tamiz_snapshot *s = kind == '-' ? c->before : c->now;
    const tamiz_entity_record *e = &s->entities[kind == '-' ? then : now];
    uint32_t at = out->example_count++;
    for (; at && rank_of(out->examples[at - 1].kind) > rank_of(kind); at--)
        out->examples[at] = out->examples[at - 1];
    tamiz_change_example *example = &out->examples[at];
    example->kind = kind;
    (void)snprintf(example->id, sizeof example->id, "%s", s->text + e->id);
    (void)snprintf(example->caption, sizeof example->caption, "%s",
                   s->text + e->caption);
}

static void count_party(void *context, char kind, uint32_t then, uint32_t now) {
    counting *c = context;
    tamiz_change *out = c->change;
    uint32_t *count = kind == '+'   ? &out->added
                      : kind == '~' ? &out->changed
                      : kind == '-' ? &out->removed
                                    : &out->unchanged;
    ++*count;
    if (kind != '=' && *count <= TAMIZ_EXAMPLES)
        add_example(c, kind, then, now);
}

void tamiz_api_change(const tamiz_snapshot *before, const tamiz_snapshot *now,
                      const char *list, tamiz_change *out) {
    *out = (tamiz_change){0};
    (void)snprintf(out->list, sizeof out->list, "%s", list);
    out->first = list_of(before, list) == UINT32_MAX;
    counting all = {before, now, out};
    tamiz_api_differences(before, now, list, count_party, &all);
    uint32_t number = list_of(now, list);
    if (number != UINT32_MAX) out->now = tamiz_snapshot_list(now, number);
    out->now.id = out->now.title = out->now.issuer = "";
    out->now.published = out->now.fetched = out->now.source = "";
    out->now.sha256 = "";
}
