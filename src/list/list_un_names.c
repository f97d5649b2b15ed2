/* SPDX-License-Identifier: Apache-2.0 */
#include "list_un_names.h"

#include "list_script.h"

#include <ctype.h>

static tamiz_span part(tamiz_span text, size_t start, size_t end) {
    return (tamiz_span){text.data + start, end - start};
}

static bool has_letter(tamiz_span text) {
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c >= 0x80 || isalpha(c)) return true;
    }
    return false;
}

static bool holds(tamiz_span text, char c) {
    return text.size && memchr(text.data, c, text.size);
}

/* ---- pieces ------------------------------------------------------------ */

/* Without "original script:" before it and stray signs around it. */
static tamiz_span bare_name(tamiz_span name) {
    static const char prefix[] = "original script:";
    name = tamiz_span_trim(name);
    if (tamiz_span_starts(name, prefix))
        name = tamiz_span_from(name, sizeof prefix - 1);
    while (name.size && strchr(" ,)", name.data[0]))
        name = tamiz_span_from(name, 1);
    while (name.size && strchr(" ,", name.data[name.size - 1])) name.size--;
    return name;
}

/* Bytes of a separator at i, or 0: ";", or "b)" after a blank. */
static size_t separator_at(tamiz_span text, size_t i, int depth) {
    if (text.data[i] == ';' && depth == 0) return 1;
    bool enumerator = i && i + 2 < text.size && text.data[i - 1] == ' ' &&
                      text.data[i] >= 'a' && text.data[i] <= 'f' &&
                      text.data[i + 1] == ')' && text.data[i + 2] == ' ';
    return enumerator ? 2 : 0;
}

static size_t put_pieces(tamiz_span text, tamiz_span lang,
                         const tamiz_un_names *names) {
    size_t count = 0, start = 0;
    int depth = 0;
    for (size_t i = 0; i <= text.size;) {
        size_t skip = i < text.size ? separator_at(text, i, depth) : 1;
        if (!skip) {
            if (text.data[i] == '(') depth++;
            if (text.data[i] == ')' && depth) depth--;
            i++;
            continue;
        }
        tamiz_span name = bare_name(part(text, start, i));
        if (name.size) {
            names->put(names->context, name,
                       lang.size ? lang : tamiz_list_script_lang(name));
            count++;
        }
        i += skip;
        start = i;
    }
    return count;
}

/* ---- brackets ---------------------------------------------------------- */

typedef struct bracket {
    tamiz_span whole, inner; /* with its signs (one when unclosed), without */
} bracket;

/* Takes the next outermost bracket and moves *at behind it. What stands before
 * it is put to rest, and all that is left when there is none (false). */
static bool next_bracket(tamiz_span text, size_t *at, tamiz_buffer *rest,
                         bracket *out) {
    tamiz_span left = tamiz_span_from(text, *at);
    size_t open = 0;
    while (open < left.size && left.data[open] != '(') open++;
    tamiz_buffer_span(rest, (tamiz_span){left.data, open});
    if (open == left.size) return false;
    int depth = 0;
    size_t close = open;
    for (; close < left.size; close++) {
        if (left.data[close] == '(') depth++;
        if (left.data[close] == ')' && --depth == 0) break;
    }
    size_t end = close < left.size ? close + 1 : close;
    *out = (bracket){part(left, open, end),
                     tamiz_span_trim(part(left, open + 1, close))};
    *at += end;
    return true;
}

static tamiz_span language_named(tamiz_span text) {
    // clang-format off
    static const struct { const char *name, *code; } rows[] = {
        {"Arabic", "ara"}, {"Chinese", "zho"}, {"Dari", "prs"},
        {"Farsi", "fas"}, {"Korean", "kor"}, {"Pashto", "pus"},
        {"Persian", "fas"}, {"Russian", "rus"}, {"Tigrinya", "tir"},
        {"Urdu", "urd"},
    };
    // clang-format on
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (tamiz_list_same(text, rows[i].name))
            return tamiz_span_of(rows[i].code);
    return (tamiz_span){"", 0};
}

/* Brackets that say something of the name. */
static bool is_remark(tamiz_span inner) {
    static const char *const remarks[] = {
        "original script", "birth name", "combat name", "previously listed as"};
    for (size_t i = 0; i < sizeof remarks / sizeof *remarks; i++)
        if (tamiz_list_same(inner, remarks[i])) return true;
    return false;
}

/* The end of a text: enough to tell the script, however long it is. */
static tamiz_span end_of(tamiz_span text) {
    enum { ENOUGH = 256 };
    size_t at = text.size > ENOUGH ? text.size - ENOUGH : 0;
    while (at && at < text.size &&
           ((unsigned char)text.data[at] & 0xc0) == 0x80)
        at++;
    return tamiz_span_from(text, at);
}

/* Whether a bracket holds names of its own; `before` stands before it. */
static bool parts_names(tamiz_span inner, tamiz_span before) {
    if (!has_letter(inner)) return false;
    if (holds(inner, ';')) return true;
    return has_letter(before) && tamiz_list_script_is_latin(inner) !=
                                     tamiz_list_script_is_latin(before);
}

/* Whether a bracket speaks of the name; the language it names becomes *lang. */
static bool take_remark(tamiz_span inner, tamiz_span *lang) {
    tamiz_span named = language_named(inner);
    if (named.size) *lang = named;
    return named.size || is_remark(inner);
}

/* The names of one bracket; brackets inside it stay with their names, unless
 * they are remarks. */
static size_t put_inner(tamiz_span text, bool *failed,
                        const tamiz_un_names *names) {
    tamiz_buffer rest = {0};
    tamiz_span lang = {"", 0};
    bracket b;
    for (size_t at = 0; next_bracket(text, &at, &rest, &b);)
        if (!take_remark(b.inner, &lang)) tamiz_buffer_span(&rest, b.whole);
    size_t count = put_pieces(tamiz_buffer_view(&rest), lang, names);
    *failed |= rest.failed;
    tamiz_buffer_clear(&rest);
    return count;
}

/* The names of a bracket are put at once; what is around brackets is gathered
 * in `rest`. */
static size_t part_brackets(tamiz_span text, tamiz_buffer *rest,
                            tamiz_span *lang, const tamiz_un_names *names) {
    size_t count = 0;
    bracket b;
    for (size_t at = 0; next_bracket(text, &at, rest, &b);) {
        if (take_remark(b.inner, lang)) continue;
        if (parts_names(b.inner, end_of(tamiz_buffer_view(rest))))
            count += put_inner(b.inner, &rest->failed, names);
        else
            tamiz_buffer_span(rest, b.whole);
    }
    return count;
}

size_t tamiz_un_names_split(tamiz_list_writer *writer, tamiz_span text,
                            const tamiz_un_names *names) {
    tamiz_buffer rest = {0};
    tamiz_span lang = {"", 0};
    text = tamiz_list_clean(writer, text);
    size_t count = part_brackets(text, &rest, &lang, names);
    if (rest.failed)
        tamiz_list_out_of_memory(writer);
    else
        count += put_pieces(tamiz_buffer_view(&rest), lang, names);
    tamiz_buffer_clear(&rest);
    return count;
}

tamiz_span tamiz_un_names_in_note(tamiz_span note) {
    static const char *const marks[] = {
        "original script:", "n Arabic:", "n Arabic script:"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t at = tamiz_span_find(note, tamiz_span_of(marks[i]));
        if (at == SIZE_MAX) continue;
        tamiz_span name =
            tamiz_span_trim(tamiz_span_from(note, at + strlen(marks[i])));
        if (!tamiz_list_script_is_latin(name)) return name;
    }
    return (tamiz_span){"", 0};
}
