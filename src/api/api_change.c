/* SPDX-License-Identifier: Apache-2.0 */
#include "api_change.h"

/* Number of the list in the snapshot, or UINT32_MAX. */
static uint32_t list_of(const tamiz_snapshot *s, const char *id) {
    for (uint32_t i = 0; s && i < s->list_count; i++)
        if (!strcmp(s->text + s->lists[i].id, id)) return i;
    return UINT32_MAX;
}

static char mark_of(tamiz_difference_kind kind) {
    static const char marks[] = {
        [TAMIZ_ADDED] = '+', [TAMIZ_CHANGED] = '~', [TAMIZ_REMOVED] = '-'};
    return marks[kind];
}

/* Added, changed, removed: the order of the examples. */
static int rank_of(char mark) {
    return mark == '+' ? 0 : mark == '~' ? 1 : 2;
}

static void add_example(tamiz_change *out, const tamiz_difference *now) {
    char mark = mark_of(now->kind);
    uint32_t at = out->example_count++;
    for (; at && rank_of(out->examples[at - 1].kind) > rank_of(mark); at--)
        out->examples[at] = out->examples[at - 1];
    tamiz_change_example *example = &out->examples[at];
    example->kind = mark;
    (void)snprintf(example->id, sizeof example->id, "%s", now->id);
    (void)snprintf(example->caption, sizeof example->caption, "%s",
                   now->caption);
}

static void count_party(tamiz_change *out, const tamiz_difference *now) {
    uint32_t *count = now->kind == TAMIZ_ADDED     ? &out->added
                      : now->kind == TAMIZ_CHANGED ? &out->changed
                                                   : &out->removed;
    if (++*count <= TAMIZ_EXAMPLES) add_example(out, now);
}

static tamiz_code count_parties(const tamiz_snapshot *before,
                                const tamiz_snapshot *now, const char *list,
                                tamiz_change *out, tamiz_error *err) {
    tamiz_diff *diff = NULL;
    const tamiz_difference *next = NULL;
    tamiz_code code = tamiz_diff_new(before, now, list, &diff, err);
    if (!code) code = tamiz_diff_next(diff, &next, err);
    while (!code && next) {
        count_party(out, next);
        code = tamiz_diff_next(diff, &next, err);
    }
    if (!code) out->unchanged = (uint32_t)tamiz_diff_unchanged(diff);
    tamiz_diff_free(diff);
    return code;
}

tamiz_code tamiz_api_change(const tamiz_snapshot *before,
                            const tamiz_snapshot *now, const char *list,
                            tamiz_change *out, tamiz_error *err) {
    uint32_t then_list = list_of(before, list), now_list = list_of(now, list);
    *out = (tamiz_change){0};
    (void)snprintf(out->list, sizeof out->list, "%s", list);
    out->first = then_list == UINT32_MAX;
    tamiz_code code = TAMIZ_OK;
    if (then_list != UINT32_MAX || now_list != UINT32_MAX)
        code = count_parties(before, now, list, out, err);
    if (now_list != UINT32_MAX) out->now = tamiz_snapshot_list(now, now_list);
    out->now.id = out->now.title = out->now.issuer = "";
    out->now.published = out->now.fetched = out->now.source = "";
    out->now.sha256 = "";
    return code;
}
