/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "entity_check.h"

enum { NONE = TAMIZ_CHECK_NONE, FITS, FAILS };

static int check(const char *kind, const char *number) {
    return (int)tamiz_identifier_check(
        tamiz_identifier_kind_find(tamiz_span_of(kind)), tamiz_span_of(number));
}

TEST(numbers_are_checked_by_the_rules_of_their_kind) {
    // clang-format off
    static const struct { const char *kind, *number; int want; const char *reason; } rows[] = {
        {"imo", "9074729", FITS, "a ship"}, {"IMO", "9319466", FITS, "capitals"},
        {"imo", "9074728", FAILS, "last digit"}, {"imo", "907472", FAILS, "short"},
        {"imo", "90747290", FAILS, "long"}, {"imo", "", FAILS, "empty"},
        {"imo", "907472x", FAILS, "a letter"},
        {"mmsi", "366123456", FITS, "a ship"}, {"mmsi", "003669999", FITS, "coast"},
        {"mmsi", "036699999", FITS, "group"}, {"mmsi", "111366123", FITS, "aircraft"},
        {"mmsi", "993661234", FITS, "buoy"}, {"mmsi", "970123456", FITS, "beacon"},
        {"mmsi", "200123456", FAILS, "no country"}, {"mmsi", "776123456", FAILS, "no country"},
        {"mmsi", "775123456", FITS, "last country"}, {"mmsi", "201123456", FITS, "first"},
        {"mmsi", "36612345", FAILS, "short"},
        {"lei", "506700GE1G29325QX363", FITS, "GLEIF"},
        {"lei", "5067 00ge1g29325qx3-63", FITS, "spaces, dash, small letters"},
        {"lei", "529900T8BM49AURSDO55", FITS, "public example"},
        {"lei", "506700GE1G29325QX364", FAILS, "last digit"},
        {"lei", "506700EG1G29325QX363", FAILS, "swapped letters"},
        {"lei", "506700GE1G29325QX36", FAILS, "short"},
        {"lei", "506700GE1G29325QX3630", FAILS, "longer than any form"},
        {"bic", "DEUTDEFF", FITS, "a bank"}, {"bic", "DEUTDEFF500", FITS, "a branch"},
        {"bic", "NBOKKWKW", FITS, "Kuwait"}, {"bic", "DEUTZZFF", FAILS, "no country"},
        {"bic", "DEUTUKFF", FAILS, "a name of gb, not its code"},
        {"bic", "DEUTD1FF", FAILS, "digit in the country"}, {"bic", "DEUTDEFF50", FAILS, "ten"},
        {"isin", "US0378331005", FITS, "a share"}, {"isin", "AU0000XVGZA3", FITS, "letters"},
        {"isin", "GB0002634946", FITS, "a share"}, {"isin", "US0378331006", FAILS, "last digit"},
        {"isin", "US037833100", FAILS, "short"}, {"isin", "1S0378331005", FAILS, "no country"},
        {"inn", "7736050003", FITS, "a firm"}, {"inn", "7707083893", FITS, "a bank"},
        {"inn", "500100732259", FITS, "a person"}, {"inn", "7736050004", FAILS, "last digit"},
        {"inn", "500100732258", FAILS, "last digit"}, {"inn", "500100732269", FAILS, "the one before"},
        {"inn", "77360500030", FAILS, "eleven"},
        {"ogrn", "1027700070518", FITS, "a firm"}, {"ogrn", "304500116000157", FITS, "a person"},
        {"ogrn", "1027700070519", FAILS, "last digit"}, {"ogrn", "304500116000158", FAILS, "last digit"},
        {"ogrn", "10277000705180", FAILS, "fourteen"},
        {"cnpj", "00.000.000/0001-91", FITS, "as printed"}, {"cnpj", "33000167000101", FITS, "a firm"},
        {"cnpj", "12.abc.345/01de-35", FITS, "letters, since 2026"},
        {"cnpj", "33000167000102", FAILS, "last digit"}, {"cnpj", "33000167000111", FAILS, "the one before"},
        {"cnpj", "00000000000000", FAILS, "all equal"}, {"cnpj", "3300016700010", FAILS, "short"},
        {"cpf", "529.982.247-25", FITS, "as printed"}, {"cpf", "11144477735", FITS, "digits"},
        {"cpf", "52998224726", FAILS, "last digit"}, {"cpf", "52998224735", FAILS, "the one before"},
        {"cpf", "11111111111", FAILS, "all equal"}, {"cpf", "5299822472", FAILS, "short"},
        {"cuit", "30-54668997-9", FITS, "a firm"}, {"cuit", "20055361682", FITS, "a person"},
        {"cuit", "30700000139", FITS, "ten is nine"},
        {"cuit", "30700000130", FAILS, "ten is not 0"},
        {"cuit", "30546689978", FAILS, "last digit"}, {"cuit", "3054668997", FAILS, "short"},
        {"nit", "800.197.268-4", FITS, "as printed"}, {"nit", "8999990681", FITS, "digits"},
        {"nit", "1020304050-8", FITS, "a citizen"}, {"nit", "8001972685", FAILS, "last digit"},
        {"nit", "1020304050-7", FAILS, "last digit"}, {"nit", "800197268", NONE, "no check digit"},
        {"nit", "1020304050", NONE, "a citizen, no check digit"}, {"nit", "800", FAILS, "short"},
        {"rif", "J-00095036-9", FITS, "a firm"}, {"rif", "v114702834", FITS, "a person"},
        {"rif", "G-20000001-5", FITS, "the state"}, {"rif", "G-20000001-4", FAILS, "last digit"},
        {"rif", "E000950369", FAILS, "other letter"}, {"rif", "X000950369", FAILS, "no such letter"},
        {"rif", "C000950369", NONE, "weight of C unknown"}, {"rif", "J00095036", FAILS, "short"},
        {"rfc", "GODE561231GR8", FITS, "a person"}, {"rfc", "PEM380607KZ3", FITS, "a firm"},
        {"rfc", "ÑU&800101AB1", FITS, "a letter of two bytes"}, {"rfc", "ñu&800101ab1", FITS, "small"},
        {"rfc", "GODE561331GR8", FAILS, "month"}, {"rfc", "GODE561200GR8", FAILS, "day"},
        {"rfc", "GODE561231GR", FAILS, "short"},
        {"curp", "BOXW310820HNERXN09", FITS, "a person"}, {"curp", "GODE561231HDFRRN00", FITS, "letters on both sides of the Ñ"},
        {"curp", "BOXW310820HNERXN08", FAILS, "last digit"},
        {"curp", "BOXW310820KNERXN09", FAILS, "sex"}, {"curp", "BOXW310820HNERXN0", FAILS, "short"},
        {"btc", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", FITS, "the first"},
        {"btc", " 3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy ", FITS, "a script"},
        {"btc", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", FAILS, "last letter"},
        {"btc", "1a1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", FAILS, "case"},
        {"btc", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfN", FAILS, "short"},
        {"btc", "1159Gt41DBzYRsML1JiTNVqNySxVCAuNKWr", FAILS, "a 1 too many"},
        {"btc", "mjfEB76C11ygeTod2HRkKkbJJx5u4rgXRu", FAILS, "test network"},
        {"btc", "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz", FAILS, "too large"},
        {"btc", "", FAILS, "empty"}, {"btc", "bc1", FAILS, "no data"},
        {"btc", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", FITS, "BIP 173"},
        {"btc", "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", FITS, "capitals"},
        {"btc", "bC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", FAILS, "mixed case"},
        {"btc", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", FAILS, "last letter"},
        {"btc", "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", FITS, "BIP 350"},
        {"btc", "bc1q94c3vs4hy6cygqtz0j5lhtpj7hy9xra39j22xu", FAILS, "version 0 as bech32m"},
        {"btc", "bc1p94c3vs4hy6cygqtz0j5lhtpj7hy9xra3jq7vfkczykr30ys6fzqsy28a6s", FAILS, "version 1 as bech32"},
        {"btc", "bc1q94c3vs4hy6cygqtz0j5lhtpj7hy9xra3jqxw6t58", FAILS, "21 bytes"},
        {"btc", "bc1394c3vs4hy6cygqtz0j5lhtpj7hy9xra3jq7vfkczykr30ys6fzqsdzdn27", FAILS, "version 17"},
        {"ltc", "ltc1q94c3vs4hy6cygqtz0j5lhtpj7hy9xra35jqzmw", FITS, "bech32"},
        {"ltc", "LPNE9GK3GenV8A2AUrSfmrSjfArUJ5N345", FITS, "a key"},
        {"ltc", "MC3S7Uuch1iEm2JLXh7Jk6zJvBNMgvc1ii", FITS, "a script"},
        {"ltc", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", FAILS, "other network"},
        {"doge", "D9HNRJwrVQSiQMWc3JSw3bYaL6DVUzwBfr", FITS, "a key"},
        {"doge", "9vaYYSZYoxjhrtPuqwnPAbNHJ49wikMDus", FITS, "a script"},
        {"doge", "D9HNRJwrVQSiQMWc3JSw3bYaL6DVUzwBfs", FAILS, "last letter"},
        {"tron", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", FITS, "a contract"},
        {"tron", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u", FAILS, "last letter"},
        {"tron", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", FAILS, "other network"},
        {"eth", "0xdAC17F958D2ee523a2206206994597C13D831ec7", FITS, "EIP-55"},
        {"eth", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", FITS, "EIP-55, its example"},
        {"eth", "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359", FITS, "EIP-55, its example"},
        {"eth", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeaEd", FAILS, "a capital elsewhere"},
        {"eth", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAec", FAILS, "another digit"},
        {"eth", "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaec", FITS, "one case: form alone"},
        {"eth", "0x5AAEB6053F3E94C9B9A09F33669435E7EF1BEAEC", FITS, "one case: form alone"},
        {"eth", "0xdAC17F958D2ee523a2206206994597C13D831ecg", FAILS, "no hex"},
        {"eth", "0xdAC17F958D2ee523a2206206994597C13D831ec", FAILS, "short"},
        {"passport", "123", NONE, "no such kind"}, {"", "123", NONE, "no kind"},
        {"im", "9074729", NONE, "cut kind"},
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(rows); i++)
        if (check(rows[i].kind, rows[i].number) != rows[i].want)
            fail_msg("%s %s: %d, expected %d (%s)", rows[i].kind,
                     rows[i].number, check(rows[i].kind, rows[i].number),
                     rows[i].want, rows[i].reason);
}

/* Whatever the digits before it, exactly one check digit fits. */
TEST(exactly_one_check_digit_fits) {
    static const struct {
        const char *kind, *before; /* 9 stands for any digit, the rest stays */
    } rows[] = {
        {"imo", "999999"},
        {"isin", "US999999999"},
        {"inn", "999999999"},
        {"ogrn", "999999999999"},
        {"cuit", "9999999999"},
        {"ogrn", "99999999999999"},
        {"rif", "V99999999"},
        {"rif", "G99999999"},
        {"nit", "8999999999"},
        {"nit", "899999999"},
        {"curp", "BOXW310820HNERXN9"},
    };
    uint64_t seed = 1;
    for (size_t i = 0; i < COUNT(rows); i++) {
        for (int round = 0; round < 200; round++) {
            char number[24];
            size_t size = strlen(rows[i].before);
            memcpy(number, rows[i].before, size);
            for (size_t k = 0; k < size; k++)
                if (number[k] == '9')
                    number[k] = (char)('0' + (int)(test_random(&seed) % 10));
            number[size + 1] = '\0';
            int fitting = 0;
            for (char last = '0'; last <= '9'; last++) {
                number[size] = last;
                fitting += check(rows[i].kind, number) == FITS;
            }
            if (fitting != 1)
                fail_msg("%s %s: %d fit", rows[i].kind, number, fitting);
        }
    }
}

TEST(an_empty_number_may_have_no_bytes) {
    for (unsigned k = TAMIZ_KIND_NONE; k < TAMIZ_KIND_COUNT; k++)
        assert_int_equal(tamiz_identifier_check((tamiz_identifier_kind)k,
                                                (tamiz_span){NULL, 0}),
                         k ? FAILS : NONE);
    assert_int_equal(tamiz_identifier_kind_find((tamiz_span){NULL, 0}),
                     TAMIZ_KIND_NONE);
}
