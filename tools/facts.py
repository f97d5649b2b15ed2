#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Counts what facts beside the name tell: how often two lists agree on one
party, and how often two parties of similar names agree.

usage: facts.py --tamiz EXE --pairs EXE --facts EXE [--shared FOLDER]
                [--table FILE] [--docs FILE]

FOLDER ($TAMIZ_SHARED, default ../shared) holds the lists; the programs are the
command, tests/real/link_pairs and bench/facts. --table renews the counted rows
of data/odds.tsv, --docs what stands between the marks. docs/odds.md tells what
is done and why. Same engine and lists: same numbers.
"""
import argparse
import collections
import math
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from odds_report import table
from official import LISTS, UK

ROOT = Path(__file__).resolve().parents[1]

# Outcomes of each fact, from agreement to disagreement.
FACTS = {
    "date of birth": ["day_agrees", "month_agrees", "year_agrees",
                      "day_swapped", "day_beside", "day_differs",
                      "year_slips", "year_beside", "year_differs"],
    "incorporation": ["founded_day", "founded_year", "founded_differs"],
    "country": ["country_agrees", "country_kin", "country_differs"],
    "gender": ["gender_agrees", "gender_differs"],
    "place of birth": ["birth_place_agrees", "birth_place_region",
                       "birth_place_country", "birth_place_differs",
                       "birth_place_abroad"],
    "address": ["address_house", "address_street", "address_town",
                "address_region", "address_country", "address_differs"],
    "position": ["position_agrees", "position_other"],
}
# Lists copy from one another, customers' files do not: no less of one party's
# facts than this is taken to differ. The shares are judged.
LEAST_DIFFERS = {"year_differs": 0.02, "country_differs": 0.05,
                 "gender_differs": 0.0025, "birth_place_differs": 0.05,
                 "birth_place_abroad": 0.02, "address_differs": 0.05}
# Chance alone gives two parties the same day and month, in years that are a slip
# apart as one in four is, however few pairs are at hand to show it.
LEAST_BY_CHANCE = {"year_slips": 1 / 365 / 4}
# Agreement is never told as evidence against, however little it tells.
AGREES = {"day_agrees", "month_agrees", "year_agrees", "country_agrees",
          "gender_agrees", "birth_place_agrees", "birth_place_country",
          "address_house", "address_street", "address_town",
          "address_country", "position_agrees"}
LEAST_AGREES = 0.1
FEWEST = 30  # cases of an outcome; with fewer the judged bits stay
LEAST_NAME, LEAST_BITS, MARGIN = 0.95, 2.0, 2.0  # of one party, by its names
NUMBER_NAME = 0.6  # of one party, by a number
BEGIN, END = "<!-- facts: begin -->", "<!-- facts: end -->"


# ---- pairs ------------------------------------------------------------------

def forge(options, data, folder):
    uk, made = f"{folder}/uk.csv", f"{folder}/made.tamiz"
    subprocess.run([sys.executable, ROOT / "tests/real/make_gb.py", data / UK,
                    uk], check=True)
    subprocess.run([options.tamiz, "forge", "--quiet", "-o", made,
                    f"gb_fcdo_sanctions={uk}"] +
                   [f"{i}={data / p}" for i, p in LISTS.items()],
                   check=True, stderr=subprocess.DEVNULL)
    return made


def same_parties(options, made):
    """Pairs of one party on two lists, known without the facts: a number in
    common, and names that are the best of each other."""
    text = subprocess.run([options.pairs, made], check=True, text=True,
                          encoding="utf-8", stdout=subprocess.PIPE).stdout
    lists, numbered, named = {}, set(), []
    for line in text.splitlines():
        kind, *f = line.split("\t")
        if kind == "party":
            lists[f[0]] = f[1]
        elif kind == "number" and float(f[2]) >= NUMBER_NAME:
            numbered.add((f[0], f[1]))
        elif kind == "pair":
            named.append((f[0], f[1], float(f[2]), float(f[3])))
    rivals = collections.defaultdict(list)
    for a, b, _, bits in named:
        rivals[a, lists[b]].append((bits, b))
        rivals[b, lists[a]].append((bits, a))
    for found in rivals.values():
        found.sort(reverse=True)

    def is_best(a, b):
        found = rivals[a, lists[b]]
        return found[0][1] == b and (
            len(found) < 2 or found[1][0] <= found[0][0] - MARGIN)
    by_name = {(a, b) for a, b, score, bits in named
               if score >= LEAST_NAME and bits >= LEAST_BITS and
               is_best(a, b) and is_best(b, a)}
    return numbered, by_name - numbered


class Case:
    """Two parties, with how their facts agree."""

    def __init__(self, cells):
        _, self.a, self.b, bits, together, *self.outcomes = cells
        self.name_bits, self.apart = float(bits), together == "apart"

    def lists(self):
        return {self.a.split("-")[0], self.b.split("-")[0]}


def ask(options, made, folder, lines):
    path = Path(folder) / "pairs.tsv"
    path.write_text("".join(f"{a}\t{b}\n" for a, b in lines), encoding="utf-8")
    text = subprocess.run([options.facts, made, path], check=True, text=True,
                          encoding="utf-8", stdout=subprocess.PIPE).stdout
    return [Case(line.split("\t")) for line in text.splitlines()]


def read(options, data):
    with tempfile.TemporaryDirectory() as folder:
        made = forge(options, data, folder)
        numbered, named = same_parties(options, made)
        alike = ask(options, made, folder, [("alike", "1")])
        return {
            "numbered": ask(options, made, folder, sorted(numbered)),
            "named": ask(options, made, folder, sorted(named)),
            # Names of more bits are mostly one party that its list has twice;
            # one programme holds families and groups.
            "different": [c for c in alike if c.apart and c.name_bits <= 0]}


# ---- counting ---------------------------------------------------------------

def count(cases):
    return collections.Counter(o for c in cases for o in c.outcomes)


def weigh(same, different):
    """Bits of each outcome that has cases enough."""
    out = {}
    for outcomes in FACTS.values():
        m_all = sum(same[o] for o in outcomes) + 0.5 * len(outcomes)
        u_all = sum(different[o] for o in outcomes) + 0.5 * len(outcomes)
        for o in outcomes:
            if same[o] + different[o] < FEWEST:
                continue
            m = max((same[o] + 0.5) / m_all, LEAST_DIFFERS.get(o, 0))
            u = max((different[o] + 0.5) / u_all, LEAST_BY_CHANCE.get(o, 0))
            out[o] = math.log2(m / u)
            if o in AGREES:
                out[o] = max(out[o], LEAST_AGREES)
    out.pop("position_other", None)
    return out


def bits_of(case, bits):
    return sum(bits.get(o, 0) for o in case.outcomes)


def reliability(same, different, bits):
    """Rows of (bits from, to, same, different, told, found)."""
    edges = [-99, -6, -3, -1, 0, 1, 3, 6, 9, 99]
    cases = [(bits_of(c, bits), True) for c in same if c.outcomes]
    cases += [(bits_of(c, bits), False) for c in different if c.outcomes]
    yes = sum(s for _, s in cases)
    prior = math.log2(yes / (len(cases) - yes))
    for low, high in zip(edges, edges[1:]):
        group = [(b, s) for b, s in cases if low <= b < high]
        if not group:
            continue
        told = sum(1 / (1 + 2 ** -(b + prior)) for b, _ in group) / len(group)
        right = sum(s for _, s in group)
        span = (f"under {high}" if low == -99 else f"{low} or more"
                if high == 99 else f"{low} to {high}")
        yield [span.replace("-", "\u2212"), right, len(group) - right,
               f"{100 * told:.1f} %", f"{100 * right / len(group):.1f} %"]


# ---- telling ----------------------------------------------------------------

def judged(path):
    rows = [line.split("\t") for line in
            path.read_text(encoding="utf-8").splitlines()]
    return {r[0]: float(r[1]) for r in rows if len(r) == 4 and r[2] == "judged"}


def numbers(cases, bits, old):
    counts = {k: count(v) for k, v in cases.items()}
    rows = []
    for fact, outcomes in FACTS.items():
        alls = {k: sum(c[o] for o in outcomes) for k, c in counts.items()}
        for o in outcomes:
            cells = [f"{c[o]} ({100 * c[o] / max(1, alls[k]):.1f} %)"
                     for k, c in counts.items()]
            told = (f"{bits[o]:+.1f}" if o in bits else
                    "" if o == "position_other" else f"{old[o]:+.1f}, judged")
            rows.append([f"{fact}: `{o}`"] + cells + [told])
    out = [", ".join(f"{k} {len(v):,} pairs" for k, v in cases.items()) + ".",
           ""]
    out += table(["outcome", "one party, by number", "one party, by name",
                  "two parties", "bits"], rows)
    held = [c for k in ("numbered", "named") for c in cases[k]]
    fit = weigh(count(c for c in held if "ofac" not in c.lists()),
                count(c for c in cases["different"]
                      if "ofac" not in c.lists()))
    fit.update({o: b for o, b in old.items() if o not in fit})
    out += ["", "Counted without OFAC, and held against pairs with it:", ""]
    out += table(["bits of all facts", "one party", "two parties",
                  "told", "found"],
                 list(reliability(
                     [c for c in held if "ofac" in c.lists()],
                     [c for c in cases["different"] if "ofac" in c.lists()],
                     fit)))
    return out


def write_table(path, bits):
    lines = []
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) == 4 and cells[0] in bits:
            cells[1:3] = [f"{bits[cells[0]]:.1f}", "counted"]
        lines.append("\t".join(cells))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("--tamiz", "--pairs", "--facts"):
        parser.add_argument(name, required=True)
    parser.add_argument("--shared", default=os.environ.get(
        "TAMIZ_SHARED", ROOT.parent / "shared"))
    parser.add_argument("--table")
    parser.add_argument("--docs")
    options = parser.parse_args()
    data = Path(options.shared) / "data"
    if not data.is_dir():
        print(f"facts: {data} is not there; nothing to count",
              file=sys.stderr)
        sys.exit(77)
    cases = read(options, data)
    bits = weigh(count(cases["numbered"] + cases["named"]),
                 count(cases["different"]))
    lines = numbers(cases, bits, judged(ROOT / "data/odds.tsv"))
    print("\n".join(lines))
    if options.table:
        write_table(Path(options.table), bits)
    if options.docs:
        page = Path(options.docs).read_text(encoding="utf-8")
        before, rest = page.split(BEGIN, 1)
        Path(options.docs).write_text(
            f"{before}{BEGIN}\n" + "\n".join(lines) + f"\n{END}" +
            rest.split(END, 1)[1], encoding="utf-8")


if __name__ == "__main__":
    main()
