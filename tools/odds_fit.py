# SPDX-License-Identifier: Apache-2.0
"""Logistic regression in plain Python: log2 odds as a sum of weighted features.
"""
import math

# What must not turn round, whatever the sample says: agreement adds, and
# disagreement takes away; no inexact word tells more than an exact one.
AT_LEAST_0 = {"rarity", "letters"}
AT_MOST_0 = {"script_rarity", "joined_rarity", "gap", "conflict", "omission",
             "contradiction"}
RIDGE = 1.0  # holds weights that few pairs speak for near 0
ROUNDS = 40


def solve(matrix, vector):
    """Gaussian elimination of a small symmetric system."""
    size = len(vector)
    rows = [row[:] + [v] for row, v in zip(matrix, vector)]
    for i in range(size):
        pivot = max(range(i, size), key=lambda k: abs(rows[k][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for k in range(i + 1, size):
            factor = rows[k][i] / rows[i][i]
            if factor:
                for j in range(i, size + 1):
                    rows[k][j] -= factor * rows[i][j]
    out = [0.0] * size
    for i in reversed(range(size)):
        done = sum(rows[i][j] * out[j] for j in range(i + 1, size))
        out[i] = (rows[i][size] - done) / rows[i][i]
    return out


def probability(bits):
    return 1 / (1 + 2 ** -min(max(bits, -500), 500))


def bits_of(bits, pair):
    return sum(map(float.__mul__, bits, pair.features))


def loss(data, bits, free):
    """Minus the log likelihood, in bits, and the ridge."""
    total = sum(RIDGE * bits[k] ** 2 / 2 for k in free if k)
    for weight, same, all_of, _ in data:
        x = sum(map(float.__mul__, bits, all_of))
        x = -x if same else x
        total += weight * (x if x > 50 else math.log2(1 + 2 ** x))
    return total


def direction(data, bits, free):
    """Newton's step for the free weights."""
    ln2, size = math.log(2), len(free)
    slope = [-RIDGE * bits[k] * (k > 0) for k in free]
    curve = [[0.0] * size for _ in free]
    for weight, same, all_of, few in data:
        p = probability(sum(map(float.__mul__, bits, all_of)))
        error, bend = weight * (same - p), weight * p * (1 - p) * ln2
        for i, x in few:
            slope[i] += error * x
            row, bent = curve[i], bend * x
            for j, y in few:
                row[j] += bent * y
    for i, k in enumerate(free):
        curve[i][i] += RIDGE * (k > 0) + 1e-9
    return solve(curve, slope)


def newton(pairs, bits, free):
    """Free weights that make the labels likeliest, by Newton's method; a step
    that makes them less likely is halved. The prior is feature 0."""
    data = [(p.weight, p.same, p.features,
             [(i, p.features[k]) for i, k in enumerate(free)
              if p.features[k]]) for p in pairs]
    now = loss(data, bits, free)
    for _ in range(ROUNDS):
        step = direction(data, bits, free)
        for _ in range(20):
            new = bits[:]
            for i, k in enumerate(free):
                new[k] += step[i]
            then = loss(data, new, free)
            if then <= now:
                break
            step = [x / 2 for x in step]
        small = now - then < 1e-7 * now
        bits, now = new, then
        if small:
            break
    return bits


def wrong(name, bits):
    return (name in AT_LEAST_0 and bits < 0) or (name in AT_MOST_0 and bits > 0)


def fit(features, pairs):
    """One weight per feature; those that come out with the wrong sign are 0."""
    free = list(range(len(features)))
    while True:
        bits = newton(pairs, [0.0] * len(features), free)
        bad = [k for k in free if wrong(features[k], bits[k])]
        if not bad:
            return bits
        free = [k for k in free if k not in bad]


def fit_prior(bits, pairs):
    """The same weights with the prior that suits these pairs."""
    return newton(pairs, bits[:], [0])


def brier(chances, same):
    return sum((c - s) ** 2 for c, s in zip(chances, same)) / len(same)
