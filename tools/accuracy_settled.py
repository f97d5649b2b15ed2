#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How many false alerts a fact beside the name settles.

usage: accuracy_settled.py --tamiz EXE [--shared FOLDER]

FOLDER ($TAMIZ_SHARED, default ../shared) holds the lists (UN, EU, OFAC) and
made-up people with birth dates and nationalities, nobody of them listed. Each
is asked by name, birth date and nationality. An alert is a person with a hit;
it is settled by a fact when that fact contradicts every hit. Prints the rows of
docs/accuracy.md, "What settles a false alert". Same engine and lists: same
numbers.
"""
import argparse
import csv
import json
import os
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
THRESHOLDS = (0.7, 0.8, 0.9)
SETTLERS = {  # facts of which one that contradicts is enough
    "birth date": {"birthDate"},
    "its year alone": {"year"},
    "country": {"country"},
    "birth date or country": {"birthDate", "country"},
    "birth date, country or gender": {"birthDate", "country", "gender"},
}


def ask(tamiz, data, folder):
    """A list for each person: the hits' scores with what contradicts them."""
    made, asked = f"{folder}/made.tamiz", f"{folder}/asked.csv"
    subprocess.run([tamiz, "forge", "--quiet", "-o", made] +
                   [f"{i}={data / p}" for i, p in LISTS.items()], check=True,
                   stderr=subprocess.DEVNULL)
    text = subprocess.run(["zstd", "-dcq", data / CLEAN], check=True,
                          capture_output=True, text=True).stdout
    with open(asked, "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(["id", "schema", "name", "birthDate", "country",
                      "gender"])
        for i, row in enumerate(csv.DictReader(text.splitlines())):
            out.writerow([i, "Person", row["full_name"], row["date_of_birth"],
                          row["nationality"], row["gender"]])
    run = subprocess.Popen([tamiz, "screen", "--quiet", "--snapshot", made,
                            "--file", asked, "--limit", "0"],
                           stdout=subprocess.PIPE, text=True)
    for line in run.stdout:
        yield [(hit["score"], against(hit), said(hit))
               for hit in json.loads(line)["hits"]]
    if run.wait() not in (0, 1):
        sys.exit("screen failed")


def said(hit):
    return {f["fact"] for f in hit.get("factors", [])}


def against(hit):
    """Facts that contradict; "year" when the birth years differ."""
    facts = set()
    for f in hit.get("factors", []):
        if f["verdict"] != "contradicts":
            continue
        facts.add(f["fact"])
        if f["fact"] == "birthDate" and f["query"][:4] not in f["listed"]:
            facts.add("year")
    return facts


def report(people):
    for least in THRESHOLDS:
        alerts = [[h for h in hits if h[0] >= least] for hits in people]
        alerts = [hits for hits in alerts if hits]
        count = len(alerts)
        dated = sum("birthDate" in s for hits in alerts for _, _, s in hits)
        placed = sum("country" in s for hits in alerts for _, _, s in hits)
        hits = sum(map(len, alerts))
        print(f"at {least:.2f}: {count} alerts of {len(people)} people, "
              f"{hits} hits, of which {dated / hits:.1%} have a birth date "
              f"and {placed / hits:.1%} a country")
        for name, facts in SETTLERS.items():
            settled = sum(all(a & facts for _, a, _ in hits)
                          for hits in alerts)
            print(f"| {name} | {least:.2f} | {settled} | "
                  f"{settled / count:.1%} |")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tamiz", required=True)
    parser.add_argument("--shared", default=os.environ.get("TAMIZ_SHARED",
                                                           "../shared"))
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        report(list(ask(args.tamiz, Path(args.shared) / "data", folder)))


if __name__ == "__main__":
    main()
