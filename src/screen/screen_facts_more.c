/* SPDX-License-Identifier: Apache-2.0 */
/* The facts of a query that come in any number: dates of incorporation, places
 * and positions. */
#include "screen_facts.h"

#include "base_error.h"

/* More are no help: each is held against each listed one. */
enum { VALUES_MOST = 100 };

static size_t bounded(tamiz_gate *p, const char *field,
                      const char *const *values, size_t count) {
    if (count <= VALUES_MOST) return count;
    tamiz_warn(&p->warnings, field, values[VALUES_MOST],
               "more than 100 values; the first 100 are used", false);
    return VALUES_MOST;
}

/* ---- dates -------------------------------------------------------------- */

tamiz_code tamiz_facts_founded(tamiz_gate *p, const tamiz_query *query,
                               tamiz_error *err) {
    static const char field[] = "incorporationDate";
    const char *const *values = query->incorporation_dates;
    size_t count = bounded(p, field, values, query->incorporation_date_count);
    if (!count) return TAMIZ_OK;
    tamiz_date_range *dates =
        tamiz_arena_array(&p->arena, count, sizeof *dates);
    if (!dates) return tamiz_fail_memory(err, "dates");
    for (size_t i = 0; i < count; i++) {
        tamiz_date_range date = tamiz_facts_date(p, field, values[i]);
        if (date.from.year) dates[p->facts.founded_count++] = date;
    }
    p->facts.founded = dates;
    return TAMIZ_OK;
}

/* ---- places --------------------------------------------------------------
 */

/* A value that nothing can agree with is told. */
static bool says_something(const tamiz_place *place) {
    return place->word_count || place->country || place->box.size ||
           place->code_count;
}

static tamiz_code read_places(tamiz_gate *p, const char *field,
                              tamiz_place_sort sort, const char *const *values,
                              size_t count, const tamiz_place **out,
                              size_t *found, tamiz_error *err) {
    count = bounded(p, field, values, count);
    if (!count) return TAMIZ_OK;
    tamiz_place *places = tamiz_arena_array(&p->arena, count, sizeof *places);
    if (!places) return tamiz_fail_memory(err, field);
    for (size_t i = 0; i < count; i++) {
        if (!values[i] || !values[i][0]) continue;
        tamiz_code code = tamiz_place_read(p->latin, values[i], sort, &p->arena,
                                           &places[*found], err);
        if (code) return code;
        if (says_something(&places[*found]))
            ++*found;
        else
            tamiz_warn(&p->warnings, field, values[i],
                       "no word in it that tells anything; not used", false);
    }
    *out = places;
    return TAMIZ_OK;
}

tamiz_code tamiz_facts_places(tamiz_gate *p, const tamiz_query *q,
                              tamiz_error *err) {
    tamiz_query_facts *f = &p->facts;
    if (!p->latin) return TAMIZ_OK;
    f->latin = p->latin;
    f->scratch = &p->scratch;
    tamiz_code code = read_places(p, "birthPlace", TAMIZ_PLACE_BIRTH,
                                  q->birth_places, q->birth_place_count,
                                  &f->birth_places, &f->birth_place_count, err);
    if (!code)
        code = read_places(p, "address", TAMIZ_PLACE_ADDRESS, q->addresses,
                           q->address_count, &f->addresses, &f->address_count,
                           err);
    if (!code)
        code = read_places(p, "position", TAMIZ_PLACE_WORDS_ONLY, q->positions,
                           q->position_count, &f->positions, &f->position_count,
                           err);
    return code;
}
