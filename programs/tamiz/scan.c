/* SPDX-License-Identifier: Apache-2.0 */
/* tamiz scan FILE...: which listed names does a document mention? */
#include "cli_error.h"
#include "cli_hit.h"
#include "cli_input.h"
#include "cli_open.h"
#include "cli_policy.h"
#include "commands.h"
#include "scan_claims.h"
#include "scan_html.h"
#include "scan_messages.h"

#include <inttypes.h>
#include <string.h>

/* Text shown around a mention, at most, when its sentence is longer. */
enum { CONTEXT = 300, INDENT = 4 };

/* One sentence being printed, broken at its spaces. */
typedef struct passage {
    const cli_term *term;
    const char *text; /* the sentence */
    size_t at, end;   /* bytes of it to print */
    size_t mark_start, mark_end;
    size_t column; /* where the line stands */
} passage;

static bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/* Moves a cut off the middle of a character, towards `end`. */
static size_t to_character(const char *text, size_t at, size_t end) {
    while (at < end && ((unsigned char)text[at] & 0xc0) == 0x80) at++;
    return at;
}

/* The mark's sign where it begins and ends: colour, or brackets without. */
static void put_mark(const passage *p, bool begins) {
    if (p->term->colour)
        (void)fputs(cli_style_text(p->term, begins ? CLI_MARK : CLI_PLAIN),
                    stdout);
    else
        (void)fputc(begins ? '[' : ']', stdout);
}

/* Bytes of the word at p->at, and the columns it takes. */
static size_t measure_word(const passage *p, size_t *columns) {
    size_t at = p->at, size = 0, step = 0;
    *columns = 0;
    for (; at < p->end && !is_space(p->text[at]); at += size) {
        (void)cli_character(p->text + at, p->text + p->end, &size, &step);
        *columns += step;
    }
    return at - p->at;
}

static void put_word(passage *p, size_t size) {
    size_t end = p->at + size, step = 0, columns = 0;
    while (p->at < end) {
        if (p->at == p->mark_start) put_mark(p, true);
        (void)cli_character(p->text + p->at, p->text + end, &step, &columns);
        cli_put_bytes(stdout, p->text + p->at, step);
        p->at += step;
        if (p->at == p->mark_end) put_mark(p, false);
    }
}

static void put_passage(passage *p) {
    while (p->at < p->end) {
        if (is_space(p->text[p->at])) {
            p->at++;
            continue;
        }
        size_t columns = 0, size = measure_word(p, &columns);
        if (p->column > INDENT && p->column + 1 + columns > p->term->width) {
            (void)fputc('\n', stdout);
            cli_spaces(INDENT);
            p->column = INDENT;
        } else if (p->column > INDENT) {
            (void)fputc(' ', stdout);
            p->column++;
        }
        put_word(p, size);
        p->column += columns;
    }
    (void)fputc('\n', stdout);
}

/* The sentence with the mention marked; the middle of it when it is long. */
static void put_sentence(const cli_term *term, const tamiz_mention *mention) {
    const char *text = mention->sentence;
    size_t start = 0, end = mention->sentence_size;
    size_t from = (size_t)(mention->text - text);
    size_t to = from + mention->text_size;
    bool cut_start = from - start > CONTEXT, cut_end = end - to > CONTEXT;
    if (cut_start) start = to_character(text, from - CONTEXT, from);
    if (cut_end) end = to_character(text, to + CONTEXT, end);
    passage p = {term, text, start, end, from, to, INDENT};
    cli_spaces(INDENT);
    if (cut_start) {
        cli_put(term, CLI_DIM, cli_shape_text(term, CLI_ELLIPSIS));
        p.column += 3;
    }
    put_passage(&p);
}

static void put_place(const cli_term *term, const tamiz_document *document,
                      const tamiz_mention *mention) {
    (void)printf("\n%s", cli_style_text(term, CLI_DIM));
    if (mention->path)
        cli_put_bytes(stdout, mention->path, strlen(mention->path));
    if (!mention->path || tamiz_document_in_file(document))
        (void)printf("%s%" PRIu64 ":%" PRIu64, mention->path ? ", " : "",
                     mention->line, mention->column);
    (void)printf("%s\n", cli_style_text(term, CLI_PLAIN));
}

static void put_full_name(const tamiz_document *document, size_t number) {
    const tamiz_mention *full = tamiz_document_mention(document, number);
    cli_put_bytes(stdout, full->text, full->text_size);
    (void)printf(" (%" PRIu64 ":%" PRIu64 ")", full->line, full->column);
}

/* Whom a shorter name stands for. */
static void put_reference(const tamiz_document *document,
                          const tamiz_mention *mention) {
    bool unclear = mention->may_refer_to[0] != TAMIZ_NO_MENTION;
    if (!unclear && mention->refers_to == TAMIZ_NO_MENTION) return;
    cli_spaces(INDENT);
    if (unclear) {
        (void)fputs("may be ", stdout);
        put_full_name(document, mention->may_refer_to[0]);
        (void)fputs(" or ", stdout);
        put_full_name(document, mention->may_refer_to[1]);
        (void)fputs(", so it is linked to neither\n", stdout);
    } else {
        (void)fputs("refers to ", stdout);
        put_full_name(document, mention->refers_to);
        (void)fputc('\n', stdout);
    }
}

static int put_mention(const cli_args *args, const cli_term *term,
                       const tamiz_document *document,
                       const tamiz_mention *mention) {
    bool message = tamiz_document_message_count(document) > 0;
    if (message)
        scan_messages_put_place(term, mention);
    else
        put_place(term, document, mention);
    if (!message) put_sentence(term, mention);
    put_reference(document, mention);
    scan_claims_put_left(term, mention->left_list, mention->left_after,
                         mention->left_by);
    for (size_t i = 0; i < tamiz_answer_count(mention->answer); i++) {
        const tamiz_hit *hit = tamiz_answer_hit(mention->answer, i);
        int bad = CLI_DONE;
        if (args->explain)
            bad = cli_put_hit(term, hit, i + 1, true);
        else
            cli_put_hit_line(term, hit, INDENT);
        if (bad) return bad;
    }
    return CLI_DONE;
}

/* What is not plain text is told, and what was not read of it. */
static void put_reading(const cli_term *term, const tamiz_document *document) {
    const char *format = tamiz_document_format(document);
    bool partial = tamiz_document_partial(document);
    if (strcmp(format, "text") != 0) (void)printf(" (%s)", format);
    if (partial)
        (void)printf(", %sread in part%s", cli_style_text(term, CLI_MARK),
                     cli_style_text(term, CLI_PLAIN));
    (void)fputs(": ", stdout);
}

static void put_notes(const tamiz_document *document) {
    for (size_t i = 0; i < tamiz_document_note_count(document); i++) {
        const char *note = tamiz_document_note(document, i);
        cli_spaces(2);
        cli_put_bytes(stdout, note, strlen(note));
        (void)fputc('\n', stdout);
    }
}

static int print(const cli_args *args, const char *name,
                 const tamiz_document *document) {
    cli_term term = cli_term_of(args);
    size_t count = tamiz_document_mention_count(document);
    cli_put(&term, CLI_BOLD, name);
    put_reading(&term, document);
    if (count)
        (void)printf("%s%zu%s %s\n", cli_style_text(&term, CLI_MARK), count,
                     cli_style_text(&term, CLI_PLAIN),
                     count == 1 ? "mention" : "mentions");
    else
        (void)printf("%sno mention%s\n", cli_style_text(&term, CLI_GREEN),
                     cli_style_text(&term, CLI_PLAIN));
    put_notes(document);
    scan_messages_put_verdicts(&term, document);
    for (size_t i = 0; i < count; i++) {
        int bad = put_mention(args, &term, document,
                              tamiz_document_mention(document, i));
        if (bad) return bad;
    }
    scan_claims_put(&term, document);
    return CLI_DONE;
}

/* What all documents of one run share. */
typedef struct run_state {
    const cli_args *args;
    const tamiz_snapshot *snapshot;
    const tamiz_options *options;
    bool printed; /* something stands above: part it by a blank line */
    scan_html page;
} run_state;

/* Whether anybody is named who is listed. */
static bool names_listed(const tamiz_document *document) {
    for (size_t i = 0; i < tamiz_document_mention_count(document); i++)
        if (!tamiz_document_mention(document, i)->left_list) return true;
    return false;
}

static int scan_bytes(run_state *state, const char *name,
                      const cli_input *input) {
    const cli_args *args = state->args;
    tamiz_document *document = NULL;
    tamiz_error err;
    if (tamiz_scan(state->snapshot, name, input->bytes, input->size,
                   state->options, &document, &err)) {
        if (args->html) scan_html_miss(&state->page, name, err.message);
        return cli_error(&err);
    }
    int code = CLI_DONE;
    if (args->html) {
        code = scan_html_add(&state->page, name, document, input->size);
    } else if (args->json && args->per_message &&
               tamiz_document_message_count(document)) {
        code = scan_messages_print(document);
    } else if (args->json) {
        const char *json = tamiz_document_json(document, true);
        code = json ? CLI_DONE : cli_no_memory();
        if (json) (void)puts(json);
    } else {
        if (state->printed) (void)fputc('\n', stdout);
        state->printed = true;
        code = print(args, name, document);
    }
    if (!code && names_listed(document)) code = CLI_HITS;
    if (code < CLI_BAD && scan_messages_incomplete(document)) code = CLI_BAD;
    /* A picture of a text is not a text without names. */
    if (!code && tamiz_document_partial(document)) code = CLI_BAD;
    tamiz_document_free(document);
    return code;
}

static int scan_file(run_state *state, const char *path) {
    cli_input input;
    int code = cli_input_open(&input, path);
    if (code && state->args->html)
        scan_html_miss(&state->page, path, "it cannot be opened");
    if (code) return code;
    code = scan_bytes(state, path, &input);
    cli_input_close(&input);
    return code;
}

static int check_use(const cli_args *args) {
    if (args->html && args->json)
        return cli_bad("--html", "goes without --json");
    if (args->output && !args->html)
        return cli_bad("--output", "goes with --html only");
    return CLI_DONE;
}

/* A file that cannot be read does not hide what the others hold; the exit code
 * is the worst of all. */
static int run(const cli_args *args, const char *const *operands,
               size_t count) {
    tamiz_snapshot *snapshot = NULL, *gone = NULL;
    tamiz_options options = cli_options(args);
    tamiz_watch *watch = NULL;
    tamiz_error err;
    cli_policy policy;
    int code = check_use(args);
    if (code) return code;
    code = cli_policy_open(&policy, args, "media", &options);
    if (!code) code = cli_open(args, &snapshot);
    if (!code) code = cli_open_gone(args, snapshot, &gone);
    if (!code && args->watch && tamiz_watch_open(args->watch, &watch, &err))
        code = cli_error(&err);
    options.accepted = NULL; /* what is mentioned is no question of ours */
    options.watch = watch;
    options.gone = gone;
    options.text_day = args->date;
    options.keep_text = args->html;
    run_state state = {args, snapshot, &options, false, {.open = false}};
    if (!code && args->html)
        code = scan_html_open(&state.page, args, &options, snapshot);
    bool ready = !code;
    for (size_t i = 0; ready && i < count; i++) {
        int one = scan_file(&state, operands[i]);
        if (one > code) code = one;
    }
    int written =
        scan_html_close(&state.page, code == CLI_BROKEN ? code : CLI_DONE);
    if (written > code) code = written;
    tamiz_watch_close(watch);
    tamiz_snapshot_close(gone);
    tamiz_snapshot_close(snapshot);
    cli_policy_close(&policy);
    return code;
}

const cli_command command_scan = {
    .name = "scan",
    .operands = "FILE...",
    .purpose = "Find listed names in documents and payment messages",
    .details =
        "Text, Markdown, HTML, XML, e-mail, PDF (by pdftotext), Word (.docx),"
        "\nOpenDocument, ISO 20022 and SWIFT MT, told by their bytes; - is "
        "standard input.\nPlaces are line:column, columns in bytes. Exit "
        "status: 0 no mention, 1 mentions, 2\nalso for a document or "
        "a message in which none was found but that was not read\nin full.",
    .options = CLI_THRESHOLD | CLI_LIMIT | CLI_LIST | CLI_AS_OF | CLI_KNOWN_ON |
               CLI_WEAK | CLI_EXPLAIN | CLI_EXHAUSTIVE | CLI_WATCH |
               CLI_PER_MESSAGE | CLI_DATE | CLI_POLICY | CLI_USE | CLI_HTML |
               CLI_OUTPUT | CLI_GONE,
    .fewest = 1,
    .most = SIZE_MAX,
    .run = run,
};
