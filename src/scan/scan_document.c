/* SPDX-License-Identifier: Apache-2.0 */
/* A scanned document: its text, what is mentioned in it, and both as JSON. */
#include "base_error.h"
#include "scan_claim.h"
#include "scan_field.h"
#include "scan_find.h"
#include "scan_gone.h"
#include "scan_message.h"
#include "scan_page_read.h"
#include "screen_query.h"

struct tamiz_document {
    const tamiz_snapshot *snapshot;
    const tamiz_snapshot *gone; /* or NULL */
    tamiz_arena arena; /* sentences and paths, which mentions point to */
    const char *name;
    tamiz_format format;
    bool loose, partial; /* as in tamiz_page */
    tamiz_buffer notes;  /* const char *[] */
    tamiz_scan_config config;
    tamiz_buffer mentions; /* tamiz_mention[] */
    tamiz_buffer claims;   /* tamiz_assertion[] */
    tamiz_buffer messages; /* tamiz_message[] */
    bool keeps_text;
    tamiz_buffer text; /* when it keeps it */
    tamiz_buffer json;
};

/* ---- from the page to the document ------------------------------------- */

static tamiz_mention *mentions_of(const tamiz_document *d) {
    return (tamiz_mention *)(void *)d->mentions.data;
}

/* Whether a line ends with this byte; of UTF-16 both bytes must say so. */
static bool ends_line(tamiz_span bytes, size_t at, int wide) {
    if (bytes.data[at] != '\n') return false;
    if (!wide) return true;
    size_t other = wide == 1 ? at + 1 : at - 1;
    return at % 2 == (wide == 2) && other < bytes.size && !bytes.data[other];
}

/* Lines and columns of all mentions in one pass, in the bytes that offsets
 * count: the file's, else the text's. Parts of a mail may be out of order. */
static void place_mentions(tamiz_document *d, tamiz_span bytes, int wide) {
    tamiz_mention *mentions = mentions_of(d);
    size_t at = 0;
    uint64_t line = 1, line_start = 0;
    for (size_t i = 0; i < tamiz_document_mention_count(d); i++) {
        if (mentions[i].start < at) at = 0, line = 1, line_start = 0;
        for (; at < mentions[i].start; at++)
            if (ends_line(bytes, at, wide))
                line++, line_start = at + (wide == 1 ? 2 : 1);
        mentions[i].line = line;
        mentions[i].column = mentions[i].start - line_start + 1;
    }
}

/* Mentions in one sentence share one copy of it. */
static bool quote(tamiz_document *d, tamiz_mention *m,
                  const tamiz_mention *before, tamiz_span text) {
    tamiz_span sentence = {text.data + m->sentence_start,
                           (size_t)(m->sentence_end - m->sentence_start)};
    if (before && before->sentence_start == m->sentence_start &&
        before->sentence_end == m->sentence_end)
        sentence.data = before->sentence;
    else
        sentence = tamiz_arena_copy(&d->arena, sentence);
    if (!sentence.data) return false;
    m->sentence = sentence.data;
    m->sentence_size = sentence.size;
    m->text = sentence.data + (m->start - m->sentence_start);
    m->text_size = m->end - m->start;
    return true;
}

/* Mentions come with places in the page's text. They leave with those in the
 * file, and with copies of all that they quote, so the text may go. */
static tamiz_code settle_mentions(tamiz_document *d, const tamiz_page *page,
                                  tamiz_error *err) {
    tamiz_mention *mentions = mentions_of(d);
    tamiz_span text = tamiz_page_text(page);
    size_t count = tamiz_document_mention_count(d);
    for (size_t i = 0; i < count; i++) {
        const char *path = tamiz_page_path(page, mentions[i].start);
        if (path) {
            path = tamiz_arena_print(&d->arena, "%s", path);
            if (!path) return tamiz_fail_memory(err, d->name);
        }
        mentions[i].path = path;
        if (!quote(d, &mentions[i], i ? &mentions[i - 1] : NULL, text))
            return tamiz_fail_memory(err, d->name);
    }
    for (size_t i = 0; i < count; i++) {
        mentions[i].text_start = mentions[i].start;
        mentions[i].text_end = mentions[i].end;
        tamiz_page_place(page, &mentions[i].start, &mentions[i].end);
        tamiz_page_place(page, &mentions[i].sentence_start,
                         &mentions[i].sentence_end);
    }
    return TAMIZ_OK;
}

static tamiz_code keep_page(tamiz_document *d, const tamiz_page *page,
                            tamiz_error *err) {
    const char *const *notes = (const void *)page->notes.data;
    d->format = page->format;
    d->loose = page->loose;
    d->partial = page->partial;
    for (size_t i = 0; i < page->notes.size / sizeof *notes; i++) {
        const char *note = tamiz_arena_print(&d->arena, "%s", notes[i]);
        tamiz_buffer_add(&d->notes, &note, sizeof note);
        if (!note || d->notes.failed) return tamiz_fail_memory(err, d->name);
    }
    return TAMIZ_OK;
}

/* A text that lies in the file is copied: the file is the caller's. */
static tamiz_code keep_text(tamiz_document *d, const tamiz_page *page,
                            tamiz_error *err) {
    tamiz_span text = tamiz_page_text(page);
    if (text.size) tamiz_buffer_add(&d->text, text.data, text.size);
    d->keeps_text = true;
    return d->text.failed ? tamiz_fail_memory(err, d->name) : TAMIZ_OK;
}

static tamiz_code read_page(tamiz_page *page, tamiz_span bytes,
                            tamiz_error *err) {
    const char *what = NULL;
    page->format = tamiz_scan_detect(bytes, &what);
    if (what)
        return tamiz_fail(
            err, TAMIZ_BAD_INPUT, page->name,
            "%s; expected text, HTML, XML, e-mail, PDF, Word or OpenDocument",
            what);
    tamiz_code code = tamiz_page_read(page, bytes, 0, page->format, NULL,
                                      TAMIZ_PAGE_DEPTH, err);
    return code ? code : tamiz_page_join(page, err);
}

/* Before the mentions are settled: claims need their places in the text. */
static tamiz_code read_claims(tamiz_document *d, const tamiz_page *page,
                              const tamiz_options *options, tamiz_error *err) {
    tamiz_claim_context told = {
        .limit = options ? options->limit : tamiz_options_default().limit};
    const char *day = options ? options->text_day : NULL;
    bool good = !day || (tamiz_date_parse_iso(tamiz_span_of(day), &told.day) &&
                         told.day.day);
    if (!good)
        return tamiz_fail(err, TAMIZ_BAD_ARGUMENT, NULL,
                          "the day of the text is \"%s\"; expected a day as in "
                          "2026-03-14",
                          day);
    return tamiz_claims_read(d->snapshot, &told, tamiz_page_text(page),
                             mentions_of(d), tamiz_document_mention_count(d),
                             &d->arena, &d->claims, err);
}

/* Shorter names of such parties are not looked for. */
static tamiz_code find_gone(tamiz_document *d, const tamiz_scan_search *listed,
                            tamiz_span text, tamiz_error *err) {
    tamiz_scan_search search = *listed;
    d->gone = search.snapshot = search.options->gone;
    search.refer = false;
    return tamiz_scan_gone(&search, text, &d->arena, &d->mentions, err);
}

static tamiz_code scan_page(tamiz_document *d, const tamiz_page *page,
                            tamiz_span bytes, const tamiz_options *options,
                            tamiz_error *err) {
    tamiz_options defaults = tamiz_options_default();
    tamiz_scan_search search = {
        .snapshot = d->snapshot,
        .options = options ? options : &defaults,
        .name = d->name,
        .refer = true,
    };
    tamiz_code code = tamiz_scan_find(&search, tamiz_page_text(page),
                                      &d->mentions, d->config, err);
    if (!code && options && options->gone)
        code = find_gone(d, &search, tamiz_page_text(page), err);
    if (!code) code = read_claims(d, page, options, err);
    if (!code) code = settle_mentions(d, page, err);
    if (!code) code = keep_page(d, page, err);
    if (!code && options && options->keep_text) code = keep_text(d, page, err);
    if (!code)
        place_mentions(d, page->loose ? tamiz_page_text(page) : bytes,
                       page->loose ? 0 : page->wide);
    return code;
}

/* ---- the document ------------------------------------------------------ */

static tamiz_code read_messages(tamiz_document *d, bool xml, tamiz_span bytes,
                                const tamiz_options *options,
                                tamiz_error *err) {
    tamiz_options defaults = tamiz_options_default();
    tamiz_scan_messages messages = {
        .snapshot = d->snapshot,
        .name = d->name,
        .file = bytes,
        .options = options ? options : &defaults,
        .kept = &d->arena,
        .out = &d->mentions,
        .told = &d->messages,
    };
    d->format = xml ? TAMIZ_FORMAT_ISO20022 : TAMIZ_FORMAT_MT;
    tamiz_code code = tamiz_scan_messages_read(&messages, xml, err);
    memcpy(d->config, messages.config, sizeof d->config);
    for (size_t i = 0; i < tamiz_document_message_count(d); i++)
        d->partial |= tamiz_document_message(d, i)->incomplete;
    if (!code) place_mentions(d, bytes, 0);
    return code;
}

tamiz_code tamiz_scan(const tamiz_snapshot *snapshot, const char *name,
                      const char *text, size_t size,
                      const tamiz_options *options, tamiz_document **out,
                      tamiz_error *err) {
    tamiz_span bytes = {text, size};
    tamiz_document *d = calloc(1, sizeof *d);
    if (!d) return tamiz_fail_memory(err, name);
    d->snapshot = snapshot;
    d->name = tamiz_arena_print(&d->arena, "%s", name ? name : "");
    tamiz_page page = {.name = d->name};
    tamiz_code code = d->name ? TAMIZ_OK : tamiz_fail_memory(err, name);
    char message = '\0';
    if (!code) message = tamiz_scan_is_message(bytes);
    if (message) {
        code = read_messages(d, message == 'x', bytes, options, err);
    } else if (!code) {
        code = read_page(&page, bytes, err);
        if (!code) code = scan_page(d, &page, bytes, options, err);
    }
    tamiz_page_clear(&page);
    if (code)
        tamiz_document_free(d);
    else
        *out = d;
    return code;
}

void tamiz_document_free(tamiz_document *d) {
    if (!d) return;
    for (size_t i = 0; i < tamiz_document_mention_count(d); i++)
        tamiz_answer_free(tamiz_document_mention(d, i)->answer);
    tamiz_buffer_clear(&d->mentions);
    tamiz_buffer_clear(&d->claims);
    tamiz_buffer_clear(&d->messages);
    tamiz_buffer_clear(&d->notes);
    tamiz_buffer_clear(&d->text);
    tamiz_buffer_clear(&d->json);
    tamiz_arena_clear(&d->arena);
    free(d);
}

size_t tamiz_document_mention_count(const tamiz_document *d) {
    return d->mentions.size / sizeof(tamiz_mention);
}

const tamiz_mention *tamiz_document_mention(const tamiz_document *d,
                                            size_t index) {
    if (index >= tamiz_document_mention_count(d)) return NULL;
    return &((const tamiz_mention *)(const void *)d->mentions.data)[index];
}

const char *tamiz_document_format(const tamiz_document *d) {
    return tamiz_format_name(d->format);
}

bool tamiz_document_in_file(const tamiz_document *d) {
    return !d->loose;
}

bool tamiz_document_partial(const tamiz_document *d) {
    return d->partial;
}

size_t tamiz_document_note_count(const tamiz_document *d) {
    return d->notes.size / sizeof(const char *);
}

const char *tamiz_document_note(const tamiz_document *d, size_t index) {
    if (index >= tamiz_document_note_count(d)) return NULL;
    return ((const char *const *)(const void *)d->notes.data)[index];
}

const char *tamiz_document_text(const tamiz_document *d, size_t *size) {
    if (!d->keeps_text) return NULL;
    *size = d->text.size;
    return d->text.size ? d->text.data : "";
}

const char *tamiz_document_config(const tamiz_document *d) {
    return d->config;
}

/* ---- as JSON ----------------------------------------------------------- */

/* Bytes. Longer sentences (tables, lists) are quoted around the mention. */
enum { WHOLE_SENTENCE = 1000, QUOTED_SIDE = 300 };

static bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/* Cut at word borders; where no word ends, at a character. */
static tamiz_span quoted(const tamiz_mention *m) {
    size_t from = (size_t)(m->text - m->sentence), start = 0;
    size_t to = from + (size_t)m->text_size, end = (size_t)m->sentence_size;
    if (end <= WHOLE_SENTENCE) return (tamiz_span){m->sentence, end};
    if (from > QUOTED_SIDE) {
        start = from - QUOTED_SIDE;
        while (start < from && !is_space(m->sentence[start - 1])) start++;
        if (start == from) start = from - QUOTED_SIDE;
        while (start < from && (m->sentence[start] & 0xc0) == 0x80) start++;
    }
    if (end - to > QUOTED_SIDE) {
        end = to + QUOTED_SIDE;
        while (end > to && !is_space(m->sentence[end])) end--;
        if (end == to) end = to + QUOTED_SIDE;
        while (end > to && (m->sentence[end] & 0xc0) == 0x80) end--;
    }
    return (tamiz_span){m->sentence + start, end - start};
}

/* Of a shorter name whom it stands for, or whom it may. */
static void write_reference(tamiz_json *json, const tamiz_mention *m) {
    if (m->refers_to != TAMIZ_NO_MENTION) {
        tamiz_json_key(json, "refers_to");
        tamiz_json_integer(json, (int64_t)m->refers_to);
    }
    if (m->may_refer_to[0] == TAMIZ_NO_MENTION) return;
    tamiz_json_key(json, "may_refer_to");
    tamiz_json_open(json, '[');
    for (size_t i = 0; i < 2; i++)
        tamiz_json_integer(json, (int64_t)m->may_refer_to[i]);
    tamiz_json_close(json, ']');
}

static void write_mention(tamiz_json *json, const tamiz_mention *m,
                          bool evidence) {
    tamiz_json_open(json, '{');
    tamiz_json_key(json, "start");
    tamiz_json_integer(json, (int64_t)m->start);
    tamiz_json_key(json, "end");
    tamiz_json_integer(json, (int64_t)m->end);
    if (m->path) tamiz_json_pair(json, "path", m->path);
    tamiz_json_key(json, "text");
    tamiz_json_span(json, (tamiz_span){m->text, (size_t)m->text_size});
    tamiz_json_key(json, "sentence");
    tamiz_json_span(json, quoted(m));
    if (m->term) tamiz_json_pair(json, "term", m->term);
    if (m->term) tamiz_json_pair(json, "kind", m->term_kind);
    write_reference(json, m);
    tamiz_claims_write_left(json, m->left_list, m->left_after, m->left_by);
    tamiz_json_key(json, "hits");
    tamiz_answer_write_hits(json, m->answer, evidence);
    tamiz_json_close(json, '}');
}

static void write_reading(tamiz_json *json, const tamiz_document *d) {
    tamiz_json_pair(json, "format", tamiz_document_format(d));
    tamiz_json_pair(json, "offsets", d->loose ? "text" : "file");
    tamiz_json_key(json, "partial");
    tamiz_json_bool(json, d->partial);
    tamiz_json_key(json, "notes");
    tamiz_json_open(json, '[');
    for (size_t i = 0; i < tamiz_document_note_count(d); i++)
        tamiz_json_text(json, tamiz_document_note(d, i));
    tamiz_json_close(json, ']');
}

size_t tamiz_document_claim_count(const tamiz_document *d) {
    return d->claims.size / sizeof(tamiz_assertion);
}

const tamiz_assertion *tamiz_document_claim(const tamiz_document *d,
                                            size_t index) {
    if (index >= tamiz_document_claim_count(d)) return NULL;
    return &((const tamiz_assertion *)(const void *)d->claims.data)[index];
}

size_t tamiz_document_message_count(const tamiz_document *d) {
    return d->messages.size / sizeof(tamiz_message);
}

const tamiz_message *tamiz_document_message(const tamiz_document *d,
                                            size_t index) {
    if (index >= tamiz_document_message_count(d)) return NULL;
    return &((const tamiz_message *)(const void *)d->messages.data)[index];
}

static void write_mentions(tamiz_json *json, const tamiz_document *d,
                           size_t first, size_t count, bool evidence) {
    tamiz_json_key(json, "mentions");
    tamiz_json_open(json, '[');
    for (size_t i = 0; i < count; i++)
        write_mention(json, tamiz_document_mention(d, first + i), evidence);
    tamiz_json_close(json, ']');
}

static void write_message(tamiz_json *json, const tamiz_message *m) {
    tamiz_json_open(json, '{');
    tamiz_json_key(json, "index");
    tamiz_json_integer(json, (int64_t)m->index);
    tamiz_json_pair(json, "type", m->type);
    tamiz_json_pair(json, "id", m->id);
    tamiz_json_pair(json, "verdict", m->verdict);
    tamiz_json_key(json, "notes");
    tamiz_json_open(json, '[');
    for (size_t i = 0; i < m->note_count; i++)
        tamiz_json_text(json, m->notes[i]);
    tamiz_json_close(json, ']');
    tamiz_json_close(json, '}');
}

const char *tamiz_document_message_json(tamiz_document *d, size_t index,
                                        bool evidence) {
    const tamiz_message *m = tamiz_document_message(d, index);
    if (!m) return NULL;
    tamiz_buffer_reset(&d->json);
    tamiz_json json = {.buffer = &d->json};
    tamiz_json_open(&json, '{');
    tamiz_json_pair(&json, "file", d->name);
    tamiz_json_pair(&json, "format", tamiz_document_format(d));
    tamiz_json_key(&json, "message");
    write_message(&json, m);
    write_mentions(&json, d, m->first_mention, m->mention_count, evidence);
    tamiz_answer_write_origin(&json, d->snapshot, d->config);
    tamiz_json_close(&json, '}');
    return d->json.failed ? NULL : d->json.data;
}

const char *tamiz_document_json(tamiz_document *d, bool evidence) {
    tamiz_buffer_reset(&d->json);
    tamiz_json json = {.buffer = &d->json};
    tamiz_json_open(&json, '{');
    tamiz_json_pair(&json, "file", d->name);
    write_reading(&json, d);
    write_mentions(&json, d, 0, tamiz_document_mention_count(d), evidence);
    if (tamiz_document_message_count(d)) {
        tamiz_json_key(&json, "messages");
        tamiz_json_open(&json, '[');
        for (size_t i = 0; i < tamiz_document_message_count(d); i++)
            write_message(&json, tamiz_document_message(d, i));
        tamiz_json_close(&json, ']');
    }
    tamiz_json_key(&json, "claims");
    tamiz_claims_write(&json, &d->claims);
    if (d->gone) tamiz_json_pair(&json, "gone", tamiz_snapshot_id(d->gone));
    tamiz_answer_write_origin(&json, d->snapshot, d->config);
    tamiz_json_close(&json, '}');
    return d->json.failed ? NULL : d->json.data;
}
