/* SPDX-License-Identifier: Apache-2.0 */
#include "test_asked.h"

tamiz_snapshot *test_builtin(void) {
    tamiz_snapshot *s = NULL;
    assert_int_equal(tamiz_snapshot_builtin(&s, NULL), TAMIZ_OK);
    return s;
}

tamiz_query test_query(const char *name) {
    return (tamiz_query){.name = name, .name_size = SIZE_MAX};
}

tamiz_answer *test_ask(const tamiz_snapshot *s, const tamiz_query *query,
                       const tamiz_options *options) {
    tamiz_answer *answer = NULL;
    tamiz_error err = {0};
    tamiz_code code = tamiz_screen(s, query, options, &answer, &err);
    if (code) fail_msg("%s: %s", query->name, err.message);
    return answer;
}

size_t test_rank(const tamiz_answer *answer, const char *id) {
    for (size_t i = 0; i < tamiz_answer_count(answer); i++)
        if (!strcmp(tamiz_answer_hit(answer, i)->entity_id, id)) return i + 1;
    return 0;
}

size_t test_rank_in(const tamiz_snapshot *s, tamiz_query query,
                    const tamiz_options *options, const char *id) {
    tamiz_answer *answer = test_ask(s, &query, options);
    size_t rank = test_rank(answer, id);
    tamiz_answer_free(answer);
    return rank;
}

size_t test_count_in(const tamiz_snapshot *s, tamiz_query query,
                     const tamiz_options *options) {
    tamiz_answer *answer = test_ask(s, &query, options);
    size_t count = tamiz_answer_count(answer);
    tamiz_answer_free(answer);
    return count;
}
