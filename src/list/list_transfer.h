/* SPDX-License-Identifier: Apache-2.0 */
/* One file on its way from a server: a single try, and what is known after it
 * for the next one. */
#ifndef TAMIZ_LIST_TRANSFER_H
#define TAMIZ_LIST_TRANSFER_H

#include "list_curl.h"
#include "list_fetch.h"
#include "list_headers.h"

/* Zero but for lib, file, network and fd (-1) it is ready for the first try. */
typedef struct tamiz_transfer {
    const tamiz_curl *lib;
    tamiz_fetch *file;
    const tamiz_network *network;
    CURL *curl;
    struct curl_slist *asked; /* the headers of the request */
    int fd;                   /* of file->path; -1 = not open */
    uint64_t got;             /* bytes in the file */
    uint64_t expected;        /* bytes in all, 0 = not said */
    bool resumed;             /* this try asked for what is missing */
    bool begun;               /* the body of this try has begun */
    bool excess;              /* most_bytes was passed */
    int write_errno;          /* why the file could not be written, or 0 */
    long retry_after;         /* seconds the server asked to wait, or 0 */
    tamiz_headers headers;    /* of the answer that comes */
    tamiz_headers begun_as;   /* of the answer whose bytes are in the file */
    char why[160];            /* what is wrong with the answer, or "" */
    char text[CURL_ERROR_SIZE];
} tamiz_transfer;

/* Opens the file and sets a try up in transfer->curl. Errors: IO, NO_MEMORY,
 * also in file->failure. */
tamiz_code tamiz_transfer_begin(tamiz_transfer *transfer);

/* Judges the try that ended with `result`: file->failure says what was wrong.
 * True = the same may go well in a while. */
bool tamiz_transfer_end(tamiz_transfer *transfer, CURLcode result);

/* Releases what a try holds; the next one may begin. */
void tamiz_transfer_clear(tamiz_transfer *transfer);

#endif
