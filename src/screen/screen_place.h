/* SPDX-License-Identifier: Apache-2.0 */
/* Places as people write them: addresses, places of birth, and with less
 * grammar positions. A text is cut at its commas into segments; a segment is a
 * street, a place or, where nothing is cut, both. Words that only say of what
 * sort something is ("street", "oblast", "P.O. Box") stand in
 * data/place_words.tsv. No map is behind it: that a town lies in a country is
 * known of what the texts say alone. */
#ifndef TAMIZ_SCREEN_PLACE_H
#define TAMIZ_SCREEN_PLACE_H

#include "name_split.h"

/* Bounds of one place: what is beyond is not compared. The longest listed
 * address of 2023 to 2026 has 33 words. */
enum {
    TAMIZ_PLACE_SEGMENTS = 12,
    TAMIZ_PLACE_WORDS = 48,
    TAMIZ_PLACE_NUMBERS = 16
};

/* What a text is read as. */
typedef enum tamiz_place_sort {
    TAMIZ_PLACE_ADDRESS,
    TAMIZ_PLACE_BIRTH, /* no street, no number */
    TAMIZ_PLACE_WORDS_ONLY,
} tamiz_place_sort;

typedef enum tamiz_segment_role {
    TAMIZ_SEGMENT_PLACE,
    TAMIZ_SEGMENT_STREET,
    TAMIZ_SEGMENT_MIXED, /* the whole text: street and place */
} tamiz_segment_role;

typedef struct tamiz_segment {
    uint8_t role;
    uint8_t first, count; /* telling words */
    uint8_t street;       /* its sort, 0 = not said */
    bool worded;          /* a word says that it is a street */
    bool numbered;        /* numbers stand in it */
} tamiz_segment;

typedef struct tamiz_place {
    const char *text;    /* as it was read; borrowed */
    const char *country; /* ISO code, or NULL */
    bool from_great;     /* the country stands in front: segments go from the
                          * greater to the smaller */
    tamiz_segment segments[TAMIZ_PLACE_SEGMENTS];
    size_t segment_count;
    tamiz_part words[TAMIZ_PLACE_WORDS]; /* telling ones */
    size_t word_count;
    tamiz_span numbers[TAMIZ_PLACE_NUMBERS]; /* of house, flat, floor */
    size_t number_count;
    tamiz_span codes[2]; /* postcodes */
    size_t code_count;
    tamiz_span box; /* of the post office, size 0 = none */
} tamiz_place;

/* How two places agree, from nothing to all. */
typedef enum tamiz_place_fit {
    TAMIZ_PLACES_SILENT, /* one of the two says too little */
    TAMIZ_PLACES_OTHER_COUNTRY,
    TAMIZ_PLACES_OTHER, /* no town or region in common */
    TAMIZ_PLACES_COUNTRY,
    TAMIZ_PLACES_REGION, /* a district or province, not the town */
    TAMIZ_PLACES_TOWN,
    TAMIZ_PLACES_STREET, /* and town, where both say it; or the postcode */
    TAMIZ_PLACES_HOUSE,  /* the number too, or the post office box */
} tamiz_place_fit;

/* Reads a text; words and numbers live in the arena. A text without a telling
 * word, number or country agrees with nothing. Errors: BAD_INPUT (not UTF-8),
 * NO_MEMORY. */
tamiz_code tamiz_place_read(tamiz_latin *latin, const char *text,
                            tamiz_place_sort sort, tamiz_arena *arena,
                            tamiz_place *out, tamiz_error *err);

/* Symmetric. Of texts that were read in the same way. */
tamiz_place_fit tamiz_place_compare(const tamiz_place *a, const tamiz_place *b);

/* Whether two texts, read as words alone, share two of them, or all of the
 * shorter one. */
bool tamiz_place_share_words(const tamiz_place *a, const tamiz_place *b);

#endif
