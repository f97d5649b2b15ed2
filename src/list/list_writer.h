/* SPDX-License-Identifier: Apache-2.0 */
/* How a reader writes statements: one value after the other, asking once
 * whether all went well. The first failure sticks and nothing is put after it.
 * Values are cleaned here: white space at both ends goes, every run of it
 * within becomes one space; what is empty then is not stated. */
#ifndef TAMIZ_LIST_WRITER_H
#define TAMIZ_LIST_WRITER_H

#include "base_arena.h"
#include "base_buffer.h"
#include "entity_date.h"
#include "entity_statement.h"
#include "list_reader.h"

/* Set sink, file, arena and err; line before each record. With facts and
 * progress warnings are counted and told; either may be NULL. */
typedef struct tamiz_list_writer {
    const tamiz_sink *sink;
    const char *file;   /* name without folder, for `record` */
    uint32_t line;      /* of the record being written */
    tamiz_arena *arena; /* scratch; may be reset between records */
    tamiz_error *err;
    tamiz_code code; /* the first failure */
    tamiz_list_facts *facts;
    const tamiz_list_progress *progress;
    uint64_t put;            /* statements put */
    char record[160];        /* tamiz_list_record() of the following */
    const char *record_file; /* NULL = nothing is kept */
    uint32_t record_line;
} tamiz_list_writer;

/* What statements are about. */
typedef struct tamiz_list_subject {
    tamiz_span id; /* NULL data = memory ran out, remembered by the writer */
    tamiz_schema schema;
} tamiz_list_subject;

/* printf into the writer's arena; "" (and failed) when memory runs out, after a
 * failure, and when the arena of one record grew over 64 MiB (TOO_LARGE). */
tamiz_span tamiz_list_print(tamiz_list_writer *writer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Makes "out of memory" the writer's failure unless there is one. */
void tamiz_list_out_of_memory(tamiz_list_writer *writer);

/* Says that something in the current record was not understood, and what
 * became of it: "unknown element <mood>, kept as a note". For what is lossless
 * already but wants a look; what would lose a party is a failure. The message
 * is cut to 200 bytes. */
void tamiz_list_warn(tamiz_list_writer *writer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The value as it would be stated; may live in the arena. */
tamiz_span tamiz_list_clean(tamiz_list_writer *writer, tamiz_span text);

/* Where the record stands: "sdn.xml:36". */
tamiz_span tamiz_list_record(tamiz_list_writer *writer);

/* A subject of its own that hangs on a party: id "PARTY/KIND-NUMBER". */
tamiz_list_subject tamiz_list_attached(tamiz_list_writer *writer,
                                       const tamiz_list_subject *party,
                                       const char *kind, unsigned number,
                                       tamiz_schema schema);

void tamiz_list_put(tamiz_list_writer *writer,
                    const tamiz_list_subject *subject, tamiz_prop prop,
                    tamiz_span value);

/* The same with the value's language, ISO 639-3; empty = unknown. */
void tamiz_list_put_lang(tamiz_list_writer *writer,
                         const tamiz_list_subject *subject, tamiz_prop prop,
                         tamiz_span value, tamiz_span lang);

/* The same, but white space within stays as it is: for texts of a file that is
 * to come out again as it went in. */
void tamiz_list_put_whole(tamiz_list_writer *writer,
                          const tamiz_list_subject *subject, tamiz_prop prop,
                          tamiz_span value);

/* As `notes`: "LABEL: value", so that what has no property is not lost. */
void tamiz_list_put_note(tamiz_list_writer *writer,
                         const tamiz_list_subject *subject, const char *label,
                         tamiz_span value);

/* A date in any way that tamiz_date_parse() reads, stated in ISO; another text
 * becomes a note under the property's name. */
void tamiz_list_put_date(tamiz_list_writer *writer,
                         const tamiz_list_subject *subject, tamiz_prop prop,
                         tamiz_span text);
void tamiz_list_put_range(tamiz_list_writer *writer,
                          const tamiz_list_subject *subject, tamiz_prop prop,
                          tamiz_date_range range);

/* A country by its code where we know it, else as published. */
void tamiz_list_put_country(tamiz_list_writer *writer,
                            const tamiz_list_subject *subject, tamiz_prop prop,
                            tamiz_span text);

/* "Male", "F", "female" … as FtM writes it; "Unknown" is not stated; another
 * text becomes a note. */
void tamiz_list_put_gender(tamiz_list_writer *writer,
                           const tamiz_list_subject *subject, tamiz_span text);

/* The texts that are not empty, joined by ", ". */
tamiz_span tamiz_list_join(tamiz_list_writer *writer, const tamiz_span *texts,
                           size_t count);

/* Equal without regard to ASCII case. */
bool tamiz_list_same(tamiz_span text, const char *word);

#endif
