/* SPDX-License-Identifier: Apache-2.0 */
/* What the fuzz targets of XML lists share. Either a refusal at a place inside
 * the file, or facts that a second reading states again, byte for byte. */
#ifndef TAMIZ_FUZZ_LIST_H
#define TAMIZ_FUZZ_LIST_H

#include <assert.h>

#include "base_hash.h"
#include "base_utf8.h"
#include "list_reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef tamiz_code fuzz_parse(tamiz_input *input, const tamiz_sink *sink,
                              tamiz_list_facts *facts,
                              const tamiz_list_progress *progress,
                              tamiz_error *err);

typedef struct fuzz_seen {
    const char *prefix; /* of every id */
    uint64_t facts, hash;
} fuzz_seen;

static tamiz_code fuzz_look(void *context, const tamiz_statement *fact,
                            tamiz_error *err) {
    fuzz_seen *seen = context;
    (void)err;
    assert(tamiz_span_starts(fact->entity, seen->prefix));
    assert(fact->schema && fact->prop && fact->record.size);
    assert(fact->value.size == tamiz_span_trim(fact->value).size);
    assert(fact->value.size && tamiz_utf8_check(fact->value) == SIZE_MAX);
    assert(tamiz_utf8_check(fact->entity) == SIZE_MAX);
    seen->facts++;
    seen->hash = tamiz_hash_mix(seen->hash, tamiz_hash(fact->entity));
    seen->hash = tamiz_hash_mix(seen->hash, tamiz_hash(fact->value));
    return TAMIZ_OK;
}

static tamiz_code fuzz_read(fuzz_parse *parse, tamiz_span bytes,
                            fuzz_seen *seen, tamiz_list_facts *facts,
                            tamiz_error *err) {
    tamiz_input *input = NULL;
    tamiz_code code = tamiz_input_memory(bytes, "fuzz", &input, err);
    if (code) return code;
    tamiz_sink sink = {fuzz_look, seen};
    code = parse(input, &sink, facts, NULL, err);
    tamiz_input_close(input);
    return code;
}

static int fuzz_list(fuzz_parse *parse, const char *prefix, const uint8_t *data,
                     size_t size) {
    tamiz_span bytes = {(const char *)data, size};
    tamiz_list_facts facts = {0};
    tamiz_error err = {0};
    fuzz_seen first = {.prefix = prefix}, second = first;
    tamiz_code code = fuzz_read(parse, bytes, &first, &facts, &err);
    bool packed = size > 1 && (data[0] == 0x1f || data[0] == 0x28 ||
                               data[0] == 'P'); /* offsets are of content */
    assert(!code || code == err.code);
    assert(!code || packed || err.offset <= size);
    assert(code || first.facts >= facts.rows);
    (void)packed;
    assert(fuzz_read(parse, bytes, &second, &facts, &err) == code);
    assert(first.facts == second.facts && first.hash == second.hash);
    return 0;
}

#endif
