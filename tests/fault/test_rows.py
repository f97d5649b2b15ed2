#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A file of parties is screened and ended at each call that touches its folder.

usage: test_rows.py --tamiz EXE --fault FAULT.so

For each call (of the hundreds that write a page some), of a run into lines of
JSON and of one into a page: the process is killed in it; it fails once; it and
all later ones fail (EIO); those that need room do (ENOSPC). What stands under the output's name is whole or not
there, and the next run leaves exactly what one that was never disturbed leaves.
"""
import argparse
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

KINDS = ("kill", "once", "EIO", "ENOSPC")
ROWS = "id,name,birthDate\n" + "".join(
    f"{i},{name},{date}\n" for i, (name, date) in enumerate(40 * [
        ("Tren de Aragua", ""), ("Jane Ordinary", "1970"), ("", ""),
        ("Cartel de los Soles", "yesterday")]))


class Bench:
    def __init__(self, options, folder):
        self.tamiz = str(options.tamiz.resolve())
        self.folder, self.source = folder / "out", folder / "rows.csv"
        self.source.write_text(ROWS)
        self.folder.mkdir()
        self.env = {"PATH": os.environ["PATH"], "HOME": str(folder),
                    "LC_ALL": "C.UTF-8",
                    "LD_PRELOAD": str(options.fault.resolve())}

    def run(self, *words, **env):
        return subprocess.run(
            [self.tamiz, "screen", "--file", self.source, "--quiet",
             "--threads", "1", "-o", self.folder / "rows", *words],
            env={**self.env, "FAULT_HOME": str(self.folder), **env},
            capture_output=True, text=True, timeout=60, check=False)

    def reset(self):
        for left in self.folder.iterdir():
            left.unlink()

    def files(self):
        """What is there, but for when a page was made."""
        return {path.name: re.sub(rb"<time datetime=.*?</time>", b"",
                                  path.read_bytes())
                for path in self.folder.iterdir()}


def check(bench, words, kind, at, whole):
    """One disturbed run and one after it; the complaints."""
    bench.reset()
    done = bench.run(*words, FAULT_KIND=kind, FAULT_AT=str(at))
    found = []
    expected = (-signal.SIGKILL, 1) if kind == "kill" else (1, 3)
    if done.returncode not in expected:
        found.append(f"exit {done.returncode}: {done.stderr}")
    if done.returncode == 3 and not done.stderr.startswith("tamiz: "):
        found.append("failed without a word")
    left = bench.files()
    if "rows" in left and left["rows"] != whole["rows"]:
        found.append("half of the output stands under its name")
    if done.returncode == 1 and left != whole:
        found.append("said to be done, and is not")
    again = bench.run(*words)
    if again.returncode != 1:
        found.append(f"then: exit {again.returncode}: {again.stderr}")
    if bench.files() != whole:
        found.append(f"then: left {sorted(bench.files())}")
    return [f"{kind} at {at}: {text}" for text in found]


def calls(bench, words):
    """Numbers of the calls to disturb: all at both ends, some between; and
    those by which a page is written, whose stream does not hear of a failure
    that is made up in front of it."""
    log = bench.folder.parent / "log"
    log.unlink(missing_ok=True)
    bench.reset()
    done = bench.run(*words, FAULT_LOG=str(log))
    if done.returncode != 1:
        sys.exit(f"undisturbed: exit {done.returncode}: {done.stderr}")
    log = [line.split("\t") for line in log.read_text().splitlines()]
    deaf = {int(line[0]) for line in log
            if line[1] == "write" and line[2].endswith(".draft")}
    last = max(int(line[0]) for line in log)
    first, end = range(1, min(last, 13)), range(max(13, last - 6), last + 1)
    between = range(13, max(13, last - 6))
    some = random.Random(1).sample(between, min(3, len(between)))
    return [*first, *sorted(some), *end], deaf


def all_checks(bench):
    failed = tried = 0
    for words in ((), ("--html",)):
        numbers, deaf = calls(bench, words)
        whole = bench.files()
        for kind in KINDS:
            for at in numbers:
                if kind == "once" and at in deaf:
                    continue
                tried += 1
                for text in check(bench, words, kind, at, whole):
                    failed += 1
                    print(f"not ok: {' '.join(words)} {text}")
    print(f"{tried} runs disturbed, {failed} complaints")
    return failed or tried < 80


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tamiz", required=True, type=Path)
    parser.add_argument("--fault", required=True, type=Path)
    options = parser.parse_args()
    shm = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="tamiz-rows-", dir=shm) as place:
        failed = all_checks(Bench(options, Path(place)))
    sys.exit(1 if failed else 0)


main()
