/* SPDX-License-Identifier: Apache-2.0 */
/* A text is cut into pieces at its separators, outside brackets; then each
 * piece gives up the brackets that hold a name of their own, and the language
 * that it begins with. */
#include "list_aliases.h"

#include "list_language.h"
#include "list_script.h"

#include <ctype.h>

typedef struct splitter {
    tamiz_list_writer *writer;
    const tamiz_list_aliases *names;
    size_t count;
} splitter;

static tamiz_span part(tamiz_span text, size_t start, size_t end) {
    return (tamiz_span){text.data + start, end - start};
}

/* ---- one name ---------------------------------------------------------- */

static bool has_letter(tamiz_span text) {
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c >= 0x80 || isalnum(c)) return true;
    }
    return false;
}

/* Without signs around it; one bracket or pair of quotes around the whole goes
 * too. */
static tamiz_span bare(tamiz_span name) {
    for (;;) {
        name = tamiz_span_trim(name);
        if (name.size && strchr(",;:", name.data[name.size - 1])) {
            name.size--;
        } else if (name.size && strchr(",;:", name.data[0])) {
            name = tamiz_span_from(name, 1);
        } else {
            size_t n = name.size;
            bool round = n > 1 && name.data[0] == '(' &&
                         memchr(name.data, ')', n) == name.data + n - 1;
            bool quote = n > 1 && name.data[0] == '"' &&
                         memchr(name.data + 1, '"', n - 1) == name.data + n - 1;
            if (!round && !quote) return name;
            name = part(name, 1, n - 1);
        }
    }
}

/* Takes "Russian:" off the start of *text. */
static tamiz_span take_language(tamiz_span *text) {
    const char *colon = text->size ? memchr(text->data, ':', text->size) : NULL;
    if (!colon) return (tamiz_span){"", 0};
    enum { SHORTEST = 4 }; /* "Dari": "No: 5" has no Norwegian */
    size_t at = (size_t)(colon - text->data);
    if (at < SHORTEST) return (tamiz_span){"", 0};
    tamiz_span lang = tamiz_list_language(part(*text, 0, at));
    if (lang.size) *text = tamiz_span_from(*text, at + 1);
    return lang;
}

static void put_name(splitter *s, tamiz_span name, bool former) {
    name = bare(name);
    tamiz_span lang = take_language(&name);
    name = tamiz_list_plain(s->writer, bare(name));
    if (!has_letter(name)) return;
    if (!lang.size) lang = tamiz_list_script_lang(name);
    s->names->put(s->names->context, name, lang, former);
    s->count++;
}

/* ---- brackets ---------------------------------------------------------- */

static bool is_name_of_its_own(tamiz_span inner, tamiz_span around) {
    tamiz_span rest = inner;
    if (take_language(&rest).size) return true;
    return has_letter(inner) && has_letter(around) &&
           tamiz_list_script_is_latin(inner) !=
               tamiz_list_script_is_latin(around);
}

/* One piece: its own name, and those of its brackets. Brackets do not nest in
 * this list; one within another stays where it is. */
static void put_piece(splitter *s, tamiz_span piece, bool former) {
    const char *open = piece.size ? memchr(piece.data, '(', piece.size) : NULL;
    const char *close = piece.size ? memchr(piece.data, ')', piece.size) : NULL;
    if (!open || !close || close < open) {
        put_name(s, piece, former);
        return;
    }
    tamiz_span before = part(piece, 0, (size_t)(open - piece.data));
    tamiz_span inner = {open + 1, (size_t)(close - open) - 1};
    tamiz_span after = tamiz_span_from(piece, (size_t)(close - piece.data) + 1);
    if (!is_name_of_its_own(inner, before)) {
        put_name(s, piece, former);
        return;
    }
    put_name(s,
             tamiz_list_print(s->writer, "%.*s %.*s", (int)before.size,
                              before.data, (int)after.size, after.data),
             former);
    put_name(s, inner, former);
}

/* ---- pieces ------------------------------------------------------------ */

/* The next separator outside brackets from `at` on, or the end. */
static size_t find_separator(tamiz_span text, size_t at, char separator) {
    int depth = 0;
    for (; at < text.size; at++) {
        if (text.data[at] == '(') depth++;
        if (text.data[at] == ')' && depth) depth--;
        if (text.data[at] == separator && depth == 0) break;
    }
    return at;
}

/* The same, but a legal form behind a comma stays with its name. */
static size_t find_end(tamiz_span text, size_t at, char separator) {
    size_t end = find_separator(text, at, separator);
    while (separator == ',' && end < text.size) {
        size_t next = find_separator(text, end + 1, separator);
        if (!tamiz_list_is_legal_form(part(text, end + 1, next))) break;
        end = next;
    }
    return end;
}

/* What stands between two separators; "a.k.a." parts it once more. */
static void put_between(splitter *s, tamiz_span text) {
    tamiz_list_mark mark = TAMIZ_LIST_NO_MARK;
    tamiz_span piece;
    for (size_t at = 0; tamiz_list_next_marked(text, &at, &mark, &piece);)
        put_piece(s, piece, mark == TAMIZ_LIST_FORMERLY);
}

size_t tamiz_list_aliases_split(tamiz_list_writer *writer, tamiz_span text,
                                const tamiz_list_aliases *names) {
    splitter s = {writer, names, 0};
    text = tamiz_list_plain(writer, text);
    char separator = find_separator(text, 0, ';') < text.size ? ';' : ',';
    for (size_t at = 0; at < text.size && !writer->code;) {
        size_t end = find_end(text, at, separator);
        put_between(&s, part(text, at, end));
        at = end + 1;
    }
    return s.count;
}

bool tamiz_list_is_one_word(tamiz_span name) {
    static const char *const unparted[] = {"zho", "jpn", "kor", "tha",
                                           "lao", "mya", "khm"};
    tamiz_span lang = tamiz_list_script_lang(name);
    for (size_t i = 0; i < sizeof unparted / sizeof *unparted; i++)
        if (tamiz_span_is(lang, unparted[i])) return false;
    return !memchr(name.data, ' ', name.size);
}
