#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Counts sema-lmes.xml without tamiz and compares with what tamiz read.

usage: count_ca.py READER PATH

READER prints the counts of tamiz's reader (count_list.c). PATH is a
sema-lmes.xml under $TAMIZ_SHARED, or a rendering of one as .jsonl, of which
make_ca.py makes the XML first. Every count is made here from the file alone,
with Python's parser and rules written for this purpose. Exit 77 (skip) when
PATH is not there.
"""
import collections
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

FORMS = r"(inc|ltd|llc|co|corp|s\.?a|jsc)\.?"


def field(record, *names):
    for name in names:
        text = " ".join((record.findtext(name) or "").split())
        if text:
            return text
    return ""


def alias_names(text):
    """(kind word or "", name) of each name in a field of aliases."""
    separator = ";" if ";" in re.sub(r"\([^)]*\)", "", text) else ","
    text = re.sub(r"\([^)]*\)",
                  lambda m: m.group().replace(separator, "\0"), text)
    if separator == ",":
        text = re.sub(r",(\s*" + FORMS + r"\s*)(?=,|$)", "\0\\1", text,
                      flags=re.I)
    for piece in text.split(separator):
        parts = re.split(r"(?:^|(?<=[ (]))(a\.?k\.?a\.?|f\.?k\.?a\.?)(?!\w)",
                         piece)
        for kind, name in zip([""] + parts[1::2], parts[::2]):
            for inner in re.findall(r"\(\w+: ([^)]*)\)", name):
                yield kind, inner
            name = re.sub(r"\(\w+: [^)]*\)", "", name).strip(" ,;:()\0")
            if name:
                yield kind, name


def count_dates(count, prop, text):
    for piece in re.split(r" or ", text, flags=re.I):
        if re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?|[A-Z][a-z]{2}-\d\d|\d{5}"
                        r"|\d{4}[-/]\d{4}", piece.strip()):
            count[prop] += 1


def count_record(count, ids, record):
    count["rows"] += 1
    count["Sanction"] += 1
    last, given = field(record, "LastName"), field(record, "GivenName")
    entity = field(record, "EntityOrShip", "Entity")
    date = field(record, "DateOfBirthOrShipBuildDate", "DateOfBirth")
    imo = field(record, "ShipIMONumber")
    schema = ("Person" if last or given else
              "Vessel" if imo or date else "Organization")
    key = (imo,) if imo else (last, given, entity, date)
    ids[schema].add(tuple(part.lower() for part in key))
    count[schema + ".name"] += 1
    count["firstName"] += bool(given)
    count["lastName"] += bool(last)
    count["imoNumber"] += bool(imo)
    count["title"] += bool(field(record, "Title")) and schema == "Person"
    count["program"] += bool(field(record, "Country"))
    count["listingDate"] += bool(field(record, "DateOfListing"))
    if schema != "Organization":
        count_dates(count, "birthDate" if schema == "Person" else "buildDate",
                    date)
    for kind, name in alias_names(field(record, "Aliases")):
        weak = schema == "Person" and " " not in name
        count["previousName" if "f" in kind.lower() else
              "weakAlias" if weak else "alias"] += 1
    name = re.sub(r"\([^)]*\)", "", entity)
    if name.count("/") == 1 == entity.count("/") and all(
            len(half.encode()) >= 5 for half in entity.split("/")):
        count["alias"] += 2


def main():
    reader, path = sys.argv[1:]
    root = os.environ.get("TAMIZ_SHARED", os.environ["TAMIZ_SHARED_DEFAULT"])
    path = os.path.join(root, path)
    if not os.path.exists(path):
        print(f"skipped: no {path}")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        if path.endswith(".jsonl"):
            maker = os.path.join(os.path.dirname(__file__), "make_ca.py")
            made = os.path.join(folder, "sema-lmes.xml")
            subprocess.run([sys.executable, maker, path, made], check=True)
            path = made
        want, ids = collections.Counter(), collections.defaultdict(set)
        for record in ElementTree.parse(path).getroot():
            count_record(want, ids, record)
        result = subprocess.run([reader, path], check=True,
                                capture_output=True)
    want.update({schema: len(keys) for schema, keys in ids.items()})
    read, got = json.loads(result.stdout), collections.Counter()
    for key, number in read.items():
        schema, _, prop = key.partition(".")
        got[key] += number
        if prop:
            got[prop] += number
    failed = 0
    for key in sorted(want):
        fine = want[key] == got[key]
        failed += not fine
        print(f"{'ok ' if fine else 'BAD'} {key}: {want[key]} counted, "
              f"{got[key]} read")
    sys.exit(failed > 0)


main()
