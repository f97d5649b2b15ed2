/* SPDX-License-Identifier: Apache-2.0 */
/* What updates that were killed left in a home, removed. */
#ifndef TAMIZ_LIST_CLEAN_H
#define TAMIZ_LIST_CLEAN_H

#include "base_error.h"

/* Removes drafts (files and folders named by mkstemp() behind ".new-"), what
 * lies in HOME/incoming, and stored contents that no version's manifest or link
 * names; the last only when every manifest could be read. For the holder of the
 * home's lock only. What cannot be removed stays for the next time. */
void tamiz_clean_drafts(const char *home);

/* Removes snapshots of which there are `keeps` newer ones, never the one that
 * HOME/current names, and none when that cannot be read. */
void tamiz_clean_snapshots(const char *home, uint32_t keeps);

#endif
