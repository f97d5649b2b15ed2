/* SPDX-License-Identifier: Apache-2.0 */
/* Entities are sorted by id so that what is attached to a party follows it;
 * then everything is written in that order. */
#include "index_forge.h"

#include "base_error.h"
#include "index_forge_names.h"
#include "index_number.h"
#include "index_output.h"
#include "index_snapshot.h"

typedef struct forge {
    tamiz_dataset *in; /* its pool becomes the text section */
    uint32_t *order;   /* entity numbers of the dataset, by id */
    tamiz_pool *pool;
    tamiz_name_forge names;
    tamiz_output out;
    uint32_t statement_count; /* written so far */
    tamiz_buffer lists, entities, designations, numbers;
    tamiz_progress *progress;
    void *context;
} forge;

static const tamiz_grouped *entity_at(const forge *f, uint32_t number) {
    return &f->in->entities[f->order[number]];
}

static tamiz_span text_at(const forge *f, uint32_t number) {
    return tamiz_dataset_text(f->in, number);
}

static tamiz_span id_at(const forge *f, uint32_t number) {
    return text_at(f, entity_at(f, number)->id);
}

/* ---- order ------------------------------------------------------------- */

typedef struct sort_key {
    tamiz_span id;
    uint32_t entity;
} sort_key;

static int order_of_ids(const void *x, const void *y) {
    const sort_key *p = x, *q = y;
    return tamiz_id_order(p->id, q->id);
}

static bool sort_entities(forge *f) {
    size_t count = f->in->entity_count;
    sort_key *keys = malloc((count + 1) * sizeof *keys);
    f->order = malloc((count + 1) * sizeof *f->order);
    if (keys && f->order) {
        for (size_t i = 0; i < count; i++)
            keys[i] =
                (sort_key){text_at(f, f->in->entities[i].id), (uint32_t)i};
        qsort(keys, count, sizeof *keys, order_of_ids);
        for (size_t i = 0; i < count; i++) f->order[i] = keys[i].entity;
    }
    free(keys);
    return keys && f->order;
}

/* "ofac-36/sanction-1" is attached to "ofac-36", when that is there. */
static bool is_attached_to(tamiz_span id, tamiz_span owner) {
    return id.size > owner.size && id.data[owner.size] == '/' &&
           !memcmp(id.data, owner.data, owner.size);
}

/* ---- statements -------------------------------------------------------- */

/* The first value of a property of an entity, or empty. */
static uint32_t text_of(const forge *f, const tamiz_grouped *entity,
                        tamiz_prop prop) {
    for (uint32_t i = entity->first; i != UINT32_MAX;
         i = f->in->statements[i].next)
        if (f->in->statements[i].prop == prop)
            return f->in->statements[i].value;
    return 0;
}

static void add_number(forge *f, tamiz_span value, uint32_t statement) {
    char normal[128];
    size_t size = tamiz_number_normal(value, normal, sizeof normal);
    if (size < 4) return; /* too short to identify anything */
    tamiz_number_record record = {
        .hash = tamiz_hash((tamiz_span){normal, size}), .statement = statement};
    tamiz_buffer_add(&f->numbers, &record, sizeof record);
}

static bool is_name_prop(unsigned prop) {
    return prop == TAMIZ_PROP_name || prop == TAMIZ_PROP_alias ||
           prop == TAMIZ_PROP_weakAlias || prop == TAMIZ_PROP_previousName;
}

static void add_statement(forge *f, const tamiz_stored *stored, uint32_t entity,
                          tamiz_list_record *list) {
    tamiz_statement_record record = {
        .value = stored->value,
        .lang = stored->lang,
        .record = stored->record,
        .first_seen = stored->first_seen,
        .last_seen = stored->last_seen,
        .entity = entity,
        .prop = stored->prop,
    };
    tamiz_output_add(&f->out, &record, sizeof record);
    list->statements++;
    if (tamiz_prop_rows[stored->prop].type == TAMIZ_TYPE_identifier)
        add_number(f, text_at(f, stored->value), f->statement_count);
    f->statement_count++;
}

static void add_designation(forge *f, const tamiz_grouped *sanction) {
    uint32_t since = text_of(f, sanction, TAMIZ_PROP_startDate);
    if (!since) since = text_of(f, sanction, TAMIZ_PROP_listingDate);
    uint32_t programme = text_of(f, sanction, TAMIZ_PROP_program);
    uint32_t source = text_of(f, sanction, TAMIZ_PROP_sourceUrl);
    if (!source) source = text_of(f, sanction, TAMIZ_PROP_summary);
    tamiz_designation_record record = {
        .authority = text_of(f, sanction, TAMIZ_PROP_authority),
        .programme = programme,
        .legal_basis = text_of(f, sanction, TAMIZ_PROP_legalBasis),
        .since = since,
        .until = text_of(f, sanction, TAMIZ_PROP_endDate),
        .source = source,
        .disputed_by = text_of(f, sanction, TAMIZ_PROP_disputedBy),
        .list = sanction->list,
    };
    tamiz_buffer_add(&f->designations, &record, sizeof record);
}

/* ---- entities ---------------------------------------------------------- */

static uint32_t caption_of(const forge *f, const tamiz_grouped *entity) {
    static const tamiz_prop props[] = {
        TAMIZ_PROP_name,      TAMIZ_PROP_alias, TAMIZ_PROP_weakAlias,
        TAMIZ_PROP_publicKey, TAMIZ_PROP_full,  TAMIZ_PROP_program,
        TAMIZ_PROP_number};
    for (size_t i = 0; i < sizeof props / sizeof *props; i++) {
        uint32_t value = text_of(f, entity, props[i]);
        if (value) return value;
    }
    return entity->id;
}

static tamiz_code add_names(forge *f, const tamiz_grouped *entity,
                            uint32_t number, tamiz_entity_record *record,
                            tamiz_error *err) {
    tamiz_name_sort sort = tamiz_name_sort_of(entity->schema);
    record->first_name =
        (uint32_t)(f->names.names.size / sizeof(tamiz_name_record));
    for (uint32_t i = entity->first; i != UINT32_MAX;
         i = f->in->statements[i].next) {
        const tamiz_stored *stored = &f->in->statements[i];
        if (!is_name_prop(stored->prop)) continue;
        tamiz_code code =
            tamiz_name_forge_add(&f->names, stored->value, sort, number,
                                 stored->prop, record->name_count, err);
        if (code) {
            if (err)
                (void)snprintf(err->where, sizeof err->where, "%s",
                               text_at(f, stored->record).data);
            return code;
        }
        record->name_count++;
    }
    return TAMIZ_OK;
}

static tamiz_code add_entity(forge *f, uint32_t number, uint32_t owner,
                             tamiz_error *err) {
    const tamiz_grouped *entity = entity_at(f, number);
    tamiz_list_record *list =
        &((tamiz_list_record *)(void *)f->lists.data)[entity->list];
    tamiz_entity_record record = {
        .id = entity->id,
        .caption = caption_of(f, entity),
        .owner = owner,
        .first_statement = f->statement_count,
        .first_designation =
            (uint32_t)(f->designations.size / sizeof(tamiz_designation_record)),
        .schema = (uint16_t)entity->schema,
        .list = (uint16_t)entity->list,
    };
    for (uint32_t i = entity->first; i != UINT32_MAX;
         i = f->in->statements[i].next)
        add_statement(f, &f->in->statements[i], number, list);
    record.statement_count = f->statement_count - record.first_statement;
    if (owner == number) {
        tamiz_code code = add_names(f, entity, number, &record, err);
        if (code) return code;
        list->entities++;
        list->names += record.name_count;
    } else if (entity->schema == TAMIZ_SCHEMA_Identification ||
               entity->schema == TAMIZ_SCHEMA_Passport ||
               entity->schema == TAMIZ_SCHEMA_CryptoWallet) {
        list->identifiers++;
    }
    tamiz_buffer_add(&f->entities, &record, sizeof record);
    return TAMIZ_OK;
}

/* The party's designations stand with the party. */
static void add_designations(forge *f, uint32_t party, uint32_t end) {
    size_t before = f->designations.size;
    for (uint32_t i = party + 1; i < end; i++)
        if (entity_at(f, i)->schema == TAMIZ_SCHEMA_Sanction)
            add_designation(f, entity_at(f, i));
    size_t count =
        (f->designations.size - before) / sizeof(tamiz_designation_record);
    tamiz_entity_record *record =
        &((tamiz_entity_record *)(void *)f->entities.data)[party];
    record->first_designation =
        (uint32_t)(before / sizeof(tamiz_designation_record));
    record->designation_count = (uint32_t)count;
    ((tamiz_list_record *)(void *)f->lists.data)[record->list].designations +=
        (uint32_t)count;
}

static tamiz_code add_entities(forge *f, tamiz_error *err) {
    uint32_t count = (uint32_t)f->in->entity_count, party = 0;
    for (uint32_t i = 0; i < count; i++) {
        bool attached = i > 0 && is_attached_to(id_at(f, i), id_at(f, party));
        if (!attached) party = i;
        tamiz_code code = add_entity(f, i, party, err);
        if (code) return code;
        if (f->entities.failed) return tamiz_fail_memory(err, "entities");
        bool last =
            i + 1 == count || !is_attached_to(id_at(f, i + 1), id_at(f, party));
        if (last) add_designations(f, party, i + 1);
        if (f->progress && i % 1024 == 0)
            f->progress(f->context, "forging", i, count);
    }
    if (f->progress) f->progress(f->context, "forging", count, count);
    return TAMIZ_OK;
}

static void add_lists(forge *f) {
    for (size_t i = 0; i < f->in->list_count; i++) {
        const tamiz_list_meta *meta = &f->in->lists[i];
        tamiz_list_record record = {
            .id = tamiz_pool_add(f->pool, tamiz_span_of(meta->id)),
            .title = tamiz_pool_add(f->pool, tamiz_span_of(meta->title)),
            .issuer = tamiz_pool_add(f->pool, tamiz_span_of(meta->issuer)),
            .published =
                tamiz_pool_add(f->pool, tamiz_span_of(meta->published)),
            .fetched = tamiz_pool_add(f->pool, tamiz_span_of(meta->fetched)),
            .source = tamiz_pool_add(f->pool, tamiz_span_of(meta->source)),
            .sha256 = tamiz_pool_add(f->pool, tamiz_span_of(meta->sha256)),
            .rows = meta->rows,
        };
        tamiz_buffer_add(&f->lists, &record, sizeof record);
    }
}

/* ---- the file ---------------------------------------------------------- */

static int order_of_numbers(const void *x, const void *y) {
    const tamiz_number_record *p = x, *q = y;
    if (p->hash != q->hash) return p->hash < q->hash ? -1 : 1;
    return (p->statement > q->statement) - (p->statement < q->statement);
}

static float most_aside(const forge *f) {
    const tamiz_name_record *names =
        (const tamiz_name_record *)(const void *)f->names.names.data;
    float most = 0;
    for (size_t i = 0; i < f->names.names.size / sizeof *names; i++)
        if (names[i].aside > most) most = names[i].aside;
    return most;
}

/* Every section but STATEMENTS, which was written while they were made; each
 * is freed once it is written. */
static tamiz_code write_rest(forge *f, tamiz_error *err) {
    tamiz_buffer none[2] = {{0}};
    const struct {
        tamiz_section_id id;
        tamiz_buffer *content;
    } rest[] = {
        {TAMIZ_SECTION_TEXT, &f->pool->bytes},
        {TAMIZ_SECTION_LISTS, &f->lists},
        {TAMIZ_SECTION_ENTITIES, &f->entities},
        {TAMIZ_SECTION_DESIGNATIONS, &f->designations},
        {TAMIZ_SECTION_NAMES, &f->names.names},
        {TAMIZ_SECTION_ENTITY_NAMES, &f->names.entity_names},
        {TAMIZ_SECTION_PARTS, &f->names.parts},
        {TAMIZ_SECTION_UNITS, &f->names.units},
        {TAMIZ_SECTION_POSTINGS, &f->names.postings},
        {TAMIZ_SECTION_KEYS, &f->names.keys},
        {TAMIZ_SECTION_BUCKETS, &f->names.buckets},
        {TAMIZ_SECTION_LETTERS, &f->names.letters},
        {TAMIZ_SECTION_NUMBERS, &f->numbers},
        {TAMIZ_SECTION_LEARNT, &f->names.learnt},
        {TAMIZ_SECTION_LINKS, &none[0]}, /* index_relink.h */
        {TAMIZ_SECTION_REASONS, &none[1]},
    };
    if (f->pool->too_large)
        return tamiz_fail(err, TAMIZ_TOO_LARGE, "snapshot",
                          "over 4 GiB of text");
    if (f->pool->failed) return tamiz_fail_memory(err, "snapshot");
    (void)snprintf(f->out.header.analysis, sizeof f->out.header.analysis, "%s",
                   tamiz_snapshot_analysis());
    f->out.header.most_aside = most_aside(f);
    for (size_t i = 0; i < sizeof rest / sizeof *rest; i++)
        tamiz_output_section(&f->out, rest[i].id, rest[i].content);
    return tamiz_output_end(&f->out);
}

static void clear(forge *f) {
    free(f->order);
    tamiz_latin_free(f->names.latin);
    tamiz_name_forge_clear(&f->names);
    tamiz_buffer_clear(&f->lists);
    tamiz_buffer_clear(&f->entities);
    tamiz_buffer_clear(&f->designations);
    tamiz_buffer_clear(&f->numbers);
    tamiz_output_clear(&f->out);
}

static tamiz_code run(forge *f, tamiz_error *err) {
    tamiz_dataset_close(f->in);
    if (!sort_entities(f)) return tamiz_fail_memory(err, "entities");
    tamiz_output_begin(&f->out);
    (void)tamiz_pool_add(f->pool, (tamiz_span){"", 0});
    add_lists(f);
    if (f->lists.failed) return tamiz_fail_memory(err, "lists");
    tamiz_code code = add_entities(f, err);
    if (code) return code;
    tamiz_output_end_section(&f->out, TAMIZ_SECTION_STATEMENTS);
    tamiz_dataset_drop(f->in);
    free(f->order);
    f->order = NULL;
    code = tamiz_name_forge_end(&f->names, err);
    if (code) return code;
    if (f->numbers.size)
        qsort(f->numbers.data, f->numbers.size / sizeof(tamiz_number_record),
              sizeof(tamiz_number_record), order_of_numbers);
    return write_rest(f, err);
}

static tamiz_code forge_to(forge *f, tamiz_error *err) {
    f->pool = f->names.pool = &f->in->pool;
    f->out.err = err;
    tamiz_code code = tamiz_latin_new(&f->names.latin, err);
    if (!code) code = run(f, err);
    clear(f);
    return code;
}

tamiz_code tamiz_index_forge(tamiz_dataset *dataset, tamiz_buffer *out,
                             tamiz_progress *progress, void *context,
                             tamiz_error *err) {
    forge f = {.in = dataset, .progress = progress, .context = context};
    f.out.memory = out;
    return forge_to(&f, err);
}

tamiz_code tamiz_index_forge_file(tamiz_dataset *dataset, tamiz_writer *file,
                                  const struct tamiz_snapshot *teacher,
                                  tamiz_progress *progress, void *context,
                                  tamiz_error *err) {
    forge f = {.in = dataset, .progress = progress, .context = context};
    f.out.file = file;
    f.names.teacher = teacher;
    return forge_to(&f, err);
}
