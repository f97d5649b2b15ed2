/* SPDX-License-Identifier: Apache-2.0 */
/* The files of OFAC's set, one behind the other with a byte 0xFF between them:
 * sdn, alt, add, comments. Either a refusal at a place inside a file, or facts
 * that a reader of the same bytes states again, every party with a name and
 * every item of its remarks with a fact. */
#include <assert.h>

#include "base_utf8.h"
#include "list_ofac.h"
#include "list_ofac_party.h"
#include "list_ofac_remarks.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct seen {
    uint64_t facts, hash;
} seen;

static tamiz_code look_at(void *context, const tamiz_statement *fact,
                          tamiz_error *err) {
    seen *all = context;
    (void)err;
    assert(tamiz_span_starts(fact->entity, "ofac-"));
    assert(fact->schema && fact->prop && fact->record.size);
    assert(fact->value.size == tamiz_span_trim(fact->value).size);
    assert(fact->value.size && tamiz_utf8_check(fact->value) == SIZE_MAX);
    all->facts++;
    all->hash = tamiz_hash_mix(all->hash, tamiz_hash(fact->value));
    return TAMIZ_OK;
}

static tamiz_code read_once(const tamiz_span parts[4], seen *all,
                            tamiz_error *err) {
    tamiz_ofac_files files = {.primary.bytes = parts[0],
                              .alt.bytes = parts[1],
                              .add.bytes = parts[2],
                              .comments.bytes = parts[3]};
    tamiz_sink sink = {look_at, all};
    tamiz_list_facts facts;
    return tamiz_list_ofac_csv_read(&files, &sink, &facts, NULL, err);
}

/* Every item alone: one fact at least. */
static void check_items(tamiz_span remarks) {
    tamiz_span item;
    tamiz_arena arena = {0};
    if (tamiz_utf8_check(remarks) != SIZE_MAX) return;
    while (tamiz_list_ofac_remarks_next(&remarks, &item)) {
        seen all = {0};
        tamiz_sink sink = {look_at, &all};
        tamiz_ofac_party party = {.id = TAMIZ_SPAN("ofac-1"),
                                  .schema = TAMIZ_SCHEMA_Person,
                                  .record = TAMIZ_SPAN("x:1"),
                                  .sink = &sink,
                                  .arena = &arena};
        tamiz_list_ofac_remarks_put(&party, item, false);
        assert(!party.code && all.facts);
    }
    tamiz_arena_clear(&arena);
}

static bool is_compressed(tamiz_span bytes) {
    return tamiz_span_starts(bytes, "\x1f\x8b") ||
           tamiz_span_starts(bytes, "\x28\xb5\x2f\xfd") ||
           tamiz_span_starts(tamiz_span_from(bytes, 1), "\x2a\x4d\x18");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    tamiz_span parts[4] = {{NULL, 0}}, rest = {(const char *)data, size};
    for (size_t i = 0; i < 4; i++) {
        size_t end = tamiz_span_find(rest, TAMIZ_SPAN("\xff"));
        parts[i] = rest;
        if (end != SIZE_MAX) parts[i].size = end;
        rest = tamiz_span_from(rest, parts[i].size + 1);
        if (is_compressed(parts[i])) return 0; /* fuzz_input's business */
    }
    if (!size) return 0;
    seen once = {0}, again = {0};
    tamiz_error err = {0};
    tamiz_code code = read_once(parts, &once, &err);
    assert(!code || code == TAMIZ_BAD_INPUT || code == TAMIZ_TOO_LARGE);
    if (code) assert(err.line && err.column && err.offset <= size);
    assert(read_once(parts, &again, NULL) == code);
    assert(once.facts == again.facts && once.hash == again.hash);
    check_items(parts[0]);
    return 0;
}
