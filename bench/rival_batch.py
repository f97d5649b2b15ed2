#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How many rows of a file a second, beside a loop in Python over RapidFuzz and a
join in DuckDB?

usage: rival_batch.py TAMIZ SNAPSHOT NAMES.tsv QUERIES.tsv OUT.json [ROUNDS] [LOOPED]

NAMES.tsv from lists.py, QUERIES.tsv from queries.py. tamiz gets all queries as
a CSV file, and is run as a user runs it, with opening and writing, once with
evidence and once without. The loop is what a script would do: for each of
LOOPED rows (default 100) `process.extract` with WRatio and with Jaro-Winkler
over all listed names, prepared beforehand, cut-off 85 of 100. DuckDB joins the
same rows with the same names by its own functions of texts, on one thread. All
are told in rows a second on a core, the median of the rounds.
"""
import csv
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time


def lines_of(path):
    with open(path, encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines]


def write_rows(path, queries):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["id", "name"])
        # A ";" would make two names of one.
        writer.writerows((i, query.replace(";", ","))
                         for i, query in enumerate(queries))


def spent():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def run(tamiz, snapshot, rows, *options):
    """Seconds on a core, and seconds that passed."""
    core, start = spent(), time.perf_counter()
    done = subprocess.run(
        [tamiz, "screen", "--snapshot", snapshot, "--quiet", "--file", rows,
         *options], stdout=subprocess.DEVNULL, check=False)
    if done.returncode > 1:
        sys.exit(f"rival_batch.py: tamiz ended with {done.returncode}")
    return spent() - core, time.perf_counter() - start


def loop(names, queries):
    from rapidfuzz import fuzz, process, utils
    from rapidfuzz.distance import JaroWinkler
    choices = [utils.default_process(name) for name in names]
    rates = {}
    for scorer, label, cutoff in ((fuzz.WRatio, "wratio", 85),
                                  (JaroWinkler.similarity, "jw", 0.85)):
        start = time.process_time()
        for query in queries:
            process.extract(utils.default_process(query), choices,
                            scorer=scorer, score_cutoff=cutoff, limit=10)
        rates[label] = len(queries) / (time.process_time() - start)
    return rates


def duckdb_join(names, queries):
    import duckdb
    con = duckdb.connect()
    con.execute("SET threads = 1")
    con.execute("CREATE TABLE listed(name TEXT)")
    con.execute("CREATE TABLE asked(id INTEGER, name TEXT)")
    con.execute("INSERT INTO listed SELECT unnest($1)",
                [[name.lower() for name in names]])
    con.execute("INSERT INTO asked SELECT unnest($1), unnest($2)",
                [list(range(len(queries))), [q.lower() for q in queries]])
    rates = {}
    for key, condition in (
            ("jw", "jaro_winkler_similarity(a.name, l.name) >= 0.85"),
            ("edits", "damerau_levenshtein(a.name, l.name) <= 2")):
        start = time.process_time()
        con.execute("SELECT a.id, l.name FROM asked a JOIN listed l ON "
                    + condition).fetchall()
        rates[key] = len(queries) / (time.process_time() - start)
    return rates


def main():
    if len(sys.argv) < 6:
        sys.exit(__doc__)
    tamiz, snapshot, names, queries, out = sys.argv[1:6]
    rounds = int(sys.argv[6]) if len(sys.argv) > 6 else 3
    looped = int(sys.argv[7]) if len(sys.argv) > 7 else 100
    asked = [row[1] for row in lines_of(queries)]
    measured = {"rows": len(asked), "looped": min(looped, len(asked))}
    with tempfile.TemporaryDirectory() as folder:
        rows = os.path.join(folder, "rows.csv")
        write_rows(rows, asked)
        for label, options in (("evidence", ()), ("plain", ("--no-evidence",))):
            for threads in (1, 2):
                timed = [run(tamiz, snapshot, rows, "--threads", str(threads),
                             *options) for _ in range(rounds)]
                measured[f"{label}_{threads}"] = {
                    "per_core_s": len(asked) / statistics.median(
                        core for core, _ in timed),
                    "rows_per_s": len(asked) / statistics.median(
                        passed for _, passed in timed)}
    listed = sorted({row[4] for row in lines_of(names)
                     if row[3] != "weakAlias"})
    measured["names"] = len(listed)
    try:
        measured["loop"] = loop(listed, asked[:looped])
    except ImportError as missing:
        measured["missing"] = str(missing)
    try:
        measured["duckdb"] = duckdb_join(listed, asked[:looped])
    except ImportError:
        pass # told by its missing row
    with open(out, "w", encoding="utf-8") as file:
        json.dump(measured, file, indent=1)


main()
