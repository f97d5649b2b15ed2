#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Ownership beside a whole list, reckoned again in another language: random
edges among parties of OFAC's list and invented companies, with ranges, missing
shares, ended edges, repeated ones and rings. Every verdict and every sum of
`tamiz owned --json` is compared.
usage: check_owned.py TAMIZ. Exits 77, a skipped test, without the list."""
import csv
import io
import json
import os
import random
import subprocess
import sys
import tempfile
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

SDN = "data/ofac/2023-12-28"
COMPANIES, EDGES, WHOLE, NEEDED = 3000, 7000, Fraction(100), Fraction(50)
TINY = Fraction(1, 10**6)
SHARES = {  # what is published: at least, at most
    "50": (50, 50), "25 %": (25, 25), "12.5": (12.5, 12.5), "10": (10, 10),
    "33.333333": (Fraction(33333333, 10**6),) * 2, "100%": (100, 100),
    "25-50": (25, 50), ">50": (50 + TINY, 100), "50%+1": (50 + TINY, 100),
    "up to 10": (0, 10), "": (0, 100), "some": (0, 100), "5": (5, 5),
}


def listed_ids(folder):
    text = subprocess.run(["zstd", "-dcq", folder / "sdn.csv.zst"], check=True,
                          capture_output=True).stdout.decode("ascii")
    return [f"ofac-{row[0]}" for row in csv.reader(io.StringIO(text))
            if len(row) > 3]


def draw(rng, listed):
    """Edges (owner, asset, share as published, ended)."""
    companies = [f"own-{i}" for i in range(COMPANIES)]
    for _ in range(EDGES):
        owner = rng.choice(listed if rng.random() < 0.15 else companies)
        asset = rng.choice(companies)
        edge = (owner, asset, rng.choice(list(SHARES)), rng.random() < 0.1)
        for _ in range(2 if rng.random() < 0.1 else 1):
            yield edge


def holdings(edges):
    """(owner, asset): [low, high], as docs/ownership.md says for one list."""
    told = defaultdict(set)
    for owner, asset, share, ended in edges:
        if not ended:
            told[owner, asset].add(tuple(map(Fraction, SHARES[share])))
    out = {}
    for pair, shares in told.items():
        known = sorted(s for s in shares if s != (0, WHOLE)) or [(0, WHOLE)]
        if pair[0] != pair[1]:
            out[pair] = (max(s[0] for s in known), sum(s[1] for s in known))
    return out


def close(held, known, listed, most):
    """The smallest set, by looking at everything until nothing changes."""
    blocked, sums, changed = set(listed), {}, True
    owners = defaultdict(list)
    for (owner, asset), share in held.items():
        owners[asset].append((owner, share))
    while changed:
        changed = False
        for asset, rows in owners.items():
            inside = [s for o, s in rows if o in blocked]
            total = sum(s[most] for s in inside)
            if most:
                others = known[asset] - sum(s[0] for s in inside)
                left = WHOLE - others if known[asset] <= WHOLE else WHOLE
                total = min(total, left)
            sums[asset] = total
            if total >= NEEDED and asset not in blocked:
                blocked.add(asset)
                changed = True
    return blocked, sums


def entities(edges):
    for number, (owner, asset, share, ended) in enumerate(edges):
        properties = {"owner": [owner], "asset": [asset]}
        if share:
            properties["percentage"] = [share]
        if ended:
            properties["endDate"] = ["2020-01-01"]
        yield {"id": f"edge-{number}", "schema": "Ownership",
               "properties": properties}


def run(tamiz, folder, data, edges):
    made, path = f"{folder}/made.tamiz", f"{folder}/edges.jsonl"
    with open(path, "w", encoding="utf-8") as file:
        for entity in entities(edges):
            file.write(json.dumps(entity) + "\n")
    subprocess.run([tamiz, "forge", "--quiet", "-o", made,
                    f"us_ofac_sdn={data}"], check=True,
                   stderr=subprocess.DEVNULL)
    done = subprocess.run([tamiz, "owned", "--snapshot", made, "--file", path,
                           "--as-of", "2024-06-01", "--json"],
                          capture_output=True, text=True)
    assert done.returncode == 1, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def differs(answer, low, high):
    """Sums have six digits; the upper one is never below the lower."""
    held = answer["held"]
    return abs(held["low"] - float(low)) > 2e-6 or \
        abs(held["high"] - float(max(low, high))) > 2e-6


def main():
    shared = os.environ.get("TAMIZ_SHARED",
                            os.environ.get("TAMIZ_SHARED_DEFAULT"))
    data = Path(shared) / SDN
    if not data.exists():
        print("the list is not at hand; set TAMIZ_SHARED")
        sys.exit(77)
    listed = listed_ids(data)
    edges = list(draw(random.Random(11), listed))
    held = holdings(edges)
    known = defaultdict(Fraction)
    for (_, asset), share in held.items():
        known[asset] += share[0]
    sure, low = close(held, known, listed, 0)
    perhaps, high = close(held, known, listed, 1)
    with tempfile.TemporaryDirectory() as folder:
        answers = run(sys.argv[1], folder, data, edges)
    expected = {i: "blocked" for i in sure if i.startswith("own-")}
    expected.update({i: "unclear" for i in perhaps - sure})
    got = {a["id"]: a["standing"] for a in answers}
    wrong = [i for i in set(got) | set(expected)
             if got.get(i) != expected.get(i)]
    wrong += [a["id"] for a in answers
              if differs(a, low[a["id"]], high[a["id"]])]
    counts = [list(expected.values()).count(v) for v in ("blocked", "unclear")]
    print(f"{len(edges)} edges: {counts[0]} blocked, {counts[1]} unclear, "
          f"{len(wrong)} told otherwise", wrong[:5])
    sys.exit(bool(wrong) or min(counts) < 100)


if __name__ == "__main__":
    main()
