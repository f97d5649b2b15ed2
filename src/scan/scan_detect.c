/* SPDX-License-Identifier: Apache-2.0 */
/* Magic bytes first, since they cannot be mistaken; then the structure of what
 * is text, the more particular form before the more general one. */
#include "scan_detect.h"

#include "scan_detect_text.h"

enum { LOOK = 64 * 1024 };

const char *tamiz_format_name(tamiz_format format) {
    static const char *const names[] = {
        [TAMIZ_FORMAT_TEXT] = "text",
        [TAMIZ_FORMAT_HTML] = "html",
        [TAMIZ_FORMAT_XML] = "xml",
        [TAMIZ_FORMAT_MARKDOWN] = "markdown",
        [TAMIZ_FORMAT_EMAIL] = "email",
        [TAMIZ_FORMAT_PDF] = "pdf",
        [TAMIZ_FORMAT_DOCX] = "docx",
        [TAMIZ_FORMAT_ODF] = "odf",
        [TAMIZ_FORMAT_ISO20022] = "iso20022",
        [TAMIZ_FORMAT_MT] = "mt",
        [TAMIZ_FORMAT_UNREADABLE] = "binary",
    };
    return names[format];
}

/* ---- magic bytes ------------------------------------------------------- */

/* Sources: the formats' own specifications; RFC 1952 (gzip), RFC 8878 (zstd),
 * [MS-CFB] 2.2 (the container of .doc, .xls and .msg), PNG 5.2, GIF89a 17. */
// clang-format off
static const struct { tamiz_span magic; const char *what; } unreadable[] = {
    {TAMIZ_SPAN("\x89PNG\r\n\x1a\n"), "a PNG image"},
    {TAMIZ_SPAN("\xff\xd8\xff"), "a JPEG image"},
    {TAMIZ_SPAN("GIF87a"), "a GIF image"},
    {TAMIZ_SPAN("GIF89a"), "a GIF image"},
    {TAMIZ_SPAN("II*\0"), "a TIFF image"},
    {TAMIZ_SPAN("MM\0*"), "a TIFF image"},
    {TAMIZ_SPAN("\x7f" "ELF"), "a program"},
    {TAMIZ_SPAN("\x1f\x8b"), "compressed by gzip: unpack it first"},
    {TAMIZ_SPAN("\x28\xb5\x2f\xfd"), "compressed by zstd: unpack it first"},
    {TAMIZ_SPAN("BZh"), "compressed by bzip2: unpack it first"},
    {TAMIZ_SPAN("\xfd" "7zXZ\0"), "compressed by xz: unpack it first"},
    {TAMIZ_SPAN("7z\xbc\xaf\x27\x1c"), "a 7z archive: unpack it first"},
    {TAMIZ_SPAN("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "an old or encrypted Office document or message: save it as .docx, .pdf or .eml"},
    {TAMIZ_SPAN("{\\rtf"), "an RTF document: save it as .docx or .pdf"},
    {TAMIZ_SPAN("SQLite format 3\0"), "a database"},
};
// clang-format on

static bool begins(tamiz_span bytes, tamiz_span magic) {
    return bytes.size >= magic.size &&
           !memcmp(bytes.data, magic.data, magic.size);
}

static const char *known_unreadable(tamiz_span bytes) {
    for (size_t i = 0; i < sizeof unreadable / sizeof *unreadable; i++)
        if (begins(bytes, unreadable[i].magic)) return unreadable[i].what;
    return NULL;
}

static bool holds(tamiz_span bytes, const char *name) {
    return tamiz_span_find(bytes, tamiz_span_of(name)) != SIZE_MAX;
}

/* The first file of an OpenDocument archive is not packed and says so, at byte
 * 30 (OpenDocument 1.3, part 2, section 3.3); where another program packed it,
 * its directory tells. */
static bool is_open_document(tamiz_span bytes, tamiz_span directory) {
    return begins(tamiz_span_from(bytes, 30),
                  TAMIZ_SPAN("mimetypeapplication/vnd.oasis.opendocument.")) ||
           (holds(directory, "META-INF/manifest.xml") &&
            holds(directory, "content.xml"));
}

/* The directory of an archive stands at its end. */
static tamiz_format in_archive(tamiz_span bytes, const char **what) {
    tamiz_span end = bytes;
    if (end.size > LOOK) end = tamiz_span_from(bytes, bytes.size - LOOK);
    tamiz_span start = {bytes.data, bytes.size < LOOK ? bytes.size : LOOK};
    if (is_open_document(bytes, end)) return TAMIZ_FORMAT_ODF;
    if (holds(end, "word/") || holds(start, "word/")) return TAMIZ_FORMAT_DOCX;
    *what = holds(end, "xl/") || holds(end, "ppt/")
                ? "an Excel or PowerPoint file: save it as PDF or OpenDocument"
                : "a ZIP archive that is no Word or OpenDocument file: unpack "
                  "it first";
    return TAMIZ_FORMAT_UNREADABLE;
}

/* A PDF may have up to 1024 bytes before its header (ISO 32000-1, annex H.3,
 * note 13). */
static bool is_pdf(tamiz_span head) {
    if (head.size > 1024) head.size = 1024;
    return tamiz_span_find(head, TAMIZ_SPAN("%PDF-")) != SIZE_MAX;
}

/* ---- bytes that are no text -------------------------------------------- */

/* UTF-16 of any script in which a tenth of the characters are ASCII (spaces,
 * digits, stops) has its zero bytes on one side. */
int tamiz_scan_detect_wide(tamiz_span bytes) {
    size_t size = bytes.size < LOOK ? bytes.size & ~(size_t)1 : LOOK;
    size_t zeros[2] = {0, 0};
    for (size_t i = 0; i < size; i++) zeros[i & 1] += !bytes.data[i];
    if (size < 4) return 0;
    for (int side = 0; side < 2; side++)
        if (zeros[side] * 20 >= size && zeros[!side] * 200 < size)
            return side ? 1 : 2;
    return 0;
}

static bool has_mark(tamiz_span bytes) {
    return begins(bytes, TAMIZ_SPAN("\xff\xfe")) ||
           begins(bytes, TAMIZ_SPAN("\xfe\xff")) ||
           begins(bytes, TAMIZ_SPAN("\xef\xbb\xbf"));
}

/* Text has next to no control bytes; ESC is of ISO 2022, 01 to 04 of MT. */
static bool is_binary(tamiz_span head) {
    size_t odd = 0;
    if (has_mark(head) || tamiz_scan_detect_wide(head)) return false;
    for (size_t i = 0; i < head.size; i++) {
        unsigned char c = (unsigned char)head.data[i];
        odd += (c < ' ' && !strchr("\t\n\v\f\r\x1b\x01\x02\x03\x04", c)) ||
               !c || c == 0x7f;
    }
    return odd * 50 > head.size;
}

/* ---- all together ------------------------------------------------------ */

/* The first that answers yes. What nobody claims is text, if anything: signs of
 * Markdown are among random bytes as well. */
static const struct {
    tamiz_format format;
    bool (*is)(tamiz_span head);
} detectors[] = {
    {TAMIZ_FORMAT_PDF, is_pdf},
    {TAMIZ_FORMAT_HTML, tamiz_detect_html},
    {TAMIZ_FORMAT_XML, tamiz_detect_xml},
    {TAMIZ_FORMAT_EMAIL, tamiz_detect_email},
};

tamiz_format tamiz_scan_detect(tamiz_span bytes, const char **what) {
    const char *unused;
    if (!what) what = &unused;
    *what = known_unreadable(bytes);
    if (*what) return TAMIZ_FORMAT_UNREADABLE;
    if (begins(bytes, TAMIZ_SPAN("PK\x03\x04"))) return in_archive(bytes, what);
    tamiz_span head = {bytes.data, bytes.size < LOOK ? bytes.size : LOOK};
    for (size_t i = 0; i < sizeof detectors / sizeof *detectors; i++)
        if (detectors[i].is(head)) return detectors[i].format;
    if (is_binary(head)) {
        *what = "no text but binary data";
        return TAMIZ_FORMAT_UNREADABLE;
    }
    return tamiz_detect_markdown(head) ? TAMIZ_FORMAT_MARKDOWN
                                       : TAMIZ_FORMAT_TEXT;
}
