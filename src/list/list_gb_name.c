/* SPDX-License-Identifier: Apache-2.0 */
/* Names of the UK Sanctions List: Name 1 is the given name, Name 6 the family
 * name or the name of an entity or ship, those between are mixed. */
#include "list_gb_party.h"

#include "list_gb_value.h"
#include "list_language.h"
#include "list_script.h"

enum { NAMES = TAMIZ_GB_NAME_6 - TAMIZ_GB_NAME_1 + 1 };

static tamiz_span whole_name(tamiz_list_writer *w, const tamiz_gb_row *row) {
    tamiz_buffer whole = {0};
    for (size_t i = 0; i < NAMES; i++) {
        tamiz_span word = tamiz_span_trim(row->cells[TAMIZ_GB_NAME_1 + i]);
        if (whole.size && word.size) tamiz_buffer_byte(&whole, ' ');
        tamiz_buffer_span(&whole, word);
    }
    tamiz_span copy = tamiz_arena_copy(w->arena, tamiz_buffer_view(&whole));
    if (whole.failed || !copy.data) tamiz_list_out_of_memory(w);
    tamiz_buffer_clear(&whole);
    return copy.data ? copy : (tamiz_span){"", 0};
}

static bool starts_with(tamiz_span text, const char *word) {
    size_t size = strlen(word);
    return text.size >= size &&
           tamiz_list_same((tamiz_span){text.data, size}, word);
}

/* "Low quality a.k.a" */
static bool is_weak(tamiz_gb_party *p, tamiz_span strength) {
    strength = tamiz_span_trim(strength);
    if (starts_with(strength, "low")) return true;
    if (strength.size && !starts_with(strength, "good")) {
        tamiz_list_warn(p->writer,
                        "unknown alias strength '%.*s', taken as strong",
                        (int)strength.size, strength.data);
        tamiz_list_put_note(p->writer, &p->self, "Alias strength", strength);
    }
    return false;
}

/* "Primary Name", "Primary name variation", "Alias" in any case. */
static tamiz_prop name_prop(tamiz_gb_party *p, const tamiz_gb_row *row) {
    tamiz_span type = tamiz_span_trim(row->cells[TAMIZ_GB_NAME_TYPE]);
    bool weak = is_weak(p, row->cells[TAMIZ_GB_ALIAS_STRENGTH]);
    if (tamiz_list_same(type, "primary name")) return TAMIZ_PROP_name;
    if (!tamiz_list_same(type, "primary name variation") &&
        !tamiz_list_same(type, "alias")) {
        tamiz_list_warn(p->writer, "unknown name type '%.*s', taken as alias",
                        (int)type.size, type.size ? type.data : "");
        tamiz_list_put_note(p->writer, &p->self, "Name type", type);
    }
    return weak ? TAMIZ_PROP_weakAlias : TAMIZ_PROP_alias;
}

static void put_parts(tamiz_gb_party *p, const tamiz_gb_row *row) {
    if (p->self.schema != TAMIZ_SCHEMA_Person) return;
    for (size_t i = 0; i < NAMES; i++) {
        tamiz_prop prop = i == 0           ? TAMIZ_PROP_firstName
                          : i == NAMES - 1 ? TAMIZ_PROP_lastName
                                           : TAMIZ_PROP_middleName;
        tamiz_list_put(p->writer, &p->self, prop,
                       row->cells[TAMIZ_GB_NAME_1 + i]);
    }
}

/* The language as published, else what the letters say. */
static tamiz_span language_of(tamiz_gb_party *p, const tamiz_gb_row *row,
                              tamiz_span name) {
    tamiz_span said = tamiz_span_trim(row->cells[TAMIZ_GB_NON_LATIN_LANGUAGE]);
    tamiz_span code = tamiz_list_language(said);
    if (code.size) return code;
    if (said.size) {
        tamiz_list_warn(p->writer, "unknown language '%.*s', kept as a note",
                        (int)said.size, said.data);
        tamiz_list_put_note(p->writer, &p->self, "Non-Latin script language",
                            said);
    }
    return tamiz_list_script_lang(name);
}

static bool put_non_latin(tamiz_gb_party *p, const tamiz_gb_row *row) {
    tamiz_gb_values values = {.rest = row->cells[TAMIZ_GB_NON_LATIN]};
    tamiz_span name;
    bool named = false;
    while (tamiz_gb_next_value(&values, &name)) {
        tamiz_list_put_lang(p->writer, &p->self, TAMIZ_PROP_alias, name,
                            language_of(p, row, name));
        named = true;
    }
    tamiz_list_put_note(p->writer, &p->self, "Non-Latin script type",
                        row->cells[TAMIZ_GB_NON_LATIN_TYPE]);
    return named;
}

bool tamiz_gb_put_names(tamiz_gb_party *p, const tamiz_gb_row *row) {
    tamiz_span whole = whole_name(p->writer, row);
    if (whole.size) {
        tamiz_list_put(p->writer, &p->self, name_prop(p, row), whole);
        put_parts(p, row);
    }
    return put_non_latin(p, row) || whole.size;
}
