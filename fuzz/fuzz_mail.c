/* SPDX-License-Identifier: Apache-2.0 */
/* E-mail, whose headers a fuzz engine need not find: an input without any gets
 * those of a mail of parts. */
#include "fuzz_document.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char head[] = "From: a\nTo: b\nMIME-Version: 1.0\n"
                               "Content-Type: multipart/mixed; boundary=x\n\n";
    tamiz_span bytes = {(const char *)data, size};
    tamiz_buffer mail = {0};
    if (tamiz_span_starts(bytes, "--x")) tamiz_buffer_text(&mail, head);
    tamiz_buffer_span(&mail, bytes);
    if (mail.size) fuzz_document(tamiz_buffer_view(&mail));
    tamiz_buffer_clear(&mail);
    return 0;
}
