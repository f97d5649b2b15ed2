/* SPDX-License-Identifier: Apache-2.0 */
/* Snapshots that were forged are given their links. */
#ifndef TAMIZ_API_LINK_H
#define TAMIZ_API_LINK_H

#include "base_file.h"
#include "index_snapshot.h"

/* Replaces a snapshot by the same with links, in memory; left as it is when it
 * has them already. The home's decisions are heeded; NULL = no home. Errors:
 * those of tamiz_link_build() and tamiz_link_decisions_read(). */
tamiz_code tamiz_api_link(tamiz_snapshot **snapshot, const char *home,
                          tamiz_listener listener, tamiz_error *err);

/* Links the snapshot that `forged` holds beside its path, without any
 * decisions, into another file beside it; `linked` stays closed when there is
 * nothing to link. */
tamiz_code tamiz_api_link_file(const tamiz_writer *forged, tamiz_writer *linked,
                               tamiz_listener listener, tamiz_error *err);

#endif
