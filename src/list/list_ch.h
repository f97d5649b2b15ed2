/* SPDX-License-Identifier: Apache-2.0 */
/* The sanctions list of the Swiss State Secretariat for Economic Affairs. */
#ifndef TAMIZ_LIST_CH_H
#define TAMIZ_LIST_CH_H

#include "list_reader.h"

/* Reads SECO's XML from an open input: <swiss-sanctions-list> with
 * <sanctions-program>, <target> and <place> records. Programmes stand before
 * the targets; places may stand anywhere, so what refers to one is stated at
 * the end. Each target has the id "ch-seco-" and its ssid, and a Sanction for
 * each of its sanctions sets. Errors: as tamiz_list_read; BAD_INPUT for another
 * root or record, a target without ssid or name, and an ssid that comes twice.
 */
tamiz_code tamiz_list_ch_parse(tamiz_input *input, const tamiz_sink *sink,
                               tamiz_list_facts *facts,
                               const tamiz_list_progress *progress,
                               tamiz_error *err);

#endif
