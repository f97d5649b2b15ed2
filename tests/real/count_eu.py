#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Counts the EU's xmlFullSanctionsList_1_1 without tamiz and compares with what
tamiz read, as it is or, with "csv", put into csvFullSanctionsList_1_1 by
make_eu.py. Where the same list stands as .jsonl.zst, every name is counted
there too. Usage and exit codes as count_un.py:
count_eu.py READER xml|csv PATH [JSONL]"""
import collections
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

import make_eu

PASSPORT = "passport"
PROPS = {"passport": "passportNumber", "regnumber": "registrationNumber",
         "fiscalcode": "taxNumber", "taxid": "taxNumber", "euvat": "vatCode",
         "imo": "imoNumber", "swiftbic": "swiftBic",
         "ssn": "socialSecurityNumber", "tradelic": "licenseNumber"}
ADDRESS = ("street", "poBox", "place", "zipCode", "city", "region",
           "countryDescription", "countryIso2Code")
NOTHING = ("", "-", "00", "UNKNOWN", "n/a")


def squeeze(text):
    return " ".join((text or "").split())


def said(node, name):
    text = squeeze(node.get(name))
    return "" if text in NOTHING else text


def bytes_of(path):
    if path.endswith(".zst"):
        return subprocess.run(["zstd", "-dcq", path], check=True,
                              capture_output=True).stdout
    with open(path, "rb") as file:
        return file.read()


def count_names(count, entity, person):
    names = [n for n in entity.findall("{*}nameAlias")
             if squeeze(n.get("wholeName"))]
    weak = sum(n.get("strong") == "false" for n in names)
    count["names"] += len(names)
    count["name"] += 1
    count["weakAlias"] += min(weak, len(names) - 1)
    count["lang"] += sum(bool(n.get("nameLanguage")) for n in names)
    if person:
        for prop in ("firstName", "middleName", "lastName"):
            count[prop] += sum(bool(squeeze(n.get(prop))) for n in names)
        count["position"] += sum(bool(squeeze(n.get("function")))
                                 for n in names)
        count["gender"] += sum(bool(n.get("gender")) for n in names)


def count_births(count, entity):
    for birth in entity.findall("{*}birthdate"):
        gregorian = birth.get("calendarType") == "GREGORIAN"
        count["birthDate"] += bool(
            birth.get("birthdate") or (gregorian and birth.get("year")))
        count["birthCountry"] += bool(said(birth, "countryIso2Code"))


def count_entity(count, entity):
    kind = entity.find("{*}subjectType").get("code")
    schema = {"person": "Person", "enterprise": "Organization"}[kind]
    count["rows"] += 1
    if entity.get("euReferenceNumber") not in count_entity.seen:
        count[schema] += 1
    count_entity.seen.add(entity.get("euReferenceNumber"))
    count_names(count, entity, kind == "person")
    count_births(count, entity)
    count["citizenship"] += sum(
        bool(said(c, "countryIso2Code"))
        for c in entity.findall("{*}citizenship"))
    for document in entity.findall("{*}identification"):
        code = document.get("identificationTypeCode")
        count["Passport" if code == PASSPORT else "Identification"] += 1
        if said(document, "number"):
            count[PROPS.get(code, "idNumber")] += 1
    count["address"] += sum(
        any(said(a, name) for name in ADDRESS)
        for a in entity.findall("{*}address"))
    texts = [n.get("wholeName") for n in entity.findall("{*}nameAlias")]
    texts += [r.text for r in entity.iter() if r.tag.endswith("}remark")]
    count["imoNumber"] += sum(
        len(re.findall(r"\bIMO\D{0,12}\d{7}\b", text or ""))
        for text in texts)
    count["Sanction.program"] += len(entity.findall("{*}regulation"))
    if entity.get("unitedNationId"):
        count["Sanction.unscId"] += len(entity.findall("{*}regulation"))


count_entity.seen = set()


def regroup(read):
    got = collections.Counter(read)
    for key, number in read.items():
        schema, _, prop = key.partition(".")
        if schema in ("Person", "Organization") and prop:
            got[prop] += number
    got["names"] = got["name"] + got["alias"] + got["weakAlias"]
    return got


def read(reader, path, form):
    """What the reader counts."""
    with tempfile.TemporaryDirectory(prefix="tamiz-eu-") as folder:
        if form == "csv":
            made = os.path.join(folder, "eu_fsf.csv")
            make_eu.write(bytes_of(path), made)
            path = made
        result = subprocess.run([reader, path], check=True,
                                capture_output=True)
    return json.loads(result.stdout)


def main():
    reader, form, path = sys.argv[1:4]
    root = os.environ.get("TAMIZ_SHARED", os.environ["TAMIZ_SHARED_DEFAULT"])
    path = os.path.join(root, path)
    if not os.path.exists(path):
        print(f"skipped: no {path}")
        sys.exit(77)
    want = collections.Counter()
    tree = ElementTree.parse(io.BytesIO(bytes_of(path)))
    for entity in tree.getroot().findall("{*}sanctionEntity"):
        count_entity(want, entity)
    if len(sys.argv) > 4:
        lines = bytes_of(os.path.join(root, sys.argv[4])).decode().splitlines()
        parties = [json.loads(line) for line in lines]
        parties = [p for p in parties if "eu_reference_number" in p]
        want["parties of the other rendering"] = len(parties)
        want["names of the other rendering"] = sum(
            len(p["name_aliases"]) for p in parties)
    got = regroup(read(reader, path, form))
    got["parties of the other rendering"] = got["Person"] + got["Organization"]
    got["names of the other rendering"] = got["names"]
    del want["lang"]
    failed = 0
    for key in sorted(want):
        fine = want[key] == got[key]
        failed += not fine
        print(f"{'ok ' if fine else 'BAD'} {key}: {want[key]} counted, "
              f"{got[key]} read")
    sys.exit(failed > 0)


main()
