#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes labelled pairs from real names: the ways one name is written twice
(positives) and the ways two parties' names come near (negatives).

usage: mutate.py [--seed N] [--per-category N] [--only GROUP,...] NAMES.csv

NAMES.csv has the columns id, schema, name (tools/list_names.py writes it).
Standard output gets the columns schema,name1,name2,is_match,group for `tamiz
eval`: name2 as listed, name1 changed. Same seed, same bytes; each category has
a random sequence of its own, so adding one changes no other.
"""
import argparse
import csv
import random
import sys

from mutate_apart import (NEGATIVES, fixed_trap, random_pairs, short_names,
                          siblings)
from mutate_name import Name, bare, latin
from mutate_same import POSITIVES


def distinct(pairs, count):
    seen = set()
    for schema, a, b in pairs:
        key = (a, b)
        if key in seen or a == b:
            continue
        seen.add(key)
        yield schema, a, b
        if len(seen) == count:
            return


def positives(rng, rows, change):
    for _, schema, text in rng.sample(rows, len(rows)):
        n = Name(schema, text)
        new = change(rng, n) if n.tokens else None
        if new and bare(new):
            yield schema, new, text


def negatives(rng, rows, change):
    for _, schema, text in rng.sample(rows, len(rows)):
        n = Name(schema, text)
        pair = change(rng, n) if n.tokens else None
        if pair and bare(pair[0]) != bare(pair[1]):
            yield schema if n.person or change not in (
                short_names, fixed_trap) else "", *pair


def cases(rows, seed=1, count=200, only=None):
    """Yields (schema, name1, name2, is_match, group). rows: (id, schema,
    name), Latin names only are used."""
    rows = sorted(r for r in set(map(tuple, rows))
                  if latin(r[2]) and len(r[2]) < 120 and r[2].strip())
    makers = [(g, True, lambda r, f=f: positives(r, rows, f))
              for g, f in POSITIVES.items()]
    makers += [(g, False, lambda r, f=f: negatives(r, rows, f))
               for g, f in NEGATIVES.items()]
    makers += [
        ("not:random", False, lambda r: random_pairs(r, rows, count * 4)),
        ("not:same-surname", False, lambda r: siblings(r, rows, count, True)),
        ("not:same-given", False, lambda r: siblings(r, rows, count, False)),
    ]
    for group, is_match, make in makers:
        if only and group not in only:
            continue
        rng = random.Random(f"{seed}:{group}")
        for schema, a, b in distinct(make(rng), count):
            yield schema, a, b, is_match, group


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--per-category", type=int, default=200)
    parser.add_argument("--only", default="")
    parser.add_argument("names")
    options = parser.parse_args()
    with open(options.names, encoding="utf-8", newline="") as file:
        rows = [(r["id"], r["schema"], r["name"])
                for r in csv.DictReader(file)]
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["schema", "name1", "name2", "is_match", "group"])
    only = set(filter(None, options.only.split(",")))
    for schema, a, b, is_match, group in cases(
            rows, options.seed, options.per_category, only):
        out.writerow([schema, a, b, str(is_match).lower(), group])


if __name__ == "__main__":
    main()
