/* SPDX-License-Identifier: Apache-2.0 */
/* Block 4 cut into fields: parties, and all others as text in which names
 * stand. */
#include "scan_field.h"
#include "scan_mt_read.h"

uint64_t tamiz_mt_offset(const tamiz_mt *r, tamiz_span span) {
    return (uint64_t)(span.data - r->data);
}

bool tamiz_mt_line(tamiz_span *rest, tamiz_span *line) {
    if (!rest->size) return false;
    const char *end = memchr(rest->data, '\n', rest->size);
    size_t size = end ? (size_t)(end - rest->data) : rest->size;
    *line = (tamiz_span){rest->data, size};
    *rest = tamiz_span_from(*rest, size + 1);
    while (line->size && (line->data[line->size - 1] == '\r' ||
                          line->data[line->size - 1] == ' '))
        line->size--;
    return true;
}

const char *tamiz_mt_path(tamiz_mt *r, const char *label, const char *code,
                          unsigned line) {
    const char *path =
        tamiz_arena_print(&r->m->arena, "%s%s%sline %u", label, code,
                          label[strlen(label) - 1] == ' ' ? "" : " ", line);
    return path ? path : label;
}

tamiz_code tamiz_mt_text(tamiz_mt *r, tamiz_span text, const char *path,
                         tamiz_error *err) {
    tamiz_scan_value value = {0};
    tamiz_code code = TAMIZ_OK;
    text = tamiz_span_trim(text);
    if (text.size) {
        tamiz_scan_value_add(&value, "", text, tamiz_mt_offset(r, text), path);
        code = tamiz_scan_message_text(r->m, &value, err);
    }
    tamiz_scan_value_clear(&value);
    return code;
}

/* ---- narratives -------------------------------------------------------- */

/* "/CODE/text": the code and what follows; false = no code. */
static bool cut_code(tamiz_span *line, char code[16]) {
    code[0] = 0;
    if (line->size < 3 || line->data[0] != '/' || line->data[1] == '/')
        return false;
    const char *end = memchr(line->data + 1, '/', line->size - 1);
    size_t size = end ? (size_t)(end - line->data) - 1 : 0;
    if (!size || size > 8) return false;
    (void)snprintf(code, 16, "/%.*s/", (int)size, line->data + 1);
    *line = tamiz_span_from(*line, size + 2);
    return true;
}

static bool names_a_party(const char *code) {
    static const char *const codes[] = {"/INS/",  "/ORDP/", "/BENP/", "/ULTB/",
                                        "/ULTD/", "/BNF/",  "/ACC/",  "/INT/"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (!strcmp(codes[i], code)) return true;
    return false;
}

/* A part of a narrative: text in which names stand; of some codes a party. */
static tamiz_code end_part(tamiz_mt *r, tamiz_scan_value *spaced,
                           tamiz_scan_value *joined, bool broken,
                           const char *code, tamiz_error *err) {
    tamiz_scan_party p = {0};
    tamiz_code bad = tamiz_scan_message_text(r->m, spaced, err);
    if (!bad && broken) bad = tamiz_scan_message_text(r->m, joined, err);
    if (!bad && names_a_party(code)) {
        tamiz_scan_party_name(&p, spaced);
        if (broken) tamiz_scan_party_name(&p, joined);
        bad = tamiz_scan_message_party(r->m, &p, err);
    }
    tamiz_scan_party_clear(&p);
    tamiz_scan_value_clear(spaced);
    tamiz_scan_value_clear(joined);
    *spaced = *joined = (tamiz_scan_value){0};
    return bad;
}

/* Words that have the form of a BIC are asked for as numbers. */
static tamiz_code ask_bics(tamiz_mt *r, tamiz_span line, const char *path,
                           tamiz_error *err) {
    tamiz_scan_party p = {0};
    tamiz_code code = TAMIZ_OK;
    for (size_t i = 0; !code && i < line.size;) {
        size_t end = i;
        while (end < line.size && line.data[end] != ' ' &&
               line.data[end] != '/')
            end++;
        tamiz_span word = {line.data + i, end - i};
        if (tamiz_scan_is_bic(word)) {
            tamiz_scan_party_bic(r->m, &p, word, tamiz_mt_offset(r, word),
                                 path);
            code = tamiz_scan_message_party(r->m, &p, err);
        }
        i = end + 1;
    }
    tamiz_scan_party_clear(&p);
    return code;
}

static tamiz_code read_text(tamiz_mt *r, const tamiz_mt_field *f,
                            tamiz_error *err) {
    tamiz_scan_value spaced = {0}, joined = {0};
    tamiz_span rest = f->value, line, last = {0};
    bool broken = false;
    char code[16] = "", fresh[16];
    tamiz_code bad = TAMIZ_OK;
    for (unsigned n = 1; !bad && tamiz_mt_line(&rest, &line); n++) {
        tamiz_span whole = line;
        if (cut_code(&line, fresh)) {
            bad = end_part(r, &spaced, &joined, broken, code, err);
            broken = false;
            memcpy(code, fresh, sizeof code);
        } else if (tamiz_span_starts(line, "//")) {
            line = tamiz_span_from(line, 2);
        }
        const char *path = tamiz_mt_path(r, f->label, code, n);
        bool full = last.size >= TAMIZ_MT_WIDTH;
        broken |= full && spaced.text.size;
        tamiz_scan_value_add(&spaced, " ", line, tamiz_mt_offset(r, line),
                             path);
        tamiz_scan_value_add(&joined, full ? "" : " ", line,
                             tamiz_mt_offset(r, line), path);
        last = whole;
        if (!bad) bad = ask_bics(r, line, path, err);
    }
    tamiz_code end =
        end_part(r, &spaced, &joined, broken, code, bad ? NULL : err);
    return bad ? bad : end;
}

static tamiz_code read_field(tamiz_mt *r, const tamiz_mt_field *f,
                             tamiz_error *err) {
    tamiz_field_role role = tamiz_scan_field_mt(f->tag);
    if (tamiz_span_is(f->tag, "20") && !*r->m->id) {
        tamiz_span id = tamiz_span_trim(f->value);
        if (id.size > 64) id.size = 64;
        tamiz_scan_value shown = {0};
        tamiz_scan_value_add(&shown, "", id, 0, "");
        tamiz_span text =
            tamiz_arena_copy(&r->m->arena, tamiz_buffer_view(&shown.text));
        tamiz_scan_value_clear(&shown);
        if (text.data) r->m->id = text.data;
    }
    if (role == TAMIZ_MESSAGE_BIC || role == TAMIZ_MESSAGE_PARTY)
        return tamiz_mt_party(r, f, err);
    if (role == TAMIZ_MESSAGE_PARTYF) return tamiz_mt_numbered(r, f, err);
    if (role == TAMIZ_MESSAGE_NUMBER) return tamiz_mt_numbers(r, f, err);
    if (tamiz_scan_is_plain(role, f->value)) return TAMIZ_OK;
    return read_text(r, f, err);
}

/* ---- block 4 ----------------------------------------------------------- */

/* ":59F:" at the start of a line. */
static bool is_tag(tamiz_span line, tamiz_span *tag) {
    if (line.size < 4 || line.data[0] != ':') return false;
    size_t size = line.data[3] == ':' ? 2 : 3;
    if (line.size < size + 2 || line.data[size + 1] != ':') return false;
    if (line.data[1] < '0' || line.data[1] > '9' || line.data[2] < '0' ||
        line.data[2] > '9')
        return false;
    if (size == 3 && (line.data[3] < 'A' || line.data[3] > 'Z')) return false;
    *tag = (tamiz_span){line.data + 1, size};
    return true;
}

static const char *label_of(tamiz_mt *r, tamiz_span tag) {
    size_t i = 0;
    while (i < r->tag_count && !tamiz_span_is(tag, r->tags[i].tag)) i++;
    if (i == TAMIZ_MT_TAGS) i--;
    if (i == r->tag_count) {
        r->tags[i].count = 0;
        memcpy(r->tags[i].tag, tag.data, tag.size);
        r->tags[i].tag[tag.size] = 0;
        r->tag_count++;
    }
    unsigned n = ++r->tags[i].count;
    const char *label =
        n == 1
            ? tamiz_arena_print(&r->m->arena, ":%.*s:", (int)tag.size, tag.data)
            : tamiz_arena_print(&r->m->arena, ":%.*s[%u]:", (int)tag.size,
                                tag.data, n);
    return label ? label : ":";
}

tamiz_code tamiz_mt_fields(tamiz_mt *r, tamiz_span text, tamiz_error *err) {
    tamiz_span rest = text, line, tag;
    tamiz_mt_field f = {0};
    tamiz_code code = TAMIZ_OK;
    const char *value = NULL;
    while (!code && tamiz_mt_line(&rest, &line)) {
        if (!is_tag(line, &tag)) {
            if (value || !tamiz_span_trim(line).size) continue;
            tamiz_scan_message_note(r->m, true,
                                    "block 4: text before the first field");
            code = tamiz_mt_text(r, line, "{4:}", err);
            continue;
        }
        if (value) {
            f.value = (tamiz_span){value, (size_t)(line.data - value)};
            code = read_field(r, &f, err);
        }
        f.tag = tag;
        f.label = label_of(r, tag);
        value = tag.data + tag.size + 1;
    }
    if (code || !value) return code;
    f.value = (tamiz_span){value, (size_t)(text.data + text.size - value)};
    return read_field(r, &f, err);
}
