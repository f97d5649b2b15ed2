/* SPDX-License-Identifier: Apache-2.0 */
#include "index_snapshot.h"

#include "base_error.h"
#include "entity_schema.h"
#include "index_analysis.h"
#include "index_crew.h"
#include "index_hashed.h"
#include "index_links.h"
#include "index_output.h"
#include "index_stamp.h"
#include "name_compare.h"

static const size_t record_sizes[TAMIZ_SECTION_COUNT] = {
    [TAMIZ_SECTION_TEXT] = 1,
    [TAMIZ_SECTION_LISTS] = sizeof(tamiz_list_record),
    [TAMIZ_SECTION_ENTITIES] = sizeof(tamiz_entity_record),
    [TAMIZ_SECTION_STATEMENTS] = sizeof(tamiz_statement_record),
    [TAMIZ_SECTION_DESIGNATIONS] = sizeof(tamiz_designation_record),
    [TAMIZ_SECTION_NAMES] = sizeof(tamiz_name_record),
    [TAMIZ_SECTION_ENTITY_NAMES] = sizeof(uint32_t),
    [TAMIZ_SECTION_PARTS] = sizeof(tamiz_part_record),
    [TAMIZ_SECTION_UNITS] = sizeof(tamiz_unit_record),
    [TAMIZ_SECTION_POSTINGS] = sizeof(uint32_t),
    [TAMIZ_SECTION_KEYS] = sizeof(tamiz_key_record),
    [TAMIZ_SECTION_BUCKETS] = sizeof(uint32_t),
    [TAMIZ_SECTION_LETTERS] = sizeof(tamiz_letters_record),
    [TAMIZ_SECTION_NUMBERS] = sizeof(tamiz_number_record),
    [TAMIZ_SECTION_LEARNT] = sizeof(tamiz_learnt_record),
    [TAMIZ_SECTION_LINKS] = sizeof(tamiz_link_record),
    [TAMIZ_SECTION_REASONS] = 1,
};

size_t tamiz_section_record_size(tamiz_section_id id) {
    return record_sizes[id];
}

const char *tamiz_snapshot_analysis(void) {
    return TAMIZ_ENGINE_VERSION "+icu" TAMIZ_ICU_VERSION
                                "+" TAMIZ_ANALYSIS_HASH;
}

const char *tamiz_version(void) {
    return TAMIZ_ENGINE_VERSION "+icu" TAMIZ_ICU_VERSION;
}

/* ---- opening ----------------------------------------------------------- */

static const char *name_of(const tamiz_snapshot *s) {
    return s->map.bytes.data ? "snapshot" : "snapshot in memory";
}

static tamiz_code corrupt(const tamiz_snapshot *s, tamiz_error *err,
                          uint64_t offset, const char *what) {
    return tamiz_fail_at(err, TAMIZ_CORRUPT, name_of(s), 0, 0, offset, "%s",
                         what);
}

static tamiz_code check_header(const tamiz_snapshot *s, tamiz_span bytes,
                               bool is_checked, tamiz_error *err) {
    const tamiz_snapshot_header *h = s->header;
    if (bytes.size < sizeof *h || memcmp(h->magic, "tamizsnp", 8) != 0)
        return corrupt(s, err, 0, "not a tamiz snapshot");
    if (h->format != TAMIZ_SNAPSHOT_FORMAT ||
        h->endian != TAMIZ_SNAPSHOT_ENDIAN)
        return tamiz_fail(err, TAMIZ_UNSUPPORTED, name_of(s),
                          "format %u, expected %d: forge it again", h->format,
                          TAMIZ_SNAPSHOT_FORMAT);
    if (h->size != bytes.size)
        return corrupt(s, err, bytes.size,
                       "the file is not as long as its header says");
    tamiz_digest digest = is_checked ? h->digest : tamiz_snapshot_digest(bytes);
    if (memcmp(&digest, &h->digest, sizeof digest) != 0)
        return corrupt(s, err, sizeof *h,
                       "the content does not match its hash");
    if (strnlen(h->analysis, sizeof h->analysis) == sizeof h->analysis ||
        strcmp(h->analysis, tamiz_snapshot_analysis()) != 0)
        return tamiz_fail(err, TAMIZ_UNSUPPORTED, name_of(s),
                          "forged by another engine, expected %s: forge it "
                          "again",
                          tamiz_snapshot_analysis());
    return TAMIZ_OK;
}

static tamiz_code check_sections(const tamiz_snapshot *s, tamiz_error *err) {
    const tamiz_snapshot_header *h = s->header;
    for (int i = 0; i < TAMIZ_SECTION_COUNT; i++) {
        const tamiz_section *section = &h->sections[i];
        uint64_t room =
            section->offset <= h->size ? h->size - section->offset : 0;
        if (section->offset > h->size ||
            section->offset % TAMIZ_SNAPSHOT_ALIGN ||
            section->count > UINT32_MAX ||
            section->count > room / record_sizes[i])
            return corrupt(s, err, section->offset,
                           "a section lies outside the file");
    }
    const tamiz_section *text = &h->sections[TAMIZ_SECTION_TEXT];
    const char *start = (const char *)h + text->offset;
    if (!text->count || start[0] || start[text->count - 1])
        return corrupt(s, err, text->offset, "the text section has no ends");
    return TAMIZ_OK;
}

#define POINT(field, counter, id, type)                                        \
    do {                                                                       \
        s->field = (const type *)((const char *)s->header +                    \
                                  s->header->sections[id].offset);             \
        s->counter = (uint32_t)s->header->sections[id].count;                  \
    } while (0)

static void point_at_sections(tamiz_snapshot *s) {
    s->text = (const char *)s->header +
              s->header->sections[TAMIZ_SECTION_TEXT].offset;
    POINT(lists, list_count, TAMIZ_SECTION_LISTS, tamiz_list_record);
    POINT(entities, entity_count, TAMIZ_SECTION_ENTITIES, tamiz_entity_record);
    POINT(statements, statement_count, TAMIZ_SECTION_STATEMENTS,
          tamiz_statement_record);
    POINT(designations, designation_count, TAMIZ_SECTION_DESIGNATIONS,
          tamiz_designation_record);
    POINT(names, name_count, TAMIZ_SECTION_NAMES, tamiz_name_record);
    POINT(entity_names, entity_name_count, TAMIZ_SECTION_ENTITY_NAMES,
          uint32_t);
    POINT(keys, key_count, TAMIZ_SECTION_KEYS, tamiz_key_record);
    POINT(buckets, bucket_count, TAMIZ_SECTION_BUCKETS, uint32_t);
    POINT(parts, part_count, TAMIZ_SECTION_PARTS, tamiz_part_record);
    POINT(units, unit_count, TAMIZ_SECTION_UNITS, tamiz_unit_record);
    POINT(postings, posting_count, TAMIZ_SECTION_POSTINGS, uint32_t);
    POINT(letters, letters_count, TAMIZ_SECTION_LETTERS, tamiz_letters_record);
    POINT(numbers, number_count, TAMIZ_SECTION_NUMBERS, tamiz_number_record);
    POINT(learnt, learnt_count, TAMIZ_SECTION_LEARNT, tamiz_learnt_record);
    POINT(links, link_count, TAMIZ_SECTION_LINKS, tamiz_link_record);
    POINT(reasons, reasons_size, TAMIZ_SECTION_REASONS, char);
}

#undef POINT

_Static_assert(sizeof(tamiz_letters_record) == TAMIZ_HASHED_SIZE &&
                   sizeof(tamiz_number_record) == TAMIZ_HASHED_SIZE,
               "both are searched by hash");

/* ---- checking every reference, once ------------------------------------ */

/* Collects failures without branching at every field. */
typedef struct checker {
    const tamiz_snapshot *s;
    uint64_t text_size;
    bool bad;
} checker;

static void check_text(checker *c, uint32_t offset) {
    c->bad |= offset >= c->text_size;
}

static void check_range(checker *c, uint32_t first, uint32_t count,
                        uint32_t all) {
    c->bad |= first > all || count > all - first;
}

static void check_lists(checker *c) {
    for (uint32_t i = 0; i < c->s->list_count; i++) {
        const tamiz_list_record *l = &c->s->lists[i];
        check_text(c, l->id), check_text(c, l->title);
        check_text(c, l->issuer), check_text(c, l->published);
        check_text(c, l->fetched), check_text(c, l->source);
        check_text(c, l->sha256);
    }
}

static void check_entities(checker *c) {
    const tamiz_snapshot *s = c->s;
    for (uint32_t i = 0; i < s->entity_count; i++) {
        const tamiz_entity_record *e = &s->entities[i];
        check_text(c, e->id), check_text(c, e->caption);
        check_range(c, e->first_statement, e->statement_count,
                    s->statement_count);
        check_range(c, e->first_designation, e->designation_count,
                    s->designation_count);
        check_range(c, e->first_name, e->name_count, s->entity_name_count);
        c->bad |= e->owner >= s->entity_count || e->list >= s->list_count ||
                  e->schema >= TAMIZ_SCHEMA_COUNT;
        if (i && !c->bad)
            c->bad =
                tamiz_id_order(tamiz_span_of(s->text + s->entities[i - 1].id),
                               tamiz_span_of(s->text + e->id)) >= 0;
    }
}

static void check_statements(checker *c) {
    const tamiz_snapshot *s = c->s;
    for (uint32_t i = 0; i < s->statement_count; i++) {
        const tamiz_statement_record *t = &s->statements[i];
        check_text(c, t->value), check_text(c, t->lang);
        check_text(c, t->record), check_text(c, t->first_seen);
        check_text(c, t->last_seen);
        c->bad |= t->entity >= s->entity_count || t->prop >= TAMIZ_PROP_COUNT;
    }
    for (uint32_t i = 0; i < s->designation_count; i++) {
        const tamiz_designation_record *d = &s->designations[i];
        check_text(c, d->authority), check_text(c, d->programme);
        check_text(c, d->legal_basis), check_text(c, d->since);
        check_text(c, d->until), check_text(c, d->source);
        check_text(c, d->disputed_by);
        c->bad |= d->list >= s->list_count;
    }
}

static bool is_plain(const char *text, size_t size) {
    for (size_t i = 0; i < size; i++)
        if (!((text[i] >= 'a' && text[i] <= 'z') ||
              (text[i] >= '0' && text[i] <= '9')))
            return false;
    return true;
}

static bool unit_is_sound(const checker *c, const tamiz_unit_record *u) {
    uint64_t room = c->text_size - 1;
    return u->ascii_size && u->ascii <= room &&
           u->ascii_size <= room - u->ascii && u->sound <= room &&
           u->sound_size <= room - u->sound && u->run >= 1 &&
           u->run <= TAMIZ_RUN_MOST && u->kind < TAMIZ_PART_KIND_COUNT &&
           (!u->variant || (u->run == 1 && u->kind == TAMIZ_PART_PLAIN)) &&
           is_plain(c->s->text + u->ascii, u->ascii_size);
}

static void check_units(checker *c) {
    const tamiz_snapshot *s = c->s;
    for (uint32_t i = 0; i < s->unit_count && !c->bad; i++) {
        const tamiz_unit_record *u = &s->units[i];
        c->bad |= !unit_is_sound(c, u);
        uint32_t end =
            i + 1 < s->unit_count ? u[1].first_posting : s->posting_count;
        c->bad |= u->first_posting > end || end > s->posting_count;
    }
    for (uint32_t i = 0; i < s->posting_count; i++)
        c->bad |= s->postings[i] >= s->name_count;
    for (uint32_t i = 0; i < s->entity_name_count; i++)
        c->bad |= s->entity_names[i] >= s->name_count;
    for (uint32_t i = 0; i < s->letters_count; i++)
        c->bad |= s->letters[i].name >= s->name_count;
    for (uint32_t i = 0; i < s->number_count; i++)
        c->bad |= s->numbers[i].statement >= s->statement_count;
}

/* 2^n buckets and a last one for the end, none of them going back. */
static void check_keys(checker *c) {
    const tamiz_snapshot *s = c->s;
    uint32_t count = s->bucket_count - 1;
    c->bad |= s->bucket_count < 2 || (count & (count - 1)) != 0 ||
              s->buckets[0] != 0 || s->buckets[count] != s->key_count;
    for (uint32_t i = 0; i < count && !c->bad; i++)
        c->bad |= s->buckets[i] > s->buckets[i + 1];
    for (uint32_t i = 0; i < s->key_count; i++)
        c->bad |= s->keys[i].unit >= s->unit_count;
}

/* A unit has the variant of its word: what is asked and what is listed are
 * told the same. */
static void check_learnt(checker *c) {
    const tamiz_snapshot *s = c->s;
    for (uint32_t i = 0; i < s->learnt_count && !c->bad; i++) {
        const tamiz_learnt_record *l = &s->learnt[i];
        check_text(c, l->word), check_text(c, l->head);
        c->bad |= !l->variant || l->variant > UINT16_MAX;
        if (i && !c->bad)
            c->bad = strcmp(s->text + l[-1].word, s->text + l->word) >= 0;
    }
    for (uint32_t i = 0; i < s->unit_count && !c->bad; i++) {
        const tamiz_unit_record *u = &s->units[i];
        if (u->run != 1 || u->kind != TAMIZ_PART_PLAIN) continue;
        tamiz_span word = {s->text + u->ascii, u->ascii_size};
        c->bad = u->variant != tamiz_snapshot_find_variant(s, word);
    }
}

static void check_name(checker *c, const tamiz_name_record *n) {
    const tamiz_snapshot *s = c->s;
    check_text(c, n->text);
    check_range(c, n->first_part, n->part_count, s->part_count);
    c->bad |= n->entity >= s->entity_count || n->prop >= TAMIZ_PROP_COUNT ||
              !(n->weight >= 0 && n->weight < 1e6F && n->aside >= 0 &&
                n->aside <= s->header->most_aside) ||
              n->part_count > TAMIZ_NAME_PARTS ||
              (n->part_count && n->comma >= n->part_count);
    if (c->bad) return;
    size_t size = strlen(s->text + n->text), letters = 0;
    for (uint32_t i = 0; i < n->part_count; i++) {
        const tamiz_part_record *p = &s->parts[n->first_part + i];
        c->bad |= p->unit >= s->unit_count || p->start > p->end ||
                  p->end > size || !(p->weight > 0 && p->weight < 100);
        if (c->bad) return;
        c->bad |= s->units[p->unit].run != 1;
        letters += s->units[p->unit].ascii_size;
    }
    c->bad |= letters != n->letters;
}

/* A name that repeats the one before stands in no postings: it has its score.
 */
static void check_repeat(checker *c, uint32_t name) {
    const tamiz_name_record *n = &c->s->names[name];
    if (!(n->marks & TAMIZ_NAME_REPEATS)) return;
    c->bad |= !name || !tamiz_name_is_cut_like(c->s->parts, n, n - 1);
}

static tamiz_code check_records(const tamiz_snapshot *s, tamiz_error *err) {
    checker c = {s, s->header->sections[TAMIZ_SECTION_TEXT].count, false};
    c.bad = !(s->header->most_aside < 1e6F);
    check_lists(&c);
    check_entities(&c);
    check_statements(&c);
    check_units(&c);
    check_keys(&c);
    check_learnt(&c);
    c.bad |= !c.bad && !tamiz_links_are_sound(s);
    for (uint32_t i = 0; i < s->name_count && !c.bad; i++)
        check_name(&c, &s->names[i]);
    for (uint32_t i = 0; i < s->name_count && !c.bad; i++) check_repeat(&c, i);
    if (c.bad)
        return corrupt(s, err, 0, "a record refers to what is not there");
    return TAMIZ_OK;
}

static void mark_learnt(tamiz_snapshot *s) {
    for (uint32_t i = 0; i < s->learnt_count; i++) {
        uint64_t hash = tamiz_hash(tamiz_span_of(s->text + s->learnt[i].word));
        s->learnt_bits[hash >> 58] |= UINT64_C(1) << (hash & 63);
    }
}

/* The first name of the region, or of one behind it. */
static uint32_t first_of(const tamiz_snapshot *s, tamiz_region region) {
    uint32_t low = 0, high = s->name_count;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (tamiz_name_region(&s->names[mid]) >= region)
            high = mid;
        else
            low = mid + 1;
    }
    return low;
}

/* What is not stored since it follows from what is. */
static bool find_borders(tamiz_snapshot *s) {
    bool fine = true;
    for (int i = 0; i < TAMIZ_REGION_COUNT; i++)
        s->regions[i] = first_of(s, (tamiz_region)i);
    s->regions[TAMIZ_REGION_COUNT] = s->name_count;
    for (int i = 0; i < TAMIZ_REGION_COUNT; i++)
        fine = fine && tamiz_weights_find(&s->weights[i], s->names,
                                          s->regions[i], s->regions[i + 1]);
    s->bucket_shift = 32 - (unsigned)__builtin_ctz(s->bucket_count - 1);
    mark_learnt(s);
    return fine;
}

/* Whether this very file was checked before. */
static bool was_checked(const tamiz_snapshot *s, const char *path) {
    return path && s->map.bytes.size >= sizeof *s->header &&
           tamiz_stamp_holds(path, &s->map.identity, &s->header->digest);
}

/* path: NULL = in memory. */
static tamiz_code open_bytes(tamiz_snapshot *s, tamiz_span bytes,
                             const char *path, tamiz_error *err) {
    s->header = (const tamiz_snapshot_header *)(const void *)bytes.data;
    bool is_checked = was_checked(s, path);
    tamiz_code code = check_header(s, bytes, is_checked, err);
    if (!code) code = check_sections(s, err);
    if (code) return code;
    point_at_sections(s);
    tamiz_digest_hex(&s->header->digest, s->id);
    if (!is_checked) code = check_records(s, err);
    if (code) return code;
    s->crew = tamiz_crew_new();
    return s->crew && find_borders(s) ? TAMIZ_OK
                                      : tamiz_fail_memory(err, "snapshot");
}

static tamiz_code open_file(const char *path, const char *stamped,
                            tamiz_snapshot **out, tamiz_error *err) {
    tamiz_snapshot *s = calloc(1, sizeof *s);
    if (!s) return tamiz_fail_memory(err, path);
    tamiz_code code = tamiz_map_open(&s->map, path, err);
    if (!code) code = open_bytes(s, s->map.bytes, stamped, err);
    if (code) {
        if (err && code != TAMIZ_NOT_FOUND && code != TAMIZ_IO)
            (void)snprintf(err->where, sizeof err->where, "%s", path);
        tamiz_snapshot_close(s);
        return code;
    }
    *out = s;
    return TAMIZ_OK;
}

tamiz_code tamiz_snapshot_open(const char *path, tamiz_snapshot **out,
                               tamiz_error *err) {
    return open_file(path, path, out, err);
}

tamiz_code tamiz_snapshot_open_in_full(const char *path, tamiz_snapshot **out,
                                       tamiz_error *err) {
    return open_file(path, NULL, out, err);
}

tamiz_code tamiz_snapshot_stamp(const tamiz_snapshot *s, const char *path,
                                tamiz_error *err) {
    return tamiz_stamp_write(path, &s->map.identity, &s->header->digest, err);
}

tamiz_code tamiz_snapshot_adopt(tamiz_buffer *bytes, tamiz_snapshot **out,
                                tamiz_error *err) {
    tamiz_snapshot *s = calloc(1, sizeof *s);
    if (!s) return tamiz_fail_memory(err, "snapshot");
    tamiz_code code = open_bytes(s, tamiz_buffer_view(bytes), NULL, err);
    if (code) {
        tamiz_snapshot_close(s);
        return code;
    }
    s->memory = *bytes;
    *bytes = (tamiz_buffer){0};
    *out = s;
    return TAMIZ_OK;
}

void tamiz_snapshot_close(tamiz_snapshot *s) {
    if (!s) return;
    tamiz_crew_free(s->crew);
    for (int i = 0; i < TAMIZ_REGION_COUNT; i++)
        tamiz_weights_clear(&s->weights[i]);
    tamiz_map_close(&s->map);
    tamiz_buffer_clear(&s->memory);
    free(s);
}

const char *tamiz_snapshot_id(const tamiz_snapshot *s) {
    return s->id;
}

/* ---- order of ids ------------------------------------------------------ */

static int rank(char c) {
    return c == '/' ? 0 : (unsigned char)c + 1;
}

int tamiz_id_order(tamiz_span a, tamiz_span b) {
    size_t n = a.size < b.size ? a.size : b.size;
    for (size_t i = 0; i < n; i++)
        if (a.data[i] != b.data[i]) return rank(a.data[i]) - rank(b.data[i]);
    return (a.size > b.size) - (a.size < b.size);
}

/* ---- reading ----------------------------------------------------------- */

uint32_t tamiz_snapshot_entity(const tamiz_snapshot *s, tamiz_span id) {
    uint32_t low = 0, high = s->entity_count;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        tamiz_span found = tamiz_span_of(s->text + s->entities[mid].id);
        int order = tamiz_id_order(found, id);
        if (!order) return mid;
        if (order < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return UINT32_MAX;
}

uint32_t tamiz_snapshot_attached_end(const tamiz_snapshot *s, uint32_t entity) {
    uint32_t end = entity + 1;
    while (end < s->entity_count && s->entities[end].owner == entity) end++;
    return end;
}

bool tamiz_name_is_cut_like(const tamiz_part_record *parts,
                            const tamiz_name_record *a,
                            const tamiz_name_record *b) {
    if (a->part_count != b->part_count || a->comma != b->comma ||
        a->own[0] != b->own[0] || a->own[1] != b->own[1])
        return false;
    const tamiz_part_record *x = parts + a->first_part;
    const tamiz_part_record *y = parts + b->first_part;
    for (size_t i = 0; i < a->part_count; i++)
        if (x[i].unit != y[i].unit || x[i].weight != y[i].weight) return false;
    return true;
}

uint32_t tamiz_snapshot_posting_count(const tamiz_snapshot *s, uint32_t unit) {
    uint32_t end = unit + 1 < s->unit_count ? s->units[unit + 1].first_posting
                                            : s->posting_count;
    return end - s->units[unit].first_posting;
}

void tamiz_snapshot_unit(const tamiz_snapshot *s, uint32_t number,
                         tamiz_part *out) {
    const tamiz_unit_record *u = &s->units[number];
    *out = (tamiz_part){.ascii = {s->text + u->ascii, u->ascii_size},
                        .sound = {s->text + u->sound, u->sound_size},
                        .letters = u->letters,
                        .weight = u->weight,
                        .variant = u->variant,
                        .concept = u->concept,
                        .kind = u->kind,
                        .flags = u->flags};
}

void tamiz_snapshot_name(const tamiz_snapshot *s, uint32_t number,
                         tamiz_part *parts, tamiz_name *out) {
    const tamiz_name_record *n = &s->names[number];
    *out = (tamiz_name){.parts = parts,
                        .count = n->part_count,
                        .comma = n->comma,
                        .letters = n->letters,
                        .own = {n->own[0], n->own[1]}};
    for (uint32_t i = 0; i < n->part_count; i++) {
        const tamiz_part_record *p = &s->parts[n->first_part + i];
        tamiz_snapshot_unit(s, p->unit, &parts[i]);
        parts[i].weight = p->weight;
        parts[i].start = p->start;
        parts[i].end = p->end;
    }
}

/* Few words are learnt: a bit says of most others that they are not. */
static bool may_be_learnt(const tamiz_snapshot *s, tamiz_span word) {
    if (!s->learnt_count) return false;
    uint64_t hash = tamiz_hash(word);
    return s->learnt_bits[hash >> 58] >> (hash & 63) & 1;
}

void tamiz_snapshot_name_in_full(const tamiz_snapshot *s, uint32_t number,
                                 tamiz_part *parts, tamiz_name *out) {
    tamiz_snapshot_name(s, number, parts, out);
    out->text = tamiz_span_of(s->text + s->names[number].text);
}

uint32_t tamiz_snapshot_variant(const tamiz_snapshot *s, tamiz_span word) {
    return may_be_learnt(s, word) ? tamiz_snapshot_find_variant(s, word) : 0;
}

uint32_t tamiz_snapshot_find_variant(const tamiz_snapshot *s, tamiz_span word) {
    uint32_t low = 0, high = s->learnt_count;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        const tamiz_learnt_record *l = &s->learnt[mid];
        int order = tamiz_span_order(tamiz_span_of(s->text + l->word), word);
        if (!order) return l->variant;
        if (order < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return 0;
}

void tamiz_snapshot_learn(const tamiz_snapshot *s, const tamiz_name *name) {
    for (size_t i = 0; i < name->count; i++) {
        tamiz_part *part = &name->parts[i];
        part->variant = part->kind == TAMIZ_PART_PLAIN
                            ? tamiz_snapshot_variant(s, part->ascii)
                            : 0;
    }
}

size_t tamiz_snapshot_learnt_count(const tamiz_snapshot *s) {
    return s->learnt_count;
}

tamiz_learnt_word tamiz_snapshot_learnt(const tamiz_snapshot *s, size_t i) {
    const tamiz_learnt_record *l = &s->learnt[i];
    return (tamiz_learnt_word){s->text + l->word, s->text + l->head, l->count};
}

tamiz_name_sort tamiz_name_sort_of(tamiz_schema schema) {
    if (tamiz_schema_is(schema, TAMIZ_SCHEMA_Person)) return TAMIZ_NAME_PERSON;
    bool open = schema == TAMIZ_SCHEMA_NONE ||
                tamiz_schema_is(TAMIZ_SCHEMA_Person, schema);
    return open ? TAMIZ_NAME_ANY : TAMIZ_NAME_OTHER;
}

uint64_t tamiz_hash_of_initials(tamiz_span initials) {
    return tamiz_hash_mix(tamiz_hash(initials), 1);
}

uint64_t tamiz_hash_of_own(uint64_t own) {
    return tamiz_hash_mix(own, 2);
}
