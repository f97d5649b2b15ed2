/* SPDX-License-Identifier: Apache-2.0 */
/* libyaml's events, one after the other, hung into a tree: no recursion, and
 * no more memory than the text has bytes, since nothing can be repeated. */
#include "format_yaml.h"

#include "base_utf8.h"

#include <yaml.h>

typedef struct reader {
    tamiz_span text;
    const char *name;
    tamiz_arena *arena;
    tamiz_error *err;
    tamiz_yamlnode *root, *at; /* the map or list that is open; NULL = none */
    size_t depth;
    tamiz_span key; /* read and waiting for its value */
    tamiz_yamlplace named;
    bool has_key;
    uint32_t documents;
    size_t seen, byte, start; /* characters and bytes up to a mark, and where
                               * its line starts */
} reader;

/* libyaml counts characters; people's editors and other messages bytes. Marks
 * rise, but for a few steps back, so the count goes on where it was. */
static tamiz_yamlplace place_of(reader *r, yaml_mark_t mark) {
    tamiz_span t = r->text;
    if (mark.index < r->seen) r->seen = r->byte = r->start = 0;
    while (r->byte < t.size) {
        bool begins = ((unsigned char)t.data[r->byte] & 0xc0) != 0x80;
        if (begins && r->seen == mark.index) break;
        r->seen += begins;
        r->byte++;
        if (t.data[r->byte - 1] == '\n' || t.data[r->byte - 1] == '\r')
            r->start = r->byte;
    }
    return (tamiz_yamlplace){.line = (uint32_t)mark.line + 1,
                             .column = (uint32_t)(r->byte - r->start) + 1,
                             .offset = r->byte};
}

static tamiz_code refuse(reader *r, yaml_mark_t mark, const char *what) {
    tamiz_yamlplace p = place_of(r, mark);
    return tamiz_fail_at(r->err, TAMIZ_BAD_INPUT, r->name, p.line, p.column,
                         p.offset, "%s", what);
}

/* ---- the tree ---------------------------------------------------------- */

static bool is_known(const tamiz_yamlnode *map, tamiz_span key) {
    for (const tamiz_yamlnode *n = map->first; n; n = n->next)
        if (tamiz_span_equal(n->key, key)) return true;
    return false;
}

static tamiz_code hang(reader *r, tamiz_yamlkind kind, tamiz_span text,
                       yaml_mark_t mark) {
    tamiz_yamlnode *node = tamiz_arena_take(r->arena, sizeof *node);
    if (!node) return tamiz_fail_memory(r->err, r->name);
    *node = (tamiz_yamlnode){.kind = kind,
                             .text = text,
                             .key = r->key,
                             .named = r->named,
                             .place = place_of(r, mark),
                             .parent = r->at};
    r->key = (tamiz_span){"", 0};
    r->named = (tamiz_yamlplace){0};
    r->has_key = false;
    if (!r->at) {
        r->root = node;
    } else {
        if (r->at->last)
            r->at->last->next = node;
        else
            r->at->first = node;
        r->at->last = node;
        r->at->count++;
    }
    if (kind == TAMIZ_YAML_TEXT) return TAMIZ_OK;
    if (++r->depth > TAMIZ_YAML_DEPTH)
        return refuse(r, mark, "nested too deep for a file of settings");
    r->at = node;
    return TAMIZ_OK;
}

static tamiz_code take_scalar(reader *r, const yaml_event_t *event) {
    tamiz_span text = {(const char *)event->data.scalar.value,
                       event->data.scalar.length};
    if (event->data.scalar.anchor)
        return refuse(r, event->start_mark, "anchors are not read here");
    if (event->data.scalar.tag)
        return refuse(r, event->start_mark, "tags are not read here");
    if (memchr(text.data, 0, text.size))
        return refuse(r, event->start_mark, "a NUL; expected text");
    text = tamiz_arena_copy(r->arena, text);
    if (!text.data) return tamiz_fail_memory(r->err, r->name);
    if (!r->at || r->at->kind != TAMIZ_YAML_MAP || r->has_key)
        return hang(r, TAMIZ_YAML_TEXT, text, event->start_mark);
    if (is_known(r->at, text))
        return refuse(r, event->start_mark, "this name stands here twice");
    r->key = text;
    r->named = place_of(r, event->start_mark);
    r->has_key = true;
    return TAMIZ_OK;
}

static tamiz_code open_node(reader *r, tamiz_yamlkind kind,
                            const yaml_event_t *event, bool marked) {
    if (marked)
        return refuse(r, event->start_mark,
                      "anchors and tags are not read here");
    if (r->at && r->at->kind == TAMIZ_YAML_MAP && !r->has_key)
        return refuse(r, event->start_mark, "expected a name before this");
    return hang(r, kind, (tamiz_span){"", 0}, event->start_mark);
}

static tamiz_code take(reader *r, const yaml_event_t *e) {
    switch (e->type) {
    case YAML_DOCUMENT_START_EVENT:
        if (r->documents++)
            return refuse(r, e->start_mark, "a second document; expected one");
        return TAMIZ_OK;
    case YAML_ALIAS_EVENT:
        return refuse(r, e->start_mark, "aliases are not read here");
    case YAML_SCALAR_EVENT:
        return take_scalar(r, e);
    case YAML_SEQUENCE_START_EVENT:
        return open_node(r, TAMIZ_YAML_LIST, e,
                         e->data.sequence_start.anchor ||
                             e->data.sequence_start.tag);
    case YAML_MAPPING_START_EVENT:
        return open_node(r, TAMIZ_YAML_MAP, e,
                         e->data.mapping_start.anchor ||
                             e->data.mapping_start.tag);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        if (r->at) r->at = r->at->parent; /* every end had a start */
        r->depth--;
        return TAMIZ_OK;
    default:
        return TAMIZ_OK;
    }
}

/* ---- the text ---------------------------------------------------------- */

static tamiz_code say_broken(reader *r, const yaml_parser_t *parser) {
    if (parser->error == YAML_MEMORY_ERROR)
        return tamiz_fail_memory(r->err, r->name);
    yaml_mark_t mark = parser->problem_mark;
    if (parser->error == YAML_READER_ERROR)
        return tamiz_fail_at(r->err, TAMIZ_BAD_INPUT, r->name, 0, 0,
                             parser->problem_offset, "%s at byte %zu",
                             parser->problem, parser->problem_offset);
    return refuse(r, mark, parser->problem ? parser->problem : "no YAML");
}

static tamiz_code read_events(reader *r) {
    yaml_parser_t parser;
    tamiz_code code = TAMIZ_OK;
    if (!yaml_parser_initialize(&parser))
        return tamiz_fail_memory(r->err, r->name);
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(
        &parser, (const unsigned char *)(r->text.size ? r->text.data : ""),
        r->text.size);
    for (bool more = true; !code && more;) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event)) {
            code = say_broken(r, &parser);
            break;
        }
        more = event.type != YAML_STREAM_END_EVENT;
        code = take(r, &event);
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return code;
}

tamiz_code tamiz_yaml_read(tamiz_span text, const char *name,
                           tamiz_arena *arena, const tamiz_yamlnode **out,
                           tamiz_error *err) {
    reader r = {.text = text, .name = name, .arena = arena, .err = err};
    if (text.size > TAMIZ_YAML_BYTES)
        return tamiz_fail(err, TAMIZ_TOO_LARGE, name,
                          "over %d bytes; expected a small file of settings",
                          TAMIZ_YAML_BYTES);
    size_t bad = tamiz_utf8_check(text);
    if (bad != SIZE_MAX)
        return tamiz_fail_at(err, TAMIZ_BAD_INPUT, name, 0, 0, bad,
                             "byte %zu is not UTF-8 text", bad);
    tamiz_code code = read_events(&r);
    if (!code) *out = r.root;
    return code;
}
