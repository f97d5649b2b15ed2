/* SPDX-License-Identifier: Apache-2.0 */
/* Who is blocked because of who owns it.
 *
 * The rule: an entity is blocked when blocked persons own `needed` of it or
 * more, all their shares added up; it is then a blocked person itself and
 * counts with all that it owns. Shares are not multiplied along a chain. What
 * is blocked is the smallest set that holds the listed ones and is closed
 * under the rule: entities that own one another in a ring block nobody unless
 * somebody from outside does.
 * Source: OFAC, Revised Guidance on Entities Owned by Persons Whose Property
 * and Interests in Property Are Blocked, 13 August 2014; its FAQ 398 to 402,
 * of which 399 (shares are added) and 401 (what "indirectly" means) say how.
 *
 * Where shares or owners are not known for sure there are two such sets: one
 * of the least shares and of those listed for sure, and one of the greatest
 * and of all who may be. What is in the first is blocked, what is only in the
 * second may be.
 *
 * Time: sorting aside, each holding is looked at twice. */
#ifndef TAMIZ_OWN_RULE_H
#define TAMIZ_OWN_RULE_H

#include "own_share.h"
#include "tamiz.h"

/* Somebody's part of something. No pair of owner and asset stands twice. What
 * an entity holds of itself counts for nothing. */
typedef struct tamiz_holding {
    uint32_t owner, asset; /* numbers of nodes */
    tamiz_share share;     /* its end may lie beyond the whole */
} tamiz_holding;

typedef enum tamiz_own_seed {
    TAMIZ_OWN_UNLISTED,
    TAMIZ_OWN_MAYBE_LISTED,
    TAMIZ_OWN_LISTED,
} tamiz_own_seed;

enum { TAMIZ_OWN_NEVER = UINT32_MAX };

/* One of the sets: of a node, when it came in (listed ones first; whatever made
 * it blocked came in before it), or NEVER. */
typedef struct tamiz_own_node {
    tamiz_own_seed seed; /* given; the rest is found */
    uint32_t since;      /* for sure */
    uint32_t maybe_since;
    int64_t low;   /* of it, held by the blocked: at least */
    int64_t high;  /* at most, by those who may be; no more than what all
                    * others leave, unless too much is recorded */
    int64_t known; /* recorded of it at least, whoever holds it: more than the
                    * whole is a mistake of somebody's */
} tamiz_own_node;

/* Fills in the nodes. needed: what must be held, above 0. Errors: NO_MEMORY. */
tamiz_code tamiz_own_rule(tamiz_own_node *nodes, uint32_t node_count,
                          const tamiz_holding *holdings, uint32_t holding_count,
                          int64_t needed, tamiz_error *err);

/* Verdict of a node that went through the rule. */
static inline bool tamiz_own_is_blocked(const tamiz_own_node *node) {
    return node->since != TAMIZ_OWN_NEVER;
}

static inline bool tamiz_own_may_be_blocked(const tamiz_own_node *node) {
    return node->maybe_since != TAMIZ_OWN_NEVER;
}

/* The least part of each node, 0 to 1, that the listed ones hold when shares
 * are multiplied along every chain and chains added up: no verdict, but what an
 * economist would ask. parts[node_count]; listed ones have 1. Where entities
 * own one another the sum goes on for ever and is broken off, below it. Errors:
 * NO_MEMORY. */
tamiz_code tamiz_own_multiply(const tamiz_own_node *nodes, uint32_t node_count,
                              const tamiz_holding *holdings,
                              uint32_t holding_count, double *parts,
                              tamiz_error *err);

#endif
