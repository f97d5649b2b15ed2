/* SPDX-License-Identifier: Apache-2.0 */
/* A key or signature file is refused with a line, or what was read can be
 * written and read again to the same. The first byte says which kind. */
#include <assert.h>

#include "base_sign.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(tamiz_code code, const tamiz_error *err) {
    assert(!code || (code == TAMIZ_BAD_INPUT && err->line && err->message[0]));
}

static void try_public(tamiz_span text) {
    tamiz_public_key key, again;
    tamiz_buffer out = {0};
    tamiz_error err = {0};
    tamiz_code code = tamiz_public_key_read(text, "k", &key, &err);
    check(code, &err);
    if (code) return;
    tamiz_public_key_write(&key, &out);
    assert(!tamiz_public_key_read(tamiz_buffer_view(&out), "k", &again, NULL));
    assert(!memcmp(&key, &again, sizeof key));
    tamiz_buffer_clear(&out);
}

static void try_secret(tamiz_span text) {
    tamiz_secret_key key, again;
    tamiz_buffer out = {0};
    tamiz_error err = {0};
    tamiz_code code = tamiz_secret_key_read(text, "k", &key, &err);
    check(code, &err);
    if (code) return;
    tamiz_secret_key_write(&key, &out);
    assert(!tamiz_secret_key_read(tamiz_buffer_view(&out), "k", &again, NULL));
    assert(!memcmp(&key, &again, sizeof key));
    tamiz_buffer_clear(&out);
}

static void try_signature(tamiz_span text) {
    tamiz_signature one, again;
    tamiz_buffer out = {0};
    tamiz_error err = {0};
    tamiz_code code = tamiz_signature_read(text, "s", &one, &err);
    check(code, &err);
    if (code) return;
    tamiz_signature_write(&one, &out);
    assert(!tamiz_signature_read(tamiz_buffer_view(&out), "s", &again, NULL));
    assert(!memcmp(one.bytes, again.bytes, sizeof one.bytes));
    assert(!memcmp(&one.digest, &again.digest, sizeof one.digest));
    tamiz_buffer_clear(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (!size) return 0;
    tamiz_span text = {(const char *)data + 1, size - 1};
    if (data[0] == 'p')
        try_public(text);
    else if (data[0] == 's')
        try_secret(text);
    else
        try_signature(text);
    return 0;
}
