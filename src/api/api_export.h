/* SPDX-License-Identifier: Apache-2.0 */
/* Entities of a snapshot written in exchange formats: what the writers of the
 * formats share. */
#ifndef TAMIZ_API_EXPORT_H
#define TAMIZ_API_EXPORT_H

#include "base_arena.h"
#include "base_error.h"
#include "format_json.h"
#include "index_snapshot.h"

typedef struct tamiz_export_format tamiz_export_format;

struct tamiz_export {
    const tamiz_snapshot *snapshot;
    const tamiz_export_format *format;
    tamiz_arena arena; /* of the export; the writers keep theirs in it */
    bool *lists;       /* by number: whether it is exported */
    uint32_t next;     /* entity */
    bool started;
    tamiz_buffer text; /* the piece handed out */
    void *own;         /* the format's own, in the arena */
};

/* How one format is written into export->text. */
struct tamiz_export_format {
    const char *name;
    /* What stands before the first entity; NULL = nothing. */
    tamiz_code (*start)(struct tamiz_export *export, tamiz_error *err);
    /* One entity; nothing when the format tells of it elsewhere. */
    tamiz_code (*entity)(struct tamiz_export *export, uint32_t entity,
                         tamiz_error *err);
};

extern const tamiz_export_format tamiz_export_ftm, tamiz_export_csv,
    tamiz_export_senzing;

/* The statement at index i of the entity; its value. */
const tamiz_statement_record *
tamiz_export_statement(const tamiz_snapshot *s, uint32_t entity, uint32_t i);
tamiz_span tamiz_export_value(const tamiz_snapshot *s,
                              const tamiz_statement_record *statement);

/* The first value of the property, or empty. */
tamiz_span tamiz_export_first(const tamiz_snapshot *s, uint32_t entity,
                              tamiz_prop prop);

/* Whether an earlier statement of the entity says the same of the property, in
 * another language: formats without languages say it once. */
bool tamiz_export_is_repeated(const tamiz_snapshot *s, uint32_t entity,
                              uint32_t i);

/* Appends the id as its file has it (entity_id.h). */
void tamiz_export_id(const tamiz_snapshot *s, uint32_t entity,
                     tamiz_buffer *out);

/* What a line of FollowTheMoney says beside its properties, by the number of
 * its row in tamiz_ftm_members (list_ftm.h): as the file said it, else as the
 * snapshot knows it. Calls `put` for each value. */
void tamiz_export_member(const tamiz_snapshot *s, uint32_t entity, size_t row,
                         tamiz_arena *arena,
                         void (*put)(void *context, tamiz_span value),
                         void *context);

#endif
