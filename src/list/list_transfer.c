/* SPDX-License-Identifier: Apache-2.0 */
/* The bytes are kept as the server sent them, also when it packed them with
 * gzip: ranges count sent bytes, and whoever reads the file sees by its first
 * bytes what it is. */
#include "list_transfer.h"

#include "base_span.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <strings.h>
#include <unistd.h>

enum { MOST_REDIRECTS = 8 };

/* ---- what the server says ---------------------------------------------- */

static size_t on_header(char *data, size_t size, size_t count, void *context) {
    tamiz_transfer *t = context;
    tamiz_headers_add(&t->headers, (tamiz_span){data, size * count});
    return size * count;
}

static long status_of(const tamiz_transfer *t) {
    long status = 0;
    (void)t->lib->easy_getinfo(t->curl, CURLINFO_RESPONSE_CODE, &status);
    return status;
}

/* A part must begin where the file ends. */
static bool check_range(tamiz_transfer *t) {
    uint64_t first = 0;
    if (t->resumed && tamiz_headers_first(&t->headers, &first) &&
        first == t->got)
        return true;
    (void)snprintf(t->why, sizeof t->why,
                   "the server sent another part than was asked: \"%.80s\"",
                   t->headers.range);
    return false;
}

/* Whether the body that begins now goes into the file. */
static bool begin_body(tamiz_transfer *t) {
    t->begun = true;
    if (!tamiz_headers_is_known_encoding(&t->headers)) {
        (void)snprintf(t->why, sizeof t->why,
                       "expected gzip or nothing as Content-Encoding, not "
                       "\"%.31s\"",
                       t->headers.encoding);
        return false;
    }
    if (status_of(t) == 206) {
        if (!check_range(t)) return false;
    } else if (t->got) { /* from the start again: the file has changed */
        if (ftruncate(t->fd, 0) || lseek(t->fd, 0, SEEK_SET)) {
            t->write_errno = errno;
            return false;
        }
        t->got = 0;
    }
    curl_off_t size = -1;
    (void)t->lib->easy_getinfo(t->curl, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T,
                               &size);
    t->expected = size > 0 ? t->got + (uint64_t)size : 0;
    t->excess = t->expected > t->network->most_bytes;
    /* A later try goes on with this very content. */
    tamiz_fetch *file = t->file;
    t->begun_as = t->headers;
    (void)snprintf(file->new_etag, sizeof file->new_etag, "%s",
                   t->headers.etag);
    (void)snprintf(file->new_modified, sizeof file->new_modified, "%s",
                   t->headers.modified);
    return !t->excess;
}

static bool write_all(tamiz_transfer *t, const char *data, size_t size) {
    while (size) {
        ssize_t n = write(t->fd, data, size);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) {
            t->write_errno = n ? errno : ENOSPC;
            return false;
        }
        data += n;
        size -= (size_t)n;
        t->got += (uint64_t)n;
    }
    return true;
}

/* Any other count than what was given makes curl end the transfer. */
static size_t on_body(char *data, size_t size, size_t count, void *context) {
    tamiz_transfer *t = context;
    long status = status_of(t);
    size_t bytes = size * count;
    if (status != 200 && status != 206) return bytes; /* a page of words */
    if (!t->begun && !begin_body(t)) return 0;
    if (bytes > t->network->most_bytes - t->got) {
        t->excess = true;
        return 0;
    }
    return write_all(t, data, bytes) ? bytes : 0;
}

/* ---- asking ------------------------------------------------------------ */

static bool add_header(tamiz_transfer *t, const char *name, const char *value) {
    char line[400];
    (void)snprintf(line, sizeof line, "%s: %s", name, value);
    struct curl_slist *longer = t->lib->slist_append(t->asked, line);
    if (longer) t->asked = longer;
    return longer != NULL;
}

static bool set_headers(tamiz_transfer *t) {
    const tamiz_fetch *file = t->file;
    bool fine = add_header(t, "Accept-Encoding", "gzip");
    const char *proof = tamiz_headers_proof(&t->begun_as);
    t->resumed = false;
    if (t->got && proof) {
        char range[40];
        (void)snprintf(range, sizeof range, "bytes=%" PRIu64 "-", t->got);
        t->resumed = true;
        return fine && add_header(t, "Range", range) &&
               add_header(t, "If-Range", proof);
    }
    if (*file->etag) fine = fine && add_header(t, "If-None-Match", file->etag);
    if (*file->modified)
        fine = fine && add_header(t, "If-Modified-Since", file->modified);
    return fine;
}

#define SET(option, value)                                                     \
    (bad = bad ? bad : t->lib->easy_setopt(t->curl, (option), (value)))

static CURLcode set_options(tamiz_transfer *t) {
    const tamiz_network *network = t->network;
    const char *authorities = getenv("SSL_CERT_FILE");
    char agent[96];
    (void)snprintf(agent, sizeof agent, "tamiz/%.60s", tamiz_version());
    agent[strcspn(agent, "+")] = '\0'; /* the version of ICU is our affair */
    bool secure = !strncasecmp(t->file->url, "https:", 6);
    CURLcode bad = CURLE_OK;
    SET(CURLOPT_URL, t->file->url);
    SET(CURLOPT_PROTOCOLS_STR, "http,https");
    SET(CURLOPT_REDIR_PROTOCOLS_STR, secure ? "https" : "http,https");
    SET(CURLOPT_FOLLOWLOCATION, 1L);
    SET(CURLOPT_MAXREDIRS, (long)MOST_REDIRECTS);
    SET(CURLOPT_SSL_VERIFYPEER, 1L);
    SET(CURLOPT_SSL_VERIFYHOST, 2L);
    SET(CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    if (authorities && *authorities) SET(CURLOPT_CAINFO, authorities);
    if (network->proxy) SET(CURLOPT_PROXY, network->proxy);
    SET(CURLOPT_USERAGENT, agent);
    SET(CURLOPT_NOSIGNAL, 1L);
    SET(CURLOPT_CONNECTTIMEOUT_MS, (long)network->connect_ms);
    SET(CURLOPT_TIMEOUT_MS, (long)network->total_ms);
    SET(CURLOPT_HTTPHEADER, t->asked);
    SET(CURLOPT_HEADERFUNCTION, on_header);
    SET(CURLOPT_HEADERDATA, t);
    SET(CURLOPT_WRITEFUNCTION, on_body);
    SET(CURLOPT_WRITEDATA, t);
    SET(CURLOPT_ERRORBUFFER, t->text);
    SET(CURLOPT_PRIVATE, t);
    return bad;
}

static tamiz_code open_file(tamiz_transfer *t) {
    tamiz_fetch *file = t->file;
    int how = O_WRONLY | O_CREAT | O_CLOEXEC | (t->got ? O_APPEND : O_TRUNC);
    t->fd = open(file->path, how, 0644);
    if (t->fd >= 0) return TAMIZ_OK;
    char text[96];
    if (strerror_r(errno, text, sizeof text)) text[0] = '\0';
    return tamiz_fail(&file->failure, TAMIZ_IO, file->path,
                      "cannot create it: %s", text);
}

tamiz_code tamiz_transfer_begin(tamiz_transfer *t) {
    t->begun = t->excess = false;
    t->write_errno = 0;
    t->retry_after = 0;
    t->why[0] = t->text[0] = '\0';
    t->headers = (tamiz_headers){.etag = ""};
    if (!tamiz_headers_proof(&t->begun_as)) t->got = 0;
    t->file->failure = (tamiz_error){.code = TAMIZ_OK};
    t->fd = -1;
    t->curl = t->lib->easy_init();
    if (!t->curl || !set_headers(t) || set_options(t))
        return tamiz_fail_memory(&t->file->failure, t->file->url);
    return open_file(t);
}

/* ---- judging ----------------------------------------------------------- */

static bool may_pass(CURLcode result) {
    switch (result) {
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
    case CURLE_PARTIAL_FILE:
    case CURLE_OPERATION_TIMEDOUT:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
        return true;
    default:
        return false;
    }
}

/* 408, 425, 429 and what a server or gateway in trouble says (RFC 9110,
 * section 15; RFC 6585; RFC 8470). */
static bool status_may_pass(long status) {
    return status == 408 || status == 425 || status == 429 || status == 500 ||
           (status >= 502 && status <= 504);
}

static const char *meaning_of(long status) {
    static const struct {
        long status;
        const char *meaning;
    } rows[] = {{401, " (it wants a password)"}, {403, " (forbidden)"},
                {404, " (not there)"},           {410, " (gone for good)"},
                {429, " (asked too often)"},     {500, " (its own failure)"},
                {503, " (out of service)"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].status == status) return rows[i].meaning;
    return "";
}

static bool judge_failure(tamiz_transfer *t, CURLcode result) {
    tamiz_error *err = &t->file->failure;
    const char *url = t->file->url;
    const char *text = *t->text ? t->text : t->lib->easy_strerror(result);
    char reason[96];
    if (t->excess) {
        (void)tamiz_fail(err, TAMIZ_TOO_LARGE, url,
                         "more than %" PRIu64 " bytes; this is no list",
                         t->network->most_bytes);
    } else if (t->write_errno) {
        if (strerror_r(t->write_errno, reason, sizeof reason)) reason[0] = 0;
        (void)tamiz_fail(err, TAMIZ_IO, t->file->path, "cannot write it: %s",
                         reason);
    } else if (*t->why) {
        (void)tamiz_fail(err, TAMIZ_IO, url, "%s", t->why);
        t->got = 0;
    } else if (result == CURLE_TOO_MANY_REDIRECTS) {
        (void)tamiz_fail(err, TAMIZ_IO, url,
                         "redirected more than %d times: a loop",
                         MOST_REDIRECTS);
    } else if (result == CURLE_PEER_FAILED_VERIFICATION) {
        (void)tamiz_fail(err, TAMIZ_IO, url,
                         "the server's certificate is not trusted: %s", text);
    } else if (result == CURLE_PARTIAL_FILE || result == CURLE_RECV_ERROR) {
        (void)tamiz_fail(err, TAMIZ_IO, url,
                         "cut off after %" PRIu64 " of %" PRIu64 " bytes",
                         t->got, t->expected);
    } else {
        (void)tamiz_fail(err, TAMIZ_IO, url, "%s", text);
    }
    return !t->excess && !t->write_errno && (*t->why || may_pass(result));
}

static bool judge_status(tamiz_transfer *t) {
    tamiz_fetch *file = t->file;
    long status = status_of(t);
    if (status == 200 && !t->begun && !begin_body(t)) /* an empty body */
        return judge_failure(t, CURLE_WRITE_ERROR);
    if (t->begun) {
        file->size = t->got;
        return false;
    }
    if (status == 304 && (*file->etag || *file->modified)) {
        file->unchanged = true;
        return false;
    }
    curl_off_t wait = 0;
    (void)t->lib->easy_getinfo(t->curl, CURLINFO_RETRY_AFTER, &wait);
    t->retry_after = wait > 0 && wait < 3600 ? (long)wait : 0;
    if (status == 416) t->got = 0; /* nothing behind what we hold: anew */
    (void)tamiz_fail(&file->failure, TAMIZ_IO, file->url,
                     "the server answered %ld%s; expected 200", status,
                     meaning_of(status));
    return status_may_pass(status) || (status == 416 && t->resumed);
}

bool tamiz_transfer_end(tamiz_transfer *t, CURLcode result) {
    return result ? judge_failure(t, result) : judge_status(t);
}

void tamiz_transfer_clear(tamiz_transfer *t) {
    if (t->curl) t->lib->easy_cleanup(t->curl);
    t->lib->slist_free_all(t->asked);
    if (t->fd >= 0) (void)close(t->fd);
    t->curl = NULL;
    t->asked = NULL;
    t->fd = -1;
}
