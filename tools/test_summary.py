#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Counts single test cases in Meson's log and prints the closing line.

usage: test_summary.py BUILD/meson-logs/testlog.json [LOG ...]

The last line is always "N passed, N failed, N skipped"; the exit code is 1
when anything failed or nothing passed. Read are cmocka's output and TAP; a
program that prints neither is one case. A program that died counts as failed,
whatever it printed before.
"""
import json
import re
import sys

CMOCKA = re.compile(r"^\[ +(RUN|OK|FAILED|SKIPPED) +\] (.*)$")
TAP = re.compile(r"^(not )?ok \d+ - (.*?)( # SKIP\b.*)?$")


def cmocka_cases(text):
    """(name, verdict) of each test that was begun. Begun and not ended well is
    failed, so a crash in the middle cannot be missed."""
    cases = []
    for line in text.splitlines():
        # The message of a failure may stand before the mark on its line.
        match = CMOCKA.match(line[line.find("["):] if "[ " in line else line)
        if not match:
            continue
        word, name = match.groups()
        if word == "RUN":
            cases.append([name, "failed"])
        elif cases and cases[-1][0] == name and cases[-1][1] == "failed":
            cases[-1][1] = {"OK": "passed", "SKIPPED": "skipped"}.get(
                word, "failed")
    return [tuple(case) for case in cases]


def tap_cases(text):
    cases = []
    for match in map(TAP.match, text.splitlines()):
        if match:
            bad, name, skipped = match.groups()
            verdict = "failed" if bad else "skipped" if skipped else "passed"
            cases.append((name, verdict))
    return cases


def cases_of(test):
    """The cases of one program, at least one."""
    out = test.get("stdout") or ""
    cases = cmocka_cases(out) or tap_cases(out)
    good = test["result"] in ("OK", "EXPECTEDFAIL")
    if not cases:
        skipped = test["result"] == "SKIP"
        verdict = "passed" if good else "skipped" if skipped else "failed"
        return [("the program", verdict)]
    failed = any(verdict == "failed" for _, verdict in cases)
    if not good and not failed and test["result"] != "SKIP":
        cases.append(("the program's end", "failed"))
    return cases


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    total = {"passed": 0, "failed": 0, "skipped": 0}
    tests = []
    for path in sys.argv[1:]:
        try:
            with open(path, encoding="utf-8") as log:
                tests += [json.loads(line) for line in log if line.strip()]
        except OSError as error:
            print(f"no test log: {error}")
            total["failed"] += 1
    for test in tests:
        cases = cases_of(test)
        for name, verdict in cases:
            total[verdict] += 1
            if verdict == "failed":
                print(f"FAILED {test['name']}: {name}")
        if any(verdict == "failed" for _, verdict in cases):
            for stream in ("stdout", "stderr"):
                print((test.get(stream) or "")[-4000:].rstrip())
    print("{passed} passed, {failed} failed, {skipped} skipped"
          .format(**total))
    sys.exit(1 if total["failed"] or not total["passed"] else 0)


main()
