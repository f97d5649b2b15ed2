/* SPDX-License-Identifier: Apache-2.0 */
#include "batch_attach.h"

#include "entity_schema.h"
#include "format_jsontree.h"

#include <stdlib.h>

/* ---- what a row says ----------------------------------------------------- */

typedef struct row_reader {
    tamiz_arena *arena;
    bool paper;       /* its holder is looked for, not its id */
    const char *text; /* found; in the arena */
} row_reader;

static tamiz_span first_of(const tamiz_jsonnode *entity, const char *key) {
    const tamiz_jsonnode *p = tamiz_jsonnode_member(entity, "properties");
    if (!p || p->kind != TAMIZ_JSON_OBJECT) p = entity;
    const tamiz_jsonnode *n = tamiz_jsonnode_member(p, key);
    if (n && n->kind == TAMIZ_JSON_ARRAY) n = n->first;
    return n && n->kind == TAMIZ_JSON_STRING ? n->text : TAMIZ_SPAN("");
}

static tamiz_code read_row(void *context, tamiz_jsontree *json,
                           const tamiz_jsonnode *node, tamiz_arena *arena,
                           tamiz_error *err) {
    row_reader *r = context;
    (void)json;
    (void)arena;
    if (node->kind != TAMIZ_JSON_OBJECT) return TAMIZ_OK;
    tamiz_span text = tamiz_jsonnode_text(node, "id");
    if (r->paper) {
        tamiz_schema schema =
            tamiz_schema_find(tamiz_jsonnode_text(node, "schema"));
        if (!tamiz_schema_is(schema, TAMIZ_SCHEMA_Identification))
            return TAMIZ_OK;
        text = first_of(node, "holder");
        if (!text.size) return TAMIZ_OK;
    }
    r->text = tamiz_arena_copy(r->arena, text).data;
    return r->text ? TAMIZ_OK : tamiz_fail_memory(err, "rows");
}

/* What is no JSON says nothing here, and is rejected when it is asked. */
static tamiz_code read_text(tamiz_arena *keep, tamiz_span row, bool paper,
                            const char **out, tamiz_error *err) {
    row_reader reader = {.arena = keep, .paper = paper};
    tamiz_jsontree_handler handler = {.context = &reader, .record = read_row};
    tamiz_input *input;
    tamiz_error inner = {.code = TAMIZ_OK};
    *out = NULL;
    if (keep->total) tamiz_arena_reset(keep);
    tamiz_code code = tamiz_input_memory(row, "row", &input, err);
    if (code) return code;
    code = tamiz_jsontree_parse(input, &handler, &inner);
    tamiz_input_close(input);
    if (code == TAMIZ_NO_MEMORY) {
        if (err) *err = inner;
        return code;
    }
    if (!code) *out = reader.text;
    return TAMIZ_OK;
}

/* Parsing is dear beside finding the end of a row. */
static bool has(tamiz_span row, const char *word) {
    size_t size = strlen(word);
    const char *at = row.data, *end = row.data + row.size;
    while (size <= (size_t)(end - at) &&
           (at = memchr(at, *word, (size_t)(end - at) - size + 1))) {
        if (!memcmp(at, word, size)) return true;
        at++;
    }
    return false;
}

tamiz_code tamiz_batch_paper_holder(tamiz_batch_waiting *w, tamiz_span row,
                                    const char **holder, tamiz_error *err) {
    *holder = NULL;
    if (!has(row, "\"Passport\"") && !has(row, "\"Identification\""))
        return TAMIZ_OK;
    return read_text(&w->arena, row, true, holder, err);
}

tamiz_code tamiz_batch_row_id(tamiz_batch_waiting *w, tamiz_span row,
                              const char **id, tamiz_error *err) {
    tamiz_code code = read_text(&w->ids, row, false, id, err);
    if (!code && !*id) *id = "";
    return code;
}

/* ---- those that wait ------------------------------------------------------
 */

static void free_paper(tamiz_batch_paper *paper) {
    free(paper->text);
    free(paper->holder);
}

void tamiz_batch_waiting_clear(tamiz_batch_waiting *w) {
    for (size_t i = 0; i < w->count; i++) free_paper(&w->papers[i]);
    w->count = 0;
    tamiz_arena_clear(&w->arena);
    tamiz_arena_clear(&w->ids);
}

static char *copy_of(const char *text, size_t size) {
    char *copy = malloc(size + 1);
    if (!copy) return NULL;
    memcpy(copy, text, size);
    copy[size] = '\0';
    return copy;
}

tamiz_code tamiz_batch_waiting_add(tamiz_batch_waiting *w, tamiz_span row,
                                   uint64_t line, const char *holder,
                                   bool *full, tamiz_error *err) {
    *full = w->count == TAMIZ_BATCH_WAITING;
    if (*full) return TAMIZ_OK;
    tamiz_batch_paper paper = {copy_of(row.data, row.size), row.size,
                               copy_of(holder, strlen(holder)), line};
    if (!paper.text || !paper.holder) {
        free_paper(&paper);
        return tamiz_fail_memory(err, "papers");
    }
    w->papers[w->count++] = paper;
    return TAMIZ_OK;
}

void tamiz_batch_waiting_take(tamiz_batch_waiting *w, const char *id,
                              tamiz_buffer *out) {
    size_t kept = 0;
    for (size_t i = 0; i < w->count; i++) {
        tamiz_batch_paper *paper = &w->papers[i];
        if (strcmp(paper->holder, id) != 0) {
            w->papers[kept++] = *paper;
            continue;
        }
        tamiz_buffer_byte(out, '\n');
        tamiz_buffer_add(out, paper->text, paper->size);
        free_paper(paper);
    }
    w->count = kept;
}
