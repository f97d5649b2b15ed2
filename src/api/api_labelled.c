/* SPDX-License-Identifier: Apache-2.0 */
/* Labelled pairs of entities, each weighed as the linker weighs two parties.
 * A pair is forged by itself: what stands beside it in the file changes
 * nothing. */
#include "base_error.h"
#include "format_json.h"
#include "format_jsontree.h"
#include "index_forge.h"
#include "link_propose.h"
#include "list_ftm.h"
#include "screen_odds.h"

#include <stdio.h>

typedef struct labelled {
    tamiz_labelled_call *call;
    void *context;
    uint64_t *skipped;
    tamiz_buffer sides[2]; /* an entity as a line of JSON each */
} labelled;

static const char *const members[] = {"left", "right"};

/* ---- one entity -------------------------------------------------------- */

/* Texts only: an entity that is nested in this one says nothing of the pair. */
static void write_property(tamiz_json *json, const tamiz_jsonnode *property) {
    tamiz_json_key(json, property->key.data);
    tamiz_json_open(json, '[');
    if (property->kind == TAMIZ_JSON_STRING)
        tamiz_json_span(json, property->text);
    for (const tamiz_jsonnode *n = property->first; n; n = n->next)
        if (n->kind == TAMIZ_JSON_STRING) tamiz_json_span(json, n->text);
    tamiz_json_close(json, ']');
}

/* False = not an entity. */
static bool write_entity(tamiz_buffer *out, const char *id,
                         const tamiz_jsonnode *entity) {
    tamiz_span schema = tamiz_jsonnode_text(entity, "schema");
    const tamiz_jsonnode *properties =
        tamiz_jsonnode_member(entity, "properties");
    if (!schema.size || !properties || properties->kind != TAMIZ_JSON_OBJECT)
        return false;
    tamiz_buffer_reset(out);
    tamiz_json json = {.buffer = out};
    tamiz_json_open(&json, '{');
    tamiz_json_pair(&json, "id", id);
    tamiz_json_key(&json, "schema");
    tamiz_json_span(&json, schema);
    tamiz_json_key(&json, "properties");
    tamiz_json_open(&json, '{');
    for (const tamiz_jsonnode *n = properties->first; n; n = n->next)
        write_property(&json, n);
    tamiz_json_close(&json, '}');
    tamiz_json_close(&json, '}');
    tamiz_buffer_byte(out, '\n');
    return true;
}

static tamiz_code read_side(tamiz_dataset *data, const char *list,
                            const tamiz_buffer *side, tamiz_error *err) {
    const tamiz_list_meta meta = {.id = list,
                                  .title = "",
                                  .issuer = "",
                                  .published = "",
                                  .fetched = "",
                                  .source = "",
                                  .sha256 = ""};
    tamiz_input *input = NULL;
    tamiz_list_facts facts;
    tamiz_code code = tamiz_dataset_begin(data, &meta, err);
    if (!code)
        code = tamiz_input_memory(tamiz_buffer_view(side), list, &input, err);
    if (code) return code;
    tamiz_sink sink = tamiz_dataset_sink(data);
    code = tamiz_list_ftm_parse(input, &sink, &facts, NULL, err);
    tamiz_input_close(input);
    return code;
}

/* ---- one pair ---------------------------------------------------------- */

static tamiz_code forge(labelled *l, tamiz_snapshot **out, tamiz_error *err) {
    tamiz_dataset data = {.lists = NULL};
    tamiz_buffer bytes = {0};
    tamiz_code code = TAMIZ_OK;
    for (size_t i = 0; i < 2 && !code; i++)
        code = l->sides[i].failed
                   ? tamiz_fail_memory(err, "labelled pairs")
                   : read_side(&data, members[i], &l->sides[i], err);
    if (!code) code = tamiz_index_forge(&data, &bytes, NULL, NULL, err);
    tamiz_dataset_clear(&data);
    if (!code) code = tamiz_snapshot_adopt(&bytes, out, err);
    tamiz_buffer_clear(&bytes);
    return code;
}

static bool is_party(const tamiz_snapshot *s, uint32_t entity) {
    return entity != UINT32_MAX &&
           tamiz_schema_rows[s->entities[entity].schema].matchable;
}

static double score_of(const tamiz_link_proposal *p) {
    bool numbered =
        p->how == TAMIZ_LINKED_REFERENCE || p->how == TAMIZ_LINKED_IDENTIFIER;
    return numbered ? 1 : tamiz_odds_probability(p->bits);
}

/* Fills the pair; *judged = false when one of the two is no party. */
static tamiz_code weigh(const tamiz_snapshot *s, tamiz_labelled *pair,
                        bool *judged, tamiz_error *err) {
    tamiz_link_proposal p;
    uint32_t a = tamiz_snapshot_entity(s, tamiz_span_of(members[0]));
    uint32_t b = tamiz_snapshot_entity(s, tamiz_span_of(members[1]));
    *judged = is_party(s, a) && is_party(s, b);
    if (!*judged) return TAMIZ_OK;
    tamiz_code code = tamiz_link_weigh(s, a, b, &p, err);
    if (code) return code;
    pair->schema = tamiz_schema_rows[s->entities[a].schema].name;
    pair->name1 = s->text + s->entities[a].caption;
    pair->name2 = s->text + s->entities[b].caption;
    pair->score = score_of(&p);
    pair->name_score = p.names.a_name == UINT32_MAX ? 0 : p.names.score;
    return TAMIZ_OK;
}

/* What is wrong with an entity is wrong in the pair's line. */
static void place(tamiz_error *err, const tamiz_jsontree *json, uint32_t line) {
    if (!err || err->code != TAMIZ_BAD_INPUT) return;
    (void)snprintf(err->where, sizeof err->where, "%s",
                   tamiz_jsontree_file(json));
    err->line = line;
    err->column = 0;
    err->offset = 0;
}

static tamiz_code tell(labelled *l, tamiz_labelled *pair,
                       const tamiz_jsontree *json, tamiz_error *err) {
    tamiz_snapshot *s = NULL;
    bool judged = false;
    tamiz_code code = forge(l, &s, err);
    if (!code) code = weigh(s, pair, &judged, err);
    if (!code && !judged) ++*l->skipped;
    if (!code && judged && !l->call(l->context, pair))
        code = tamiz_fail(err, TAMIZ_IO, "labelled pairs", "stopped");
    tamiz_snapshot_close(s);
    if (code) place(err, json, pair->line);
    return code;
}

static tamiz_code on_pair(void *context, tamiz_jsontree *json,
                          const tamiz_jsonnode *node, tamiz_arena *arena,
                          tamiz_error *err) {
    labelled *l = context;
    tamiz_labelled pair = {.line = node->line};
    tamiz_span word = tamiz_jsonnode_text(node, "judgement");
    (void)arena;
    for (size_t i = 0; i < 2; i++)
        if (!write_entity(&l->sides[i], members[i],
                          tamiz_jsonnode_member(node, members[i])))
            return tamiz_jsonnode_fail(json, node, err,
                                       "expected \"%s\", an entity with schema "
                                       "and properties",
                                       members[i]);
    if (!word.size)
        return tamiz_jsonnode_fail(json, node, err,
                                   "expected \"judgement\": positive, negative "
                                   "or another word for neither");
    pair.is_match = tamiz_span_is(word, "positive");
    if (pair.is_match || tamiz_span_is(word, "negative"))
        return tell(l, &pair, json, err);
    ++*l->skipped;
    return TAMIZ_OK;
}

tamiz_code tamiz_labelled_read(const char *path, tamiz_labelled_call *call,
                               void *context, uint64_t *skipped,
                               tamiz_error *err) {
    tamiz_input *input = NULL;
    uint64_t left_out = 0;
    labelled l = {.call = call, .context = context, .skipped = &left_out};
    const tamiz_jsontree_handler handler = {.context = &l, .record = on_pair};
    tamiz_code code = tamiz_input_open(path, &input, err);
    if (!code) code = tamiz_jsontree_parse(input, &handler, err);
    tamiz_input_close(input);
    for (size_t i = 0; i < 2; i++) tamiz_buffer_clear(&l.sides[i]);
    if (!code) *skipped = left_out;
    return code;
}
