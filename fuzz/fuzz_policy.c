/* SPDX-License-Identifier: Apache-2.0 */
/* A policy's file is refused with a place inside it, or what it says can be
 * explained, and has an id that reading it again gives again. */
#include <assert.h>

#include "screen_rules.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t input_size;

static void on_mistake(void *context, const tamiz_error *mistake) {
    assert(mistake->message[0] && mistake->offset <= input_size);
    ++*(size_t *)context;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char *const lists[] = {"us_ofac_sdn", "un_sc_sanctions"};
    tamiz_span text = {(const char *)data, size};
    size_t mistakes = 0;
    tamiz_policy_reader reader = {lists, 2, on_mistake, &mistakes};
    tamiz_policy *policy = NULL, *again = NULL;
    tamiz_error err = {0};
    input_size = size;
    tamiz_code code = tamiz_policy_read(text, "fuzz", &reader, &policy, &err);
    assert(code ? mistakes > 0 && err.message[0] : !mistakes);
    if (code) return 0;
    assert(tamiz_policy_explain(policy));
    assert(!tamiz_policy_read(text, "fuzz", &reader, &again, NULL));
    assert(!strcmp(tamiz_policy_id(policy), tamiz_policy_id(again)));
    tamiz_policy_free(policy);
    tamiz_policy_free(again);
    return 0;
}
