/* SPDX-License-Identifier: Apache-2.0 */
#include "screen_digest.h"

#include "base_error.h"
#include "entity_country.h"
#include "entity_date.h"
#include "index_number.h"
#include "screen_number.h"
#include "text_split.h"

#include <stdlib.h>

enum { FIELDS_MOST = 32 * 1024 };

const char *const tamiz_query_keys[][2] = {
    {"name", "name"},           {"schema", "schema"},
    {"birth", "birth date"},    {"country", "country"},
    {"gender", "gender"},       {"id", "number"},
    {"death", "death date"},    {"founded", "date of incorporation"},
    {"born", "place of birth"}, {"address", "address"},
    {"position", "position"},   {NULL, NULL}};

void tamiz_version_of(tamiz_span text, char version[TAMIZ_VERSION_TEXT]) {
    char hex[2 * TAMIZ_DIGEST_SIZE + 1];
    tamiz_digest digest = tamiz_digest_of(text);
    tamiz_digest_hex(&digest, hex);
    memcpy(version, hex, TAMIZ_VERSION_TEXT - 1);
    version[TAMIZ_VERSION_TEXT - 1] = 0;
}

/* ---- what was asked ---------------------------------------------------- */

typedef struct printer {
    tamiz_latin *latin;
    tamiz_arena *arena;
    tamiz_buffer *out;
    size_t start; /* of the form in out */
    tamiz_error *err;
} printer;

/* Turns a value into its canonical form in the arena; data NULL = failed. */
typedef tamiz_span to_form(printer *p, const char *value, size_t size);

/* Words folded in their own script, one space between: case, accents that
 * compatibility folds, spacing and punctuation do not matter. */
static tamiz_span fold_name(printer *p, const char *value, size_t size) {
    tamiz_words words;
    tamiz_buffer text = {0};
    tamiz_span result = {NULL, 0};
    if (tamiz_text_split(p->latin, (tamiz_span){value, size}, p->arena, &words,
                         p->err))
        return result;
    for (size_t i = 0; i < words.count; i++) {
        if (i) tamiz_buffer_byte(&text, ' ');
        tamiz_buffer_span(&text, words.words[i].folded);
    }
    if (!text.failed)
        result = tamiz_arena_copy(p->arena, tamiz_buffer_view(&text));
    if (!result.data) (void)tamiz_fail_memory(p->err, "query");
    tamiz_buffer_clear(&text);
    return result;
}

static tamiz_span copied(printer *p, tamiz_span text) {
    tamiz_span copy = tamiz_arena_copy(p->arena, text);
    if (!copy.data) (void)tamiz_fail_memory(p->err, "query");
    return copy;
}

static tamiz_span print_date(printer *p, const char *value, size_t size) {
    tamiz_date_range date;
    if (!tamiz_date_read((tamiz_span){value, size}, &date))
        return fold_name(p, value, size);
    tamiz_span text = tamiz_date_range_print(date, p->arena);
    if (!text.data) (void)tamiz_fail_memory(p->err, "query");
    return text;
}

static tamiz_span print_country(printer *p, const char *value, size_t size) {
    const char *code = tamiz_country_find((tamiz_span){value, size});
    return code ? copied(p, tamiz_span_of(code)) : fold_name(p, value, size);
}

static tamiz_span print_text(printer *p, const char *value, size_t size) {
    return copied(p, (tamiz_span){value, size});
}

/* "P1234567", and "P1234567/passport/ir" of what is known: two words for one
 * family are the same question. NULL = failed. */
static const char *print_number(printer *p, tamiz_identifier id) {
    char normal[TAMIZ_NUMBER_TEXT];
    tamiz_span number = tamiz_span_of(id.number);
    int size = (int)tamiz_number_normal(number, normal, sizeof normal);
    tamiz_number_type type;
    bool typed = tamiz_number_type_find(tamiz_span_of(id.kind), &type);
    const char *family = typed ? tamiz_number_family_name(type.family) : "";
    const char *country = tamiz_country_find(tamiz_span_of(id.country));
    if (!country) country = typed ? type.country : NULL;
    return tamiz_arena_print(p->arena, "%.*s%s%s%s%s", size, normal,
                             typed || country ? "/" : "", family,
                             country ? "/" : "", country ? country : "");
}

static const char **print_numbers(printer *p, const tamiz_query *q) {
    size_t count = tamiz_query_number_count(q);
    const char **all = tamiz_arena_array(p->arena, count + 1, sizeof *all);
    for (size_t i = 0; all && i < count; i++) {
        all[i] = print_number(p, tamiz_query_number(q, i));
        if (!all[i]) return NULL;
    }
    return all;
}

static tamiz_span print_word(printer *p, const char *value, size_t size) {
    return fold_name(p, value, size);
}

/* A list of values as first one and others. */
static tamiz_span first_of(const char *const *values, size_t count) {
    return tamiz_span_of(count ? values[0] : NULL);
}

static const char *const *rest_of(const char *const *values) {
    return values ? values + 1 : NULL;
}

static size_t less_one(size_t count) {
    return count ? count - 1 : 0;
}

static int order_of_spans(const void *x, const void *y) {
    const tamiz_span *a = x, *b = y;
    return tamiz_span_order(*a, *b);
}

static tamiz_code add_values(printer *p, const char *key, to_form *form,
                             tamiz_span first, const char *const *more,
                             size_t count) {
    if (!first.size && !count) return TAMIZ_OK;
    tamiz_span *values = tamiz_arena_array(p->arena, count + 1, sizeof *values);
    if (!values) return tamiz_fail_memory(p->err, "query");
    for (size_t i = 0; i <= count; i++) {
        tamiz_span raw = i ? tamiz_span_of(more[i - 1]) : first;
        values[i] = form(p, raw.data ? raw.data : "", raw.size);
        if (!values[i].data) return p->err ? p->err->code : TAMIZ_BAD_INPUT;
    }
    qsort(values, count + 1, sizeof *values, order_of_spans);
    if (p->out->size > p->start) tamiz_buffer_byte(p->out, '|');
    tamiz_buffer_print(p->out, "%s=", key);
    for (size_t i = 0; i <= count; i++) {
        if (i && tamiz_span_equal(values[i], values[i - 1])) continue;
        if (i) tamiz_buffer_byte(p->out, ',');
        tamiz_buffer_span(p->out, values[i]);
    }
    return TAMIZ_OK;
}

tamiz_code tamiz_query_print(tamiz_latin *latin, const tamiz_query *q,
                             tamiz_arena *scratch, tamiz_buffer *out,
                             tamiz_error *err) {
    tamiz_error own = {.code = TAMIZ_OK};
    printer p = {latin, scratch, out, out->size, &own};
    tamiz_span name = {q->name, q->name_size};
    if (!q->name || q->name_size == SIZE_MAX) name = tamiz_span_of(q->name);
    size_t numbers = tamiz_query_number_count(q);
    const char **number = print_numbers(&p, q);
    if (!number) return tamiz_fail_memory(err, "query");
    const struct {
        to_form *form;
        tamiz_span first;
        const char *const *more;
        size_t count;
    } rows[] = {
        {fold_name, name, q->more_names, q->more_name_count},
        {print_word, tamiz_span_of(q->schema), NULL, 0},
        {print_date, tamiz_span_of(q->birth_date), q->more_birth_dates,
         q->more_birth_date_count},
        {print_country, tamiz_span_of(q->country), q->more_countries,
         q->more_country_count},
        {print_word, tamiz_span_of(q->gender), NULL, 0},
        {print_text, tamiz_span_of(numbers ? number[0] : NULL), number + 1,
         numbers ? numbers - 1 : 0},
        {print_date, tamiz_span_of(q->death_date), NULL, 0},
        {print_date,
         first_of(q->incorporation_dates, q->incorporation_date_count),
         rest_of(q->incorporation_dates),
         less_one(q->incorporation_date_count)},
        {fold_name, first_of(q->birth_places, q->birth_place_count),
         rest_of(q->birth_places), less_one(q->birth_place_count)},
        {fold_name, first_of(q->addresses, q->address_count),
         rest_of(q->addresses), less_one(q->address_count)},
        {fold_name, first_of(q->positions, q->position_count),
         rest_of(q->positions), less_one(q->position_count)},
    };
    tamiz_code code = TAMIZ_OK;
    for (size_t i = 0; !code && i < sizeof rows / sizeof *rows; i++)
        code = add_values(&p, tamiz_query_keys[i][0], rows[i].form,
                          rows[i].first, rows[i].more, rows[i].count);
    if (!code && out->failed) code = tamiz_fail_memory(&own, "query");
    if (code && err) *err = own;
    return code;
}

tamiz_span tamiz_query_value(tamiz_span canonical, const char *key) {
    size_t size = strlen(key);
    while (canonical.size) {
        const char *bar = memchr(canonical.data, '|', canonical.size);
        size_t length = bar ? (size_t)(bar - canonical.data) : canonical.size;
        if (length > size && canonical.data[size] == '=' &&
            !memcmp(canonical.data, key, size))
            return (tamiz_span){canonical.data + size + 1, length - size - 1};
        canonical = tamiz_span_from(canonical, length + 1);
    }
    return (tamiz_span){"", 0};
}

/* ---- what is listed ---------------------------------------------------- */

typedef struct fact {
    const char *schema, *prop; /* schema "" for the party's own */
    uint64_t hash;
} fact;

static int order_of_facts(const void *x, const void *y) {
    const fact *a = x, *b = y;
    int order = strcmp(a->schema, b->schema);
    if (!order) order = strcmp(a->prop, b->prop);
    return order ? order : (a->hash > b->hash) - (a->hash < b->hash);
}

/* Ids of what hangs on the party are numbers that a list gives in passing. */
static bool is_passing(const tamiz_snapshot *s, const char *value,
                       uint32_t party) {
    const char *id = s->text + s->entities[party].id;
    size_t size = strlen(id);
    return !strncmp(value, id, size) && value[size] == '/';
}

static size_t read_facts(const tamiz_snapshot *s, uint32_t party, uint32_t end,
                         fact *facts) {
    size_t count = 0;
    for (uint32_t e = party; e < end; e++) {
        const tamiz_entity_record *r = &s->entities[e];
        for (uint32_t i = 0; i < r->statement_count; i++) {
            const tamiz_statement_record *t =
                &s->statements[r->first_statement + i];
            const char *value = s->text + t->value;
            if (is_passing(s, value, party)) continue;
            facts[count++] = (fact){
                e == party ? "" : tamiz_schema_rows[r->schema].name,
                tamiz_prop_rows[t->prop].name,
                tamiz_hash_mix(tamiz_hash(tamiz_span_of(value)),
                               tamiz_hash(tamiz_span_of(s->text + t->lang)))};
        }
    }
    return count;
}

/* shift 32 keeps the upper half of each hash. */
static void print_facts(const fact *facts, size_t count, unsigned shift,
                        tamiz_buffer *out) {
    for (size_t i = 0; i < count; i++) {
        const fact *f = &facts[i], *before = i ? &facts[i - 1] : NULL;
        bool same = before && !strcmp(f->schema, before->schema) &&
                    !strcmp(f->prop, before->prop);
        if (same && f->hash == before->hash) continue;
        if (!same)
            tamiz_buffer_print(out, "%s%s%s%s=", i ? ";" : "", f->schema,
                               f->schema[0] ? "." : "", f->prop);
        else
            tamiz_buffer_byte(out, ',');
        tamiz_buffer_print(out, "%0*llx", shift ? 8 : 16,
                           (unsigned long long)(f->hash >> shift));
    }
}

tamiz_code tamiz_party_version(const tamiz_snapshot *s, uint32_t entity,
                               tamiz_arena *arena,
                               char version[TAMIZ_VERSION_TEXT],
                               const char **fields, tamiz_error *err) {
    uint32_t end = tamiz_snapshot_attached_end(s, entity);
    size_t most = 0;
    for (uint32_t e = entity; e < end; e++)
        most += s->entities[e].statement_count;
    fact *facts = tamiz_arena_array(arena, most + 1, sizeof *facts);
    if (!facts) return tamiz_fail_memory(err, "party");
    tamiz_buffer text = {0};
    size_t count = read_facts(s, entity, end, facts);
    qsort(facts, count, sizeof *facts, order_of_facts);
    tamiz_buffer_print(&text, "%s;",
                       tamiz_schema_rows[s->entities[entity].schema].name);
    print_facts(facts, count, 0, &text);
    tamiz_version_of(tamiz_buffer_view(&text), version);
    bool failed = text.failed;
    tamiz_buffer_reset(&text);
    tamiz_buffer_print(&text, "schema=%s;",
                       tamiz_schema_rows[s->entities[entity].schema].name);
    print_facts(facts, count, 32, &text);
    *fields = text.size > FIELDS_MOST
                  ? ""
                  : tamiz_arena_print(arena, "%s", text.data ? text.data : "");
    failed |= text.failed || !*fields;
    tamiz_buffer_clear(&text);
    return failed ? tamiz_fail_memory(err, "party") : TAMIZ_OK;
}
