#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Numbers of customers against the lists at hand.

usage: check_numbers.py TAMIZ

Every listed passport, tax and register number of 8 letters and digits or more
(up to 2,000) is asked under a cut name of its party with one slip in it: the
party must be among the hits. 100,000 clean people (made up, twice each) with
random passport numbers must not be hit for their numbers: at most one in 10,000
is. Without $TAMIZ_WHOLE only 10,000 are asked. Prints both. Exits 77, a skipped
test, when the lists are not at hand."""
import csv
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

LISTS = {
    "un_sc_sanctions": "un/un_consolidated_2026-02-27.xml.zst",
    "eu_fsf": "eu/eu_fsf_2026-02-25_rebuilt.xml.zst",
    "us_ofac_sdn": "ofac/2023-12-28",
}
CLEAN = "clean/persons_us.csv.zst"
PROPS = ("passportNumber", "taxNumber", "registrationNumber")
SLIPS = 2000
CUSTOMERS = 100_000 if os.environ.get("TAMIZ_WHOLE") else 10_000
MOST_FALSE = CUSTOMERS // 10_000


def normal(text):
    return re.sub("[^A-Z0-9]", "", text.upper())


def listed(tamiz, made):
    """(id, name, property, number) of parties."""
    out = subprocess.run([tamiz, "export", "--snapshot", made, "--format",
                          "ftm"], check=True, capture_output=True, text=True)
    for line in out.stdout.splitlines():
        party = json.loads(line)
        props = party["properties"]
        for prop in PROPS:
            for number in props.get(prop, []):
                if len(normal(number)) >= 8 and "name" in props:
                    yield party["id"], props["name"][0], prop, normal(number)


def slip(number, rng):
    """One digit changed, or two unequal neighbours swapped."""
    at = rng.choice([i for i, c in enumerate(number) if c.isdigit()])
    if at + 1 < len(number) and number[at] != number[at + 1] and rng.random() < .5:
        return number[:at] + number[at + 1] + number[at] + number[at + 2:]
    other = rng.choice([c for c in "0123456789" if c != number[at]])
    return number[:at] + other + number[at + 1:]


def ask(tamiz, made, folder, rows):
    path = Path(folder) / "asked.csv"
    with path.open("w", newline="") as file:
        out = csv.DictWriter(file, ["id", "name", *PROPS])
        out.writeheader()
        out.writerows(rows)
    done = subprocess.run([tamiz, "screen", "--quiet", "--snapshot", made,
                           "--file", path, "--limit", "0"],
                          capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def by_number(answer):
    """Ids of the hits that a number made, and by which kind of evidence."""
    return {h["entity"]["id"]: h["evidence"][0]["kind"] for h in answer["hits"]
            if h["evidence"][0]["kind"].startswith("identifier")}


def check_slips(tamiz, made, folder, rng):
    have = sorted(set(listed(tamiz, made)))
    have = rng.sample(have, min(SLIPS, len(have)))
    rows = [{"id": f"{party}|{number}", "name": name,
             prop: slip(number, rng)} for party, name, prop, number in have]
    answers = ask(tamiz, made, folder, rows)
    told = 0
    for answer in answers:
        party = answer["id"].split("|")[0]
        hits = {h["entity"]["id"]: h for h in answer["hits"]}
        kinds = [e["kind"] for e in hits[party]["evidence"]]
        told += "identifier-slip" in kinds or kinds[0] == "identifier"
    print(f"{told} of {len(answers)} slips are told of the party")
    return told, len(answers)


def people(shared):
    text = subprocess.run(["zstd", "-dcq", shared / CLEAN], check=True,
                          capture_output=True, text=True).stdout
    return list(csv.DictReader(text.splitlines()))


def check_clean(tamiz, made, folder, shared, rng):
    rows = []
    for i, row in enumerate(people(shared) * 2):
        letter = rng.choice(["", rng.choice("ABCDEFGHJKLMNPRSTUVWXYZ")])
        digits = rng.choice((8, 9)) - len(letter)
        rows.append({"id": i, "name": row["full_name"], "passportNumber": letter +
                     "".join(rng.choices("0123456789", k=digits))})
    rows = rows[:CUSTOMERS]
    kinds = [k for a in ask(tamiz, made, folder, rows)
             for k in by_number(a).values()]
    same, slips = kinds.count("identifier"), kinds.count("identifier-slip")
    print(f"of {len(rows)} clean people with random passports {same} have a "
          f"listed number, {slips} are hit by a slip")
    return len(rows), same + slips


def main():
    shared = Path(os.environ.get("TAMIZ_SHARED") or
                  os.environ["TAMIZ_SHARED_DEFAULT"]) / "data"
    if not all((shared / p).exists() for p in [CLEAN, *LISTS.values()]):
        print("the lists are not at hand; set TAMIZ_SHARED")
        sys.exit(77)
    tamiz, rng = sys.argv[1], random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        made = f"{folder}/made.tamiz"
        subprocess.run([tamiz, "forge", "--quiet", "-o", made] +
                       [f"{i}={shared / p}" for i, p in LISTS.items()],
                       check=True, stderr=subprocess.DEVNULL)
        told, slips = check_slips(tamiz, made, folder, rng)
        asked, false = check_clean(tamiz, made, folder, shared, rng)
    sys.exit(0 if slips == SLIPS and told >= 0.97 * slips and
             asked == CUSTOMERS and false <= MOST_FALSE else 1)


if __name__ == "__main__":
    main()
