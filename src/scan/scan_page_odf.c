/* SPDX-License-Identifier: Apache-2.0 */
/* OpenDocument (texts, sheets, slides): an archive with all content in one
 * part (OpenDocument 1.3, part 2, section 3). */
#include "format_xml.h"
#include "scan_office.h"
#include "scan_page_read.h"

static tamiz_code on_entry(void *context, tamiz_xml *xml, const char *name,
                           tamiz_xml_attributes attributes, tamiz_error *err) {
    (void)context, (void)attributes;
    if (strcmp(name, "encryption-data") != 0) return TAMIZ_OK;
    return tamiz_fail(err, TAMIZ_BAD_INPUT, tamiz_xml_file(xml),
                      "the document is encrypted: save it without a password");
}

/* Encrypted parts are bytes without a form: the manifest says it better. */
static tamiz_code check_manifest(tamiz_office *office, tamiz_error *err) {
    const tamiz_xml_handler handler = {NULL, on_entry, NULL};
    tamiz_input *input = NULL;
    tamiz_code code =
        tamiz_zip_read(office->zip, "META-INF/manifest.xml", &input, err);
    if (code == TAMIZ_NOT_FOUND) return TAMIZ_OK;
    if (code) return code;
    code = tamiz_xml_parse(input, &handler, err);
    tamiz_input_close(input);
    return code;
}

/* What cannot be read beside the content is missed. */
static tamiz_code read_beside(tamiz_office *office, const char *file,
                              const char *path, tamiz_vocabulary vocabulary,
                              tamiz_error *err) {
    tamiz_error why = {0};
    tamiz_code code = tamiz_office_read(office, file, path, vocabulary, &why);
    if (code == TAMIZ_NOT_FOUND) return TAMIZ_OK;
    if (code == TAMIZ_BAD_INPUT) {
        tamiz_page_miss(office->page, "%s was not read: %s", file, why.message);
        return TAMIZ_OK;
    }
    if (code && err) *err = why;
    return code;
}

static tamiz_code read_package(tamiz_office *office, tamiz_error *err) {
    tamiz_code code = check_manifest(office, err);
    if (!code)
        code = tamiz_office_read(office, "content.xml", "body",
                                 TAMIZ_OFFICE_OPEN, err);
    if (code == TAMIZ_NOT_FOUND)
        return tamiz_fail(err, TAMIZ_BAD_INPUT, office->page->name,
                          "no content.xml in it: not an OpenDocument file");
    if (!code)
        code = read_beside(office, "styles.xml", "headers and footers",
                           TAMIZ_OFFICE_OPEN, err);
    if (!code)
        code = read_beside(office, "meta.xml", "properties",
                           TAMIZ_OFFICE_PROPERTIES, err);
    return code;
}

tamiz_code tamiz_page_read_odf(tamiz_page *page, tamiz_span bytes,
                               tamiz_error *err) {
    tamiz_office office;
    size_t before = page->text.size;
    tamiz_code code = tamiz_office_open(&office, page, bytes, err);
    if (!code) code = read_package(&office, err);
    if (!code && page->text.size == before)
        tamiz_page_miss(page, "no text in it; pictures are not read");
    tamiz_office_close(&office);
    return code;
}
