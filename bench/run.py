#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the benchmarks and writes bench/RESULTS.md and docs/img/growth.svg.

usage: run.py [STEP...] [--build=build] [--shared=../shared]
              [--sizes=10000,100000,1000000] [--seed=1]

Steps: official latency rivals throughput batch memory pairs worst readers scan
messages match scale report (default: all, in this order). Each keeps what it measured in
BUILD/bench-work/results.json, so a long step can be run by itself later; 5 M
entities need --sizes=5000000 and some 20 GB of memory. The rivals need
BUILD/bench-venv with rapidfuzz, numpy, psycopg2-binary, nomenklatura, flashtext
and hyperscan, and PostgreSQL with pg_trgm.
"""
import datetime
import json
import os
import platform
import subprocess
import sys
import time

import report

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
STEPS = ["official", "latency", "rivals", "throughput", "batch", "memory",
         "pairs", "worst", "readers", "scan", "messages", "match", "scale",
         "report"]

# What is put into "all official lists": id of the list, its place under data/.
OFFICIAL = [
    ("us_ofac_sdn", "ofac/2023-12-28"),
    ("us_ofac_cons", "ofac/consolidated-non-sdn/consolidated_2024-02.xml"),
    ("un_sc_sanctions", "un/un_consolidated_2026-02-27.xml.zst"),
    ("eu_fsf", "eu/eu_fsf_2026-02-25_rebuilt.xml.zst"),
    ("au_dfat_sanctions", "au/regulation8_consolidated_2024-12.xlsx"),
    ("gb_fcdo_sanctions", "uk/uk_sanctions_list_2026-08-22.jsonl.zst"),
    ("ch_seco_sanctions", "ch/seco_2026-02-25.jsonl.zst"),
    ("ca_dfatd_sema_sanctions", "ca/sema-lmes_2020-04.xml"),
    ("tamiz_cartels", None),
]
# Lists at hand as a rendering only: what puts it into the publisher's form.
MAKERS = {
    "gb_fcdo_sanctions": ("make_gb.py", "UK-Sanctions-List.csv"),
    "ch_seco_sanctions": ("make_ch.py", "consolidated-list.xml"),
}

# Lists in XML whose reading is measured.
XML = [("us_ofac_cons", "ofac/consolidated-non-sdn/consolidated_2024-02.xml"),
       ("un_sc_sanctions", "un/un_consolidated_2026-02-27.xml.zst"),
       ("eu_fsf", "eu/eu_fsf_2026-02-25_rebuilt.xml.zst")]


class Bench:
    def __init__(self, options):
        self.build = os.path.join(ROOT, options.get("build", "build"))
        self.shared = os.path.abspath(
            options.get("shared") or os.environ.get("TAMIZ_SHARED") or
            os.path.join(ROOT, "..", "shared"))
        self.sizes = [int(size) for size in options.get(
            "sizes", "10000,100000,1000000").split(",")]
        self.seed = options.get("seed", "1")
        self.work = os.path.join(self.build, "bench-work")
        os.makedirs(self.work, exist_ok=True)
        self.results = {}
        if os.path.exists(self.path("results.json")):
            with open(self.path("results.json"), encoding="utf-8") as file:
                self.results = json.load(file)

    def path(self, name):
        return os.path.join(self.work, name)

    def say(self, text):
        print(f"bench: {text}", file=sys.stderr, flush=True)

    def program(self, name, *args):
        """Runs a program of bench/ and returns its lines of JSON."""
        command = [os.path.join(self.build, "bench", name), *map(str, args)]
        self.say(" ".join([name, *map(str, args)]))
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
        return [json.loads(line) for line in done.stdout.splitlines()]

    def script(self, name, *args):
        python = os.path.join(self.build, "bench-venv", "bin", "python")
        if not name.startswith("rival") or not os.path.exists(python):
            python = sys.executable
        self.say(" ".join([name, *map(str, args)]))
        subprocess.run([python, os.path.join(HERE, name), *map(str, args)],
                       check=True)

    def keep(self, step, value):
        now = datetime.datetime.now(datetime.timezone.utc)
        self.results[step] = value
        self.results.setdefault("when", {})[step] = \
            now.strftime("%Y-%m-%d %H:%M UTC")
        self.results.setdefault("commit", {})[step] = commit()
        self.results.setdefault("load", {})[step] = os.getloadavg()[1]
        with open(self.path("results.json"), "w", encoding="utf-8") as file:
            json.dump(self.results, file, indent=1)

    def head(self, source, count, name):
        """The first lines of a file of queries, with their sources."""
        for end in ("", ".sources"):
            with open(source + end, encoding="utf-8") as lines, \
                    open(self.path(name) + end, "w", encoding="utf-8") as out:
                for _, line in zip(range(count), lines):
                    out.write(line)
        return self.path(name)

    def clean(self, source, name):
        """The names of a file of queries that no list has."""
        with open(source, encoding="utf-8") as lines, \
                open(self.path(name), "w", encoding="utf-8") as out:
            out.writelines(line for line in lines if line.startswith("clean"))
        return self.path(name)

    def affordable(self, snapshot, queries, seconds, most, *options):
        """As many queries as fit into the time, by the mean of twenty."""
        probe = self.program("latency", snapshot, queries, "--rounds=1",
                             "--most=20", *options)[0]["all"]["mean"]
        return int(max(20, min(most, seconds * 1e6 / max(probe, 1))))


def commit():
    done = subprocess.run(["git", "-C", ROOT, "describe", "--always",
                           "--dirty"], stdout=subprocess.PIPE, text=True,
                          check=False)
    return done.stdout.strip()


# ---- steps ------------------------------------------------------------------

def made(bench, name, path):
    """The file that the reader wants, made when there is a rendering only."""
    if name not in MAKERS or not os.path.exists(path):
        return path
    maker, file = MAKERS[name]
    maker = os.path.join(ROOT, "tests", "real", maker)
    subprocess.run([sys.executable, maker, path, bench.path(file)], check=True)
    return bench.path(file)


def official(bench):
    """The lists at hand whose readers exist, in one snapshot."""
    sources, left_out = [], []
    for name, path in OFFICIAL:
        source = name
        if path:
            source += "=" + made(bench, name,
                                 os.path.join(bench.shared, "data", path))
        try:
            bench.program("forge", bench.path("one.tamiz"), source)
            sources.append(source)
        except subprocess.CalledProcessError:
            left_out.append(name)
    forged = bench.program("forge", bench.path("official.tamiz"), *sources)[0]
    names = [source.split("=")[0] for source in sources]
    import lists # here: other steps do not read the lists
    readable = [name for name in names if name in lists.READERS]
    bench.script("lists.py", bench.shared, bench.path("official.tsv"),
                 *readable)
    bench.script("queries.py", bench.shared, bench.path("official.tsv"),
                 20000, bench.seed, bench.path("queries.tsv"))
    bench.keep("official", forged | {"lists": names, "left_out": left_out,
                                     "rivals_get": readable})


def latency(bench):
    snapshot, queries = bench.path("official.tamiz"), bench.path("queries.tsv")
    most = bench.affordable(snapshot, queries, 20, 20000)
    index = bench.program("latency", snapshot, queries, "--rounds=5",
                          f"--most={most}")[0]
    few = bench.affordable(snapshot, queries, 15, 500, "--exhaustive=1")
    both = {}
    for name, flag in (("index", 0), ("exhaustive", 1)):
        both[name] = bench.program("latency", snapshot, queries,
                                   f"--most={few}", "--rounds=5",
                                   f"--exhaustive={flag}")[0]
    bench.keep("latency", {"index": index, "same": both})


def rivals(bench):
    snapshot = bench.path("official.tamiz")
    queries = bench.head(bench.path("queries.tsv"), 200, "q200.tsv")
    tamiz = bench.program("latency", snapshot, queries, "--rounds=5",
                          "--hits=" + bench.path("hits.tsv"))[0]
    bench.script("rivals.py", bench.path("official.tsv"), queries,
                 bench.path("hits.tsv"), bench.path("rivals.json"), 5)
    with open(bench.path("rivals.json"), encoding="utf-8") as file:
        measured = json.load(file)
    measured["tamiz_latency"] = tamiz
    bench.keep("rivals", measured)


def throughput(bench):
    snapshot, queries = bench.path("official.tamiz"), bench.path("queries.tsv")
    count = bench.affordable(snapshot, queries, 30, 20000)
    some = bench.head(queries, count, "throughput.tsv")
    clean = bench.clean(some, "clean.tsv")
    bench.keep("throughput", [
        bench.program("throughput", snapshot, asked, f"--threads={n}",
                      f"--batch={max(10, count // 4)}")[0]
        for asked in (some, clean) for n in (1, 2)])


def batch(bench):
    queries = bench.path("queries.tsv")
    tamiz = os.path.join(bench.build, "programs/tamiz/tamiz")
    count = bench.affordable(bench.path("official.tamiz"), queries, 5, 20000)
    some = bench.head(queries, count, "batch.tsv")
    bench.script("rival_batch.py", tamiz, bench.path("official.tamiz"),
                 bench.path("official.tsv"), some, bench.path("batch.json"))
    with open(bench.path("batch.json"), encoding="utf-8") as file:
        bench.keep("batch", json.load(file))


def memory(bench):
    bench.keep("memory", bench.program(
        "memory", bench.path("official.tamiz"), bench.path("queries.tsv"))[0])


def pairs(bench):
    bench.script("rival_pairs.py", "make", bench.path("official.tsv"), 2000,
                 bench.seed, bench.path("pairs.tsv"))
    tamiz = bench.program("pairs", bench.path("pairs.tsv"))
    bench.script("rival_pairs.py", "time", bench.path("pairs.tsv"),
                 bench.path("pairs.json"))
    with open(bench.path("pairs.json"), encoding="utf-8") as file:
        bench.keep("pairs", {"tamiz": tamiz} | json.load(file))


def worst(bench):
    bench.keep("worst", bench.program("worst", bench.path("official.tamiz"),
                                      bench.path("official.tsv")))


def python_json(path):
    """Seconds on a core that Python's parser takes for a file of lines."""
    measured = []
    for _ in range(5):
        start = time.process_time()
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                json.loads(line)
        measured.append(time.process_time() - start)
    return sorted(measured)[2]


def readers(bench):
    """Reading beside the parser's own pass: the official lists in XML, and all
    of them as FollowTheMoney."""
    exported = bench.path("official.ftm.json")
    subprocess.run([os.path.join(bench.build, "programs/tamiz/tamiz"),
                    "export", "--format", "ftm", "-o", exported,
                    "--snapshot", bench.path("official.tamiz")], check=True)
    rows = [bench.program("readers", "ftm", exported)[0]
            | {"python_s": python_json(exported)}]
    for name, path in XML:
        full = os.path.join(bench.shared, "data", path)
        if os.path.exists(full):
            rows += bench.program("readers", name, full)
    bench.keep("readers", rows)


def scan(bench):
    """Text like the news, with a listed name in one sentence of twenty."""
    snapshot, text = bench.path("official.tamiz"), bench.path("prose.txt")
    bench.script("prose.py", bench.shared, bench.path("official.tsv"), text,
                 "--bytes=2000000", f"--seed={bench.seed}", "--listed=20")
    tamiz = bench.program("scan", snapshot, text)[0]
    bench.script("rival_scan.py", bench.path("official.tsv"), text,
                 bench.path("scan.json"))
    with open(bench.path("scan.json"), encoding="utf-8") as file:
        bench.keep("scan", {"tamiz": tamiz} | json.load(file))


def messages(bench):
    bench.keep("messages", bench.program(
        "messages", bench.path("official.tamiz"), bench.path("queries.tsv"))[0])


def match(bench):
    bench.script("lists.py", bench.shared, bench.path("learn.tsv"), "--ascii")
    python = os.path.join(bench.build, "bench-venv", "bin", "python")
    done = subprocess.run(
        [python if os.path.exists(python) else sys.executable,
         os.path.join(HERE, "match.py"), bench.path("learn.tsv"),
         "--build=" + bench.build, *map(str, bench.sizes)],
        check=True, stdout=subprocess.PIPE)
    bench.keep("match", [json.loads(line)
                         for line in done.stdout.splitlines()])


def scale_one(bench, size):
    folder = bench.path(f"list-{size}")
    snapshot = bench.path(f"scale-{size}.tamiz")
    sample = bench.path(f"scale-{size}.tsv")
    queries = bench.path(f"scale-{size}-queries.tsv")
    os.makedirs(folder, exist_ok=True)
    made = bench.program("generate", bench.path("learn.tsv"), size, folder,
                         f"--sample={sample}", f"--seed={bench.seed}")[0]
    forged = bench.program("forge", snapshot, "us_ofac_sdn=" + folder)[0]
    for name in os.listdir(folder):
        os.remove(os.path.join(folder, name))
    bench.script("queries.py", bench.shared, sample, 5000, bench.seed, queries)
    rounds = 5 if size < 1000000 else 3
    count = bench.affordable(snapshot, queries, 20, 5000)
    some = bench.head(queries, count, "scale-some.tsv")
    timed = bench.program("latency", snapshot, some, f"--rounds={rounds}")[0]
    rates = [bench.program("throughput", snapshot, some, f"--threads={n}",
                           f"--rounds={rounds}",
                           f"--batch={max(10, count // 2)}")[0]
             for n in (1, 2)]
    kept = bench.program("memory", snapshot, some, "--rounds=3",
                         f"--count={count}")[0]
    os.remove(snapshot)
    return {"made": made, "forge": forged, "latency": timed,
            "throughput": rates, "memory": kept}


def scale(bench):
    bench.script("lists.py", bench.shared, bench.path("learn.tsv"), "--ascii")
    measured = bench.results.get("scale", {})
    for size in bench.sizes:
        measured[str(size)] = scale_one(bench, size)
        bench.keep("scale", measured)


def machine():
    facts = {"system": f"{platform.system()} {platform.release()}",
             "cores": os.cpu_count()}
    with open("/proc/cpuinfo", encoding="utf-8") as lines:
        names = [line.split(":")[1].strip() for line in lines
                 if line.startswith("model name")]
    with open("/proc/meminfo", encoding="utf-8") as lines:
        total = int(lines.readline().split()[1])
    gcc = subprocess.run(["cc", "--version"], stdout=subprocess.PIPE,
                         text=True, check=False).stdout.splitlines()
    return facts | {"cpu": names[0] if names else "unknown",
                    "memory_gb": total / 1024 ** 2,
                    "compiler": gcc[0] if gcc else "unknown"}


def write_report(bench):
    report.write(bench.results, machine(), ROOT)


def main():
    options, steps = {}, []
    for word in sys.argv[1:]:
        if word.startswith("--") and "=" in word:
            key, value = word[2:].split("=", 1)
            options[key] = value
        elif word in STEPS:
            steps.append(word)
        else:
            sys.exit(__doc__)
    bench = Bench(options)
    for step in steps or STEPS:
        bench.say(f"== {step}")
        {"report": write_report}.get(step, globals().get(step))(bench)


if __name__ == "__main__":
    main()
