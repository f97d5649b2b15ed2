/* SPDX-License-Identifier: Apache-2.0 */
/* Decisions about hits, added to HOME/accepted.tsv: the file is written anew
 * beside itself and renamed, under a lock of its own, so a reader never sees
 * half a line and no line is lost. */
#include "api_read.h"
#include "base_file.h"
#include "base_lock.h"
#include "format_jsontree.h"
#include "screen_policy.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* ---- reading ----------------------------------------------------------- */

static tamiz_code open_decisions(const char *path, const char *day,
                                 tamiz_accepted **out, tamiz_error *err) {
    tamiz_input *input = NULL;
    tamiz_error why = {0};
    tamiz_code code = tamiz_input_open(path, &input, &why);
    if (code && code != TAMIZ_NOT_FOUND) {
        if (err) *err = why;
        return code;
    }
    code = tamiz_accepted_read(input, path, day, out, err);
    tamiz_input_close(input);
    return code;
}

tamiz_code tamiz_accepted_open(const char *home, const char *day,
                               tamiz_accepted **out, tamiz_error *err) {
    char now[TAMIZ_API_TIME];
    tamiz_arena arena = {0};
    tamiz_api_now(now);
    now[10] = 0; /* the day of it */
    tamiz_code code = tamiz_day_check(day, err);
    char *path = tamiz_arena_print(&arena, "%s/accepted.tsv", home);
    if (!code && !path) code = tamiz_fail_memory(err, home);
    if (!code) code = open_decisions(path, day && *day ? day : now, out, err);
    tamiz_arena_clear(&arena);
    return code;
}

/* ---- adding ------------------------------------------------------------ */

enum { LOCK_TRIES = 200, LOCK_PAUSE = 50 * 1000 * 1000 }; /* 10 s in all, ns */

static tamiz_code take_lock(const char *home, tamiz_arena *arena,
                            tamiz_lock *lock, tamiz_error *err) {
    char *path = tamiz_arena_print(arena, "%s/accepted.lock", home);
    bool busy = true;
    if (!path) return tamiz_fail_memory(err, home);
    for (int i = 0; i < LOCK_TRIES; i++) {
        tamiz_code code = tamiz_lock_try(lock, path, &busy, err);
        if (code || !busy) return code;
        struct timespec pause = {0, LOCK_PAUSE};
        (void)nanosleep(&pause, NULL);
    }
    return tamiz_fail(err, TAMIZ_IO, path,
                      "another process holds it; try again when it is done");
}

/* What is there, the header when nothing is, and one line more. */
static tamiz_code append(const char *path, tamiz_span line, tamiz_error *err) {
    tamiz_map map = {.bytes = {0}};
    tamiz_error why = {0};
    tamiz_buffer text = {0};
    tamiz_code code = tamiz_map_open(&map, path, &why);
    if (code && code != TAMIZ_NOT_FOUND) {
        if (err) *err = why;
        return code;
    }
    tamiz_span have = code ? (tamiz_span){"", 0} : map.bytes;
    if (!have.size) tamiz_buffer_text(&text, TAMIZ_ACCEPTED_HEADER);
    tamiz_buffer_span(&text, have);
    if (text.size && text.data[text.size - 1] != '\n')
        tamiz_buffer_byte(&text, '\n');
    tamiz_buffer_span(&text, line);
    if (!code) tamiz_map_close(&map);
    code = text.failed ? tamiz_fail_memory(err, path)
                       : tamiz_file_write(path, tamiz_buffer_view(&text), err);
    tamiz_buffer_clear(&text);
    return code;
}

/* A damaged file is not added to, nor is a line that could not be read. */
static tamiz_code add_line(const char *home, tamiz_span line,
                           tamiz_error *err) {
    tamiz_arena arena = {0};
    tamiz_lock lock = {.fd = -1};
    tamiz_accepted *have = NULL;
    char *path = tamiz_arena_print(&arena, "%s/accepted.tsv", home);
    tamiz_code code = tamiz_folder_make(home, err);
    if (!code && !path) code = tamiz_fail_memory(err, home);
    if (!code) code = take_lock(home, &arena, &lock, err);
    if (!code) code = open_decisions(path, "0001-01-01", &have, err);
    if (!code) code = append(path, line, err);
    tamiz_lock_release(&lock);
    tamiz_accepted_close(have);
    tamiz_arena_clear(&arena);
    return code;
}

/* Text that is one cell of one line. */
static void add_cell(tamiz_buffer *out, const char *text) {
    tamiz_span span = tamiz_span_trim(tamiz_span_of(text));
    for (size_t i = 0; i < span.size; i++) {
        bool control = (unsigned char)span.data[i] < ' ';
        tamiz_buffer_byte(out, span.data[i]);
        if (control && !out->failed) out->data[out->size - 1] = ' ';
    }
}

typedef struct decided {
    const tamiz_acceptance *told;
    const char *policy, *fields;
    tamiz_buffer asked; /* canonical */
    char query[TAMIZ_VERSION_TEXT], version[TAMIZ_VERSION_TEXT];
} decided;

static tamiz_code write_decision(const char *home, const decided *d,
                                 tamiz_error *err) {
    char now[TAMIZ_API_TIME];
    tamiz_buffer line = {0};
    const tamiz_acceptance *t = d->told;
    tamiz_api_now(now);
    const char *const cells[] = {t->when && *t->when ? t->when : now,
                                 t->who,
                                 t->withdrawn ? "withdraw" : "accept",
                                 t->entity,
                                 t->until,
                                 d->query,
                                 d->version,
                                 d->policy,
                                 d->asked.data,
                                 d->fields,
                                 t->why};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        if (i) tamiz_buffer_byte(&line, '\t');
        add_cell(&line, cells[i]);
    }
    tamiz_buffer_byte(&line, '\n');
    tamiz_code code = line.failed
                          ? tamiz_fail_memory(err, home)
                          : add_line(home, tamiz_buffer_view(&line), err);
    tamiz_buffer_clear(&line);
    return code;
}

static tamiz_code find_party(const tamiz_snapshot *s, const char *id,
                             uint32_t *out, tamiz_error *err) {
    uint32_t entity = tamiz_snapshot_entity(s, tamiz_span_of(id));
    if (entity == UINT32_MAX || s->entities[entity].owner != entity)
        return tamiz_fail(err, TAMIZ_NOT_FOUND, id,
                          "no listed party has this id");
    *out = entity;
    return TAMIZ_OK;
}

static tamiz_code print_query(const tamiz_query *query, tamiz_arena *arena,
                              decided *d, tamiz_error *err) {
    tamiz_latin *latin = NULL;
    tamiz_code code = tamiz_latin_new(&latin, err);
    if (code) return code;
    code = tamiz_query_print(latin, query, arena, &d->asked, err);
    tamiz_latin_free(latin);
    if (code) return code;
    tamiz_span asked = tamiz_buffer_view(&d->asked);
    if (!tamiz_query_value(asked, "name").size &&
        !tamiz_query_value(asked, "id").size)
        return tamiz_fail(err, TAMIZ_BAD_ARGUMENT, "query",
                          "no name; expected what was asked");
    tamiz_version_of(asked, d->query);
    return TAMIZ_OK;
}

/* As if it were asked: but nobody decides of a fact that is none. */
static tamiz_code check_query(const tamiz_snapshot *s, const tamiz_query *query,
                              const tamiz_options *options, char policy[32],
                              tamiz_error *err) {
    tamiz_gate gate;
    tamiz_code code = tamiz_gate_init(&gate, s, options, err);
    if (code) return code;
    code = tamiz_gate_query(&gate, query, err);
    if (!code && gate.warnings.unused)
        code = tamiz_fail(err, TAMIZ_BAD_ARGUMENT, gate.warnings.items->value,
                          "%s", gate.warnings.items->message);
    memcpy(policy, gate.policy, sizeof gate.policy);
    tamiz_gate_clear(&gate);
    return code;
}

static tamiz_code accept(const char *home, const tamiz_snapshot *s,
                         const tamiz_query *query, const char *policy,
                         const tamiz_acceptance *decision, tamiz_error *err) {
    decided d = {.told = decision, .policy = policy};
    tamiz_arena arena = {0};
    uint32_t entity = 0;
    tamiz_code code = tamiz_day_check(decision->until, err);
    if (!code) code = find_party(s, decision->entity, &entity, err);
    if (!code) code = print_query(query, &arena, &d, err);
    if (!code)
        code =
            tamiz_party_version(s, entity, &arena, d.version, &d.fields, err);
    if (!code) code = write_decision(home, &d, err);
    tamiz_buffer_clear(&d.asked);
    tamiz_arena_clear(&arena);
    return code;
}

tamiz_code tamiz_accept(const char *home, const tamiz_snapshot *snapshot,
                        const tamiz_query *query, const tamiz_options *options,
                        const tamiz_acceptance *decision, tamiz_error *err) {
    char policy[32];
    tamiz_options usual = tamiz_options_default();
    tamiz_code code =
        check_query(snapshot, query, options ? options : &usual, policy, err);
    return code ? code : accept(home, snapshot, query, policy, decision, err);
}

/* ---- from an answer ---------------------------------------------------- */

typedef struct answered {
    const char *home;
    const tamiz_snapshot *snapshot;
    const tamiz_acceptance *decision;
    size_t lines;
} answered;

static const char *text_or_null(const tamiz_jsonnode *node, const char *key) {
    tamiz_span text = tamiz_jsonnode_text(node, key);
    return text.size ? text.data : NULL;
}

/* The strings of an array from number `from` on: 0 for all, 1 where the first
 * one has a member of its own. */
static tamiz_code texts_of(tamiz_jsontree *json, const tamiz_jsonnode *query,
                           const char *key, size_t from, tamiz_arena *arena,
                           const char *const **out, size_t *count,
                           tamiz_error *err) {
    const tamiz_jsonnode *all = tamiz_jsonnode_member(query, key);
    if (!all) return TAMIZ_OK;
    if (all->kind != TAMIZ_JSON_ARRAY || !all->count)
        return tamiz_jsonnode_fail(json, all, err, "%s: expected an array",
                                   key);
    const char **values = tamiz_arena_array(arena, all->count, sizeof *values);
    if (!values) return tamiz_fail_memory(err, key);
    size_t at = 0;
    for (const tamiz_jsonnode *n = all->first; n; n = n->next) {
        if (at++ < from) continue;
        if (n->kind != TAMIZ_JSON_STRING)
            return tamiz_jsonnode_fail(json, n, err, "expected a string");
        values[(*count)++] = n->text.data;
    }
    *out = values;
    return TAMIZ_OK;
}

/* "ids": numbers of which more is known. */
static tamiz_code read_ids(tamiz_jsontree *json, const tamiz_jsonnode *query,
                           tamiz_arena *arena, tamiz_query *q,
                           tamiz_error *err) {
    const tamiz_jsonnode *all = tamiz_jsonnode_member(query, "ids");
    if (!all) return TAMIZ_OK;
    if (all->kind != TAMIZ_JSON_ARRAY)
        return tamiz_jsonnode_fail(json, all, err, "ids: expected an array");
    tamiz_identifier *ids =
        tamiz_arena_array(arena, all->count + 1, sizeof *ids);
    if (!ids) return tamiz_fail_memory(err, "ids");
    for (const tamiz_jsonnode *n = all->first; n; n = n->next) {
        if (n->kind != TAMIZ_JSON_OBJECT)
            return tamiz_jsonnode_fail(json, n, err, "expected an object");
        ids[q->id_count++] =
            (tamiz_identifier){.number = text_or_null(n, "number"),
                               .kind = text_or_null(n, "kind"),
                               .country = text_or_null(n, "country")};
    }
    q->ids = ids;
    return TAMIZ_OK;
}

static tamiz_code read_query(tamiz_jsontree *json, const tamiz_jsonnode *node,
                             tamiz_arena *arena, tamiz_query *q,
                             tamiz_error *err) {
    *q = (tamiz_query){.name = text_or_null(node, "name"),
                       .name_size = SIZE_MAX,
                       .schema = text_or_null(node, "schema"),
                       .birth_date = text_or_null(node, "birthDate"),
                       .country = text_or_null(node, "country"),
                       .gender = text_or_null(node, "gender"),
                       .identifier = text_or_null(node, "identifier"),
                       .death_date = text_or_null(node, "deathDate")};
    if (!q->name) q->name = "";
    tamiz_code code = texts_of(json, node, "names", 1, arena, &q->more_names,
                               &q->more_name_count, err);
    if (!code)
        code = texts_of(json, node, "birthDates", 1, arena,
                        &q->more_birth_dates, &q->more_birth_date_count, err);
    if (!code)
        code = texts_of(json, node, "countries", 1, arena, &q->more_countries,
                        &q->more_country_count, err);
    if (!code)
        code = texts_of(json, node, "identifiers", 1, arena,
                        &q->more_identifiers, &q->more_identifier_count, err);
    if (!code)
        code = texts_of(json, node, "incorporationDates", 0, arena,
                        &q->incorporation_dates, &q->incorporation_date_count,
                        err);
    if (!code)
        code = texts_of(json, node, "birthPlaces", 0, arena, &q->birth_places,
                        &q->birth_place_count, err);
    if (!code)
        code = texts_of(json, node, "addresses", 0, arena, &q->addresses,
                        &q->address_count, err);
    if (!code)
        code = texts_of(json, node, "positions", 0, arena, &q->positions,
                        &q->position_count, err);
    return code ? code : read_ids(json, node, arena, q, err);
}

static bool has_hit(const tamiz_jsonnode *hits, const char *id) {
    for (const tamiz_jsonnode *n = hits ? hits->first : NULL; n; n = n->next)
        if (tamiz_span_is(
                tamiz_jsonnode_text(tamiz_jsonnode_member(n, "entity"), "id"),
                id))
            return true;
    return false;
}

static tamiz_code take_answer(void *context, tamiz_jsontree *json,
                              const tamiz_jsonnode *node, tamiz_arena *arena,
                              tamiz_error *err) {
    answered *a = context;
    tamiz_query query;
    const tamiz_jsonnode *asked = tamiz_jsonnode_member(node, "query");
    if (!asked || asked->kind != TAMIZ_JSON_OBJECT)
        return tamiz_jsonnode_fail(json, node, err,
                                   "no answer of tamiz: \"query\" is missing");
    if (a->lines++)
        return tamiz_jsonnode_fail(json, node, err,
                                   "a second answer; expected one");
    if (!tamiz_span_is(tamiz_jsonnode_text(node, "snapshot"), a->snapshot->id))
        return tamiz_fail(err, TAMIZ_BAD_ARGUMENT, "answer",
                          "another snapshot gave it; ask again, look again, "
                          "then accept");
    if (!has_hit(tamiz_jsonnode_member(node, "hits"), a->decision->entity))
        return tamiz_fail(err, TAMIZ_BAD_ARGUMENT, a->decision->entity,
                          "not among the answer's hits");
    tamiz_code code = read_query(json, asked, arena, &query, err);
    const char *policy = text_or_null(node, "policy");
    if (code) return code;
    return accept(a->home, a->snapshot, &query, policy ? policy : "-",
                  a->decision, err);
}

tamiz_code tamiz_accept_answer(const char *home, const tamiz_snapshot *snapshot,
                               const char *json, size_t size,
                               const tamiz_acceptance *decision,
                               tamiz_error *err) {
    answered a = {home, snapshot, decision, 0};
    tamiz_jsontree_handler handler = {.context = &a, .record = take_answer};
    tamiz_input *input = NULL;
    tamiz_code code =
        tamiz_input_memory((tamiz_span){json, size}, "answer", &input, err);
    if (code) return code;
    code = tamiz_jsontree_parse(input, &handler, err);
    tamiz_input_close(input);
    if (!code && !a.lines)
        code = tamiz_fail(err, TAMIZ_BAD_INPUT, "answer",
                          "nothing in it; expected a line of JSON");
    return code;
}
