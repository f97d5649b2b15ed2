/* SPDX-License-Identifier: Apache-2.0 */
/* Failures are filled in here and nowhere else. */
#ifndef TAMIZ_BASE_ERROR_H
#define TAMIZ_BASE_ERROR_H

#include "tamiz.h"

/* Fills err (NULL welcome) and returns code, so that a guard is one line:
 *     if (!p) return tamiz_fail(err, TAMIZ_NO_MEMORY, "arena", "out of
 * memory"); where: file or argument the failure is about, may be NULL. */
tamiz_code tamiz_fail(tamiz_error *err, tamiz_code code, const char *where,
                      const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* The same with a place in the input: line and column from 1 (0 = none),
 * offset in bytes. */
tamiz_code tamiz_fail_at(tamiz_error *err, tamiz_code code, const char *where,
                         uint32_t line, uint32_t column, uint64_t offset,
                         const char *format, ...)
    __attribute__((format(printf, 7, 8)));

/* A call of the system failed, doing something ("open it") to path; errno, as
 * the call left it, says why. NOT_FOUND when nothing is there, IO otherwise. */
tamiz_code tamiz_fail_errno(tamiz_error *err, const char *path,
                            const char *doing);

/* The same where what is missing was ours to make: always IO. */
tamiz_code tamiz_fail_io(tamiz_error *err, const char *path, const char *doing);

/* The commonest failure: memory ran out while doing `what`. */
tamiz_code tamiz_fail_memory(tamiz_error *err, const char *what);

#endif
