#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fits the bits of data/odds.tsv to lists, and measures them on other lists.

usage: odds.py --odds EXE [--shared FOLDER] [--table FILE] [--docs FILE]
               [--pictures FOLDER]

FOLDER ($TAMIZ_SHARED, default ../shared) holds the lists. EXE is bench/odds.
--table renews the fitted rows, --docs the numbers between the marks of "Odds",
--pictures its two diagrams. docs/odds.md tells what is done and why.
Same engine and lists: same numbers.
"""
import argparse
import os
import random
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import list_names
import mutate
from accuracy_heldout import clean_names
from odds_fit import fit, fit_prior
from odds_report import Test, write_docs, write_pictures, write_table

SEED = 1
LISTS = ("ofac", "un", "eu", "uk")
PROPS = {list_names.STRONG: "alias", list_names.ORIGINAL: "alias",
         list_names.WEAK: "weakAlias"}
FIT_FROM, HIT_FROM = 0.5, 0.7
QUERIES = 4000  # most names of a list that are asked
SHARE = 0.3  # of a party's further names that its list is made to lose


@dataclass
class Pair:
    """A query and a party that it hits by its best name."""
    query: str
    listed: str
    same: bool
    score: float
    features: list
    number: int = 0  # of the query
    weight: float = 1.0


def split(parties, seed):
    """What stays listed, and (party, name) of what is asked: names that the
    list lost, and as many that it kept."""
    rng = random.Random(f"{seed}:odds")
    listed, lost, kept = [], [], []
    for p in parties:
        stay = {mutate.bare(p.names[0][0])}
        rows = [p.names[0]]
        gone = []
        for text, kind in p.names[1:]:
            if kind != list_names.WEAK and rng.random() < SHARE:
                gone.append(text)
            else:
                rows.append((text, kind))
                stay.add(mutate.bare(text))
        listed.append((p, rows))
        lost += [(p, t) for t in gone if mutate.bare(t) not in stay]
        kept += [(p, t) for t, k in rows if k != list_names.WEAK]
    lost = rng.sample(lost, min(len(lost), QUERIES // 2))
    return listed, lost + rng.sample(kept, len(lost))


def clean(text):
    return " ".join(text.split())


def run(program, listed, asked, threshold):
    """Pairs of asked (party id, schema, name) with the parties they hit."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8",
                                     suffix=".tsv") as file:
        for p, rows in listed:
            for i, (text, kind) in enumerate(rows):
                prop = PROPS[kind] if i else "name"
                print("listed", p.id, p.schema, prop, clean(text), sep="\t",
                      file=file)
        for _, schema, name in asked:
            print("asked", schema, clean(name), sep="\t", file=file)
        file.flush()
        done = subprocess.run([program, file.name, str(threshold)],
                              check=True, text=True, encoding="utf-8",
                              stdout=subprocess.PIPE)
    head, *lines = done.stdout.split("\n")[:-1]
    features = head.split("\t")
    pairs = []
    for line in lines:
        query, entity, score, _, *values, name = line.split("\t")
        wanted, _, text = asked[int(query)]
        pairs.append(Pair(text, name, entity == wanted, float(score),
                          [float(v) for v in values], int(query)))
    return features, pairs


def thin(pairs, seed):
    """One in five of the many different ones below the hits, by weight."""
    rng = random.Random(f"{seed}:thin")
    for p in pairs:
        if p.same or p.score >= 0.65:
            yield p
        elif rng.random() < 0.2:
            p.weight = 5.0
            yield p


def of_list(program, data, name, seed):
    listed, asked = split(list_names.read(data, name), seed)
    features, pairs = run(program, listed,
                          [(p.id, p.schema, t) for p, t in asked], FIT_FROM)
    return features, list(thin(pairs, seed)), len(asked)


def of_issuers(program, data):
    """Names that EU, UK and Australia give to parties of the UN, as they are:
    most stand on the UN's list letter for letter."""
    listed = [(p, p.names) for p in list_names.read(data, "un")]
    have = {p.id for p, _ in listed}
    asked = []
    for name in ("eu", "uk", "au"):
        for p in list_names.read(data, name):
            if p.un and f"un-{p.un}" in have:
                asked += [(f"un-{p.un}", p.schema, t) for t, k in p.names
                          if k != list_names.WEAK]
    return run(program, listed, sorted(set(asked)), HIT_FROM)[1]


def of_clean(program, data, seed):
    """Names of nobody on OFAC's list, asked of it: how many, and their hits."""
    parties = list_names.read(data, "ofac")
    names = clean_names(data, parties, seed)
    return len(names), run(program, [(p, p.names) for p in parties],
                           [("", s, n) for _, s, n in names], HIT_FROM)[1]


def hits(pairs):
    return [p for p in pairs if p.score >= HIT_FROM]


def fit_on(features, pairs):
    """Weights from all pairs, the prior from the hits alone."""
    return fit_prior(fit(features, pairs), hits(pairs))


def measure(options):
    data = Path(options.shared) / "data"
    if not data.is_dir():
        print(f"odds: {data} is not there; nothing to fit to", file=sys.stderr)
        sys.exit(77)
    sets, asked = {}, {}
    for name in LISTS:
        features, sets[name], asked[name] = of_list(options.odds, data, name,
                                                    SEED)
    others = [p for n in LISTS[1:] for p in sets[n]]
    bits = {"OFAC": fit_on(features, sets["ofac"]),
            "UN, EU, UK": fit_on(features, others),
            "all": fit_on(features, sets["ofac"] + others)}
    tests = [Test("OFAC", name.upper(), bits["OFAC"], hits(sets[name]))
             for name in LISTS[1:]]
    tests.append(Test("UN, EU, UK", "OFAC", bits["UN, EU, UK"],
                      hits(sets["ofac"])))
    # The weights as they are used: this list took part in the fit, but the
    # names asked did not.
    tests.append(Test("all", "UN, as EU, UK, AU call them", bits["all"],
                      of_issuers(options.odds, data)))
    return {"features": features, "asked": asked, "bits": bits, "tests": tests,
            "pairs": {n: (len(s), sum(p.same for p in s))
                      for n, s in sets.items()},
            "clean": of_clean(options.odds, data, SEED)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--odds", required=True)
    parser.add_argument("--shared", default=os.environ.get(
        "TAMIZ_SHARED", Path(__file__).resolve().parents[2] / "shared"))
    for name in ("--table", "--docs", "--pictures"):
        parser.add_argument(name)
    options = parser.parse_args()
    result = measure(options)
    print(write_docs(result, options.docs))
    if options.table:
        write_table(Path(options.table), result)
    if options.pictures:
        write_pictures(Path(options.pictures), result)


if __name__ == "__main__":
    main()
