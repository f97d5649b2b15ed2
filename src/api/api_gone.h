/* SPDX-License-Identifier: Apache-2.0 */
/* The parties that left the lists of a home, beside the snapshot that they
 * left: HOME/snapshots/ID.tz.gone, a snapshot too (index_gone.h). */
#ifndef TAMIZ_API_GONE_H
#define TAMIZ_API_GONE_H

#include "api_read.h"

/* Whether there is such a file beside the snapshot. */
bool tamiz_api_gone_is_there(const char *home, const tamiz_snapshot *now);

/* Makes it. `now` was forged from the newest versions stored; before (may be
 * NULL) is what the home answered from until then: where it has such a file
 * too, only what is new is looked at, else all versions are read. Errors: those
 * of reading the versions and of forging; IO, NO_MEMORY. */
tamiz_code tamiz_api_gone_put(const char *home, const tamiz_snapshot *before,
                              const tamiz_snapshot *now,
                              tamiz_listener listener, tamiz_error *err);

#endif
