/* SPDX-License-Identifier: Apache-2.0 */
/* Listed names planted in each kind of field, through tamiz.h only: they are
 * found with the path of the field and their place in the file. */
#include "test_parties.h"

#include "tamiz.h"

typedef struct row {
    const char *text;
    const char *want; /* "verdict path@bytes=id; …" of all messages */
    const char *why;
} row;

static void show(const tamiz_document *d, const char *text, char *out,
                 size_t size) {
    size_t used = 0;
    for (size_t i = 0; i < tamiz_document_message_count(d); i++) {
        const tamiz_message *m = tamiz_document_message(d, i);
        used += (size_t)snprintf(out + used, size - used, "%s%s",
                                 i ? " | " : "", m->verdict);
        for (size_t k = 0; k < m->mention_count; k++) {
            const tamiz_mention *at =
                tamiz_document_mention(d, m->first_mention + k);
            used += (size_t)snprintf(
                out + used, size - used, " %s@%.*s=%s", at->path,
                (int)(at->end - at->start), text + at->start,
                at->term ? at->term
                         : tamiz_answer_hit(at->answer, 0)->entity_id);
        }
    }
}

static void check(const tamiz_snapshot *snapshot, const row *r,
                  const tamiz_options *options) {
    tamiz_document *d;
    tamiz_error err = {0};
    char got[1024] = "";
    if (tamiz_scan(snapshot, "a", r->text, strlen(r->text), options, &d, &err))
        fail_msg("%s: %s", r->why, err.message);
    show(d, r->text, got, sizeof got);
    assert_non_null(tamiz_document_json(d, true));
    tamiz_document_free(d);
    if (strcmp(got, r->want) != 0)
        fail_msg("%s: \"%s\", expected \"%s\"", r->why, got, r->want);
}

static void check_rows(const row *rows, size_t count) {
    tamiz_snapshot *snapshot = test_parties_open();
    for (size_t i = 0; i < count; i++) check(snapshot, &rows[i], NULL);
    tamiz_snapshot_close(snapshot);
}

#define MT(fields)                                                             \
    "{1:F01AAAAUS33AXXX0000000000}{2:I103BBBBDEFFXXXXN}{4:\r\n:20:"            \
    "R1\r\n" fields "-}"
#define XML(inner)                                                             \
    "<Document "                                                               \
    "xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08\"><"               \
    "FIToFICstmrCdtTrf>" inner "</FIToFICstmrCdtTrf></Document>"

// clang-format off
TEST(names_in_fields_of_mt_are_found_with_their_path) {
    static const row rows[] = {
        {MT(":50K:/123\r\nJANE ROE\r\nMAIN STREET 1\r\n"), "clear", "nobody"},
        {MT(":50K:/123\r\nARNO STEINMARK\r\nMAIN STREET 1\r\n"), "hits :50K: line 2@ARNO STEINMARK=inv-1", "ordering customer"},
        {MT(":59:ARNO STEINMARK\r\n"), "hits :59: line 1@ARNO STEINMARK=inv-1", "no account"},
        {MT(":50F:/123\r\n1/ARNO\r\n1/STEINMARK\r\n3/VE/CARACAS\r\n"), "hits :50F:/1 line 2@ARNO\r\n1/STEINMARK=inv-1", "name on two lines of option F"},
        {MT(":59F:/123\r\n1/JANE ROE\r\n2/CO ARNO STEINMARK\r\n"), "hits :59F:/2 line 3@ARNO STEINMARK=inv-1", "in an address"},
        {MT(":59:/1\r\nJANE ROE\r\n:59:/2\r\nARNO STEINMARK\r\n"), "hits :59[2]: line 2@ARNO STEINMARK=inv-1", "second of two fields"},
        {MT(":70:/INV/1 FOR ARNO STEINMARK\r\n"), "hits :70:/INV/ line 1@ARNO STEINMARK=inv-1", "remittance"},
        {MT(":70:PAYMENT OF THE SECOND HALF TO ARNO S\r\nTEINMARK\r\n"), "hits :70: line 1@ARNO S\r\nTEINMARK=inv-1", "broken at the width of the field"},
        {MT(":72:/INS/ARNO\r\n//STEINMARK\r\n"), "hits :72:/INS/ line 1@ARNO\r\n//STEINMARK=inv-1", "continued"},
        {MT(":79:arno steinmark was here\r\n"), "hits :79: line 1@arno steinmark=inv-1", "small letters"},
        {MT(":32A:ARNO STEINMARK\r\n"), "hits :32A: line 1@ARNO STEINMARK=inv-1", "an amount that is none"},
        {MT("") "$\r\n" MT(":59:ARNO STEINMARK\r\n"), "clear | hits :59: line 1@ARNO STEINMARK=inv-1", "a batch"},
        {"{1:F01AAAAUS33AXXX0000000000}{2:I103BBBBDEFFXXXXN}{4:\n:20:R1\n:59:JANE ROE\n", "incomplete", "block 4 not closed"},
        {"{1:F01AAAAUS33AXXX0000000000}{3:{108:X}", "incomplete", "no text at all"},
        {MT(":59:M\xfcller\r\n"), "clear", "Latin-1"},
        {"{1:F01AAAAUS33AXXX0000000000}{2:IXYZBBBBDEFFXXXXN}{4:\n:20:R1\n:59:JANE ROE\n-}", "incomplete", "no type in block 2"},
        {"{1:F01AAAAUS33AXXX0000000000}{4:\n:20:R1\n:59:JANE ROE\n-}", "incomplete", "no block 2"},
        {"{1:F01AAAAUS33AXXX0000000000}{4:\n:20:R1\n:59:ARNO STEINMARK\n-}", "hits :59: line 1@ARNO STEINMARK=inv-1", "no block 2, and a name"},
        {":20:R1\n:59:JANE ROE\n", "incomplete", "fields alone"},
    };
    check_rows(rows, sizeof rows / sizeof *rows);
}

TEST(names_in_elements_of_xml_are_found_with_their_path) {
#define AT "/Document/FIToFICstmrCdtTrf/CdtTrfTxInf"
    static const row rows[] = {
        {XML("<CdtTrfTxInf><Cdtr><Nm>Jane Roe</Nm></Cdtr></CdtTrfTxInf>"), "clear", "nobody"},
        {XML("<CdtTrfTxInf><Cdtr><Nm>Jane Roe</Nm></Cdtr></CdtTrfTxInf><CdtTrfTxInf><Cdtr><Nm>Arno Steinmark</Nm></Cdtr></CdtTrfTxInf>"), "hits " AT "[2]/Cdtr/Nm@Arno Steinmark=inv-1", "second transaction"},
        {XML("<CdtTrfTxInf><Cdtr><Nm>Roe</Nm><PstlAdr><AdrLine>Street 1</AdrLine><AdrLine>c/o Arno Steinmark</AdrLine></PstlAdr></Cdtr></CdtTrfTxInf>"), "hits " AT "/Cdtr/PstlAdr/AdrLine[2]@Arno Steinmark=inv-1", "address"},
        {XML("<CdtTrfTxInf><RmtInf><Ustrd>for arno steinmark</Ustrd></RmtInf></CdtTrfTxInf>"), "hits " AT "/RmtInf/Ustrd@arno steinmark=inv-1", "remittance"},
        {XML("<CdtTrfTxInf><Unheard>Arno Steinmark</Unheard></CdtTrfTxInf>"), "hits " AT "/Unheard@Arno Steinmark=inv-1", "an element nobody knows"},
        {XML("<CdtTrfTxInf><Cdtr><Nm><![CDATA[Arno Steinmark]]></Nm></Cdtr></CdtTrfTxInf>"), "hits " AT "/Cdtr/Nm@Arno Steinmark=inv-1", "CDATA"},
        {XML("<CdtTrfTxInf><Cdtr><Nm>Arno &#83;teinmark</Nm></Cdtr></CdtTrfTxInf>"), "hits " AT "/Cdtr/Nm@Arno &#83;teinmark=inv-1", "a reference"},
        {"<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08\"><A><Nm>Jane Roe</Nm><B><Nm>Arno Steinmark</Nm></C>", "hits /Document/A/B/Nm@Arno Steinmark=inv-1", "broken behind the name"},
        {"<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08\"><A><Nm>Jane Roe</C><Nm>Arno Steinmark</Nm>", "hits unparsed@Arno Steinmark=inv-1", "broken before the name"},
        {"<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08\"><A>", "incomplete", "cut off"},
        {"<Document xmlns=\"urn:swift:xsd:swift.cashrepv1$getaccount\"><A>Jane Roe</A></Document>", "incomplete", "a type nobody knows"},
        {"<Document xmlns=\"urn:swift:xsd:swift.cashrepv1$getaccount\"><A>Arno Steinmark</A></Document>", "hits /Document/A@Arno Steinmark=inv-1", "the same with a name"},
        {"<AppHdr xmlns=\"urn:iso:std:iso:20022:tech:xsd:head.001.001.01\"><MsgDefIdr>pacs.008.001.08</MsgDefIdr></AppHdr>", "incomplete", "a header alone"},
        {"<!DOCTYPE d [<!ENTITY a \"b\">]><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08\"><A>&a;</A></Document>", "incomplete", "entities"},
    };
    check_rows(rows, sizeof rows / sizeof *rows);
}
// clang-format on

/* Each party anew, and names that a hit covers searched: as with exhaustive. */
static void check_again(const tamiz_snapshot *snapshot, const row *r) {
    tamiz_options options = tamiz_options_default();
    options.exhaustive = true;
    check(snapshot, r, NULL);
    check(snapshot, r, &options);
}

// clang-format off
TEST(a_party_that_comes_again_is_told_from_one_that_does_not) {
#define HIT "hits :59: line 1@ARNO STEINMARK=inv-1"
    static const row rows[] = {
        {MT(":59:JANE ROE\r\n") "$\r\n" MT(":59:JANE ROE\r\n"), "clear | clear", "nobody, twice"},
        {MT(":59:ARNO STEINMARK\r\n") "$\r\n" MT(":59:ARNO STEINMARK\r\n"), HIT " | " HIT, "listed, twice"},
        {MT(":59:JANE ROE\r\n") "$\r\n" MT(":59:/P1234567X\r\nJANE ROE\r\n"), "clear | hits :59: line 1@P1234567X=inv-1", "the second with a listed number"},
        {MT(":59:/P1234567Y\r\nJANE ROE\r\n") "$\r\n" MT(":59:/P1234567Y\r\nBENEDIKT KARL\r\n"), "clear | hits :59: line 2@BENEDIKT KARL=inv-1", "a slip in the number counts beside a name alike"},
        {MT(":50K:/P1234567Y\r\n"), "clear", "and not alone"},
        {MT(":59:ARNO STEINMARK OR BENNUK\r\n"), "hits :59: line 1@ARNO STEINMARK OR BENNUK=inv-1", "a name in a name: the party covers both"},
        {MT(":59:BENEDIKT ARNO KARLOWITZ\r\nSILVER HERON\r\n"), "hits :59: line 1@BENEDIKT ARNO KARLOWITZ=inv-1 :59: line 2@SILVER HERON=inv-3", "what a hit does not cover"},
        {MT(":59:BENEDIKT ARNO KARLOWITZ HERONIMUS S\r\nILVER HERON\r\n"), "hits :59: line 1@BENEDIKT ARNO KARLOWITZ HERONIMUS S=inv-1 :59: line 2@ILVER HERON=inv-3", "the hit covers the first of two lines"},
    };
    tamiz_snapshot *snapshot = test_parties_open();
    for (size_t i = 0; i < COUNT(rows); i++) check_again(snapshot, &rows[i]);
    tamiz_snapshot_close(snapshot);
}
// clang-format on
