/* SPDX-License-Identifier: Apache-2.0 */
/* E-mail (RFC 5322, MIME: RFC 2045 to 2049) over GMime: which headers and parts
 * there are, and how they are encoded. What a part holds, the other readers
 * read, told by its bytes; what none can read is missed by its name. */
#include "scan_page_read.h"

#include <gmime/gmime.h>
#include <threads.h>

enum { MOST_LEVELS = 32 }; /* parts in parts of one message */

typedef struct mail {
    tamiz_page *page;
    int depth;
    bool cut; /* the parser ran into the end, or gave up */
} mail;

/* GMime keeps a registry of types for the process, to be made once; it makes
 * nothing else that lasts. */
static once_flag registry_made = ONCE_FLAG_INIT;

static void make_registry(void) {
    g_mime_init();
}

/* ---- headers ----------------------------------------------------------- */

/* What a reader of the mail sees. The others (how it travelled, what signed
 * it) name machines. */
static bool is_shown(const char *name) {
    static const char *const names[] = {
        "From",        "Sender",
        "Reply-To",    "To",
        "Cc",          "Bcc",
        "Subject",     "Organization",
        "Comments",    "Keywords",
        "Resent-From", "Resent-Sender",
        "Resent-To",   "Resent-Cc",
        "Resent-Bcc",  "Thread-Topic",
        "List-Id",     "Disposition-Notification-To",
        NULL};
    for (const char *const *known = names; *known; known++)
        if (!g_ascii_strcasecmp(*known, name)) return true;
    return false;
}

static void read_headers(mail *m, GMimeObject *message) {
    GMimeHeaderList *headers = g_mime_object_get_header_list(message);
    int count = g_mime_header_list_get_count(headers);
    for (int i = 0; i < count; i++) {
        GMimeHeader *header = g_mime_header_list_get_header_at(headers, i);
        const char *name = g_mime_header_get_name(header);
        const char *value = g_mime_header_get_value(header);
        if (!value || !is_shown(name)) continue;
        tamiz_page_read_line(m->page, name, tamiz_span_of(value));
    }
}

/* ---- one part ---------------------------------------------------------- */

static bool is_type(GMimeObject *object, const char *type,
                    const char *subtype) {
    GMimeContentType *content = g_mime_object_get_content_type(object);
    return g_mime_content_type_is_type(content, type, subtype);
}

/* What the part calls itself, else its type. */
static const char *name_of(GMimeObject *object, char type[64]) {
    const char *name = g_mime_part_get_filename((GMimePart *)object);
    if (name && *name) return name;
    GMimeContentType *content = g_mime_object_get_content_type(object);
    (void)snprintf(type, 64, "%s/%s",
                   g_mime_content_type_get_media_type(content),
                   g_mime_content_type_get_media_subtype(content));
    return type;
}

/* An encoding that GMime does not know leaves the bytes as they are. */
static void check_encoding(mail *m, GMimeObject *object, const char *name) {
    const char *told =
        g_mime_object_get_header(object, "Content-Transfer-Encoding");
    if (told && *told &&
        g_mime_part_get_content_encoding((GMimePart *)object) ==
            GMIME_CONTENT_ENCODING_DEFAULT)
        tamiz_page_miss(m->page,
                        "%.100s: no encoding is called \"%.40s\": not decoded",
                        name, told);
}

static tamiz_code read_part(mail *m, GMimeObject *object, tamiz_error *err) {
    char type[64];
    const char *name = name_of(object, type);
    GMimeDataWrapper *content = g_mime_part_get_content((GMimePart *)object);
    if (name != type)
        tamiz_page_read_line(m->page, "attachment", tamiz_span_of(name));
    if (!content) return TAMIZ_OK;
    check_encoding(m, object, name);
    GMimeStream *stream = g_mime_stream_mem_new();
    (void)g_mime_data_wrapper_write_to_stream(content, stream);
    const GByteArray *bytes =
        g_mime_stream_mem_get_byte_array((GMimeStreamMem *)stream);
    const tamiz_inner inner = {
        .name = name,
        .bytes = {(const char *)bytes->data, bytes->len},
        .charset = g_mime_object_get_content_type_parameter(object, "charset"),
        .html = is_type(object, "text", "html"),
        .depth = m->depth,
    };
    tamiz_code code = tamiz_page_read_inner(m->page, &inner, err);
    g_object_unref(stream);
    return code;
}

/* ---- parts in parts ---------------------------------------------------- */

/* A part that is open, on the way down to another one. */
typedef struct step {
    GMimeObject *object;
    int next;          /* its child to read next */
    const char *outer; /* of a message: the prefix around it */
} step;

typedef struct path {
    step steps[MOST_LEVELS];
    size_t depth;
} path;

static void descend(mail *m, path *p, GMimeObject *object) {
    if (!object) return;
    if (p->depth < MOST_LEVELS)
        p->steps[p->depth++] = (step){.object = object};
    else
        tamiz_page_miss(m->page, "parts nest over %d deep: not read",
                        MOST_LEVELS);
}

/* Text around the parts, which programs do not show. */
static void read_around(mail *m, const char *text) {
    if (text)
        tamiz_page_read_line(m->page, "between parts", tamiz_span_of(text));
}

static void read_multipart(mail *m, path *p, step *s) {
    GMimeMultipart *parts = (GMimeMultipart *)s->object;
    if (!s->next) {
        if (is_type(s->object, "multipart", "encrypted"))
            tamiz_page_miss(m->page, "encrypted parts were not read");
        read_around(m, g_mime_multipart_get_prologue(parts));
    }
    if (s->next < g_mime_multipart_get_count(parts)) {
        descend(m, p, g_mime_multipart_get_part(parts, s->next++));
    } else {
        read_around(m, g_mime_multipart_get_epilogue(parts));
        p->depth--;
    }
}

/* A message that was attached: a document in this one. */
static tamiz_code read_attached(mail *m, path *p, step *s, tamiz_error *err) {
    GMimeMessage *message =
        g_mime_message_part_get_message((GMimeMessagePart *)s->object);
    if (s->next || !message || !m->depth) {
        if (s->next)
            m->page->prefix = s->outer, m->depth++;
        else if (message)
            tamiz_page_miss(m->page, "documents nest over %d deep: not read",
                            TAMIZ_PAGE_DEPTH);
        p->depth--;
        return TAMIZ_OK;
    }
    s->outer = m->page->prefix;
    if (!tamiz_page_enter(m->page, "message"))
        return tamiz_fail_memory(err, m->page->name);
    s->next = 1;
    m->depth--;
    read_headers(m, (GMimeObject *)message);
    descend(m, p, g_mime_message_get_mime_part(message));
    return TAMIZ_OK;
}

static tamiz_code read_step(mail *m, path *p, tamiz_error *err) {
    step *s = &p->steps[p->depth - 1];
    if (GMIME_IS_MULTIPART(s->object)) {
        read_multipart(m, p, s);
        return TAMIZ_OK;
    }
    if (GMIME_IS_MESSAGE_PART(s->object)) return read_attached(m, p, s, err);
    if (GMIME_IS_MESSAGE_PARTIAL(s->object))
        tamiz_page_miss(m->page, "a piece of a message that others have the "
                                 "rest of");
    p->depth--;
    return GMIME_IS_PART(s->object) ? read_part(m, s->object, err) : TAMIZ_OK;
}

static tamiz_code read_message(mail *m, GMimeMessage *message,
                               tamiz_error *err) {
    path p = {.depth = 0};
    tamiz_code code = TAMIZ_OK;
    read_headers(m, (GMimeObject *)message);
    descend(m, &p, g_mime_message_get_mime_part(message));
    while (p.depth && !code) {
        code = read_step(m, &p, err);
        if (!code) code = tamiz_page_check(m->page, err);
    }
    return code;
}

/* ---- a file of mail ---------------------------------------------------- */

/* What the parser met that may hide text. */
static void on_warning(gint64 offset, GMimeParserWarning what,
                       const gchar *item, gpointer context) {
    mail *m = context;
    (void)offset, (void)item;
    m->cut |= what == GMIME_WARN_TRUNCATED_MESSAGE ||
              what == GMIME_CRIT_NESTING_OVERFLOW ||
              what == GMIME_CRIT_MULTIPART_WITHOUT_BOUNDARY;
}

static tamiz_code read_mailbox(mail *m, GMimeParser *parser,
                               GMimeParserOptions *options, bool many,
                               tamiz_error *err) {
    tamiz_code code = TAMIZ_OK;
    const char *outer = m->page->prefix;
    size_t count = 0;
    do {
        GMimeMessage *message =
            g_mime_parser_construct_message(parser, options);
        if (!message) break;
        char name[40];
        (void)snprintf(name, sizeof name, "message %zu", ++count);
        if (many && !tamiz_page_enter(m->page, name))
            code = tamiz_fail_memory(err, m->page->name);
        if (!code) code = read_message(m, message, err);
        m->page->prefix = outer;
        g_object_unref(message);
    } while (many && !code && !g_mime_parser_eos(parser));
    if (!code && !count)
        code = tamiz_fail(err, TAMIZ_BAD_INPUT, m->page->name,
                          "no e-mail that can be read");
    return code;
}

tamiz_code tamiz_page_read_mail(tamiz_page *page, tamiz_span bytes, int depth,
                                tamiz_error *err) {
    mail m = {.page = page, .depth = depth};
    bool many = tamiz_span_starts(bytes, "From ");
    call_once(&registry_made, make_registry);
    GMimeStream *stream =
        g_mime_stream_mem_new_with_buffer(bytes.data, bytes.size);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    GMimeParserOptions *options = g_mime_parser_options_new();
    g_mime_parser_options_set_warning_callback(options, on_warning, &m);
    g_mime_parser_set_format(parser,
                             many ? GMIME_FORMAT_MBOX : GMIME_FORMAT_MESSAGE);
    tamiz_code code = read_mailbox(&m, parser, options, many, err);
    if (!code && m.cut)
        tamiz_page_miss(page, "its parts are not whole, as in a mail that is "
                              "cut off");
    g_mime_parser_options_free(options);
    g_object_unref(parser);
    g_object_unref(stream);
    return code;
}
