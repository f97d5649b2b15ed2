#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Counts OFAC's CSV files without tamiz and compares with what tamiz read.

usage: count_ofac.py READER PATH

READER prints the counts of tamiz's reader (count_ofac.c). PATH is a folder
with sdn.csv (and alt.csv, add.csv, sdn_comments.csv), or one file with rows
of sdn.csv, under $TAMIZ_SHARED. Every count is made here from the files alone, with Python's csv
module and expressions of its own. Exit 77 (skip) when PATH is not there.
"""
import collections
import csv
import io
import json
import os
import re
import subprocess
import sys

SCHEMATA = {"-0-": "Organization", "individual": "Person", "vessel": "Vessel",
            "aircraft": "Airplane"}
# Every item of the remarks ends up in exactly one of these.
ITEM_FACTS = """weakAlias birthDate birthPlace nationality citizenship gender
    ethnicity incorporationDate sector country website email phone ticker
    pastFlags flag callSign type buildDate model notes position""".split()
ITEM_ENTITIES = ["UnknownLink", "CryptoWallet", "Passport", "Identification"]
ITEM = re.compile(r"""\s*(?: [afn]\.k\.a\.\ '(?:(?!\.k\.a\.).)*?'(?=\s?(?:;|\.?$))\.?
                          | [^;]+ )""", re.X)
LABELS = """Tax ID No.|Registration Number|National ID No.|C.U.R.P.|Cedula No.
Government Gazette Number|R.F.C.|Aircraft Manufacturer's Serial Number (MSN)
Business Registration Number|Registration ID|NIT #|SWIFT/BIC|MMSI|RUC #
Vessel Registration Identification IMO|Folio Mercantil No.|V.A.T. Number
Aircraft Tail Number|Commercial Registry Number|Trade License No.|D.N.I.
Unified Social Credit Code (USCC)|Legal Entity Number|C.R. No.|BIK (RU)
D-U-N-S Number|Company Number IMO|Birth Certificate Number|Enterprise Number
Chamber of Commerce Number|Driver's License No.|Business Number|SSN
Dubai Chamber of Commerce Membership No.|Registered Charity No.|RIF #
Electoral Registry No.|Residency Number|Credencial electoral|C.U.I.T."""
LABELS = [label for line in LABELS.split("\n") for label in line.split("|")]


def files_of(path):
    """Maps sdn, alt, add, comments to paths."""
    if os.path.isfile(path):
        return {"sdn": path}
    parts = {"sdn": "sdn", "alt": "alt", "add": "add",
             "sdn_comments": "comments", "cons_prim": "sdn", "cons_alt": "alt",
             "cons_add": "add", "cons_comments": "comments"}
    found = {}
    for name in os.listdir(path):
        stem = name.lower().split(".csv")[0]
        if ".csv" in name.lower() and stem in parts:
            found[parts[stem]] = os.path.join(path, name)
    return found


def records(path):
    """Rows without end mark and column names; nothing is ''."""
    if path is None:
        return
    data = open(path, "rb").read()
    if path.endswith(".zst"):
        data = subprocess.run(["zstd", "-dc", path], check=True,
                              capture_output=True).stdout
    for row in csv.reader(io.StringIO(data.decode("utf-8"), newline="")):
        if row != ["\x1a"] and row[0] != "ent_num":
            yield ["" if cell.strip() == "-0-" else cell for cell in row]


def items_of(remarks, cut):
    """The items; the last as None when it is cut."""
    items = [i.strip() for i in ITEM.findall(remarks) if i.strip()]
    if items and cut:
        items[-1] = None
    elif items:
        items[-1] = re.sub(r"\.$", "", items[-1])
    return items


def count_items(count, items):
    for item in items:
        count["items"] += 1
        if item is None:
            continue
        if re.match(r"[afn]\.k\.a\. '", item):
            count["weakAlias"] += 1
            continue
        item = re.sub(r"^alt\. ", "", item, flags=re.I)
        if re.match(r"Digital Currency Address - \w+ \w+$", item):
            count["CryptoWallet"] += 1
        elif re.match(r"Linked To: ", item):
            count["UnknownLink"] += 1
        elif re.match(r"(Diplomatic |Official |Service )?Passport\b.*\d",
                      item):
            count["Passport"] += 1
        for label in LABELS:
            # a number word behind makes it a longer label, "R.F.C. # 12"
            if re.match(re.escape(label) + r":? (?!# |No\.? )(?=.*\w)", item) \
                    and not re.match(r"Driver.* is issued", item):
                count["label " + label] += 1
        for prop, pattern in (("birthDate", r"DOB:? .*\d{4}"),
                              ("birthPlace", r"POB:? "),
                              ("nationality", r"nationality:? "),
                              ("citizenship", r"citizen:? "),
                              ("gender", r"Gender (Fem|M)ale$")):
            if re.match(pattern, item):
                count[prop] += 1


def count_sdn(count, files):
    overflow = {row[0]: row[1] for row in records(files.get("comments"))}
    count["rows"] += len(overflow)
    for row in records(files["sdn"]):
        count["rows"] += 1
        schema = SCHEMATA[row[2].strip() or "-0-"]
        count[schema] += 1
        count["name"] += 1
        count["lastName"] += schema == "Person" and "," in row[1]
        count["Sanction"] += len(row[3].split("] [")) if row[3] else 0
        count["columns"] += sum(1 for c in (4, 5, 6, 9, 10) if row[c].strip())
        more = overflow.get(row[0], "")
        cut = not more and len(row[11]) >= 1000 and not row[11].endswith(".")
        count_items(count, items_of(row[11] + more, cut))


def count_others(count, files):
    for row in records(files.get("alt")):
        count["rows"] += 1
        count["previousName" if row[2] == "fka" else "alias"] += 1
        count["columns"] += bool(row[4].strip())
    for row in records(files.get("add")):
        count["rows"] += 1
        count["Address"] += any(cell.strip() for cell in row[2:])


def regroup(read):
    """The reader's counts under the names used here."""
    got = collections.Counter()
    parties = set(SCHEMATA.values())
    for key, number in read.items():
        schema, _, prop = key.partition(".")
        if key.startswith("label ") or not prop:
            got[key] += number
        elif schema in parties:
            got[prop] += number
    got["items"] = (sum(got[p] for p in ITEM_FACTS)
                    + sum(got[e] for e in ITEM_ENTITIES))
    return got


def main():
    reader, path = sys.argv[1:]
    root = os.environ.get("TAMIZ_SHARED", os.environ["TAMIZ_SHARED_DEFAULT"])
    path = os.path.join(root, path)
    if not os.path.exists(path):
        print(f"skipped: no {path}")
        sys.exit(77)
    want = collections.Counter()
    files = files_of(path)
    count_sdn(want, files)
    count_others(want, files)
    result = subprocess.run([reader, path], check=True, capture_output=True)
    got = regroup(json.loads(result.stdout))
    got["items"] -= want["columns"]  # these facts come from other columns
    del want["columns"]
    failed = 0
    for key in sorted(want):
        fine = want[key] == got[key]
        failed += not fine
        print(f"{'ok ' if fine else 'BAD'} {key}: {want[key]} counted, "
              f"{got[key]} read")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
