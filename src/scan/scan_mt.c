/* SPDX-License-Identifier: Apache-2.0 */
/* SWIFT MT: blocks in braces, fields in block 4, messages one after the other
 * or parted by lines with "$" (RJE). Bytes that no block holds are text. */
#include "base_error.h"
#include "scan_mt_read.h"

/* ---- blocks ------------------------------------------------------------ */

/* The BIC in a header: four letters, country, two, terminal, branch. */
static tamiz_code header_bic(tamiz_mt *r, tamiz_span at, const char *path,
                             tamiz_error *err) {
    tamiz_scan_party p = {0};
    if (at.size < 8) return TAMIZ_OK;
    at.size = 8;
    if (!tamiz_scan_is_bic(at)) return TAMIZ_OK;
    tamiz_scan_party_bic(r->m, &p, at, tamiz_mt_offset(r, at), path);
    return tamiz_scan_message_party(r->m, &p, err);
}

static tamiz_code read_header(tamiz_mt *r, char number, tamiz_span text,
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
static tamiz_code read_inner(tamiz_mt *r, char number, tamiz_span text,
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
            code = tamiz_mt_text(
                r, body,
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
static size_t end_of_text(const tamiz_mt *r, size_t from, bool *whole) {
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

static tamiz_code read_text_block(tamiz_mt *r, size_t from, tamiz_error *err) {
    bool whole;
    size_t end = end_of_text(r, from, &whole);
    if (!whole)
        tamiz_scan_message_note(r->m, true,
                                "block 4 is not closed: expected \"-}\"");
    r->seen_text = true;
    r->at = whole ? end + 2 : end;
    return tamiz_mt_fields(r, (tamiz_span){r->data + from, end - from}, err);
}

/* The brace that closes the one before `from`, on the same depth. */
static size_t end_of_block(const tamiz_mt *r, size_t from, bool *whole) {
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

static tamiz_code read_block(tamiz_mt *r, tamiz_error *err) {
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

static void begin(tamiz_mt *r) {
    tamiz_scan_message_open(r->m, r->at);
    r->service = r->seen_text = false;
    r->type[0] = 0;
    r->uetr = NULL;
    r->tag_count = 0;
}

static tamiz_code end_message(tamiz_mt *r, tamiz_error *err) {
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
static tamiz_code read_between(tamiz_mt *r, tamiz_error *err) {
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
    return letters ? tamiz_mt_text(r, text, "outside of blocks", err)
                   : TAMIZ_OK;
}

static bool at_block(const tamiz_mt *r) {
    return r->size - r->at > 2 && r->data[r->at] == '{' &&
           r->data[r->at + 2] == ':';
}

/* Fields alone, without any block. */
static tamiz_code read_bare(tamiz_mt *r, tamiz_error *err) {
    begin(r);
    tamiz_scan_message_note(r->m, false, "fields without blocks");
    r->seen_text = true;
    r->at = r->size;
    return tamiz_mt_fields(r, r->m->file, err);
}

tamiz_code tamiz_scan_mt_read(tamiz_scan_messages *m, tamiz_error *err) {
    tamiz_mt *r = calloc(1, sizeof *r);
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
