#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The names of the published lists at hand, read without tamiz.

usage: lists.py FOLDER OUT.tsv [--ascii] [LIST...]

FOLDER is the shared data folder (it holds data/). OUT.tsv gets one line per
name: list, number of the party, schema, kind (name, alias, weakAlias), name.
Persons of OFAC keep their "SURNAME, Given". Without LIST all are read. With --ascii Latin letters lose their marks and
names in other scripts are left out: what OFAC's files can hold.
"""
import csv
import io
import json
import os
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as tree

OFAC = {"individual": "Person", "vessel": "Vessel", "aircraft": "Airplane"}


def content(folder, path):
    path = os.path.join(folder, "data", path)
    if path.endswith(".zst"):
        return subprocess.run(["zstd", "-dc", path], check=True,
                              stdout=subprocess.PIPE).stdout.decode()
    with open(path, encoding="utf-8") as file:
        return file.read()


def objects(folder, path):
    return map(json.loads, content(folder, path).splitlines())


def ofac(folder):
    schemas = {}
    rows = csv.reader(io.StringIO(content(folder,
                                          "ofac/2023-12-28/sdn.csv.zst")))
    for row in rows:
        if len(row) < 12:
            continue
        schemas[row[0]] = OFAC.get(row[2].strip(), "LegalEntity")
        yield row[0], schemas[row[0]], "name", row[1]
        for weak in re.findall(r"(?:a\.k\.a\.|alt\.) '([^']+)'", row[11]):
            yield row[0], schemas[row[0]], "weakAlias", weak
    for row in csv.reader(io.StringIO(content(folder,
                                              "ofac/2023-12-28/alt.csv"))):
        if len(row) >= 4:
            yield row[0], schemas[row[0]], "alias", row[3]


def un(folder):
    root = tree.fromstring(content(folder,
                                   "un/un_consolidated_2026-02-27.xml.zst"))
    for tag, schema in (("INDIVIDUAL", "Person"), ("ENTITY", "LegalEntity")):
        for party in root.iter(tag):
            number = party.findtext("DATAID")
            parts = [party.findtext(part) or "" for part in (
                "FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")]
            yield number, schema, "name", " ".join(" ".join(parts).split())
            for alias in party.iter(tag + "_ALIAS"):
                weak = alias.findtext("QUALITY") == "Low"
                for name in (alias.findtext("ALIAS_NAME") or "").split("; "):
                    yield (number, schema, "weakAlias" if weak else "alias",
                           name)


def eu(folder):
    for party in objects(folder, "eu/eu_fsf_2026-02-25.jsonl.zst"):
        if "vessel_name" in party:
            yield party["_file"], "Vessel", "name", party["vessel_name"]
            continue
        person = party["subject_type"]["code"] == "person"
        for i, name in enumerate(party.get("name_aliases", ())):
            kind = "name" if i == 0 else "alias"
            if name.get("strong") == "false":
                kind = "weakAlias"
            yield (party["_file"], "Person" if person else "LegalEntity", kind,
                   name.get("whole_name", ""))


def uk(folder):
    schemas = {"Individual": "Person", "Ship": "Vessel"}
    for party in objects(folder, "uk/uk_sanctions_list_2026-08-22.jsonl.zst"):
        schema = schemas.get(party["individual_entity_ship"], "LegalEntity")
        for i, name in enumerate(party["names"]["names"]):
            parts = [name.get(f"name{k}", "") for k in range(1, 7)]
            yield (party["_file"], schema, "alias" if i else "name",
                   " ".join(" ".join(parts).split()))


def ch(folder):
    for party in objects(folder, "ch/seco_2026-02-25.jsonl.zst"):
        for key, schema in (("individual", "Person"),
                            ("entity", "LegalEntity")):
            identity = party.get(key, {}).get("identity")
            if not identity:
                continue
            identity = identity if isinstance(identity, list) else [identity]
            for one in identity:
                for name in one.get("names", ()):
                    parts = [part["value"] for part in name["name_parts"]]
                    kind = ("name" if name["name_type"] == "primary-name"
                            else "alias")
                    if name.get("quality") == "low":
                        kind = "weakAlias"
                    yield party["ssid"], schema, kind, " ".join(parts)


def au(folder):
    for party in objects(folder, "au/dfat_2026-02-25.jsonl.zst"):
        person = "dates_of_birth" in party or "citizenships" in party
        for i, name in enumerate(party["names"]):
            weak = name.get("alias_strength") == "Weak"
            yield (party["reference"], "Person" if person else "LegalEntity",
                   "weakAlias" if weak else "alias" if i else "name",
                   name["text"])


PLAIN = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"',
                       "\u201d": '"', "\u201e": '"', "\u2013": "-",
                       "\u0142": "l", "\u00f8": "o", "\u0111": "d",
                       "\u0131": "i", "\u00ab": '"', "\u00bb": '"'})
READERS = {"us_ofac_sdn": ofac, "un_sc_sanctions": un, "eu_fsf": eu,
           "gb_fcdo_sanctions": uk, "ch_seco_sanctions": ch,
           "au_dfat_sanctions": au}


def ascii_of(text):
    """None when a letter has no ASCII form."""
    text = unicodedata.normalize("NFKD", text.translate(PLAIN))
    text = "".join(c for c in text if not unicodedata.combining(c))
    return text if text.isascii() else None


def main():
    folder, path, *wanted = sys.argv[1:]
    only_ascii = "--ascii" in wanted
    wanted = [name for name in wanted if name != "--ascii"]
    with open(path, "w", encoding="utf-8") as out:
        for name in wanted or READERS:
            rows, order = list(READERS[name](folder)), {}
            for row in rows: # a party's names together, as first met
                order.setdefault(row[0], len(order))
            rows.sort(key=lambda row: order[row[0]])
            for number, schema, kind, text in rows:
                text = " ".join(text.split())
                if only_ascii:
                    text = ascii_of(text)
                if text:
                    out.write("\t".join((name, number, schema, kind, text))
                              + "\n")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main()
