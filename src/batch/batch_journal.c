/* SPDX-License-Identifier: Apache-2.0 */
/* Six lines, a word and its values each. Whatever is not exactly that is no
 * journal, and the run starts over: that is always right. */
#include "batch_journal.h"

#include "base_buffer.h"
#include "base_file.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>

static const char head[] = "tamiz batch 2\n";

tamiz_code tamiz_batch_journal_write(const tamiz_batch_journal *j,
                                     const char *path, tamiz_error *err) {
    char digest[2 * TAMIZ_DIGEST_SIZE + 1];
    tamiz_buffer text = {.size = 0};
    tamiz_digest_hex(&j->place.digest, digest);
    tamiz_buffer_print(&text, "%srun %s\n", head, j->run);
    tamiz_buffer_print(&text, "read %" PRIu64 " %" PRIu64 " %s\n",
                       j->place.bytes, j->place.lines, digest);
    tamiz_buffer_print(&text, "written %" PRIu64 " %" PRIu64 "\n", j->output,
                       j->rejects);
    tamiz_buffer_print(
        &text,
        "rows %" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRIu64 "\n",
        j->counts.rows, j->counts.rows_hit, j->counts.rows_warned,
        j->counts.rejected, j->counts.beside);
    tamiz_buffer_text(&text, "end\n");
    tamiz_code code =
        text.failed ? tamiz_fail_memory(err, "journal")
                    : tamiz_file_write(path, tamiz_buffer_view(&text), err);
    tamiz_buffer_clear(&text);
    return code;
}

/* ---- reading ----------------------------------------------------------- */

static bool take(tamiz_span *text, const char *word) {
    if (!tamiz_span_starts(*text, word)) return false;
    *text = tamiz_span_from(*text, strlen(word));
    return true;
}

static bool take_number(tamiz_span *text, uint64_t *number, const char *end) {
    uint64_t value = 0;
    size_t digits = 0;
    while (digits < text->size && digits < 19 && text->data[digits] >= '0' &&
           text->data[digits] <= '9')
        value = value * 10 + (uint64_t)(text->data[digits++] - '0');
    *text = tamiz_span_from(*text, digits);
    *number = value;
    return digits && take(text, end);
}

static int hex(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool take_digest(tamiz_span *text, tamiz_digest *digest) {
    if (text->size < (size_t)2 * TAMIZ_DIGEST_SIZE) return false;
    for (size_t i = 0; i < TAMIZ_DIGEST_SIZE; i++) {
        int high = hex(text->data[2 * i]), low = hex(text->data[2 * i + 1]);
        if (high < 0 || low < 0) return false;
        digest->bytes[i] = (unsigned char)(16 * high + low);
    }
    *text = tamiz_span_from(*text, (size_t)2 * TAMIZ_DIGEST_SIZE);
    return take(text, "\n");
}

static bool take_run(tamiz_span *text, char run[TAMIZ_BATCH_RUN]) {
    size_t size = tamiz_span_find(*text, TAMIZ_SPAN("\n"));
    if (size >= TAMIZ_BATCH_RUN) return false;
    memcpy(run, text->data, size);
    run[size] = '\0';
    *text = tamiz_span_from(*text, size + 1);
    return true;
}

static bool read_journal(tamiz_span text, tamiz_batch_journal *j) {
    tamiz_batch_counts *c = &j->counts;
    return take(&text, head) && take(&text, "run ") &&
           take_run(&text, j->run) && take(&text, "read ") &&
           take_number(&text, &j->place.bytes, " ") &&
           take_number(&text, &j->place.lines, " ") &&
           take_digest(&text, &j->place.digest) && take(&text, "written ") &&
           take_number(&text, &j->output, " ") &&
           take_number(&text, &j->rejects, "\n") && take(&text, "rows ") &&
           take_number(&text, &c->rows, " ") &&
           take_number(&text, &c->rows_hit, " ") &&
           take_number(&text, &c->rows_warned, " ") &&
           take_number(&text, &c->rejected, " ") &&
           take_number(&text, &c->beside, "\n") && take(&text, "end\n") &&
           !text.size;
}

void tamiz_batch_journal_read(tamiz_batch_journal *journal, const char *path,
                              bool *found) {
    tamiz_map map;
    *journal = (tamiz_batch_journal){.output = 0};
    *found = false;
    if (tamiz_map_open(&map, path, NULL)) return;
    *found = read_journal(map.bytes, journal);
    tamiz_map_close(&map);
}
