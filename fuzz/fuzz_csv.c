/* SPDX-License-Identifier: Apache-2.0 */
/* The first byte chooses a dialect, the rest is the file. Either it is refused
 * at a place inside it, or its rows survive being written and read again. */
#include <assert.h>

#include "base_buffer.h"
#include "format_csv.h"

static const tamiz_csv_dialect dialects[] = {
    {0}, {'\t', true, true}, {';', false, true}};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void add_quoted(tamiz_buffer *out, tamiz_span text) {
    tamiz_buffer_byte(out, '"');
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '"') tamiz_buffer_byte(out, '"');
        tamiz_buffer_byte(out, text.data[i]);
    }
    tamiz_buffer_byte(out, '"');
}

/* Writes every row in RFC 4180 with all fields in quotes. */
static tamiz_code rewrite(tamiz_span bytes, tamiz_csv_dialect dialect,
                          tamiz_buffer *out, tamiz_error *err) {
    tamiz_input *input = NULL;
    tamiz_csv *csv = NULL;
    tamiz_csv_row row;
    bool more = true;
    tamiz_code code = tamiz_input_memory(bytes, "fuzz", &input, err);
    if (!code) code = tamiz_csv_new(input, dialect, &csv, err);
    while (!code && !(code = tamiz_csv_next(csv, &row, &more, err)) && more) {
        assert(row.count && row.line && row.offset <= bytes.size);
        for (size_t i = 0; i < row.count; i++) {
            if (i) tamiz_buffer_byte(out, ',');
            add_quoted(out, row.fields[i].text);
        }
        tamiz_buffer_byte(out, '\n');
    }
    tamiz_csv_free(csv);
    tamiz_input_close(input);
    return code;
}

/* Compressed content is fuzz_input's business. */
static bool looks_compressed(tamiz_span bytes) {
    return tamiz_span_starts(bytes, "\x1f\x8b") ||
           tamiz_span_starts(bytes, "\x28\xb5\x2f\xfd") ||
           tamiz_span_starts(tamiz_span_from(bytes, 1), "\x2a\x4d\x18");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (!size) return 0;
    tamiz_csv_dialect dialect = dialects[data[0] % 3];
    tamiz_span bytes = {(const char *)data + 1, size - 1};
    if (looks_compressed(bytes)) return 0;
    tamiz_buffer once = {0}, twice = {0};
    tamiz_error err = {0};
    tamiz_code code = rewrite(bytes, dialect, &once, &err);
    assert(!code || code == TAMIZ_BAD_INPUT || code == TAMIZ_TOO_LARGE);
    if (code == TAMIZ_BAD_INPUT)
        assert(err.offset <= bytes.size && (err.line || err.offset));
    if (!code) {
        code = rewrite(tamiz_buffer_view(&once), dialects[0], &twice, &err);
        assert(!code && tamiz_span_equal(tamiz_buffer_view(&once),
                                         tamiz_buffer_view(&twice)));
    }
    tamiz_buffer_clear(&once);
    tamiz_buffer_clear(&twice);
    return 0;
}
