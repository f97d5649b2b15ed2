/* SPDX-License-Identifier: Apache-2.0 */
/* The Consolidated Screening List of the US Department of Commerce: the lists
 * of three departments in one file. */
#ifndef TAMIZ_LIST_CSL_H
#define TAMIZ_LIST_CSL_H

#include "list_reader.h"

/* Read consolidated.csv (28 columns, or 29 with _id) and consolidated.json (an
 * object with `results`) from an open input. Rows of OFAC's lists are left to
 * us_ofac_sdn and us_ofac_cons, which have more of them; how many, two warnings
 * say. facts->rows counts the others. Errors: as tamiz_list_read; BAD_INPUT for
 * a CSV header without the columns source, type, name, alt_names and addresses,
 * a row with more or fewer fields than the header, JSON of another shape, and a
 * row without source or name. */
tamiz_code tamiz_list_csl_parse_csv(tamiz_input *input, const tamiz_sink *sink,
                                    tamiz_list_facts *facts,
                                    const tamiz_list_progress *progress,
                                    tamiz_error *err);
tamiz_code tamiz_list_csl_parse_json(tamiz_input *input, const tamiz_sink *sink,
                                     tamiz_list_facts *facts,
                                     const tamiz_list_progress *progress,
                                     tamiz_error *err);

#endif
