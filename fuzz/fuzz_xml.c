/* SPDX-License-Identifier: Apache-2.0 */
/* XML of any kind: an error inside the input, or events that nest. */
#include <stdint.h>

#include "format_xmltree.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static tamiz_code enter(void *context, tamiz_xml *xml, const char *name,
                        tamiz_xml_attributes attributes, bool *record,
                        tamiz_error *err) {
    (void)context, (void)attributes, (void)err;
    if (strcmp(name, tamiz_xml_parent(xml, 0)) != 0) abort();
    *record = tamiz_xml_depth(xml) == 2;
    return TAMIZ_OK;
}

static tamiz_code on_record(void *context, tamiz_xml *xml,
                            const tamiz_node *node, tamiz_arena *arena,
                            tamiz_error *err) {
    (void)context, (void)arena, (void)err;
    if (tamiz_xml_depth(xml) != 2 || node->parent) abort();
    for (const tamiz_node *n = node->first; n; n = n->next)
        if (n->parent != node || strlen(n->text.data) != n->text.size) abort();
    return TAMIZ_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    tamiz_input *input = NULL;
    tamiz_error err = {0};
    tamiz_span bytes = {(const char *)data, size};
    if (tamiz_input_memory(bytes, "fuzz", &input, &err)) return 0;
    const tamiz_xmltree_handler handler = {NULL, enter, on_record};
    tamiz_code code = tamiz_xmltree_parse(input, &handler, &err);
    bool packed = size > 1 && (data[0] == 0x1f || data[0] == 0x28);
    if (code && code != err.code) abort();
    if (code && !packed && err.offset > size) abort();
    tamiz_input_close(input);
    return 0;
}
