/* SPDX-License-Identifier: Apache-2.0 */
#include "test_parties.h"

#include "base_file.h"
#include "index_forge.h"
#include "index_number.h"
#include "index_output.h"
#include "index_stamp.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *text_at(const tamiz_snapshot *s, uint32_t offset) {
    return s->text + offset;
}

/* ---- what was forged reads back ---------------------------------------- */

static bool has_fact(const tamiz_snapshot *s, const test_fact *fact) {
    uint32_t number = tamiz_snapshot_entity(s, tamiz_span_of(fact->entity));
    if (number == UINT32_MAX) return false;
    const tamiz_entity_record *e = &s->entities[number];
    if (strcmp(tamiz_schema_rows[e->schema].name, fact->schema)) return false;
    for (uint32_t i = 0; i < e->statement_count; i++) {
        const tamiz_statement_record *t =
            &s->statements[e->first_statement + i];
        if (!strcmp(tamiz_prop_rows[t->prop].name, fact->prop) &&
            !strcmp(text_at(s, t->value), fact->value) &&
            !strcmp(text_at(s, t->lang), fact->lang) &&
            !strcmp(text_at(s, t->record), fact->record) && t->entity == number)
            return true;
    }
    return false;
}

TEST(every_statement_reads_back_with_its_language_and_record) {
    tamiz_snapshot *s = test_parties_open();
    for (size_t i = 0; i < test_fact_count_a; i++)
        if (!has_fact(s, &test_facts_a[i]))
            fail_msg("%s", test_facts_a[i].value);
    for (size_t i = 0; i < test_fact_count_b; i++)
        if (!has_fact(s, &test_facts_b[i]))
            fail_msg("%s", test_facts_b[i].value);
    assert_int_equal(s->statement_count, test_fact_count_a + test_fact_count_b);
    tamiz_snapshot_close(s);
}

TEST(lists_read_back_with_their_counts) {
    tamiz_snapshot *s = test_parties_open();
    assert_int_equal(s->list_count, 2);
    const tamiz_list_record *l = s->lists;
    assert_string_equal(text_at(s, l[0].id), "inv_a");
    assert_string_equal(text_at(s, l[0].title), "Invented parties");
    assert_string_equal(text_at(s, l[0].issuer), "Office of Inventions");
    assert_string_equal(text_at(s, l[0].published), "2026-01-02");
    assert_string_equal(text_at(s, l[0].fetched), "2026-01-03T04:05:06Z");
    assert_string_equal(text_at(s, l[0].source), "a.csv");
    assert_string_equal(text_at(s, l[0].sha256), "00ff");
    assert_int_equal(l[0].entities, 5);
    assert_int_equal(l[0].names, 10);
    assert_int_equal(l[0].designations, 2);
    assert_int_equal(l[0].statements, test_fact_count_a);
    assert_int_equal(l[0].rows, 11);
    assert_string_equal(text_at(s, l[1].id), "inv_b");
    assert_int_equal(l[1].entities, 2);
    assert_int_equal(l[1].names, 3);
    assert_int_equal(l[1].designations, 1);
    tamiz_snapshot_close(s);
}

TEST(an_entity_is_found_with_what_is_attached_to_it) {
    tamiz_snapshot *s = test_parties_open();
    uint32_t one = tamiz_snapshot_entity(s, TAMIZ_SPAN("inv-1"));
    uint32_t ten = tamiz_snapshot_entity(s, TAMIZ_SPAN("inv-10"));
    assert_int_equal(tamiz_snapshot_attached_end(s, one) - one, 4);
    assert_int_equal(tamiz_snapshot_attached_end(s, ten) - ten, 1);
    assert_int_equal(s->entities[one].owner, one);
    assert_int_equal(s->entities[one].name_count, 4);
    assert_string_equal(text_at(s, s->entities[one].caption),
                        "KARLOWITZ, Benedikt Arno");
    uint32_t passport =
        tamiz_snapshot_entity(s, TAMIZ_SPAN("inv-1/passport-1"));
    assert_int_equal(s->entities[passport].owner, one);
    static const char *const strangers[] = {
        "", "inv", "inv-11", "inv-1/", "z", "inv-1/passport-2", "INV-1"};
    for (size_t i = 0; i < COUNT(strangers); i++)
        assert_int_equal(tamiz_snapshot_entity(s, tamiz_span_of(strangers[i])),
                         UINT32_MAX);
    tamiz_snapshot_close(s);
}

TEST(designations_stand_with_their_party) {
    tamiz_snapshot *s = test_parties_open();
    const tamiz_entity_record *e =
        &s->entities[tamiz_snapshot_entity(s, TAMIZ_SPAN("inv-1"))];
    assert_int_equal(e->designation_count, 2);
    const tamiz_designation_record *d = &s->designations[e->first_designation];
    assert_string_equal(text_at(s, d[0].authority), "Office of Inventions");
    assert_string_equal(text_at(s, d[0].programme), "INV-1");
    assert_string_equal(text_at(s, d[0].legal_basis), "Order 7");
    assert_string_equal(text_at(s, d[0].since), "2010-03-01");
    assert_string_equal(text_at(s, d[0].until), "2015-06-30");
    assert_string_equal(text_at(s, d[1].since), "2019-09");
    assert_string_equal(text_at(s, d[1].until), "");
    assert_string_equal(text_at(s, d[1].disputed_by), "Himself");
    tamiz_snapshot_close(s);
}

/* A listed name is cut in the snapshot as it would be cut when asked. */
TEST(names_read_back_as_the_analysis_cuts_them) {
    tamiz_snapshot *s = test_parties_open();
    tamiz_arena arena = {0};
    tamiz_latin *latin;
    assert_int_equal(tamiz_latin_new(&latin, NULL), TAMIZ_OK);
    assert_int_equal(s->name_count, 13);
    for (uint32_t i = 0; i < s->name_count; i++) {
        tamiz_part parts[TAMIZ_NAME_PARTS];
        tamiz_name got, want;
        tamiz_snapshot_name_in_full(s, i, parts, &got);
        const tamiz_entity_record *e = &s->entities[s->names[i].entity];
        bool person = tamiz_schema_is(e->schema, TAMIZ_SCHEMA_Person);
        assert_int_equal(
            tamiz_name_split(latin, got.text, person, &arena, &want, NULL),
            TAMIZ_OK);
        assert_true(tamiz_name_hear(&want, &arena));
        assert_int_equal(got.count, want.count);
        assert_int_equal(got.comma, want.comma);
        assert_int_equal(got.letters, want.letters);
        for (size_t k = 0; k < got.count; k++) {
            const tamiz_part *p = &got.parts[k], *q = &want.parts[k];
            assert_true(tamiz_span_equal(p->ascii, q->ascii));
            assert_true(tamiz_span_equal(p->sound, q->sound));
            assert_true(p->letters == q->letters && p->kind == q->kind);
            assert_true(p->concept == q->concept && p->flags == q->flags);
            assert_true(p->start == q->start && p->end == q->end);
            assert_true(p->weight == q->weight);
        }
    }
    tamiz_latin_free(latin);
    tamiz_arena_clear(&arena);
    tamiz_snapshot_close(s);
}

TEST(a_number_is_reduced_to_its_letters_and_digits) {
    char out[8];
    assert_int_equal(tamiz_number_normal(TAMIZ_SPAN("p 12-3/x"), out, 8), 5);
    assert_memory_equal(out, "P123X", 5);
    assert_int_equal(tamiz_number_normal(TAMIZ_SPAN("123456789"), out, 8), 8);
    assert_int_equal(tamiz_number_normal(TAMIZ_SPAN(" -/№"), out, 8), 0);
}

TEST(the_same_statements_give_the_same_bytes) {
    tamiz_buffer one = {0}, two = {0};
    test_parties_forge(&one);
    test_parties_forge(&two);
    assert_int_equal(one.size, two.size);
    assert_memory_equal(one.data, two.data, one.size);
    tamiz_buffer_clear(&one);
    tamiz_buffer_clear(&two);
}

TEST(a_snapshot_of_nothing_opens) {
    tamiz_dataset data = {.lists = NULL};
    tamiz_buffer bytes = {0};
    tamiz_snapshot *s = NULL;
    assert_int_equal(tamiz_index_forge(&data, &bytes, NULL, NULL, NULL),
                     TAMIZ_OK);
    assert_int_equal(tamiz_snapshot_adopt(&bytes, &s, NULL), TAMIZ_OK);
    assert_int_equal(s->entity_count, 0);
    assert_int_equal(tamiz_snapshot_entity(s, TAMIZ_SPAN("x")), UINT32_MAX);
    tamiz_snapshot_close(s);
}

TEST(a_name_that_cannot_be_cut_is_refused_with_its_record) {
    tamiz_dataset data = {.lists = NULL};
    tamiz_list_meta meta = {.id = "inv_c"};
    assert_int_equal(tamiz_dataset_begin(&data, &meta, NULL), TAMIZ_OK);
    tamiz_sink sink = tamiz_dataset_sink(&data);
    static char endless[TAMIZ_NAME_BYTES + 1];
    memset(endless, 'a', sizeof endless);
    tamiz_statement s = {.entity = TAMIZ_SPAN("c-1"),
                         .schema = TAMIZ_SCHEMA_Person,
                         .prop = TAMIZ_PROP_name,
                         .value = {endless, sizeof endless},
                         .lang = TAMIZ_SPAN(""),
                         .record = TAMIZ_SPAN("c.csv:77")};
    assert_int_equal(sink.put(sink.context, &s, NULL), TAMIZ_OK);
    tamiz_buffer bytes = {0};
    tamiz_error err = {0};
    assert_int_equal(tamiz_index_forge(&data, &bytes, NULL, NULL, &err),
                     TAMIZ_TOO_LARGE);
    assert_string_equal(err.where, "c.csv:77");
    tamiz_buffer_clear(&bytes);
    tamiz_dataset_clear(&data);
}

/* ---- what was mutilated is refused ------------------------------------- */

static tamiz_code adopt(const char *data, size_t size, tamiz_error *err) {
    tamiz_buffer copy = {0};
    tamiz_snapshot *s = NULL;
    tamiz_buffer_add(&copy, data, size);
    assert_false(copy.failed);
    tamiz_code code = tamiz_snapshot_adopt(&copy, &s, err);
    if (code)
        tamiz_buffer_clear(&copy); /* still ours */
    else
        tamiz_snapshot_close(s);
    return code;
}

TEST(a_snapshot_cut_anywhere_is_refused) {
    tamiz_buffer bytes = {0};
    test_parties_forge(&bytes);
    for (size_t size = 1; size < bytes.size; size += size < 512 ? 1 : 97) {
        tamiz_error err = {0};
        if (adopt(bytes.data, size, &err) != TAMIZ_CORRUPT || !err.message[0])
            fail_msg("%zu bytes of %zu", size, bytes.size);
    }
    tamiz_buffer_add(&bytes, "x", 1);
    assert_int_equal(adopt(bytes.data, bytes.size, NULL), TAMIZ_CORRUPT);
    tamiz_buffer_clear(&bytes);
}

TEST(a_snapshot_with_one_bit_turned_is_refused) {
    tamiz_buffer bytes = {0};
    test_parties_forge(&bytes);
    for (size_t i = 0; i < bytes.size; i += i < 512 ? 1 : 41) {
        bytes.data[i] = (char)(bytes.data[i] ^ (1 << i % 8));
        tamiz_code code = adopt(bytes.data, bytes.size, NULL);
        if (code != TAMIZ_CORRUPT && code != TAMIZ_UNSUPPORTED)
            fail_msg("byte %zu: %s", i, tamiz_code_name(code));
        bytes.data[i] = (char)(bytes.data[i] ^ (1 << i % 8));
    }
    assert_int_equal(adopt(bytes.data, bytes.size, NULL), TAMIZ_OK);
    tamiz_buffer_clear(&bytes);
}

static void rehash(tamiz_buffer *bytes) {
    tamiz_digest digest = tamiz_snapshot_digest(tamiz_buffer_view(bytes));
    memcpy(bytes->data + offsetof(tamiz_snapshot_header, digest), &digest,
           sizeof digest);
}

typedef void change(tamiz_snapshot_header *header);

static void other_magic(tamiz_snapshot_header *h) {
    h->magic[0] = 'T';
}
static void next_format(tamiz_snapshot_header *h) {
    h->format++;
}
static void other_endian(tamiz_snapshot_header *h) {
    h->endian = 0x04030201;
}
static void larger(tamiz_snapshot_header *h) {
    h->size++;
}
static void other_engine(tamiz_snapshot_header *h) {
    h->analysis[0] ^= 1;
}
static void no_end(tamiz_snapshot_header *h) {
    memset(h->analysis, 'x', sizeof h->analysis);
}
static void outside(tamiz_snapshot_header *h) {
    h->sections[TAMIZ_SECTION_NAMES].offset = h->size + 16;
}
static void askew(tamiz_snapshot_header *h) {
    h->sections[TAMIZ_SECTION_UNITS].offset += 4;
}
static void too_many(tamiz_snapshot_header *h) {
    h->sections[TAMIZ_SECTION_POSTINGS].count = UINT32_MAX;
}
static void beyond_counting(tamiz_snapshot_header *h) {
    h->sections[TAMIZ_SECTION_PARTS].count = UINT64_MAX;
}
static void no_text(tamiz_snapshot_header *h) {
    h->sections[TAMIZ_SECTION_TEXT].count = 0;
}
static void fewer_names(tamiz_snapshot_header *h) {
    h->sections[TAMIZ_SECTION_NAMES].count--;
}
static void fewer_units(tamiz_snapshot_header *h) {
    h->sections[TAMIZ_SECTION_UNITS].count--;
}
/* The second of two names that are not cut alike says that it repeats. */
static void false_repeat(tamiz_snapshot_header *h) {
    tamiz_name_record *names =
        (tamiz_name_record *)(void *)((char *)h +
                                      h->sections[TAMIZ_SECTION_NAMES].offset);
    names[1].marks |= TAMIZ_NAME_REPEATS;
}
static void first_repeats(tamiz_snapshot_header *h) {
    tamiz_name_record *names =
        (tamiz_name_record *)(void *)((char *)h +
                                      h->sections[TAMIZ_SECTION_NAMES].offset);
    names[0].marks |= TAMIZ_NAME_REPEATS;
}
static void no_lists(tamiz_snapshot_header *h) {
    h->sections[TAMIZ_SECTION_LISTS].count = 0;
}

TEST(a_header_that_lies_is_refused_even_with_the_right_hash) {
    // clang-format off
    static const struct { change *make; tamiz_code want; const char *why; } rows[] = {
        {other_magic, TAMIZ_CORRUPT, "another kind of file"},
        {next_format, TAMIZ_UNSUPPORTED, "another version"},
        {other_endian, TAMIZ_UNSUPPORTED, "another byte order"},
        {larger, TAMIZ_CORRUPT, "not as long as it says"},
        {other_engine, TAMIZ_UNSUPPORTED, "another analysis"},
        {no_end, TAMIZ_UNSUPPORTED, "an engine without an end"},
        {outside, TAMIZ_CORRUPT, "a section behind the end"},
        {askew, TAMIZ_CORRUPT, "a section not aligned"},
        {too_many, TAMIZ_CORRUPT, "more records than bytes"},
        {beyond_counting, TAMIZ_CORRUPT, "a count that overflows"},
        {no_text, TAMIZ_CORRUPT, "no text"},
        {fewer_names, TAMIZ_CORRUPT, "a name that is referred to is gone"},
        {fewer_units, TAMIZ_CORRUPT, "a unit that is referred to is gone"},
        {no_lists, TAMIZ_CORRUPT, "entities of no list"},
        {false_repeat, TAMIZ_CORRUPT, "a name that repeats another one's parts"},
        {first_repeats, TAMIZ_CORRUPT, "a name that repeats nothing"},
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_buffer bytes = {0};
        tamiz_error err = {0};
        test_parties_forge(&bytes);
        rows[i].make((tamiz_snapshot_header *)(void *)bytes.data);
        rehash(&bytes);
        tamiz_code code = adopt(bytes.data, bytes.size, &err);
        if (code != rows[i].want || !err.message[0])
            fail_msg("%s: %s", rows[i].why, tamiz_code_name(code));
        tamiz_buffer_clear(&bytes);
    }
}

/* ---- files ------------------------------------------------------------- */

TEST(a_file_is_written_beside_and_renamed_and_opens) {
    char folder[] = "/tmp/tamiz-snapshot-XXXXXX", path[64], kept[64];
    assert_non_null(mkdtemp(folder));
    (void)snprintf(path, sizeof path, "%s/x.snapshot", folder);
    (void)snprintf(kept, sizeof kept, "%s/kept", folder);
    tamiz_buffer bytes = {0};
    test_parties_forge(&bytes);
    assert_int_equal(tamiz_file_write(path, TAMIZ_SPAN("old"), NULL), TAMIZ_OK);
    assert_int_equal(link(path, kept), 0); /* what had it open sees no change */
    assert_int_equal(tamiz_file_write(path, tamiz_buffer_view(&bytes), NULL),
                     TAMIZ_OK);
    tamiz_map map;
    assert_int_equal(tamiz_map_open(&map, kept, NULL), TAMIZ_OK);
    assert_true(tamiz_span_is(map.bytes, "old"));
    tamiz_map_close(&map);
    tamiz_snapshot *s = NULL, *memory = test_parties_open();
    assert_int_equal(tamiz_snapshot_open(path, &s, NULL), TAMIZ_OK);
    assert_string_equal(tamiz_snapshot_id(s), tamiz_snapshot_id(memory));
    assert_int_equal(strlen(tamiz_snapshot_id(s)), 64);
    tamiz_snapshot_close(s);
    tamiz_snapshot_close(memory);
    tamiz_buffer_clear(&bytes);
    test_remove(folder);
}

/* ---- stamps ------------------------------------------------------------ */

static tamiz_code open_file(const char *path) {
    tamiz_snapshot *s = NULL;
    tamiz_code code = tamiz_snapshot_open(path, &s, NULL);
    tamiz_snapshot_close(s);
    return code;
}

/* Turns the last byte of the file in place. */
static void turn_last_byte(const char *path) {
    FILE *file = fopen(path, "r+b");
    assert_non_null(file);
    assert_int_equal(fseek(file, -1, SEEK_END), 0);
    int byte = fgetc(file);
    assert_int_equal(fseek(file, -1, SEEK_END), 0);
    assert_true(fputc(byte ^ 0xff, file) != EOF);
    assert_int_equal(fclose(file), 0);
}

/* As if the file had been checked. */
static void stamp_it(const char *path, bool right_digest) {
    tamiz_map map;
    assert_int_equal(tamiz_map_open(&map, path, NULL), TAMIZ_OK);
    tamiz_digest digest =
        ((const tamiz_snapshot_header *)(const void *)map.bytes.data)->digest;
    if (!right_digest) digest.bytes[0] ^= 1;
    assert_int_equal(tamiz_stamp_write(path, &map.identity, &digest, NULL),
                     TAMIZ_OK);
    tamiz_map_close(&map);
}

TEST(a_stamp_stands_for_checking_just_this_file) {
    char folder[] = "/tmp/tamiz-snapshot-XXXXXX", path[64], stamp[80];
    assert_non_null(mkdtemp(folder));
    (void)snprintf(path, sizeof path, "%s/x.tz", folder);
    (void)snprintf(stamp, sizeof stamp, "%s.checked", path);
    tamiz_buffer bytes = {0};
    test_parties_forge(&bytes);
    assert_int_equal(tamiz_file_write(path, tamiz_buffer_view(&bytes), NULL),
                     TAMIZ_OK);
    tamiz_snapshot *s = NULL;
    assert_int_equal(tamiz_snapshot_open(path, &s, NULL), TAMIZ_OK);
    assert_int_equal(tamiz_snapshot_stamp(s, path, NULL), TAMIZ_OK);
    tamiz_snapshot_close(s);
    assert_int_equal(open_file(path), TAMIZ_OK);
    turn_last_byte(path); /* another change time: checked, and found out */
    assert_int_equal(open_file(path), TAMIZ_CORRUPT);
    stamp_it(path, true); /* believed without looking */
    assert_int_equal(open_file(path), TAMIZ_OK);
    assert_int_equal(chmod(stamp, 0666), 0); /* anybody may have written it */
    assert_int_equal(open_file(path), TAMIZ_CORRUPT);
    assert_int_equal(chmod(stamp, 0644), 0);
    assert_int_equal(chmod(folder, 0777), 0);
    assert_int_equal(open_file(path), TAMIZ_CORRUPT);
    assert_int_equal(chmod(folder, 0755), 0);
    assert_int_equal(open_file(path), TAMIZ_OK);
    stamp_it(path, false);
    assert_int_equal(open_file(path), TAMIZ_CORRUPT);
    assert_int_equal(tamiz_file_write(path, tamiz_buffer_view(&bytes), NULL),
                     TAMIZ_OK);
    assert_int_equal(open_file(path), TAMIZ_OK);
    tamiz_buffer_clear(&bytes);
    test_remove(folder);
}

TEST(a_file_that_is_no_snapshot_is_refused_by_name) {
    char folder[] = "/tmp/tamiz-snapshot-XXXXXX", path[64];
    assert_non_null(mkdtemp(folder));
    (void)snprintf(path, sizeof path, "%s/x.snapshot", folder);
    tamiz_snapshot *s = NULL;
    tamiz_error err = {0};
    assert_int_equal(tamiz_snapshot_open(path, &s, &err), TAMIZ_NOT_FOUND);
    assert_non_null(strstr(err.where, "x.snapshot"));
    static const char *const contents[] = {"", "tamiz", "tamizsnp", "<xml/>"};
    for (size_t i = 0; i < COUNT(contents); i++) {
        assert_int_equal(
            tamiz_file_write(path, tamiz_span_of(contents[i]), NULL), TAMIZ_OK);
        assert_int_equal(tamiz_snapshot_open(path, &s, &err), TAMIZ_CORRUPT);
        assert_string_equal(err.where, path);
    }
    assert_null(s);
    test_remove(folder);
}
