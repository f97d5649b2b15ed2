/* SPDX-License-Identifier: Apache-2.0 */
#include "scan_messages.h"

#include "cli_args.h"
#include "cli_error.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { INDENT = 4 };

void scan_messages_put_place(const cli_term *term,
                             const tamiz_mention *mention) {
    (void)printf("\n%s%" PRIu64 ":%" PRIu64 "%s ",
                 cli_style_text(term, CLI_DIM), mention->line, mention->column,
                 cli_style_text(term, CLI_PLAIN));
    cli_put_bytes(stdout, mention->path, strlen(mention->path));
    (void)fputc('\n', stdout);
    cli_spaces(INDENT);
    cli_put_bytes(stdout, mention->text, strlen(mention->text));
    if (mention->term) {
        (void)fputs(": ", stdout);
        cli_put_bytes(stdout, mention->term_kind, strlen(mention->term_kind));
        (void)fputc(' ', stdout);
        cli_put_bytes(stdout, mention->term, strlen(mention->term));
    }
    (void)fputc('\n', stdout);
}

static void put_verdict(const tamiz_message *message) {
    (void)printf("  %zu ", message->index);
    cli_put_bytes(stdout, message->type, strlen(message->type));
    (void)fputc(' ', stdout);
    cli_put_bytes(stdout, message->id, strlen(message->id));
    (void)printf(": %s\n", message->verdict);
    for (size_t i = 0; i < message->note_count; i++) {
        cli_spaces(INDENT);
        cli_put_bytes(stdout, message->notes[i], strlen(message->notes[i]));
        (void)fputc('\n', stdout);
    }
}

void scan_messages_put_verdicts(const cli_term *term,
                                const tamiz_document *document) {
    size_t clear = 0, count = tamiz_document_message_count(document);
    (void)term;
    for (size_t i = 0; i < count; i++) {
        const tamiz_message *message = tamiz_document_message(document, i);
        if (strcmp(message->verdict, "clear") != 0)
            put_verdict(message);
        else
            clear++;
    }
    if (clear)
        (void)printf("  %zu of %zu %s clear\n", clear, count,
                     count == 1 ? "message" : "messages");
}

int scan_messages_print(tamiz_document *document) {
    for (size_t i = 0; i < tamiz_document_message_count(document); i++) {
        const char *json = tamiz_document_message_json(document, i, true);
        if (!json) return cli_no_memory();
        (void)puts(json);
    }
    return CLI_DONE;
}

bool scan_messages_incomplete(const tamiz_document *document) {
    for (size_t i = 0; i < tamiz_document_message_count(document); i++)
        if (!strcmp(tamiz_document_message(document, i)->verdict, "incomplete"))
            return true;
    return false;
}
