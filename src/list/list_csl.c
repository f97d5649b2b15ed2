/* SPDX-License-Identifier: Apache-2.0 */
/* Which of the two forms a file is, its name tells. */
#include "list_csl.h"

#include <strings.h>

static bool ends_with(const char *name, const char *ending) {
    size_t size = strlen(name), end = strlen(ending);
    return size >= end && !strcasecmp(name + size - end, ending);
}

tamiz_code tamiz_list_csl_read(const char *path, const tamiz_sink *sink,
                               tamiz_list_facts *facts,
                               const tamiz_list_progress *progress,
                               tamiz_error *err) {
    tamiz_input *input = NULL;
    tamiz_code code = tamiz_input_open(path, &input, err);
    if (code) return code;
    bool json = ends_with(tamiz_input_name(input), ".json");
    code = json ? tamiz_list_csl_parse_json(input, sink, facts, progress, err)
                : tamiz_list_csl_parse_csv(input, sink, facts, progress, err);
    tamiz_input_close(input);
    return code;
}
