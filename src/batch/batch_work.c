/* SPDX-License-Identifier: Apache-2.0 */
#include "batch_work.h"

#include "base_error.h"
#include "base_utf8.h"
#include "batch_object.h"

#include <inttypes.h>
#include <stdio.h>

static void free_answers(tamiz_batch_result *result) {
    const tamiz_batch_answered *all = (const void *)result->answers.data;
    for (size_t i = 0; i < result->answers.size / sizeof *all; i++)
        tamiz_answer_free((tamiz_answer *)all[i].answer);
}

void tamiz_batch_result_clear(tamiz_batch_result *result) {
    free_answers(result);
    tamiz_buffer_clear(&result->lines);
    tamiz_buffer_clear(&result->rejects);
    tamiz_buffer_clear(&result->told);
    tamiz_buffer_clear(&result->answers);
}

static void reset_result(tamiz_batch_result *result) {
    free_answers(result);
    tamiz_buffer_reset(&result->lines);
    tamiz_buffer_reset(&result->rejects);
    tamiz_buffer_reset(&result->told);
    tamiz_buffer_reset(&result->answers);
    result->counts = (tamiz_batch_counts){0};
}

tamiz_code tamiz_batch_worker_init(tamiz_batch_worker *w,
                                   const tamiz_snapshot *snapshot,
                                   tamiz_error *err) {
    w->party = (tamiz_batch_party){.failed = false};
    w->cells.cells = calloc(TAMIZ_BATCH_CELLS, sizeof *w->cells.cells);
    if (!w->cells.cells) return tamiz_fail_memory(err, "cells");
    return tamiz_screener_init(&w->screener, snapshot, &w->options->options,
                               err);
}

void tamiz_batch_worker_clear(tamiz_batch_worker *w) {
    if (w->screener.snapshot) tamiz_screener_clear(&w->screener);
    tamiz_batch_party_clear(&w->party);
    free(w->cells.cells);
    w->cells.cells = NULL;
    w->screener.snapshot = NULL;
}

/* ---- what a row says --------------------------------------------------- */

static void read_cells(tamiz_batch_worker *w, tamiz_span text) {
    const tamiz_batch_source *s = w->source;
    const char *wrong = tamiz_batch_cut(text, &w->cells, &w->party.arena);
    if (wrong) {
        tamiz_batch_party_reject(&w->party, "%s", wrong);
    } else if (w->cells.count != s->column_count) {
        tamiz_batch_party_reject(
            &w->party,
            "the row has %zu cells, expected %zu as in the first row",
            w->cells.count, s->column_count);
    } else {
        for (size_t i = 0; i < s->column_count; i++)
            tamiz_batch_party_add(&w->party, s->roles[i], s->columns[i],
                                  w->cells.cells[i], true);
    }
}

static bool check_text(tamiz_batch_worker *w, const tamiz_batch_row *row,
                       tamiz_span text, bool *utf8) {
    size_t bad = tamiz_utf8_check(text);
    *utf8 = bad == SIZE_MAX;
    if (row->too_large)
        tamiz_batch_party_reject(&w->party, "the row is over 1 MiB");
    else if (!*utf8)
        tamiz_batch_party_reject(
            &w->party, "invalid UTF-8 at byte %zu of the row", bad + 1);
    else if (memchr(text.data, '\0', text.size))
        tamiz_batch_party_reject(&w->party, "a NUL byte; expected text");
    return !w->party.reason[0];
}

/* Rows that say more of the party, each with a line feed in front. */
static tamiz_code read_more(tamiz_batch_worker *w, tamiz_span rows,
                            tamiz_error *err) {
    tamiz_code code = TAMIZ_OK;
    while (!code && rows.size) {
        rows = tamiz_span_from(rows, 1);
        const char *stop =
            rows.size ? memchr(rows.data, '\n', rows.size) : NULL;
        size_t size = stop ? (size_t)(stop - rows.data) : rows.size;
        tamiz_span line = {rows.data, size};
        if (tamiz_utf8_check(line) == SIZE_MAX)
            code = tamiz_batch_object_add(line, &w->party, w->unknown, err);
        rows = tamiz_span_from(rows, size);
    }
    return code;
}

static tamiz_code read_row(tamiz_batch_worker *w, const tamiz_batch_row *row,
                           tamiz_span text, tamiz_error *err) {
    if (!w->source->json) {
        read_cells(w, text);
        return TAMIZ_OK;
    }
    if (row->orphan)
        tamiz_batch_party_reject(
            &w->party,
            w->source->gathered
                ? "a paper without its holder: no party has that id"
                : "a paper without its holder: in a stream the party's row is "
                  "expected right before it or anywhere behind");
    tamiz_code code = tamiz_batch_object_read(text, &w->party, w->unknown, err);
    if (!code && row->more)
        code =
            read_more(w, (tamiz_span){text.data + text.size, row->more}, err);
    if (w->party.addresses_had < w->party.addresses_named)
        tamiz_batch_unknown_add(w->unknown,
                                TAMIZ_SPAN("addressEntity (no such Address)"));
    return code;
}

/* ---- what is written --------------------------------------------------- */

static void write_id(tamiz_json *json, const tamiz_batch_party *party) {
    tamiz_json_key(json, "id");
    tamiz_json_span(json, party->id.data ? party->id : TAMIZ_SPAN(""));
}

static void write_answer(tamiz_batch_worker *w, uint64_t line,
                         const tamiz_answer *answer, tamiz_batch_result *out) {
    tamiz_json json = {.buffer = &out->lines};
    tamiz_json_open(&json, '{');
    write_id(&json, &w->party);
    tamiz_json_key(&json, "line");
    tamiz_json_integer(&json, (int64_t)line);
    tamiz_answer_write_warnings(&json, &w->party.warnings, &answer->warnings);
    tamiz_answer_write(&json, answer, w->options->evidence);
    tamiz_json_close(&json, '}');
    tamiz_buffer_byte(&out->lines, '\n');
}

static void count_answer(const tamiz_batch_worker *w,
                         const tamiz_answer *answer, tamiz_batch_result *out) {
    out->counts.rows++;
    out->counts.rows_hit += tamiz_answer_open_count(answer) > 0;
    out->counts.rows_warned +=
        w->party.warnings.count + answer->warnings.count > 0;
}

/* Adds a line for each to lines, in the arena. */
static bool add_warnings(const tamiz_warnings *warnings, tamiz_arena *arena,
                         const char **lines, size_t *count) {
    size_t kept = tamiz_warnings_kept(warnings);
    bool fine = true;
    for (size_t i = 0; fine && i < kept; i++) {
        const tamiz_query_warning *w = &warnings->items[i];
        lines[*count] = tamiz_arena_print(arena, "%s \"%s\": %s", w->field,
                                          w->value, w->message);
        fine = lines[(*count)++] != NULL;
    }
    if (!fine || warnings->count == kept) return fine;
    lines[*count] =
        tamiz_arena_print(arena, "%zu more", warnings->count - kept);
    return lines[(*count)++] != NULL;
}

/* What is wrong with the row, then with the question that it is. */
static const char *const *copy_warnings(const tamiz_batch_party *party,
                                        tamiz_answer *answer, size_t *count) {
    enum { MOST = 2 * (TAMIZ_WARNINGS + 1) };
    const char **lines = tamiz_arena_array(&answer->arena, MOST, sizeof *lines);
    *count = 0;
    bool fine = lines &&
                add_warnings(&party->warnings, &answer->arena, lines, count) &&
                add_warnings(&answer->warnings, &answer->arena, lines, count);
    return fine ? lines : NULL;
}

/* Takes the answer over. What is told of the row lives with it. */
static tamiz_code keep_answer(const tamiz_batch_worker *w, uint64_t line,
                              tamiz_answer *answer, tamiz_batch_result *out,
                              tamiz_error *err) {
    tamiz_span id = w->party.id.data ? w->party.id : TAMIZ_SPAN("");
    tamiz_batch_answered row = {
        .line = line,
        .answer = answer,
        .id = tamiz_arena_copy(&answer->arena, id).data,
    };
    row.warnings = copy_warnings(&w->party, answer, &row.warning_count);
    tamiz_code code = TAMIZ_OK;
    if (row.id && row.warnings)
        tamiz_buffer_add(&out->answers, &row, sizeof row);
    if (!row.id || !row.warnings || out->answers.failed) {
        tamiz_answer_free(answer);
        code = tamiz_fail_memory(err, "answers");
    }
    return code;
}

/* `raw` is left out where it cannot be written as JSON. */
static void write_reject(tamiz_batch_worker *w, uint64_t line,
                         const tamiz_span *raw, tamiz_batch_result *out) {
    tamiz_json json = {.buffer = &out->rejects};
    tamiz_batch_reject told = {.line = line};
    tamiz_json_open(&json, '{');
    tamiz_json_key(&json, "line");
    tamiz_json_integer(&json, (int64_t)line);
    write_id(&json, &w->party);
    tamiz_json_pair(&json, "reason", w->party.reason);
    if (raw) {
        tamiz_json_key(&json, "raw");
        tamiz_json_span(&json, *raw);
    }
    tamiz_json_close(&json, '}');
    tamiz_buffer_byte(&out->rejects, '\n');
    (void)snprintf(told.reason, sizeof told.reason, "%s", w->party.reason);
    tamiz_buffer_add(&out->told, &told, sizeof told);
    out->counts.rejected++;
}

/* Sanctions, Ownerships and the like: what they say is nothing to screen. */
static void pass_over(tamiz_batch_worker *w, tamiz_batch_result *out) {
    char name[TAMIZ_UNKNOWN_SIZE];
    (void)snprintf(name, sizeof name, "%.40s (no party)", w->party.schema);
    tamiz_batch_unknown_add(w->unknown, tamiz_span_of(name));
    out->counts.beside++;
}

/* ---- a row, and all of them -------------------------------------------- */

/* A name that says nothing must not look like one that nothing is like; a
 * number may be a hit all the same. */
static void hear(tamiz_batch_worker *w, tamiz_answer **answer) {
    if (!w->screener.silent || !w->party.names.count) return;
    if (w->screener.silent < w->party.names.count ||
        tamiz_answer_count(*answer)) {
        tamiz_batch_party_warn(&w->party, TAMIZ_SPAN("name"), TAMIZ_SPAN(""),
                               "a name without any letter or digit; not used");
    } else {
        tamiz_batch_party_reject(&w->party,
                                 "no name with a letter or digit in it");
        tamiz_answer_free(*answer);
        *answer = NULL;
    }
}

/* What is wrong with the row makes a reason, what is wrong with us an error. */
static tamiz_code ask(tamiz_batch_worker *w, tamiz_answer **answer,
                      tamiz_error *err) {
    tamiz_query query;
    tamiz_error wrong = {.code = TAMIZ_OK};
    bool weak = w->options->options.weak_aliases;
    bool fine =
        tamiz_batch_party_query(&w->party, w->options->schema, weak, &query);
    if (w->party.weak.count && !weak && w->source->json)
        tamiz_batch_unknown_add(w->unknown, TAMIZ_SPAN(TAMIZ_BATCH_WEAK));
    if (w->party.failed) return tamiz_fail_memory(err, "row");
    if (!fine) return TAMIZ_OK;
    tamiz_code code = tamiz_screener_ask(&w->screener, &query, answer, &wrong);
    if (code == TAMIZ_BAD_ARGUMENT || code == TAMIZ_BAD_INPUT ||
        code == TAMIZ_TOO_LARGE) {
        tamiz_batch_party_reject(&w->party, "%s%s%s", wrong.where,
                                 *wrong.where ? ": " : "", wrong.message);
        return TAMIZ_OK;
    }
    if (code && err) *err = wrong;
    if (!code) hear(w, answer);
    return code;
}

static tamiz_code answer_row(tamiz_batch_worker *w, const tamiz_batch_row *row,
                             tamiz_span text, tamiz_batch_result *result,
                             tamiz_error *err) {
    tamiz_answer *answer = NULL;
    tamiz_code code = TAMIZ_OK;
    bool utf8;
    tamiz_batch_party_reset(&w->party);
    if (check_text(w, row, text, &utf8)) code = read_row(w, row, text, err);
    if (!code) code = ask(w, &answer, err);
    if (code) return code;
    if (!answer && w->source->json && w->party.beside) {
        pass_over(w, result);
        return TAMIZ_OK;
    }
    if (!answer) {
        write_reject(w, row->line, utf8 && !row->too_large ? &text : NULL,
                     result);
        return TAMIZ_OK;
    }
    count_answer(w, answer, result);
    if (!w->writes_none) write_answer(w, row->line, answer, result);
    if (w->keeps_answers) return keep_answer(w, row->line, answer, result, err);
    tamiz_answer_free(answer);
    return TAMIZ_OK;
}

tamiz_code tamiz_batch_work(tamiz_batch_worker *w,
                            const tamiz_batch_portion *portion,
                            tamiz_batch_result *result, tamiz_error *err) {
    tamiz_code code = TAMIZ_OK;
    reset_result(result);
    result->counts.beside = portion->beside;
    for (size_t i = 0; !code && i < portion->count; i++) {
        const tamiz_batch_row *row = &portion->rows[i];
        tamiz_span text = {portion->bytes.data, row->size};
        if (row->size) text.data += row->start;
        code = answer_row(w, row, text, result, err);
    }
    if (!code &&
        (result->lines.failed || result->rejects.failed || result->told.failed))
        code = tamiz_fail_memory(err, "answers");
    return code;
}
