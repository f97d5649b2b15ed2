/* SPDX-License-Identifier: Apache-2.0 */
#include "batch_links.h"

#include "batch_json.h"
#include "entity_schema.h"

typedef struct links_reader {
    tamiz_arena *arena;
    tamiz_batch_links *links;
} links_reader;

static bool is_paper(tamiz_schema schema) {
    return schema == TAMIZ_SCHEMA_CryptoWallet ||
           tamiz_schema_is(schema, TAMIZ_SCHEMA_Identification);
}

/* The values of a property: one, or an array of them. */
static const tamiz_jsonnode *values_of(const tamiz_jsonnode *entity,
                                       const char *key) {
    const tamiz_jsonnode *p = tamiz_jsonnode_member(entity, "properties");
    if (!p || p->kind != TAMIZ_JSON_OBJECT) p = entity;
    const tamiz_jsonnode *n = tamiz_jsonnode_member(p, key);
    return n && n->kind == TAMIZ_JSON_ARRAY ? n->first : n;
}

static bool is_text(const tamiz_jsonnode *n) {
    return n && n->kind == TAMIZ_JSON_STRING && n->text.size;
}

static const char *keep(links_reader *r, tamiz_span text) {
    return tamiz_arena_copy(r->arena, text).data;
}

static bool read_addresses(links_reader *r, const tamiz_jsonnode *entity) {
    const tamiz_jsonnode *n = values_of(entity, "addressEntity");
    if (!n) return true;
    size_t most = n->parent->count;
    r->links->addresses =
        tamiz_arena_array(r->arena, most, sizeof *r->links->addresses);
    bool array = n->parent->kind == TAMIZ_JSON_ARRAY;
    for (; r->links->addresses && n; n = array ? n->next : NULL) {
        if (!is_text(n)) continue;
        const char *id = keep(r, n->text);
        if (!id) return false;
        r->links->addresses[r->links->address_count++] = id;
    }
    return r->links->addresses != NULL;
}

/* A wallet or an Address with a name is asked, or rejected, as what it is. */
static tamiz_code read_entity(void *context, tamiz_jsontree *json,
                              const tamiz_jsonnode *node, tamiz_arena *arena,
                              tamiz_error *err) {
    links_reader *r = context;
    (void)json;
    (void)arena;
    if (node->kind != TAMIZ_JSON_OBJECT) return TAMIZ_OK;
    tamiz_schema schema =
        tamiz_schema_find(tamiz_jsonnode_text(node, "schema"));
    const tamiz_jsonnode *holder = values_of(node, "holder");
    bool named = is_text(values_of(node, "name"));
    r->links->id = keep(r, tamiz_jsonnode_text(node, "id"));
    bool fine = r->links->id != NULL;
    if (is_paper(schema) && is_text(holder) && !named) {
        r->links->holder = keep(r, holder->text);
        fine = fine && r->links->holder;
    } else if (schema == TAMIZ_SCHEMA_Address) {
        r->links->address = fine && *r->links->id && !named;
    } else {
        fine = fine && read_addresses(r, node);
    }
    return fine ? TAMIZ_OK : tamiz_fail_memory(err, "rows");
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

bool tamiz_batch_may_be_beside(tamiz_span row) {
    return has(row, "Address\"") || has(row, "Passport\"") ||
           has(row, "Identification\"") || has(row, "CryptoWallet\"");
}

tamiz_code tamiz_batch_links_read(tamiz_arena *arena, tamiz_span row,
                                  tamiz_batch_links *links, tamiz_error *err) {
    links_reader reader = {arena, links};
    tamiz_error wrong;
    if (arena->total) tamiz_arena_reset(arena);
    *links = (tamiz_batch_links){.id = ""};
    tamiz_code code =
        tamiz_batch_json_read(row, read_entity, &reader, &wrong, err);
    if (wrong.code) *links = (tamiz_batch_links){.id = ""};
    return code;
}
