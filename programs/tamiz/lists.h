/* SPDX-License-Identifier: Apache-2.0 */
/* What is known of a list of a snapshot, and how it is shown. */
#ifndef TAMIZ_LISTS_H
#define TAMIZ_LISTS_H

#include "cli_args.h"
#include "tamiz.h"

typedef struct lists_row {
    tamiz_list_info list;
    tamiz_list_status status;
    tamiz_tally tallies[64];
    size_t tally_count; /* 0 = not loaded */
    long age;           /* days of the data, or since they were read when the
                         * publisher says no date; -1 = unknown */
    bool stale;
} lists_row;

/* All there is to say, as one JSON line. */
void lists_put_json(const lists_row *row);

/* The same for a person, as a block of lines. */
void lists_put_detail(const cli_args *args, const lists_row *row);

/* "2 days", "read 2 days ago", "unknown"; with ", stale". */
void lists_age_text(const lists_row *row, char *text, size_t size);

#endif
