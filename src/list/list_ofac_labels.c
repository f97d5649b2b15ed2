/* SPDX-License-Identifier: Apache-2.0 */
/* Labels as they stand in sdn.csv of December 2023 and June 2024 and in the
 * rows of June 2026, with the FollowTheMoney property each of them means. */
#include "list_ofac_labels.h"

#include "entity_date.h"

#include <ctype.h>
#include <strings.h>

/* One labelled item on its way. */
typedef struct labelled {
    tamiz_span item;  /* the whole item */
    tamiz_span label; /* as published */
    tamiz_span value;
    tamiz_prop prop; /* of the party */
} labelled;

/* States the fact; false = the value is not what the label promises, and
 * nothing was stated. */
typedef bool put_labelled(tamiz_ofac_party *party, const labelled *fact);

/* ---- plain values ------------------------------------------------------ */

static bool put_text(tamiz_ofac_party *party, const labelled *fact) {
    tamiz_list_ofac_put(party, fact->prop, fact->value);
    return true;
}

static bool put_country(tamiz_ofac_party *party, const labelled *fact) {
    tamiz_ofac_attached self = {party->id, party->schema};
    tamiz_list_ofac_put_country(party, &self, fact->prop, fact->value);
    return true;
}

static bool put_flag(tamiz_ofac_party *party, const labelled *fact) {
    return !tamiz_span_is(fact->value, "None Identified") &&
           put_country(party, fact);
}

static bool read_date(tamiz_ofac_party *party, tamiz_span text,
                      tamiz_span *out) {
    tamiz_date_range range;
    if (!tamiz_date_parse(tamiz_span_trim(text), &range)) return false;
    *out = tamiz_date_range_print(range, party->arena);
    if (!out->data && !party->code)
        party->code = tamiz_fail_memory(party->err, "a date");
    return true;
}

static bool put_date(tamiz_ofac_party *party, const labelled *fact) {
    tamiz_span date;
    if (!read_date(party, fact->value, &date)) return false;
    tamiz_list_ofac_put(party, fact->prop, date);
    return true;
}

static bool put_gender(tamiz_ofac_party *party, const labelled *fact) {
    static const char *const known[][2] = {{"Male", "male"},
                                           {"Female", "female"}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (!tamiz_span_is(fact->value, known[i][0])) continue;
        tamiz_list_ofac_put(party, fact->prop, tamiz_span_of(known[i][1]));
        return true;
    }
    return false;
}

/* ---- numbers ----------------------------------------------------------- */

typedef struct number_value {
    tamiz_span number, country, issued, expires; /* dates as ISO */
    bool explained; /* there is more to the item than these */
} number_value;

static bool has_digit(tamiz_span text) {
    for (size_t i = 0; i < text.size; i++)
        if (isdigit((unsigned char)text.data[i])) return true;
    return false;
}

/* Cuts " issued 14 Dec 2005" off the end of text. */
static void cut_date(tamiz_ofac_party *party, tamiz_span *text,
                     const char *word, tamiz_span *out) {
    size_t at = tamiz_span_find(*text, tamiz_span_of(word));
    if (at == SIZE_MAX) return;
    if (read_date(party, tamiz_span_from(*text, at + strlen(word)), out))
        text->size = at;
}

/* Cuts " (Mexico)" off the end of text. A bracket that holds a digit belongs
 * to the number, as does one with nothing before it. */
static void cut_country(tamiz_span *text, tamiz_span *out) {
    size_t open = text->size;
    if (!open || text->data[open - 1] != ')') return;
    while (open && text->data[open - 1] != '(') open--;
    if (open < 2) return;
    tamiz_span inner = {text->data + open, text->size - open - 1};
    tamiz_span before = tamiz_span_trim((tamiz_span){text->data, open - 1});
    inner = tamiz_span_trim(inner);
    if (!before.size || !inner.size || has_digit(inner)) return;
    *out = inner;
    *text = before;
}

/* What explains a number is cut off it: "3321, Doc. 12" (thousands have no
 * blank behind their comma), "88504 (Jalisco)", "411 issued under the name …".
 * True = there was something. */
static bool cut_explanation(tamiz_span *text) {
    static const char *const starts[] = {", ", " issued "};
    size_t size = text->size;
    tamiz_span place;
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        size_t at = tamiz_span_find(*text, tamiz_span_of(starts[i]));
        if (at != SIZE_MAX && at) text->size = at;
    }
    cut_country(text, &place);
    return text->size != size;
}

static number_value read_number(tamiz_ofac_party *party, tamiz_span text) {
    number_value value = {0};
    cut_date(party, &text, " expires ", &value.expires);
    cut_date(party, &text, " issued ", &value.issued);
    text = tamiz_span_trim(text);
    cut_country(&text, &value.country);
    value.explained = cut_explanation(&text);
    value.number = tamiz_span_trim(text);
    return value;
}

static void put_document(tamiz_ofac_party *party, const labelled *fact,
                         const number_value *value,
                         const tamiz_ofac_attached *document) {
    tamiz_list_ofac_put_attached(party, document, TAMIZ_PROP_holder, party->id);
    tamiz_list_ofac_put_attached(party, document, TAMIZ_PROP_type, fact->label);
    tamiz_list_ofac_put_attached(party, document, TAMIZ_PROP_number,
                                 value->number);
    tamiz_list_ofac_put_country(party, document, TAMIZ_PROP_country,
                                value->country);
    tamiz_list_ofac_put_attached(party, document, TAMIZ_PROP_issueDate,
                                 value->issued);
    tamiz_list_ofac_put_attached(party, document, TAMIZ_PROP_endDate,
                                 value->expires);
    if (value->explained)
        tamiz_list_ofac_put_attached(party, document, TAMIZ_PROP_summary,
                                     fact->item);
}

/* A code may be letters only ("SWIFT/BIC KBIDIRTH"). */
static bool put_code(tamiz_ofac_party *party, const labelled *fact) {
    number_value value = read_number(party, fact->value);
    if (!value.number.size) return false;
    tamiz_ofac_attached document =
        tamiz_list_ofac_attach_next(party, TAMIZ_SCHEMA_Identification,
                                    "identification", &party->documents);
    tamiz_list_ofac_put(party, fact->prop, value.number);
    put_document(party, fact, &value, &document);
    return true;
}

/* Without a digit it is prose: "Driver's License is issued by …". */
static bool put_number(tamiz_ofac_party *party, const labelled *fact) {
    number_value value = read_number(party, fact->value);
    return has_digit(value.number) && put_code(party, fact);
}

static bool put_passport(tamiz_ofac_party *party, const labelled *fact) {
    number_value value = read_number(party, fact->value);
    if (!has_digit(value.number)) return false;
    tamiz_ofac_attached passport = tamiz_list_ofac_attach_next(
        party, TAMIZ_SCHEMA_Passport, "passport", &party->passports);
    tamiz_list_ofac_put(party, fact->prop, value.number);
    put_document(party, fact, &value, &passport);
    return true;
}

/* ---- wallets and links ------------------------------------------------- */

/* "- XBT 1Kuf2Rd8…": a currency and an address. */
static bool put_wallet(tamiz_ofac_party *party, const labelled *fact) {
    if (!tamiz_span_starts(fact->value, "- ")) return false;
    tamiz_span text = tamiz_span_trim(tamiz_span_from(fact->value, 2));
    size_t blank = tamiz_span_find(text, TAMIZ_SPAN(" "));
    if (blank == SIZE_MAX) return false;
    tamiz_ofac_attached wallet = tamiz_list_ofac_attach_next(
        party, TAMIZ_SCHEMA_CryptoWallet, "wallet", &party->wallets);
    tamiz_list_ofac_put_attached(party, &wallet, TAMIZ_PROP_holder, party->id);
    tamiz_list_ofac_put_attached(party, &wallet, TAMIZ_PROP_currencySymbol,
                                 (tamiz_span){text.data, blank});
    tamiz_list_ofac_put_attached(party, &wallet, TAMIZ_PROP_publicKey,
                                 tamiz_span_from(text, blank));
    return true;
}

/* The full stop of "S.A." is also that of the remarks, where it was cut off,
 * so a name is looked for with and without. */
static const tamiz_ofac_member *find_named(tamiz_ofac_party *party,
                                           tamiz_span name) {
    if (!party->roster) return NULL;
    const tamiz_ofac_member *member =
        tamiz_list_ofac_roster_named(party->roster, name);
    if (member) return member;
    const char *stopped =
        tamiz_arena_print(party->arena, "%.*s.", (int)name.size, name.data);
    if (!stopped && !party->code)
        party->code = tamiz_fail_memory(party->err, "a name");
    return tamiz_list_ofac_roster_named(party->roster, tamiz_span_of(stopped));
}

static bool put_link(tamiz_ofac_party *party, const labelled *fact) {
    const tamiz_ofac_member *other = find_named(party, fact->value);
    tamiz_ofac_attached link = tamiz_list_ofac_attach_next(
        party, TAMIZ_SCHEMA_UnknownLink, "link", &party->links);
    tamiz_list_ofac_put_attached(party, &link, TAMIZ_PROP_subject, party->id);
    if (other)
        tamiz_list_ofac_put_attached(party, &link, TAMIZ_PROP_object,
                                     tamiz_list_ofac_id(party, other->number));
    tamiz_list_ofac_put_attached(party, &link, TAMIZ_PROP_role, fact->label);
    tamiz_list_ofac_put_attached(party, &link, TAMIZ_PROP_summary,
                                 other ? other->name : fact->value);
    return true;
}

/* ---- the table --------------------------------------------------------- */

/* `prop` of the party; `person`: where a person's is another one. */
typedef struct label_row {
    const char *label;
    put_labelled *put;
    tamiz_prop prop, person;
} label_row;

#define P(name) TAMIZ_PROP_##name

// clang-format off
static const label_row label_rows[] = {
    /* about a person or an organisation */
    {"DOB", put_date, P(birthDate), 0},
    {"POB", put_text, P(birthPlace), 0},
    {"nationality", put_country, P(nationality), 0},
    {"citizen", put_country, P(citizenship), 0},
    {"Gender", put_gender, P(gender), 0},
    {"ethnicity", put_text, P(ethnicity), 0},
    {"Position", put_text, P(notes), P(position)},
    {"Organization Established Date", put_date, P(incorporationDate), 0},
    {"Organization Type", put_text, P(sector), 0},
    {"Target Type", put_text, P(sector), 0},
    {"Nationality of Registration", put_country, P(country), 0},
    {"Website", put_text, P(website), 0},
    {"Email", put_text, P(email), 0},
    {"Email Address", put_text, P(email), 0},
    {"Phone", put_text, P(phone), 0},
    {"Phone No.", put_text, P(phone), 0},
    {"Phone Number", put_text, P(phone), 0},
    {"Telephone", put_text, P(phone), 0},
    {"Telephone No.", put_text, P(phone), 0},
    {"Telephone Number", put_text, P(phone), 0},
    {"Fax", put_text, P(phone), 0},
    {"Fax No.", put_text, P(phone), 0},
    {"Fax Number", put_text, P(phone), 0},
    {"Linked To", put_link, P(NONE), 0},
    {"Digital Currency Address", put_wallet, P(publicKey), 0},
    /* travel documents */
    {"Passport", put_passport, P(passportNumber), 0},
    {"Passport No.", put_passport, P(passportNumber), 0},
    {"Passport Booklet", put_passport, P(passportNumber), 0},
    {"Passport Card", put_passport, P(passportNumber), 0},
    {"Diplomatic Passport", put_passport, P(passportNumber), 0},
    {"Official Passport", put_passport, P(passportNumber), 0},
    {"Service Passport", put_passport, P(passportNumber), 0},
    /* numbers of persons; what ends in "No.", "Number" or "#" and means an
     * idNumber needs no row */
    {"SSN", put_number, P(registrationNumber), P(socialSecurityNumber)},
    {"Birth Certificate", put_number, P(registrationNumber), P(idNumber)},
    {"C.U.I.", put_number, P(taxNumber), P(idNumber)},
    {"C.U.I.P.", put_number, P(registrationNumber), P(idNumber)},
    {"C.U.R.P.", put_number, P(registrationNumber), P(idNumber)},
    {"CNP (Personal Numerical Code)", put_number, P(registrationNumber),
     P(idNumber)},
    {"Cartilla de Servicio Militar Nacional", put_number,
     P(registrationNumber), P(idNumber)},
    {"Credencial electoral", put_number, P(registrationNumber), P(idNumber)},
    {"D.N.I.", put_number, P(registrationNumber), P(idNumber)},
    {"I.F.E.", put_number, P(registrationNumber), P(idNumber)},
    {"Numero de Identidad", put_number, P(registrationNumber), P(idNumber)},
    {"Personal ID Card", put_number, P(registrationNumber), P(idNumber)},
    {"Refugee ID Card", put_number, P(registrationNumber), P(idNumber)},
    {"Stateless Person ID Card", put_number, P(registrationNumber),
     P(idNumber)},
    {"Tazkira National ID Card", put_number, P(registrationNumber),
     P(idNumber)},
    {"UAE Identification", put_number, P(registrationNumber), P(idNumber)},
    {"VisaNumberID", put_number, P(registrationNumber), P(idNumber)},
    {"Driver's License No.", put_number, P(licenseNumber), P(idNumber)},
    /* tax */
    {"C.I.F.", put_number, P(taxNumber), 0},
    {"C.U.I.T.", put_number, P(taxNumber), 0},
    {"Fiscal Code", put_number, P(taxNumber), 0},
    {"Italian Fiscal Code", put_number, P(taxNumber), 0},
    {"NIT #", put_number, P(taxNumber), 0},
    {"Numero Unico de Identificacao Tributaria (NUIT)", put_number,
     P(taxNumber), 0},
    {"Paraguayan tax identification number", put_number, P(taxNumber), 0},
    {"R.F.C.", put_number, P(taxNumber), 0},
    {"RFC", put_number, P(taxNumber), 0},
    {"RIF #", put_number, P(taxNumber), 0},
    {"RTN", put_number, P(taxNumber), 0},
    {"RUC #", put_number, P(taxNumber), 0},
    {"Romanian Tax Registration", put_number, P(taxNumber), 0},
    {"Tax ID No.", put_number, P(taxNumber), 0},
    {"US FEIN", put_number, P(taxNumber), 0},
    {"V.A.T. Number", put_number, P(vatCode), 0},
    /* registers */
    {"Afghan Money Service Provider License Number", put_number,
     P(licenseNumber), 0},
    {"Company ID", put_number, P(registrationNumber), 0},
    {"Economic Register Number (CBLS)", put_number, P(registrationNumber), 0},
    {"License", put_number, P(licenseNumber), 0},
    {"Organization Code", put_number, P(registrationNumber), 0},
    {"Pilot License Number", put_number, P(licenseNumber), P(idNumber)},
    {"Registration ID", put_number, P(registrationNumber), 0},
    {"Registration Number", put_number, P(registrationNumber), 0},
    {"Romanian C.R.", put_number, P(registrationNumber), 0},
    {"Trade License No.", put_number, P(licenseNumber), 0},
    {"Unified Social Credit Code (USCC)", put_number, P(uscCode), 0},
    {"United Social Credit Code Certificate (USCCC)", put_number, P(uscCode),
     0},
    /* the Russian statistics office gives OKPO numbers in its gazette */
    {"Government Gazette Number", put_number, P(okpoCode), 0},
    /* finance */
    {"BIK (RU)", put_number, P(bikCode), 0},
    {"D-U-N-S Number", put_number, P(dunsCode), 0},
    {"Equity Ticker", put_text, P(ticker), 0},
    {"ISIN", put_code, P(isinCode), 0},
    {"Legal Entity Number", put_code, P(leiCode), 0},
    {"SWIFT/BIC", put_code, P(swiftBic), 0},
    /* vessels */
    {"Company Number IMO", put_number, P(imoNumber), 0},
    {"Identification Number IMO", put_number, P(imoNumber), 0},
    {"Vessel Registration Identification", put_number, P(registrationNumber),
     0},
    {"Vessel Registration Identification IMO", put_number, P(imoNumber), 0},
    {"MMSI", put_number, P(mmsi), 0},
    {"Former Vessel Flag", put_flag, P(pastFlags), 0},
    {"Other Vessel Call Sign", put_text, P(callSign), 0},
    {"Other Vessel Flag", put_flag, P(flag), 0},
    {"Other Vessel Type", put_text, P(type), 0},
    {"Vessel Call Sign", put_text, P(callSign), 0},
    {"Vessel Flag", put_flag, P(flag), 0},
    {"Vessel Type", put_text, P(type), 0},
    {"Vessel Year of Build", put_date, P(buildDate), 0},
    /* aircraft */
    {"Aircraft Construction Number (also called L/N or S/N or F/N)",
     put_number, P(serialNumber), 0},
    {"Aircraft Manufacture Date", put_date, P(buildDate), 0},
    {"Aircraft Manufacturer's Serial Number (MSN)", put_number,
     P(serialNumber), 0},
    {"Aircraft Mode S Transponder Code", put_code, P(icaoCode), 0},
    {"Aircraft Model", put_text, P(model), 0},
    {"Aircraft Serial Identification", put_number, P(serialNumber), 0},
    {"Aircraft Tail Number", put_code, P(registrationNumber), 0},
    {"Previous Aircraft Tail Number", put_code, P(registrationNumber), 0},
};
// clang-format on

#undef P

/* Every number whose label has no row. */
static const label_row any_number = {
    "", put_number, TAMIZ_PROP_registrationNumber, TAMIZ_PROP_idNumber};

/* ---- finding the label ------------------------------------------------- */

/* Whether text starts with the label as a whole, in any case: "Citizen's Card"
 * is not "citizen". */
static bool starts_with(tamiz_span text, const char *label) {
    size_t size = strlen(label);
    if (text.size < size || strncasecmp(text.data, label, size) != 0)
        return false;
    if (text.size == size || label[size - 1] == '#') return true;
    unsigned char next = (unsigned char)text.data[size];
    return !isalnum(next) && next != '\'' && next != '-' && next < 0x80;
}

/* The longest label that the item starts with, or NULL. */
static const label_row *find_row(tamiz_span item) {
    const label_row *best = NULL;
    for (size_t i = 0; i < sizeof label_rows / sizeof *label_rows; i++) {
        const label_row *row = &label_rows[i];
        if (best && strlen(row->label) <= strlen(best->label)) continue;
        if (starts_with(item, row->label)) best = row;
    }
    return best;
}

static bool is_number_word(tamiz_span word) {
    static const char *const words[] = {
        "No", "No.", "No.:", "Number", "Number:", "#"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (tamiz_span_is(word, words[i])) return true;
    return false;
}

/* Size of a label of any words that ends in a number word, or 0: "Dubai Chamber
 * of Commerce Membership No. 42988". Prose has its number words further away,
 * or a colon before them. */
static size_t number_label(tamiz_span item) {
    enum { MOST_WORDS = 8 };
    size_t at = 0;
    for (size_t words = 0; words < MOST_WORDS && at < item.size; words++) {
        size_t end = at;
        while (end < item.size && item.data[end] != ' ') end++;
        tamiz_span word = {item.data + at, end - at};
        if (words && is_number_word(word)) return end;
        if (memchr(word.data, ':', word.size)) return 0;
        at = end + 1;
    }
    return 0;
}

/* Between a label and its value may stand any of these. */
static tamiz_span value_behind(tamiz_span item, size_t label_size) {
    tamiz_span value = tamiz_span_from(item, label_size);
    while (value.size && strchr(" :#", value.data[0]))
        value = tamiz_span_from(value, 1);
    return tamiz_span_trim(value);
}

bool tamiz_list_ofac_labels_put(tamiz_ofac_party *party, tamiz_span item) {
    const label_row *row = find_row(item);
    size_t size = row ? strlen(row->label) : 0;
    size_t number = row && row->put != put_number ? 0 : number_label(item);
    if (number > size) size = number; /* "R.F.C. #" is longer than "R.F.C." */
    if (!size) return false;
    if (!row) row = &any_number;
    labelled fact = {.item = item, .prop = row->prop};
    fact.label = (tamiz_span){item.data, size};
    if (item.data[size - 1] == ':') fact.label.size--;
    fact.value = value_behind(item, size);
    if (row->person && party->schema == TAMIZ_SCHEMA_Person)
        fact.prop = row->person;
    return fact.value.size && row->put(party, &fact);
}
