#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Counts a Consolidated Screening List without tamiz and compares with what
tamiz read, from the CSV and from a JSON made of it.

usage: count_csl.py READER PATH

READER prints the counts of tamiz's reader (count_list.c). PATH is a .csv under
$TAMIZ_SHARED. Every count is made here from the file alone, with Python's csv
module and rules written for this purpose. Exit 77 (skip) when PATH is not
there.
"""
import collections
import csv
import json
import os
import re
import subprocess
import sys
import tempfile

SEVERAL = ("programs", "addresses", "federal_register_notice", "alt_names",
           "citizenships", "dates_of_birth", "nationalities",
           "places_of_birth", "ids")


def values(row, key):
    parts = row[key].split(";") if key in SEVERAL else [row[key]]
    return [part.strip() for part in parts if part.strip()]


def count_row(count, ids, row):
    count["rows"] += 1
    schema = {"Individual": "Person", "Entity": "Organization",
              "Vessel": "Vessel"}.get(row["type"])
    born = row["dates_of_birth"] or row["places_of_birth"]
    schema = schema or ("Person" if born else "LegalEntity")
    ids[schema].add(row.get("_id") or
                    (row["source"], row["name"].strip().lower(),
                     row["start_date"]))
    count["Sanction"] += 1
    count["Sanction.program"] += 1 + len(values(row, "programs"))
    count["name"] += 1
    count["alias"] += len(values(row, "alt_names"))
    count["Address"] += len(values(row, "addresses"))
    count["Sanction.legalBasis"] += len(values(row,
                                               "federal_register_notice"))
    for key, prop in (("start_date", "Sanction.startDate"),
                      ("end_date", "Sanction.endDate"),
                      ("source_list_url", "Sanction.sourceUrl")):
        count[prop] += bool(row[key])
    count["Sanction.notes"] += sum(bool(row[key]) for key in (
        "standard_order", "license_requirement", "license_policy"))


def as_json(rows, path):
    """The rows in the form of consolidated.json."""
    results = []
    for row in rows:
        result = {key: values(row, key) if key in SEVERAL else row[key] or None
                  for key in row}
        result["addresses"] = [
            {"address": text.rpartition(", ")[0] or None, "city": None,
             "country": text.rpartition(", ")[2]}
            for text in values(row, "addresses")]
        result["ids"] = []
        results.append(result)
    with open(path, "w", encoding="utf-8") as out:
        json.dump({"results": results, "sources_used": []}, out, indent=1)


def compare(reader, path, want):
    result = subprocess.run([reader, path], check=True, capture_output=True)
    got = collections.Counter()
    for key, number in json.loads(result.stdout).items():
        got[key] += number
        if key.partition(".")[2] in ("name", "alias"):
            got[key.partition(".")[2]] += number
    failed = 0
    for key in sorted(want):
        fine = want[key] == got[key]
        failed += not fine
        print(f"{'ok ' if fine else 'BAD'} {key}: {want[key]} counted, "
              f"{got[key]} read")
    return failed


def main():
    reader, path = sys.argv[1:]
    root = os.environ.get("TAMIZ_SHARED", os.environ["TAMIZ_SHARED_DEFAULT"])
    path = os.path.join(root, path)
    if not os.path.exists(path):
        print(f"skipped: no {path}")
        sys.exit(77)
    with open(path, encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    want, ids = collections.Counter(), collections.defaultdict(set)
    for row in rows:
        if not re.search("Treasury", row["source"]):
            count_row(want, ids, row)
    want.update({schema: len(keys) for schema, keys in ids.items()})
    failed = compare(reader, path, want)
    with tempfile.TemporaryDirectory() as folder:
        made = os.path.join(folder, "consolidated.json")
        as_json(rows, made)
        failed += compare(reader, made, want)
    sys.exit(failed > 0)


main()
