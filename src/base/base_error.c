/* SPDX-License-Identifier: Apache-2.0 */
#include "base_error.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>

static const char *const code_names[] = {
    [TAMIZ_OK] = "ok",
    [TAMIZ_BAD_ARGUMENT] = "bad-argument",
    [TAMIZ_BAD_INPUT] = "bad-input",
    [TAMIZ_NOT_FOUND] = "not-found",
    [TAMIZ_CORRUPT] = "corrupt",
    [TAMIZ_NO_MEMORY] = "no-memory",
    [TAMIZ_IO] = "io",
    [TAMIZ_TOO_LARGE] = "too-large",
    [TAMIZ_UNSUPPORTED] = "unsupported",
    [TAMIZ_UNTRUSTED] = "untrusted",
};

const char *tamiz_code_name(tamiz_code code) {
    if ((size_t)code >= sizeof code_names / sizeof *code_names)
        return "unknown";
    return code_names[code];
}

static tamiz_code fill(tamiz_error *err, tamiz_code code, const char *where,
                       uint32_t line, uint32_t column, uint64_t offset,
                       const char *format, va_list args) {
    if (!err) return code;
    *err = (tamiz_error){
        .code = code, .line = line, .column = column, .offset = offset};
    (void)snprintf(err->where, sizeof err->where, "%s", where ? where : "");
    (void)vsnprintf(err->message, sizeof err->message, format, args);
    return code;
}

tamiz_code tamiz_fail(tamiz_error *err, tamiz_code code, const char *where,
                      const char *format, ...) {
    va_list args;
    va_start(args, format);
    fill(err, code, where, 0, 0, 0, format, args);
    va_end(args);
    return code;
}

tamiz_code tamiz_fail_at(tamiz_error *err, tamiz_code code, const char *where,
                         uint32_t line, uint32_t column, uint64_t offset,
                         const char *format, ...) {
    va_list args;
    va_start(args, format);
    fill(err, code, where, line, column, offset, format, args);
    va_end(args);
    return code;
}

static tamiz_code fail_number(tamiz_error *err, tamiz_code code, int number,
                              const char *path, const char *doing) {
    char text[96];
    if (strerror_r(number, text, sizeof text)) text[0] = '\0';
    return tamiz_fail(err, code, path, "cannot %s: %s", doing, text);
}

tamiz_code tamiz_fail_errno(tamiz_error *err, const char *path,
                            const char *doing) {
    tamiz_code code = errno == ENOENT ? TAMIZ_NOT_FOUND : TAMIZ_IO;
    return fail_number(err, code, errno, path, doing);
}

tamiz_code tamiz_fail_io(tamiz_error *err, const char *path,
                         const char *doing) {
    return fail_number(err, TAMIZ_IO, errno, path, doing);
}

tamiz_code tamiz_fail_memory(tamiz_error *err, const char *what) {
    return tamiz_fail(err, TAMIZ_NO_MEMORY, what, "out of memory");
}
