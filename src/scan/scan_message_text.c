/* SPDX-License-Identifier: Apache-2.0 */
/* Texts wait on a page that is searched when it is full or the message ends, so
 * that short fields cost one search. */
#include "scan_message.h"

#include "base_error.h"

/* A page is searched when it is this large. */
enum { PAGE = 64 * 1024 };

tamiz_code tamiz_scan_message_mention(tamiz_scan_messages *m,
                                      const tamiz_scan_value *v, size_t from,
                                      size_t to, size_t whole_from,
                                      size_t whole_to, tamiz_answer *answer,
                                      const tamiz_watch_found *term,
                                      tamiz_error *err) {
    const tamiz_scan_piece *first = tamiz_scan_value_piece(v, from);
    const tamiz_scan_piece *last = tamiz_scan_value_piece(v, to - 1);
    const tamiz_scan_piece *end = tamiz_scan_value_piece(v, whole_to - 1);
    const char *text = v->text.data;
    tamiz_mention mention = {
        .start = tamiz_scan_piece_place(first, from, false),
        .end = tamiz_scan_piece_place(last, to, true),
        .sentence_start = tamiz_scan_value_piece(v, whole_from)->start,
        .sentence_end = end->end,
        .answer = answer,
        .refers_to = TAMIZ_NO_MENTION,
        .may_refer_to = {TAMIZ_NO_MENTION, TAMIZ_NO_MENTION},
    };
    mention.text_size = to - from;
    mention.sentence_size = whole_to - whole_from;
    mention.path = tamiz_arena_copy(m->kept, tamiz_span_of(first->path)).data;
    mention.text =
        tamiz_arena_copy(m->kept, (tamiz_span){text + from, to - from}).data;
    mention.sentence =
        tamiz_arena_copy(m->kept,
                         (tamiz_span){text + whole_from, whole_to - whole_from})
            .data;
    if (term) {
        mention.term = tamiz_arena_print(m->kept, "%s", term->term);
        mention.term_kind = tamiz_arena_print(m->kept, "%s", term->kind);
    }
    tamiz_buffer_add(m->out, &mention, sizeof mention);
    if (mention.path && mention.text && mention.sentence && !m->out->failed)
        return TAMIZ_OK;
    if (m->out->failed) tamiz_answer_free(answer);
    return tamiz_fail_memory(err, "mentions");
}

/* Capitals say nothing in messages: where all letters are capitals, every word
 * may be part of a name. Only ASCII changes, so all places stay. */
static void raise_case(char *text, size_t size) {
    for (size_t i = 0; i < size; i++)
        if (text[i] >= 'a' && text[i] <= 'z') text[i] = (char)(text[i] - 32);
}

/* The field on a page around a byte: its first and last byte. */
static void field_around(const tamiz_scan_value *page, size_t at, size_t *from,
                         size_t *to) {
    const char *text = page->text.data;
    size_t size = page->text.size;
    for (*from = at; *from > 1; --*from)
        if (text[*from - 1] == '\n' && text[*from - 2] == '\n') break;
    if (*from == 1) *from = 0;
    for (*to = at; *to < size; ++*to)
        if (*to + 1 < size && text[*to] == '\n' && text[*to + 1] == '\n') break;
}

/* Whether a mention was found that lies on these bytes of the file. */
static bool known_already(const tamiz_scan_messages *m, uint64_t start,
                          uint64_t end) {
    const tamiz_mention *all =
        (const tamiz_mention *)(const void *)m->out->data;
    for (size_t i = m->first; i < m->out->size / sizeof *all; i++)
        if (!all[i].term && all[i].start < end && start < all[i].end)
            return true;
    return false;
}

/* Mentions on the page become mentions in the file; those that lie on what was
 * found already are dropped. */
static tamiz_code keep_found(tamiz_scan_messages *m, tamiz_buffer *found,
                             tamiz_error *err) {
    tamiz_mention *all = (tamiz_mention *)(void *)found->data;
    tamiz_code code = TAMIZ_OK;
    for (size_t i = 0; i < found->size / sizeof *all; i++) {
        size_t from = (size_t)all[i].start, to = (size_t)all[i].end, a, b;
        uint64_t start = tamiz_scan_piece_place(
            tamiz_scan_value_piece(&m->page, from), from, false);
        uint64_t end = tamiz_scan_piece_place(
            tamiz_scan_value_piece(&m->page, to - 1), to, true);
        if (code || known_already(m, start, end)) {
            tamiz_answer_free(all[i].answer);
            continue;
        }
        field_around(&m->page, from, &a, &b);
        code = tamiz_scan_message_mention(m, &m->page, from, to, a,
                                          b > to ? b : to, all[i].answer, NULL,
                                          err);
    }
    return code;
}

static size_t gather_known(tamiz_scan_messages *m) {
    const tamiz_scan_shown *fields =
        (const tamiz_scan_shown *)(const void *)m->fields.data;
    tamiz_buffer_reset(&m->known);
    for (size_t i = 0; i < m->fields.size / sizeof *fields; i++)
        if (fields[i].known)
            tamiz_buffer_add(&m->known, &fields[i].run, sizeof fields[i].run);
    return m->known.size / sizeof(tamiz_scan_run);
}

static tamiz_code find_on_page(tamiz_scan_messages *m, tamiz_span text,
                               tamiz_error *err) {
    tamiz_buffer found = {0};
    size_t known = gather_known(m);
    tamiz_scan_search search = {
        .snapshot = m->snapshot,
        .options = m->options,
        .name = m->name,
        .worker = m->asker.worker,
        .known = (const tamiz_scan_run *)(const void *)m->known.data,
        .known_count = known,
    };
    if (m->known.failed) return tamiz_fail_memory(err, m->name);
    tamiz_code code = tamiz_scan_find(&search, text, &found, m->config, err);
    if (!code) {
        code = keep_found(m, &found, err);
    } else {
        tamiz_mention *all = (tamiz_mention *)(void *)found.data;
        for (size_t i = 0; i < found.size / sizeof *all; i++)
            tamiz_answer_free(all[i].answer);
    }
    tamiz_buffer_clear(&found);
    return code;
}

static tamiz_code search_page(tamiz_scan_messages *m, tamiz_error *err) {
    tamiz_buffer shown = {0};
    tamiz_span text = tamiz_buffer_view(&m->page.text);
    if (!text.size) return TAMIZ_OK;
    tamiz_buffer_span(&shown, text);
    tamiz_code code = TAMIZ_OK;
    if (shown.failed || m->page.text.failed || m->page.pieces.failed ||
        m->fields.failed)
        code = tamiz_fail_memory(err, m->name);
    if (!code) {
        raise_case(shown.data, shown.size);
        code = find_on_page(m, tamiz_buffer_view(&shown), err);
    }
    tamiz_buffer_clear(&shown);
    tamiz_buffer_reset(&m->page.text);
    tamiz_buffer_reset(&m->page.pieces);
    tamiz_buffer_reset(&m->fields);
    return code;
}

static tamiz_code empty_answer(tamiz_scan_messages *m, tamiz_span text,
                               tamiz_answer **out, tamiz_error *err) {
    tamiz_query query = {.name = text.data, .name_size = text.size};
    return tamiz_answer_new(m->snapshot, &query, out, err);
}

static tamiz_code search_terms(tamiz_scan_messages *m, tamiz_error *err) {
    tamiz_buffer found = {0};
    tamiz_arena scratch = {0};
    tamiz_span text = tamiz_buffer_view(&m->watched.text);
    if (!text.size) return TAMIZ_OK;
    tamiz_code code = tamiz_watch_find(
        m->options->watch, m->asker.worker->latin, text, &scratch, &found, err);
    const tamiz_watch_found *all =
        (const tamiz_watch_found *)(const void *)found.data;
    for (size_t i = 0; !code && i < found.size / sizeof *all; i++) {
        size_t a, b;
        tamiz_answer *none;
        field_around(&m->watched, all[i].start, &a, &b);
        code = empty_answer(
            m,
            (tamiz_span){text.data + all[i].start, all[i].end - all[i].start},
            &none, err);
        if (!code)
            code = tamiz_scan_message_mention(
                m, &m->watched, all[i].start, all[i].end, a,
                b > all[i].end ? b : all[i].end, none, &all[i], err);
    }
    tamiz_arena_clear(&scratch);
    tamiz_buffer_clear(&found);
    tamiz_buffer_reset(&m->watched.text);
    tamiz_buffer_reset(&m->watched.pieces);
    return code;
}

/* Where the value stands on the page; empty when it is. */
static tamiz_scan_run append(tamiz_scan_value *page,
                             const tamiz_scan_value *value) {
    size_t count;
    const tamiz_scan_piece *pieces = tamiz_scan_value_pieces(value, &count);
    if (!value->text.size) return (tamiz_scan_run){0, 0};
    if (page->text.size) tamiz_buffer_text(&page->text, "\n\n");
    size_t base = page->text.size;
    tamiz_buffer_span(&page->text, tamiz_buffer_view(&value->text));
    for (size_t i = 0; i < count; i++) {
        tamiz_scan_piece piece = pieces[i];
        piece.at += base;
        tamiz_buffer_add(&page->pieces, &piece, sizeof piece);
    }
    return (tamiz_scan_run){base, page->text.size};
}

tamiz_code tamiz_scan_message_watch(tamiz_scan_messages *m,
                                    const tamiz_scan_value *value,
                                    tamiz_error *err) {
    if (!m->options->watch) return TAMIZ_OK;
    (void)append(&m->watched, value);
    return m->watched.text.size > PAGE ? search_terms(m, err) : TAMIZ_OK;
}

tamiz_code tamiz_scan_message_text(tamiz_scan_messages *m,
                                   const tamiz_scan_value *value,
                                   tamiz_error *err) {
    tamiz_scan_shown field = {.run = append(&m->page, value)};
    if (field.run.end && !m->page.pieces.failed)
        tamiz_buffer_add(&m->fields, &field, sizeof field);
    tamiz_code code = m->page.text.size > PAGE ? search_page(m, err) : TAMIZ_OK;
    return code ? code : tamiz_scan_message_watch(m, value, err);
}

static bool covers(const tamiz_mention *mention, const tamiz_scan_piece *p) {
    return mention->start <= p->start && p->end <= mention->end;
}

/* Fields wait in order of place. */
void tamiz_scan_message_found(tamiz_scan_messages *m) {
    const tamiz_mention *all =
        (const tamiz_mention *)(const void *)m->out->data;
    const tamiz_mention *mention = &all[m->out->size / sizeof *all - 1];
    tamiz_scan_shown *fields = (tamiz_scan_shown *)(void *)m->fields.data;
    for (size_t i = m->fields.size / sizeof *fields; i-- > 0;) {
        const tamiz_scan_piece *p =
            tamiz_scan_value_piece(&m->page, fields[i].run.start);
        const tamiz_scan_piece *last =
            tamiz_scan_value_piece(&m->page, fields[i].run.end - 1);
        if (p->end <= mention->start) break;
        while (p < last && covers(mention, p)) p++;
        fields[i].known |= p == last && covers(mention, p);
    }
}

tamiz_code tamiz_scan_message_search(tamiz_scan_messages *m, tamiz_error *err) {
    tamiz_code code = search_page(m, err);
    return !code && m->options->watch ? search_terms(m, err) : code;
}
