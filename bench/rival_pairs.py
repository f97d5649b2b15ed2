#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How long do others take to score two names of persons?

usage: rival_pairs.py make NAMES.tsv COUNT SEED OUT.tsv
       rival_pairs.py time PAIRS.tsv OUT.json [ROUNDS]

`make` takes pairs of Latin person names: half of one party's names, half of
two parties. `time` measures nomenklatura's logic-v2 (entities built
beforehand) and RapidFuzz (cpdist: pairs in C++, one worker), in microseconds
on a core for a pair.
"""
import json
import random
import statistics
import sys
import time


def make(names, count, seed, out):
    rng, parties = random.Random(int(seed)), {}
    with open(names, encoding="utf-8") as lines:
        for line in lines:
            source, number, schema, kind, name = line.rstrip("\n").split("\t")
            if schema == "Person" and kind != "weakAlias" and \
                    name.isascii() and " " in name:
                parties.setdefault((source, number), []).append(name)
    every = list(parties.values())
    several = [party for party in every if len(party) > 1]
    with open(out, "w", encoding="utf-8") as file:
        for i in range(int(count)):
            if i % 2:
                pair = rng.sample(rng.choice(several), 2)
            else:
                pair = [rng.choice(party) for party in rng.sample(every, 2)]
            file.write("\t".join(pair) + "\n")


def per_pair(rounds, count, work):
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append((time.process_time() - start) * 1e6 / count)
    return statistics.median(times)


def rapidfuzz_times(pairs, rounds):
    import rapidfuzz
    from rapidfuzz import fuzz, process, utils
    from rapidfuzz.distance import JaroWinkler
    left = [utils.default_process(pair[0]) for pair in pairs]
    right = [utils.default_process(pair[1]) for pair in pairs]
    result = {"version": rapidfuzz.__version__}
    for name, scorer in (("wratio", fuzz.WRatio),
                         ("jw", JaroWinkler.normalized_similarity)):
        result[name] = per_pair(rounds, len(pairs), lambda: process.cpdist(
            left, right, scorer=scorer, workers=1))
    return result


def nomenklatura_times(pairs, rounds):
    from followthemoney import model
    from nomenklatura import __version__
    from nomenklatura.matching import get_algorithm
    algorithm = get_algorithm("logic-v2")
    config = algorithm.default_config()

    def entity(name, number):
        return model.get_proxy({"id": str(number), "schema": "Person",
                                "properties": {"name": [name]}})
    built = [(entity(a, 2 * i), entity(b, 2 * i + 1))
             for i, (a, b) in enumerate(pairs)]
    one = []
    for left, right in built:
        algorithm.compare(left, right, config) # warms the caches of names
    for left, right in built:
        times = []
        for _ in range(rounds):
            start = time.process_time()
            algorithm.compare(left, right, config)
            times.append((time.process_time() - start) * 1e6)
        one.append(statistics.median(times))
    return {"version": __version__, "p50": statistics.median(one),
            "mean": statistics.fmean(one)}


def measure(path, out, rounds=5):
    with open(path, encoding="utf-8") as lines:
        pairs = [line.rstrip("\n").split("\t") for line in lines]
    result = {"pairs": len(pairs),
              "rapidfuzz": rapidfuzz_times(pairs, int(rounds))}
    try:
        result["nomenklatura"] = nomenklatura_times(pairs, int(rounds))
    except ImportError as error:
        result["nomenklatura"] = {"missing": str(error)}
    with open(out, "w", encoding="utf-8") as file:
        json.dump(result, file)


if __name__ == "__main__":
    if sys.argv[1:2] == ["make"] and len(sys.argv) == 6:
        make(*sys.argv[2:])
    elif sys.argv[1:2] == ["time"] and len(sys.argv) >= 4:
        measure(*sys.argv[2:])
    else:
        sys.exit(__doc__)
