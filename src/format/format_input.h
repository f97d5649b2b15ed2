/* SPDX-License-Identifier: Apache-2.0 */
/* Bytes of a file as a stream: plain, gzip or zstd, told by the first bytes.
 * Memory whatever the size: a block of 64 KiB and the decoder's window (gzip
 * 32 KiB; zstd what a frame asks for, up to 128 MiB, more is refused).
 * Several gzip members or zstd frames in a row are one content. */
#ifndef TAMIZ_FORMAT_INPUT_H
#define TAMIZ_FORMAT_INPUT_H

#include "base_error.h"
#include "base_hash.h"
#include "base_span.h"

typedef struct tamiz_input tamiz_input;

/* Errors: NOT_FOUND, IO, NO_MEMORY. */
tamiz_code tamiz_input_open(const char *path, tamiz_input **out,
                            tamiz_error *err);

/* Reads from memory that stays alive; `name` is used in messages. Compressed
 * bytes are recognised as in files. */
tamiz_code tamiz_input_memory(tamiz_span bytes, const char *name,
                              tamiz_input **out, tamiz_error *err);

/* Bytes that neither a file nor memory holds. read() gives up to size bytes, 0
 * at the end; close() may be NULL. */
typedef struct tamiz_byte_source {
    void *context;
    tamiz_code (*read)(void *context, char *data, size_t size, size_t *got,
                       tamiz_error *err);
    void (*close)(void *context);
} tamiz_byte_source;

/* Reads what the source gives, as it is: nothing is decompressed. The source is
 * closed with the input, and when this fails. */
tamiz_code tamiz_input_source(const tamiz_byte_source *source, const char *name,
                              tamiz_input **out, tamiz_error *err);

/* Up to `size` decompressed bytes into data; *got = 0 at the end. Errors: IO;
 * BAD_INPUT for damaged or truncated compression, with the offset in the
 * compressed bytes. */
tamiz_code tamiz_input_read(tamiz_input *input, char *data, size_t size,
                            size_t *got, tamiz_error *err);

/* File name without folder and without .gz/.zst: for records and messages. */
const char *tamiz_input_name(const tamiz_input *input);

/* Raw (still compressed) bytes read so far and in all (0 = unknown): for
 * progress. */
uint64_t tamiz_input_done(const tamiz_input *input);
uint64_t tamiz_input_total(const tamiz_input *input);

void tamiz_input_close(tamiz_input *input);

#endif
