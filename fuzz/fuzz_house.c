/* SPDX-License-Identifier: Apache-2.0 */
/* A list of one's own: mapping and CSV, with an empty line between them; all
 * of it is CSV when there is no such line. */
#include "fuzz_list.h"

#include "list_house.h"

static tamiz_code parse_both(tamiz_input *input, const tamiz_sink *sink,
                             tamiz_list_facts *facts,
                             const tamiz_list_progress *progress,
                             tamiz_error *err) {
    enum { MOST = 1 << 16 };
    char *bytes = malloc(MOST);
    tamiz_arena arena = {0};
    tamiz_mapping mapping;
    tamiz_input *first = NULL, *second = NULL;
    size_t got = 0;
    assert(bytes);
    tamiz_code code = tamiz_input_read(input, bytes, MOST, &got, err);
    tamiz_span all = {bytes, got};
    size_t cut = code ? SIZE_MAX : tamiz_span_find(all, TAMIZ_SPAN("\n\n"));
    tamiz_span list = cut == SIZE_MAX ? all : tamiz_span_from(all, cut + 2);
    if (cut != SIZE_MAX)
        code = tamiz_input_memory((tamiz_span){bytes, cut}, "m", &first, err);
    if (first) code = tamiz_mapping_read(first, &arena, &mapping, err);
    if (!code) code = tamiz_input_memory(list, "l", &second, err);
    if (!code)
        code = tamiz_list_house_parse(second, first ? &mapping : NULL, sink,
                                      facts, progress, err);
    tamiz_input_close(first);
    tamiz_input_close(second);
    tamiz_arena_clear(&arena);
    free(bytes);
    return code;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    return fuzz_list(parse_both, "", data, size);
}
