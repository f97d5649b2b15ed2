/* SPDX-License-Identifier: Apache-2.0 */
/* Which snapshot a home answers from: HOME/current holds the name of a file in
 * HOME/snapshots. */
#ifndef TAMIZ_API_HOME_H
#define TAMIZ_API_HOME_H

#include "index_snapshot.h"

/* Writes a snapshot that is in memory to HOME/snapshots/ID.tz. Errors: IO,
 * NO_MEMORY. */
tamiz_code tamiz_api_home_put(const char *home, const tamiz_snapshot *snapshot,
                              tamiz_error *err);

/* Lets the home answer from a snapshot that was put there. Errors: IO,
 * NO_MEMORY; the home answers as before then. */
tamiz_code tamiz_api_home_swap(const char *home, const tamiz_snapshot *snapshot,
                               tamiz_error *err);

#endif
