/* SPDX-License-Identifier: Apache-2.0 */
/* Names of the EU list. All stand side by side, in many languages; none is
 * marked as the main one. The first strong one without a foreign language, if
 * possible with its parts, is the name; the others are aliases. */
#include "list_eu_party.h"

#include "list_language.h"

#include <ctype.h>

static tamiz_span part(const tamiz_node *alias, const char *name) {
    return tamiz_span_trim(tamiz_node_attribute(alias, name));
}

/* wholeName, or the parts where it is missing. */
static tamiz_span whole_of(tamiz_list_writer *w, const tamiz_node *alias) {
    tamiz_span whole = part(alias, "wholeName");
    if (whole.size) return whole;
    static const char *const names[] = {"firstName", "middleName", "lastName"};
    tamiz_span joined = {"", 0};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        tamiz_span next = part(alias, names[i]);
        if (!next.size) continue;
        joined = joined.size
                     ? tamiz_list_print(w, "%s %.*s", joined.data,
                                        (int)next.size, next.data)
                     : tamiz_list_print(w, "%.*s", (int)next.size, next.data);
    }
    return joined;
}

static bool has_name(const tamiz_node *alias) {
    return part(alias, "wholeName").size || part(alias, "firstName").size ||
           part(alias, "middleName").size || part(alias, "lastName").size;
}

bool tamiz_eu_has_name(const tamiz_node *node) {
    for (const tamiz_node *n = tamiz_node_child(node, "nameAlias"); n;
         n = tamiz_node_twin(n))
        if (has_name(n)) return true;
    return false;
}

/* "Low quality alias", "low-qualty a.k.a.": remarks are typed by hand, so the
 * second word need only start with a q. */
static bool says_low_quality(tamiz_span remark) {
    static const char mark[] = "low";
    for (size_t i = 0; i + sizeof mark + 1 <= remark.size; i++) {
        tamiz_span word = {remark.data + i, sizeof mark - 1};
        if (!tamiz_list_same(word, mark)) continue;
        if (i && isalpha((unsigned char)remark.data[i - 1])) continue;
        size_t next = i + sizeof mark - 1;
        size_t gap = next;
        while (next < remark.size &&
               (remark.data[next] == ' ' || remark.data[next] == '-'))
            next++;
        if (next > gap && next < remark.size &&
            tolower((unsigned char)remark.data[next]) == 'q')
            return true;
    }
    return false;
}

static bool is_weak(const tamiz_node *alias) {
    if (tamiz_list_same(part(alias, "strong"), "false")) return true;
    for (const tamiz_node *n = tamiz_node_child(alias, "remark"); n;
         n = tamiz_node_twin(n))
        if (says_low_quality(n->text)) return true;
    return false;
}

static bool is_at_home(const tamiz_node *alias) {
    tamiz_span language = part(alias, "nameLanguage");
    return !language.size || tamiz_list_same(language, "en");
}

/* Of a nom de guerre and a name with its parts, the latter is the name. */
static const tamiz_node *main_name(const tamiz_node *node) {
    const tamiz_node *home = NULL, *strong = NULL, *any = NULL;
    for (const tamiz_node *n = tamiz_node_child(node, "nameAlias"); n;
         n = tamiz_node_twin(n)) {
        if (!has_name(n)) continue;
        if (!any) any = n;
        if (is_weak(n)) continue;
        if (!strong) strong = n;
        if (!is_at_home(n)) continue;
        if (part(n, "lastName").size) return n;
        if (!home) home = n;
    }
    if (home) return home;
    return strong ? strong : any;
}

static tamiz_span language_of(tamiz_eu_party *p, const tamiz_node *alias) {
    tamiz_span published = part(alias, "nameLanguage");
    tamiz_span code = tamiz_list_language(published);
    if (!published.size || code.size) return code;
    tamiz_list_warn(p->writer, "unknown nameLanguage '%.*s', kept as a note",
                    (int)published.size, published.data);
    tamiz_list_put_note(p->writer, &p->self, "Name language", published);
    return code;
}

/* "(a) Maulavi, (b) Mullah" are two titles; the mark is not one. */
static void put_titles(tamiz_eu_party *p, tamiz_span text) {
    const char *mark = "(a)";
    if (!tamiz_span_starts(text, mark)) {
        tamiz_list_put(p->writer, &p->self, TAMIZ_PROP_title, text);
        return;
    }
    for (char letter = 'b'; text.size; letter++) {
        const char next[] = {'(', letter, ')', '\0'};
        text = tamiz_span_from(text, 3);
        size_t at = tamiz_span_find(text, tamiz_span_of(next));
        tamiz_span one = {text.data, at == SIZE_MAX ? text.size : at};
        one = tamiz_span_trim(one);
        while (one.size && strchr(",; ", one.data[one.size - 1])) one.size--;
        tamiz_list_put(p->writer, &p->self, TAMIZ_PROP_title, one);
        text = at == SIZE_MAX ? (tamiz_span){"", 0} : tamiz_span_from(text, at);
    }
}

/* What a nameAlias says of the person beside the name. An organisation's title
 * is its legal form or anything else. */
static void put_roles(tamiz_eu_party *p, const tamiz_node *alias) {
    tamiz_list_writer *w = p->writer;
    tamiz_span title = tamiz_list_clean(w, part(alias, "title")),
               function = part(alias, "function");
    if (p->self.schema == TAMIZ_SCHEMA_Person) {
        put_titles(p, title);
        tamiz_list_put(w, &p->self, TAMIZ_PROP_position, function);
        tamiz_list_put_gender(w, &p->self, part(alias, "gender"));
    } else {
        tamiz_list_put_note(w, &p->self, "Title", title);
        tamiz_list_put_note(w, &p->self, "Function", function);
        tamiz_list_put_note(w, &p->self, "Gender", part(alias, "gender"));
    }
}

static void put_parts(tamiz_eu_party *p, const tamiz_node *alias,
                      tamiz_span lang) {
    // clang-format off
    static const struct { const char *name; tamiz_prop prop; } rows[] = {
        {"firstName",  TAMIZ_PROP_firstName},
        {"middleName", TAMIZ_PROP_middleName},
        {"lastName",   TAMIZ_PROP_lastName},
    };
    // clang-format on
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        tamiz_span text = part(alias, rows[i].name);
        if (p->self.schema == TAMIZ_SCHEMA_Person)
            tamiz_list_put_lang(p->writer, &p->self, rows[i].prop, text, lang);
        else if (part(alias, "wholeName").size)
            tamiz_list_put_note(p->writer, &p->self, rows[i].name, text);
    }
}

/* "Abu Zeid: low quality alias", under "Name". */
static void put_remarks(tamiz_eu_party *p, const tamiz_node *alias,
                        tamiz_span whole) {
    for (const tamiz_node *n = tamiz_node_child(alias, "remark"); n;
         n = tamiz_node_twin(n)) {
        if (!n->text.size) continue;
        tamiz_list_put_note(p->writer, &p->self, "Name",
                            tamiz_list_print(p->writer, "%.*s: %.*s",
                                             (int)whole.size, whole.data,
                                             (int)n->text.size, n->text.data));
        tamiz_eu_put_imo(p, n->text);
    }
}

static void put_alias(tamiz_eu_party *p, const tamiz_node *alias,
                      const tamiz_node *first) {
    tamiz_span whole = whole_of(p->writer, alias), lang = language_of(p, alias);
    tamiz_prop prop = is_weak(alias) ? TAMIZ_PROP_weakAlias : TAMIZ_PROP_alias;
    if (alias == first) prop = TAMIZ_PROP_name;
    tamiz_list_put_lang(p->writer, &p->self, prop, whole, lang);
    put_parts(p, alias, lang);
    put_roles(p, alias);
    put_remarks(p, alias, whole);
    tamiz_eu_put_imo(p, whole);
}

void tamiz_eu_put_names(tamiz_eu_party *p, const tamiz_node *node) {
    const tamiz_node *first = main_name(node);
    for (const tamiz_node *n = tamiz_node_child(node, "nameAlias"); n;
         n = tamiz_node_twin(n))
        put_alias(p, n, first);
}

static bool is_digit(tamiz_span text, size_t at) {
    return at < text.size && isdigit((unsigned char)text.data[at]);
}

/* Seven digits behind "IMO", with words like "number:" between. */
void tamiz_eu_put_imo(tamiz_eu_party *p, tamiz_span text) {
    enum { DIGITS = 7, MOST_BETWEEN = 12 };
    static const char mark[] = "IMO";
    size_t at;
    while ((at = tamiz_span_find(text, tamiz_span_of(mark))) != SIZE_MAX) {
        bool inside = at && isalpha((unsigned char)text.data[at - 1]);
        text = tamiz_span_from(text, at + sizeof mark - 1);
        size_t start = 0, end;
        while (start < MOST_BETWEEN && start < text.size &&
               !is_digit(text, start))
            start++;
        for (end = start; is_digit(text, end);) end++;
        if (inside || end - start != DIGITS) continue;
        tamiz_list_put(p->writer, &p->self, TAMIZ_PROP_imoNumber,
                       (tamiz_span){text.data + start, DIGITS});
    }
}
