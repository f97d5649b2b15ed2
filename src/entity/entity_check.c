/* SPDX-License-Identifier: Apache-2.0 */
/* A number is reduced to its letters and digits, compared with the forms of
 * its kind, then its check digits are computed. The computations may rely on
 * the form: digits are digits where it says so. */
#include "entity_check.h"

#include "entity_country.h"
#include "entity_wallet.h"

enum {
    MOST_FOLDED = 20,    /* the longest form: a LEI */
    ENYE = (char)'\xd1', /* the letter Ñ, folded to one byte */
};

/* ---- sums --------------------------------------------------------------- */

static unsigned digit(char c) {
    return (unsigned)(c - '0');
}

/* 0..9, then A = 10 .. Z = 35. */
static unsigned letter_value(char c) {
    return c <= '9' ? digit(c) : (unsigned)(c - 'A') + 10;
}

static unsigned weighted(const char *text, const unsigned char *weights,
                         size_t count) {
    unsigned sum = 0;
    for (size_t i = 0; i < count; i++) sum += digit(text[i]) * weights[i];
    return sum;
}

static unsigned remainder_of(const char *text, size_t count, unsigned divisor) {
    unsigned rest = 0;
    for (size_t i = 0; i < count; i++)
        rest = (rest * 10 + digit(text[i])) % divisor;
    return rest;
}

/* The check digit 11 - sum mod 11 of many tax numbers, 10 and 11 being 0. */
static unsigned eleven(unsigned sum) {
    unsigned rest = sum % 11;
    return rest < 2 ? 0 : 11 - rest;
}

static bool all_equal(const char *text, size_t size) {
    for (size_t i = 1; i < size; i++)
        if (text[i] != text[0]) return false;
    return true;
}

static tamiz_check fits_if(bool fits) {
    return fits ? TAMIZ_CHECK_FITS : TAMIZ_CHECK_FAILS;
}

/* ---- ships, firms, papers ----------------------------------------------- */

/* IMO resolution A.1117(30): the last digit of the sum weighted 7 to 2. */
static tamiz_check check_imo(const char *text, size_t size) {
    static const unsigned char weights[] = {7, 6, 5, 4, 3, 2};
    (void)size;
    return fits_if(weighted(text, weights, 6) % 10 == digit(text[6]));
}

/* ITU-R M.585: three digits of the country of the flag, 201 to 775, after
 * what tells other stations from ships; 970, 972 and 974 are distress
 * beacons, which have no country. No check digit. */
static tamiz_check check_mmsi(const char *text, size_t size) {
    static const char *const before[] = {"00", "0", "111", "8", "98", "99"};
    static const char *const beacons[] = {"970", "972", "974"};
    tamiz_span number = {text, size};
    for (size_t i = 0; i < sizeof beacons / sizeof *beacons; i++)
        if (tamiz_span_starts(number, beacons[i])) return TAMIZ_CHECK_FITS;
    size_t skip = 0;
    for (size_t i = 0; !skip && i < sizeof before / sizeof *before; i++)
        if (tamiz_span_starts(number, before[i])) skip = strlen(before[i]);
    unsigned country = remainder_of(text + skip, 3, 1000);
    return fits_if(country >= 201 && country <= 775);
}

/* ISO 17442 by ISO/IEC 7064 mod 97-10: letters as two digits, rest 1. */
static tamiz_check check_lei(const char *text, size_t size) {
    unsigned rest = 0;
    for (size_t i = 0; i < size; i++) {
        unsigned value = letter_value(text[i]);
        rest = (rest * (value < 10 ? 10 : 100) + value) % 97;
    }
    return fits_if(rest == 1);
}

/* ISO 9362: the fifth and sixth letter are an ISO 3166-1 code. */
static tamiz_check check_bic(const char *text, size_t size) {
    (void)size;
    char code[] = {(char)(text[4] | 0x20), (char)(text[5] | 0x20), '\0'};
    const char *country = tamiz_country_find(tamiz_span_of(code));
    return fits_if(country && !strcmp(country, code));
}

/* ISO 6166: letters as two digits, then every second digit from the right
 * doubled and its digits added (Luhn); the sum ends in 0. */
static tamiz_check check_isin(const char *text, size_t size) {
    unsigned sum = 0;
    bool twice = false;
    for (size_t i = size; i-- > 0;) {
        unsigned value = letter_value(text[i]);
        for (unsigned left = value < 10 ? 1 : 2; left; left--, value /= 10) {
            unsigned part = value % 10 * (twice ? 2 : 1);
            sum += part > 9 ? part - 9 : part;
            twice = !twice;
        }
    }
    return fits_if(sum % 10 == 0);
}

/* ---- Russia ------------------------------------------------------------- */

/* Federal Tax Service: sum mod 11 mod 10; the weights of the shorter sums are
 * the ends of those of the longest. */
static tamiz_check check_inn(const char *text, size_t size) {
    static const unsigned char weights[] = {3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8};
    if (size == 10)
        return fits_if(weighted(text, weights + 2, 9) % 11 % 10 ==
                       digit(text[9]));
    return fits_if(weighted(text, weights + 1, 10) % 11 % 10 ==
                       digit(text[10]) &&
                   weighted(text, weights, 11) % 11 % 10 == digit(text[11]));
}

/* The number before the last digit, mod 11 (a firm: 13 digits) or mod 13 (a
 * person in business: 15), of that the last digit. */
static tamiz_check check_ogrn(const char *text, size_t size) {
    unsigned rest = remainder_of(text, size - 1, size == 13 ? 11 : 13);
    return fits_if(rest % 10 == digit(text[size - 1]));
}

/* ---- Latin America ------------------------------------------------------ */

/* Receita Federal: weights 2 to 9 from the right, twice. Since 2026 letters
 * may stand before the check digits, with their ASCII code less 48. */
static tamiz_check check_cnpj(const char *text, size_t size) {
    static const unsigned char weights[] = {6, 5, 4, 3, 2, 9, 8,
                                            7, 6, 5, 4, 3, 2};
    return fits_if(!all_equal(text, size) &&
                   eleven(weighted(text, weights + 1, 12)) == digit(text[12]) &&
                   eleven(weighted(text, weights, 13)) == digit(text[13]));
}

/* Receita Federal: weights 2 up from the right, twice. */
static tamiz_check check_cpf(const char *text, size_t size) {
    static const unsigned char weights[] = {11, 10, 9, 8, 7, 6, 5, 4, 3, 2};
    return fits_if(!all_equal(text, size) &&
                   eleven(weighted(text, weights + 1, 9)) == digit(text[9]) &&
                   eleven(weighted(text, weights, 10)) == digit(text[10]));
}

/* ARCA (formerly AFIP): weights 2 to 7 from the right, 10 being 9. */
static tamiz_check check_cuit(const char *text, size_t size) {
    static const unsigned char weights[] = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
    (void)size;
    unsigned rest = weighted(text, weights, 10) % 11;
    unsigned check = rest == 1 ? 9 : (11 - rest) % 11;
    return fits_if(check == digit(text[10]));
}

/* DIAN: primes from the right, sum mod 11, 11 less that but 0 and 1 stay.
 * Often written without the check digit, as is a citizen's ten-digit number,
 * which begins with 1. */
static tamiz_check check_nit(const char *text, size_t size) {
    static const unsigned char weights[] = {41, 37, 29, 23, 19, 17, 13, 7, 3};
    static const unsigned char longest[] = {43, 41, 37, 29, 23,
                                            19, 17, 13, 7,  3};
    if (size < 10 || (size == 10 && text[0] == '1')) return TAMIZ_CHECK_NONE;
    unsigned rest = size == 10 ? weighted(text, weights, 9) % 11
                               : weighted(text, longest, 10) % 11;
    return fits_if((rest < 2 ? rest : 11 - rest) == digit(text[size - 1]));
}

/* SENIAT: the letter counts 4 times its place in V, E, J, P, G. We have no
 * source for that of C (communal councils). */
static tamiz_check check_rif(const char *text, size_t size) {
    static const unsigned char weights[] = {3, 2, 7, 6, 5, 4, 3, 2};
    static const char letters[] = "VEJPG";
    (void)size;
    if (text[0] == 'C') return TAMIZ_CHECK_NONE;
    const char *place = memchr(letters, text[0], sizeof letters - 1);
    if (!place) return TAMIZ_CHECK_FAILS;
    unsigned sum = 4 * ((unsigned)(place - letters) + 1);
    return fits_if(eleven(sum + weighted(text + 1, weights, 8)) ==
                   digit(text[9]));
}

static bool is_date(const char *text) {
    unsigned month = remainder_of(text + 2, 2, 100);
    unsigned day = remainder_of(text + 4, 2, 100);
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/* SAT: letters of the name, a date, three signs. The last one is a check
 * digit, but many numbers in use do not follow it. */
static tamiz_check check_rfc(const char *text, size_t size) {
    return fits_if(is_date(text + size - 9));
}

/* RENAPO: weights 18 to 2, letters from 10 on with the Ñ after the N; ten less
 * the last digit of the sum. */
static tamiz_check check_curp(const char *text, size_t size) {
    unsigned sum = 0;
    for (size_t i = 0; i + 1 < size; i++)
        sum += (letter_value(text[i]) + (text[i] > 'N')) * (unsigned)(size - i);
    bool sex = text[10] == 'H' || text[10] == 'M' || text[10] == 'X';
    return fits_if(sex && is_date(text + 4) &&
                   (10 - sum % 10) % 10 == digit(text[17]));
}

/* ---- kinds -------------------------------------------------------------- */

/* Forms: 9 a digit, A a letter, X either, N a letter, Ñ or &. check == NULL: a
 * wallet. */
typedef struct kind_row {
    const char *name;
    const char *forms[4];
    tamiz_check (*check)(const char *text, size_t size);
} kind_row;

static const kind_row kinds[TAMIZ_KIND_COUNT] = {
    [TAMIZ_KIND_NONE] = {"", {NULL}, NULL},
    [TAMIZ_KIND_IMO] = {"imo", {"9999999"}, check_imo},
    [TAMIZ_KIND_MMSI] = {"mmsi", {"999999999"}, check_mmsi},
    [TAMIZ_KIND_LEI] = {"lei", {"XXXXXXXXXXXXXXXXXX99"}, check_lei},
    [TAMIZ_KIND_BIC] = {"bic", {"XXXXAAXX", "XXXXAAXXXXX"}, check_bic},
    [TAMIZ_KIND_ISIN] = {"isin", {"AAXXXXXXXXX9"}, check_isin},
    [TAMIZ_KIND_INN] = {"inn", {"9999999999", "999999999999"}, check_inn},
    [TAMIZ_KIND_OGRN] = {"ogrn",
                         {"9999999999999", "999999999999999"},
                         check_ogrn},
    [TAMIZ_KIND_CNPJ] = {"cnpj", {"XXXXXXXXXXXX99"}, check_cnpj},
    [TAMIZ_KIND_CPF] = {"cpf", {"99999999999"}, check_cpf},
    [TAMIZ_KIND_CUIT] = {"cuit", {"99999999999"}, check_cuit},
    [TAMIZ_KIND_NIT] = {"nit",
                        {"99999999", "999999999", "9999999999", "99999999999"},
                        check_nit},
    [TAMIZ_KIND_RIF] = {"rif", {"A999999999"}, check_rif},
    [TAMIZ_KIND_RFC] = {"rfc", {"NNN999999XXX", "NNNN999999XXX"}, check_rfc},
    [TAMIZ_KIND_CURP] = {"curp", {"AAAA999999AAAAAAX9"}, check_curp},
    [TAMIZ_KIND_BTC] = {"btc", {NULL}, NULL},
    [TAMIZ_KIND_LTC] = {"ltc", {NULL}, NULL},
    [TAMIZ_KIND_DOGE] = {"doge", {NULL}, NULL},
    [TAMIZ_KIND_TRON] = {"tron", {NULL}, NULL},
    [TAMIZ_KIND_ETH] = {"eth", {NULL}, NULL},
};

static char upper(char c) {
    return (char)(c >= 'a' && c <= 'z' ? c & ~0x20 : c);
}

tamiz_identifier_kind tamiz_identifier_kind_find(tamiz_span name) {
    for (unsigned k = TAMIZ_KIND_NONE + 1; k < TAMIZ_KIND_COUNT; k++) {
        size_t i = 0, size = strlen(kinds[k].name);
        if (size != name.size) continue;
        while (i < size && upper(kinds[k].name[i]) == upper(name.data[i])) i++;
        if (i == size) return (tamiz_identifier_kind)k;
    }
    return TAMIZ_KIND_NONE;
}

static bool is_class(char c, char form) {
    bool letter = c >= 'A' && c <= 'Z', number = c >= '0' && c <= '9';
    if (form == '9') return number;
    if (form == 'A') return letter;
    if (form == 'X') return letter || number;
    return letter || c == ENYE || c == '&';
}

static bool has_form(const char *text, size_t size, const char *form) {
    if (strlen(form) != size) return false;
    for (size_t i = 0; i < size; i++)
        if (!is_class(text[i], form[i])) return false;
    return true;
}

/* Bytes written to text, or MOST_FOLDED + 1 when there are more. */
static size_t fold(tamiz_span number, char text[MOST_FOLDED]) {
    size_t size = 0;
    for (size_t i = 0; i < number.size; i++) {
        char c = upper(number.data[i]);
        if (c == ' ' || c == '.' || c == '-' || c == '/') continue;
        tamiz_span rest = tamiz_span_from(number, i);
        if (tamiz_span_starts(rest, "Ñ") || tamiz_span_starts(rest, "ñ")) {
            c = ENYE;
            i++;
        }
        if (size == MOST_FOLDED) return MOST_FOLDED + 1;
        text[size++] = c;
    }
    return size;
}

/* "IMO 9074729": what stands before the digits, in any case. */
static tamiz_span without_imo(tamiz_span number) {
    number = tamiz_span_trim(number);
    bool said = number.size > 3 && upper(number.data[0]) == 'I' &&
                upper(number.data[1]) == 'M' && upper(number.data[2]) == 'O';
    return said ? tamiz_span_from(number, 3) : number;
}

tamiz_check tamiz_identifier_check(tamiz_identifier_kind kind,
                                   tamiz_span number) {
    if (kind == TAMIZ_KIND_NONE) return TAMIZ_CHECK_NONE;
    const kind_row *row = &kinds[kind];
    if (!row->check)
        return fits_if(tamiz_wallet_fits(kind, tamiz_span_trim(number)));
    char text[MOST_FOLDED];
    if (kind == TAMIZ_KIND_IMO) number = without_imo(number);
    size_t size = fold(number, text);
    for (size_t i = 0; i < sizeof row->forms / sizeof *row->forms; i++)
        if (row->forms[i] && has_form(text, size, row->forms[i]))
            return row->check(text, size);
    return TAMIZ_CHECK_FAILS;
}

bool tamiz_identifier_is_guarded(tamiz_identifier_kind kind) {
    return kind != TAMIZ_KIND_NONE && kind != TAMIZ_KIND_MMSI &&
           kind != TAMIZ_KIND_BIC && kind != TAMIZ_KIND_RFC &&
           kind != TAMIZ_KIND_ETH;
}
