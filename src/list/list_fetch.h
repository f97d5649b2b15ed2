/* SPDX-License-Identifier: Apache-2.0 */
/* Files from web servers, several at once, each until it is whole: tried again
 * with growing pauses when a try fails in a way that may pass, and going on
 * where a cut-off try ended when the file is still the same. */
#ifndef TAMIZ_LIST_FETCH_H
#define TAMIZ_LIST_FETCH_H

#include "base_error.h"

/* One file to fetch. */
typedef struct tamiz_fetch {
    /* What is asked; borrowed. */
    const char *stage; /* for the progress: "downloading us_ofac_sdn" */
    const char *url;   /* http:// or https:// */
    const char *path;  /* the file to write, made anew; gzip when the server
                        * sent it so */
    const char *etag, *modified; /* of the content that is held, or "" */
    /* What came of it. */
    bool unchanged;        /* it is still what is held: nothing was written */
    char new_etag[256];    /* of what was fetched, or "" */
    char new_modified[64]; /* likewise, as the server writes it */
    uint64_t size;         /* bytes written */
    tamiz_error failure;   /* code 0 = fetched, or unchanged; else IO or
                            * TOO_LARGE, where = the URL */
} tamiz_fetch;

/* Whom to tell and to ask on the way. */
typedef struct tamiz_fetch_listener {
    tamiz_progress *report; /* may be NULL */
    bool (*stopped)(void *context);
    void *context;
} tamiz_fetch_listener;

/* Whether text is a URL of this kind. */
bool tamiz_fetch_is_url(const char *text);

/* Fetches all files; what fails is told in files[i].failure and does not stop
 * the others. Certificates are checked against the system's authorities (or
 * those in the file $SSL_CERT_FILE); a redirection, of at most 8, never leads
 * from https to http. Errors: IO when `stopped` said so;
 * UNSUPPORTED without libcurl; NO_MEMORY. */
tamiz_code tamiz_fetch_all(tamiz_fetch *files, size_t count,
                           const tamiz_network *network,
                           const tamiz_fetch_listener *listener,
                           tamiz_error *err);

#endif
