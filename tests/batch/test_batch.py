#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Files of parties screened as a user does it: what is promised of the output.

usage: test_batch.py --tamiz EXE [--clean NAME] [--rows N] [--memory]

Without --clean the rows are made here and screened against the built-in list.
With it they are data/clean/NAME of the shared data, against the UN's list;
skipped where these are not there. --rows takes only the first N of them.

Checked: the answers are those of asking row by row; the same bytes on 1, 2 and
7 threads, from CSV, JSON, compressed and from a pipe; runs killed at random
moments and started again end with the bytes of a run that was not; a run with
other options or another input starts over; with --memory, that memory does not grow with the
file (a sanitizer keeps what was freed).
"""
import argparse
import csv
import gzip
import io
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COLUMNS = ["id", "schema", "name", "gender", "birthDate", "country"]
UN = "data/un/un_consolidated_2026-02-27.xml.zst"
# Runs are killed at random; one at least must have been where there is something
# to go on from.
MOST_KILLS = 20
checks = []


def check(what, fine, more=""):
    checks.append(bool(fine))
    print(f"{'ok' if fine else 'not ok'} {len(checks)} - {what}")
    if not fine and more:
        print("# " + str(more).replace("\n", "\n# "))


def shared():
    return Path(os.environ.get("TAMIZ_SHARED") or
                os.environ.get("TAMIZ_SHARED_DEFAULT") or
                ROOT / ".." / "shared")


def made_rows(count):
    """Invented parties, some with names that are much like a listed one."""
    draw = random.Random(1)
    listed = ["Cartel de los Soles", "Tren de Aragua", "Aragua Train",
              "Cartel of the Suns", "Sinaloa Cartel"]
    parts = ["Ada", "Bela", "Juan", "Muster", "Ejemplo", "Gulf", "Norte",
             "Nueva", "Vargas", "Trading", "Lantern", "Silver"]
    for i in range(count):
        name = " ".join(draw.choices(parts, k=draw.randint(1, 3)))
        if draw.random() < 0.1:
            name = draw.choice(listed)
        if draw.random() < 0.1:
            name += ";" + draw.choice(listed + parts)
        if i % 300 == 250:
            name = "" # rejected
        person = draw.random() < 0.7
        yield {"id": str(i), "schema": "Person" if person else "",
               "name": name, "gender": draw.choice(["male", "female", ""]),
               "birthDate": draw.choice(["1970", "1981-02-03", "", "31.12.1980"]),
               "country": draw.choice(["ve", "Mexico;co", "", "Atlantis"])}


def clean_rows(name):
    data = subprocess.run(["zstd", "-dc", shared() / "data/clean" / name],
                          check=True, stdout=subprocess.PIPE).stdout
    for i, row in enumerate(csv.DictReader(io.StringIO(data.decode()))):
        person = "full_name" in row
        yield {"id": str(i), "schema": "Person" if person else "Company",
               "name": (row["full_name"] if person else row["name"])
               .replace(";", ","),
               "gender": row.get("gender", ""),
               "birthDate": row.get("date_of_birth", ""),
               "country": row.get("nationality") or row.get("country") or ""}


class Bench:
    """A folder with rows, and the command to screen them."""

    def __init__(self, options, folder):
        self.tamiz = str(Path(options.tamiz).resolve())
        self.folder = folder
        self.env = {k: v for k, v in os.environ.items()
                    if k in ("PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS")}
        self.env["HOME"] = str(folder)
        self.snapshot = []

    def run(self, *args, data=None):
        return subprocess.run(
            [self.tamiz, "screen", *self.snapshot, *map(str, args)],
            cwd=self.folder, env=self.env, input=data, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def path(self, name):
        return self.folder / name


def write_csv(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def write_jsonl(path, rows):
    with open(path, "w", encoding="utf-8") as file:
        for row in rows:
            properties = {key: row[key].split(";") for key in COLUMNS[2:]
                          if row[key]}
            entity = {"id": row["id"], "properties": properties}
            if row["schema"]:
                entity["schema"] = row["schema"]
            file.write(json.dumps(entity, ensure_ascii=False) + "\n")


def without_lines(data):
    """Answers without line numbers, which CSV's first row moves on."""
    rows = [json.loads(line) for line in data.splitlines()]
    for row in rows:
        del row["line"]
    return rows


# ---- what is checked --------------------------------------------------------

def check_alone(bench, rows, output, count):
    """Single questions that have one value of each kind and no warnings."""
    answers = [json.loads(line) for line in output.splitlines()]
    check("every row has an answer, in order",
          [a["id"] for a in answers] == [row["id"] for row in rows])
    flags = {"schema": "--schema", "birthDate": "--birth-date",
             "country": "--country", "gender": "--gender"}
    plain = [a for a in answers if "warnings" not in a and not
             {"names", "countries", "birthDates"} & a["query"].keys()]
    hits = [a for a in plain if a["hits"]]
    draw = random.Random(2)
    asked = draw.sample(hits, min(count // 2, len(hits))) + \
        draw.sample(plain, min(count // 2, len(plain)))
    wrong = []
    for answer in asked:
        query = answer["query"]
        args = [x for key, flag in flags.items() if key in query
                for x in (flag, query[key])]
        single = bench.run("--json", *args, "--", query["name"])
        alone = json.loads(single.stdout)
        if any(alone[key] != answer[key] for key in alone):
            wrong.append((query, single.stdout))
    check(f"{len(asked)} rows are answered as alone, {len(hits)} have hits",
          not wrong and hits and asked, wrong[:1])


def check_forms(bench, rows, output):
    for threads in (1, 2, 7):
        done = bench.run("--file", "rows.csv", "--threads", threads)
        check(f"the same bytes on {threads} threads", done.stdout == output,
              done.stderr.decode())
    data = bench.path("rows.csv").read_bytes()
    done = bench.run("--file", "-", data=data)
    check("the same bytes from a pipe", done.stdout == output)
    with gzip.open(bench.path("packed.gz"), "wb") as file:
        file.write(data)
    done = bench.run("--file", "packed.gz")
    check("the same bytes from a compressed file", done.stdout == output)
    write_jsonl(bench.path("rows.jsonl"), rows)
    done = bench.run("--file", "rows.jsonl", "--threads", 2)
    check("the same answers from JSON",
          without_lines(done.stdout) == without_lines(output),
          done.stderr.decode())


def start_and_kill(bench, data, seconds, draw, *options):
    """A run that is fed slowly, so that it lasts, and killed on the way."""
    child = subprocess.Popen(
        [bench.tamiz, "screen", *bench.snapshot, "--file", "-", "-o", "out",
         "--threads", str(draw.choice([1, 2, 3])), *options],
        cwd=bench.folder, env=bench.env, stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    end = time.monotonic() + draw.uniform(0.3, 1) * seconds
    step = max(1, len(data) // 40)
    try:
        for at in range(0, len(data), step):
            if time.monotonic() > end:
                break
            child.stdin.write(data[at:at + step])
            child.stdin.flush()
            time.sleep(seconds / 40)
    except BrokenPipeError:
        pass
    child.send_signal(signal.SIGKILL)
    err = child.stderr.read().decode()
    child.stderr.close()
    try:
        child.stdin.close()
    except BrokenPipeError:
        pass
    child.wait()
    return err


def check_kills(bench, output, rejected, kills):
    data = bench.path("rows.csv").read_bytes()
    draw = random.Random()
    seed = draw.randrange(1 << 32)
    draw.seed(seed)
    print(f"# seed of the kills: {seed}")
    resumed = 0
    for n in range(MOST_KILLS):
        if n >= kills and resumed:
            break
        for left in bench.folder.glob("out*"):
            left.unlink()
        for _ in range(draw.randint(1, 3)):
            err = start_and_kill(bench, data, 2.5, draw)
            resumed += "going on behind" in err
            if bench.path("out").exists():
                break # it was quicker
        done = bench.run("--file", "rows.csv", "-o", "out")
        resumed += b"going on behind" in done.stderr
        check("a run that was killed ends with all rows, once",
              bench.path("out").read_bytes() == output, done.stderr.decode())
        kept = bench.path("out.rejected.jsonl")
        check("so do the rows that it rejected",
              (kept.read_bytes() if kept.exists() else b"") == rejected)
        check("nothing else is left",
              not list(bench.folder.glob("out*.part")) and
              not bench.path("out.journal").exists())
    check(f"{resumed} runs went on where one was killed", resumed)


def without_time(page):
    """A page says when it was made, and of which file."""
    page = re.sub(rb"<time datetime=.*?</time>", b"", page)
    return page.replace(b"standard input", b"rows.csv")


def check_killed_pages(bench, kills):
    data = bench.path("rows.csv").read_bytes()
    draw = random.Random()
    seed = draw.randrange(1 << 32)
    draw.seed(seed)
    print(f"# seed of the kills of pages: {seed}")
    whole = without_time(bench.run("--file", "rows.csv", "--html").stdout)
    for left in bench.folder.glob("out*"):
        left.unlink()
    resumed = 0
    for n in range(MOST_KILLS):
        if n >= kills and resumed:
            break
        for _ in range(draw.randint(1, 3)):
            err = start_and_kill(bench, data, 2.5, draw, "--html")
            resumed += "going on behind" in err
            if bench.path("out").exists():
                break # it was quicker
        done = bench.run("--file", "-", "-o", "out", "--html", data=data)
        resumed += b"going on behind" in done.stderr
        check("a page whose run was killed is that of one that was not",
              without_time(bench.path("out").read_bytes()) == whole,
              done.stderr.decode())
        check("nothing but the page is left",
              [p.name for p in bench.folder.glob("out*")] == ["out"])
        bench.path("out").unlink()
    check(f"{resumed} runs went on with a page", resumed)
    while not bench.path("out.journal").exists():
        bench.path("out").unlink(missing_ok=True)
        start_and_kill(bench, data, 3, draw, "--html")
    done = bench.run("--file", "rows.csv", "-o", "out")
    check("answers do not go on with the rows of a page",
          b"starting over" in done.stderr and bench.path("out").read_bytes()
          == bench.run("--file", "rows.csv").stdout, done.stderr.decode())


def check_starting_over(bench, output):
    data = bench.path("rows.csv").read_bytes()
    draw = random.Random(3)
    while not bench.path("out.journal").exists():
        bench.path("out").unlink(missing_ok=True)
        start_and_kill(bench, data, 3, draw)
    kept = {name: bench.path(name).read_bytes() for name in
            ("out.journal", "out.part", "out.rejected.jsonl.part")}

    def again(*args):
        for name, content in kept.items():
            bench.path(name).write_bytes(content)
        return bench.run(*args, "-o", "out")

    done = again("--file", "rows.csv", "--threshold", "0.8")
    alone = bench.run("--file", "rows.csv", "--threshold", "0.8")
    check("other options start over", b"starting over" in done.stderr and
          bench.path("out").read_bytes() == alone.stdout, done.stderr)
    bench.path("other.csv").write_bytes(
        data.replace(b"\n0,", b"\n0000,", 1))
    done = again("--file", "other.csv")
    alone = bench.run("--file", "other.csv")
    check("another input starts over", b"starting over" in done.stderr and
          bench.path("out").read_bytes() == alone.stdout, done.stderr)
    kept["out.part"] = b""
    done = again("--file", "rows.csv")
    check("a lost file starts over", b"starting over" in done.stderr and
          bench.path("out").read_bytes() == output, done.stderr)
    kept["out.part"] = bytes(1 << 20)
    kept["out.journal"] = kept["out.journal"][:-9]
    done = again("--file", "rows.csv")
    check("half a journal is none",
          bench.path("out").read_bytes() == output, done.stderr)


def peak(bench, path):
    """Kilobytes of a run, by a process that has only this child."""
    code = ("import resource,subprocess,sys;subprocess.run(sys.argv[1:],"
            "stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL);"
            "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
    done = subprocess.run(
        [sys.executable, "-c", code, bench.tamiz, "screen", *bench.snapshot,
         "--file", path, "--threads", "2"], cwd=bench.folder, env=bench.env,
        stdout=subprocess.PIPE, check=True)
    return int(done.stdout)


def check_memory(bench, rows):
    """Each thread keeps what it worked out for the words it met, up to a
    bound: the words of both files are the same."""
    write_csv(bench.path("one.csv"), rows[:5000])
    with open(bench.path("one.csv"), "rb") as file:
        head, body = file.readline(), file.read()
    bench.path("small.csv").write_bytes(head + 4 * body)
    bench.path("large.csv").write_bytes(head + 32 * body)
    small, large = peak(bench, "small.csv"), peak(bench, "large.csv")
    check(f"memory stays: {small} kB, {large} kB for 8 times as many rows",
          large < small * 1.1 + 4096)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tamiz", required=True)
    parser.add_argument("--clean")
    parser.add_argument("--rows", type=int)
    parser.add_argument("--memory", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        bench = Bench(options, Path(temporary))
        if options.clean:
            for need in ("data/clean/" + options.clean, UN):
                if not (shared() / need).exists():
                    print(f"skipped: no {shared() / need}")
                    sys.exit(77)
            rows = list(clean_rows(options.clean))[:options.rows]
            subprocess.run(
                [bench.tamiz, "forge", "--quiet", "-o", bench.path("un.tamiz"),
                 f"un_sc_sanctions={(shared() / UN).resolve()}"], check=True,
                env=bench.env, stdout=subprocess.DEVNULL)
            bench.snapshot = ["--snapshot", "un.tamiz"]
        else:
            rows = list(made_rows(6000))
        write_csv(bench.path("rows.csv"), rows)
        done = bench.run("--file", "rows.csv", "--rejects", "no")
        rejected = bench.path("no").read_bytes() \
            if bench.path("no").exists() else b""
        bad = {json.loads(line)["id"] for line in rejected.splitlines()}
        good = [row for row in rows if row["id"] not in bad]
        check("rows are answered", done.returncode == 1 and
              len(bad) < len(rows) / 100, done.stderr.decode())
        check_alone(bench, good, done.stdout, 100 if options.clean else 40)
        check_forms(bench, rows, done.stdout)
        check("rows without a name are rejected", options.clean or len(bad) == 20)
        check_kills(bench, done.stdout, rejected, 3)
        check_killed_pages(bench, 2)
        check_starting_over(bench, done.stdout)
        if options.memory:
            check_memory(bench, rows)
    sys.exit(0 if all(checks) else 1)


main()
