/* SPDX-License-Identifier: Apache-2.0 */
/* ISO 20022: every element without children is a field. Facts of a party wait
 * until the element ends that they belong to: PstlAdr and Id hand them on to
 * the element around them, Dbtr or FinInstnId asks. What cannot be parsed is
 * searched as text. */
#include "scan_message.h"

#include "base_error.h"
#include "format_xml.h"
#include "scan_field.h"

enum { MOST_DEPTH = 64, MOST_KINDS = 64, MOST_PATH = 1024 };

/* An element that is open. */
typedef struct level {
    size_t path; /* bytes of the path up to its name */
    size_t open; /* where the text begins in the file */
    tamiz_scan_party party;
    tamiz_scan_value address;
    struct {
        char name[40];
        unsigned count;
    } kinds[MOST_KINDS]; /* of its children */
    size_t kind_count;
} level;

typedef struct reader {
    tamiz_scan_messages *m;
    level *levels; /* MOST_DEPTH + 1; the first is above the root */
    size_t depth;
    char path[MOST_PATH];
    bool body; /* a Document was seen */
    uint64_t reached;
} reader;

static bool hands_on(const char *name) {
    static const char *const names[] = {
        "PstlAdr", "Id",       "OrgId",       "PrvtId",   "Othr",
        "SchmeNm", "Adr",      "ClrSysMmbId", "ClrSysId", "DtAndPlcOfBirth",
        "Tp",      "CdOrPrtry"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(names[i], name)) return true;
    return false;
}

static bool is_address(const char *name) {
    static const char *const names[] = {
        "AdrLine", "StrtNm",    "BldgNb",      "BldgNm",
        "Flr",     "PstBx",     "Room",        "PstCd",
        "TwnNm",   "TwnLctnNm", "DstrctNm",    "CtrySubDvsn",
        "Dept",    "SubDept",   "CityOfBirth", "PrvcOfBirth"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(names[i], name)) return true;
    return false;
}

/* What it knows of its children, most of its size, needs no clearing. */
static void open_level(level *l, size_t path, size_t open) {
    l->path = path;
    l->open = open;
    l->kind_count = 0;
    l->party = (tamiz_scan_party){{0}, {0}, {0}, {0}};
    l->address = (tamiz_scan_value){{0}, {0}};
}

/* How many-th child of that name, from 1. */
static unsigned number_of(level *l, const char *name) {
    size_t i = 0;
    while (i < l->kind_count && strncmp(l->kinds[i].name, name, 39) != 0) i++;
    if (i == MOST_KINDS) return 1;
    if (i == l->kind_count) {
        size_t size = strnlen(name, sizeof l->kinds[i].name - 1);
        memcpy(l->kinds[i].name, name, size);
        l->kinds[i].name[size] = '\0';
        l->kinds[i].count = 0;
        l->kind_count++;
    }
    return ++l->kinds[i].count;
}

/* Behind the ">" of the tag that starts at `at`. */
static size_t behind_tag(tamiz_span file, size_t at) {
    char quote = 0;
    for (; at < file.size; at++) {
        char c = file.data[at];
        if (quote) {
            if (c == quote) quote = 0;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>') {
            return at + 1;
        }
    }
    return file.size;
}

/* "pacs.008.001.08" in a tag. */
static const char *type_in(tamiz_scan_messages *m, tamiz_span tag) {
    for (size_t i = 0; i + 15 <= tag.size; i++) {
        const char *t = tag.data + i;
        bool fits = t[4] == '.' && t[8] == '.' && t[12] == '.';
        for (size_t k = 0; fits && k < 15; k++)
            fits = k < 4 ? t[k] >= 'a' && t[k] <= 'z'
                         : t[k] == '.' || (t[k] >= '0' && t[k] <= '9');
        if (fits) return tamiz_arena_copy(&m->arena, (tamiz_span){t, 15}).data;
    }
    return NULL;
}

/* Nobody says that nothing is in a message that tells not what it is: its
 * fields were read by their names, which another standard may use otherwise. */
static void check_type(reader *r) {
    if (!*r->m->type)
        tamiz_scan_message_note(
            r->m, true,
            "type not known: expected one as pacs.008.001.08; its fields were "
            "screened by their ISO 20022 names, all others as text");
    else if (!r->body)
        tamiz_scan_message_note(r->m, true, "a header without a Document");
}

static tamiz_code begin_part(reader *r, const char *name, size_t at,
                             tamiz_error *err) {
    tamiz_scan_messages *m = r->m;
    bool document = !strcmp(name, "Document");
    tamiz_code code = TAMIZ_OK;
    if (!document && strcmp(name, "AppHdr") != 0) return code;
    if (m->open && r->body) {
        check_type(r);
        code = tamiz_scan_message_close(m, at, err);
        if (!code) tamiz_scan_message_open(m, at);
        r->body = false;
    }
    if (!document) return code;
    r->body = true;
    tamiz_span tag = {m->file.data + at, behind_tag(m->file, at) - at};
    const char *type = type_in(m, tag);
    if (type) m->type = type;
    return code;
}

/* "/Nm", or "/Nm[2]", at the end of the path, which may be cut. */
static void add_to_path(reader *r, size_t from, const char *name,
                        unsigned number) {
    enum { MOST_NAME = 64 };
    char *to = r->path + from;
    size_t size = strnlen(name, MOST_NAME), room = MOST_PATH - from;
    if (number > 1 || size + 2 > room) {
        char which[16] = "";
        if (number > 1) (void)snprintf(which, sizeof which, "[%u]", number);
        (void)snprintf(to, room, "/%.*s%s", (int)size, name, which);
        return;
    }
    to[0] = '/';
    memcpy(to + 1, name, size);
    to[size + 1] = '\0';
}

static tamiz_code on_start(void *context, tamiz_xml *xml, const char *name,
                           tamiz_xml_attributes attributes, tamiz_error *err) {
    reader *r = context;
    (void)attributes;
    size_t at = (size_t)tamiz_xml_offset(xml);
    r->reached = at;
    level *above = &r->levels[r->depth];
    bool part = !strcmp(name, "Document") || !strcmp(name, "AppHdr");
    tamiz_code code = begin_part(r, name, at, err);
    if (code) return code;
    unsigned number = part ? 1 : number_of(above, name);
    level *l = &r->levels[++r->depth];
    open_level(l, strlen(r->path), behind_tag(r->m->file, at));
    size_t from = part ? 0 : l->path;
    if (part) l->path = 0, r->path[0] = 0;
    add_to_path(r, from, name, number);
    return TAMIZ_OK;
}

/* Hands the facts of an element on to the one around it. */
static void hand_on(tamiz_scan_party *from, tamiz_scan_party *to) {
    tamiz_buffer *all[][2] = {{&from->names, &to->names},
                              {&from->numbers, &to->numbers},
                              {&from->countries, &to->countries},
                              {&from->births, &to->births}};
    for (size_t i = 0; i < 4; i++) {
        tamiz_buffer_span(all[i][1], tamiz_buffer_view(all[i][0]));
        tamiz_buffer_clear(all[i][0]);
    }
}

static tamiz_code end_group(reader *r, level *l, const char *name,
                            tamiz_error *err) {
    tamiz_code code = TAMIZ_OK;
    if (l->address.text.size)
        code = tamiz_scan_message_text(r->m, &l->address, err);
    tamiz_scan_value_clear(&l->address);
    l->address = (tamiz_scan_value){0};
    if (hands_on(name) && r->depth > 1)
        hand_on(&l->party, &r->levels[r->depth - 1].party);
    else if (!code)
        code = tamiz_scan_message_party(r->m, &l->party, err);
    return code;
}

static void note_id(reader *r, const char *name, tamiz_span text) {
    tamiz_scan_messages *m = r->m;
    bool uetr = !strcmp(name, "UETR") && text.size == 36;
    bool own = !strcmp(name, "MsgId") || !strcmp(name, "BizMsgIdr") ||
               (!strcmp(name, "Id") && strstr(r->path, "/MsgId/Id"));
    if (!strcmp(name, "MsgDefIdr") && !*m->type) {
        const char *type = type_in(m, text);
        if (type) m->type = type;
    }
    if (!uetr && (!own || *m->id)) return;
    if (text.size > 64) text.size = 64;
    const char *id = tamiz_arena_copy(&m->arena, text).data;
    if (id) m->id = id;
}

static tamiz_code take_leaf(reader *r, const char *name, const char *parent,
                            tamiz_scan_value *v, tamiz_span text,
                            tamiz_error *err) {
    tamiz_scan_party *p = &r->levels[r->depth - 1].party;
    tamiz_field_role role = tamiz_scan_field_xml(parent, name);
    const tamiz_scan_piece *piece = (const void *)v->pieces.data;
    tamiz_code code = TAMIZ_OK;
    if (is_address(name)) {
        tamiz_scan_value_decoded(&r->levels[r->depth - 1].address, " ", text,
                                 piece->start, piece->end, piece->path);
        return TAMIZ_OK;
    }
    switch (role) {
    case TAMIZ_MESSAGE_NAME:
        code = tamiz_scan_message_text(r->m, v, err);
        tamiz_scan_party_name(p, v);
        return code;
    case TAMIZ_MESSAGE_BIC:
        if (tamiz_scan_is_bic(text) && piece->linear) {
            tamiz_scan_party_bic(r->m, p, text, piece->start, piece->path);
            return TAMIZ_OK;
        }
        tamiz_scan_party_number(p, v);
        return TAMIZ_OK;
    case TAMIZ_MESSAGE_NUMBER:
        tamiz_scan_party_number(p, v);
        return TAMIZ_OK;
    case TAMIZ_MESSAGE_COUNTRY:
        tamiz_scan_party_country(r->m, p, text);
        return tamiz_scan_message_watch(r->m, v, err);
    case TAMIZ_MESSAGE_BIRTH:
        tamiz_scan_party_birth(r->m, p, text);
        return TAMIZ_OK;
    default:
        if (tamiz_scan_is_plain(role, text))
            return tamiz_scan_message_watch(r->m, v, err);
        return tamiz_scan_message_text(r->m, v, err);
    }
}

static tamiz_code read_leaf(reader *r, tamiz_xml *xml, const char *name,
                            tamiz_span text, tamiz_error *err) {
    tamiz_span file = r->m->file;
    size_t start = r->levels[r->depth].open,
           end = (size_t)tamiz_xml_offset(xml);
    if (end < start) end = start;
    tamiz_span raw =
        tamiz_span_trim((tamiz_span){file.data + start, end - start});
    const char *path =
        tamiz_arena_copy(&r->m->arena, tamiz_span_of(r->path)).data;
    if (!path) return tamiz_fail_memory(err, r->m->name);
    if (tamiz_span_starts(raw, "<![CDATA[") && raw.size == text.size + 12)
        raw = (tamiz_span){raw.data + 9, raw.size - 12};
    tamiz_scan_value v = {0};
    note_id(r, name, text);
    uint64_t at = (uint64_t)(raw.data - file.data);
    tamiz_scan_value_decoded(&v, "", text, at, at + raw.size, path);
    /* The same size by chance is not the same text. */
    if (!tamiz_span_equal(raw, text) && v.pieces.size)
        ((tamiz_scan_piece *)(void *)v.pieces.data)->linear = false;
    tamiz_code code =
        v.text.failed || v.pieces.failed
            ? tamiz_fail_memory(err, r->m->name)
            : take_leaf(r, name, tamiz_xml_parent(xml, 1), &v, text, err);
    tamiz_scan_value_clear(&v);
    return code;
}

static tamiz_code on_end(void *context, tamiz_xml *xml, const char *name,
                         tamiz_span text, tamiz_error *err) {
    reader *r = context;
    level *l = &r->levels[r->depth];
    tamiz_code code = TAMIZ_OK;
    r->reached = tamiz_xml_offset(xml);
    if (text.size) code = read_leaf(r, xml, name, text, err);
    if (!code) code = end_group(r, l, name, err);
    r->path[l->path] = 0;
    r->depth--;
    return code;
}

/* ---- what could not be parsed ------------------------------------------ */

/* Tags become ends of paragraphs, so that all places stay. */
static void blank_tags(char *text, size_t size) {
    bool inside = false;
    for (size_t i = 0; i < size; i++) {
        if (text[i] == '<') inside = true;
        bool last = text[i] == '>';
        if (inside) text[i] = '\n';
        if (last) inside = false;
    }
}

static tamiz_code search_rest(reader *r, tamiz_error *err) {
    tamiz_span rest = tamiz_span_from(r->m->file, (size_t)r->reached);
    tamiz_buffer copy = {0};
    tamiz_scan_value v = {0};
    tamiz_buffer_span(&copy, rest);
    if (copy.failed) return tamiz_fail_memory(err, r->m->name);
    blank_tags(copy.data, copy.size);
    tamiz_scan_value_add(&v, "", tamiz_buffer_view(&copy), r->reached,
                         "unparsed");
    tamiz_code code = v.text.failed ? tamiz_fail_memory(err, r->m->name)
                                    : tamiz_scan_message_text(r->m, &v, err);
    tamiz_scan_value_clear(&v);
    tamiz_buffer_clear(&copy);
    return code;
}

/* Parties that were open when parsing ended are asked for all the same. */
static tamiz_code end_all(reader *r, tamiz_error *err) {
    tamiz_code code = TAMIZ_OK;
    for (; r->depth > 0; r->depth--) {
        level *l = &r->levels[r->depth];
        if (!code) code = end_group(r, l, "", err);
        tamiz_scan_party_clear(&l->party);
        tamiz_scan_value_clear(&l->address);
    }
    tamiz_scan_party_clear(&r->levels[0].party);
    tamiz_scan_value_clear(&r->levels[0].address);
    return code;
}

static tamiz_code parse(reader *r, tamiz_error *err) {
    tamiz_input *input;
    const tamiz_xml_handler handler = {r, on_start, on_end};
    tamiz_error wrong = {.code = TAMIZ_OK};
    tamiz_code code =
        tamiz_input_memory(r->m->file, r->m->name, &input, &wrong);
    if (!code) {
        code = tamiz_xml_parse(input, &handler, &wrong);
        tamiz_input_close(input);
    }
    bool broken = code == TAMIZ_BAD_INPUT || code == TAMIZ_TOO_LARGE;
    if (code && !broken && err) *err = wrong;
    if (broken) {
        tamiz_scan_message_note(r->m, true, "line %u, column %u: %s",
                                wrong.line, wrong.column, wrong.message);
        code = search_rest(r, err);
    }
    tamiz_code end = end_all(r, code ? NULL : err);
    return code ? code : end;
}

tamiz_code tamiz_scan_xml_read(tamiz_scan_messages *m, tamiz_error *err) {
    reader *r = calloc(1, sizeof *r);
    if (r) r->levels = malloc((MOST_DEPTH + 2) * sizeof *r->levels);
    if (!r || !r->levels) {
        free(r);
        return tamiz_fail_memory(err, m->name);
    }
    open_level(&r->levels[0], 0, 0);
    r->m = m;
    tamiz_scan_message_open(m, 0);
    tamiz_code code = parse(r, err);
    if (!code) check_type(r);
    free(r->levels);
    free(r);
    return code;
}
