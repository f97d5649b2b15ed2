/* SPDX-License-Identifier: Apache-2.0 */
#include "cli_id.h"

#include "tamiz.h"

#include <stdio.h>
#include <string.h>

const char *cli_id(const char *id) {
    char kind[8] = "";
    const char *colon = id ? strchr(id, ':') : NULL;
    if (!colon || (size_t)(colon - id) >= sizeof kind) return id;
    memcpy(kind, id, (size_t)(colon - id));
    tamiz_validity validity = tamiz_identifier_validate(kind, colon + 1);
    if (validity == TAMIZ_VALIDITY_UNKNOWN_KIND) return id;
    if (validity == TAMIZ_VALIDITY_INVALID)
        (void)fprintf(stderr,
                      "tamiz: --id: %s: its form or check digits do not fit "
                      "that kind; asked all the same\n",
                      id);
    return colon + 1;
}
