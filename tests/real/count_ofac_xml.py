#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Counts OFAC's classic XML (SDN.XML, CONSOLIDATED.XML) without tamiz and
compares with what tamiz read. Usage and exit codes as count_un.py."""
import collections
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

SCHEMATA = {"Individual": "Person", "Entity": "Organization",
            "Vessel": "Vessel", "Aircraft": "Airplane"}
# Labels of numbers that files of this kind hold, by what they are.
NUMBERS = {
    "Passport": "passportNumber", "Tax ID No.": "taxNumber",
    "Registration ID": "registrationNumber",
    "Registration Number": "registrationNumber",
    "Business Registration Number": "registrationNumber",
    "Public Registration Number": "registrationNumber",
    "Company Number": "registrationNumber", "C.R. No.": "registrationNumber",
    "Government Gazette Number": "okpoCode", "V.A.T. Number": "vatCode",
    "Unified Social Credit Code (USCC)": "uscCode", "BIK (RU)": "bikCode",
    "Legal Entity Number": "leiCode", "SWIFT/BIC": "swiftBic",
    "ISIN": "isinCode", "License": "licenseNumber",
}
# Programmes that are the whole of one part of the consolidated list.
PARTS = ("UKRAINE-EO13662", "NS-PLC", "CMIC-EO13959", "561-Related", "FSE-IR",
         "FSE-SY")
FACTS = {"Website": "website", "Email Address": "email",
         "Equity Ticker": "ticker", "Gender": "gender",
         "Organization Established Date": "incorporationDate"}


def count_entry(count, entry):
    count["rows"] += 1
    count["name"] += 1
    count[SCHEMATA[entry.findtext("{*}sdnType")]] += 1
    for program in entry.findall("{*}programList/{*}program"):
        count["Sanction"] += 1
        count["Sanction.programId"] += program.text in PARTS
    count["Address"] += len(entry.findall("{*}addressList/{*}address"))
    for aka in entry.findall("{*}akaList/{*}aka"):
        weak = aka.findtext("{*}category") == "weak"
        former = aka.findtext("{*}type") == "f.k.a."
        count["weakAlias" if weak else
              "previousName" if former else "alias"] += 1
    for number in entry.findall("{*}idList/{*}id"):
        kind = number.findtext("{*}idType")
        if kind in NUMBERS:
            count[NUMBERS[kind]] += 1
            count["documents"] += 1
        if kind in FACTS:
            count[FACTS[kind]] += 1
    for prop in ("dateOfBirth", "placeOfBirth", "nationality", "citizenship"):
        key = {"dateOfBirth": "birthDate", "placeOfBirth": "birthPlace"}
        item = prop + ("Item" if prop in key else "")
        count[key.get(prop, prop)] += len(
            entry.findall(f"{{*}}{prop}List/{{*}}{item}"))
    remarks = entry.findtext("{*}remarks") or ""
    count["UnknownLink"] += len(re.findall(r"\(Linked To: ", remarks))


def regroup(read):
    got = collections.Counter(read)
    for key, number in read.items():
        schema, _, prop = key.partition(".")
        if schema in SCHEMATA.values() and prop:
            got[prop] += number
    got["documents"] = got["Passport"] + got["Identification"]
    return got


def main():
    reader, path = sys.argv[1:]
    root = os.environ.get("TAMIZ_SHARED", os.environ["TAMIZ_SHARED_DEFAULT"])
    path = os.path.join(root, path)
    if not os.path.exists(path):
        print(f"skipped: no {path}")
        sys.exit(77)
    want = collections.Counter()
    for entry in ElementTree.parse(path).getroot().findall("{*}sdnEntry"):
        count_entry(want, entry)
    result = subprocess.run([reader, path], check=True, capture_output=True)
    got = regroup(json.loads(result.stdout))
    failed = 0
    for key in sorted(want):
        fine = want[key] == got[key]
        failed += not fine
        print(f"{'ok ' if fine else 'BAD'} {key}: {want[key]} counted, "
              f"{got[key]} read")
    sys.exit(failed > 0)


main()
