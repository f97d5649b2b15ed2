/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers that somebody typed, checked before they are asked. */
#include "entity_number.h"

#include "tamiz.h"

tamiz_validity tamiz_identifier_validate(const char *kind, const char *number) {
    tamiz_identifier_kind k = tamiz_identifier_kind_find(tamiz_span_of(kind));
    if (k == TAMIZ_KIND_NONE) return TAMIZ_VALIDITY_UNKNOWN_KIND;
    switch (tamiz_identifier_check(k, tamiz_span_of(number))) {
    case TAMIZ_CHECK_FITS:
        return TAMIZ_VALIDITY_VALID;
    case TAMIZ_CHECK_FAILS:
        return TAMIZ_VALIDITY_INVALID;
    default:
        return TAMIZ_VALIDITY_UNCHECKED;
    }
}

bool tamiz_identifier_kind_known(const char *kind) {
    tamiz_number_type type;
    return tamiz_number_type_find(tamiz_span_of(kind), &type);
}
