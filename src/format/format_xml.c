/* SPDX-License-Identifier: Apache-2.0 */
/* expat drives, this file keeps the books: the path of open elements, their
 * text, and where the line of the current event starts.
 *
 * Texts of nested elements share one buffer used as a stack: a child's text
 * lies above its parent's and is taken off when the child ends, so the
 * parent's goes on where it was. Memory: text and names of the open elements,
 * and one token (a tag or a comment), each bounded below.
 *
 * expat counts columns in characters; errors in tamiz count bytes. So each
 * event's bytes are searched for line ends, while expat still holds them. */
#include "format_xml.h"

#include "base_buffer.h"

#include <expat.h>
#include <stdarg.h>

enum {
    CHUNK = 1 << 16,
    MOST_DEPTH = 64,
    MOST_TEXT = 4 << 20,
    MOST_TOKEN = 1 << 20, /* bytes without any event: one tag or comment */
};

/* Between namespace and local name; no XML document can hold this byte. */
static const char separator = '\x01';

typedef struct frame {
    size_t name, text; /* where each starts in its buffer */
} frame;

struct tamiz_xml {
    XML_Parser parser;
    tamiz_input *input;
    const tamiz_xml_handler *handler;
    tamiz_error *err;
    tamiz_code code; /* the first failure: later events are ignored */
    frame frames[MOST_DEPTH];
    size_t depth;
    tamiz_buffer names, text, attributes;
    uint64_t fed;        /* bytes given to expat */
    uint64_t heard;      /* of these, when the last event came */
    uint64_t scanned;    /* bytes searched for line ends */
    uint64_t line_start; /* offset of the first byte of the current line */
    bool wide;           /* UTF-16: two bytes a character */
};

/* Searches the bytes up to offset `end`, which expat still holds. */
static void scan_lines(tamiz_xml *xml, uint64_t end) {
    int at = 0, size = 0;
    const char *held = XML_GetInputContext(xml->parser, &at, &size);
    XML_Index index = XML_GetCurrentByteIndex(xml->parser);
    if (!held || index < at) return;
    uint64_t first = (uint64_t)(index - at);
    uint64_t from = xml->scanned > first ? xml->scanned : first;
    if (end > first + (uint64_t)size) end = first + (uint64_t)size;
    for (uint64_t i = from; i < end; i++) {
        char byte = held[i - first];
        if (byte == '\n' || byte == '\r') xml->line_start = i + 1;
    }
    if (end > xml->scanned) xml->scanned = end;
}

/* Bytes of the line before the current event, counted from 1. */
static uint32_t byte_column(const tamiz_xml *xml, uint64_t offset) {
    uint64_t before = XML_GetCurrentColumnNumber(xml->parser);
    if (xml->wide) return (uint32_t)(2 * before + 1);
    uint64_t start = xml->line_start;
    if (offset > xml->scanned) {
        tamiz_xml here = *xml; /* the caller's may be const */
        scan_lines(&here, offset);
        start = here.line_start;
    }
    if (offset >= start) before = offset - start;
    return (uint32_t)(before + 1);
}

static tamiz_code fail_here(const tamiz_xml *xml, tamiz_error *err,
                            tamiz_code code, const char *message) {
    uint64_t offset = tamiz_xml_offset(xml);
    uint64_t line = XML_GetCurrentLineNumber(xml->parser);
    return tamiz_fail_at(err, code, tamiz_input_name(xml->input),
                         (uint32_t)line, byte_column(xml, offset), offset, "%s",
                         message);
}

/* Ends the parse with the first failure. */
static void stop(tamiz_xml *xml, tamiz_code code) {
    if (xml->code || !code) return;
    xml->code = code;
    (void)XML_StopParser(xml->parser, XML_FALSE);
}

static void refuse(tamiz_xml *xml, const char *message) {
    stop(xml, fail_here(xml, xml->err, TAMIZ_BAD_INPUT, message));
}

/* Notes that expat moves on; false = a failure happened, do nothing more. */
static bool heard(tamiz_xml *xml) {
    if (xml->code) return false;
    xml->heard = xml->fed;
    return true;
}

/* To be called at the end of each event. */
static void passed(tamiz_xml *xml) {
    if (xml->code || xml->wide) return;
    XML_Index index = XML_GetCurrentByteIndex(xml->parser);
    int count = XML_GetCurrentByteCount(xml->parser);
    if (index >= 0) scan_lines(xml, (uint64_t)index + (uint64_t)count);
}

static const char *local_name(const char *name) {
    const char *end = strrchr(name, separator);
    return end ? end + 1 : name;
}

/* The attributes with local names, as an array that ends with NULL. */
static tamiz_xml_attributes local_attributes(tamiz_xml *xml,
                                             const char **pairs) {
    tamiz_buffer_reset(&xml->attributes);
    for (size_t i = 0; pairs[i]; i++) {
        const char *text = i % 2 ? pairs[i] : local_name(pairs[i]);
        tamiz_buffer_add(&xml->attributes, &text, sizeof text);
    }
    const char *last = NULL;
    tamiz_buffer_add(&xml->attributes, &last, sizeof last);
    return xml->attributes.failed ? NULL : (const void *)xml->attributes.data;
}

static void on_start(void *context, const char *full, const char **pairs) {
    tamiz_xml *xml = context;
    if (!heard(xml)) return;
    if (xml->depth == MOST_DEPTH) {
        refuse(xml, "elements nest deeper than 64");
        return;
    }
    const char *name = local_name(full);
    xml->frames[xml->depth++] = (frame){xml->names.size, xml->text.size};
    tamiz_buffer_add(&xml->names, name, strlen(name) + 1);
    tamiz_xml_attributes attributes = local_attributes(xml, pairs);
    if (xml->names.failed || !attributes) {
        stop(xml, tamiz_fail_memory(xml->err, "reading XML"));
        return;
    }
    const tamiz_xml_handler *handler = xml->handler;
    if (handler->start)
        stop(xml,
             handler->start(handler->context, xml, name, attributes, xml->err));
    passed(xml);
}

static void on_end(void *context, const char *full) {
    tamiz_xml *xml = context;
    if (!heard(xml)) return;
    frame top = xml->frames[xml->depth - 1];
    tamiz_span text = tamiz_xml_whole_text(xml);
    const tamiz_xml_handler *handler = xml->handler;
    if (handler->end)
        stop(xml, handler->end(handler->context, xml, local_name(full),
                               tamiz_span_trim(text), xml->err));
    xml->names.size = top.name;
    xml->text.size = top.text;
    xml->depth--;
    passed(xml);
}

static void on_text(void *context, const char *bytes, int size) {
    tamiz_xml *xml = context;
    if (!heard(xml)) return;
    size_t held = xml->text.size - xml->frames[xml->depth - 1].text;
    if (held + (size_t)size > MOST_TEXT) {
        refuse(xml, "the text of one element is over 4 MiB");
        return;
    }
    tamiz_buffer_add(&xml->text, bytes, (size_t)size);
    if (xml->text.failed) stop(xml, tamiz_fail_memory(xml->err, "reading XML"));
    passed(xml);
}

/* All else: comments, processing instructions, space around the root; and
 * "<!DOCTYPE", which ends the parse before anything is declared. */
static void on_other(void *context, const char *bytes, int size) {
    static const char doctype[] = "<!DOCTYPE";
    tamiz_xml *xml = context;
    if (!heard(xml)) return;
    if (tamiz_span_starts((tamiz_span){bytes, (size_t)size}, doctype))
        refuse(xml, "a document type is declared; lists and messages have "
                    "none, and entities are not expanded");
    passed(xml);
}

static void set_handlers(tamiz_xml *xml) {
    XML_SetUserData(xml->parser, xml);
    XML_SetElementHandler(xml->parser, on_start, on_end);
    XML_SetCharacterDataHandler(xml->parser, on_text);
    XML_SetDefaultHandler(xml->parser, on_other);
}

/* What expat did not like, at the place where it stopped. */
static tamiz_code fail_syntax(tamiz_xml *xml) {
    char message[200];
    enum XML_Error code = XML_GetErrorCode(xml->parser);
    if (code == XML_ERROR_NO_MEMORY)
        return tamiz_fail_memory(xml->err, "reading XML");
    const char *open = tamiz_xml_parent(xml, 0);
    if (code == XML_ERROR_TAG_MISMATCH)
        (void)snprintf(message, sizeof message,
                       "not well-formed XML: expected </%.80s>", open);
    else if (code == XML_ERROR_NO_ELEMENTS && *open)
        (void)snprintf(message, sizeof message,
                       "the file ends inside <%.80s>: it is cut off", open);
    else
        (void)snprintf(message, sizeof message, "not well-formed XML: %s",
                       XML_ErrorString(code));
    return fail_here(xml, xml->err, TAMIZ_BAD_INPUT, message);
}

static bool is_wide(const char *bytes, size_t size) {
    if (size < 2) return false;
    unsigned char a = (unsigned char)bytes[0], b = (unsigned char)bytes[1];
    return (a == 0xff && b == 0xfe) || (a == 0xfe && b == 0xff) || !a || !b;
}

/* Feeds one chunk; *more = false at the end of the input. */
static tamiz_code feed(tamiz_xml *xml, bool *more) {
    char *room = XML_GetBuffer(xml->parser, CHUNK);
    if (!room) return tamiz_fail_memory(xml->err, "reading XML");
    size_t got = 0;
    tamiz_code code = tamiz_input_read(xml->input, room, CHUNK, &got, xml->err);
    if (code) return code;
    if (!xml->fed) xml->wide = is_wide(room, got);
    xml->fed += got;
    *more = got > 0;
    enum XML_Status status = XML_ParseBuffer(xml->parser, (int)got, !got);
    if (xml->code) return xml->code;
    if (status != XML_STATUS_OK) return fail_syntax(xml);
    if (xml->fed - xml->heard <= MOST_TOKEN) return TAMIZ_OK;
    return fail_here(xml, xml->err, TAMIZ_BAD_INPUT,
                     "one tag or comment is over 1 MiB");
}

tamiz_code tamiz_xml_parse(tamiz_input *input, const tamiz_xml_handler *handler,
                           tamiz_error *err) {
    tamiz_xml *xml = calloc(1, sizeof *xml);
    if (!xml) return tamiz_fail_memory(err, "reading XML");
    xml->input = input;
    xml->handler = handler;
    xml->err = err;
    xml->parser = XML_ParserCreateNS(NULL, separator);
    tamiz_code code = TAMIZ_OK;
    if (xml->parser)
        set_handlers(xml);
    else
        code = tamiz_fail_memory(err, "reading XML");
    for (bool more = true; more && !code;) code = feed(xml, &more);
    if (xml->parser) XML_ParserFree(xml->parser);
    tamiz_buffer_clear(&xml->names);
    tamiz_buffer_clear(&xml->text);
    tamiz_buffer_clear(&xml->attributes);
    free(xml);
    return code;
}

uint32_t tamiz_xml_line(const tamiz_xml *xml) {
    return (uint32_t)XML_GetCurrentLineNumber(xml->parser);
}

uint64_t tamiz_xml_offset(const tamiz_xml *xml) {
    XML_Index index = XML_GetCurrentByteIndex(xml->parser);
    return index < 0 ? 0 : (uint64_t)index;
}

uint32_t tamiz_xml_column(const tamiz_xml *xml) {
    return byte_column(xml, tamiz_xml_offset(xml));
}

const char *tamiz_xml_file(const tamiz_xml *xml) {
    return tamiz_input_name(xml->input);
}

size_t tamiz_xml_depth(const tamiz_xml *xml) {
    return xml->depth;
}

const char *tamiz_xml_parent(const tamiz_xml *xml, size_t up) {
    if (up >= xml->depth) return "";
    return xml->names.data + xml->frames[xml->depth - 1 - up].name;
}

tamiz_span tamiz_xml_whole_text(const tamiz_xml *xml) {
    size_t start = xml->frames[xml->depth - 1].text;
    if (xml->text.size <= start) return (tamiz_span){"", 0};
    return (tamiz_span){xml->text.data + start, xml->text.size - start};
}

tamiz_span tamiz_xml_text_before(const tamiz_xml *xml) {
    if (xml->depth < 2) return (tamiz_span){"", 0};
    size_t start = xml->frames[xml->depth - 2].text;
    size_t end = xml->frames[xml->depth - 1].text;
    if (end <= start) return (tamiz_span){"", 0};
    return (tamiz_span){xml->text.data + start, end - start};
}

tamiz_code tamiz_xml_fail(const tamiz_xml *xml, tamiz_error *err,
                          const char *format, ...) {
    char message[256];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    return fail_here(xml, err, TAMIZ_BAD_INPUT, message);
}

const char *tamiz_xml_attribute(tamiz_xml_attributes attributes,
                                const char *name) {
    for (size_t i = 0; attributes && attributes[i]; i += 2)
        if (!strcmp(attributes[i], name)) return attributes[i + 1];
    return "";
}
