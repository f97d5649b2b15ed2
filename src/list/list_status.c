/* SPDX-License-Identifier: Apache-2.0 */
#include "list_status.h"

#include "base_buffer.h"
#include "base_file.h"
#include "format_csv.h"

enum { COLUMNS = 5 };
static const tamiz_status empty = {
    .checked = "", .failed = "", .reason = "", .tried = ""};
static const char header[] = "what\tvalue\turl\tetag\tmodified\n";

static char *path_of(const char *home, const char *list, const char *name,
                     tamiz_arena *arena) {
    return tamiz_arena_print(arena, "%s/lists/%s%s", home, list, name);
}

/* ---- reading ----------------------------------------------------------- */

static tamiz_code take_row(tamiz_status *out, const tamiz_csv_row *row) {
    const char *texts[COLUMNS];
    for (size_t i = 0; i < COLUMNS; i++) {
        texts[i] = tamiz_arena_copy(&out->arena, row->fields[i].text).data;
        if (!texts[i]) return TAMIZ_NO_MEMORY;
    }
    if (!strcmp(texts[0], "checked")) out->checked = texts[1];
    if (!strcmp(texts[0], "failed")) out->failed = texts[1];
    if (!strcmp(texts[0], "reason")) out->reason = texts[1];
    if (!strcmp(texts[0], "tried")) out->tried = texts[2];
    if (!strcmp(texts[0], "file") && out->file_count < TAMIZ_LIST_FORM_FILES)
        out->files[out->file_count++] =
            (tamiz_status_file){texts[1], texts[2], texts[3], texts[4]};
    return TAMIZ_OK;
}

static tamiz_code read_rows(tamiz_status *out, tamiz_csv *csv) {
    tamiz_csv_row row;
    bool more = true;
    tamiz_code code = TAMIZ_OK;
    while (!code) {
        code = tamiz_csv_next(csv, &row, &more, NULL);
        if (code || !more) break;
        code = row.count == COLUMNS ? take_row(out, &row) : TAMIZ_BAD_INPUT;
    }
    return code;
}

tamiz_code tamiz_status_read(const char *home, const char *list,
                             tamiz_status *out, tamiz_error *err) {
    tamiz_csv_dialect dialect = {.delimiter = '\t', .no_quotes = true};
    tamiz_input *input = NULL;
    tamiz_csv *csv = NULL;
    *out = empty;
    const char *path = path_of(home, list, "/status.tsv", &out->arena);
    tamiz_code code =
        path ? tamiz_input_open(path, &input, NULL) : TAMIZ_NO_MEMORY;
    if (!code) code = tamiz_csv_new(input, dialect, &csv, NULL);
    if (!code) code = read_rows(out, csv);
    tamiz_csv_free(csv);
    tamiz_input_close(input);
    if (code == TAMIZ_NO_MEMORY) return tamiz_fail_memory(err, list);
    if (code) {
        tamiz_status_clear(out);
        *out = empty;
    }
    return TAMIZ_OK;
}

/* ---- writing ----------------------------------------------------------- */

static void add_row(tamiz_buffer *buffer, const char *const texts[COLUMNS]) {
    for (size_t i = 0; i < COLUMNS; i++) {
        for (const char *p = texts[i]; *p; p++) {
            char c = *p;
            if ((unsigned char)c < ' ' || c == 0x7f) c = ' ';
            tamiz_buffer_byte(buffer, c);
        }
        tamiz_buffer_byte(buffer, i + 1 < COLUMNS ? '\t' : '\n');
    }
}

tamiz_code tamiz_status_write(const char *home, const char *list,
                              const tamiz_status *status, tamiz_error *err) {
    tamiz_arena arena = {0};
    tamiz_buffer buffer = {0};
    const char *const rows[][COLUMNS] = {
        {"checked", status->checked, "", "", ""},
        {"failed", status->failed, "", "", ""},
        {"reason", status->reason, "", "", ""},
        {"tried", "", status->tried, "", ""}};
    tamiz_buffer_text(&buffer, header);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        add_row(&buffer, rows[i]);
    for (size_t i = 0; i < status->file_count; i++) {
        const tamiz_status_file *file = &status->files[i];
        const char *const row[] = {"file", file->sha256, file->url, file->etag,
                                   file->modified};
        add_row(&buffer, row);
    }
    const char *folder = path_of(home, list, "", &arena);
    const char *path = path_of(home, list, "/status.tsv", &arena);
    tamiz_code code = !folder || !path || buffer.failed
                          ? tamiz_fail_memory(err, list)
                          : tamiz_folder_make(folder, err);
    if (!code) code = tamiz_file_write(path, tamiz_buffer_view(&buffer), err);
    tamiz_buffer_clear(&buffer);
    tamiz_arena_clear(&arena);
    return code;
}

void tamiz_status_clear(tamiz_status *status) {
    tamiz_arena_clear(&status->arena);
}
