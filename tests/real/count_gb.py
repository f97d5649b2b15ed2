#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Counts the UK Sanctions List from its rendering as JSON lines, has make_gb.py
write it in a form of the publisher's, and compares with what tamiz read of
that. Usage and exit codes as count_un.py: count_gb.py READER JSONL csv|xml"""
import collections
import json
import os
import subprocess
import sys
import tempfile

import make_gb

SCHEMATA = {"Individual": "Person", "Entity": "Organization", "Ship": "Vessel"}


def squeeze(text):
    return " ".join((text or "").split())


def count_names(facts, party):
    for name in make_gb.names(party):
        parts = [squeeze(name.get(f"name{i}")) for i in range(1, 7)]
        kind = name["name_type"].lower()
        weak = name.get("alias_strength", "").lower().startswith("low")
        prop = ("name" if kind == "primary name" else
                "weakAlias" if weak else "alias")
        facts[prop].add(" ".join(part for part in parts if part))
        if party["individual_entity_ship"] == "Individual":
            facts["firstName"].add(parts[0])
            facts["middleName"].update(parts[1:5])
            facts["lastName"].add(parts[5])
    for name in make_gb.non_latin(party):
        facts["alias"].add(squeeze(name.get("name_non_latin_script")))


def count_address(facts, address):
    parts = [squeeze(address.get(f"address_line{i}")) for i in range(1, 7)]
    parts += [squeeze(address.get("address_postal_code")),
              squeeze(address.get("address_country"))]
    facts["address"].add(", ".join(part for part in parts if part))


def count_party(count, party):
    facts = collections.defaultdict(set)
    count[SCHEMATA[party["individual_entity_ship"]]] += 1
    count_names(facts, party)
    for address in make_gb.addresses(party):
        count_address(facts, address)
    facts["Sanction.provisions"].update(
        squeeze(x) for x in party.get("sanctions_imposed", "").split("|"))
    for key, field in {"Sanction.unscId": "un_reference_number",
                       "Sanction.recordId": "ofsi_group_id",
                       "Sanction.program": "regime_name",
                       "Sanction.reason": "uk_statement_of_reasons",
                       "Sanction.listingDate": "date_designated",
                       "Sanction.modifiedAt": "last_updated"}.items():
        facts[key].add(squeeze(party.get(field)))
    for key, values in facts.items():
        count[key] += len(values - {""})


def regroup(read):
    got = collections.Counter(read)
    for key, number in read.items():
        schema, _, prop = key.partition(".")
        if schema in SCHEMATA.values() and prop:
            got[prop] += number
    return got


def main():
    reader, path, form = sys.argv[1:]
    root = os.environ.get("TAMIZ_SHARED", os.environ["TAMIZ_SHARED_DEFAULT"])
    path = os.path.join(root, path)
    if not os.path.exists(path):
        print(f"skipped: no {path}")
        sys.exit(77)
    parties = make_gb.read_parties(path)
    want = collections.Counter()
    for party in parties:
        count_party(want, party)
    with tempfile.TemporaryDirectory() as folder:
        made = os.path.join(folder, "UK-Sanctions-List." + form)
        want["rows"] = make_gb.write(parties, made)
        result = subprocess.run([reader, made], check=True,
                                capture_output=True)
    got = regroup(json.loads(result.stdout))
    want["warnings"] = 0
    failed = 0
    for key in sorted(want):
        fine = want[key] == got[key]
        failed += not fine
        print(f"{'ok ' if fine else 'BAD'} {key}: {want[key]} counted, "
              f"{got[key]} read")
    sys.exit(failed > 0)


main()
