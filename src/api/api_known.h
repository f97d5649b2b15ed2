/* SPDX-License-Identifier: Apache-2.0 */
/* Days and times as the user names them for what a home had seen. */
#ifndef TAMIZ_API_KNOWN_H
#define TAMIZ_API_KNOWN_H

#include "api_read.h"

/* Reads "2024-05-02" or "2024-05-02T10:00:00Z" as a time: the first second of
 * a day, or its last one. Errors: BAD_ARGUMENT for anything else, and for a
 * time that has not come yet; today's last second has. */
tamiz_code tamiz_known_time(const char *text, bool last,
                            char out[TAMIZ_API_TIME], tamiz_error *err);

#endif
