/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "base_buffer.h"
#include "list_fto.h"

typedef struct look {
    tamiz_prop prop; /* NONE: the ids of names */
    tamiz_buffer facts, told;
} look;

static tamiz_code print_value(void *context, const tamiz_statement *fact,
                              tamiz_error *err) {
    look *l = context;
    (void)err;
    tamiz_span value = l->prop ? fact->value : fact->entity;
    if (fact->prop == (l->prop ? l->prop : TAMIZ_PROP_name))
        tamiz_buffer_print(&l->facts, "%.*s;", (int)value.size, value.data);
    return TAMIZ_OK;
}

static void keep_warning(void *context, const char *list, const char *record,
                         const char *message) {
    look *l = context;
    tamiz_buffer_print(&l->told, "%s %s: %s;", list, record, message);
}

static tamiz_code parse(const char *page, look *l, tamiz_error *err) {
    tamiz_input *input = NULL;
    tamiz_list_facts facts;
    tamiz_sink sink = {print_value, l};
    tamiz_list_progress progress = {
        .warning = keep_warning, .context = l, .list = "fto"};
    assert_int_equal(
        tamiz_input_memory(tamiz_span_of(page), "made.html", &input, err), 0);
    tamiz_code code =
        tamiz_list_fto_parse(input, &sink, &facts, &progress, err);
    tamiz_input_close(input);
    return code;
}

static void drop(look *l) {
    tamiz_buffer_clear(&l->facts);
    tamiz_buffer_clear(&l->told);
}

#define ROW(a, b)   "<tr><td>" a "</td><td>" b "</td></tr>\n"
#define FIRST(rows) "<table>" ROW("Date Designated", "Name") rows "</table>"
#define SECOND                                                                 \
    "<table><tr><td>Date Removed<td>Name<td>Date Originally "                  \
    "Designated</table>"
#define PAGE(rows) "<html>" FIRST(rows) SECOND "</html>"

// clang-format off
static const struct {
    const char *page; uint32_t line; const char *message;
} bad[] = {
    {"", 0, "cut off"},
    {"<html>" FIRST("") SECOND, 0, "cut off: there is no </html>"},
    {"<html>" SECOND "</html>", 0, "the date of its designation"},
    {"<html>" FIRST("") "</html>", 0, "the date of its removal"},
    {"<html><table>" ROW("Day", "Name") "</table>" SECOND "</html>", 0,
     "the date of its designation"}, // another title, and says which
    {PAGE(ROW("October 8, 1997", " ")), 2, "without the name"},
};
// clang-format on

TEST(what_is_not_the_page_is_refused) {
    for (size_t i = 0; i < COUNT(bad); i++) {
        look l = {.prop = TAMIZ_PROP_name};
        tamiz_error err = {0};
        tamiz_code code = parse(bad[i].page, &l, &err);
        if (code != TAMIZ_BAD_INPUT || err.line != bad[i].line ||
            !strstr(err.message, bad[i].message))
            fail_msg("%s: %d, %u: %s", bad[i].page, code, err.line,
                     err.message);
        drop(&l);
    }
}

// clang-format off
static const struct {
    const char *cell, *name, *aliases, *former, *id;
} cells[] = {
    {"Abu Nobody Group (ANG)", "Abu Nobody Group;", "ANG;", "",
     "us-fto-abu-nobody-group;"},
    {"Invented Army", "Invented Army;", "", "", "us-fto-invented-army;"},
    {"X Front (aka Y Front; Z)", "X Front;", "Y Front;", "", "us-fto-x-front;"},
    {"X Front aka Y, aka W Front", "X Front;", "W Front;", "",
     "us-fto-x-front;"},
    {"al-X\xe2\x80\x99ida (formerly Group, Old (GO))", "al-X\xe2\x80\x99ida;",
     "", "Group, Old (GO);", "us-fto-al-xida;"},
    {"X Group (XGR)<br>Amendment (May 15, 2014): aka New X", "X Group;",
     "XGR;New X;", "", "us-fto-x-group;"},
    {"X Group \xe2\x80\x93 Amendment (May 15, 2014)", "X Group;",
     "", "", "us-fto-x-group;"},
    {"C\xc3\xa1rtel de \xc3\x91o", "C\xc3\xa1rtel de \xc3\x91o;", "", "",
     "us-fto-cartel-de-no;"},
    {"Party/Front (P/F)", "Party/Front;", "P/F;", "", "us-fto-party-front;"},
};
// clang-format on

static void check_cell(const char *cell, tamiz_prop prop, const char *want) {
    tamiz_buffer page = {0};
    look l = {.prop = prop};
    tamiz_error err = {0};
    tamiz_buffer_print(&page, PAGE(ROW("October 8, 1997", "%s")), cell);
    if (parse(page.data, &l, &err)) fail_msg("%s: %s", cell, err.message);
    if (strcmp(l.facts.data ? l.facts.data : "", want) != 0)
        fail_msg("%s: %s, expected %s", cell, l.facts.data ? l.facts.data : "",
                 want);
    tamiz_buffer_clear(&page);
    drop(&l);
}

TEST(a_cell_holds_names_of_several_kinds) {
    for (size_t i = 0; i < COUNT(cells); i++) {
        check_cell(cells[i].cell, TAMIZ_PROP_name, cells[i].name);
        check_cell(cells[i].cell, TAMIZ_PROP_alias, cells[i].aliases);
        check_cell(cells[i].cell, TAMIZ_PROP_previousName, cells[i].former);
        check_cell(cells[i].cell, TAMIZ_PROP_NONE, cells[i].id);
    }
    check_cell("X (KH)", TAMIZ_PROP_weakAlias, "KH;"); // two letters
    check_cell("X<br>Amendment (May 15, 2014)", TAMIZ_PROP_modifiedAt,
               "2014-05-15;");
    check_cell("X aka Y", TAMIZ_PROP_notes, "Name: X aka Y;");
}

TEST(what_is_not_understood_is_told) {
    look l = {.prop = TAMIZ_PROP_notes};
    assert_int_equal(
        parse(PAGE(ROW("soon", "X<br>line<br>Amendment (soon)")), &l, NULL),
        TAMIZ_OK);
    assert_string_equal(l.facts.data, "Amendment: Amendment (soon);"
                                      "Name: X line Amendment (soon);"
                                      "Designated: soon;");
    assert_string_equal(
        l.told.data, "fto made.html:2: a line under a name, kept as a note;"
                     "fto made.html:2: an amendment without a date, kept as a "
                     "note;"
                     "fto made.html:2: the date \"soon\", kept as a note;");
    drop(&l);
}
