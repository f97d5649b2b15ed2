/* SPDX-License-Identifier: Apache-2.0 */
/* Texts of fields that know where they came from. */
#include "scan_message.h"

#include "base_utf8.h"

static void add_piece(tamiz_scan_value *v, const char *joint, tamiz_span text,
                      tamiz_scan_piece piece) {
    if (v->text.size) tamiz_buffer_text(&v->text, joint);
    piece.at = v->text.size;
    piece.size = text.size;
    tamiz_buffer_span(&v->text, text);
    tamiz_buffer_add(&v->pieces, &piece, sizeof piece);
}

void tamiz_scan_value_decoded(tamiz_scan_value *v, const char *joint,
                              tamiz_span text, uint64_t start, uint64_t end,
                              const char *path) {
    add_piece(v, joint, text,
              (tamiz_scan_piece){
                  .start = start,
                  .end = end,
                  .path = path,
                  .linear = end - start == text.size,
              });
}

static void add_latin1(tamiz_buffer *out, tamiz_span bytes) {
    for (size_t i = 0; i < bytes.size; i++) {
        unsigned char c = (unsigned char)bytes.data[i];
        if (c >= 0x80) {
            tamiz_buffer_byte(out, (char)(0xc0 | c >> 6));
            tamiz_buffer_byte(out, (char)(0x80 | (c & 0x3f)));
        } else {
            tamiz_buffer_byte(out, (char)c);
        }
    }
}

void tamiz_scan_value_add(tamiz_scan_value *v, const char *joint,
                          tamiz_span bytes, uint64_t start, const char *path) {
    if (tamiz_utf8_check(bytes) == SIZE_MAX) {
        tamiz_scan_value_decoded(v, joint, bytes, start, start + bytes.size,
                                 path);
        return;
    }
    tamiz_buffer decoded = {0};
    add_latin1(&decoded, bytes);
    tamiz_scan_value_decoded(v, joint, tamiz_buffer_view(&decoded), start,
                             start + bytes.size, path);
    v->text.failed |= decoded.failed;
    tamiz_buffer_clear(&decoded);
}

void tamiz_scan_value_clear(tamiz_scan_value *v) {
    tamiz_buffer_clear(&v->text);
    tamiz_buffer_clear(&v->pieces);
}

/* ---- places ------------------------------------------------------------ */

const tamiz_scan_piece *tamiz_scan_value_pieces(const tamiz_scan_value *v,
                                                size_t *count) {
    *count = v->pieces.size / sizeof(tamiz_scan_piece);
    return (const tamiz_scan_piece *)(const void *)v->pieces.data;
}

const tamiz_scan_piece *tamiz_scan_value_piece(const tamiz_scan_value *v,
                                               size_t at) {
    size_t count, low = 0;
    const tamiz_scan_piece *pieces = tamiz_scan_value_pieces(v, &count);
    for (size_t high = count; high - low > 1;) {
        size_t mid = low + (high - low) / 2;
        if (pieces[mid].at <= at)
            low = mid;
        else
            high = mid;
    }
    return &pieces[low];
}

uint64_t tamiz_scan_piece_place(const tamiz_scan_piece *p, size_t at,
                                bool end) {
    if (!p->linear) return end ? p->end : p->start;
    uint64_t place = p->start + (at - p->at);
    return place < p->end ? place : p->end;
}
