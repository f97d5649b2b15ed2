/* SPDX-License-Identifier: Apache-2.0 */
/* JSON as a stream of records: each is handed over as a small tree, then
 * forgotten. Memory: the largest record. JSON is that of RFC 8259; a byte
 * order mark at the start is passed over. */
#ifndef TAMIZ_FORMAT_JSONTREE_H
#define TAMIZ_FORMAT_JSONTREE_H

#include "base_arena.h"
#include "format_input.h"

typedef struct tamiz_jsontree tamiz_jsontree;

typedef enum tamiz_jsonkind {
    TAMIZ_JSON_NULL,
    TAMIZ_JSON_FALSE,
    TAMIZ_JSON_TRUE,
    TAMIZ_JSON_NUMBER,
    TAMIZ_JSON_STRING,
    TAMIZ_JSON_ARRAY,
    TAMIZ_JSON_OBJECT,
} tamiz_jsonkind;

/* One value of a record. Everything lives in the arena of the record. */
typedef struct tamiz_jsonnode tamiz_jsonnode;
struct tamiz_jsonnode {
    tamiz_jsonkind kind;
    uint32_t count;  /* members or elements */
    tamiz_span key;  /* in an object: the member's name; else empty */
    tamiz_span text; /* a string decoded; a number, true, false and null as
                      * written; NUL-terminated. Else empty */
    tamiz_jsonnode *parent;       /* NULL for the record itself */
    tamiz_jsonnode *first, *last; /* members or elements, as written */
    tamiz_jsonnode *next;         /* the parent's next */
    uint32_t line, column;        /* where it starts, bytes from 1 */
    uint64_t offset;
};

/* What a reader of records does. A code other than 0 stops the parse. The
 * arena is the record's: scratch may be taken from it. Both are gone when the
 * call returns. */
typedef tamiz_code tamiz_jsontree_call(void *context, tamiz_jsontree *json,
                                       const tamiz_jsonnode *node,
                                       tamiz_arena *arena, tamiz_error *err);

typedef struct tamiz_jsontree_handler {
    void *context;
    /* Where records stand:
     *   NULL  values one after the other, say one a line: each is a record
     *   ""    one array: its elements
     *   KEY   one object: the elements of its member of that name, an array */
    const char *array;
    tamiz_jsontree_call *record;
    /* Called for each other member of that object; NULL = passed over. */
    tamiz_jsontree_call *member;
} tamiz_jsontree_handler;

/* Parses the whole input. Errors: BAD_INPUT with line, column and offset for
 * what is no JSON, is cut off or is no UTF-8; a string with NUL or half a
 * surrogate pair; an object of a record that has a name twice (nobody can say
 * which is meant); nesting deeper than 32; a record over 64 MiB in memory; no
 * array where one was asked for. Those of the handler and of
 * tamiz_input_read(). */
tamiz_code tamiz_jsontree_parse(tamiz_input *input,
                                const tamiz_jsontree_handler *handler,
                                tamiz_error *err);

/* The same of a text in memory, which is read where it lies: for many short
 * ones. Nothing is decompressed. `name` stands in messages. */
tamiz_code tamiz_jsontree_parse_text(tamiz_span text, const char *name,
                                     const tamiz_jsontree_handler *handler,
                                     tamiz_error *err);

/* Name of the input, for records and messages. */
const char *tamiz_jsontree_file(const tamiz_jsontree *json);

/* A failure at the place of a node: for use in a handler. */
tamiz_code tamiz_jsonnode_fail(const tamiz_jsontree *json,
                               const tamiz_jsonnode *node, tamiz_error *err,
                               const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* The member of that name, or NULL; node may be NULL or no object. */
const tamiz_jsonnode *tamiz_jsonnode_member(const tamiz_jsonnode *node,
                                            const char *key);

/* Text of the member of that name when it is a string, a number, true or
 * false; else the empty span. */
tamiz_span tamiz_jsonnode_text(const tamiz_jsonnode *node, const char *key);

/* "a string", "an object" …: for messages. Static. */
const char *tamiz_jsonkind_name(tamiz_jsonkind kind);

#endif
