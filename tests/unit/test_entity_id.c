/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include <stdio.h>

#include "entity_id.h"

// clang-format off
static const struct {
    tamiz_schema schema; const char *owner, *id, *kept;
} rows[] = {
    {TAMIZ_SCHEMA_Person, "", "NK-1", "NK-1"},
    {TAMIZ_SCHEMA_Sanction, "NK-1", "s-7", "NK-1//s-7"},
    {TAMIZ_SCHEMA_Sanction, "", "s-7", "s-7"},               // of nobody
    {TAMIZ_SCHEMA_Sanction, "NK-1", "NK-1/s", "NK-1/s"},     // ours
    {TAMIZ_SCHEMA_Sanction, "NK-1", "NK-1//s", "NK-1//NK-1//s"},
    {TAMIZ_SCHEMA_Sanction, "a/b", "s", "a%2Fb//s"},
    {TAMIZ_SCHEMA_Sanction, "a/b", "a%2Fb//s", "a%2Fb//a%2Fb//s"},
    {TAMIZ_SCHEMA_Person, "", "a/b", "a%2Fb"},               // a party still
    {TAMIZ_SCHEMA_Person, "", "a%2Fb", "a%252Fb"},           // and another one
    {TAMIZ_SCHEMA_Person, "", "a%25b", "a%2525b"},
    {TAMIZ_SCHEMA_Person, "", "50%", "50%"},
    {TAMIZ_SCHEMA_Address, "", "P/a", "P/a"},                // not screened
    {TAMIZ_SCHEMA_CryptoWallet, "P", "P/w-1", "P/w-1"},      // ours
    {TAMIZ_SCHEMA_CryptoWallet, "P", "x/w-1", "x%2Fw-1"},
    {TAMIZ_SCHEMA_CryptoWallet, "P%25", "P%25/w", "P%25/w"},
    {TAMIZ_SCHEMA_CryptoWallet, "P", "w", "w"},              // stands alone
};
// clang-format on

TEST(what_is_attached_hangs_on_its_party_and_a_party_on_nothing) {
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_buffer kept = {0}, own = {0};
        tamiz_span owner = tamiz_span_of(rows[i].owner);
        tamiz_id_keep(rows[i].schema, owner, tamiz_span_of(rows[i].id), &kept);
        assert_string_equal(kept.data, rows[i].kept);
        tamiz_id_own(rows[i].schema, owner, "ftm", tamiz_buffer_view(&kept),
                     &own);
        assert_string_equal(own.data, rows[i].id);
        tamiz_buffer_clear(&kept);
        tamiz_buffer_clear(&own);
    }
}

/* Ids of few letters, so that every trap occurs. */
static void draw(char text[16], uint64_t *seed, size_t least) {
    static const char *const pieces[] = {"/", "//", "%2F", "%25", "a", "@l"};
    const char *three[] = {"", "", ""};
    size_t count = least + test_random(seed) % 3;
    for (size_t i = 0; i < count; i++)
        three[i] = pieces[test_random(seed) % COUNT(pieces)];
    (void)snprintf(text, 16, "%s%s%s", three[0], three[1], three[2]);
}

TEST(any_id_comes_out_as_it_went_in) {
    static const tamiz_schema schemata[] = {
        TAMIZ_SCHEMA_Person, TAMIZ_SCHEMA_Sanction, TAMIZ_SCHEMA_CryptoWallet,
        TAMIZ_SCHEMA_Address};
    uint64_t seed = 7;
    for (size_t i = 0; i < 20000; i++) {
        char id[16], owner[16];
        draw(id, &seed, 1);
        draw(owner, &seed, 0);
        tamiz_schema schema = schemata[i % COUNT(schemata)];
        tamiz_buffer kept = {0}, apart = {0}, own = {0};
        tamiz_id_keep(schema, tamiz_span_of(owner), tamiz_span_of(id), &kept);
        tamiz_span put = tamiz_buffer_view(&kept);
        if (i % 2 || tamiz_id_is_apart(put, "l")) {
            tamiz_id_tell_apart(put, "l", &apart);
            put = tamiz_buffer_view(&apart);
            assert_true(tamiz_id_is_apart(put, "l"));
        }
        tamiz_id_own(schema, tamiz_span_of(owner), "l", put, &own);
        assert_string_equal(own.data, id);
        tamiz_buffer_clear(&kept);
        tamiz_buffer_clear(&apart);
        tamiz_buffer_clear(&own);
    }
}
