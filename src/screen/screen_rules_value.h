/* SPDX-License-Identifier: Apache-2.0 */
/* Values of a policy's file, checked one by one; a mistake is told with its
 * place and what was expected, and reading goes on. */
#ifndef TAMIZ_SCREEN_RULES_VALUE_H
#define TAMIZ_SCREEN_RULES_VALUE_H

#include "format_yaml.h"
#include "screen_rules.h"

enum { TAMIZ_RULES_VALUES = 256 }; /* of a list */

typedef struct tamiz_rules_reader {
    const tamiz_policy_reader *told;
    tamiz_policy *policy;
    tamiz_error first; /* code 0 = no mistake so far */
    bool no_memory;
} tamiz_rules_reader;

void tamiz_rules_mistake(tamiz_rules_reader *r, tamiz_yamlplace place,
                         const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* A word that is none: the one that was meant, where `near` is known, else what
 * was expected. */
void tamiz_rules_unknown(tamiz_rules_reader *r, tamiz_yamlplace place,
                         const char *what, tamiz_span word, const char *near,
                         const char *expected);

/* A name by its index, of `context`: here an array of texts. */
typedef const char *tamiz_rules_candidate(const void *context, size_t index);
const char *tamiz_rules_text_name(const void *context, size_t index);

/* The nearest of `count` names, when a third of its letters or fewer differ. */
const char *tamiz_rules_nearest(tamiz_span word, tamiz_rules_candidate *name,
                                const void *context, size_t count);

/* Each false, or NULL, or NONE, after a mistake was told. */
bool tamiz_rules_is_kind(tamiz_rules_reader *r, const tamiz_yamlnode *node,
                         tamiz_yamlkind kind, const char *expected);
bool tamiz_rules_share(tamiz_rules_reader *r, const tamiz_yamlnode *n,
                       double *out);
bool tamiz_rules_word(tamiz_rules_reader *r, const tamiz_yamlnode *n,
                      const char *const *words, size_t count,
                      const char *expected, size_t *out);
const char *tamiz_rules_list_id(tamiz_rules_reader *r, tamiz_span id,
                                tamiz_yamlplace place);
tamiz_schema tamiz_rules_schema(tamiz_rules_reader *r, tamiz_span name,
                                tamiz_yamlplace place);

/* A copy that lives as long as the policy; "" when memory ran out. */
const char *tamiz_rules_keep(tamiz_rules_reader *r, tamiz_span text);

/* Values of a list: what each is read by, and all of them. */
typedef const char *tamiz_rules_value(tamiz_rules_reader *r,
                                      const tamiz_yamlnode *node);
tamiz_rules_value tamiz_rules_list_value, tamiz_rules_plain_value,
    tamiz_rules_country_value;
void tamiz_rules_values(tamiz_rules_reader *r, const tamiz_yamlnode *n,
                        tamiz_rules_value *value, const char *const **out,
                        size_t *count);

#endif
