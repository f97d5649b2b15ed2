/* SPDX-License-Identifier: Apache-2.0 */
/* What an archive says of its sizes is not believed: bytes are counted as they
 * come out, against the packed bytes that libzip reads them from. */
#include "format_zip.h"

#include "base_buffer.h"

#include <zip.h>

enum {
    CHUNK = 64 * 1024,
    MOST_PACKED = 64 << 20,
    MOST_UNPACKED = 512 << 20,
    FREE_UNPACKED = 16 << 20, /* no ratio is asked of so little */
    MOST_RATIO = 200,
};

struct tamiz_zip {
    tamiz_buffer bytes;
    zip_t *archive;
    char *name; /* of the archive */
};

/* One file of it that is being read. */
typedef struct entry {
    zip_file_t *file;
    uint64_t packed, unpacked;
    char name[];
} entry;

static tamiz_code read_all(tamiz_zip *zip, tamiz_input *input,
                           tamiz_error *err) {
    for (size_t got = 1; got;) {
        if (zip->bytes.size > MOST_PACKED)
            return tamiz_fail(err, TAMIZ_TOO_LARGE, zip->name,
                              "the archive is over 64 MiB");
        char *room = tamiz_buffer_grow(&zip->bytes, CHUNK);
        if (!room) return tamiz_fail_memory(err, zip->name);
        tamiz_code code = tamiz_input_read(input, room, CHUNK, &got, err);
        if (code) return code;
        zip->bytes.size -= CHUNK - got;
    }
    return TAMIZ_OK;
}

static tamiz_code open_archive(tamiz_zip *zip, tamiz_error *err) {
    zip_error_t why;
    zip_error_init(&why);
    zip_source_t *source =
        zip_source_buffer_create(zip->bytes.data, zip->bytes.size, 0, &why);
    if (source) zip->archive = zip_open_from_source(source, ZIP_RDONLY, &why);
    tamiz_code code = TAMIZ_OK;
    if (!zip->archive) {
        code = zip_error_code_zip(&why) == ZIP_ER_MEMORY ? TAMIZ_NO_MEMORY
                                                         : TAMIZ_BAD_INPUT;
        code = tamiz_fail(err, code, zip->name,
                          "not a ZIP archive, as .xlsx and .docx files are: %s",
                          zip_error_strerror(&why));
        zip_source_free(source);
    }
    zip_error_fini(&why);
    return code;
}

tamiz_code tamiz_zip_open(tamiz_input *input, tamiz_zip **out,
                          tamiz_error *err) {
    tamiz_zip *zip = calloc(1, sizeof *zip);
    if (zip) zip->name = strdup(tamiz_input_name(input));
    if (!zip || !zip->name) {
        tamiz_zip_close(zip);
        return tamiz_fail_memory(err, tamiz_input_name(input));
    }
    tamiz_code code = read_all(zip, input, err);
    if (!code) code = open_archive(zip, err);
    if (code)
        tamiz_zip_close(zip);
    else
        *out = zip;
    return code;
}

const char *tamiz_zip_name(const tamiz_zip *zip) {
    return zip->name;
}

void tamiz_zip_close(tamiz_zip *zip) {
    if (!zip) return;
    if (zip->archive) zip_discard(zip->archive);
    tamiz_buffer_clear(&zip->bytes);
    free(zip->name);
    free(zip);
}

/* ---- one file ---------------------------------------------------------- */

static tamiz_code read_entry(void *context, char *data, size_t size,
                             size_t *got, tamiz_error *err) {
    entry *e = context;
    zip_int64_t count = zip_fread(e->file, data, size);
    if (count < 0)
        return tamiz_fail_at(err, TAMIZ_BAD_INPUT, e->name, 0, 0, e->unpacked,
                             "packed data: %s", zip_file_strerror(e->file));
    e->unpacked += (uint64_t)count;
    if (e->unpacked > MOST_UNPACKED)
        return tamiz_fail(err, TAMIZ_TOO_LARGE, e->name,
                          "unpacks to over 512 MiB");
    if (e->unpacked > FREE_UNPACKED && e->unpacked / MOST_RATIO > e->packed)
        return tamiz_fail(err, TAMIZ_TOO_LARGE, e->name,
                          "unpacks to over 200 times its size");
    *got = (size_t)count;
    return TAMIZ_OK;
}

static void close_entry(void *context) {
    entry *e = context;
    (void)zip_fclose(e->file);
    free(e);
}

static tamiz_code open_entry(tamiz_zip *zip, const zip_stat_t *stat, entry *e,
                             tamiz_error *err) {
    e->packed = stat->comp_size;
    e->file = zip_fopen_index(zip->archive, stat->index, 0);
    if (e->file) return TAMIZ_OK;
    tamiz_code code =
        tamiz_fail(err, TAMIZ_BAD_INPUT, e->name, "cannot be unpacked: %s",
                   zip_strerror(zip->archive));
    free(e);
    return code;
}

tamiz_code tamiz_zip_read(tamiz_zip *zip, const char *name, tamiz_input **out,
                          tamiz_error *err) {
    zip_stat_t stat;
    zip_uint64_t needed = ZIP_STAT_INDEX | ZIP_STAT_COMP_SIZE;
    if (zip_stat(zip->archive, name, ZIP_FL_NOCASE, &stat) ||
        (stat.valid & needed) != needed)
        return tamiz_fail(err, TAMIZ_NOT_FOUND, zip->name,
                          "no file %s in this archive", name);
    const char *slash = strrchr(name, '/');
    const char *last = slash ? slash + 1 : name;
    size_t size = strlen(zip->name) + strlen(last) + 2;
    entry *e = calloc(1, sizeof *e + size);
    if (!e) return tamiz_fail_memory(err, zip->name);
    (void)snprintf(e->name, size, "%s:%s", zip->name, last);
    tamiz_code code = open_entry(zip, &stat, e, err);
    if (code) return code;
    const tamiz_byte_source source = {e, read_entry, close_entry};
    return tamiz_input_source(&source, e->name, out, err);
}
