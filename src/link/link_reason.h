/* SPDX-License-Identifier: Apache-2.0 */
/* Why two parties are linked or left apart, in one line. */
#ifndef TAMIZ_LINK_REASON_H
#define TAMIZ_LINK_REASON_H

#include "link_decision.h"
#include "link_propose.h"

/* Appends the line to text, without NUL. */
void tamiz_link_reason(const tamiz_snapshot *snapshot,
                       const tamiz_link_proposal *proposal, tamiz_buffer *text);

void tamiz_link_reason_decided(const tamiz_link_decided *decided,
                               tamiz_buffer *text);

/* "reference", "ambiguous" … Static. */
const char *tamiz_link_how_name(tamiz_link_how how);

#endif
