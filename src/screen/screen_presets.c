/* SPDX-License-Identifier: Apache-2.0 */
/* The policies that come with the library, written as anybody's are. */
#include "screen_rules.h"

#define TEXT(literal)                                                          \
    { literal, sizeof(literal) - 1 }

/* The thresholds are those of docs/policy.md. */
static const tamiz_span texts[] = {
    TEXT("policy: 1\n"
         "title: miss as little as can be; for audits and second looks\n"
         "threshold: 0.66\n"
         "limit: 50\n"
         "weak_aliases: true\n"),
    TEXT("policy: 1\n"
         "title: what tamiz does without a policy\n"
         "threshold: 0.70\n"
         "limit: 10\n"),
    TEXT("policy: 1\n"
         "title: few alerts, each worth a look\n"
         "threshold: 0.85\n"
         "limit: 10\n"
         "require:\n"
         "  - birth_date: not contradicted\n"
         "    gender: not contradicted\n"),
    TEXT("policy: 1\n"
         "title: the published rule of OFAC's own search page (FAQ 249)\n"
         "scorer: ofac\n"
         "threshold: 0.85\n"
         "limit: 50\n"
         "weak_aliases: true\n"),
};

const char *const tamiz_preset_names[] = {"recall", "balanced", "precision",
                                          "ofac"};
const size_t tamiz_preset_count =
    sizeof tamiz_preset_names / sizeof *tamiz_preset_names;

tamiz_span tamiz_preset_text(const char *name) {
    for (size_t i = 0; i < tamiz_preset_count; i++)
        if (!strcmp(tamiz_preset_names[i], name)) return texts[i];
    return (tamiz_span){NULL, 0};
}
