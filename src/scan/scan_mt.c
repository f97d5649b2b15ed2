/* SPDX-License-Identifier: Apache-2.0 */
/* SWIFT MT: blocks in braces, fields in block 4, messages one after the other
 * or parted by lines with "$" (RJE). Bytes that no block holds are text. */
#include "scan_message.h"

#include "base_error.h"
#include "scan_field.h"

/* Fields as wide as this may break a word at the end of a line. */
enum { LINE_WIDTH = 35, MOST_LINES = 10000, MOST_TAGS = 512 };

typedef struct mt {
    tamiz_scan_messages *m;
    const char *data;
    size_t size, at;
    bool service;     /* block 1 says F21: an acknowledgement */
    bool seen_text;   /* block 4 was read */
    char type[16];    /* of block 2 */
    const char *uetr; /* of block 3 */
    struct {
        char tag[4];
        unsigned count;
    } tags[MOST_TAGS];
    size_t tag_count;
} mt;

/* One field of block 4, its lines. */
typedef struct field {
    tamiz_span tag;
    const char *label; /* ":59F:" or ":59F[2]:" */
    tamiz_span value;
} field;

static uint64_t offset(const mt *r, tamiz_span span) {
    return (uint64_t)(span.data - r->data);
}

static bool next_line(tamiz_span *rest, tamiz_span *line) {
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

static const char *path_of(mt *r, const char *label, const char *code,
                           unsigned line) {
    const char *path =
        tamiz_arena_print(&r->m->arena, "%s%s%sline %u", label, code,
                          label[strlen(label) - 1] == ' ' ? "" : " ", line);
    return path ? path : label;
}

static tamiz_code text_of(mt *r, tamiz_span text, const char *path,
                          tamiz_error *err) {
    tamiz_scan_value value = {0};
    tamiz_code code = TAMIZ_OK;
    text = tamiz_span_trim(text);
    if (text.size) {
        tamiz_scan_value_add(&value, "", text, offset(r, text), path);
        code = tamiz_scan_message_text(r->m, &value, err);
    }
    tamiz_scan_value_clear(&value);
    return code;
}

/* ---- parties ----------------------------------------------------------- */

/* Names of a party of up to three spellings: its first line, and this one with
 * what follows, as far as the name may have been broken there. */
typedef struct lines {
    tamiz_scan_value first, spaced, joined, address;
    size_t broken; /* lines of the name */
} lines;

static size_t first_word(tamiz_span line) {
    const char *space = memchr(line.data, ' ', line.size);
    return space ? (size_t)(space - line.data) : line.size;
}

static tamiz_code end_party(mt *r, lines *l, tamiz_scan_party *p,
                            tamiz_error *err) {
    tamiz_code code = TAMIZ_OK;
    if (l->first.text.size)
        code = tamiz_scan_message_text(r->m, &l->first, err);
    if (!code && l->address.text.size)
        code = tamiz_scan_message_text(r->m, &l->address, err);
    tamiz_scan_party_name(p, &l->first);
    if (l->broken > 1) {
        tamiz_scan_party_name(p, &l->spaced);
        tamiz_scan_party_name(p, &l->joined);
    }
    tamiz_scan_value_clear(&l->spaced);
    tamiz_scan_value_clear(&l->joined);
    tamiz_scan_value_clear(&l->address);
    if (!code) code = tamiz_scan_message_party(r->m, p, err);
    tamiz_scan_party_clear(p);
    return code;
}

static void name_line(mt *r, lines *l, tamiz_span line, const char *path) {
    if (!l->broken)
        tamiz_scan_value_add(&l->first, "", line, offset(r, line), path);
    tamiz_scan_value_add(&l->spaced, " ", line, offset(r, line), path);
    tamiz_scan_value_add(&l->joined, "", line, offset(r, line), path);
    l->broken++;
}

static void number_line(mt *r, tamiz_scan_party *p, tamiz_span line,
                        const char *path) {
    tamiz_scan_value value = {0};
    while (line.size && line.data[0] == '/') line = tamiz_span_from(line, 1);
    if (line.size > 2 && line.data[1] == '/') line = tamiz_span_from(line, 2);
    line = tamiz_span_trim(line);
    if (tamiz_scan_is_bic(line)) {
        tamiz_scan_party_bic(r->m, p, line, offset(r, line), path);
    } else if (line.size) {
        tamiz_scan_value_add(&value, "", line, offset(r, line), path);
        tamiz_scan_party_number(p, &value);
    }
}

/* Account, then name, then address; a BIC may stand for the name. */
static tamiz_code read_party(mt *r, const field *f, tamiz_error *err) {
    tamiz_scan_party p = {0};
    lines l = {0};
    tamiz_span rest = f->value, line, last = {0};
    bool open = true;
    for (unsigned n = 1; next_line(&rest, &line) && n < MOST_LINES; n++) {
        const char *path = path_of(r, f->label, "", n);
        if (!line.size) continue;
        bool number = (n == 1 && line.data[0] == '/') ||
                      (!l.broken && tamiz_scan_is_bic(line));
        if (number) {
            number_line(r, &p, line, path);
        } else if (!l.broken ||
                   (open && last.size + 1 + first_word(line) > LINE_WIDTH)) {
            name_line(r, &l, line, path);
            last = line;
            if (l.broken > 1)
                tamiz_scan_value_add(&l.address, " ", line, offset(r, line),
                                     path);
        } else {
            open = false;
            tamiz_scan_value_add(&l.address, " ", line, offset(r, line), path);
        }
    }
    return end_party(r, &l, &p, err);
}

/* Lines 1/ name, 2/ street, 3/ CC/town, 4/ birth, 5/ CC/place of birth, 6/ and
 * 7/ CC/number, 8/ more of what was before. */
static void numbered_line(mt *r, lines *l, tamiz_scan_party *p, char number,
                          tamiz_span text, const char *path) {
    tamiz_span land = {text.data, text.size < 2 ? text.size : 2};
    bool coded = text.size > 2 && text.data[2] == '/';
    if (number == '1') {
        name_line(r, l, text, path);
        return;
    }
    if (number == '4') tamiz_scan_party_birth(r->m, p, text);
    if (number == '3' && (coded || text.size == 2))
        tamiz_scan_party_country(r->m, p, land);
    if ((number == '6' || number == '7') && coded) {
        tamiz_span last = tamiz_span_from(text, 3);
        const char *slash;
        while (number == '6' && last.size &&
               (slash = memchr(last.data, '/', last.size)))
            last = tamiz_span_from(last, (size_t)(slash - last.data) + 1);
        number_line(r, p, last, path);
    }
    if (number != '4')
        tamiz_scan_value_add(&l->address, number == '8' ? "" : " ", text,
                             offset(r, text), path);
}

static tamiz_code read_numbered(mt *r, const field *f, tamiz_error *err) {
    tamiz_scan_party p = {0};
    lines l = {0};
    tamiz_span rest = f->value, line;
    for (unsigned n = 1; next_line(&rest, &line) && n < MOST_LINES; n++) {
        char code[4] = "";
        if (!line.size) continue;
        bool numbered = line.size > 1 && line.data[0] >= '1' &&
                        line.data[0] <= '8' && line.data[1] == '/';
        if (numbered) (void)snprintf(code, sizeof code, "/%c", line.data[0]);
        const char *path = path_of(r, f->label, code, n);
        if (numbered) {
            numbered_line(r, &l, &p, line.data[0], tamiz_span_from(line, 2),
                          path);
        } else if (n == 1) {
            number_line(r, &p, line, path);
            /* "PASS/DE/123": a number with its country before it */
            const char *last = line.data + line.size;
            while (last > line.data && last[-1] != '/') last--;
            tamiz_span tail = {last, (size_t)(line.data + line.size - last)};
            if (line.data[0] != '/' && tail.size < line.size)
                number_line(r, &p, tail, path);
        } else {
            tamiz_scan_message_note(r->m, false,
                                    "%s line %u has no number; taken as text",
                                    f->label, n);
            tamiz_scan_value_add(&l.address, " ", line, offset(r, line), path);
        }
    }
    return end_party(r, &l, &p, err);
}

/* ---- other fields ------------------------------------------------------ */

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
static tamiz_code end_part(mt *r, tamiz_scan_value *spaced,
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
static tamiz_code ask_bics(mt *r, tamiz_span line, const char *path,
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
            tamiz_scan_party_bic(r->m, &p, word, offset(r, word), path);
            code = tamiz_scan_message_party(r->m, &p, err);
        }
        i = end + 1;
    }
    tamiz_scan_party_clear(&p);
    return code;
}

static tamiz_code read_text(mt *r, const field *f, tamiz_error *err) {
    tamiz_scan_value spaced = {0}, joined = {0};
    tamiz_span rest = f->value, line, last = {0};
    bool broken = false;
    char code[16] = "", fresh[16];
    tamiz_code bad = TAMIZ_OK;
    for (unsigned n = 1; !bad && next_line(&rest, &line); n++) {
        tamiz_span whole = line;
        if (cut_code(&line, fresh)) {
            bad = end_part(r, &spaced, &joined, broken, code, err);
            broken = false;
            memcpy(code, fresh, sizeof code);
        } else if (tamiz_span_starts(line, "//")) {
            line = tamiz_span_from(line, 2);
        }
        const char *path = path_of(r, f->label, code, n);
        bool full = last.size >= LINE_WIDTH;
        broken |= full && spaced.text.size;
        tamiz_scan_value_add(&spaced, " ", line, offset(r, line), path);
        tamiz_scan_value_add(&joined, full ? "" : " ", line, offset(r, line),
                             path);
        last = whole;
        if (!bad) bad = ask_bics(r, line, path, err);
    }
    tamiz_code end =
        end_part(r, &spaced, &joined, broken, code, bad ? NULL : err);
    return bad ? bad : end;
}

static tamiz_code read_numbers(mt *r, const field *f, tamiz_error *err) {
    tamiz_scan_party p = {0};
    tamiz_span rest = f->value, line;
    for (unsigned n = 1; next_line(&rest, &line) && n < MOST_LINES; n++)
        number_line(r, &p, line, path_of(r, f->label, "", n));
    return tamiz_scan_message_party(r->m, &p, err);
}

static tamiz_code read_field(mt *r, const field *f, tamiz_error *err) {
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
        return read_party(r, f, err);
    if (role == TAMIZ_MESSAGE_PARTYF) return read_numbered(r, f, err);
    if (role == TAMIZ_MESSAGE_NUMBER) return read_numbers(r, f, err);
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

static const char *label_of(mt *r, tamiz_span tag) {
    size_t i = 0;
    while (i < r->tag_count && !tamiz_span_is(tag, r->tags[i].tag)) i++;
    if (i == MOST_TAGS) i--;
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

static tamiz_code read_fields(mt *r, tamiz_span text, tamiz_error *err) {
    tamiz_span rest = text, line, tag;
    field f = {0};
    tamiz_code code = TAMIZ_OK;
    const char *value = NULL;
    while (!code && next_line(&rest, &line)) {
        if (!is_tag(line, &tag)) {
            if (value || !tamiz_span_trim(line).size) continue;
            tamiz_scan_message_note(r->m, true,
                                    "block 4: text before the first field");
            code = text_of(r, line, "{4:}", err);
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

/* ---- blocks ------------------------------------------------------------ */

/* The BIC in a header: four letters, country, two, terminal, branch. */
static tamiz_code header_bic(mt *r, tamiz_span at, const char *path,
                             tamiz_error *err) {
    tamiz_scan_party p = {0};
    if (at.size < 8) return TAMIZ_OK;
    at.size = 8;
    if (!tamiz_scan_is_bic(at)) return TAMIZ_OK;
    tamiz_scan_party_bic(r->m, &p, at, offset(r, at), path);
    return tamiz_scan_message_party(r->m, &p, err);
}

static tamiz_code read_header(mt *r, char number, tamiz_span text,
                              tamiz_error *err) {
    if (number == '1') {
        r->service = tamiz_span_starts(text, "F21");
        return header_bic(r, tamiz_span_from(text, 3), "{1:}", err);
    }
    bool digits = text.size >= 4;
    for (size_t i = 1; digits && i < 4; i++)
        digits = text.data[i] >= '0' && text.data[i] <= '9';
    if (digits)
        (void)snprintf(r->type, sizeof r->type, "MT%.3s", text.data + 1);
    bool input = tamiz_span_starts(text, "I");
    return header_bic(r, tamiz_span_from(text, input ? 4 : 14), "{2:}", err);
}

/* {121:…}{108:…} inside a block: each is text, the first is the UETR. */
static tamiz_code read_inner(mt *r, char number, tamiz_span text,
                             tamiz_error *err) {
    tamiz_code code = TAMIZ_OK;
    size_t at = 0;
    while (!code && at < text.size) {
        const char *open = memchr(text.data + at, '{', text.size - at);
        if (!open) break;
        size_t from = (size_t)(open - text.data) + 1;
        const char *close = memchr(text.data + from, '}', text.size - from);
        size_t end = close ? (size_t)(close - text.data) : text.size;
        tamiz_span inner = {text.data + from, end - from};
        tamiz_span body = inner;
        const char *colon = memchr(inner.data, ':', inner.size);
        if (colon)
            body = tamiz_span_from(inner, (size_t)(colon - inner.data) + 1);
        if (number == '3' && tamiz_span_starts(inner, "121:") &&
            body.size == 36)
            r->uetr = tamiz_arena_copy(&r->m->arena, body).data;
        else if (number != '5' && number != 'S')
            code =
                text_of(r, body,
                        tamiz_arena_print(&r->m->arena, "{%c:{%.*s:}}", number,
                                          colon ? (int)(colon - inner.data) : 0,
                                          inner.data),
                        err);
        at = end + 1;
    }
    return code;
}

/* Where block 4 ends: behind "-}" at the start of a line. *whole = false when
 * another message begins before, or the file ends. */
static size_t end_of_text(const mt *r, size_t from, bool *whole) {
    *whole = true;
    for (size_t i = from; i < r->size;) {
        const char *end = memchr(r->data + i, '\n', r->size - i);
        size_t next = end ? (size_t)(end - r->data) + 1 : r->size;
        tamiz_span line = {r->data + i, next - i};
        if (i > from && tamiz_span_starts(line, "-}")) return i;
        *whole = false;
        if (i > from && (tamiz_span_starts(line, "{1:") ||
                         tamiz_span_is(tamiz_span_trim(line), "$")))
            return i;
        *whole = true;
        i = next;
    }
    *whole = false;
    return r->size;
}

static tamiz_code read_text_block(mt *r, size_t from, tamiz_error *err) {
    bool whole;
    size_t end = end_of_text(r, from, &whole);
    if (!whole)
        tamiz_scan_message_note(r->m, true,
                                "block 4 is not closed: expected \"-}\"");
    r->seen_text = true;
    r->at = whole ? end + 2 : end;
    return read_fields(r, (tamiz_span){r->data + from, end - from}, err);
}

/* The brace that closes the one before `from`, on the same depth. */
static size_t end_of_block(const mt *r, size_t from, bool *whole) {
    size_t depth = 1;
    for (size_t i = from; i < r->size; i++) {
        depth += r->data[i] == '{';
        depth -= r->data[i] == '}';
        *whole = !depth;
        if (!depth) return i;
        if (r->data[i] == '\n' && i + 3 < r->size &&
            !memcmp(r->data + i + 1, "{1:", 3))
            return i;
    }
    *whole = false;
    return r->size;
}

static tamiz_code read_block(mt *r, tamiz_error *err) {
    char number = r->data[r->at + 1];
    size_t from = r->at + 3;
    tamiz_span next = {r->data + from, r->size - from};
    if (number == '4' && !tamiz_span_starts(tamiz_span_trim(next), "{"))
        return read_text_block(r, from, err);
    bool whole = false;
    size_t end = end_of_block(r, from, &whole);
    tamiz_span text = {r->data + from, end - from};
    if (!whole)
        tamiz_scan_message_note(r->m, true,
                                "block %c is not closed: expected \"}\"",
                                number >= ' ' && number < 127 ? number : '?');
    r->at = whole ? end + 1 : end;
    if (number == '4' && r->service) {
        r->m->type = tamiz_span_find(text, TAMIZ_SPAN("{451:0}")) == (size_t)-1
                         ? "NAK"
                         : "ACK";
        r->seen_text = true;
    }
    if (number == '1' || number == '2')
        return read_header(r, number, text, err);
    return read_inner(r, number, text, err);
}

/* ---- messages ---------------------------------------------------------- */

static void begin(mt *r) {
    tamiz_scan_message_open(r->m, r->at);
    r->service = r->seen_text = false;
    r->type[0] = 0;
    r->uetr = NULL;
    r->tag_count = 0;
}

static tamiz_code end_message(mt *r, tamiz_error *err) {
    if (!r->m->open) return TAMIZ_OK;
    if (!*r->m->type && !*r->type)
        tamiz_scan_message_note(
            r->m, true,
            "type not known: expected three digits in block 2; its fields were "
            "screened by their tags, all others as text");
    if (!*r->m->type) r->m->type = r->type;
    if (r->uetr) r->m->id = r->uetr;
    if (!r->seen_text)
        tamiz_scan_message_note(r->m, true, "no block 4: expected {4:");
    return tamiz_scan_message_close(r->m, r->at, err);
}

static bool has_letters(tamiz_span text) {
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c >= 0x80 || (c >= '0' && c <= '9') ||
            ((c | 32) >= 'a' && (c | 32) <= 'z'))
            return true;
    }
    return false;
}

/* Bytes outside blocks, up to the next brace. */
static tamiz_code read_between(mt *r, tamiz_error *err) {
    const char *open = memchr(r->data + r->at, '{', r->size - r->at);
    size_t end = open ? (size_t)(open - r->data) : r->size;
    if (end == r->at) end = r->at + 1; /* a brace that opens no block */
    tamiz_span text =
        tamiz_span_trim((tamiz_span){r->data + r->at, end - r->at});
    tamiz_code code = TAMIZ_OK;
    if (text.size && text.data[0] == '$' && r->m->open) {
        code = end_message(r, err);
        text = tamiz_span_trim(tamiz_span_from(text, 1));
    }
    r->at = end;
    if (code || !text.size || tamiz_span_is(text, "$")) return code;
    if (!r->m->open) begin(r), r->seen_text = true;
    bool letters = has_letters(text);
    tamiz_scan_message_note(r->m, letters, "%zu bytes outside of all blocks",
                            text.size);
    return letters ? text_of(r, text, "outside of blocks", err) : TAMIZ_OK;
}

static bool at_block(const mt *r) {
    return r->size - r->at > 2 && r->data[r->at] == '{' &&
           r->data[r->at + 2] == ':';
}

/* Fields alone, without any block. */
static tamiz_code read_bare(mt *r, tamiz_error *err) {
    begin(r);
    tamiz_scan_message_note(r->m, false, "fields without blocks");
    r->seen_text = true;
    r->at = r->size;
    return read_fields(r, r->m->file, err);
}

tamiz_code tamiz_scan_mt_read(tamiz_scan_messages *m, tamiz_error *err) {
    mt *r = calloc(1, sizeof *r);
    if (!r) return tamiz_fail_memory(err, m->name);
    r->m = m;
    r->data = m->file.data;
    r->size = m->file.size;
    if (tamiz_span_starts(m->file, "\xef\xbb\xbf")) r->at = 3;
    tamiz_span start = tamiz_span_trim(tamiz_span_from(m->file, r->at));
    tamiz_code code = TAMIZ_OK;
    if (tamiz_span_starts(start, ":20:")) code = read_bare(r, err);
    while (!code && r->at < r->size) {
        if (!at_block(r)) {
            code = read_between(r, err);
            continue;
        }
        if (r->data[r->at + 1] == '1' && m->open) code = end_message(r, err);
        if (!code && !m->open) begin(r);
        if (!code) code = read_block(r, err);
    }
    if (!code) code = end_message(r, err);
    free(r);
    return code;
}
