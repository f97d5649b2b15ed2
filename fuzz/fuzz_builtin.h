/* SPDX-License-Identifier: Apache-2.0 */
/* The built-in list as a snapshot, opened once: forging it for each input would
 * take most of the time. */
#ifndef FUZZ_BUILTIN_H
#define FUZZ_BUILTIN_H

#include <stdlib.h>

#include "tamiz.h"

static tamiz_snapshot *list;

static void close_list(void) {
    tamiz_snapshot_close(list);
}

static void open_list(void) {
    if (list) return;
    if (tamiz_snapshot_builtin(&list, NULL)) abort();
    (void)atexit(close_list);
}

#endif
