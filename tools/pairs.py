#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Labelled pairs of published names: one party on two lists, and two parties.

usage: pairs.py [--seed N] [--most N] FOLDER > PAIRS.csv

FOLDER holds the lists as list_names.py reads them. Writes the columns
schema,name1,name2,is_match,group,half for `tamiz eval`. Nothing is written
anew: every name stands on a list. Groups of one party:

  cross:persons, cross:others   a name of the UN list, and what the EU, UK or
                                Australia call the party of that UN number
  alias:persons, alias:others   two strong Latin names of one party on one list
  script:NAME                   a name in another script, and the likest Latin
                                name of the party by common trigrams

and of two: not:near (the likest name of another party of that list, when
birth years or countries tell the two apart) and not:sister (organisations that
share their first word). half is "train" or "test", by party, so that what was
tuned on one half can be measured on the other.
"""
import argparse
import csv
import hashlib
import random
import sys
from collections import defaultdict
from pathlib import Path

import list_names
from accuracy import Nearest, differ, dialect, grams
from mutate_name import bare

LISTS = ("un", "ofac", "eu", "uk", "ch", "au")


def half(party):
    """By the name of the party, so that one on two lists is in one half."""
    key = party.un or party.id.removeprefix("un-")
    return ("train", "test")[hashlib.sha256(key.encode()).digest()[0] & 1]


def kind(party):
    return "persons" if party.schema == "Person" else "others"


def likest(text, names):
    mine = grams(text)
    return max(names, key=lambda n: (len(mine & grams(n)), n))


def cross(parties):
    listed = {p.id.removeprefix("un-"): p for p in parties if p.list == "un"}
    for p in parties:
        un = listed.get(p.un)
        if un and un.strong() and p.strong():
            known = {bare(t) for t in un.strong()}
            for text in p.strong():
                if bare(text) not in known:
                    yield un, likest(text, un.strong()), text, True, \
                        "cross:" + kind(un)


def aliases(parties, rng):
    for p in parties:
        names = {bare(t): t for t in p.strong()}
        if len(names) > 1:
            a, b = rng.sample(sorted(names.values()), 2)
            yield p, a, b, True, "alias:" + kind(p)


def scripts(parties, rng):
    for p in parties:
        for text in p.originals()[:3]:
            if p.strong() and list_names.script_of(text) != "none":
                yield p, rng.choice(p.strong()), text, True, \
                    f"script:{dialect(text)}, {kind(p)}"


def near(parties, rng, most):
    """Looking for the nearest names is most of the work, so parties are drawn
    first, until there are enough."""
    indices = {name: Nearest([p for p in parties if p.list == name])
               for name in LISTS}
    count = 0
    for p in rng.sample(parties, len(parties)):
        for text in p.strong()[:1] if count < most else ():
            for other, found in indices[p.list].near(p, text, 3):
                if differ(p, other):
                    count += 1
                    yield p, text, found, False, "not:near"


def sisters(parties):
    first = defaultdict(list)
    for p in parties:
        for text in p.strong()[:1]:
            if p.schema != "Person" and len(text.split()) > 2:
                first[p.list, bare(text.split()[0])].append((p, text))
    for members in first.values():
        for (p, a), (q, b) in zip(members, members[1:]):
            if not {bare(t) for t in p.strong()} & \
                    {bare(t) for t in q.strong()}:
                yield p, a, b, False, "not:sister"


def pairs(parties, seed, most):
    rng = random.Random(f"{seed}:pairs")
    groups = defaultdict(list)
    for found in (cross(parties), aliases(parties, rng),
                  scripts(parties, rng), near(parties, rng, most),
                  sisters(parties)):
        for party, a, b, is_match, group in found:
            if bare(a) != bare(b):
                groups[group].append((party.schema, a, b, is_match, group,
                                      half(party)))
    for group in sorted(groups):
        rows = groups[group]
        yield from rng.sample(rows, min(most, len(rows)))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most", type=int, default=4000)
    parser.add_argument("folder")
    options = parser.parse_args()
    parties = [p for name in LISTS
               for p in list_names.read(Path(options.folder), name)]
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["schema", "name1", "name2", "is_match", "group", "half"])
    for row in pairs(parties, options.seed, options.most):
        out.writerow([*row[:3], str(row[3]).lower(), *row[4:]])


if __name__ == "__main__":
    main()
