/* SPDX-License-Identifier: Apache-2.0 */
#include "index_gone.h"

#include "entity_date.h"

static const char HEAD[] = "versions";

enum { NEVER = INT32_MIN / 2, DAY = 10 };

/* ---- versions of a list ------------------------------------------------ */

void tamiz_gone_begin(tamiz_buffer *versions) {
    tamiz_buffer_reset(versions);
    tamiz_buffer_text(versions, HEAD);
}

void tamiz_gone_add(tamiz_buffer *versions, const char *fetched,
                    const char *published) {
    tamiz_buffer_print(versions, " %s%s%s", fetched, *published ? "=" : "",
                       published);
}

bool tamiz_gone_is(const tamiz_snapshot *s) {
    for (uint32_t i = 0; i < s->list_count; i++)
        if (!tamiz_span_starts(tamiz_span_of(s->text + s->lists[i].source),
                               HEAD))
            return false;
    return true;
}

typedef struct version {
    tamiz_span fetched, published;
} version;

/* Takes the next version off the text; false = there is none. */
static bool next_version(tamiz_span *rest, version *out) {
    while (rest->size && rest->data[0] == ' ')
        *rest = tamiz_span_from(*rest, 1);
    size_t end = 0, equals = SIZE_MAX;
    for (; end < rest->size && rest->data[end] != ' '; end++)
        if (rest->data[end] == '=' && equals == SIZE_MAX) equals = end;
    if (!end) return false;
    size_t size = equals < end ? equals : end;
    *out = (version){{rest->data, size}, {rest->data + end, 0}};
    if (equals < end)
        out->published =
            (tamiz_span){rest->data + equals + 1, end - equals - 1};
    *rest = tamiz_span_from(*rest, end);
    return true;
}

static tamiz_span versions_of(const tamiz_snapshot *s, uint32_t party) {
    const tamiz_list_record *list = &s->lists[s->entities[party].list];
    tamiz_span text = tamiz_span_of(s->text + list->source);
    return tamiz_span_starts(text, HEAD)
               ? tamiz_span_from(text, sizeof HEAD - 1)
               : (tamiz_span){text.data, 0};
}

static int order(tamiz_span a, const char *b) {
    size_t n = strlen(b), least = a.size < n ? a.size : n;
    int way = memcmp(a.data, b, least);
    return way ? way : (a.size > n) - (a.size < n);
}

static int32_t day_of(tamiz_span time) {
    tamiz_date date;
    if (time.size > DAY) time.size = DAY;
    return tamiz_date_parse_iso(time, &date) ? tamiz_date_first_day(date)
                                             : NEVER;
}

/* What is in a version was so on the day of its data; without one, on the day
 * it was had: that was not before. */
static int32_t content_day(const version *v) {
    int32_t had = day_of(v->fetched);
    int32_t said = v->published.size ? day_of(v->published) : had;
    return said < had ? said : had;
}

/* The newest version had by this time, and the one behind it. */
static void around(tamiz_span rest, const char *time, version *before,
                   version *behind) {
    version v;
    *before = *behind = (version){{"", 0}, {"", 0}};
    while (next_version(&rest, &v)) {
        if (order(v.fetched, time) > 0) {
            *behind = v;
            return;
        }
        *before = v;
    }
}

/* ---- a party ----------------------------------------------------------- */

static const char *last_seen(const tamiz_snapshot *s, uint32_t party) {
    const tamiz_entity_record *e = &s->entities[party];
    return e->statement_count
               ? s->text + s->statements[e->first_statement].last_seen
               : "";
}

const char *tamiz_gone_after(const tamiz_snapshot *s, uint32_t party,
                             tamiz_arena *arena) {
    const char *seen = last_seen(s, party);
    version before, behind;
    around(versions_of(s, party), seen, &before, &behind);
    return before.published.size && order(before.published, seen) < 0
               ? tamiz_arena_copy(arena, before.published).data
               : seen;
}

const char *tamiz_gone_by(const tamiz_snapshot *s, uint32_t party,
                          tamiz_arena *arena) {
    version before, behind;
    around(versions_of(s, party), last_seen(s, party), &before, &behind);
    return tamiz_arena_copy(arena, behind.fetched).data;
}

tamiz_gone_days tamiz_gone_left(const tamiz_snapshot *s, uint32_t party) {
    const char *after = last_seen(s, party);
    version before, behind;
    around(versions_of(s, party), after, &before, &behind);
    int32_t seen = day_of(tamiz_span_of(after));
    int32_t first = content_day(&before), last = day_of(behind.fetched);
    return (tamiz_gone_days){first < seen ? first : seen,
                             last == NEVER ? INT32_MAX / 2 : last};
}

/* The earliest time that anything said of the entity itself was first seen. */
static const char *first_seen(const tamiz_snapshot *s, uint32_t entity) {
    const tamiz_entity_record *e = &s->entities[entity];
    const char *first = "";
    for (uint32_t i = 0; i < e->statement_count; i++) {
        const char *seen =
            s->text + s->statements[e->first_statement + i].first_seen;
        if (!i || strcmp(seen, first) < 0) first = seen;
    }
    return first;
}

/* When the programme of a designation was first seen; "" = it has none. */
static const char *programme_seen(const tamiz_snapshot *s, uint32_t party,
                                  uint32_t index) {
    uint32_t end = tamiz_snapshot_attached_end(s, party);
    for (uint32_t i = party + 1; i < end; i++) {
        const tamiz_entity_record *e = &s->entities[i];
        if (e->schema != TAMIZ_SCHEMA_Sanction || index--) continue;
        for (uint32_t k = 0; k < e->statement_count; k++) {
            const tamiz_statement_record *t =
                &s->statements[e->first_statement + k];
            if (t->prop == TAMIZ_PROP_program) return s->text + t->first_seen;
        }
        break;
    }
    return "";
}

tamiz_gone_days tamiz_gone_began(const tamiz_snapshot *s, uint32_t party,
                                 uint32_t index) {
    const char *own = first_seen(s, party);
    const char *seen = programme_seen(s, party, index);
    if (!*seen) seen = last_seen(s, party);
    version v, before = {{"", 0}, {"", 0}};
    tamiz_span rest = versions_of(s, party);
    while (next_version(&rest, &v) && order(v.fetched, own) < 0) before = v;
    return (tamiz_gone_days){before.fetched.size ? content_day(&before) : NEVER,
                             day_of(tamiz_span_of(seen))};
}
