/* SPDX-License-Identifier: Apache-2.0 */
/* The parts of the reader of SWIFT MT: blocks, the fields of block 4, and what
 * fields say of a party. */
#ifndef TAMIZ_SCAN_MT_READ_H
#define TAMIZ_SCAN_MT_READ_H

#include "scan_message.h"

enum {
    TAMIZ_MT_WIDTH = 35, /* fields as wide may break a word at a line's end */
    TAMIZ_MT_LINES = 10000,
    TAMIZ_MT_TAGS = 512,
};

/* A file while it is read, and its message at hand. */
typedef struct tamiz_mt {
    tamiz_scan_messages *m;
    const char *data;
    size_t size, at;
    bool service;     /* block 1 says F21: an acknowledgement */
    bool seen_text;   /* block 4 was read */
    char type[16];    /* of block 2 */
    const char *uetr; /* of block 3 */
    struct {
        char tag[4];
        unsigned count;
    } tags[TAMIZ_MT_TAGS];
    size_t tag_count;
} tamiz_mt;

/* One field of block 4, its lines. */
typedef struct tamiz_mt_field {
    tamiz_span tag;
    const char *label; /* ":59F:" or ":59F[2]:" */
    tamiz_span value;
} tamiz_mt_field;

/* Where bytes of the file stand. */
uint64_t tamiz_mt_offset(const tamiz_mt *r, tamiz_span span);

/* Cuts the next line off *rest, without the spaces at its end. False = there is
 * none. */
bool tamiz_mt_line(tamiz_span *rest, tamiz_span *line);

/* ":50F:/1 line 2"; lives in the messages' arena. */
const char *tamiz_mt_path(tamiz_mt *r, const char *label, const char *code,
                          unsigned line);

/* Looks for names in bytes of the file. Errors, as of all below: NO_MEMORY. */
tamiz_code tamiz_mt_text(tamiz_mt *r, tamiz_span text, const char *path,
                         tamiz_error *err);

/* The fields of block 4. */
tamiz_code tamiz_mt_fields(tamiz_mt *r, tamiz_span text, tamiz_error *err);

/* A party: account, then name, then address; a BIC may stand for the name. */
tamiz_code tamiz_mt_party(tamiz_mt *r, const tamiz_mt_field *f,
                          tamiz_error *err);

/* The same in numbered lines, option F: 1/ name, 2/ street, 3/ CC/town, 4/
 * birth, 5/ CC/place of birth, 6/ and 7/ CC/number, 8/ more of what was before.
 */
tamiz_code tamiz_mt_numbered(tamiz_mt *r, const tamiz_mt_field *f,
                             tamiz_error *err);

/* A party of which each line is a number. */
tamiz_code tamiz_mt_numbers(tamiz_mt *r, const tamiz_mt_field *f,
                            tamiz_error *err);

#endif
