/* SPDX-License-Identifier: Apache-2.0 */
/* Messages one after the other, and the verdict on each. */
#include "scan_message.h"

#include "base_error.h"

#include <stdarg.h>

void tamiz_scan_message_open(tamiz_scan_messages *m, uint64_t start) {
    m->open = true;
    m->incomplete = false;
    m->start = start;
    m->type = m->id = "";
    m->first = m->out->size / sizeof(tamiz_mention);
    tamiz_buffer_reset(&m->notes);
}

void tamiz_scan_message_note(tamiz_scan_messages *m, bool incomplete,
                             const char *format, ...) {
    char text[256];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    m->incomplete |= incomplete;
    if (m->notes.size / sizeof(char *) >= TAMIZ_MESSAGE_NOTES) return;
    const char *kept = tamiz_arena_copy(m->kept, tamiz_span_of(text)).data;
    if (kept) tamiz_buffer_add(&m->notes, &kept, sizeof kept);
}

static int order_of_mentions(const void *x, const void *y) {
    const tamiz_mention *p = x, *q = y;
    if (p->start != q->start) return p->start < q->start ? -1 : 1;
    if (p->end != q->end) return p->end < q->end ? -1 : 1;
    int c = strcmp(p->path, q->path);
    if (c) return c;
    return strcmp(p->term ? p->term : "", q->term ? q->term : "");
}

/* The one place that decides: what was found counts first, then whether all of
 * the message was read. Notes say so when both is the case. */
static const char *verdict_of(const tamiz_scan_messages *m, size_t mentions) {
    if (mentions) return "hits";
    return m->incomplete ? "incomplete" : "clear";
}

tamiz_code tamiz_scan_message_close(tamiz_scan_messages *m, uint64_t end,
                                    tamiz_error *err) {
    tamiz_code code = tamiz_scan_message_search(m, err);
    m->open = false;
    if (code) return code;
    tamiz_mention *all = (tamiz_mention *)(void *)m->out->data;
    size_t count = m->out->size / sizeof *all - m->first;
    if (count) qsort(all + m->first, count, sizeof *all, order_of_mentions);
    size_t notes = m->notes.size / sizeof(char *);
    const char **kept = tamiz_arena_array(m->kept, notes + 1, sizeof *kept);
    if (!kept) return tamiz_fail_memory(err, m->name);
    if (notes) memcpy(kept, m->notes.data, m->notes.size);
    tamiz_message message = {
        .index = m->told->size / sizeof message + 1,
        .type = tamiz_arena_copy(m->kept, tamiz_span_of(m->type)).data,
        .id = tamiz_arena_copy(m->kept, tamiz_span_of(m->id)).data,
        .verdict = verdict_of(m, count),
        .incomplete = m->incomplete,
        .start = m->start,
        .end = end,
        .notes = kept,
        .note_count = notes,
        .first_mention = m->first,
        .mention_count = count,
    };
    tamiz_buffer_add(m->told, &message, sizeof message);
    tamiz_arena_reset(&m->arena);
    if (!message.type || !message.id || m->told->failed)
        return tamiz_fail_memory(err, m->name);
    return TAMIZ_OK;
}

static void mix_config(tamiz_scan_messages *m) {
    uint64_t hash = tamiz_hash(tamiz_span_of(m->asker.policy.config));
    if (m->options->watch)
        hash = tamiz_hash_mix(hash, tamiz_watch_hash(m->options->watch));
    (void)snprintf(m->config, sizeof m->config, "%016llx",
                   (unsigned long long)hash);
}

tamiz_code tamiz_scan_messages_read(tamiz_scan_messages *m, bool xml,
                                    tamiz_error *err) {
    tamiz_code code =
        tamiz_screener_init(&m->asker, m->snapshot, m->options, err);
    if (code) return code;
    m->asker.exact_numbers = m->asker.only_hits = true;
    code = xml ? tamiz_scan_xml_read(m, err) : tamiz_scan_mt_read(m, err);
    if (!code && m->open) code = tamiz_scan_message_close(m, m->file.size, err);
    mix_config(m);
    tamiz_screener_clear(&m->asker);
    tamiz_arena_clear(&m->arena);
    tamiz_scan_value_clear(&m->page);
    tamiz_scan_value_clear(&m->watched);
    tamiz_buffer_clear(&m->notes);
    tamiz_buffer_clear(&m->fields);
    tamiz_buffer_clear(&m->known);
    tamiz_buffer_clear(&m->key);
    tamiz_table_clear(&m->silent);
    tamiz_arena_clear(&m->silent_keys);
    return code;
}
