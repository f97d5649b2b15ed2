#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Claims made from the designations of real lists, true and false, held against
the same lists: no verdict may be wrong. They are false by four years or more,
or by another authority.

usage: check_claims_made.py TAMIZ

Exits 77 where the lists are not at hand.
"""
import collections
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

SHARED = pathlib.Path(os.environ.get("TAMIZ_SHARED") or os.environ.get(
    "TAMIZ_SHARED_DEFAULT", "../shared")) / "data"
LISTS = {
    "un_sc_sanctions": "un/un_consolidated_2026-02-27.xml.zst",
    "eu_fsf": "eu/eu_fsf_2026-02-25_rebuilt.xml.zst",
}
WHO = {"un_sc_sanctions": "The United Nations", "eu_fsf": "The European Union"}
SAMPLE = 150  # parties of each list
# {W} the authority, {X} the party, {Y} the year it began, {O} one long before
FORMS = [
    ("{W} sanctioned {X} in {Y}.", True),
    ("{W} sanctioned {X} in {O}.", False),
    ("{X} was sanctioned by {W} in {Y}.", True),
    ("{X}, sanctioned by {W} in {O}, was seen in Lima.", False),
    ("LIMA, 14 January 2026 - {X} is sanctioned by {W}.", True),
    ("LIMA, 14 January {O} - {X} is sanctioned by {W}.", False),
    ("LIMA, 14 January 2026 - {X} has been sanctioned by {W} since {Y}.",
     True),
    ("LIMA, 14 January 2026 - {X} is sanctioned by Canada.", False),
]


def parties(export):
    """(list, name, years) of parties that one name tells and dates date."""
    began, names = collections.defaultdict(set), {}
    for line in export.splitlines():
        one = json.loads(line)
        p = one["properties"]
        if one["schema"] == "Sanction":
            for party in p.get("entity", []):
                began[party].update(p.get("startDate", ["?"]))
        elif p.get("name") and one["schema"] in ("Person", "Organization",
                                                 "Company", "LegalEntity"):
            names[one["id"]] = (one["datasets"][0], p["name"][0])
    for party, (dataset, name) in sorted(names.items()):
        years = {day[:4] for day in began[party]}
        if years and "?" not in years and max(years) < "2026" and len(name.split()) > 2 and all(
                word.isalpha() and word[0].isupper()
                for word in name.split()):
            yield dataset, name, sorted(int(year) for year in years)


def main():
    tamiz = sys.argv[1]
    if not all((SHARED / path).exists() for path in LISTS.values()):
        print("skipped: no lists in", SHARED)
        return 77
    drawn, count, wrong = random.Random(2026), collections.Counter(), []
    with tempfile.TemporaryDirectory() as folder:
        lists = os.path.join(folder, "lists.tamiz")
        subprocess.run([tamiz, "forge", "-o", lists, "--quiet"] +
                       [f"{key}={SHARED / path}"
                        for key, path in LISTS.items()], check=True)
        told, paths = [], []
        for key in LISTS:
            export = subprocess.run(
                [tamiz, "export", "--format", "ftm", "--list", key,
                 "--snapshot", lists], check=True, capture_output=True,
                text=True).stdout
            found = list(parties(export))
            for _, name, years in drawn.sample(found, min(SAMPLE, len(found))):
                for form, true in FORMS:
                    text = form.format(W=WHO[key], X=name, Y=years[0],
                                       O=years[0] - 4)
                    told.append((text, true))
                    paths.append(os.path.join(folder, f"{len(told)}.txt"))
                    pathlib.Path(paths[-1]).write_text(text + "\n",
                                                       encoding="utf-8")
        answers = []
        for at in range(0, len(paths), 400):
            run = subprocess.run([tamiz, "scan", "--json", "--quiet",
                                  "--snapshot", lists] + paths[at:at + 400],
                                 capture_output=True, text=True)
            answers += [json.loads(line) for line in run.stdout.splitlines()]
    assert len(answers) == len(told)
    for (text, true), answer in zip(told, answers):
        if not answer["claims"]:
            count["not read"] += 1
        for claim in answer["claims"]:
            count[claim["verdict"] or "left open: " + claim["note"][:40]] += 1
            right = claim["verdict"] == "supported"
            if claim["verdict"] and right != true:
                wrong.append(f"{claim['verdict']}: {text} "
                             f"{[r['since'] for r in claim['record']]}")
    print(len(told), "texts:", dict(count.most_common(8)))
    print("\n".join(wrong[:20]))
    judged = count["supported"] + count["contradicted"]
    return 1 if wrong or judged < len(told) / 4 else 0


if __name__ == "__main__":
    sys.exit(main())
