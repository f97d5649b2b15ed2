#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""An update is ended at each of its calls that touch the home, in turn.

usage: test_crash.py --tamiz EXE --fault FAULT.so new|old|downloaded

The update makes a new home, changes an old one with a list, or does so by way of
a server.

For each call: the process is killed in it; it fails once; it and all later ones
fail (EIO); those that need room do (ENOSPC). After each the home answers from
the old or from the new snapshot and nothing else, and the next update succeeds
and leaves exactly what one that was never disturbed leaves.

A trace of an undisturbed update then shows that nothing is renamed to its place
before it is on the disk, and that `current` comes after all of it.
"""
import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "http"))
import liar  # noqa: E402

LIST = "un_sc_sanctions"
KINDS = ("kill", "once", "EIO", "ENOSPC")
WAYS = {  # the name that the home knows before, and how the update is disturbed
    "new": (None, KINDS),
    "old": ("OLDMAN INVENTADO", KINDS),
    "downloaded": ("OLDMAN INVENTADO", ("kill", "ENOSPC")),
}


def un_list(names):
    people = "".join(
        f"<INDIVIDUAL><DATAID>{n}</DATAID><FIRST_NAME>{name}</FIRST_NAME>"
        f"<REFERENCE_NUMBER>QDi.{n:03d}</REFERENCE_NUMBER></INDIVIDUAL>"
        for n, name in enumerate(names, 1))
    return ('<?xml version="1.0"?><CONSOLIDATED_LIST dateGenerated='
            f'"2026-11-20"><INDIVIDUALS>{people}</INDIVIDUALS>'
            "</CONSOLIDATED_LIST>")


class Bench:
    """A home as it was before, and what is done to copies of it."""

    def __init__(self, tamiz, fault, folder):
        self.tamiz, self.fault = str(tamiz.resolve()), str(fault.resolve())
        self.folder = folder
        self.home = folder / "home"
        self.old_home = folder / "old"
        self.source = folder / "consolidated.xml"
        self.server = None  # where it is downloaded from, if so
        self.env = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}

    def run(self, *words, **env):
        return subprocess.run(
            [self.tamiz, *words, "--home", str(self.home)], text=True,
            env={**self.env, "LD_PRELOAD": self.fault, **env},
            capture_output=True, timeout=60)

    def update(self, **env):
        source = self.source
        if self.server:
            source = self.server.plan(
                "/consolidated.xml",
                liar.whole(self.source.read_bytes(), None))
        return self.run("update", f"{LIST}={source}", "--force", LIST,
                        "--quiet", FAULT_HOME=str(self.home), **env)

    def reset(self):
        shutil.rmtree(self.home, ignore_errors=True)
        if self.old_home.exists():
            shutil.copytree(self.old_home, self.home, symlinks=True)

    def current(self):
        path = self.home / "current"
        return path.read_text().strip() if path.exists() else ""

    def files(self):
        """All of the home, but for what says when."""
        return sorted(str(p.relative_to(self.home))
                      for p in self.home.rglob("*"))

    def trace(self):
        log = self.folder / "log"
        log.unlink(missing_ok=True)
        done = self.update(FAULT_LOG=str(log))
        assert done.returncode == 0, done.stderr
        return [line.split("\t") for line in log.read_text().splitlines()]

    def answers(self):
        """What is asked of any home: opens it, and tells old from new. None
        when it fails."""
        asked = self.run("screen", "NEWMAN INVENTADO", "--json")
        lists = self.run("lists", "--json")
        if lists.returncode or asked.returncode > 1:
            return None
        return asked.returncode


def check(bench, kind, at, states, whole):
    """One disturbed update and one after it; the complaints."""
    bench.reset()
    done = bench.update(FAULT_KIND=kind, FAULT_AT=str(at))
    found = []
    if kind == "kill" and done.returncode not in (-signal.SIGKILL, 0):
        found.append(f"exit {done.returncode}: {done.stderr}")
    if kind != "kill" and done.returncode not in (0, 2, 3):
        found.append(f"exit {done.returncode}: {done.stderr}")
    if done.returncode in (2, 3) and not done.stderr.startswith("tamiz: "):
        found.append("failed without a word")
    now = bench.current()
    if now not in states:
        found.append(f"current is {now!r}")
    elif bench.answers() != states[now]:
        found.append(f"answers {bench.answers()} from {now[:12]!r}")
    if done.returncode == 0 and states.get(now) != 1:
        found.append("said to be done, and is not")
    again = bench.update()
    if again.returncode:
        found.append(f"then: exit {again.returncode}: {again.stderr}")
    elif bench.current() not in states or states[bench.current()] != 1:
        found.append("then: not the new list")
    elif bench.files() != whole:
        found.append("then: left " + " ".join(
            sorted(set(bench.files()) ^ set(whole))))
    return [f"{kind} at {at}: {text}" for text in found]


def undisturbed(bench):
    """Calls of an update, and the files that it leaves."""
    bench.reset()
    calls = bench.trace()
    return calls, bench.files(), bench.current()


def check_order(calls, home):
    """Nothing is given its name before it is on the disk."""
    dirty, found = set(), []  # files written, folders changed, not synced yet
    incoming = os.path.join(home, "incoming")  # gone when the update ends
    current = os.path.join(home, "current")
    for _, name, path, second in calls:
        if name == "end":
            break
        if path.startswith(incoming):
            continue
        folder = os.path.dirname(path)
        if name == "write":
            dirty.add(path)
        elif name == "create":
            dirty.update((path, folder))
        elif name in ("mkdir", "symlink"):
            dirty.add(folder)
        elif name == "sync":
            dirty.discard(path)
        elif name == "rename":
            inside = {p for p in dirty
                      if p == path or p.startswith(path + "/")}
            if inside:
                found.append(f"{second} is named before {inside} is synced")
            if second == current:
                # Beside the new current itself only what no answer needs.
                late = {p for p in dirty if p.startswith(home + "/") and
                        p != path and not p.endswith("/lock")}
                if late:
                    found.append(f"current is named before {late} is synced")
            dirty.discard(path)
            dirty.update((folder, os.path.dirname(second)))
    late = {p for p in dirty if p.startswith(home) and
            not p.endswith("/lock")}
    if late:
        found.append(f"never synced: {late}")
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tamiz", required=True, type=Path)
    parser.add_argument("--fault", required=True, type=Path)
    parser.add_argument("way", choices=WAYS)
    options = parser.parse_args()
    shm = Path("/dev/shm")
    place = tempfile.mkdtemp(prefix="tamiz-crash-",
                             dir=shm if os.access(shm, os.W_OK) else None)
    failed = 0
    try:
        bench = Bench(options.tamiz, options.fault, Path(place))
        failed = all_checks(bench, options.way)
    finally:
        shutil.rmtree(place)
    sys.exit(1 if failed else 0)


def all_checks(bench, way):
    before, kinds = WAYS[way]
    failed = tried = 0
    if way == "downloaded":
        bench.server = liar.Liar()
    if before:
        bench.source.write_text(un_list([before, "CONSTANT INVENTADA"]))
        done = bench.update()
        assert done.returncode == 0, done.stderr
        shutil.copytree(bench.home, bench.old_home, symlinks=True)
    old = bench.current() if before else ""
    bench.source.write_text(un_list(["NEWMAN INVENTADO",
                                     "CONSTANT INVENTADA"]))
    calls, whole, new = undisturbed(bench)
    assert new != old
    states = {old: 0, new: 1}
    order = check_order(calls, str(bench.home))
    for line in order:
        print(f"# {line}")
    failed += len(order)
    for kind in kinds:
        bad, last = [], int(calls[-1][0])
        for at in range(1, last + 1):
            bad += check(bench, kind, at, states, whole)
        tried += last
        for line in bad[:20]:
            print(f"# {line}")
        failed += len(bad)
        print(f"{'not ok' if bad else 'ok'} - {way}, {kind} at "
              f"each of {last} calls", flush=True)
    print(f"# {tried} disturbed updates, {failed} complaints")
    return failed


main()
