/* SPDX-License-Identifier: Apache-2.0 */
/* A test pack: listed names as they are, changed, and names of nobody, each a
 * CSV file for `tamiz eval`; and a manifest that says from what they were made.
 * The same snapshot, options and version give the same bytes. */
#include "base_error.h"
#include "base_file.h"
#include "base_hash.h"
#include "base_random.h"
#include "format_json.h"
#include "pack_draw.h"
#include "pack_vary.h"

#include <stdio.h>
#include <stdlib.h>

enum { FILES = 3, LEAST_VARIANTS = 15, MOST_VARIANTS = 20, LEAST_CLEAN = 1000 };

static const char *const file_names[FILES] = {"control.csv", "varied.csv",
                                              "clean.csv"};

/* Chance is one number for each purpose, so that none depends on another. */
enum { PURPOSE_DRAW = 1, PURPOSE_VARY, PURPOSE_CLEAN };

typedef struct packer {
    const tamiz_snapshot *snapshot;
    const tamiz_testpack_options *options;
    tamiz_pack_names names;
    size_t drawn; /* the first so many of names */
    tamiz_buffer files[FILES];
    uint64_t counts[FILES];
    uint64_t *kinds; /* how many of each */
    tamiz_buffer name, json;
} packer;

tamiz_testpack_options tamiz_testpack_options_default(void) {
    return (tamiz_testpack_options){.names = 200, .seed = 1};
}

/* ---- rows -------------------------------------------------------------- */

/* In quotes where RFC 4180 (section 2) wants them. */
static void add_cell(tamiz_buffer *out, const char *text) {
    bool plain = !text[strcspn(text, ",\"\r\n")];
    if (plain) {
        tamiz_buffer_text(out, text);
        return;
    }
    tamiz_buffer_byte(out, '"');
    for (; *text; text++) {
        if (*text == '"') tamiz_buffer_byte(out, '"');
        tamiz_buffer_byte(out, *text);
    }
    tamiz_buffer_byte(out, '"');
}

typedef struct row {
    const char *schema, *name, *expect_id, *group, *listed;
} row;

static void add_row(packer *p, size_t file, row r) {
    static const char marks[FILES] = {'e', 'v', 'n'}; /* exact, varied, none */
    tamiz_buffer *out = &p->files[file];
    tamiz_buffer_print(out, "%c-%06llu", marks[file],
                       (unsigned long long)++p->counts[file]);
    const char *const cells[] = {r.schema, r.name, r.expect_id, r.group,
                                 r.listed};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        tamiz_buffer_byte(out, ',');
        add_cell(out, cells[i]);
    }
    tamiz_buffer_text(out, "\r\n");
}

static uint64_t chance(const packer *p, uint64_t purpose, uint64_t of) {
    return tamiz_hash_mix(tamiz_hash_mix(p->options->seed, purpose), of);
}

/* ---- the three files --------------------------------------------------- */

/* The variants of one name, which differ. */
typedef struct variants {
    uint64_t texts[MOST_VARIANTS];
    size_t count;
} variants;

static bool is_new(const variants *v, uint64_t text) {
    for (size_t i = 0; i < v->count; i++)
        if (v->texts[i] == text) return false;
    return true;
}

static void add_variant(packer *p, const tamiz_pack_name *n, size_t kind,
                        size_t round, variants *v) {
    uint64_t of = tamiz_hash_mix(n->rank, (uint64_t)kind);
    if (round) of = tamiz_hash_mix(of, (uint64_t)round);
    uint64_t seed = chance(p, PURPOSE_VARY, of);
    if (!tamiz_pack_vary(kind, tamiz_span_of(n->name), n->person, seed,
                         &p->name))
        return;
    uint64_t text = tamiz_hash(tamiz_span_of(p->name.data));
    if (round && !is_new(v, text)) return;
    v->texts[v->count++] = text;
    p->kinds[kind]++;
    add_row(p, 1,
            (row){n->schema, p->name.data, n->id, tamiz_pack_kind_at(kind).name,
                  n->name});
}

/* The kinds take turns to come first, so that each is left out as seldom. Of a
 * short name few kinds apply: they go round again, and chance falls otherwise.
 */
static void add_variants(packer *p, size_t at) {
    enum { ROUNDS = 4 };
    size_t kinds = tamiz_pack_kind_count();
    variants v = {.count = 0};
    for (size_t round = 0; round < ROUNDS; round++) {
        size_t most = round ? LEAST_VARIANTS : MOST_VARIANTS;
        for (size_t i = 0; i < kinds && v.count < most; i++)
            add_variant(p, &p->names.all[at], (at + i) % kinds, round, &v);
    }
}

static void add_listed(packer *p) {
    for (size_t i = 0; i < p->drawn; i++) {
        const tamiz_pack_name *n = &p->names.all[i];
        add_row(p, 0, (row){n->schema, n->name, n->id, "control", n->name});
        add_variants(p, i);
    }
}

/* Adds a clean name that chance gave, unless it was there. False = out of
 * memory. */
static bool add_made(packer *p, tamiz_table *met, tamiz_arena *arena,
                     bool person) {
    const char *schema = person ? "Person" : "Organization";
    tamiz_span name = tamiz_arena_copy(arena, tamiz_buffer_view(&p->name));
    bool fresh = false;
    if (!name.data || !tamiz_table_add(met, name, 0, &fresh)) return false;
    if (fresh) add_row(p, 2, (row){schema, name.data, "", "clean", ""});
    return true;
}

/* Five for each name, at least 1,000; a small list has fewer. */
static tamiz_code make_clean(packer *p, tamiz_error *err) {
    enum { PER_NAME = 5, TRIES = 20 };
    tamiz_table met = {.slots = NULL};
    tamiz_arena arena = {0};
    bool whole = true;
    uint64_t wanted = PER_NAME * (uint64_t)p->drawn;
    if (wanted < LEAST_CLEAN) wanted = LEAST_CLEAN;
    for (uint64_t i = 0; i < TRIES * wanted && p->counts[2] < wanted; i++) {
        bool person;
        if (tamiz_pack_clean(&p->names, chance(p, PURPOSE_CLEAN, i), &p->name,
                             &person))
            whole &= add_made(p, &met, &arena, person);
    }
    tamiz_table_clear(&met);
    tamiz_arena_clear(&arena);
    return whole ? TAMIZ_OK : tamiz_fail_memory(err, "testpack");
}

static size_t column(const tamiz_rows *rows, const char *name) {
    for (size_t i = 0; i < tamiz_rows_column_count(rows); i++)
        if (!strcmp(tamiz_rows_column(rows, i), name)) return i;
    return SIZE_MAX;
}

static tamiz_code take_rows(packer *p, tamiz_rows *rows, tamiz_error *err) {
    size_t name = column(rows, "name"), schema = column(rows, "schema");
    if (name == SIZE_MAX)
        return tamiz_fail_at(err, TAMIZ_BAD_INPUT, p->options->clean_path, 1, 0,
                             0, "expected a column \"name\"");
    bool more = true;
    tamiz_code code = TAMIZ_OK;
    while (!code && more) {
        code = tamiz_rows_next(rows, &more, err);
        if (code || !more) break;
        const char *text = tamiz_rows_cell(rows, name);
        if (!*text || tamiz_pack_is_listed(&p->names, tamiz_span_of(text)))
            continue;
        const char *kind =
            schema == SIZE_MAX ? "" : tamiz_rows_cell(rows, schema);
        add_row(p, 2, (row){kind, text, "", "clean", ""});
    }
    return code;
}

static tamiz_code add_clean(packer *p, tamiz_error *err) {
    tamiz_rows *rows = NULL;
    if (!p->options->clean_path) return make_clean(p, err);
    tamiz_code code = tamiz_rows_open(p->options->clean_path, &rows, err);
    if (!code) code = take_rows(p, rows, err);
    tamiz_rows_close(rows);
    return code;
}

/* ---- manifest ---------------------------------------------------------- */

static void write_lists(tamiz_json *json, const packer *p) {
    const tamiz_snapshot *s = p->snapshot;
    tamiz_json_key(json, "lists");
    tamiz_json_open(json, '[');
    for (size_t i = 0; i < p->options->list_count; i++)
        tamiz_json_text(json, p->options->lists[i]);
    for (uint32_t i = 0; i < s->list_count && !p->options->list_count; i++)
        tamiz_json_text(json, s->text + s->lists[i].id);
    tamiz_json_close(json, ']');
}

static void write_files(tamiz_json *json, const packer *p) {
    tamiz_json_key(json, "files");
    tamiz_json_open(json, '[');
    for (size_t i = 0; i < FILES; i++) {
        char hex[2 * TAMIZ_DIGEST_SIZE + 1];
        tamiz_sha256 sha;
        tamiz_sha256_init(&sha);
        tamiz_sha256_add(&sha, tamiz_buffer_view(&p->files[i]));
        tamiz_digest digest = tamiz_sha256_end(&sha);
        tamiz_digest_hex(&digest, hex);
        tamiz_json_open(json, '{');
        tamiz_json_pair(json, "file", file_names[i]);
        tamiz_json_key(json, "names");
        tamiz_json_integer(json, (int64_t)p->counts[i]);
        tamiz_json_pair(json, "sha256", hex);
        tamiz_json_close(json, '}');
    }
    tamiz_json_close(json, ']');
}

static void write_kinds(tamiz_json *json, const packer *p) {
    tamiz_json_key(json, "kinds");
    tamiz_json_open(json, '[');
    for (size_t i = 0; i < tamiz_pack_kind_count(); i++) {
        tamiz_json_open(json, '{');
        tamiz_json_pair(json, "group", tamiz_pack_kind_at(i).name);
        tamiz_json_pair(json, "what", tamiz_pack_kind_at(i).what);
        tamiz_json_key(json, "names");
        tamiz_json_integer(json, (int64_t)p->kinds[i]);
        tamiz_json_close(json, '}');
    }
    tamiz_json_close(json, ']');
}

static void write_manifest(packer *p) {
    tamiz_json json = {.buffer = &p->json};
    tamiz_json_open(&json, '{');
    tamiz_json_pair(&json, "engine", tamiz_version());
    tamiz_json_pair(&json, "snapshot", p->snapshot->id);
    write_lists(&json, p);
    tamiz_json_key(&json, "seed");
    tamiz_json_integer(&json, (int64_t)p->options->seed);
    tamiz_json_pair(&json, "clean",
                    p->options->clean_path ? p->options->clean_path
                                           : "made of words of listed names");
    write_files(&json, p);
    write_kinds(&json, p);
    tamiz_json_close(&json, '}');
    tamiz_buffer_byte(&p->json, '\n');
}

/* ---- all --------------------------------------------------------------- */

static tamiz_code check(const packer *p, tamiz_error *err) {
    const tamiz_testpack_options *o = p->options;
    if (!o->names || o->seed > INT64_MAX)
        return tamiz_fail(err, TAMIZ_BAD_ARGUMENT, "testpack",
                          "expected one name at least, and a seed below 2^63");
    for (size_t i = 0; i < o->list_count; i++) {
        bool some = false;
        for (uint32_t k = 0; k < p->snapshot->list_count; k++)
            some |= !strcmp(o->lists[i],
                            p->snapshot->text + p->snapshot->lists[k].id);
        if (!some)
            return tamiz_fail(err, TAMIZ_BAD_ARGUMENT, o->lists[i],
                              "no such list in the snapshot");
    }
    return TAMIZ_OK;
}

static tamiz_code make(packer *p, tamiz_error *err) {
    const tamiz_testpack_options *o = p->options;
    tamiz_code code =
        tamiz_pack_names_draw(&p->names, p->snapshot, o->lists, o->list_count,
                              tamiz_hash_mix(o->seed, PURPOSE_DRAW), err);
    if (code) return code;
    if (!p->names.count)
        return tamiz_fail(err, TAMIZ_NOT_FOUND, "testpack",
                          "no party has a name of two words in Latin letters");
    p->kinds = calloc(tamiz_pack_kind_count(), sizeof *p->kinds);
    if (!p->kinds) return tamiz_fail_memory(err, "testpack");
    for (size_t i = 0; i < FILES; i++)
        tamiz_buffer_text(&p->files[i],
                          "id,schema,name,expect_id,group,listed\r\n");
    p->drawn = p->names.count < o->names ? p->names.count : o->names;
    add_listed(p);
    code = add_clean(p, err);
    write_manifest(p);
    bool failed = p->name.failed || p->json.failed;
    for (size_t i = 0; i < FILES; i++) failed |= p->files[i].failed;
    return !code && failed ? tamiz_fail_memory(err, "testpack") : code;
}

/* The manifest last: where it stands, the rest is whole. */
static tamiz_code write_all(packer *p, const char *folder, tamiz_error *err) {
    tamiz_arena arena = {0};
    tamiz_code code = tamiz_folder_make(folder, err);
    for (size_t i = 0; i <= FILES && !code; i++) {
        const char *name = i < FILES ? file_names[i] : "manifest.json";
        char *path = tamiz_arena_print(&arena, "%s/%s", folder, name);
        code = path ? tamiz_file_write(path,
                                       tamiz_buffer_view(
                                           i < FILES ? &p->files[i] : &p->json),
                                       err)
                    : tamiz_fail_memory(err, folder);
    }
    tamiz_arena_clear(&arena);
    return code;
}

tamiz_code tamiz_testpack_write(const tamiz_snapshot *snapshot,
                                const tamiz_testpack_options *options,
                                const char *folder,
                                tamiz_testpack_counts *counts,
                                tamiz_error *err) {
    tamiz_testpack_options standard = tamiz_testpack_options_default();
    packer p = {.snapshot = snapshot, .options = options ? options : &standard};
    tamiz_code code = check(&p, err);
    if (!code) code = make(&p, err);
    if (!code) code = write_all(&p, folder, err);
    if (!code)
        *counts =
            (tamiz_testpack_counts){p.counts[0], p.counts[1], p.counts[2]};
    for (size_t i = 0; i < FILES; i++) tamiz_buffer_clear(&p.files[i]);
    tamiz_buffer_clear(&p.name);
    tamiz_buffer_clear(&p.json);
    tamiz_pack_names_clear(&p.names);
    free(p.kinds);
    return code;
}
