/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "list_script.h"
#include "list_un_names.h"

static void put(void *context, tamiz_span name, tamiz_span lang) {
    tamiz_buffer *out = context;
    tamiz_buffer_print(out, "%.*s", (int)name.size, name.data);
    if (lang.size) tamiz_buffer_print(out, "[%.*s]", (int)lang.size, lang.data);
    tamiz_buffer_byte(out, '|');
}

// clang-format off
static const struct { const char *field, *names; } rows[] = {
    {"Ana Perez", "Ana Perez|"},
    {"", ""},
    {" ; ;", ""},
    {"Ana; Anna;Anita", "Ana|Anna|Anita|"},
    {"Ana Sabet b) M. Sabet; N. Sabet", "Ana Sabet|M. Sabet|N. Sabet|"},
    {"Ana\n      Perez", "Ana Perez|"},             // a wrapped line
    {"Firma (Panama)", "Firma (Panama)|"},          // part of the name
    {"Firma (Uno; Dos)", "Uno|Dos|Firma|"},         // names in a bracket
    {"Ветер (Veter)", "Veter|Ветер|"},              // two scripts
    {"Veter (Ветер)", "Ветер|Veter|"},
    {"Firma (F) (Ветер (original script); Veter; V (F))",
     "Ветер|Veter|V (F)|Firma (F)|"},               // a bracket in a bracket
    {"Veter (original script: Ветер)", "Ветер|Veter|"},
    {"ፍትዊ (Tigrinya)", "ፍትዊ[tir]|"},                // names the language
    {"ანა", "ანა[kat]|"},
    {"El Para (combat name)", "El Para|"},          // says of the name
    {"Ana (1)", "Ana (1)|"},                        // no letters: no name
    {") Ana, ", "Ana|"},                            // stray signs
    {"Ana (Anna; Anita", "Anna|Anita|Ana|"},        // never closed
    {"Ana) Anna; Anita", "Ana) Anna|Anita|"},
};
// clang-format on

TEST(fields_are_split_into_their_names) {
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_arena arena = {0};
        tamiz_buffer out = {0};
        tamiz_list_writer writer = {.arena = &arena};
        const tamiz_un_names names = {put, &out};
        (void)tamiz_un_names_split(&writer, tamiz_span_of(rows[i].field),
                                   &names);
        assert_int_equal(writer.code, TAMIZ_OK);
        assert_string_equal(out.data ? out.data : "", rows[i].names);
        tamiz_buffer_clear(&out);
        tamiz_arena_clear(&arena);
    }
}

// clang-format off
static const struct { const char *note, *name; } notes[] = {
    {"original script: Анита", "Анита"},
    {"Previously listed as. In Arabic: سيف", "سيف"},
    {"previously listed as", ""},
    {"original script: unknown", ""}, // Latin: prose, no name
};
// clang-format on

TEST(notes_give_names_in_other_scripts_only) {
    for (size_t i = 0; i < COUNT(notes); i++) {
        tamiz_span name = tamiz_un_names_in_note(tamiz_span_of(notes[i].note));
        assert_true(tamiz_span_is(name, notes[i].name));
    }
}

// clang-format off
static const struct { const char *text, *lang; bool latin; } scripts[] = {
    {"Ana Pérez", "", true},
    {"123", "", true},
    {"Иван", "", false},      // Russian, Ukrainian, Serbian …
    {"محمد", "", false},      // Arabic, Persian, Urdu …
    {"김철수", "kor", false},
    {"山田", "zho", false},   // Han alone
    {"山田たろう", "jpn", false},
    {"たろう山田", "jpn", false},
    {"Ελένη", "ell", false},
    {"Ana Ελένη", "ell", false}, // the Latin part says nothing
    {"Ελένη 김", "", false},     // two languages: none
    {"\xf0\xa0\x80\x80", "zho", false},
    {"\xf0", "", true},       // cut: looked at, not read past its end
};
// clang-format on

TEST(scripts_tell_the_language_where_only_one_is_written_so) {
    for (size_t i = 0; i < COUNT(scripts); i++) {
        tamiz_span text = tamiz_span_of(scripts[i].text);
        assert_true(
            tamiz_span_is(tamiz_list_script_lang(text), scripts[i].lang));
        assert_int_equal(tamiz_list_script_is_latin(text), scripts[i].latin);
    }
}
