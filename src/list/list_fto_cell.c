/* SPDX-License-Identifier: Apache-2.0 */
/* The first line of a cell begins with the name; then, in brackets or not,
 * aliases behind "aka" and "formerly", and amendments. Further lines have
 * aliases or amendments too. */
#include "list_fto_cell.h"

#include "list_aliases.h"

#include <ctype.h>

/* More ")" than "(", or fewer: negative. */
static int open_brackets(tamiz_span text) {
    int depth = 0;
    for (size_t i = 0; i < text.size; i++)
        depth += (text.data[i] == ')') - (text.data[i] == '(');
    return depth;
}

/* Takes one sign, or an en or em dash, off an end of *name. */
static bool take_sign(tamiz_span *name) {
    static const char signs[] = " ,;:*\n";
    size_t size = name->size;
    const char *end = name->data + size;
    bool dash = size >= 3 && !memcmp(end - 3, "\xe2\x80", 2) &&
                (end[-1] == '\x93' || end[-1] == '\x94');
    if (dash)
        name->size -= 3;
    else if (size && strchr(signs, end[-1]))
        name->size--;
    else if (size && strchr(signs, *name->data))
        *name = tamiz_span_from(*name, 1);
    return name->size < size;
}

tamiz_span tamiz_fto_bare(tamiz_span name) {
    for (;;) {
        name = tamiz_span_trim(name);
        if (take_sign(&name)) continue;
        int depth = name.size ? open_brackets(name) : 0;
        char last = '\0';
        if (name.size) last = name.data[name.size - 1];
        if ((depth > 0 && last == ')') || (depth < 0 && last == '('))
            name.size--;
        else if (depth < 0 && name.data[0] == '(')
            name = tamiz_span_from(name, 1);
        else
            return name;
    }
}

static void put_alias(void *context, tamiz_span name, tamiz_span lang,
                      bool former) {
    enum { SHORT = 2 }; /* letters that alone say too little */
    tamiz_fto_party *p = context;
    tamiz_prop prop = former              ? TAMIZ_PROP_previousName
                      : name.size > SHORT ? TAMIZ_PROP_alias
                                          : TAMIZ_PROP_weakAlias;
    tamiz_list_put_lang(p->writer, &p->self, prop, name, lang);
}

/* Aliases behind a mark; all of them are former after "formerly". */
static void put_aliases(tamiz_fto_party *p, tamiz_span text, bool former) {
    const tamiz_list_aliases names = {put_alias, p};
    if (former)
        put_alias(p, tamiz_fto_bare(text), (tamiz_span){"", 0}, true);
    else
        (void)tamiz_list_aliases_split(p->writer, tamiz_fto_bare(text), &names);
}

/* The bracket at the end of a name, "Abu Sayyaf Group (ASG)", or empty. */
static tamiz_span last_bracket(tamiz_span name, tamiz_span *before) {
    tamiz_span inner = {"", 0};
    size_t open = name.size;
    *before = name;
    if (!name.size || name.data[name.size - 1] != ')') return inner;
    while (open && name.data[open - 1] != '(') open--;
    if (open < 2) return inner;
    inner =
        tamiz_fto_bare((tamiz_span){name.data + open, name.size - open - 1});
    *before = tamiz_fto_bare((tamiz_span){name.data, open - 1});
    return inner;
}

/* A line of a cell behind its first name. */
static void put_marked(tamiz_fto_party *p, tamiz_span line, size_t at,
                       tamiz_list_mark mark) {
    tamiz_span piece;
    while (tamiz_list_next_marked(line, &at, &mark, &piece))
        if (tamiz_fto_bare(piece).size)
            put_aliases(p, piece, mark == TAMIZ_LIST_FORMERLY);
}

static bool is_amendment(tamiz_span line) {
    static const char word[] = "amendment";
    return line.size >= sizeof word - 1 &&
           tamiz_list_same((tamiz_span){line.data, sizeof word - 1}, word);
}

/* "Amendment (May 15, 2014): aka X": the day, then aliases or words. */
static void put_amendment(tamiz_fto_party *p, tamiz_span line) {
    tamiz_list_writer *w = p->writer;
    tamiz_date_range range;
    size_t open = tamiz_span_find(line, TAMIZ_SPAN("("));
    size_t close = tamiz_span_find(line, TAMIZ_SPAN(")"));
    bool dated =
        open != SIZE_MAX && close != SIZE_MAX && open < close &&
        tamiz_date_parse((tamiz_span){line.data + open + 1, close - open - 1},
                         &range);
    if (dated)
        tamiz_list_put_range(w, &p->sanction, TAMIZ_PROP_modifiedAt, range);
    else
        tamiz_list_warn(w, "an amendment without a date, kept as a note");
    tamiz_list_put_note(w, &p->sanction, "Amendment", line);
    if (dated) {
        tamiz_span rest = tamiz_fto_bare(tamiz_span_from(line, close + 1));
        size_t size = 0;
        if (tamiz_list_mark_at(rest, &size))
            put_marked(p, rest, 0, TAMIZ_LIST_NO_MARK);
    }
}

static bool is_mark(tamiz_span line) {
    size_t size = 0;
    line = tamiz_fto_bare(line);
    if (line.size && *line.data == '(') line = tamiz_span_from(line, 1);
    return tamiz_list_mark_at(line, &size) != TAMIZ_LIST_NO_MARK;
}

/* Where an amendment stands within a line, or its end. */
static size_t find_amendment(tamiz_span line) {
    for (size_t i = 1; i < line.size; i++)
        if (!isalnum((unsigned char)line.data[i - 1]) &&
            is_amendment(tamiz_span_from(line, i)))
            return i;
    return line.size;
}

tamiz_span tamiz_fto_name(tamiz_span cell, size_t *at) {
    tamiz_list_mark mark = TAMIZ_LIST_NO_MARK;
    tamiz_span name, before;
    tamiz_span line = cell;
    size_t end = tamiz_span_find(cell, TAMIZ_SPAN("\n"));
    if (end != SIZE_MAX) line.size = end;
    line.size = find_amendment(line);
    *at = 0;
    if (!tamiz_list_next_marked(line, at, &mark, &name)) name = line;
    if (*at > line.size) *at = line.size;
    name = tamiz_fto_bare(name);
    (void)last_bracket(name, &before);
    return before.size ? before : name;
}

static void put_line(tamiz_fto_party *p, tamiz_span line, bool first,
                     size_t at) {
    tamiz_span rest = {line.data, find_amendment(line)}, before;
    tamiz_span amendment = tamiz_span_from(line, rest.size);
    if (is_amendment(line)) {
        put_amendment(p, line);
        return;
    }
    if (first) {
        tamiz_span head = tamiz_fto_bare((tamiz_span){line.data, at});
        tamiz_span bracket = last_bracket(head, &before);
        if (bracket.size) put_aliases(p, bracket, false);
        if (at < rest.size) put_marked(p, rest, at, TAMIZ_LIST_NO_MARK);
    } else if (is_mark(rest)) {
        rest = tamiz_fto_bare(rest);
        size_t open = rest.size && *rest.data == '(';
        put_marked(p, rest, open, TAMIZ_LIST_NO_MARK);
    } else if (tamiz_fto_bare(rest).size) {
        tamiz_list_warn(p->writer, "a line under a name, kept as a note");
    }
    if (amendment.size) put_amendment(p, amendment);
}

void tamiz_fto_put_cell(tamiz_fto_party *p, tamiz_span cell, size_t at) {
    bool first = true;
    for (size_t start = 0; start < cell.size;) {
        tamiz_span line = tamiz_span_from(cell, start);
        size_t end = tamiz_span_find(line, TAMIZ_SPAN("\n"));
        if (end != SIZE_MAX) line.size = end;
        start += line.size + 1;
        put_line(p, line, first, at);
        first = false;
    }
}
