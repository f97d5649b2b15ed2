/* SPDX-License-Identifier: Apache-2.0 */
/* Names that refer to a party which the text has named in full before: a
 * person's surname, an organisation's initials or the short name that was put
 * in parentheses behind it. docs/scan.md, "Later and shorter names".
 *
 * A step behind the search: it looks at mentions and words only, so it does not
 * matter which windows were asked for. */
#ifndef TAMIZ_SCAN_REFER_H
#define TAMIZ_SCAN_REFER_H

#include "base_arena.h"
#include "base_buffer.h"
#include "base_table.h"
#include "index_snapshot.h"
#include "scan_text.h"
#include "tamiz.h"

enum {
    TAMIZ_REFER_WORDS = 4, /* of a short name, at most */
    TAMIZ_REFER_PLACES = 4096,
};

/* A short name, and whom it stands for. */
typedef struct tamiz_refer_form {
    size_t mention;  /* the last one that names the party in full */
    size_t other;    /* another party's, or TAMIZ_NO_MENTION */
    bool acronym;    /* it must be written in capitals */
    bool introduced; /* the text says that it is a name: "(TdA)" */
} tamiz_refer_form;

/* One document, block by block; zero-initialised but for the first two. */
typedef struct tamiz_refer {
    const tamiz_snapshot *snapshot;
    tamiz_latin *latin;
    tamiz_arena arena, scratch;
    tamiz_buffer forms; /* tamiz_refer_form[] */
    tamiz_table known;  /* words with single spaces between, to form */
    tamiz_buffer now;   /* scratch: the mentions of a block */
    /* Words of the longest form that begins with a word of this place. */
    uint8_t longest[TAMIZ_REFER_PLACES];
} tamiz_refer;

/* A block as the search leaves it. */
typedef struct tamiz_refer_block {
    const tamiz_scan_text *text;
    size_t stop;    /* words from here on are left to the next block */
    size_t offset;  /* of the block in the document, bytes */
    size_t settled; /* words that start before this byte were seen */
} tamiz_refer_block;

/* Learns the short names of mentions[first..], which are those of the block, in
 * order of place, and puts those that stand in the block among them. Answers
 * stay the mentions'; on failure, too, each is in `mentions` or freed. Errors:
 * BAD_INPUT, NO_MEMORY. */
tamiz_code tamiz_refer_read(tamiz_refer *refer, const tamiz_refer_block *block,
                            tamiz_buffer *mentions, size_t first,
                            tamiz_error *err);

void tamiz_refer_clear(tamiz_refer *refer);

/* ---- scan_refer_form.c ------------------------------------------------- */

/* Learns the short names of the mention of this number in `mentions`, which is
 * words first..last of the text. Errors: BAD_INPUT, NO_MEMORY. */
tamiz_code tamiz_refer_learn(tamiz_refer *refer, const tamiz_scan_text *text,
                             size_t first, size_t last,
                             const tamiz_mention *mentions, size_t number,
                             tamiz_error *err);

/* The place of a word in `longest`, by four letters of it. */
static inline size_t tamiz_refer_place(tamiz_span ascii) {
    if (!ascii.size) return 0;
    const unsigned char *at = (const unsigned char *)ascii.data;
    size_t last = ascii.size - 1;
    unsigned mixed = at[0] * 1021u + at[last > 0] * 157u + at[last / 2] * 31u +
                     at[last] * 5u;
    return (mixed + ascii.size) % TAMIZ_REFER_PLACES;
}

/* The key of words first..last in `known`; it lives in the buffer. Empty when
 * they are too long. */
tamiz_span tamiz_refer_key(const tamiz_scan_text *text, size_t first,
                           size_t last, char room[256]);

/* Whether a word is written with two capitals or more. */
bool tamiz_refer_has_capitals(const tamiz_scan_text *text, size_t word);

/* Whether word i is a particle: "de", "bin". */
bool tamiz_refer_is_particle(const tamiz_scan_text *text, size_t i);

#endif
