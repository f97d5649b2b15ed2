/* SPDX-License-Identifier: Apache-2.0 */
/* Policies by path and by name, with the lists that are known. */
#include "base_file.h"
#include "screen_rules.h"

#include <stdlib.h>

static tamiz_code read_text(tamiz_span text, const char *name,
                            tamiz_mistake *mistake, void *context,
                            tamiz_policy **out, tamiz_error *err) {
    size_t count = tamiz_known_list_count();
    const char **lists = calloc(count + 1, sizeof *lists);
    if (!lists) return tamiz_fail_memory(err, name);
    for (size_t i = 0; i < count; i++) lists[i] = tamiz_known_list(i).id;
    tamiz_policy_reader reader = {lists, count, mistake, context};
    tamiz_code code = tamiz_policy_read(text, name, &reader, out, err);
    free((void *)lists);
    return code;
}

tamiz_code tamiz_policy_open(const char *path, tamiz_mistake *mistake,
                             void *context, tamiz_policy **out,
                             tamiz_error *err) {
    tamiz_map map;
    tamiz_code code = tamiz_map_open(&map, path, err);
    if (code) return code;
    code = read_text(map.bytes, path, mistake, context, out, err);
    tamiz_map_close(&map);
    return code;
}

tamiz_code tamiz_policy_preset(const char *name, tamiz_policy **out,
                               tamiz_error *err) {
    tamiz_span text = tamiz_preset_text(name);
    if (text.data) return read_text(text, name, NULL, NULL, out, err);
    return tamiz_fail(err, TAMIZ_NOT_FOUND, name,
                      "no such preset, expected recall, balanced, precision or "
                      "ofac");
}
