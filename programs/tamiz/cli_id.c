/* SPDX-License-Identifier: Apache-2.0 */
#include "cli_id.h"

#include <string.h>

/* Cuts "KIND/COUNTRY" in two; false = too long, or no such kind. */
static bool read_kind(cli_id *id, const char *text, size_t size) {
    const char *slash = memchr(text, '/', size);
    size_t kind = slash ? (size_t)(slash - text) : size;
    size_t country = slash ? size - kind - 1 : 0;
    if (kind >= sizeof id->kind || country >= sizeof id->country) return false;
    memcpy(id->kind, text, kind);
    memcpy(id->country, text + size - country, country);
    return tamiz_identifier_kind_known(id->kind);
}

void cli_id_take(cli_id *id, const cli_args *args, tamiz_query *query) {
    *id = (cli_id){.kind = ""};
    const char *colon = args->id ? strchr(args->id, ':') : NULL;
    if (!colon || !read_kind(id, args->id, (size_t)(colon - args->id))) {
        query->identifier = args->id;
        return;
    }
    id->value = (tamiz_identifier){
        .number = colon + 1, .kind = id->kind, .country = id->country};
    if (!id->country[0]) id->value.country = NULL;
    query->ids = &id->value;
    query->id_count = 1;
}
