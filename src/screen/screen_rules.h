/* SPDX-License-Identifier: Apache-2.0 */
/* A policy: what counts as a hit, as a small file says it (docs/policy.md). It
 * knows no snapshot; screen_policy.h holds it against one. */
#ifndef TAMIZ_SCREEN_RULES_H
#define TAMIZ_SCREEN_RULES_H

#include "base_arena.h"
#include "base_buffer.h"
#include "base_error.h"
#include "entity_schema.h"
#include "tamiz.h"

/* What is screened; NONE is what the file says outside of `uses`. */
typedef enum tamiz_use {
    TAMIZ_USE_NONE,
    TAMIZ_USE_ONBOARDING,
    TAMIZ_USE_PAYMENT,
    TAMIZ_USE_MEDIA,
    TAMIZ_USE_COUNT
} tamiz_use;

extern const char *const tamiz_use_names[TAMIZ_USE_COUNT]; /* "" for NONE */

/* What of a party may make it a hit. */
enum tamiz_field_bit {
    TAMIZ_FIELD_NAME = 1,
    TAMIZ_FIELD_ALIAS = 2, /* weak ones have a switch of their own */
    TAMIZ_FIELD_FORMER = 4,
    TAMIZ_FIELD_NUMBER = 8,
    TAMIZ_FIELD_ALL = 15,
};

typedef enum tamiz_want {
    TAMIZ_WANT_NOTHING,
    TAMIZ_WANT_NO_CONTRADICTION, /* silent on either side is fine */
    TAMIZ_WANT_AGREEMENT,
} tamiz_want;

enum { TAMIZ_FACTS = 3 }; /* birth date, country, gender, in this order */
extern const char *const tamiz_fact_keys[TAMIZ_FACTS];

/* What a hit by name must have beside its score. */
typedef struct tamiz_demand {
    tamiz_schema schema; /* NONE = of any */
    const char *list;    /* NULL = on any */
    tamiz_want facts[TAMIZ_FACTS];
    double probability; /* at least; 0 = any */
} tamiz_demand;

typedef struct tamiz_list_threshold {
    const char *list;
    double threshold;
} tamiz_list_threshold;

/* The rules of one use. Strings are borrowed from the policy. */
typedef struct tamiz_rules {
    bool ofac;        /* score as OFAC's search page does (screen_ofac.h) */
    double threshold; /* where no other holds */
    double by_schema[TAMIZ_SCHEMA_COUNT]; /* negative = none */
    const tamiz_list_threshold *by_list;
    size_t by_list_count;
    uint32_t limit;
    bool weak_aliases;
    unsigned fields;
    const char *const *lists, *const *programmes; /* count 0 = all */
    const char *const *countries;                 /* ISO codes */
    size_t list_count, programme_count, country_count;
    const tamiz_demand *demands;
    size_t demand_count;
} tamiz_rules;

struct tamiz_policy {
    tamiz_arena arena;
    const char *name, *title;
    tamiz_rules uses[TAMIZ_USE_COUNT];
    tamiz_buffer canonical; /* everything that counts, a line each */
    tamiz_buffer text;      /* what tamiz_policy_explain() gave last */
    char id[17];            /* hash of canonical, hex */
};

/* What a reader of policies is told and tells. */
typedef struct tamiz_policy_reader {
    const char *const *lists; /* known ids, for finding slips */
    size_t list_count;
    tamiz_mistake *mistake; /* called for each; may be NULL */
    void *context;
} tamiz_policy_reader;

/* Reads a policy's text; `name` is used in messages. Errors: BAD_INPUT, which
 * is the first mistake; TOO_LARGE, NO_MEMORY. */
tamiz_code tamiz_policy_read(tamiz_span text, const char *name,
                             const tamiz_policy_reader *reader,
                             tamiz_policy **out, tamiz_error *err);

/* The text of a preset, or an empty span; and their names. */
tamiz_span tamiz_preset_text(const char *name);
extern const char *const tamiz_preset_names[];
extern const size_t tamiz_preset_count;

/* The use of that name; "" and NULL are NONE. Errors: BAD_ARGUMENT. */
tamiz_code tamiz_use_find(const char *name, tamiz_use *use, tamiz_error *err);

/* The threshold for a party: the lower one of its list's and its schema's (the
 * nearest that it inherits from), or the one for all. */
double tamiz_rules_threshold(const tamiz_rules *rules, const char *list,
                             tamiz_schema schema);

/* Writes `canonical` and sets the id. Errors: NO_MEMORY. */
tamiz_code tamiz_policy_seal(tamiz_policy *policy, tamiz_error *err);

#endif
