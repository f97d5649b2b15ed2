/* SPDX-License-Identifier: Apache-2.0 */
#include "api_party.h"

#include "api_pair.h"
#include "base_error.h"

/* ---- the quick look ---------------------------------------------------- */

static bool same_statement(const tamiz_snapshot *a,
                           const tamiz_statement_record *x,
                           const tamiz_snapshot *b,
                           const tamiz_statement_record *y) {
    return x->prop == y->prop &&
           !strcmp(a->text + x->value, b->text + y->value) &&
           !strcmp(a->text + x->lang, b->text + y->lang);
}

static bool same_entity(const tamiz_snapshot *a, const tamiz_entity_record *x,
                        const tamiz_snapshot *b, const tamiz_entity_record *y) {
    if (x->schema != y->schema || x->statement_count != y->statement_count ||
        strcmp(a->text + x->id, b->text + y->id) != 0)
        return false;
    for (uint32_t i = 0; i < x->statement_count; i++)
        if (!same_statement(a, &a->statements[x->first_statement + i], b,
                            &b->statements[y->first_statement + i]))
            return false;
    return true;
}

bool tamiz_party_same(tamiz_party older, tamiz_party newer) {
    const tamiz_snapshot *a = older.snapshot, *b = newer.snapshot;
    if (!a || !b) return false;
    uint32_t count =
        tamiz_snapshot_attached_end(a, older.number) - older.number;
    if (tamiz_snapshot_attached_end(b, newer.number) - newer.number != count)
        return false;
    for (uint32_t i = 0; i < count; i++)
        if (!same_entity(a, &a->entities[older.number + i], b,
                         &b->entities[newer.number + i]))
            return false;
    return true;
}

/* ---- a party as subjects ----------------------------------------------- */

typedef struct side {
    tamiz_subject *subjects; /* by id, the party first */
    size_t count;
} side;

/* Whether the text is the id of the party or of what is attached to it. */
static bool is_inside(const char *party, const char *text) {
    size_t size = strlen(party);
    return !strncmp(party, text, size) && (!text[size] || text[size] == '/');
}

static int order_of_facts(const void *a, const void *b) {
    return tamiz_pair_fact_order(a, b);
}

static bool read_subject(const tamiz_snapshot *s, uint32_t number,
                         const char *party, tamiz_subject *out,
                         tamiz_arena *arena) {
    const tamiz_entity_record *e = &s->entities[number];
    *out = (tamiz_subject){.id = s->text + e->id, .schema = e->schema};
    out->facts =
        tamiz_arena_array(arena, e->statement_count, sizeof *out->facts);
    out->links =
        tamiz_arena_array(arena, e->statement_count, sizeof *out->links);
    if (!out->facts || !out->links) return false;
    for (uint32_t i = 0; i < e->statement_count; i++) {
        const tamiz_statement_record *t =
            &s->statements[e->first_statement + i];
        tamiz_pair_fact fact = {s->text + t->value, s->text + t->lang, t->prop};
        bool inside = tamiz_prop_rows[t->prop].type == TAMIZ_TYPE_entity &&
                      is_inside(party, fact.value);
        if (inside)
            out->links[out->link_count++] = fact;
        else
            out->facts[out->fact_count++] = fact;
    }
    qsort(out->facts, out->fact_count, sizeof *out->facts, order_of_facts);
    return true;
}

static bool read_side(tamiz_party party, side *out, tamiz_arena *arena) {
    const tamiz_snapshot *s = party.snapshot;
    *out = (side){0};
    if (!s) return true;
    const char *id = s->text + s->entities[party.number].id;
    uint32_t end = tamiz_snapshot_attached_end(s, party.number);
    out->count = end - party.number;
    out->subjects = tamiz_arena_array(arena, out->count, sizeof *out->subjects);
    if (!out->subjects) return false;
    for (size_t i = 0; i < out->count; i++)
        if (!read_subject(s, party.number + (uint32_t)i, id, &out->subjects[i],
                          arena))
            return false;
    return true;
}

/* ---- references inside the party --------------------------------------- */

/* Index of the subject with this id; there is one unless the list refers to
 * what it does not describe. */
static size_t find_subject(const side *s, const char *id) {
    size_t low = 0, high = s->count;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        int order = tamiz_id_order(tamiz_span_of(s->subjects[mid].id),
                                   tamiz_span_of(id));
        if (!order) return mid;
        if (order < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return SIZE_MAX;
}

/* A reference to what only one side has is told by that thing itself; the
 * others are told by the newer ids. newer: NULL when `from` is the newer. */
static void settle_links(side *from, const side *newer) {
    for (size_t i = 0; i < from->count; i++) {
        tamiz_subject *subject = &from->subjects[i];
        size_t kept = 0;
        for (size_t k = 0; k < subject->link_count; k++) {
            tamiz_pair_fact link = subject->links[k];
            size_t to = find_subject(from, link.value);
            size_t partner =
                to == SIZE_MAX ? SIZE_MAX : from->subjects[to].partner;
            if (to != SIZE_MAX && partner == SIZE_MAX) continue;
            if (to != SIZE_MAX && newer && newer->subjects)
                link.value = newer->subjects[partner].id;
            subject->links[kept++] = link;
        }
        subject->link_count = kept;
        qsort(subject->links, kept, sizeof *subject->links, order_of_facts);
    }
}

/* ---- fields ------------------------------------------------------------ */

/* Facts of one subject that have one property. */
typedef struct run {
    const tamiz_pair_fact *facts;
    size_t count;
} run;

typedef struct fields {
    tamiz_field *rows;
    size_t count;
    tamiz_difference_kind kind; /* of the subject at hand */
    tamiz_arena *arena;
    bool failed;
} fields;

/* Writes the facts of a that b has not, if out is given; returns how many. */
static size_t put_missing(run a, run b, tamiz_value *out) {
    size_t count = 0;
    for (size_t i = 0, k = 0; i < a.count; i++) {
        int order = 1;
        for (; k < b.count && order > 0; k += order > 0)
            order = tamiz_pair_fact_order(&a.facts[i], &b.facts[k]);
        if (k < b.count && !order) continue;
        if (out) out[count] = (tamiz_value){a.facts[i].value, a.facts[i].lang};
        count++;
    }
    return count;
}

static void add_field(fields *out, const tamiz_subject *subject, run a, run b) {
    size_t gone = put_missing(a, b, NULL), come = put_missing(b, a, NULL);
    if (!gone && !come) return;
    tamiz_value *old_values =
        tamiz_arena_array(out->arena, gone, sizeof *old_values);
    tamiz_value *new_values =
        tamiz_arena_array(out->arena, come, sizeof *new_values);
    if (!old_values || !new_values) {
        out->failed = true;
        return;
    }
    (void)put_missing(a, b, old_values);
    (void)put_missing(b, a, new_values);
    uint32_t prop = a.count ? a.facts->prop : b.facts->prop;
    out->rows[out->count++] =
        (tamiz_field){.subject = subject->id,
                      .subject_kind = out->kind,
                      .schema = tamiz_schema_rows[subject->schema].name,
                      .property = tamiz_prop_rows[prop].name,
                      .old_count = gone,
                      .new_count = come,
                      .old_values = old_values,
                      .new_values = new_values};
}

/* The facts of this property at the start of all; takes them off. */
static run take_run(run *all, uint32_t prop) {
    run first = {all->facts, 0};
    while (first.count < all->count && all->facts[first.count].prop == prop)
        first.count++;
    all->facts += first.count;
    all->count -= first.count;
    return first;
}

static void compare_facts(fields *out, const tamiz_subject *subject, run a,
                          run b) {
    while ((a.count || b.count) && !out->failed) {
        uint32_t prop = !a.count || (b.count && b.facts->prop < a.facts->prop)
                            ? b.facts->prop
                            : a.facts->prop;
        run older = take_run(&a, prop);
        add_field(out, subject, older, take_run(&b, prop));
    }
}

static void compare_schemata(fields *out, const tamiz_subject *a,
                             const tamiz_subject *b) {
    if (a->schema == b->schema) return;
    tamiz_value *values = tamiz_arena_array(out->arena, 2, sizeof *values);
    out->failed = !values;
    if (!values) return;
    values[0] = (tamiz_value){tamiz_schema_rows[a->schema].name, ""};
    values[1] = (tamiz_value){tamiz_schema_rows[b->schema].name, ""};
    out->rows[out->count++] = (tamiz_field){
        .subject = b->id,
        .subject_kind = TAMIZ_CHANGED,
        .schema = values[1].text,
        .property = "schema",
        .old_count = 1,
        .new_count = 1,
        .old_values = values,
        .new_values = values + 1,
    };
}

/* a or b may be NULL: then all of the other differs. */
static void compare_subjects(fields *out, const tamiz_subject *a,
                             const tamiz_subject *b) {
    static const tamiz_subject none = {.id = ""};
    const tamiz_subject *told = b ? b : a;
    out->kind = !a ? TAMIZ_ADDED : !b ? TAMIZ_REMOVED : TAMIZ_CHANGED;
    if (a && b) compare_schemata(out, a, b);
    if (!a) a = &none;
    if (!b) b = &none;
    compare_facts(out, told, (run){a->facts, a->fact_count},
                  (run){b->facts, b->fact_count});
    compare_facts(out, told, (run){a->links, a->link_count},
                  (run){b->links, b->link_count});
}

/* Fields that can differ at most. */
static size_t most_fields(const side *s) {
    size_t most = s->count; /* schemata */
    for (size_t i = 0; i < s->count; i++)
        most += s->subjects[i].fact_count + s->subjects[i].link_count;
    return most;
}

/* By id: those of the newer side, and where they would stand those that are
 * gone. */
static void compare_sides(fields *out, const side *older, const side *newer) {
    size_t i = 0, k = 0;
    while (i < older->count || k < newer->count) {
        const tamiz_subject *a = i < older->count ? &older->subjects[i] : NULL;
        const tamiz_subject *b = k < newer->count ? &newer->subjects[k] : NULL;
        if (a && a->partner != SIZE_MAX) {
            i++; /* told with its partner */
        } else if (!b || (a && tamiz_id_order(tamiz_span_of(a->id),
                                              tamiz_span_of(b->id)) <= 0)) {
            compare_subjects(out, a, NULL);
            i++;
        } else {
            size_t partner = b->partner;
            compare_subjects(
                out, partner == SIZE_MAX ? NULL : &older->subjects[partner], b);
            k++;
        }
    }
}

tamiz_code tamiz_party_compare(tamiz_party older, tamiz_party newer,
                               tamiz_arena *arena, const tamiz_field **out,
                               size_t *count, tamiz_error *err) {
    side a, b;
    if (!read_side(older, &a, arena) || !read_side(newer, &b, arena) ||
        !tamiz_pair_subjects(a.subjects, a.count, b.subjects, b.count, arena))
        return tamiz_fail_memory(err, "comparison of a party");
    settle_links(&a, &b);
    settle_links(&b, NULL);
    fields told = {.arena = arena};
    told.rows = tamiz_arena_array(arena, most_fields(&a) + most_fields(&b),
                                  sizeof *told.rows);
    if (told.rows) compare_sides(&told, &a, &b);
    if (!told.rows || told.failed)
        return tamiz_fail_memory(err, "comparison of a party");
    *out = told.rows;
    *count = told.count;
    return TAMIZ_OK;
}
