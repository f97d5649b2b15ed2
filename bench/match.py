#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What changed on the lists, asked of forged customers.

usage: match.py NAMES.tsv [--build=build] [SIZE...]

NAMES.tsv comes from lists.py --ascii. For each SIZE (10000 100000 1000000)
customers are made by generate, forged, and 50 listed names are asked of them
with --limit 0. The rival in the same run, where it is installed, is RapidFuzz:
process.extract of the same names over the same customers, WRatio, score_cutoff
70, one thread. Prints a line of JSON for each size."""
import csv
import json
import os
import random
import subprocess
import sys
import tempfile
import time

DELTA = 50


def timed(command):
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr)
    return time.perf_counter() - start, done.stdout


def read_names(folder):
    names = []
    for file, column in (("sdn.csv", 1), ("alt.csv", 3)):
        with open(f"{folder}/{file}", encoding="latin-1", newline="") as rows:
            names += [row[column] for row in csv.reader(rows)
                      if len(row) > column]
    return names


def rival(delta, folder):
    try:
        from rapidfuzz import fuzz, process, utils
    except ImportError:
        return None
    names = [utils.default_process(name) for name in read_names(folder)]
    start = time.perf_counter()
    for name in delta:
        process.extract(utils.default_process(name), names, limit=None,
                        scorer=fuzz.WRatio, score_cutoff=70)
    return time.perf_counter() - start


def measure(build, names, size, delta, folder):
    timed([f"{build}/bench/generate", names, str(size), folder])
    base, asked = f"{folder}/base.tz", f"{folder}/delta.csv"
    tamiz = f"{build}/programs/tamiz/tamiz"
    forge, _ = timed([tamiz, "forge", "--quiet", f"us_ofac_sdn={folder}", "-o",
                      base])
    with open(asked, "w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(["name"])
        rows.writerows([name] for name in delta)
    screen = [tamiz, "screen", "--snapshot", base, "--file", asked, "--limit",
              "0", "--no-evidence", "--quiet", "--threads", "1"]
    first, _ = timed(screen)
    again, text = timed(screen)
    hits = sum(len(json.loads(line)["hits"]) for line in text.splitlines())
    other = rival(delta, folder)
    print(json.dumps({
        "customers": size, "delta": len(delta), "forge_s": round(forge, 2),
        "screen_first_s": round(first, 3), "screen_s": round(again, 3),
        "hits": hits, "snapshot_mb": os.path.getsize(base) // 10**6,
        "rapidfuzz_s": other and round(other, 2),
        "ratio": other and round(other / again)}), flush=True)


def main():
    build = "build"
    words = []
    for word in sys.argv[1:]:
        if word.startswith("--build="):
            build = word[len("--build="):]
        else:
            words.append(word)
    if not words:
        sys.exit(__doc__)
    with open(words[0], encoding="utf-8") as rows:
        listed = [line.rstrip("\n").split("\t")[4] for line in rows]
    delta = random.Random(1).sample(listed, DELTA)
    for size in [int(word) for word in words[1:]] or [10**4, 10**5, 10**6]:
        with tempfile.TemporaryDirectory() as folder:
            measure(build, words[0], size, delta, folder)


main()
