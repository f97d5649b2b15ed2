/* SPDX-License-Identifier: Apache-2.0 */
#include "list_manifest.h"

#include "base_buffer.h"
#include "base_file.h"
#include "format_csv.h"

static const char *const columns[] = {
    "version",  "fetched", "published",  "given",         "file",   "sha256",
    "size",     "source",  "etag",       "last_modified", "issuer", "licence",
    "entities", "names",   "statements", "reader"};
enum {
    VERSION,
    FETCHED,
    PUBLISHED,
    GIVEN,
    FILE_NAME,
    SHA256,
    SIZE,
    SOURCE,
    ETAG,
    MODIFIED,
    ISSUER,
    LICENCE,
    ENTITIES,
    NAMES,
    STATEMENTS,
    READER
};
/* The first manifests ended before ETAG, later ones before READER. */
enum {
    COLUMNS = sizeof columns / sizeof *columns,
    FIRST_COLUMNS = ETAG,
    LATER_COLUMNS = READER,
    MOST_FILES = 64
};

/* ---- writing ----------------------------------------------------------- */

static bool has_control(const char *text) {
    for (; *text; text++)
        if ((unsigned char)*text < ' ' || *text == 0x7f) return true;
    return false;
}

static tamiz_code add_row(tamiz_buffer *buffer,
                          const tamiz_store_version *version,
                          const tamiz_store_file *file, tamiz_error *err) {
    const char *const texts[] = {
        version->fetched, version->published, version->source,
        file->name,       file->source,       file->etag,
        file->modified,   version->issuer,    version->licence};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (has_control(texts[i]))
            return tamiz_fail(err, TAMIZ_BAD_ARGUMENT, version->source,
                              "expected a text without control characters");
    tamiz_buffer_print(buffer, "%u\t%s\t%s\t%s\t%s\t%s\t%llu\t%s\t",
                       version->number, version->fetched, version->published,
                       version->source, file->name, file->raw.sha256,
                       (unsigned long long)file->raw.size, file->source);
    tamiz_buffer_print(buffer, "%s\t%s\t%s\t%s\t%u\t%u\t%u\t%s\n", file->etag,
                       file->modified, version->issuer, version->licence,
                       version->entities, version->names, version->statements,
                       version->reader);
    return TAMIZ_OK;
}

static tamiz_code write_rows(const tamiz_store_version *version,
                             tamiz_buffer *buffer, tamiz_error *err) {
    for (int i = 0; i < COLUMNS; i++)
        tamiz_buffer_print(buffer, "%s%c", columns[i],
                           i + 1 < COLUMNS ? '\t' : '\n');
    for (size_t i = 0; i < version->file_count; i++) {
        tamiz_code code = add_row(buffer, version, &version->files[i], err);
        if (code) return code;
    }
    return buffer->failed ? tamiz_fail_memory(err, "manifest.tsv") : TAMIZ_OK;
}

static char *manifest_path(const char *folder, tamiz_arena *arena) {
    return tamiz_arena_print(arena, "%s/manifest.tsv", folder);
}

tamiz_code tamiz_manifest_write(const tamiz_store_version *version,
                                tamiz_error *err) {
    tamiz_arena arena = {0};
    tamiz_buffer buffer = {0};
    const char *path = manifest_path(version->folder, &arena);
    tamiz_code code = path ? write_rows(version, &buffer, err)
                           : tamiz_fail_memory(err, version->folder);
    if (!code) code = tamiz_file_write(path, tamiz_buffer_view(&buffer), err);
    tamiz_buffer_clear(&buffer);
    tamiz_arena_clear(&arena);
    return code;
}

/* ---- reading ----------------------------------------------------------- */

/* A manifest being read into a version. */
typedef struct reading {
    tamiz_csv *csv;
    const char *path;
    tamiz_store_version *version;
    size_t columns; /* COLUMNS, LATER_COLUMNS or FIRST_COLUMNS */
} reading;

static tamiz_code refuse(const reading *in, const tamiz_csv_row *row,
                         size_t column, const char *expected,
                         tamiz_error *err) {
    uint32_t at = column < row->count ? row->fields[column].column : 1;
    uint32_t line = row->line ? row->line : 1; /* 0: the file is empty */
    return tamiz_fail_at(err, TAMIZ_BAD_INPUT, in->path, line, at, row->offset,
                         "expected %s", expected);
}

/* Digits only, at most `most`. */
static bool read_number(tamiz_span text, uint64_t most, uint64_t *out) {
    uint64_t value = 0;
    if (!text.size || text.size > 19) return false;
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] < '0' || text.data[i] > '9') return false;
        value = value * 10 + (uint64_t)(text.data[i] - '0');
    }
    *out = value;
    return value <= most;
}

static bool is_hex_digit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

static bool is_sha256(tamiz_span text) {
    if (text.size != (size_t)2 * TAMIZ_DIGEST_SIZE) return false;
    for (size_t i = 0; i < text.size; i++)
        if (!is_hex_digit(text.data[i])) return false;
    return true;
}

/* A name that stays inside its folder. */
static bool is_plain_name(tamiz_span name) {
    return name.size && name.data[0] != '.' &&
           !memchr(name.data, '/', name.size);
}

static tamiz_code check_row(const reading *in, const tamiz_csv_row *row,
                            uint64_t *number, uint64_t *size,
                            tamiz_error *err) {
    if (row->count != in->columns)
        return refuse(in, row, row->count, "as many columns as above", err);
    const tamiz_csv_field *f = row->fields;
    if (!read_number(f[VERSION].text, UINT32_MAX, number) || !*number)
        return refuse(in, row, VERSION, "a version's number", err);
    if (!is_plain_name(f[FILE_NAME].text))
        return refuse(in, row, FILE_NAME, "a file's name", err);
    if (!is_sha256(f[SHA256].text))
        return refuse(in, row, SHA256, "64 hex digits", err);
    if (!read_number(f[SIZE].text, INT64_MAX, size))
        return refuse(in, row, SIZE, "a count of bytes", err);
    if (in->columns > READER && !tamiz_list_is_id(f[READER].text))
        return refuse(in, row, READER, "the id of a list or format", err);
    return TAMIZ_OK;
}

static tamiz_code take_reader(const reading *in, const tamiz_csv_row *row,
                              tamiz_error *err) {
    tamiz_store_version *v = in->version;
    tamiz_span reader = tamiz_span_of(v->list);
    if (in->columns > READER) reader = row->fields[READER].text;
    if (v->file_count && !tamiz_span_is(reader, v->reader))
        return refuse(in, row, READER, "the same in all rows", err);
    v->reader = tamiz_arena_copy(&v->arena, reader).data;
    return v->reader ? TAMIZ_OK : tamiz_fail_memory(err, in->path);
}

/* What all rows share is taken from the first and must be the same in the
 * others. */
static tamiz_code take_shared(const reading *in, const tamiz_csv_row *row,
                              uint64_t number, tamiz_error *err) {
    tamiz_store_version *v = in->version;
    const char **const to[] = {&v->fetched, &v->published, &v->source};
    if (v->file_count && number != v->number)
        return refuse(in, row, VERSION, "one version in all rows", err);
    v->number = (uint32_t)number;
    for (size_t i = 0; i < sizeof to / sizeof *to; i++) {
        tamiz_span text = row->fields[FETCHED + i].text;
        if (v->file_count && !tamiz_span_is(text, *to[i]))
            return refuse(in, row, FETCHED + i, "the same in all rows", err);
        *to[i] = tamiz_arena_copy(&v->arena, text).data;
        if (!*to[i]) return tamiz_fail_memory(err, in->path);
    }
    return take_reader(in, row, err);
}

/* What manifests hold since lists are downloaded. */
static tamiz_code take_later(const reading *in, const tamiz_csv_row *row,
                             tamiz_store_file *file, tamiz_error *err) {
    tamiz_store_version *v = in->version;
    const tamiz_csv_field *f = row->fields;
    const char **const texts[] = {&file->etag, &file->modified, &v->issuer,
                                  &v->licence};
    uint32_t *const counts[] = {&v->entities, &v->names, &v->statements};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        *texts[i] = "";
        if (in->columns == FIRST_COLUMNS) continue;
        *texts[i] = tamiz_arena_copy(&v->arena, f[ETAG + i].text).data;
        if (!*texts[i]) return tamiz_fail_memory(err, in->path);
    }
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        uint64_t count = 0;
        if (in->columns > FIRST_COLUMNS &&
            !read_number(f[ENTITIES + i].text, UINT32_MAX, &count))
            return refuse(in, row, ENTITIES + i, "a count", err);
        *counts[i] = (uint32_t)count;
    }
    return TAMIZ_OK;
}

static tamiz_code take_row(const reading *in, const tamiz_csv_row *row,
                           tamiz_error *err) {
    tamiz_store_version *v = in->version;
    uint64_t number = 0, size = 0;
    tamiz_code code = check_row(in, row, &number, &size, err);
    if (code) return code;
    if (v->file_count == MOST_FILES)
        return refuse(in, row, 0, "at most 64 files", err);
    code = take_shared(in, row, number, err);
    if (code) return code;
    const tamiz_csv_field *f = row->fields;
    tamiz_store_file *file = &v->files[v->file_count];
    file->name = tamiz_arena_copy(&v->arena, f[FILE_NAME].text).data;
    file->source = tamiz_arena_copy(&v->arena, f[SOURCE].text).data;
    if (!file->name || !file->source) return tamiz_fail_memory(err, in->path);
    code = take_later(in, row, file, err);
    if (code) return code;
    memcpy(file->raw.sha256, f[SHA256].text.data, f[SHA256].text.size);
    file->raw.size = size;
    v->file_count++;
    return TAMIZ_OK;
}

static tamiz_code check_header(reading *in, const tamiz_csv_row *row,
                               tamiz_error *err) {
    in->columns = COLUMNS;
    if (row->count == FIRST_COLUMNS || row->count == LATER_COLUMNS)
        in->columns = row->count;
    for (size_t i = 0; i < in->columns; i++)
        if (i >= row->count || !tamiz_span_is(row->fields[i].text, columns[i]))
            return refuse(in, row, i, columns[i], err);
    return TAMIZ_OK;
}

static tamiz_code read_rows(reading *in, tamiz_error *err) {
    tamiz_csv_row row;
    bool more = true;
    tamiz_code code = tamiz_csv_next(in->csv, &row, &more, err);
    if (!code) code = check_header(in, &row, err);
    while (!code) {
        code = tamiz_csv_next(in->csv, &row, &more, err);
        if (code || !more) break;
        code = take_row(in, &row, err);
    }
    if (code) return code;
    if (!in->version->file_count)
        return tamiz_fail_at(err, TAMIZ_BAD_INPUT, in->path, 2, 1, 0,
                             "expected a row for each file");
    return TAMIZ_OK;
}

tamiz_code tamiz_manifest_read(tamiz_store_version *version, tamiz_error *err) {
    reading in = {NULL, manifest_path(version->folder, &version->arena),
                  version, 0};
    version->file_count = 0;
    version->files =
        tamiz_arena_array(&version->arena, MOST_FILES, sizeof *version->files);
    if (!in.path || !version->files)
        return tamiz_fail_memory(err, version->folder);
    tamiz_csv_dialect dialect = {.delimiter = '\t', .no_quotes = true};
    tamiz_input *input = NULL;
    tamiz_code code = tamiz_input_open(in.path, &input, err);
    if (!code) code = tamiz_csv_new(input, dialect, &in.csv, err);
    if (!code) code = read_rows(&in, err);
    tamiz_csv_free(in.csv);
    tamiz_input_close(input);
    return code;
}
