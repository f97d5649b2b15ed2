/* SPDX-License-Identifier: Apache-2.0 */
/* OFAC's own examples, then random graphs against the definition: the smallest
 * set that is closed, found by looking at all sets. */
#include "test.h"

#include "own_rule.h"

#include <math.h>
#include <stdio.h>

static const int64_t P = TAMIZ_SHARE_PERCENT;
enum { MOST_HOLDINGS = 64, MOST_NODES = 16 };

/* ---- graphs written down ----------------------------------------------- */

/* "X>A50": X holds 50 % of A; "X>A30-80" at least 30, at most 80. X, Y and Z
 * are listed, V and W may be. */
typedef struct graph {
    tamiz_own_node nodes['Z' - 'A' + 1];
    tamiz_holding holdings[MOST_HOLDINGS];
    uint32_t holding_count;
} graph;

enum { LETTERS = 'Z' - 'A' + 1 };

static graph read_graph(const char *text) {
    graph g = {.holding_count = 0};
    for (char c = 'X'; c <= 'Z'; c++) g.nodes[c - 'A'].seed = TAMIZ_OWN_LISTED;
    g.nodes['V' - 'A'].seed = TAMIZ_OWN_MAYBE_LISTED;
    g.nodes['W' - 'A'].seed = TAMIZ_OWN_MAYBE_LISTED;
    for (const char *at = text; *at;) {
        char *end = NULL;
        uint32_t owner = (uint32_t)(at[0] - 'A');
        uint32_t asset = (uint32_t)(at[2] - 'A');
        int64_t low = strtol(at + 3, &end, 10) * P, high = low;
        if (*end == '-') high = strtol(end + 1, &end, 10) * P;
        g.holdings[g.holding_count++] =
            (tamiz_holding){owner, asset, {low, high}};
        at = end + (*end == ' ');
    }
    return g;
}

/* The unlisted letters that are blocked; then "|" and those that may be. */
static const char *verdicts(graph *g, int64_t needed, char text[64]) {
    char *out = text;
    assert_int_equal(tamiz_own_rule(g->nodes, LETTERS, g->holdings,
                                    g->holding_count, needed, NULL),
                     TAMIZ_OK);
    for (char c = 'A'; c < 'V'; c++)
        if (tamiz_own_is_blocked(&g->nodes[c - 'A'])) *out++ = c;
    *out++ = '|';
    for (char c = 'A'; c < 'V'; c++)
        if (!tamiz_own_is_blocked(&g->nodes[c - 'A']) &&
            tamiz_own_may_be_blocked(&g->nodes[c - 'A']))
            *out++ = c;
    *out = 0;
    return text;
}

static const struct {
    const char *graph, *expected;
} rows[] = {
    /* FAQ 399: shares of several blocked persons are added. */
    {"X>A25 Y>A25", "A|"},
    {"X>A25 Y>A24", "|"},
    /* FAQ 401, its five examples. */
    {"X>A50 A>B50", "AB|"},
    {"X>A50 X>B50 A>C25 B>C25", "ABC|"},
    {"X>A50 X>B10 A>B40", "AB|"},
    {"X>A50 X>B25 A>C25 B>C25", "A|"},
    {"X>A25 X>B25 A>C50 B>C50", "|"},
    /* FAQ 401, two persons at two depths. */
    {"X>A50 A>C25 Y>C25", "AC|"},
    /* A product would say 25 %: the whole chain is blocked. */
    {"X>A50 A>B50 B>C50 C>D50", "ABCD|"},
    /* Listed entities count in full, whoever owns them. */
    {"A>X10 X>B50", "B|"},
    /* Rings block nobody unless somebody outside does. */
    {"A>B100 B>A100", "|"},
    {"A>B60 B>A40 X>A50", "AB|"},
    {"A>B60 B>A40 X>A49", "|"},
    {"A>A60 X>A40", "|"}, /* its own shares count for nothing */
    /* Not known exactly. */
    {"X>A0-100", "|A"},
    {"X>A30 Y>A0-100 B>A20", "|A"},
    {"X>A25-50", "|A"},
    {"X>A25-49", "|"},
    {"X>A0-100 B>A51", "|"}, /* the other holds too much */
    {"X>A0-100 B>A50", "|A"},
    {"X>A0-100 B>A51 Y>B0-100", "|AB"}, /* unless it may be blocked too */
    {"X>A0-100 B>A80 C>A40", "|A"}, /* too much is recorded: no such bound */
    {"V>A50 X>A49", "|A"},          /* who may be listed */
    {"V>A50 A>B50 X>B50", "B|A"},
    /* More than all of it, as published. */
    {"X>A60 B>A60", "A|"},
};

TEST(the_published_examples_and_the_cases_beside_them) {
    for (size_t i = 0; i < COUNT(rows); i++) {
        char text[64];
        graph g = read_graph(rows[i].graph);
        if (strcmp(verdicts(&g, 50 * P, text), rows[i].expected) != 0)
            fail_msg("%s: %s, not %s", rows[i].graph, text, rows[i].expected);
    }
}

TEST(a_majority_needs_more_than_half) {
    char text[64];
    graph half = read_graph("X>A50 A>B51");
    assert_string_equal(verdicts(&half, 50 * P + 1, text), "|");
    graph more = read_graph("X>A51 A>B51");
    assert_string_equal(verdicts(&more, 50 * P + 1, text), "AB|");
}

TEST(sums_are_told_with_their_bounds) {
    char text[64];
    graph g = read_graph("X>A30 Y>A0-100 B>A20 C>A5");
    (void)verdicts(&g, 50 * P, text);
    assert_true(g.nodes[0].low == 30 * P);
    assert_true(g.nodes[0].high == 75 * P);
    assert_true(g.nodes[0].known == 55 * P);
    graph over = read_graph("X>A80 Y>A40 B>A10 A>A9");
    (void)verdicts(&over, 50 * P, text);
    assert_true(over.nodes[0].low == 120 * P);
    assert_true(over.nodes[0].high == 120 * P);
    assert_true(over.nodes[0].known == 130 * P);
}

/* ---- against the definition -------------------------------------------- */

static graph draw(uint64_t seed, uint32_t node_count) {
    static const int64_t sizes[] = {5, 10, 20, 25, 30, 49, 50, 60, 100};
    graph g = {.holding_count = 0};
    for (uint32_t i = 0; i < node_count; i++) {
        uint64_t kind = test_random(&seed) % 6;
        g.nodes[i].seed = kind == 0   ? TAMIZ_OWN_LISTED
                          : kind == 1 ? TAMIZ_OWN_MAYBE_LISTED
                                      : TAMIZ_OWN_UNLISTED;
    }
    for (uint32_t a = 0; a < node_count; a++)
        for (uint32_t b = 0; b < node_count; b++) {
            if (test_random(&seed) % 4) continue;
            int64_t low = sizes[test_random(&seed) % COUNT(sizes)] * P;
            int64_t high = low;
            if (test_random(&seed) % 3 == 0) high = 100 * P, low /= 2;
            if (test_random(&seed) % 5 == 0) high = 100 * P, low = 0;
            if (g.holding_count < MOST_HOLDINGS)
                g.holdings[g.holding_count++] =
                    (tamiz_holding){a, b, {low, high}};
        }
    return g;
}

/* What members of the set hold of a node: at least, or at most. */
static int64_t held(const graph *g, uint32_t node, unsigned set, bool most) {
    int64_t inside = 0, least = 0, others = 0;
    for (uint32_t i = 0; i < g->holding_count; i++) {
        const tamiz_holding *h = &g->holdings[i];
        if (h->asset != node || h->owner == node) continue;
        bool member = set >> h->owner & 1;
        if (member) inside += most ? h->share.high : h->share.low;
        if (member) least += h->share.low;
        if (!member) others += h->share.low;
    }
    bool sound = least + others <= 100 * P;
    int64_t left = sound ? 100 * P - others : 100 * P;
    return most && left < inside ? left : inside;
}

static bool is_closed(const graph *g, uint32_t node_count, unsigned set,
                      bool most) {
    for (uint32_t i = 0; i < node_count; i++) {
        tamiz_own_seed seed = g->nodes[i].seed;
        bool in = seed == TAMIZ_OWN_LISTED ||
                  (most && seed == TAMIZ_OWN_MAYBE_LISTED) ||
                  held(g, i, set, most) >= 50 * P;
        if (in && !(set >> i & 1)) return false;
    }
    return true;
}

/* What all closed sets have in common is the smallest one. */
static unsigned smallest(const graph *g, uint32_t node_count, bool most) {
    unsigned common = (1U << node_count) - 1;
    for (unsigned set = 0; set < 1U << node_count; set++)
        if (is_closed(g, node_count, set, most)) common &= set;
    return common;
}

static void compare(graph *g, uint32_t node_count, uint64_t seed) {
    unsigned sure = smallest(g, node_count, false);
    unsigned perhaps = smallest(g, node_count, true);
    assert_int_equal(tamiz_own_rule(g->nodes, node_count, g->holdings,
                                    g->holding_count, 50 * P, NULL),
                     TAMIZ_OK);
    for (uint32_t i = 0; i < node_count; i++) {
        const tamiz_own_node *n = &g->nodes[i];
        if (tamiz_own_is_blocked(n) != (sure >> i & 1) ||
            tamiz_own_may_be_blocked(n) != (perhaps >> i & 1))
            fail_msg("graph %llu, node %u", (unsigned long long)seed, i);
        assert_true(n->low == held(g, i, sure, false));
        int64_t most = held(g, i, perhaps, true);
        assert_true(n->high == (most < n->low ? n->low : most));
        assert_true(!tamiz_own_is_blocked(n) || tamiz_own_may_be_blocked(n));
    }
}

TEST(any_graph_agrees_with_the_smallest_of_all_closed_sets) {
    uint32_t blocked = 0, possible = 0;
    for (uint64_t seed = 0; seed < 3000; seed++) {
        uint32_t node_count = 2 + (uint32_t)(seed % 7);
        graph g = draw(seed, node_count);
        compare(&g, node_count, seed);
        for (uint32_t i = 0; i < node_count; i++) {
            bool sure = tamiz_own_is_blocked(&g.nodes[i]);
            if (g.nodes[i].seed != TAMIZ_OWN_UNLISTED) continue;
            blocked += sure;
            possible += !sure && tamiz_own_may_be_blocked(&g.nodes[i]);
        }
    }
    assert_true(blocked > 500 && possible > 500); /* the graphs say something */
}

TEST(whatever_blocks_an_entity_came_in_before_it) {
    for (uint64_t seed = 0; seed < 1000; seed++) {
        graph g = draw(seed, 8);
        assert_int_equal(tamiz_own_rule(g.nodes, 8, g.holdings, g.holding_count,
                                        50 * P, NULL),
                         TAMIZ_OK);
        for (uint32_t n = 0; n < 8; n++) {
            if (g.nodes[n].seed == TAMIZ_OWN_LISTED ||
                !tamiz_own_is_blocked(&g.nodes[n]))
                continue;
            int64_t before = 0;
            for (uint32_t i = 0; i < g.holding_count; i++)
                if (g.holdings[i].asset == n && g.holdings[i].owner != n &&
                    g.nodes[g.holdings[i].owner].since < g.nodes[n].since)
                    before += g.holdings[i].share.low;
            assert_true(before >= 50 * P);
        }
    }
}

TEST(a_long_chain_is_followed_to_its_end) {
    enum { LONG = 200000 };
    tamiz_own_node *nodes = calloc(LONG, sizeof *nodes);
    tamiz_holding *holdings = calloc(LONG, sizeof *holdings);
    assert_non_null(nodes);
    assert_non_null(holdings);
    nodes[0].seed = TAMIZ_OWN_LISTED;
    for (uint32_t i = 0; i + 1 < LONG; i++)
        holdings[i] = (tamiz_holding){i, i + 1, {50 * P, 50 * P}};
    assert_int_equal(
        tamiz_own_rule(nodes, LONG, holdings, LONG - 1, 50 * P, NULL),
        TAMIZ_OK);
    assert_int_equal(nodes[LONG - 1].since, LONG - 1);
    free(nodes);
    free(holdings);
}

/* ---- multiplied -------------------------------------------------------- */

TEST(shares_are_multiplied_along_chains_and_added) {
    static const struct {
        const char *graph;
        char node;
        double part;
    } cases[] = {
        {"X>A50 A>B50", 'B', 0.25},
        {"X>A50 X>B50 A>C25 B>C25", 'C', 0.25},
        {"X>A50 X>B10 A>B40", 'B', 0.30},
        {"X>A50 A>Y10 Y>B50", 'B', 0.50}, /* a listed one is whole */
        {"X>A50 A>B100 B>A50", 'A', 1},   /* a half, and half of that … */
        {"X>A80 Y>A40", 'A', 1},          /* never more than all */
        {"X>A0-100", 'A', 0},             /* at least */
        {"X>A40 A>A60", 'A', 0.40},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        double parts[LETTERS];
        graph g = read_graph(cases[i].graph);
        assert_int_equal(tamiz_own_multiply(g.nodes, LETTERS, g.holdings,
                                            g.holding_count, parts, NULL),
                         TAMIZ_OK);
        if (fabs(parts[cases[i].node - 'A'] - cases[i].part) > 1e-6)
            fail_msg("%s: %f", cases[i].graph, parts[cases[i].node - 'A']);
    }
}
