/* SPDX-License-Identifier: Apache-2.0 */
#include "list_curl.h"

#include <dlfcn.h>
#include <stddef.h>

/* POSIX: a function's address fits into a void pointer. */
static bool find(void *library, const char *name, void *function) {
    void *address = dlsym(library, name);
    if (!address) return false;
    memcpy(function, &address, sizeof address);
    return true;
}

#define ROW(name)                                                              \
    { "curl_" #name, offsetof(tamiz_curl, name) }
static const struct {
    const char *name;
    size_t offset;
} functions[] = {
    ROW(global_init),         ROW(global_cleanup), ROW(easy_init),
    ROW(easy_cleanup),        ROW(easy_setopt),    ROW(easy_getinfo),
    ROW(easy_strerror),       ROW(slist_append),   ROW(slist_free_all),
    ROW(multi_init),          ROW(multi_cleanup),  ROW(multi_add_handle),
    ROW(multi_remove_handle), ROW(multi_perform),  ROW(multi_info_read),
    ROW(multi_poll),
};

static bool find_all(tamiz_curl *curl) {
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
        if (!find(curl->library, functions[i].name,
                  (char *)curl + functions[i].offset))
            return false;
    return true;
}

/* NODELETE: TLS libraries leave handlers behind for the end of the process. */
static bool open_library(tamiz_curl *curl, const char *name) {
    curl->library = dlopen(name, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (curl->library && find_all(curl)) {
        const curl_version_info_data *(*version)(CURLversion) = NULL;
        if (find(curl->library, "curl_version_info", &version) &&
            version(CURLVERSION_NOW)->version_num >= 0x075500)
            return true;
    }
    if (curl->library) (void)dlclose(curl->library);
    curl->library = NULL;
    return false;
}

tamiz_code tamiz_curl_open(tamiz_curl *curl, tamiz_error *err) {
    *curl = (tamiz_curl){.library = NULL};
    /* The name since 2006; Debian has the same with GnuTLS under another. */
    if (!open_library(curl, "libcurl.so.4") &&
        !open_library(curl, "libcurl-gnutls.so.4"))
        return tamiz_fail(err, TAMIZ_UNSUPPORTED, "libcurl.so.4",
                          "downloads need libcurl 7.85 or newer; install it, "
                          "or get the files and say LIST=PATH");
    if (!curl->global_init(CURL_GLOBAL_DEFAULT)) return TAMIZ_OK;
    (void)dlclose(curl->library);
    curl->library = NULL;
    return tamiz_fail_memory(err, "libcurl");
}

void tamiz_curl_close(tamiz_curl *curl) {
    if (!curl->library) return;
    curl->global_cleanup();
    (void)dlclose(curl->library);
    curl->library = NULL;
}
