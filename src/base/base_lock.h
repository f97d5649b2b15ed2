/* SPDX-License-Identifier: Apache-2.0 */
/* One process at a time: a lock that ends with the process that holds it. */
#ifndef TAMIZ_BASE_LOCK_H
#define TAMIZ_BASE_LOCK_H

#include "base_error.h"

typedef struct tamiz_lock {
    int fd; /* -1 = not held */
} tamiz_lock;

/* Takes the lock on the file at path, made when missing. *busy = another
 * process holds it, and lock is not held then. Errors: IO. */
tamiz_code tamiz_lock_try(tamiz_lock *lock, const char *path, bool *busy,
                          tamiz_error *err);

void tamiz_lock_release(tamiz_lock *lock);

#endif
