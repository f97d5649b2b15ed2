/* SPDX-License-Identifier: Apache-2.0 */
/* How many payment messages a second, one after the other on one core? Made
 * from a seed: pacs.008 and MT103 in turn, parties from a file of names.
 *
 * usage: messages SNAPSHOT QUERIES.tsv [--count=5000] [--listed=10] */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char usage[] =
    "messages SNAPSHOT QUERIES.tsv [--count=5000] [--listed=10]";

static const char mt[] =
    "{1:F01AAAAUS33AXXX0000000000}{2:I103BBBBDEFFXXXXN}{4:\r\n:20:REF%zu\r\n"
    ":23B:CRED\r\n:32A:250102USD%zu,00\r\n:50K:/4711%zu\r\n%.35s\r\n"
    "12 HARBOUR ROAD\r\n:52A:CCCCFRPP\r\n:57A:DDDDGB2L\r\n"
    ":59:/DE89370400440532013000\r\n%.35s\r\nHAUPTSTRASSE 1\r\n"
    ":70:/INV/INVOICE %zu\r\n:71A:SHA\r\n-}";
static const char mx[] =
    "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08\">"
    "<FIToFICstmrCdtTrf><GrpHdr><MsgId>REF%zu</MsgId></GrpHdr><CdtTrfTxInf>"
    "<IntrBkSttlmAmt Ccy=\"USD\">%zu.00</IntrBkSttlmAmt><DbtrAcct><Id><Othr>"
    "<Id>4711%zu</Id></Othr></Id></DbtrAcct><Dbtr><Nm>%.140s</Nm><PstlAdr>"
    "<StrtNm>12 Harbour Road</StrtNm><TwnNm>London</TwnNm><Ctry>GB</Ctry>"
    "</PstlAdr></Dbtr><DbtrAgt><FinInstnId><BICFI>CCCCFRPP</BICFI>"
    "</FinInstnId></DbtrAgt><CdtrAgt><FinInstnId><BICFI>DDDDGB2L</BICFI>"
    "</FinInstnId></CdtrAgt><Cdtr><Nm>%.140s</Nm></Cdtr><RmtInf><Ustrd>"
    "Invoice %zu</Ustrd></RmtInf></CdtTrfTxInf></FIToFICstmrCdtTrf></Document>";

/* A name without what XML would need escaped; every listed-th is listed. */
static const char *draw(const bench_lines *all, uint64_t *seed, size_t listed) {
    bool want = bench_random(seed) % 100 < listed;
    for (;;) {
        const bench_line *l = &all->lines[bench_random(seed) % all->count];
        if (strpbrk(l->text, "<&\n{}")) continue;
        if ((strncmp(l->kind, "clean", 5) != 0) == want) return l->text;
    }
}

int main(int argc, char **argv) {
    tamiz_snapshot *snapshot = bench_open(bench_operand(argc, argv, 1, usage));
    bench_lines all = bench_read(bench_operand(argc, argv, 2, usage));
    size_t count = (size_t)bench_option(argc, argv, "count", 5000);
    size_t listed = (size_t)bench_option(argc, argv, "listed", 10);
    double *times = bench_take(count, sizeof *times), total = 0;
    size_t hits = 0;
    uint64_t seed = 20022;
    for (size_t i = 0; i < count; i++) {
        char text[4096];
        const char *debtor = draw(&all, &seed, listed);
        const char *creditor = draw(&all, &seed, listed);
        int size = snprintf(text, sizeof text, i % 2 ? mx : mt, i, i, i, debtor,
                            creditor, i);
        tamiz_document *document;
        tamiz_error err;
        uint64_t start = bench_cpu();
        bench_check(tamiz_scan(snapshot, "m", text, (size_t)size, NULL,
                               &document, &err),
                    &err);
        times[i] = (double)(bench_cpu() - start) / 1e3;
        total += times[i];
        hits += tamiz_document_mention_count(document) > 0;
        tamiz_document_free(document);
    }
    bench_summary s = bench_summarize(times, count);
    (void)printf("{\"messages\":%zu,\"hits\":%zu,\"per_core_s\":%.1f,"
                 "\"p50_us\":%.1f,\"p99_us\":%.1f,\"most_us\":%.1f}\n",
                 count, hits, (double)count / total * 1e6, s.p50, s.p99,
                 s.most);
    tamiz_snapshot_close(snapshot);
    return 0;
}
