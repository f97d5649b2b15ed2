/* SPDX-License-Identifier: Apache-2.0 */
#include "list_writer.h"

#include "entity_country.h"

#include <stdarg.h>

void tamiz_list_out_of_memory(tamiz_list_writer *writer) {
    if (!writer->code)
        writer->code = tamiz_fail_memory(writer->err, "reading a list");
}

/* What the scratch of one record may take: texts that are joined again and
 * again must not outgrow their record without end. */
enum { MOST_SCRATCH = 64 << 20 };

static bool has_room(tamiz_list_writer *writer) {
    if (!writer->code && writer->arena->total > MOST_SCRATCH)
        writer->code = tamiz_fail_at(writer->err, TAMIZ_TOO_LARGE, writer->file,
                                     writer->line, 0, 0,
                                     "this record takes over 64 MiB to read");
    return !writer->code;
}

tamiz_span tamiz_list_print(tamiz_list_writer *writer, const char *format,
                            ...) {
    va_list args, again;
    if (!has_room(writer)) return (tamiz_span){"", 0};
    va_start(args, format);
    va_copy(again, args);
    int size = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *text =
        size < 0 ? NULL : tamiz_arena_take(writer->arena, (size_t)size + 1);
    if (text) (void)vsnprintf(text, (size_t)size + 1, format, again);
    va_end(again);
    if (!text) tamiz_list_out_of_memory(writer);
    return tamiz_span_of(text);
}

tamiz_list_subject tamiz_list_attached(tamiz_list_writer *writer,
                                       const tamiz_list_subject *party,
                                       const char *kind, unsigned number,
                                       tamiz_schema schema) {
    tamiz_span id =
        tamiz_list_print(writer, "%.*s/%s-%u", (int)party->id.size,
                         party->id.data ? party->id.data : "", kind, number);
    return (tamiz_list_subject){id, schema};
}

tamiz_span tamiz_list_record(tamiz_list_writer *writer) {
    return tamiz_list_print(writer, "%s:%u", writer->file, writer->line);
}

/* Cuts text before a letter that did not fit in whole. */
static void cut_at_letter(char *text, size_t size) {
    while (size && ((unsigned char)text[size] & 0xc0) == 0x80) size--;
    text[size] = '\0';
}

void tamiz_list_warn(tamiz_list_writer *writer, const char *format, ...) {
    enum { LONGEST = 200 };
    const tamiz_list_progress *progress = writer->progress;
    if (writer->facts) writer->facts->warnings++;
    if (!progress || !progress->warning || writer->code) return;
    char message[LONGEST + 4], record[128];
    va_list args;
    va_start(args, format);
    int size = vsnprintf(message, sizeof message, format, args);
    va_end(args);
    if (size > LONGEST) cut_at_letter(message, LONGEST);
    (void)snprintf(record, sizeof record, "%s:%u", writer->file, writer->line);
    progress->warning(progress->context, progress->list, record, message);
}

static bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/* Whether a run of white space within needs to become one space. */
static bool is_ragged(tamiz_span text) {
    for (size_t i = 0; i < text.size; i++) {
        bool space = is_space(text.data[i]);
        if (space && (text.data[i] != ' ' || is_space(text.data[i + 1])))
            return true;
    }
    return false;
}

tamiz_span tamiz_list_clean(tamiz_list_writer *writer, tamiz_span text) {
    text = tamiz_span_trim(text);
    if (!is_ragged(text)) return text;
    if (!has_room(writer)) return (tamiz_span){"", 0};
    char *copy = tamiz_arena_take(writer->arena, text.size + 1);
    if (!copy) {
        tamiz_list_out_of_memory(writer);
        return (tamiz_span){"", 0};
    }
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++) {
        bool space = is_space(text.data[i]);
        if (!space)
            copy[size++] = text.data[i];
        else if (!is_space(text.data[i - 1]))
            copy[size++] = ' ';
    }
    return (tamiz_span){copy, size};
}

/* Many statements come from one line: its text is made once. */
static tamiz_span record_of(tamiz_list_writer *writer) {
    if (writer->record_file == writer->file &&
        writer->record_line == writer->line && writer->file)
        return tamiz_span_of(writer->record);
    int size = snprintf(writer->record, sizeof writer->record, "%s:%u",
                        writer->file, writer->line);
    writer->record_file = NULL;
    if (size <= 0 || (size_t)size >= sizeof writer->record)
        return tamiz_list_record(writer);
    writer->record_file = writer->file;
    writer->record_line = writer->line;
    return (tamiz_span){writer->record, (size_t)size};
}

static void put(tamiz_list_writer *writer, const tamiz_list_subject *subject,
                tamiz_prop prop, tamiz_span value, tamiz_span lang) {
    if (!value.size || writer->code) return;
    tamiz_span record = record_of(writer);
    if (writer->code) return;
    tamiz_statement statement = {subject->id, subject->schema, prop, value,
                                 lang,        record};
    writer->code =
        writer->sink->put(writer->sink->context, &statement, writer->err);
    writer->put++;
}

void tamiz_list_put_lang(tamiz_list_writer *writer,
                         const tamiz_list_subject *subject, tamiz_prop prop,
                         tamiz_span value, tamiz_span lang) {
    put(writer, subject, prop, tamiz_list_clean(writer, value), lang);
}

void tamiz_list_put_whole(tamiz_list_writer *writer,
                          const tamiz_list_subject *subject, tamiz_prop prop,
                          tamiz_span value) {
    put(writer, subject, prop, tamiz_span_trim(value), (tamiz_span){"", 0});
}

void tamiz_list_put(tamiz_list_writer *writer,
                    const tamiz_list_subject *subject, tamiz_prop prop,
                    tamiz_span value) {
    tamiz_list_put_lang(writer, subject, prop, value, (tamiz_span){"", 0});
}

void tamiz_list_put_note(tamiz_list_writer *writer,
                         const tamiz_list_subject *subject, const char *label,
                         tamiz_span value) {
    value = tamiz_list_clean(writer, value);
    if (!value.size || writer->code) return;
    size_t size = strlen(label);
    while (size && strchr(": -", label[size - 1])) size--;
    tamiz_buffer note = {0};
    tamiz_buffer_add(&note, label, size);
    tamiz_buffer_text(&note, ": ");
    tamiz_buffer_span(&note, value);
    if (note.failed)
        tamiz_list_out_of_memory(writer);
    else
        tamiz_list_put(writer, subject, TAMIZ_PROP_notes,
                       tamiz_buffer_view(&note));
    tamiz_buffer_clear(&note);
}

void tamiz_list_put_range(tamiz_list_writer *writer,
                          const tamiz_list_subject *subject, tamiz_prop prop,
                          tamiz_date_range range) {
    tamiz_span text = tamiz_date_range_print(range, writer->arena);
    if (!text.data)
        tamiz_list_out_of_memory(writer);
    else
        tamiz_list_put(writer, subject, prop, text);
}

void tamiz_list_put_date(tamiz_list_writer *writer,
                         const tamiz_list_subject *subject, tamiz_prop prop,
                         tamiz_span text) {
    tamiz_date_range range;
    text = tamiz_list_clean(writer, text);
    if (tamiz_date_parse(text, &range))
        tamiz_list_put_range(writer, subject, prop, range);
    else
        tamiz_list_put_note(writer, subject, tamiz_prop_rows[prop].name, text);
}

void tamiz_list_put_country(tamiz_list_writer *writer,
                            const tamiz_list_subject *subject, tamiz_prop prop,
                            tamiz_span text) {
    text = tamiz_list_clean(writer, text);
    const char *code = tamiz_country_find(text);
    tamiz_list_put(writer, subject, prop, code ? tamiz_span_of(code) : text);
}

void tamiz_list_put_gender(tamiz_list_writer *writer,
                           const tamiz_list_subject *subject, tamiz_span text) {
    // clang-format off
    static const struct { const char *published, *stated; } rows[] = {
        {"male", "male"},     {"m", "male"},
        {"female", "female"}, {"f", "female"},
        {"unknown", ""}, // says nothing
    };
    // clang-format on
    text = tamiz_span_trim(text);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!tamiz_list_same(text, rows[i].published)) continue;
        tamiz_list_put(writer, subject, TAMIZ_PROP_gender,
                       tamiz_span_of(rows[i].stated));
        return;
    }
    tamiz_list_put_note(writer, subject, "gender", text);
}

tamiz_span tamiz_list_join(tamiz_list_writer *writer, const tamiz_span *texts,
                           size_t count) {
    tamiz_buffer joined = {0};
    if (!has_room(writer)) return (tamiz_span){"", 0};
    for (size_t i = 0; i < count; i++) {
        tamiz_span text = tamiz_span_trim(texts[i]);
        if (!text.size) continue;
        if (joined.size) tamiz_buffer_text(&joined, ", ");
        tamiz_buffer_span(&joined, text);
    }
    tamiz_span copy =
        tamiz_arena_copy(writer->arena, tamiz_buffer_view(&joined));
    if (joined.failed || !copy.data) tamiz_list_out_of_memory(writer);
    tamiz_buffer_clear(&joined);
    return copy.data ? copy : (tamiz_span){"", 0};
}

static char lower(char c) {
    if (c < 'A' || c > 'Z') return c;
    return (char)(c - 'A' + 'a');
}

bool tamiz_list_same(tamiz_span text, const char *word) {
    if (text.size != strlen(word)) return false;
    for (size_t i = 0; i < text.size; i++)
        if (lower(text.data[i]) != lower(word[i])) return false;
    return true;
}
