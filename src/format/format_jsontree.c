/* SPDX-License-Identifier: Apache-2.0 */
/* yajl drives, this file builds the tree and keeps the books: where the
 * current token starts, and on which line.
 *
 * Between two tokens stand only white space, commas and colons, and a raw line
 * end can stand nowhere else: so the bytes between tokens are looked at once,
 * and a token's inside never. A token that began in an earlier chunk starts
 * where the search for it stopped.
 *
 * yajl's own check of UTF-8 lets surrogates and overlong forms pass, so ours
 * is used. */
#include "format_jsontree.h"

#include "base_utf8.h"
#include "format_surrogate.h"

#include <stdarg.h>
#include <yajl/yajl_parse.h>

enum {
    CHUNK = 1 << 16,
    MOST_DEPTH = 32,
    MOST_RECORD = 64 << 20, /* bytes of the tree; of one token too */
    FEW_KEYS = 8,           /* compared each with each */
};

struct tamiz_jsontree {
    yajl_handle yajl;
    tamiz_input *input; /* NULL = a text in memory */
    const char *name;
    const tamiz_jsontree_handler *handler;
    tamiz_error *err;
    tamiz_code code; /* the first failure */

    tamiz_arena arena;
    tamiz_jsonnode *open; /* innermost open container of the record, or NULL */
    tamiz_span key;       /* of the value to come */
    size_t depth;         /* containers open, those around records too */
    size_t around;        /* of these, around records */
    bool found;           /* the array was there */
    bool some;            /* any value was there */

    const char *chunk; /* what yajl is reading */
    size_t chunk_size;
    uint64_t chunk_start; /* its offset in the content */
    uint64_t token;       /* offset of the token that is being read */
    uint64_t heard;       /* offset where the last one ended */
    uint64_t line_start;
    uint32_t line;
    tamiz_surrogate surrogate;
};

/* ---- places ------------------------------------------------------------ */

static tamiz_code fail_at(tamiz_jsontree *json, uint64_t offset,
                          const char *message) {
    uint32_t column = 1;
    if (offset > json->line_start)
        column = (uint32_t)(offset - json->line_start) + 1;
    json->code = tamiz_fail_at(json->err, TAMIZ_BAD_INPUT, json->name,
                               json->line, column, offset, "%s", message);
    return json->code;
}

/* For callbacks: 0 tells yajl to stop. */
static int refuse(tamiz_jsontree *json, const char *message) {
    (void)fail_at(json, json->token, message);
    return 0;
}

/* Moves on to the start of the next token, not past `end`; false with a
 * failure on what yajl passes over as white space and JSON does not know. */
static bool find_token(tamiz_jsontree *json, uint64_t end) {
    if (json->token < json->chunk_start) return true; /* began earlier */
    uint64_t most = json->chunk_start + json->chunk_size;
    if (end > most) end = most;
    for (; json->token < end; json->token++) {
        char c = json->chunk[json->token - json->chunk_start];
        if (c == '\v' || c == '\f')
            return refuse(json, "a tab or form feed that JSON does not know");
        if (c != ' ' && c != '\t' && c != '\r' && c != '\n' && c != ',' &&
            c != ':')
            return true;
        if (c == '\n') {
            json->line++;
            json->line_start = json->token + 1;
        }
    }
    return true;
}

static int out_of_memory(tamiz_jsontree *json) {
    json->code = tamiz_fail_memory(json->err, "reading JSON");
    return 0;
}

/* Called first for each token. */
static bool hear(tamiz_jsontree *json) {
    json->heard = json->chunk_start + yajl_get_bytes_consumed(json->yajl);
    json->some = true;
    return find_token(json, json->heard);
}

/* Called last for each token. */
static int pass(tamiz_jsontree *json) {
    json->token = json->heard;
    return json->code == TAMIZ_OK;
}

/* ---- the tree ---------------------------------------------------------- */

static size_t records_at(const tamiz_jsontree *json) {
    if (!json->handler->array) return 0;
    return *json->handler->array ? 2 : 1;
}

static bool keep_text(tamiz_jsontree *json, tamiz_span text, tamiz_span *out) {
    if (json->arena.total > MOST_RECORD || text.size > MOST_RECORD)
        return refuse(json, "one record is over 64 MiB");
    if (memchr(text.data, '\0', text.size))
        return refuse(json, "a string holds the character NUL");
    if (tamiz_utf8_check(text) != SIZE_MAX)
        return refuse(json, "a string is not UTF-8");
    *out = tamiz_arena_copy(&json->arena, text);
    return out->data || out_of_memory(json);
}

static tamiz_jsonnode *add_node(tamiz_jsontree *json, tamiz_jsonkind kind) {
    if (json->arena.total > MOST_RECORD) {
        (void)refuse(json, "one record is over 64 MiB");
        return NULL;
    }
    tamiz_jsonnode *node = tamiz_arena_take(&json->arena, sizeof *node);
    if (!node) {
        (void)out_of_memory(json);
        return NULL;
    }
    uint32_t column = (uint32_t)(json->token - json->line_start) + 1;
    *node = (tamiz_jsonnode){.kind = kind,
                             .key = json->key,
                             .text = {"", 0},
                             .parent = json->open,
                             .line = json->line,
                             .column = column,
                             .offset = json->token};
    json->key = (tamiz_span){"", 0};
    tamiz_jsonnode *parent = json->open;
    if (!parent) return node;
    if (parent->last)
        parent->last->next = node;
    else
        parent->first = node;
    parent->last = node;
    parent->count++;
    return node;
}

static int order_keys(const void *a, const void *b) {
    const tamiz_jsonnode *const *x = a, *const *y = b;
    return tamiz_span_order((*x)->key, (*y)->key);
}

/* Two members of one name among many, or NULL. */
static const tamiz_jsonnode *
find_twin(tamiz_jsontree *json, const tamiz_jsonnode *object, bool *failed) {
    const tamiz_jsonnode **all =
        tamiz_arena_array(&json->arena, object->count, sizeof(void *));
    size_t count = 0;
    *failed = !all;
    if (!all) return NULL;
    for (const tamiz_jsonnode *n = object->first; n; n = n->next)
        all[count++] = n;
    qsort(all, count, sizeof *all, order_keys);
    for (size_t i = 1; i < count; i++)
        if (tamiz_span_equal(all[i - 1]->key, all[i]->key))
            return all[i - 1]->offset > all[i]->offset ? all[i - 1] : all[i];
    return NULL;
}

static const tamiz_jsonnode *find_twin_of_few(const tamiz_jsonnode *object) {
    for (const tamiz_jsonnode *a = object->first; a; a = a->next)
        for (const tamiz_jsonnode *b = a->next; b; b = b->next)
            if (tamiz_span_equal(a->key, b->key)) return b;
    return NULL;
}

static bool check_keys(tamiz_jsontree *json, const tamiz_jsonnode *object) {
    bool failed = false;
    const tamiz_jsonnode *twin = object->count <= FEW_KEYS
                                     ? find_twin_of_few(object)
                                     : find_twin(json, object, &failed);
    if (failed) return out_of_memory(json);
    if (!twin) return true;
    json->code = tamiz_jsonnode_fail(
        json, twin, json->err,
        "\"%.*s\" stands twice in one object; expected each name once",
        twin->key.size < 80 ? (int)twin->key.size : 80, twin->key.data);
    return false;
}

static void hand_over(tamiz_jsontree *json, const tamiz_jsonnode *node) {
    const tamiz_jsontree_handler *handler = json->handler;
    tamiz_jsontree_call *call =
        json->around == records_at(json) ? handler->record : handler->member;
    if (call)
        json->code =
            call(handler->context, json, node, &json->arena, json->err);
    tamiz_arena_reset(&json->arena);
}

/* ---- what stands around records ---------------------------------------- */

static int fail_around(tamiz_jsontree *json, const char *expected) {
    char message[160];
    (void)snprintf(message, sizeof message, "expected %s%.80s", expected,
                   json->handler->array);
    return refuse(json, message);
}

/* Whether the value to come stands around the records; false with a failure
 * when something else was expected there. */
static bool is_around(tamiz_jsontree *json, tamiz_jsonkind kind) {
    size_t records = records_at(json);
    if (json->open || json->around == records) return false;
    if (json->around == 0) {
        tamiz_jsonkind wanted =
            records == 1 ? TAMIZ_JSON_ARRAY : TAMIZ_JSON_OBJECT;
        if (kind != wanted)
            (void)fail_around(json, records == 1 ? "an array"
                                                 : "an object with the array ");
        return kind == wanted;
    }
    if (!tamiz_span_is(json->key, json->handler->array)) return false;
    if (kind != TAMIZ_JSON_ARRAY)
        (void)fail_around(json, "an array as the value of ");
    else if (json->found)
        (void)fail_around(json, "only one member ");
    return kind == TAMIZ_JSON_ARRAY;
}

static void open_around(tamiz_jsontree *json) {
    json->around++;
    json->found = json->around == records_at(json);
    tamiz_arena_reset(&json->arena); /* it may hold the array's key */
    json->key = (tamiz_span){"", 0};
}

/* ---- events ------------------------------------------------------------ */

static int on_open(tamiz_jsontree *json, tamiz_jsonkind kind) {
    if (!hear(json)) return 0;
    if (json->depth == MOST_DEPTH)
        return refuse(json, "values nest deeper than 32");
    bool around = is_around(json, kind);
    if (json->code) return 0;
    json->depth++;
    if (around) {
        open_around(json);
        return pass(json);
    }
    tamiz_jsonnode *node = add_node(json, kind);
    if (!node) return 0;
    json->open = node;
    return pass(json);
}

static int on_close(tamiz_jsontree *json) {
    if (!hear(json)) return 0;
    json->depth--;
    tamiz_jsonnode *node = json->open;
    if (!node) {
        json->around--;
        return pass(json);
    }
    if (node->kind == TAMIZ_JSON_OBJECT && !check_keys(json, node)) return 0;
    json->open = node->parent;
    if (!json->open) hand_over(json, node);
    return pass(json);
}

static int on_scalar(tamiz_jsontree *json, tamiz_jsonkind kind,
                     tamiz_span text) {
    if (!hear(json)) return 0;
    if (is_around(json, kind) || json->code) return 0;
    tamiz_jsonnode *node = add_node(json, kind);
    if (!node || !keep_text(json, text, &node->text)) return 0;
    if (!json->open) hand_over(json, node);
    return pass(json);
}

static int on_null(void *context) {
    return on_scalar(context, TAMIZ_JSON_NULL, TAMIZ_SPAN("null"));
}

static int on_boolean(void *context, int value) {
    if (value) return on_scalar(context, TAMIZ_JSON_TRUE, TAMIZ_SPAN("true"));
    return on_scalar(context, TAMIZ_JSON_FALSE, TAMIZ_SPAN("false"));
}

static int on_number(void *context, const char *text, size_t size) {
    return on_scalar(context, TAMIZ_JSON_NUMBER, (tamiz_span){text, size});
}

static int on_string(void *context, const unsigned char *text, size_t size) {
    return on_scalar(context, TAMIZ_JSON_STRING,
                     (tamiz_span){(const char *)text, size});
}

static int on_key(void *context, const unsigned char *text, size_t size) {
    tamiz_jsontree *json = context;
    if (!hear(json)) return 0;
    if (!keep_text(json, (tamiz_span){(const char *)text, size}, &json->key))
        return 0;
    return pass(json);
}

static int on_object(void *context) {
    return on_open(context, TAMIZ_JSON_OBJECT);
}

static int on_array(void *context) {
    return on_open(context, TAMIZ_JSON_ARRAY);
}

static int on_end(void *context) {
    return on_close(context);
}

static const yajl_callbacks callbacks = {
    .yajl_null = on_null,
    .yajl_boolean = on_boolean,
    .yajl_number = on_number,
    .yajl_string = on_string,
    .yajl_start_map = on_object,
    .yajl_map_key = on_key,
    .yajl_end_map = on_end,
    .yajl_start_array = on_array,
    .yajl_end_array = on_end,
};

/* ---- the parse --------------------------------------------------------- */

/* What yajl did not like: a byte within a token, or a token. */
static tamiz_code fail_syntax(tamiz_jsontree *json) {
    uint64_t offset = json->chunk_start + yajl_get_bytes_consumed(json->yajl);
    uint64_t end = json->chunk_start + json->chunk_size;
    if (offset > end) offset = end;
    if (!find_token(json, offset)) return json->code;
    unsigned char *why = yajl_get_error(json->yajl, 0, NULL, 0);
    tamiz_span text = tamiz_span_trim(tamiz_span_of((const char *)why));
    if (!tamiz_span_starts(text, "lexical")) offset = json->token;
    char message[200];
    (void)snprintf(message, sizeof message, "not well-formed JSON: %.*s",
                   text.size < 150 ? (int)text.size : 150,
                   text.data ? text.data : "");
    yajl_free_error(json->yajl, why);
    return fail_at(json, offset, message);
}

static tamiz_code judge(tamiz_jsontree *json, yajl_status status) {
    if (json->code) return json->code;
    return status == yajl_status_ok ? TAMIZ_OK : fail_syntax(json);
}

static tamiz_code parse_chunk(tamiz_jsontree *json, tamiz_span chunk) {
    size_t whole = tamiz_surrogate_check(&json->surrogate, chunk);
    json->chunk = chunk.data;
    json->chunk_size = whole;
    tamiz_code code = judge(
        json, yajl_parse(json->yajl, (const unsigned char *)chunk.data, whole));
    if (code) return code;
    uint64_t end = json->chunk_start + whole;
    if (!find_token(json, end)) return json->code;
    if (whole < chunk.size)
        return fail_at(json, end, "an escape is half a surrogate pair");
    if (end - json->heard > MOST_RECORD)
        return fail_at(json, json->token, "one value is over 64 MiB");
    json->chunk_start = end;
    json->chunk_size = 0;
    return TAMIZ_OK;
}

/* Fills the room, or what is left of the input. */
static tamiz_code read_chunk(tamiz_jsontree *json, char *room, size_t *size) {
    *size = 0;
    for (size_t got = 1; got && *size < CHUNK; *size += got) {
        tamiz_code code = tamiz_input_read(json->input, room + *size,
                                           CHUNK - *size, &got, json->err);
        if (code) return code;
    }
    return TAMIZ_OK;
}

/* The end of the input ends a number and nothing else. */
static tamiz_code finish(tamiz_jsontree *json) {
    bool pending = json->token < json->chunk_start;
    if (!json->some && !pending && !json->handler->array) return TAMIZ_OK;
    tamiz_code code = judge(json, yajl_complete_parse(json->yajl));
    if (code || !json->handler->array || json->found) return code;
    (void)fail_around(json, "an object with the array ");
    return json->code;
}

/* The bytes at the start, without a byte order mark. */
static tamiz_span begin(tamiz_jsontree *json, tamiz_span chunk) {
    static const char mark[] = "\xef\xbb\xbf";
    if (!tamiz_span_starts(chunk, mark)) return chunk;
    json->chunk_start = json->token = json->heard = sizeof mark - 1;
    return tamiz_span_from(chunk, sizeof mark - 1);
}

static tamiz_code parse_input(tamiz_jsontree *json, char *room) {
    for (bool start = true;; start = false) {
        size_t size = 0;
        tamiz_code code = read_chunk(json, room, &size);
        if (code) return code;
        if (!size) return finish(json);
        tamiz_span chunk = {room, size};
        code = parse_chunk(json, start ? begin(json, chunk) : chunk);
        if (code) return code;
    }
}

static tamiz_code parse_text(tamiz_jsontree *json, tamiz_span text) {
    tamiz_code code =
        text.size ? parse_chunk(json, begin(json, text)) : TAMIZ_OK;
    return code ? code : finish(json);
}

static bool open_yajl(tamiz_jsontree *json) {
    json->yajl = yajl_alloc(&callbacks, NULL, json);
    if (!json->yajl) return false;
    (void)yajl_config(json->yajl, yajl_dont_validate_strings, 1);
    (void)yajl_config(json->yajl, yajl_allow_multiple_values,
                      !json->handler->array);
    return true;
}

tamiz_code tamiz_jsontree_parse(tamiz_input *input,
                                const tamiz_jsontree_handler *handler,
                                tamiz_error *err) {
    tamiz_jsontree json = {.input = input,
                           .name = tamiz_input_name(input),
                           .handler = handler,
                           .err = err,
                           .key = {"", 0},
                           .line = 1};
    char *room = malloc(CHUNK);
    tamiz_code code = room && open_yajl(&json)
                          ? parse_input(&json, room)
                          : tamiz_fail_memory(err, "reading JSON");
    if (json.yajl) yajl_free(json.yajl);
    tamiz_arena_clear(&json.arena);
    free(room);
    return code;
}

tamiz_code tamiz_jsontree_parse_text(tamiz_span text, const char *name,
                                     const tamiz_jsontree_handler *handler,
                                     tamiz_error *err) {
    tamiz_jsontree json = {.name = name,
                           .handler = handler,
                           .err = err,
                           .key = {"", 0},
                           .line = 1};
    tamiz_code code = open_yajl(&json) ? parse_text(&json, text)
                                       : tamiz_fail_memory(err, "reading JSON");
    if (json.yajl) yajl_free(json.yajl);
    tamiz_arena_clear(&json.arena);
    return code;
}

/* ---- for handlers ------------------------------------------------------ */

const char *tamiz_jsontree_file(const tamiz_jsontree *json) {
    return json->name;
}

tamiz_code tamiz_jsonnode_fail(const tamiz_jsontree *json,
                               const tamiz_jsonnode *node, tamiz_error *err,
                               const char *format, ...) {
    char message[256];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    return tamiz_fail_at(err, TAMIZ_BAD_INPUT, tamiz_jsontree_file(json),
                         node->line, node->column, node->offset, "%s", message);
}

const tamiz_jsonnode *tamiz_jsonnode_member(const tamiz_jsonnode *node,
                                            const char *key) {
    if (!node || node->kind != TAMIZ_JSON_OBJECT) return NULL;
    const tamiz_jsonnode *member = node->first;
    while (member && !tamiz_span_is(member->key, key)) member = member->next;
    return member;
}

tamiz_span tamiz_jsonnode_text(const tamiz_jsonnode *node, const char *key) {
    const tamiz_jsonnode *member = tamiz_jsonnode_member(node, key);
    if (!member || member->kind == TAMIZ_JSON_NULL) return (tamiz_span){"", 0};
    return member->text;
}

const char *tamiz_jsonkind_name(tamiz_jsonkind kind) {
    static const char *const names[] = {"null",     "false",    "true",
                                        "a number", "a string", "an array",
                                        "an object"};
    return names[kind];
}
