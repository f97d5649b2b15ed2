#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Counts SECO's XML without tamiz and compares with what tamiz read.

usage: count_ch.py READER PATH

READER prints the counts of tamiz's reader (count_list.c). PATH is a rendering
of the list under $TAMIZ_SHARED, of which make_ch.py makes the XML. Every count
is made here from that XML alone, with Python's parser and rules written for
this purpose. Exit 77 (skip) when PATH is not there.
"""
import collections
import json
import math
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

SCHEMATA = {"individual": "Person", "entity": "Organization",
            "object": "Vessel"}
DATES = {"Person": "birthDate", "Organization": "incorporationDate",
         "Vessel": "buildDate"}


def count_name(count, seen, node):
    kind = {"primary-name": "name", "alias": "alias",
            "formerly-known-as": "previousName"}[node.get("name-type")]
    if kind == "name" and seen:
        kind = "alias"
    if kind == "alias" and node.get("quality") == "low" \
            and node.get("name-type") == "alias":
        kind = "weakAlias"
    parts = [p for p in node if p.get("name-part-type")
             not in ("title", "maiden-name")]
    if not any(p.findtext("value") for p in parts):
        return seen
    count[kind] += 1
    again = "alias" if kind == "name" else kind
    scripts = {(v.get("lang"), v.get("script")) for p in parts
               for v in p.findall("spelling-variant")}
    for script in scripts:
        options = [sum((v.get("lang"), v.get("script")) == script
                       for v in p.findall("spelling-variant")) for p in parts]
        count[again] += math.prod(max(1, o) for o in options)
    return seen or kind == "name"


def count_target(count, target):
    count["rows"] += 1
    count["Sanction"] += 1
    body = next(n for n in target if n.tag in SCHEMATA)
    schema = SCHEMATA[body.tag]
    count[schema] += 1
    seen = False
    for identity in body.findall("identity"):
        for name in identity.findall("name"):
            seen = count_name(count, seen, name)
            count["title"] += schema == "Person" and sum(
                p.get("name-part-type") == "title" for p in name)
        for date in identity.findall("day-month-year"):
            count[DATES[schema]] += bool(date.get("year"))
        count["Address"] += len(identity.findall("address"))
        count["birthPlace"] += len(identity.findall("place-of-birth"))
    count["reason"] += len(body.findall("justification"))
    count["imoNumber"] += len(body.findall("other-information"))
    for change in target.findall("modification"):
        count["startDate" if change.get("modification-type") == "listed"
              else "endDate"] += 1


def main():
    reader, path = sys.argv[1:]
    root = os.environ.get("TAMIZ_SHARED", os.environ["TAMIZ_SHARED_DEFAULT"])
    path = os.path.join(root, path)
    if not os.path.exists(path):
        print(f"skipped: no {path}")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        made = os.path.join(folder, "swiss-sanctions-list.xml")
        maker = os.path.join(os.path.dirname(__file__), "make_ch.py")
        subprocess.run([sys.executable, maker, path, made], check=True)
        want = collections.Counter()
        for target in ElementTree.parse(made).getroot().iter("target"):
            count_target(want, target)
        result = subprocess.run([reader, made], check=True,
                                capture_output=True)
    got = collections.Counter()
    for key, number in json.loads(result.stdout).items():
        schema, _, prop = key.partition(".")
        got[key] += number
        if prop and schema not in ("Address",):
            got[prop] += number
    failed = 0
    for key in sorted(want):
        fine = want[key] == got[key]
        failed += not fine
        print(f"{'ok ' if fine else 'BAD'} {key}: {want[key]} counted, "
              f"{got[key]} read")
    sys.exit(failed > 0)


main()
