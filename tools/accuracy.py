#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How well does tamiz tell names apart? Measures, prints, renews the docs.

usage: accuracy.py --tamiz EXE --alert-rate EXE [--shared FOLDER] [--seed N]
                   [--json FILE] [--docs FILE] [--failures FILE]
                   [--only PART,...]

FOLDER ($TAMIZ_SHARED, default ../shared) holds the lists. What is measured and
why stands in docs/accuracy.md; --docs renews the numbers there, between its
marks. Same seed, engine and lists: same numbers.
"""
import argparse
import csv
import heapq
import io
import json
import os
import platform
import random
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import cache
from pathlib import Path

import list_names
import mutate
from accuracy_heldout import held_out
from accuracy_numbers import examples, rates, separation
from accuracy_report import write_docs, write_failures, write_text

LISTS = ("ofac", "un", "eu", "uk", "ch", "au")
PER_CATEGORY = 300
PARTS = ("mutations", "scripts", "tokens", "aliases", "heldout")


class Engine:
    """The command under test."""

    def __init__(self, options):
        self.tamiz, self.rate = options.tamiz, options.alert_rate
        self.folder = Path(tempfile.mkdtemp(prefix="tamiz-accuracy-"))
        self.pairs = self.seconds = 0

    def version(self):
        return subprocess.run([self.tamiz, "--version"], check=True, text=True,
                              capture_output=True).stdout.split()[-1]

    def scores(self, pairs):
        """Scores of (schema, name1, name2)."""
        text = io.StringIO()
        out = csv.writer(text, lineterminator="\n")
        out.writerow(["schema", "name1", "name2"])
        out.writerows(pairs)
        start = time.monotonic()
        done = subprocess.run([self.tamiz, "compare", "--file", "-"],
                              input=text.getvalue(), text=True, check=True,
                              encoding="utf-8", stdout=subprocess.PIPE)
        self.seconds += time.monotonic() - start
        rows = list(csv.DictReader(io.StringIO(done.stdout, newline="")))
        if len(rows) != len(pairs):
            sys.exit(f"accuracy: {len(pairs)} pairs gave {len(rows)} scores")
        self.pairs += len(pairs)
        return [float(row["score"]) for row in rows]

    def forge(self, source):
        path = self.folder / "list.tamiz"
        subprocess.run([self.tamiz, "forge", source, "-o", path, "--quiet"],
                       check=True, stdout=subprocess.DEVNULL)
        return path

    def hits(self, snapshot, queries, threshold, limit):
        """Per query (schema, name): its hits as (id, score), best first."""
        path = self.folder / "queries.csv"
        with open(path, "w", encoding="utf-8", newline="") as file:
            out = csv.writer(file, lineterminator="\n")
            out.writerow(["schema", "name"])
            out.writerows(queries)
        done = subprocess.run(
            [self.rate, snapshot, path, str(threshold), str(limit)],
            check=True, text=True, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL)
        found = [[] for _ in queries]
        for line in done.stdout.splitlines():
            row, entity, score = line.split("\t")
            found[int(row)].append((entity, float(score)))
        return found

    def close(self):
        for path in self.folder.iterdir():
            path.unlink()
        self.folder.rmdir()


# ---- what is measured ------------------------------------------------------

def mutations(engine, parties, seed):
    rows = [(p.id, p.schema, t) for p in parties for t in p.strong()]
    cases = list(mutate.cases(rows, seed, PER_CATEGORY))
    scores = engine.scores([c[:3] for c in cases])
    groups = defaultdict(lambda: ([], []))
    for case, score in zip(cases, scores):
        groups[(case[3], case[4])][0].append(case[:3])
        groups[(case[3], case[4])][1].append(score)
    result = {"positive": {}, "negative": {}}
    for (is_match, group), (pairs, found) in groups.items():
        result["positive" if is_match else "negative"][group] = {
            **rates(found), "examples": examples(pairs, found, is_match)}
    result["all"] = separation(
        [s for c, s in zip(cases, scores) if c[3]],
        [s for c, s in zip(cases, scores) if not c[3]])
    return result


def dialect(text):
    """The script, and what its letters tell of the language."""
    script, low = list_names.script_of(text), text.lower()
    if script == "Cyrillic":
        if set(low) & set("іїєґ"):
            return "Cyrillic (Ukrainian, Belarusian)"
        return "Cyrillic (Russian and others)"
    if script == "Arabic":
        return "Persian, Pashto, Urdu" if set(low) & set("پچژگکیټډړښ") else \
            "Arabic"
    return script


def best_of(engine, questions):
    """questions: (schema, name, other names); the best score of each."""
    flat = [(s, n, o) for s, n, others in questions for o in others]
    scores = engine.scores(flat)
    out, at = [], 0
    for _, _, others in questions:
        part = scores[at:at + len(others)]
        out.append((max(part), others[part.index(max(part))]))
        at += len(others)
    return out


def list_scripts(engine, parties, seed):
    """Original-script names of the lists against Latin ones of the party."""
    rng = random.Random(f"{seed}:scripts")
    groups = defaultdict(list)
    pool = defaultdict(list)
    for p in parties:
        pool[p.schema].extend(p.strong())
        for text in p.originals():
            if p.strong() and list_names.script_of(text) != "none":
                kind = "persons" if p.schema == "Person" else "others"
                groups[f"{dialect(text)}, {kind}"].append(
                    (p.schema, text, p.strong()))
    result = {}
    for group in sorted(groups, key=lambda g: (-len(groups[g]), g)):
        asked = rng.sample(groups[group], min(500, len(groups[group])))
        if len(asked) < 5:
            continue
        right = best_of(engine, asked)
        wrong = best_of(engine, [(s, n, rng.sample(pool[s], min(
            100, len(pool[s])))) for s, n, _ in asked[:150]])
        pairs = [(s, n, r[1]) for (s, n, _), r in zip(asked, right)]
        result[group] = {
            **rates([r[0] for r in right]),
            "first_name_only": rates(engine.scores(
                [(s, n, o[0]) for s, n, o in asked])),
            "best_of_100_others": rates([w[0] for w in wrong]),
            "examples": examples(pairs, [r[0] for r in right], True)}
    return result


TOKENS = {"Arabic": ("wd_arabic_tokens_80.tsv", " "),
          "Chinese": ("wd_chinese_tokens_80.tsv", "·"),
          "Japanese": ("wd_japanese_tokens_80.tsv.zst", "・"),
          "Katakana": ("wd_katakana_tokens_80.tsv.zst", "・"),
          "Russian": ("wd_russian_tokens_80.tsv.zst", " ")}


def token_scripts(engine, names, seed):
    """Two tokens of a transliteration corpus make a name."""
    result = {}
    for group, (file, joint) in TOKENS.items():
        rng = random.Random(f"{seed}:{group}")
        lines = list_names.read_bytes(names / file).decode("utf-8").splitlines()
        rows = [line.split("\t") for line in lines]
        drawn = rng.choices(rows, [int(r[2]) for r in rows], k=2400)
        pairs = [("Person", f"{a[0]} {b[0]}".title(), joint.join(
            [a[1].replace(" ", ""), b[1].replace(" ", "")]))
            for a, b in zip(drawn[::2], drawn[1::2])]
        crossed = [(s, n, pairs[(i + 1) % len(pairs)][2])
                   for i, (s, n, _) in enumerate(pairs)]
        yes, no = engine.scores(pairs), engine.scores(crossed)
        result[group] = {**rates(yes), "others": rates(no),
                         "separation": separation(yes, no),
                         "examples": examples(pairs, yes, True)}
    return result


@cache
def grams(text):
    text = f" {mutate.bare(text)} "
    return {text[i:i + 3] for i in range(len(text) - 2)}


def alike(pair):
    """Written alike, told without the engine: half of the trigrams shared."""
    a, b = grams(pair[1]), grams(pair[2])
    return 2 * len(a & b) >= 0.5 * (len(a) + len(b))


class Nearest:
    """Names of other parties that share the most rare trigrams."""

    def __init__(self, parties):
        self.names = [(p, t) for p in parties for t in p.strong()]
        self.of = defaultdict(list)
        for i, (_, text) in enumerate(self.names):
            for g in sorted(grams(text)):
                self.of[g].append(i)

    def near(self, party, text, count):
        weight = defaultdict(float)
        for g in sorted(grams(text)):
            holders = self.of.get(g, ())
            if len(holders) < len(self.names) // 20 + 50:
                rare = 1 / (3 + len(holders) ** 0.5)
                for i in holders:
                    weight[i] += rare
        picked = heapq.nsmallest(
            count, ((-w, i) for i, w in weight.items()
                    if self.names[i][0] is not party and
                    self.names[i][0].schema == party.schema))
        return [self.names[i] for _, i in picked]


def differ(a, b):
    """Two parties that the list's own facts tell apart."""
    if a.years and b.years:
        return not a.years & b.years
    return bool(a.countries and b.countries and not a.countries & b.countries)


def aliases(engine, parties, seed, name):
    """Strong names of one party, against the nearest of another."""
    rng = random.Random(f"{seed}:aliases:{name}")
    mine = [p for p in parties if p.list == name]
    pairs = []
    for p in mine:
        strong = p.strong()
        if len(strong) > 1:
            a, b = rng.sample(strong, 2)
            if mutate.bare(a) != mutate.bare(b):
                pairs.append((p.schema, a, b))
    pairs = rng.sample(pairs, min(1000, len(pairs)))
    nearest = Nearest(mine)
    asked = [p for p in rng.sample(mine, min(500, len(mine))) if p.strong()]
    hard, known = [], []
    for p in asked:
        for other, text in nearest.near(p, p.strong()[0], 20):
            hard.append((p.schema, p.strong()[0], text))
            known.append((p, other))
    yes, every = engine.scores(pairs), engine.scores(hard)
    worst = {}
    for pair, (p, other), score in zip(hard, known, every):
        if score > worst.get(p.id, (-1,))[0]:
            worst[p.id] = (score, pair, differ(p, other))
    no = [w[0] for w in worst.values()]
    sure = [w for w in worst.values() if w[2]]
    near = [s for p, s in zip(pairs, yes) if alike(p)]
    return {"pairs": rates(yes), "alike": rates(near), "nearest": rates(no),
            "nearest_known_apart": rates([w[0] for w in sure]),
            "separation": separation(yes, no),
            "examples": examples(
                [p for p in pairs if alike(p)], near, True, 10),
            "false_examples": examples([w[1] for w in sure],
                                       [w[0] for w in sure], False, 10)}


# ---- all of it -------------------------------------------------------------

def measure(options, engine):
    data = Path(options.shared) / "data"
    if not data.is_dir():
        print(f"accuracy: {data} is not there; nothing to measure",
              file=sys.stderr)
        sys.exit(77)
    parties = [p for name in LISTS for p in list_names.read(data, name)]
    only = set(options.only.split(","))
    result = {"engine": engine.version(), "date": date.today().isoformat(),
              "machine": f"{os.cpu_count()} cores, {platform.machine()}",
              "seed": options.seed}
    parts = {
        "heldout": lambda: held_out(engine, data, options.seed),
        "mutations": lambda: mutations(engine, parties, options.seed),
        "scripts": lambda: list_scripts(engine, parties, options.seed),
        "tokens": lambda: token_scripts(engine, data / "names", options.seed),
        "aliases": lambda: {
            name: aliases(engine, parties, options.seed, name)
            for name in LISTS},
    }
    with ThreadPoolExecutor(2) as pool:
        work = {name: pool.submit(part) for name, part in parts.items()
                if name in only}
        result.update({name: done.result() for name, done in work.items()})
    result["pairs"] = engine.pairs
    result["us_per_pair"] = 1e6 * engine.seconds / max(1, engine.pairs)
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tamiz", required=True)
    parser.add_argument("--alert-rate", required=True)
    parser.add_argument("--shared", default=os.environ.get(
        "TAMIZ_SHARED", Path(__file__).resolve().parents[2] / "shared"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default=",".join(PARTS))
    for name in ("--json", "--docs", "--failures"):
        parser.add_argument(name)
    options = parser.parse_args()
    engine = Engine(options)
    try:
        result = measure(options, engine)
    finally:
        engine.close()
    write_text(result, sys.stdout)
    if options.json:
        Path(options.json).write_text(json.dumps(
            result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    if options.docs:
        write_docs(result, Path(options.docs))
    if options.failures:
        with open(options.failures, "w", encoding="utf-8") as file:
            write_failures(result, file)


if __name__ == "__main__":
    main()
