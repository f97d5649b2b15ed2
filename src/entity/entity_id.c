/* SPDX-License-Identifier: Apache-2.0 */
#include "entity_id.h"

static const char slash_code[] = "%2F", percent_code[] = "%25";
enum { CODE = 3 };

static bool starts_with(tamiz_span id, tamiz_span start, const char *then) {
    return start.size && id.size >= start.size &&
           !memcmp(id.data, start.data, start.size) &&
           tamiz_span_starts(tamiz_span_from(id, start.size), then);
}

/* Whether the id is of a file that tamiz wrote: "P/…" of what belongs to P. */
static bool is_below(tamiz_span id, tamiz_span owner) {
    return starts_with(id, owner, "/") && !starts_with(id, owner, "//");
}

/* ---- slashes ----------------------------------------------------------- */

static bool has_code(tamiz_span id) {
    return tamiz_span_find(id, TAMIZ_SPAN("%2F")) != SIZE_MAX ||
           tamiz_span_find(id, TAMIZ_SPAN("%25")) != SIZE_MAX;
}

/* What holds a code is coded too, so that uncoding knows what to do. */
static void add_coded(tamiz_span id, tamiz_buffer *out) {
    bool coded = has_code(id) || (id.size && memchr(id.data, '/', id.size));
    for (size_t i = 0; i < id.size; i++) {
        char c = id.data[i];
        if (coded && c == '/')
            tamiz_buffer_text(out, slash_code);
        else if (coded && c == '%')
            tamiz_buffer_text(out, percent_code);
        else
            tamiz_buffer_byte(out, c);
    }
}

static void add_uncoded(tamiz_span id, tamiz_buffer *out) {
    bool coded = has_code(id);
    for (size_t i = 0; i < id.size; i++) {
        tamiz_span rest = tamiz_span_from(id, i);
        bool slash = coded && tamiz_span_starts(rest, slash_code);
        bool percent = coded && tamiz_span_starts(rest, percent_code);
        if (slash)
            tamiz_buffer_byte(out, '/');
        else
            tamiz_buffer_byte(out, id.data[i]); /* of %25 the % */
        if (slash || percent) i += CODE - 1;
    }
}

/* ---- keeping ----------------------------------------------------------- */

static bool is_party(tamiz_schema schema) {
    return tamiz_schema_rows[schema].matchable;
}

void tamiz_id_keep(tamiz_schema schema, tamiz_span owner, tamiz_span id,
                   tamiz_buffer *out) {
    bool below = is_below(id, owner);
    bool attached = tamiz_schema_rows[schema].attached && owner.size;
    if (attached && !below) {
        add_coded(owner, out);
        tamiz_buffer_text(out, "//");
    }
    if (!attached && !below && is_party(schema))
        add_coded(id, out);
    else
        tamiz_buffer_span(out, id);
}

/* ---- telling apart ----------------------------------------------------- */

/* Bytes before the first slash. */
static size_t head_size(tamiz_span id) {
    const char *slash = id.size ? memchr(id.data, '/', id.size) : NULL;
    return slash ? (size_t)(slash - id.data) : id.size;
}

bool tamiz_id_is_apart(tamiz_span id, const char *list) {
    size_t head = head_size(id), size = strlen(list);
    return head > size && id.data[head - size - 1] == '@' &&
           !memcmp(id.data + head - size, list, size);
}

void tamiz_id_tell_apart(tamiz_span id, const char *list, tamiz_buffer *out) {
    size_t head = head_size(id);
    tamiz_buffer_add(out, id.data, head);
    tamiz_buffer_byte(out, '@');
    tamiz_buffer_text(out, list);
    tamiz_buffer_span(out, tamiz_span_from(id, head));
}

/* ---- undoing ----------------------------------------------------------- */

static void add_own(tamiz_schema schema, tamiz_span owner, tamiz_span id,
                    tamiz_buffer *out) {
    bool attached = tamiz_schema_rows[schema].attached && owner.size;
    tamiz_buffer coded = {0};
    add_coded(owner, &coded);
    if (attached && starts_with(id, tamiz_buffer_view(&coded), "//"))
        tamiz_buffer_span(out, tamiz_span_from(id, coded.size + 2));
    else if (!attached && !is_below(id, owner) && is_party(schema))
        add_uncoded(id, out);
    else
        tamiz_buffer_span(out, id);
    out->failed |= coded.failed;
    tamiz_buffer_clear(&coded);
}

void tamiz_id_own(tamiz_schema schema, tamiz_span owner, const char *list,
                  tamiz_span id, tamiz_buffer *out) {
    if (!tamiz_id_is_apart(id, list)) {
        add_own(schema, owner, id, out);
        return;
    }
    tamiz_buffer together = {0};
    size_t head = head_size(id);
    tamiz_buffer_add(&together, id.data, head - strlen(list) - 1);
    tamiz_buffer_span(&together, tamiz_span_from(id, head));
    add_own(schema, owner, tamiz_buffer_view(&together), out);
    out->failed |= together.failed;
    tamiz_buffer_clear(&together);
}
