/* SPDX-License-Identifier: Apache-2.0 */
/* JSON of any kind: an error inside the input, or trees that hold together and
 * whose values start where they say. The first byte chooses the shape. */
#include <stdint.h>

#include "base_utf8.h"
#include "format_jsontree.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What a value of this kind may begin with. */
static const char *const starts[] = {"n",  "f", "t", "-0123456789",
                                     "\"", "[", "{"};

static void check(const tamiz_jsonnode *node, tamiz_span content) {
    if (node->offset >= content.size) abort();
    if (!strchr(starts[node->kind], content.data[node->offset])) abort();
    if (tamiz_utf8_check(node->text) != SIZE_MAX) abort();
    if (strlen(node->text.data) != node->text.size) abort();
    uint32_t count = 0;
    for (const tamiz_jsonnode *n = node->first; n; n = n->next, count++) {
        if (n->parent != node || n->offset <= node->offset) abort();
        check(n, content); /* at most 32 deep, as the reader promises */
    }
    if (count != node->count) abort();
}

static tamiz_code look(void *context, tamiz_jsontree *json,
                       const tamiz_jsonnode *node, tamiz_arena *arena,
                       tamiz_error *err) {
    (void)json, (void)arena, (void)err;
    const tamiz_span *content = context;
    if (content->data) check(node, *content);
    return TAMIZ_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char *const shapes[] = {NULL, "", "results"};
    if (!size) return 0;
    tamiz_span bytes = {(const char *)data + 1, size - 1};
    bool packed =
        size > 2 && (data[1] == 0x1f || data[1] == 0x28 || (data[1] >> 4) == 5);
    tamiz_span content = packed ? (tamiz_span){NULL, 0} : bytes;
    tamiz_input *input = NULL;
    tamiz_error err = {0};
    if (tamiz_input_memory(bytes, "fuzz", &input, &err)) return 0;
    const tamiz_jsontree_handler handler = {&content, shapes[data[0] % 3], look,
                                            look};
    tamiz_code code = tamiz_jsontree_parse(input, &handler, &err);
    if (code && code != err.code) abort();
    if (code && !packed && err.offset > bytes.size) abort();
    tamiz_input_close(input);
    return 0;
}
