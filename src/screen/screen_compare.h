/* SPDX-License-Identifier: Apache-2.0 */
/* What the calls that compare names without a list share. */
#ifndef TAMIZ_SCREEN_COMPARE_H
#define TAMIZ_SCREEN_COMPARE_H

#include "entity_schema.h"
#include "tamiz.h"

/* The schema of this name; NULL and "" are none. Errors: BAD_ARGUMENT. */
tamiz_code tamiz_screen_schema(const char *schema, tamiz_schema *out,
                               tamiz_error *err);

#endif
