/* SPDX-License-Identifier: Apache-2.0 */
/* YAML as people write settings in it: one document of maps, lists and texts,
 * read by libyaml into a tree whose nodes know their place. Every scalar is the
 * text as written: what `no` or `0.7` means is the caller's to say. */
#ifndef TAMIZ_FORMAT_YAML_H
#define TAMIZ_FORMAT_YAML_H

#include "base_arena.h"
#include "base_error.h"

enum { TAMIZ_YAML_BYTES = 64 * 1024, TAMIZ_YAML_DEPTH = 8 };

typedef enum tamiz_yamlkind {
    TAMIZ_YAML_TEXT,
    TAMIZ_YAML_LIST,
    TAMIZ_YAML_MAP,
} tamiz_yamlkind;

/* Where something starts: line and byte column from 1, byte offset. */
typedef struct tamiz_yamlplace {
    uint32_t line, column;
    uint64_t offset;
} tamiz_yamlplace;

/* Everything lives in the arena. Texts are NUL-terminated UTF-8 without NUL. */
typedef struct tamiz_yamlnode tamiz_yamlnode;
struct tamiz_yamlnode {
    tamiz_yamlkind kind;
    tamiz_span text;              /* of a TEXT */
    tamiz_span key;               /* in a map: the name; else empty */
    tamiz_yamlplace place, named; /* of the value, and of its name */
    uint32_t count;
    tamiz_yamlnode *parent, *first, *last, *next;
};

/* Reads the whole text; *out = NULL when there is nothing in it. `name` is used
 * in messages. Errors: TOO_LARGE over TAMIZ_YAML_BYTES; BAD_INPUT with its
 * place for what is no YAML or no UTF-8, deeper than TAMIZ_YAML_DEPTH, a second
 * document, a name that stands twice in a map; and for anchors, aliases and
 * tags, which settings do not need. NO_MEMORY. */
tamiz_code tamiz_yaml_read(tamiz_span text, const char *name,
                           tamiz_arena *arena, const tamiz_yamlnode **out,
                           tamiz_error *err);

#endif
