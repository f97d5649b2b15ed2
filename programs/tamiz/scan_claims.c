/* SPDX-License-Identifier: Apache-2.0 */
#include "scan_claims.h"

#include <string.h>

enum { INDENT = 4 };

static void put(const char *text) {
    cli_put_bytes(stdout, text, strlen(text));
}

static void put_if(const char *before, const char *text) {
    if (!text[0]) return;
    put(before);
    put(text);
}

void scan_claims_put_left(const cli_term *term, const char *list,
                          const char *after, const char *by) {
    if (!list) return;
    cli_spaces(INDENT);
    cli_put(term, CLI_BOLD, "listed no more");
    put(": left ");
    put(list);
    (void)printf(" between %.10s and %.10s\n", after, by);
}

static void put_record(const tamiz_assertion *claim) {
    const tamiz_designation *d = claim->nearest;
    if (!d) return;
    cli_spaces(INDENT);
    put("on record: ");
    put(d->authority);
    put_if(", ", d->programme);
    put_if(", since ", d->since);
    put_if(", until ", d->until);
    put_if(" (", d->list);
    (void)fputs(d->list[0] ? ")\n" : "\n", stdout);
}

static void put_relations(const tamiz_assertion *claim) {
    for (size_t i = 0; i < claim->relation_count; i++) {
        const tamiz_relation *r = &claim->relations[i];
        cli_spaces(INDENT);
        put("on record: ");
        put(r->from_caption);
        put_if(" - ", r->schema);
        put_if(": ", r->role);
        put_if(" - ", r->to_caption);
        put_if(", since ", r->since);
        put_if(", until ", r->until);
        put_if(" (", r->list);
        (void)fputs(r->list[0] ? ")\n" : "\n", stdout);
    }
}

static void put_claim(const cli_term *term, const tamiz_assertion *claim) {
    bool against = !strcmp(claim->verdict, "contradicted");
    cli_spaces(2);
    put(claim->kind);
    put(" of ");
    put(claim->object[0] ? claim->object : claim->subject);
    if (claim->object[0]) put_if(" by ", claim->subject);
    put_if(" by ", claim->authority);
    put_if(", ", claim->date);
    if (claim->verdict[0]) {
        put(": ");
        cli_put(term, against ? CLI_MARK : CLI_BOLD, claim->verdict);
    }
    (void)fputc('\n', stdout);
    if (claim->attributed_to[0] || claim->disputed_by[0]) {
        cli_spaces(INDENT);
        put_if("says ", claim->attributed_to);
        if (claim->attributed_to[0] && claim->disputed_by[0]) put("; ");
        put_if("denied by ", claim->disputed_by);
        (void)fputc('\n', stdout);
    }
    if (claim->note[0]) {
        cli_spaces(INDENT);
        put_if("not judged: ", claim->note);
        (void)fputc('\n', stdout);
    }
    put_record(claim);
    scan_claims_put_left(term, claim->left_list, claim->left_after,
                         claim->left_by);
    put_relations(claim);
}

void scan_claims_put(const cli_term *term, const tamiz_document *document) {
    size_t count = tamiz_document_claim_count(document);
    if (!count) return;
    (void)fputc('\n', stdout);
    cli_put(term, CLI_BOLD, count == 1 ? "claim" : "claims");
    (void)fputc('\n', stdout);
    for (size_t i = 0; i < count; i++)
        put_claim(term, tamiz_document_claim(document, i));
}
