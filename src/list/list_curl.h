/* SPDX-License-Identifier: Apache-2.0 */
/* libcurl, loaded when something is downloaded: it brings some thirty libraries
 * (TLS, LDAP, Kerberos ...), whose linking would more than double the time that
 * any other command takes to start, and no program that embeds tamiz to ask
 * about names needs them. */
#ifndef TAMIZ_LIST_CURL_H
#define TAMIZ_LIST_CURL_H

#include "base_error.h"

#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

/* The functions of libcurl that are used, by their names without "curl_". */
#define TAMIZ_CURL_FUNCTIONS(of)                                               \
    of(global_init) of(global_cleanup) of(easy_init) of(easy_cleanup)          \
        of(easy_setopt) of(easy_getinfo) of(easy_strerror) of(slist_append)    \
            of(slist_free_all) of(multi_init) of(multi_cleanup)                \
                of(multi_add_handle) of(multi_remove_handle) of(multi_perform) \
                    of(multi_info_read) of(multi_poll)

#define TAMIZ_CURL_FIELD(name) __typeof__(curl_##name) *name;
typedef struct tamiz_curl {
    void *library;
    TAMIZ_CURL_FUNCTIONS(TAMIZ_CURL_FIELD)
} tamiz_curl;

/* Errors: UNSUPPORTED when libcurl 7.85 or newer is not installed. */
tamiz_code tamiz_curl_open(tamiz_curl *curl, tamiz_error *err);
void tamiz_curl_close(tamiz_curl *curl);

#endif
