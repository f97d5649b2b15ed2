/* SPDX-License-Identifier: Apache-2.0 */
/* A file as portions of whole rows, found by their ends alone: what stands in
 * a row is for those who work on the portion. Memory whatever the size of the
 * file: a window, and the portions. */
#ifndef TAMIZ_BATCH_SOURCE_H
#define TAMIZ_BATCH_SOURCE_H

#include "base_arena.h"
#include "base_buffer.h"
#include "batch_beside.h"
#include "batch_column.h"
#include "batch_links.h"
#include "batch_unknown.h"
#include "format_input.h"

enum {
    TAMIZ_BATCH_ROWS = 128,            /* most rows of a portion */
    TAMIZ_BATCH_BYTES = 256 * 1024,    /* no row is added beyond */
    TAMIZ_BATCH_LARGEST = 1024 * 1024, /* bytes of a row */
};

/* A row of a portion, without its line end. */
typedef struct tamiz_batch_row {
    size_t start, size; /* bytes of the portion */
    size_t more;        /* bytes behind these: rows that say more of the party,
                         * each with a line feed in front */
    uint64_t line;      /* on which it starts, from 1 */
    bool too_large;     /* size is 0 then */
    bool orphan;        /* a paper whose holder is not there */
} tamiz_batch_row;

/* How far a file was read. */
typedef struct tamiz_batch_place {
    uint64_t bytes, lines; /* of the content, decompressed */
    tamiz_digest digest;   /* of these bytes */
} tamiz_batch_place;

typedef struct tamiz_batch_portion {
    tamiz_buffer bytes;
    tamiz_batch_row rows[TAMIZ_BATCH_ROWS];
    size_t count;
    uint64_t beside;       /* rows that say more of some party */
    tamiz_batch_place end; /* behind its last row */
} tamiz_batch_portion;

typedef struct tamiz_batch_source {
    tamiz_input *input;
    bool json;
    tamiz_batch_role *roles; /* of the columns of a CSV file */
    tamiz_span *columns;     /* their names */
    size_t column_count;
    tamiz_arena names;
    char *data; /* the window */
    size_t start, end;
    bool ended; /* the input has nothing more */
    uint64_t bytes, lines;
    tamiz_hasher hasher;
    tamiz_batch_beside beside; /* of JSON: rows that say more of parties */
    bool gathered;             /* they are all there before the first party */
    uint64_t left_at;          /* how far those that nobody had were told */
    tamiz_arena links, last_links;
    tamiz_buffer last; /* not gathered: the last row of a party */
    size_t last_more;  /* bytes of rows that it got */
} tamiz_batch_source;

/* Opens the file, or standard input for "-", and gathers a regular one: JSON
 * when its name says so or its
 * first byte is a brace, else CSV, whose first row is read then. Columns that
 * nobody uses are added to unknown. Errors: those of the input; BAD_INPUT when
 * the file as a whole cannot be screened (no column for names, UTF-16, a JSON
 * array). Clear in both cases. */
tamiz_code tamiz_batch_source_open(tamiz_batch_source *source, const char *path,
                                   tamiz_batch_unknown *unknown,
                                   tamiz_error *err);

/* The same of an input, which is the source's from then on. */
tamiz_code tamiz_batch_source_init(tamiz_batch_source *source,
                                   tamiz_input *input,
                                   tamiz_batch_unknown *unknown,
                                   tamiz_error *err);

/* Reads the same file from another input, which is closed, for the rows that
 * say more of parties: then these get them wherever they stand. Else they get
 * those that stood before them, and those right behind. Nothing to do for CSV.
 * Errors: those of the input; NO_MEMORY. */
tamiz_code tamiz_batch_source_gather(tamiz_batch_source *source,
                                     tamiz_input *input, tamiz_error *err);
void tamiz_batch_source_clear(tamiz_batch_source *source);

/* The next rows; count 0 at the end. */
tamiz_code tamiz_batch_source_next(tamiz_batch_source *source,
                                   tamiz_batch_portion *portion,
                                   tamiz_error *err);

/* Passes over what was read before: up to place->bytes. *same = the bytes are
 * those of then; else the source has to be opened again. */
tamiz_code tamiz_batch_source_skip(tamiz_batch_source *source,
                                   const tamiz_batch_place *place, bool *same,
                                   tamiz_error *err);

#endif
