#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What clang has to say of the C files that a build folder compiles: its
warnings on each of them, and clang-tidy's on our own beside the tests. Nothing
is compiled for it but the headers that are made from data/.

usage: lint.py BUILD
"""
import concurrent.futures
import json
import os
import re
import shlex
import subprocess
import sys

LINTED = ("src", "programs", "examples", "bench")
SAYS = re.compile(r"^(?:.*: )?(?:fatal )?(?:error|warning): .*", re.M)


def make_sources(build):
    """Makes the C files and headers that are turned out while building."""
    told = subprocess.run(["ninja", "-C", build, "-t", "targets", "rule",
                           "CUSTOM_COMMAND"],
                          check=True, capture_output=True, text=True).stdout
    made = [line for line in told.splitlines() if line.endswith((".c", ".h"))]
    subprocess.run(["ninja", "-C", build, "--quiet", *made], check=True)


def check_command(command):
    """The command that looks at a file as this one, and writes nothing."""
    words = iter(shlex.split(command))
    kept = []
    for word in words:
        if word in ("-o", "-MF", "-MQ"):
            next(words)
        elif word not in ("-c", "-MD", "-fcolor-diagnostics"):
            kept.append(word)
    return [*kept, "-fsyntax-only"]


def jobs(build):
    """(folder, command) for each file, what takes long first."""
    with open(os.path.join(build, "compile_commands.json")) as file:
        entries = {e["file"]: e for e in json.load(file)}.values()
    linted, checked = [], []
    for e in entries:
        path = os.path.normpath(os.path.join(e["directory"], e["file"]))
        checked.append((e["directory"], check_command(e["command"])))
        if os.path.relpath(path).split(os.sep)[0] in LINTED:
            linted.append((os.path.getsize(path), path))
    return [(".", ["clang-tidy-14", "-p", build, "--quiet", path])
            for _, path in sorted(linted, reverse=True)] + checked


def run(job):
    """What there is to say, without paths of thought; None if nothing."""
    folder, command = job
    done = subprocess.run(command, cwd=folder, check=False, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if not done.returncode:
        return None
    return SAYS.findall(done.stdout) or [done.stdout]


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    make_sources(sys.argv[1])
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        said = [s for s in pool.map(run, jobs(sys.argv[1])) if s is not None]
    if not said:
        print("clang, clang-tidy: nothing to say")
        return
    print("\n".join(sorted({line for lines in said for line in lines})))
    sys.exit(1)


if __name__ == "__main__":
    main()
