/* SPDX-License-Identifier: Apache-2.0 */
#include "scan_claim_relation.h"

#include "index_links.h"

/* One party with those that are linked with it. */
typedef struct side {
    uint32_t members[TAMIZ_SUBJECT_MOST];
    size_t count;
} side;

static const char *text_at(const tamiz_snapshot *s, uint32_t offset) {
    return s->text + offset;
}

/* The edges of FollowTheMoney that tie a party to another for what they do. */
static bool is_relation(uint16_t schema) {
    switch (schema) {
    case TAMIZ_SCHEMA_Directorship:
    case TAMIZ_SCHEMA_Employment:
    case TAMIZ_SCHEMA_Membership:
    case TAMIZ_SCHEMA_Ownership:
    case TAMIZ_SCHEMA_Representation:
    case TAMIZ_SCHEMA_UnknownLink:
        return true;
    default:
        return false;
    }
}

/* The member of the side whose id this is, or UINT32_MAX. */
static uint32_t member_of(const tamiz_snapshot *s, const side *x,
                          const char *id) {
    for (size_t i = 0; i < x->count; i++)
        if (!strcmp(text_at(s, s->entities[x->members[i]].id), id))
            return x->members[i];
    return UINT32_MAX;
}

/* The value of a property that a relation has once, as a rule. */
static const char *value_of(const tamiz_snapshot *s,
                            const tamiz_entity_record *e, tamiz_prop prop) {
    for (uint32_t i = 0; i < e->statement_count; i++)
        if (s->statements[e->first_statement + i].prop == prop)
            return text_at(s, s->statements[e->first_statement + i].value);
    return "";
}

/* What the list calls it: a role, else whatever comes next to one. */
static const char *role_of(const tamiz_snapshot *s,
                           const tamiz_entity_record *e) {
    static const tamiz_prop props[] = {TAMIZ_PROP_role, TAMIZ_PROP_percentage,
                                       TAMIZ_PROP_status, TAMIZ_PROP_summary};
    const char *role = "";
    for (size_t i = 0; !role[0] && i < sizeof props / sizeof *props; i++)
        role = value_of(s, e, props[i]);
    return role;
}

static bool read_relation(const tamiz_snapshot *s, const tamiz_entity_record *e,
                          const side *a, const side *b, tamiz_relation *out) {
    tamiz_prop first = tamiz_schema_rows[e->schema].owner;
    uint32_t from = UINT32_MAX, to = UINT32_MAX;
    bool of_a = false, of_b = false;
    const char *record = "";
    for (uint32_t i = 0; i < e->statement_count; i++) {
        const tamiz_statement_record *row =
            &s->statements[e->first_statement + i];
        if (tamiz_prop_rows[row->prop].type != TAMIZ_TYPE_entity) continue;
        const char *id = text_at(s, row->value);
        uint32_t in_a = member_of(s, a, id), in_b = member_of(s, b, id);
        of_a |= in_a != UINT32_MAX;
        of_b |= in_b != UINT32_MAX;
        uint32_t *end = row->prop == first ? &from : &to;
        if (*end == UINT32_MAX) *end = in_a != UINT32_MAX ? in_a : in_b;
        record = text_at(s, row->record);
    }
    if (!of_a || !of_b || from == UINT32_MAX || to == UINT32_MAX) return false;
    *out = (tamiz_relation){
        .schema = tamiz_schema_rows[e->schema].name,
        .from = text_at(s, s->entities[from].id),
        .from_caption = text_at(s, s->entities[from].caption),
        .to = text_at(s, s->entities[to].id),
        .to_caption = text_at(s, s->entities[to].caption),
        .role = role_of(s, e),
        .since = value_of(s, e, TAMIZ_PROP_startDate),
        .until = value_of(s, e, TAMIZ_PROP_endDate),
        .list = text_at(s, s->lists[e->list].id),
        .record = record,
    };
    return true;
}

tamiz_relation *tamiz_claim_relations(const tamiz_snapshot *s, uint32_t a,
                                      uint32_t b, tamiz_arena *arena,
                                      size_t *count) {
    side x, y;
    tamiz_relation *out =
        tamiz_arena_array(arena, TAMIZ_RELATIONS_MOST, sizeof *out);
    x.count = tamiz_subject_of(s, a, x.members);
    y.count = tamiz_subject_of(s, b, y.members);
    *count = 0;
    for (uint32_t i = 0;
         out && i < s->entity_count && *count < TAMIZ_RELATIONS_MOST; i++)
        if (is_relation(s->entities[i].schema) &&
            read_relation(s, &s->entities[i], &x, &y, &out[*count]))
            ++*count;
    return out;
}

void tamiz_relations_write(tamiz_json *json, const tamiz_relation *r,
                           size_t count) {
    tamiz_json_open(json, '[');
    for (size_t i = 0; i < count; i++) {
        tamiz_json_open(json, '{');
        tamiz_json_pair(json, "schema", r[i].schema);
        tamiz_json_pair(json, "from", r[i].from);
        tamiz_json_pair(json, "to", r[i].to);
        tamiz_json_pair(json, "role", r[i].role);
        tamiz_json_pair(json, "since", r[i].since);
        tamiz_json_pair(json, "until", r[i].until);
        tamiz_json_pair(json, "list", r[i].list);
        tamiz_json_pair(json, "record", r[i].record);
        tamiz_json_close(json, '}');
    }
    tamiz_json_close(json, ']');
}
