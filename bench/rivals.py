#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How long do others take for one name, and what do they find?

usage: rivals.py NAMES.tsv QUERIES.tsv HITS.tsv OUT.json [ROUNDS] [FOLDER]

NAMES.tsv from lists.py, QUERIES.tsv from queries.py, HITS.tsv written by
`latency --hits` for the same queries. FOLDER is where PostgreSQL may keep its
files (default: a temporary one). Each rival gets the same names that tamiz
screens against (weak aliases left out, lower case prepared beforehand) and is
set up as its own documentation says:

  RapidFuzz   process.extract, WRatio and Jaro-Winkler, cut-off 85 of 100,
              choices processed beforehand; and cdist with one worker
  SQLite      FTS5 with the trigram tokenizer; the trigrams of the query
              joined by OR, ranked by bm25
  PostgreSQL  pg_trgm, a GIN index and the % operator at its default of 0.3,
              ranked by similarity; and a GiST index, nearest first

Per query the time is the median of the rounds, percentiles are over queries.
`recall` is the part of tamiz's hits whose party is among the 100 best that
the rival returns; `found` the part of changed listed names whose party is
among the 10 best.
"""
import collections
import json
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

import numpy
import psycopg2
import rapidfuzz
from rapidfuzz import fuzz, process, utils
from rapidfuzz.distance import JaroWinkler

CUTOFF = 85


def lines_of(path):
    with open(path, encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines]


class Task:
    """The names, the queries, and what was expected."""

    def __init__(self, names, queries, hits):
        self.parties = collections.defaultdict(set)
        for source, number, _, kind, name in lines_of(names):
            if kind != "weakAlias":
                self.parties[name].add((source, number))
        self.names = list(self.parties)
        self.queries = [row[1] for row in lines_of(queries)]
        self.sources = [row[0] for row in lines_of(queries + ".sources")]
        self.hits = [[] for _ in self.queries]
        for number, _, _, name in lines_of(hits):
            if name in self.parties:
                self.hits[int(number)].append(name)

    def known(self, names):
        return set().union(*(self.parties.get(name, ()) for name in names))

    def quality(self, answers):
        """answers[query] = names returned, best first."""
        hits = seen = changed = found = 0
        for query, names in enumerate(answers):
            parties = self.known(names[:100])
            for hit in self.hits[query]:
                hits += 1
                seen += bool(self.parties[hit] & parties)
            source = self.sources[query]
            if source:
                changed += 1
                found += bool(self.parties[source] & self.known(names[:10]))
        return {"hits": hits, "recall": seen / max(hits, 1),
                "changed": changed, "found": found / max(changed, 1)}


def summary(times):
    times = sorted(time * 1e6 for time in times)
    return {"p50": times[len(times) // 2], "p99": times[len(times) * 99 // 100],
            "max": times[-1], "mean": statistics.fmean(times),
            "queries": len(times)}


def measure(name, task, rounds, ask, spent=time.process_time):
    """ask(query, limit) returns the names found, best first; spent() is the
    time on a core so far."""
    times = [[] for _ in task.queries]
    cores = [[] for _ in task.queries]
    for _ in range(rounds):
        for i, query in enumerate(task.queries):
            cpu, start = spent(), time.perf_counter()
            ask(query, 10)
            times[i].append(time.perf_counter() - start)
            cores[i].append(spent() - cpu)
    result = summary([statistics.median(each) for each in times])
    result["cpu"] = summary([statistics.median(each) for each in cores])
    result |= task.quality([ask(query, 100) for query in task.queries])
    print(name, result, file=sys.stderr)
    return result


# ---- RapidFuzz --------------------------------------------------------------

def rapidfuzz_extract(task, rounds, scorer, cutoff):
    choices = [utils.default_process(name) for name in task.names]

    def ask(query, limit):
        rows = process.extract(utils.default_process(query), choices,
                               scorer=scorer, score_cutoff=cutoff, limit=limit)
        return [task.names[row[2]] for row in rows]
    return measure("extract " + scorer.__name__, task, rounds, ask)


def rapidfuzz_cdist(task, rounds, scorer, cutoff, workers):
    choices = [utils.default_process(name) for name in task.names]
    queries = [utils.default_process(query) for query in task.queries]
    rates, cores = [], []
    for _ in range(rounds):
        cpu, start = time.process_time(), time.perf_counter()
        process.cdist(queries, choices, scorer=scorer, score_cutoff=cutoff,
                      workers=workers, dtype=numpy.float32)
        rates.append(len(queries) / (time.perf_counter() - start))
        cores.append(len(queries) / (time.process_time() - cpu))
    return {"names_per_s": statistics.median(rates),
            "per_core_s": statistics.median(cores), "queries": len(queries),
            "workers": workers}


# ---- SQLite -----------------------------------------------------------------

def sqlite_trigram(task, rounds):
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE names USING "
                 "fts5(name, tokenize='trigram')")
    base.executemany("INSERT INTO names VALUES (?)",
                     [(name,) for name in task.names])
    base.execute("INSERT INTO names(names) VALUES ('optimize')")

    def ask(query, limit):
        text = query.replace('"', " ")
        grams = {text[i:i + 3] for i in range(len(text) - 2)}
        if not grams:
            return []
        match = " OR ".join(f'"{gram}"' for gram in sorted(grams))
        return [row[0] for row in base.execute(
            "SELECT name FROM names WHERE names MATCH ? ORDER BY rank LIMIT ?",
            (match, limit))]
    return measure("sqlite", task, rounds, ask)


# ---- PostgreSQL -------------------------------------------------------------

class Server:
    """A private server in a folder of its own, reached by a socket only."""

    def __init__(self, folder):
        self.folder = folder or tempfile.mkdtemp(prefix="tamiz-pg-")
        self.data = os.path.join(self.folder, "data")
        os.makedirs(self.folder, exist_ok=True)
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
        tools = subprocess.run(["sh", "-c", "ls -d /usr/lib/postgresql/*/bin"],
                               stdout=subprocess.PIPE, text=True, check=False)
        self.tools = tools.stdout.split()[-1] if tools.stdout else ""

    def run(self, tool, *args):
        command = [os.path.join(self.tools, tool), *args]
        if os.getuid() == 0: # the server refuses to run as root
            command = ["runuser", "-u", "postgres", "--", *command]
        subprocess.run(command, check=True, cwd=self.folder,
                       stdout=subprocess.DEVNULL)

    def __enter__(self):
        if not os.path.exists(self.data):
            self.run("initdb", "-D", self.data, "-U", "postgres", "-A",
                     "trust", "-E", "UTF8", "--locale=C.UTF-8")
        self.run("pg_ctl", "-D", self.data, "-w", "-l",
                 os.path.join(self.folder, "log"), "-o",
                 f"-c listen_addresses='' -k {self.folder}", "start")
        base = psycopg2.connect(host=self.folder, user="postgres",
                                dbname="postgres")
        base.autocommit = True
        return base

    def __exit__(self, *_):
        self.run("pg_ctl", "-D", self.data, "-m", "fast", "stop")


def time_of_both(base):
    """Seconds on a core of this process and of the server's for it."""
    with open(f"/proc/{base.info.backend_pid}/schedstat",
              encoding="ascii") as file:
        return time.process_time() + int(file.read().split()[0]) / 1e9


def postgres(task, rounds, folder):
    results = {}
    with Server(folder) as base:
        cursor = base.cursor()
        cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        cursor.execute("SHOW server_version")
        results["version"] = cursor.fetchone()[0]
        asks = {
            "gin": "SELECT name FROM names WHERE name %% %(q)s "
                   "ORDER BY similarity(name, %(q)s) DESC LIMIT %(n)s",
            "gist": "SELECT name FROM names ORDER BY name <-> %(q)s "
                    "LIMIT %(n)s",
        }
        for kind, sql in asks.items():
            cursor.execute("DROP TABLE IF EXISTS names")
            cursor.execute("CREATE TABLE names (name text)")
            cursor.execute("INSERT INTO names SELECT unnest(%s)",
                           (task.names,))
            cursor.execute(f"CREATE INDEX ON names USING {kind} "
                           f"(name {kind}_trgm_ops)")
            cursor.execute("VACUUM ANALYZE names")

            def ask(query, limit):
                cursor.execute(sql, {"q": query, "n": limit})
                return [row[0] for row in cursor.fetchall()]
            results[kind] = measure("postgres " + kind, task, rounds, ask,
                                    lambda: time_of_both(base))
        base.close()
    return results


def tamiz_quality(task):
    """tamiz's own hits, for the same measure."""
    return task.quality(task.hits)


def main():
    names, queries, hits, out, *rest = sys.argv[1:]
    rounds = int(rest[0]) if rest else 5
    folder = rest[1] if len(rest) > 1 else None
    task = Task(names, queries, hits)
    result = {
        "names": len(task.names),
        "tamiz": tamiz_quality(task),
        "versions": {"RapidFuzz": rapidfuzz.__version__,
                     "SQLite": sqlite3.sqlite_version,
                     "Python": sys.version.split()[0]},
        "extract_wratio": rapidfuzz_extract(task, rounds, fuzz.WRatio, CUTOFF),
        "extract_jw": rapidfuzz_extract(
            task, rounds, JaroWinkler.normalized_similarity, CUTOFF / 100),
        "sqlite": sqlite_trigram(task, rounds),
        "postgres": postgres(task, rounds, folder),
    }
    for name, scorer, cutoff in (
            ("cdist_wratio", fuzz.WRatio, CUTOFF),
            ("cdist_jw", JaroWinkler.normalized_similarity, CUTOFF / 100)):
        for workers in (1, 2):
            result[f"{name}_{workers}"] = rapidfuzz_cdist(
                task, rounds, scorer, cutoff, workers)
    result["versions"]["PostgreSQL"] = result["postgres"].pop("version")
    with open(out, "w", encoding="utf-8") as file:
        json.dump(result, file)


if __name__ == "__main__":
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    main()
