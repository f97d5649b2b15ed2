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
