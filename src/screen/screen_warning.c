/* SPDX-License-Identifier: Apache-2.0 */
#include "screen_warning.h"

void tamiz_warn(tamiz_warnings *w, const char *field, const char *value,
                const char *message, bool used) {
    w->unused += !used;
    if (w->count++ < TAMIZ_WARNINGS)
        w->items[w->count - 1] = (tamiz_query_warning){field, value, message};
}

size_t tamiz_warnings_kept(const tamiz_warnings *w) {
    return w->count < TAMIZ_WARNINGS ? w->count : TAMIZ_WARNINGS;
}

bool tamiz_warnings_copy(tamiz_warnings *w, tamiz_arena *arena) {
    for (size_t i = 0; i < tamiz_warnings_kept(w); i++) {
        tamiz_query_warning *one = &w->items[i];
        one->field = tamiz_arena_print(arena, "%s", one->field);
        one->value = tamiz_arena_print(arena, "%s", one->value);
        one->message = tamiz_arena_print(arena, "%s", one->message);
        if (!one->field || !one->value || !one->message) return false;
    }
    return true;
}

void tamiz_warnings_write(tamiz_json *json, const tamiz_warnings *w) {
    for (size_t i = 0; i < tamiz_warnings_kept(w); i++) {
        tamiz_json_open(json, '{');
        tamiz_json_pair(json, "field", w->items[i].field);
        tamiz_json_pair(json, "value", w->items[i].value);
        tamiz_json_pair(json, "message", w->items[i].message);
        tamiz_json_close(json, '}');
    }
}
