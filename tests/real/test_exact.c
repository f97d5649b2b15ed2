/* SPDX-License-Identifier: Apache-2.0 */
/* Every primary name and every strong alias of the lists must be found with
 * score 1, as published and in the ways in which people type the same name. */
#include "real.h"

#include "entity_schema.h"
#include "text_utf8.h"

#include <unicode/uchar.h>
#include <unicode/ustring.h>

#include <stdio.h>

/* All names take minutes in a build with sanitizers, so such a build asks for
 * one in ONE_IN, chosen by hash; a build without them ($TAMIZ_WHOLE, `make
 * test` runs one) asks for all. */
enum { ONE_IN = 16 };

static unsigned one_in(void) {
    return getenv("TAMIZ_WHOLE") ? 1 : ONE_IN;
}

enum { LONGEST = 4096, BATCH = 4096 };

/* Each writes a way of typing `name`; false = this name has no such way. */
typedef bool way(tamiz_span name, tamiz_buffer *out);

static bool as_published(tamiz_span name, tamiz_buffer *out) {
    tamiz_buffer_span(out, name);
    return true;
}

static bool in_case(tamiz_span name, tamiz_buffer *out, bool upper) {
    UChar wide[LONGEST], cased[LONGEST];
    char bytes[3 * LONGEST];
    UErrorCode status = U_ZERO_ERROR;
    int32_t n = 0;
    u_strFromUTF8(wide, LONGEST, &n, name.data, (int32_t)name.size, &status);
    n = upper ? u_strToUpper(cased, LONGEST, wide, n, "", &status)
              : u_strToLower(cased, LONGEST, wide, n, "", &status);
    u_strToUTF8(bytes, sizeof bytes, &n, cased, n, &status);
    assert_true(U_SUCCESS(status));
    tamiz_buffer_add(out, bytes, (size_t)n);
    return true;
}

static bool in_capitals(tamiz_span name, tamiz_buffer *out) {
    return in_case(name, out, true);
}

static bool in_small_letters(tamiz_span name, tamiz_buffer *out) {
    return in_case(name, out, false);
}

static bool is_punctuation(uint32_t c) {
    return U_GET_GC_MASK((UChar32)c) & (U_GC_P_MASK | U_GC_S_MASK);
}

static bool with_punctuation_as(tamiz_span name, tamiz_buffer *out,
                                const char *instead) {
    bool some = false;
    for (size_t at = 0; at < name.size;) {
        uint32_t c = tamiz_utf8_next(name, &at);
        some |= is_punctuation(c);
        if (is_punctuation(c))
            tamiz_buffer_text(out, instead);
        else
            tamiz_utf8_add(out, c);
    }
    return some;
}

static bool without_punctuation(tamiz_span name, tamiz_buffer *out) {
    return with_punctuation_as(name, out, "");
}

static bool with_spaces_for_punctuation(tamiz_span name, tamiz_buffer *out) {
    return with_punctuation_as(name, out, " ");
}

/* "SURNAME, Given" with the surname last: a person's. */
static bool surname_last(tamiz_span name, tamiz_buffer *out) {
    size_t comma = tamiz_span_find(name, TAMIZ_SPAN(", "));
    if (comma == SIZE_MAX) return false;
    tamiz_buffer_span(out, tamiz_span_from(name, comma + 2));
    tamiz_buffer_byte(out, ' ');
    tamiz_buffer_add(out, name.data, comma);
    return true;
}

static const struct {
    way *write;
    const char *name;
} ways[] = {
    {as_published, "as published"},
    {in_capitals, "in capitals"},
    {in_small_letters, "in small letters"},
    {without_punctuation, "without punctuation"},
    {with_spaces_for_punctuation, "with spaces for punctuation"},
    {surname_last, "surname last"},
};

/* What is asked in one batch, and which party must be found by it. */
typedef struct batch {
    const tamiz_snapshot *snapshot;
    size_t count, tried[COUNT(ways)], missed;
    tamiz_query queries[BATCH];
    const char *parties[BATCH];
    tamiz_answer *answers[BATCH];
    tamiz_arena arena;
} batch;

static bool finds(const tamiz_answer *answer, const char *party) {
    for (size_t i = 0; i < tamiz_answer_count(answer); i++) {
        const tamiz_hit *hit = tamiz_answer_hit(answer, i);
        if (!strcmp(hit->entity_id, party)) return hit->score == 1.0;
    }
    return false;
}

static void ask(batch *b) {
    tamiz_options options = tamiz_options_default();
    options.threshold = 1;
    options.limit = UINT32_MAX;
    tamiz_error err = {0};
    real_check(tamiz_screen_batch(b->snapshot, b->queries, b->count, &options,
                                  b->answers, &err),
               &err);
    for (size_t i = 0; i < b->count; i++) {
        if (!finds(b->answers[i], b->parties[i]) && ++b->missed < 50)
            print_error("missed: %s \"%.*s\"\n", b->parties[i],
                        (int)b->queries[i].name_size, b->queries[i].name);
        tamiz_answer_free(b->answers[i]);
    }
    b->count = 0;
    tamiz_arena_reset(&b->arena);
}

static void add(batch *b, tamiz_span query, const char *party) {
    tamiz_span copy = tamiz_arena_copy(&b->arena, query);
    assert_non_null(copy.data);
    b->queries[b->count] =
        (tamiz_query){.name = copy.data, .name_size = copy.size};
    b->parties[b->count++] = party;
    if (b->count == BATCH) ask(b);
}

/* Ways that come to what was asked already are not asked again. */
static void add_name(batch *b, tamiz_span name, const char *party,
                     bool is_person) {
    tamiz_buffer seen[COUNT(ways)];
    for (size_t i = 0; i < COUNT(ways); i++) {
        seen[i] = (tamiz_buffer){0};
        if (ways[i].write == surname_last && !is_person) continue;
        bool fresh = ways[i].write(name, &seen[i]) && seen[i].size;
        assert_false(seen[i].failed);
        b->tried[i] += fresh;
        for (size_t k = 0; k < i; k++)
            fresh &= !tamiz_span_equal(tamiz_buffer_view(&seen[i]),
                                       tamiz_buffer_view(&seen[k]));
        if (fresh) add(b, tamiz_buffer_view(&seen[i]), party);
    }
    for (size_t i = 0; i < COUNT(ways); i++) tamiz_buffer_clear(&seen[i]);
}

static void check(unsigned list, const char *title, size_t least,
                  unsigned sample) {
    static batch b;
    memset(&b, 0, sizeof b);
    tamiz_snapshot *snapshot = real_snapshot(list, 1, 0);
    b.snapshot = snapshot;
    size_t all = 0, names = 0;
    for (uint32_t i = 0; i < snapshot->name_count; i++) {
        const tamiz_name_record *n = &snapshot->names[i];
        if (n->prop == TAMIZ_PROP_weakAlias) continue;
        all++;
        tamiz_span text = tamiz_span_of(snapshot->text + n->text);
        if (tamiz_hash(text) % sample) continue;
        names++;
        const tamiz_entity_record *e = &snapshot->entities[n->entity];
        add_name(&b, text, snapshot->text + e->id,
                 tamiz_schema_is(e->schema, TAMIZ_SCHEMA_Person));
    }
    ask(&b);
    print_message("%s: %zu of %zu names", title, names, all);
    for (size_t i = 0; i < COUNT(ways); i++)
        print_message(", %zu %s", b.tried[i], ways[i].name);
    print_message("; %zu missed\n", b.missed);
    tamiz_arena_clear(&b.arena);
    tamiz_snapshot_close(snapshot);
    assert_in_range(all, least, SIZE_MAX);
    assert_int_equal(b.missed, 0);
}

TEST(every_name_and_strong_alias_of_ofac_is_found_with_score_one) {
    check(REAL_OFAC, "us_ofac_sdn 2023-12-28", 20000, one_in());
}

TEST(every_name_and_strong_alias_of_the_un_is_found_with_score_one) {
    check(REAL_UN, "un_sc_sanctions 2026-02-27", 2000, 1);
}

TEST(every_name_and_strong_alias_of_the_built_in_list_is_found) {
    check(REAL_CARTELS, "tamiz_cartels", 40, 1);
}

TEST(names_and_strong_aliases_of_the_eu_are_found_with_score_one) {
    check(REAL_EU, "eu_fsf 2026-02-25", 25000, one_in());
}
