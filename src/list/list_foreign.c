/* SPDX-License-Identifier: Apache-2.0 */
#include "list_foreign.h"

#include "entity_id.h"

tamiz_list_subject tamiz_list_foreign_subject(tamiz_list_foreign *tree,
                                              tamiz_schema schema,
                                              tamiz_span owner, tamiz_span id) {
    tamiz_list_writer *w = tree->writer;
    tamiz_buffer kept = {0};
    tamiz_id_keep(schema, owner, id, &kept);
    tamiz_span copy = tamiz_arena_copy(w->arena, tamiz_buffer_view(&kept));
    if (kept.failed || !copy.data) tamiz_list_out_of_memory(w);
    tamiz_buffer_clear(&kept);
    return (tamiz_list_subject){copy, schema};
}

void tamiz_list_foreign_unknown(tamiz_list_foreign *tree,
                                const tamiz_list_subject *subject,
                                const char *name, tamiz_span value) {
    tamiz_list_writer *w = tree->writer;
    value = tamiz_span_trim(value);
    if (!value.size || w->code) return;
    tamiz_list_warn(w, "unknown %s, kept as a note", name);
    tamiz_span note =
        tamiz_list_print(w, "%s: %.*s", name, (int)value.size, value.data);
    tamiz_list_put_whole(w, subject, TAMIZ_PROP_notes, note);
}

/* Calls nest as JSON does, which its reader bounds. */
/* NOLINTBEGIN(misc-no-recursion) */
void tamiz_list_foreign_note(tamiz_list_foreign *tree,
                             const tamiz_list_subject *subject,
                             const char *name, const tamiz_jsonnode *node) {
    if (node->kind == TAMIZ_JSON_NULL || tree->writer->code) return;
    if (node->kind != TAMIZ_JSON_ARRAY && node->kind != TAMIZ_JSON_OBJECT) {
        tamiz_list_foreign_unknown(tree, subject, name, node->text);
        return;
    }
    for (const tamiz_jsonnode *n = node->first; n; n = n->next) {
        const char *label = name;
        if (node->kind == TAMIZ_JSON_OBJECT)
            label = tamiz_list_print(tree->writer, "%s.%s", name,
                                     n->key.size ? n->key.data : "")
                        .data;
        tamiz_list_foreign_note(tree, subject, label, n);
    }
}
/* NOLINTEND(misc-no-recursion) */
