#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs commands and compares what they print, byte for byte.

usage: run.py --tamiz EXE [--library SO] [--example EXE] [--renew] FILE...

FILE is one of
  NAME.cmd  a shell script; what it prints stands in NAME.out beside it. Lines
            that start with "#" say why. "# terminal 90" runs it in a terminal
            of 90 columns, where colour and Unicode show.
  NAME.md   a document: in its ```console blocks a line "$ command" is run and
            the lines below it are what it prints (both streams, as on a
            terminal). All commands of a document share a folder.
Each runs in an empty folder that holds ./tamiz and links to examples/ and
data/, with nothing of the user's environment. What differs from run to run or
machine to machine (hashes, versions, times, ages) is masked on both sides.
--renew writes what was printed as the new expectation: review it as a diff.
"""
import argparse
import difflib
import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MASKS = [
    (re.compile(r"\b[0-9a-f]{64}\b"), "HASH"),
    (re.compile(r"\b\d+\.\d+\.\d+\+icu[0-9.]+"), "ENGINE"),
    (re.compile(r'("config":)"[^"]*"'), r'\1"CONFIG"'),
    (re.compile(r"\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z"), "TIME"),
    (re.compile(r"\.new-\w{6}\b"), ".new-XXXXXX"),
    (re.compile(r'("age_days":)\d+'), r"\1AGE"),
    (re.compile(r'("stale":)(true|false)'), r"\1STALE"),
    (re.compile(r" *\b(read )?\d+ days?( ago)?(, stale)?$", re.M), " AGE"),
    (re.compile(r"(data of) +age$", re.M), r"\1  age"),
    (re.compile(r"\d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d"), "SEEN"),
    (re.compile(r'("(?:first|last)_(?:seen|change)":)"[^"]*"'), r'\1"SEEN"'),
]


def masked(text, folder):
    text = text.replace(str(folder), "FOLDER").replace("\033", "\\e")
    for pattern, mask in MASKS:
        text = pattern.sub(mask, text)
    return text


class Place:
    """An empty folder in which commands run."""

    def __init__(self, options):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = Path(self.temporary.name)
        for name in ("examples", "data"):
            (self.folder / name).symlink_to(ROOT / name)
        (self.folder / "tamiz").symlink_to(Path(options.tamiz).resolve())
        keep = ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LD_LIBRARY_PATH")
        self.env = {k: v for k, v in os.environ.items() if k in keep}
        self.env.update({
            "PATH": f"{self.folder}:/usr/local/bin:/usr/bin:/bin",
            "HOME": str(self.folder / "home"), "LC_ALL": "C.UTF-8",
            "TERM": "xterm", "ROOT": str(ROOT),
            "LIBRARY": str(Path(options.library).resolve()),
            "EXAMPLE": str(Path(options.example).resolve()),
        })

    def run(self, script, merge=False):
        done = subprocess.run(
            ["sh", "-c", script], cwd=self.folder, env=self.env,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, timeout=300,
            stderr=subprocess.STDOUT if merge else subprocess.PIPE)
        out = done.stdout.decode("utf-8", "replace")
        err = "" if merge else done.stderr.decode("utf-8", "replace")
        return out, err, done.returncode

    def run_in_terminal(self, script, columns):
        child, master = pty.fork()
        if child == 0:
            import fcntl
            import termios
            fcntl.ioctl(1, termios.TIOCSWINSZ,
                        struct.pack("HHHH", 50, columns, 0, 0))
            os.chdir(self.folder)
            os.execve("/bin/sh", ["sh", "-c", script], self.env)
        chunks = []
        try:
            while chunk := os.read(master, 65536):
                chunks.append(chunk)
        except OSError:  # Linux: the other side has closed
            pass
        _, status = os.waitpid(child, 0)
        text = b"".join(chunks).decode("utf-8", "replace")
        return text.replace("\r\n", "\n"), "", os.waitstatus_to_exitcode(status)


def run_script(path, options):
    """(expected, printed, how to renew) of a .cmd file."""
    place = Place(options)
    script = path.read_text(encoding="utf-8")
    terminal = re.search(r"^# terminal (\d+)$", script, re.M)
    if terminal:
        out, err, code = place.run_in_terminal(script, int(terminal[1]))
    else:
        out, err, code = place.run(script)
    printed = masked(f"{out}--- stderr\n{err}--- exit {code}\n", place.folder)
    golden = path.with_suffix(".out")
    expected = golden.read_text(encoding="utf-8") if golden.exists() else ""
    return expected, printed, golden


def run_document(path, options):
    """The same of a document: its text, and its text as it should be."""
    place = Place(options)
    lines = path.read_text(encoding="utf-8").split("\n")
    out, inside, at = [], False, 0
    while at < len(lines):
        line = lines[at]
        at += 1
        out.append(line)
        if line.startswith("```"):
            inside = line == "```console"
        elif inside and line.startswith("$ "):
            printed, _, _ = place.run(line[2:], merge=True)
            printed = masked(printed, place.folder)
            out += printed.rstrip("\n").split("\n") if printed else []
            while not lines[at].startswith(("$ ", "```")):
                at += 1
    return "\n".join(lines), "\n".join(out), path


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tamiz", required=True)
    parser.add_argument("--library", default="/dev/null")
    parser.add_argument("--example", default="/dev/null")
    parser.add_argument("--renew", action="store_true")
    parser.add_argument("files", nargs="+")
    options = parser.parse_args()
    failed = 0
    for number, name in enumerate(options.files, 1):
        path = Path(name)
        run = run_script if path.suffix == ".cmd" else run_document
        expected, printed, golden = run(path, options)
        title = path.stem if path.suffix == ".cmd" else path.name
        if expected == printed:
            print(f"ok {number} - {title}")
        elif options.renew:
            golden.write_text(printed, encoding="utf-8")
            print(f"ok {number} - {title} (renewed)")
        else:
            failed += 1
            print(f"not ok {number} - {title}")
            print("\n".join("# " + line for line in difflib.unified_diff(
                expected.split("\n"), printed.split("\n"),
                "expected", "printed", lineterm="")))
    sys.exit(1 if failed else 0)


main()
