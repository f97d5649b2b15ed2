/* SPDX-License-Identifier: Apache-2.0 */
#include "list_tree.h"

bool tamiz_list_is_among(const char *name, const char *const *names) {
    for (; names && *names; names++)
        if (!strcmp(name, *names)) return true;
    return false;
}

static bool keep_attribute(tamiz_list_writer *writer,
                           const tamiz_list_subject *subject,
                           const tamiz_node *node, const char *name,
                           const char *value) {
    tamiz_span text = tamiz_span_trim(tamiz_span_of(value));
    if (!text.size) return false;
    tamiz_list_put_note(
        writer, subject,
        tamiz_list_print(writer, "%s %s", node->name, name).data, text);
    return true;
}

static bool keep_node(tamiz_list_writer *writer,
                      const tamiz_list_subject *subject,
                      const tamiz_node *node) {
    bool kept = node->text.size > 0;
    tamiz_list_put_note(writer, subject, node->name, node->text);
    for (tamiz_xml_attributes a = node->attributes; a && *a; a += 2)
        kept |= keep_attribute(writer, subject, node, a[0], a[1]);
    return kept;
}

/* The node after n within root, parents before children; NULL = none. */
static const tamiz_node *following(const tamiz_node *n,
                                   const tamiz_node *root) {
    if (n->first) return n->first;
    while (n != root && !n->next) n = n->parent;
    return n == root ? NULL : n->next;
}

void tamiz_list_keep_tree(tamiz_list_writer *writer,
                          const tamiz_list_subject *subject,
                          const tamiz_node *node) {
    bool kept = false;
    for (const tamiz_node *n = node; n; n = following(n, node))
        kept |= keep_node(writer, subject, n);
    if (kept)
        tamiz_list_warn(writer, "unknown element <%s>, kept as a note",
                        node->name);
}

void tamiz_list_keep_attributes(tamiz_list_writer *writer,
                                const tamiz_list_subject *subject,
                                const tamiz_node *node,
                                const char *const *known,
                                const char *const *known_too) {
    for (tamiz_xml_attributes a = node->attributes; a && *a; a += 2) {
        if (tamiz_list_is_among(a[0], known) ||
            tamiz_list_is_among(a[0], known_too))
            continue;
        if (keep_attribute(writer, subject, node, a[0], a[1]))
            tamiz_list_warn(writer,
                            "unknown attribute %s of <%s>, kept as a note",
                            a[0], node->name);
    }
}
