#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures how well parties of different lists are linked by names and facts,
with what the lists themselves say as the truth. docs/linking.md shows the table.

usage: links.py LINK_PAIRS SNAPSHOT [--check]

LINK_PAIRS is tests/real/link_pairs. Two truths are hidden from the linking:

references  parties of two lists that quote one UN reference are the same; a
            party whose list has another party with that reference is not. A
            reference that is no party's of the UN list, or of one without any
            name in common, is no truth: it was cut off or copied wrongly, and
            its party is left out (they are printed).
births      of two persons with one day of birth: the same; with years of birth
            more than one apart: not the same (many are, which lists date
            differently: a careful bound).

--check exits 1 when precision is below 0.995 by references at the threshold.
"""
import collections
import subprocess
import sys
from pathlib import Path

LEAST_SCORE, LEAST_BITS, MARGIN = 0.90, 4.0, 2.0
AGREES, CONTRADICTS = 1, 3
UN = "un_sc_sanctions"
ODDS = Path(__file__).resolve().parents[1] / "data/odds.tsv"
DAY_BITS = next(float(line.split("\t")[1]) for line in
                ODDS.read_text(encoding="utf-8").splitlines()
                if line.startswith("day_agrees\t"))


def read(text):
    lists, schemata, references, pairs, numbers = {}, {}, {}, [], []
    for line in text.splitlines():
        kind, *f = line.split("\t")
        if kind == "party":
            lists[f[0]], schemata[f[0]] = f[1], f[2]
            references[f[0]] = {r.replace(" ", "").upper() for r in f[3:]}
        elif kind == "pair":
            pairs.append({"a": f[0], "b": f[1], "score": float(f[2]),
                          "bits": float(f[3]) + float(f[4]),
                          "date_bits": float(f[5]), "date": int(f[6]),
                          "against": f[7]})
        else:
            numbers.append(f)
    return lists, schemata, references, pairs, numbers


def decide(pairs, lists, least):
    """Mutual best, as src/link does it."""
    rivals = collections.defaultdict(list)
    for p in pairs:
        if p["bits"] >= least - MARGIN:
            rivals[p["a"], lists[p["b"]]].append((p["bits"], p["b"]))
            rivals[p["b"], lists[p["a"]]].append((p["bits"], p["a"]))
    for found in rivals.values():
        found.sort(reverse=True)

    def is_best(a, b):
        found = rivals[a, lists[b]]
        return found[0][1] == b and (
            len(found) < 2 or found[1][0] <= found[0][0] - MARGIN)
    return [p for p in pairs if p["bits"] >= least and
            is_best(p["a"], p["b"]) and is_best(p["b"], p["a"])]


def quoted(lists, references, numbers):
    """References whose two parties share a name, and parties with another."""
    un = {r: p for p, rs in references.items() if lists[p] == UN for r in rs}
    named = {frozenset(n[:2]) for n in numbers
             if n[3] == "UN reference" and float(n[2]) >= 0.6}
    wrong = {p for p, rs in references.items() if rs and lists[p] != UN and
             not any(r in un and frozenset((p, un[r])) in named for r in rs)}
    return {p: rs for p, rs in references.items()
            if rs and p not in wrong}, wrong


def by_references(lists, references, pairs, wrong):
    holders = collections.defaultdict(set)
    for party, some in references.items():
        for r in some:
            holders[lists[party], r].add(party)
    truth = {frozenset((a, b)) for (la, r), one in holders.items()
             for (lb, q), two in holders.items()
             if r == q and la < lb for a in one for b in two}

    def verdict(p):
        if p["a"] in wrong or p["b"] in wrong:
            return None
        if frozenset((p["a"], p["b"])) in truth:
            return True
        for x, y in ((p["a"], p["b"]), (p["b"], p["a"])):
            for r in references.get(x, ()):
                if holders.get((lists[y], r)):
                    return False
        return None
    usable = [p for p in pairs if not p["against"]]
    return usable, verdict, len(truth)


def by_births(schemata, pairs):
    def verdict(p):
        if schemata[p["a"]] != "Person" or schemata[p["b"]] != "Person":
            return None
        if p["date"] == CONTRADICTS:
            return False
        return True if p["date_bits"] >= DAY_BITS else None
    usable = [dict(p, bits=p["bits"] - p["date_bits"]) for p in pairs
              if p["against"] in ("", "date")]
    return usable, verdict, sum(verdict(p) is True for p in usable)


def count(some, verdict):
    found = collections.Counter(verdict(p) for p in some)
    return found[True], found[False]


def report(title, usable, verdict, total, lists):
    print(f"{title}: {total} pairs")
    print("bits  pairs right wrong precision  links right wrong precision "
          "recall")
    at_threshold = 0
    for least in (0, 1, 2, 3, 4, 5, 6, 8, 10):
        all_pairs = [p for p in usable if p["bits"] >= least]
        links = decide(usable, lists, least)
        r, w = count(all_pairs, verdict)
        lr, lw = count(links, verdict)
        print(f"{least:4}  {len(all_pairs):5} {r:5} {w:5} "
              f"{r / max(1, r + w):9.4f}  {len(links):5} {lr:5} {lw:5} "
              f"{lr / max(1, lr + lw):9.4f} {lr / max(1, total):6.4f}")
        if least == LEAST_BITS:
            at_threshold = lr / max(1, lr + lw)
    return at_threshold


def main():
    text = subprocess.run(sys.argv[1:3], check=True, capture_output=True,
                          text=True).stdout
    lists, schemata, references, pairs, numbers = read(text)
    pairs = [p for p in pairs if p["score"] >= LEAST_SCORE]
    sound, wrong = quoted(lists, references, numbers)
    for party in sorted(wrong):
        print(f"left out: {party} quotes {' '.join(sorted(references[party]))}")
    precision = report("references",
                       *by_references(lists, sound, pairs, wrong), lists)
    report("births", *by_births(schemata, pairs), lists)
    if "--check" in sys.argv and precision < 0.995:
        sys.exit(f"precision {precision:.4f}, expected 0.995")


if __name__ == "__main__":
    main()
