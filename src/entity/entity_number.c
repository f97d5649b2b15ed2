/* SPDX-License-Identifier: Apache-2.0 */
#include "entity_number.h"

#include <strings.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

// clang-format off
static const struct { const char *word, *name; } families[] = {
    [TAMIZ_NUMBER_ANY]      = {NULL, "number"},
    [TAMIZ_NUMBER_DOCUMENT] = {"document", "document"},
    [TAMIZ_NUMBER_PASSPORT] = {"passport", "passport"},
    [TAMIZ_NUMBER_IDENTITY] = {"identity", "identity number"},
    [TAMIZ_NUMBER_TAX]      = {"tax", "tax number"},
    [TAMIZ_NUMBER_REGISTER] = {"register", "register number"},
    [TAMIZ_NUMBER_LICENCE]  = {"licence", "licence"},
    [TAMIZ_NUMBER_UN]       = {"un", "UN reference"},
    [TAMIZ_NUMBER_IMO]      = {"imo", "IMO number"},
    [TAMIZ_NUMBER_MMSI]     = {"mmsi", "MMSI"},
    [TAMIZ_NUMBER_LEI]      = {"lei", "LEI"},
    [TAMIZ_NUMBER_BIC]      = {"bic", "BIC"},
    [TAMIZ_NUMBER_ISIN]     = {"isin", "ISIN"},
    [TAMIZ_NUMBER_DUNS]     = {"duns", "DUNS"},
    [TAMIZ_NUMBER_WALLET]   = {"wallet", "wallet"},
    [TAMIZ_NUMBER_ACCOUNT]  = {"account", "account"},
    [TAMIZ_NUMBER_CALL_SIGN] = {"callsign", "call sign"},
    [TAMIZ_NUMBER_SERIAL]   = {"serial", "serial number"},
    [TAMIZ_NUMBER_ICAO]     = {"icao", "ICAO address"},
    [TAMIZ_NUMBER_OKPO]     = {"okpo", "OKPO code"},
    [TAMIZ_NUMBER_BIK]      = {"bik", "BIK code"},
};

static const tamiz_number_type of_kinds[TAMIZ_KIND_COUNT] = {
    [TAMIZ_KIND_IMO]  = {TAMIZ_NUMBER_IMO, TAMIZ_KIND_IMO, NULL},
    [TAMIZ_KIND_MMSI] = {TAMIZ_NUMBER_MMSI, TAMIZ_KIND_MMSI, NULL},
    [TAMIZ_KIND_LEI]  = {TAMIZ_NUMBER_LEI, TAMIZ_KIND_LEI, NULL},
    [TAMIZ_KIND_BIC]  = {TAMIZ_NUMBER_BIC, TAMIZ_KIND_BIC, NULL},
    [TAMIZ_KIND_ISIN] = {TAMIZ_NUMBER_ISIN, TAMIZ_KIND_ISIN, NULL},
    [TAMIZ_KIND_INN]  = {TAMIZ_NUMBER_TAX, TAMIZ_KIND_INN, "ru"},
    [TAMIZ_KIND_OGRN] = {TAMIZ_NUMBER_REGISTER, TAMIZ_KIND_OGRN, "ru"},
    [TAMIZ_KIND_CNPJ] = {TAMIZ_NUMBER_TAX, TAMIZ_KIND_CNPJ, "br"},
    [TAMIZ_KIND_CPF]  = {TAMIZ_NUMBER_TAX, TAMIZ_KIND_CPF, "br"},
    [TAMIZ_KIND_CUIT] = {TAMIZ_NUMBER_TAX, TAMIZ_KIND_CUIT, "ar"},
    [TAMIZ_KIND_NIT]  = {TAMIZ_NUMBER_TAX, TAMIZ_KIND_NIT, "co"},
    [TAMIZ_KIND_RIF]  = {TAMIZ_NUMBER_TAX, TAMIZ_KIND_RIF, "ve"},
    [TAMIZ_KIND_RFC]  = {TAMIZ_NUMBER_TAX, TAMIZ_KIND_RFC, "mx"},
    [TAMIZ_KIND_CURP] = {TAMIZ_NUMBER_IDENTITY, TAMIZ_KIND_CURP, "mx"},
    [TAMIZ_KIND_BTC]  = {TAMIZ_NUMBER_WALLET, TAMIZ_KIND_BTC, NULL},
    [TAMIZ_KIND_LTC]  = {TAMIZ_NUMBER_WALLET, TAMIZ_KIND_LTC, NULL},
    [TAMIZ_KIND_DOGE] = {TAMIZ_NUMBER_WALLET, TAMIZ_KIND_DOGE, NULL},
    [TAMIZ_KIND_TRON] = {TAMIZ_NUMBER_WALLET, TAMIZ_KIND_TRON, NULL},
    [TAMIZ_KIND_ETH]  = {TAMIZ_NUMBER_WALLET, TAMIZ_KIND_ETH, NULL},
};

/* kind: where the property is that of one kind. */
static const struct {
    tamiz_prop prop;
    tamiz_number_family family;
    tamiz_identifier_kind kind;
} of_props[] = {
    {TAMIZ_PROP_passportNumber, TAMIZ_NUMBER_PASSPORT, 0},
    {TAMIZ_PROP_idNumber, TAMIZ_NUMBER_IDENTITY, 0},
    {TAMIZ_PROP_personalNumber, TAMIZ_NUMBER_IDENTITY, 0},
    {TAMIZ_PROP_socialSecurityNumber, TAMIZ_NUMBER_IDENTITY, 0},
    {TAMIZ_PROP_taxNumber, TAMIZ_NUMBER_TAX, 0},
    {TAMIZ_PROP_vatCode, TAMIZ_NUMBER_TAX, 0},
    {TAMIZ_PROP_innCode, TAMIZ_NUMBER_TAX, TAMIZ_KIND_INN},
    {TAMIZ_PROP_registrationNumber, TAMIZ_NUMBER_REGISTER, 0},
    {TAMIZ_PROP_ogrnCode, TAMIZ_NUMBER_REGISTER, TAMIZ_KIND_OGRN},
    {TAMIZ_PROP_uscCode, TAMIZ_NUMBER_REGISTER, 0},
    {TAMIZ_PROP_licenseNumber, TAMIZ_NUMBER_LICENCE, 0},
    {TAMIZ_PROP_unscId, TAMIZ_NUMBER_UN, 0},
    {TAMIZ_PROP_imoNumber, TAMIZ_NUMBER_IMO, 0}, /* of firms too */
    {TAMIZ_PROP_mmsi, TAMIZ_NUMBER_MMSI, TAMIZ_KIND_MMSI},
    {TAMIZ_PROP_leiCode, TAMIZ_NUMBER_LEI, TAMIZ_KIND_LEI},
    {TAMIZ_PROP_swiftBic, TAMIZ_NUMBER_BIC, TAMIZ_KIND_BIC},
    {TAMIZ_PROP_bic, TAMIZ_NUMBER_BIC, TAMIZ_KIND_BIC},
    {TAMIZ_PROP_isin, TAMIZ_NUMBER_ISIN, TAMIZ_KIND_ISIN},
    {TAMIZ_PROP_isinCode, TAMIZ_NUMBER_ISIN, TAMIZ_KIND_ISIN},
    {TAMIZ_PROP_dunsCode, TAMIZ_NUMBER_DUNS, 0},
    {TAMIZ_PROP_publicKey, TAMIZ_NUMBER_WALLET, 0},
    {TAMIZ_PROP_cryptoAddress, TAMIZ_NUMBER_WALLET, 0},
    {TAMIZ_PROP_accountNumber, TAMIZ_NUMBER_ACCOUNT, 0},
    {TAMIZ_PROP_iban, TAMIZ_NUMBER_ACCOUNT, 0},
    {TAMIZ_PROP_callSign, TAMIZ_NUMBER_CALL_SIGN, 0},
    {TAMIZ_PROP_serialNumber, TAMIZ_NUMBER_SERIAL, 0},
    {TAMIZ_PROP_icaoCode, TAMIZ_NUMBER_ICAO, 0},
    {TAMIZ_PROP_okpoCode, TAMIZ_NUMBER_OKPO, 0},
    {TAMIZ_PROP_bikCode, TAMIZ_NUMBER_BIK, 0},
};

/* Words of two lists for one number; a register is FollowTheMoney's place for
 * the numbers of ships and firms that have no property of their own. */
static const tamiz_number_family mixed[][2] = {
    {TAMIZ_NUMBER_IDENTITY, TAMIZ_NUMBER_PASSPORT},
    {TAMIZ_NUMBER_IDENTITY, TAMIZ_NUMBER_TAX},
    {TAMIZ_NUMBER_IDENTITY, TAMIZ_NUMBER_REGISTER},
    {TAMIZ_NUMBER_IDENTITY, TAMIZ_NUMBER_LICENCE},
    {TAMIZ_NUMBER_REGISTER, TAMIZ_NUMBER_TAX},
    {TAMIZ_NUMBER_REGISTER, TAMIZ_NUMBER_LICENCE},
    {TAMIZ_NUMBER_REGISTER, TAMIZ_NUMBER_IMO},
    {TAMIZ_NUMBER_REGISTER, TAMIZ_NUMBER_LEI},
    {TAMIZ_NUMBER_REGISTER, TAMIZ_NUMBER_DUNS},
    {TAMIZ_NUMBER_REGISTER, TAMIZ_NUMBER_OKPO},
    {TAMIZ_NUMBER_IDENTITY, TAMIZ_NUMBER_OKPO},
    {TAMIZ_NUMBER_REGISTER, TAMIZ_NUMBER_SERIAL},
};
// clang-format on

static tamiz_number_type of_prop(tamiz_prop prop) {
    for (size_t i = 0; i < COUNT(of_props); i++) {
        if (of_props[i].prop != prop) continue;
        return (tamiz_number_type){of_props[i].family, of_props[i].kind,
                                   of_kinds[of_props[i].kind].country};
    }
    return (tamiz_number_type){TAMIZ_NUMBER_ANY, TAMIZ_KIND_NONE, NULL};
}

static bool is_word(tamiz_span text, const char *word) {
    return word && strlen(word) == text.size &&
           !strncasecmp(text.data, word, text.size);
}

bool tamiz_number_type_find(tamiz_span word, tamiz_number_type *out) {
    tamiz_identifier_kind kind = tamiz_identifier_kind_find(word);
    *out = of_kinds[kind];
    if (kind) return true;
    for (size_t i = 0; i < COUNT(families); i++) {
        if (!is_word(word, families[i].word)) continue;
        out->family = (tamiz_number_family)i;
        return true;
    }
    tamiz_prop prop = tamiz_prop_find(word);
    if (!prop || tamiz_prop_rows[prop].type != TAMIZ_TYPE_identifier)
        return false;
    *out = of_prop(prop);
    return true;
}

tamiz_number_type tamiz_number_type_of(tamiz_schema schema, tamiz_prop prop) {
    tamiz_number_type type = of_prop(prop);
    if (prop != TAMIZ_PROP_number) return type;
    if (schema == TAMIZ_SCHEMA_Passport) type.family = TAMIZ_NUMBER_PASSPORT;
    if (schema == TAMIZ_SCHEMA_Identification)
        type.family = TAMIZ_NUMBER_DOCUMENT;
    return type;
}

tamiz_fit tamiz_number_families_fit(tamiz_number_family a,
                                    tamiz_number_family b) {
    if (a <= TAMIZ_NUMBER_DOCUMENT || b <= TAMIZ_NUMBER_DOCUMENT)
        return TAMIZ_FIT_OPEN;
    if (a == b) return TAMIZ_FIT_SAME;
    for (size_t i = 0; i < COUNT(mixed); i++)
        if ((mixed[i][0] == a && mixed[i][1] == b) ||
            (mixed[i][0] == b && mixed[i][1] == a))
            return TAMIZ_FIT_OPEN;
    return TAMIZ_FIT_OTHER;
}

tamiz_fit tamiz_number_types_fit(const tamiz_number_type *a,
                                 const tamiz_number_type *b) {
    tamiz_fit fit = tamiz_number_families_fit(a->family, b->family);
    bool other = a->kind && b->kind && a->kind != b->kind;
    return fit == TAMIZ_FIT_SAME && other ? TAMIZ_FIT_OPEN : fit;
}

/* Networks that took Ethereum's addresses share its keys, so an address of one
 * is that of all: they have no row. */
static const struct {
    const char *currency;
    tamiz_identifier_kind kind;
} of_currencies[] = {
    {"XBT", TAMIZ_KIND_BTC},  {"BTC", TAMIZ_KIND_BTC},
    {"LTC", TAMIZ_KIND_LTC},  {"DOGE", TAMIZ_KIND_DOGE},
    {"TRX", TAMIZ_KIND_TRON}, {"ETH", TAMIZ_KIND_ETH},
};

tamiz_identifier_kind tamiz_number_wallet_kind(tamiz_span currency) {
    for (size_t i = 0; i < COUNT(of_currencies); i++)
        if (is_word(currency, of_currencies[i].currency))
            return of_currencies[i].kind;
    return TAMIZ_KIND_NONE;
}

tamiz_fit tamiz_number_countries_fit(const char *a, const char *b) {
    if (!a || !b) return TAMIZ_FIT_OPEN;
    return strcmp(a, b) != 0 ? TAMIZ_FIT_OTHER : TAMIZ_FIT_SAME;
}

const char *tamiz_number_type_name(const tamiz_number_type *type) {
    switch (type->kind) {
    case TAMIZ_KIND_BTC:
        return "btc wallet";
    case TAMIZ_KIND_LTC:
        return "ltc wallet";
    case TAMIZ_KIND_DOGE:
        return "doge wallet";
    case TAMIZ_KIND_TRON:
        return "tron wallet";
    case TAMIZ_KIND_ETH:
        return "eth wallet";
    default:
        return families[type->family].name;
    }
}

const char *tamiz_number_family_name(tamiz_number_family family) {
    return families[family].name;
}

tamiz_identifier_kind tamiz_number_kind_of(const tamiz_number_type *type) {
    if (type->kind || !type->country) return type->kind;
    for (int i = 1; i < TAMIZ_KIND_COUNT; i++)
        if (of_kinds[i].family == type->family && of_kinds[i].country &&
            !strcmp(of_kinds[i].country, type->country))
            return (tamiz_identifier_kind)i;
    return TAMIZ_KIND_NONE;
}
