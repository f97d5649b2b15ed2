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
typedef struct tamiz_curl {
    void *library;
    __typeof__(curl_global_init) *global_init;
    __typeof__(curl_global_cleanup) *global_cleanup;
    __typeof__(curl_easy_init) *easy_init;
    __typeof__(curl_easy_cleanup) *easy_cleanup;
    __typeof__(curl_easy_setopt) *easy_setopt;
    __typeof__(curl_easy_getinfo) *easy_getinfo;
    __typeof__(curl_easy_strerror) *easy_strerror;
    __typeof__(curl_slist_append) *slist_append;
    __typeof__(curl_slist_free_all) *slist_free_all;
    __typeof__(curl_multi_init) *multi_init;
    __typeof__(curl_multi_cleanup) *multi_cleanup;
    __typeof__(curl_multi_add_handle) *multi_add_handle;
    __typeof__(curl_multi_remove_handle) *multi_remove_handle;
    __typeof__(curl_multi_perform) *multi_perform;
    __typeof__(curl_multi_info_read) *multi_info_read;
    __typeof__(curl_multi_poll) *multi_poll;
} tamiz_curl;

/* Errors: UNSUPPORTED when libcurl 7.85 or newer is not installed. */
tamiz_code tamiz_curl_open(tamiz_curl *curl, tamiz_error *err);
void tamiz_curl_close(tamiz_curl *curl);

#endif
