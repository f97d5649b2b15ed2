/* SPDX-License-Identifier: Apache-2.0 */
/* Who holds what by the Ownership edges of a snapshot, and of a second one,
 * say a file of customers: parties as nodes, edges merged to one holding for
 * each pair of owner and asset.
 *
 * A party is a subject: what links join (index_links.h) is one node. An edge of
 * the second snapshot may name a party of the first by its id. An id that
 * neither has is a party of which no more is known.
 *
 * Edges of one pair that say the same share are one fact told twice. Other
 * shares by one list may be two statements of one holding or two holdings: at
 * least the largest, at most all together. Lists may be wrong: of two, what
 * both allow, or all from the one to the other. An edge without share beside
 * one that has a share says nothing more. An edge that has ended by the day, or
 * has not begun, holds nothing. */
#ifndef TAMIZ_OWN_GRAPH_H
#define TAMIZ_OWN_GRAPH_H

#include "base_arena.h"
#include "base_table.h"
#include "index_snapshot.h"
#include "own_rule.h"

/* Who counts as listed, and when. */
typedef struct tamiz_own_terms {
    const char *day;          /* ISO */
    const char *const *lists; /* whose designations count; NULL = all */
    size_t list_count;
} tamiz_own_terms;

typedef struct tamiz_own_party {
    const char *id;
    const tamiz_snapshot *snapshot; /* that has it; NULL = none has */
    uint32_t entity;                /* there: the first of its subject */
    const char *match; /* id of the listed party that it may be, by its name;
                        * NULL = not asked, or none */
    double match_score;
} tamiz_own_party;

typedef enum tamiz_own_time {
    TAMIZ_OWN_CURRENT,
    TAMIZ_OWN_ENDED,
    TAMIZ_OWN_FUTURE,
} tamiz_own_time;

/* One published edge; of several owners or assets, one for each pair. */
typedef struct tamiz_own_edge {
    uint32_t owner, asset; /* nodes */
    tamiz_share share;     /* UNKNOWN when not said or not understood */
    tamiz_own_time time;
    bool unread;       /* says something that is no share */
    const char *says;  /* as published; "" = nothing */
    const char *since; /* the earliest, "" = not said */
    const char *until; /* the latest */
    const char *list;
    const char *id; /* of the edge */
} tamiz_own_edge;

/* The edges that a holding is made of, and how. */
typedef struct tamiz_own_bond {
    uint32_t first_edge, edge_count;
    bool past;     /* none of them is current: it is no holding on the day */
    bool several;  /* one list says different shares */
    bool disagree; /* two lists contradict each other */
} tamiz_own_bond;

/* Zero-initialised is empty and ready. Holdings are in order of asset, then of
 * owner; bonds[i] belongs to holdings[i]. */
typedef struct tamiz_own_graph {
    tamiz_arena arena;
    const tamiz_snapshot *snapshots[2]; /* the second may be NULL */
    tamiz_own_terms terms;              /* borrowed */
    uint32_t *numbers[2];  /* per entity: its node, or TAMIZ_OWN_NEVER */
    tamiz_table strangers; /* ids that neither has */
    tamiz_own_party *parties;
    tamiz_own_node *nodes;
    uint32_t party_count, party_room;
    tamiz_own_edge *edges;
    uint32_t edge_count, edge_room;
    tamiz_holding *holdings;
    tamiz_own_bond *bonds;
    uint32_t holding_count;
    uint32_t loose; /* edges without an owner or an asset: left out */
} tamiz_own_graph;

/* Reads the edges of both snapshots (own may be NULL), which must stay open.
 * Whoever has a designation in force is listed. Errors: NO_MEMORY; TOO_LARGE
 * for an edge of more than 10,000 pairs. */
tamiz_code tamiz_own_graph_build(tamiz_own_graph *graph,
                                 const tamiz_snapshot *snapshot,
                                 const tamiz_snapshot *own,
                                 const tamiz_own_terms *terms,
                                 tamiz_error *err);
void tamiz_own_graph_clear(tamiz_own_graph *graph);

/* Whether a party of the snapshot counts as listed: a designation of it, or of
 * one it is linked with, is in force on the day, by one of the lists that
 * count. Of a list that has no designations at all, say one of one's own, every
 * party counts when the list is named. */
bool tamiz_own_is_listed(const tamiz_own_terms *terms,
                         const tamiz_snapshot *snapshot, uint32_t entity);

/* Whether designations by the list count. */
bool tamiz_own_list_counts(const tamiz_own_terms *terms, const char *list);

/* The node of a party by its id, or TAMIZ_OWN_NEVER when nothing is recorded
 * of its owners or holdings. */
uint32_t tamiz_own_graph_find(const tamiz_own_graph *graph, tamiz_span id);

/* The first holding of the asset; *count of them follow one another. */
uint32_t tamiz_own_graph_owners(const tamiz_own_graph *graph, uint32_t asset,
                                uint32_t *count);

/* Asks the first snapshot for the names of those owners that only the second
 * one has. Who is like a listed party, by `threshold` (0..1), may be it.
 * Errors: those of tamiz_screen(). */
tamiz_code tamiz_own_names(tamiz_own_graph *graph, double threshold,
                           tamiz_error *err);

#endif
