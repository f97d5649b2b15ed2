#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Parties and their names out of published lists, read without tamiz.

usage: list_names.py FOLDER LIST... > NAMES.csv

FOLDER holds the lists as their publishers or collectors give them; LIST is one of ofac, un, eu, uk, ch, au. Writes the columns
id,schema,name,kind,script. Measurements must not read lists through the engine
that they measure: a reader's mistake would hide itself.
"""
import argparse
import csv
import io
import json
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ElementTree
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

STRONG, WEAK, ORIGINAL = "strong", "weak", "original"


@dataclass
class Party:
    id: str
    list: str
    schema: str
    names: list = field(default_factory=list)  # (text, kind); primary first
    years: set = field(default_factory=set)
    countries: set = field(default_factory=set)
    un: str = ""  # the UN's number of the same party, where the list gives it

    def add(self, text, kind=STRONG):
        text = " ".join((text or "").split())
        if text and (text, kind) not in self.names:
            self.names.append((text, kind))

    def strong(self):
        return [t for t, k in self.names if k == STRONG and is_latin(t)]

    def originals(self):
        return [t for t, k in self.names if k != WEAK and not is_latin(t)]


@cache
def script_of(text):
    """The script of most letters, by the first word of their Unicode names."""
    kinds = Counter(unicodedata.name(c, "?").split()[0]
                    for c in text if c.isalpha())
    if not kinds:
        return "none"
    name = kinds.most_common(1)[0][0]
    return {"CJK": "Han", "HIRAGANA": "Kana", "KATAKANA": "Kana"}.get(
        name, name.capitalize())


def is_latin(text):
    return script_of(text) == "Latin"


def un_number(text):
    """"TAi.100" where exactly one such number stands in the text."""
    found = set(re.findall(r"\b[A-Z][A-Za-z]{1,2}[ie]\.\d{3}\b", text or ""))
    return found.pop() if len(found) == 1 else ""


def read_bytes(path):
    if str(path).endswith(".zst"):
        return subprocess.run(["zstd", "-dcq", str(path)], check=True,
                              capture_output=True).stdout
    return Path(path).read_bytes()


def read_json_lines(path):
    for line in read_bytes(path).decode("utf-8").splitlines():
        yield json.loads(line)


def read_csv_rows(path):
    text = read_bytes(path).decode("utf-8", "replace")
    for row in csv.reader(io.StringIO(text, newline="")):
        if row and row[0] not in ("\x1a", "ent_num"):
            yield ["" if c.strip() == "-0-" else c.strip() for c in row]


OFAC_SCHEMATA = {"individual": "Person", "vessel": "Vessel",
                 "aircraft": "Airplane"}


def ofac(sdn, alt=None):
    """Parties of OFAC's CSV files by ent_num."""
    parties = {}
    for row in read_csv_rows(sdn):
        schema = OFAC_SCHEMATA.get(row[2], "Organization")
        party = Party(f"ofac-{row[0]}", "ofac", schema)
        party.add(row[1])
        party.years.update(re.findall(r"DOB [^;]*?(\d{4})", row[-1]))
        party.countries.update(c.lower() for c in re.findall(
            r"(?:nationality|citizen) ([A-Z][a-z]+)", row[-1]))
        parties[row[0]] = party
    for row in read_csv_rows(alt) if alt else ():
        if row[0] in parties:
            parties[row[0]].add(row[3])
    return parties


def text_of(element, *tags):
    return " ".join((element.findtext(t) or "").strip() for t in tags).strip()


def un(path):
    root = ElementTree.fromstring(read_bytes(path))
    for tag, schema in (("INDIVIDUAL", "Person"), ("ENTITY", "Organization")):
        for e in root.iter(tag):
            p = Party(f"un-{text_of(e, 'REFERENCE_NUMBER')}", "un", schema)
            p.add(text_of(e, "FIRST_NAME", "SECOND_NAME", "THIRD_NAME",
                          "FOURTH_NAME"))
            p.add(text_of(e, "NAME_ORIGINAL_SCRIPT"), ORIGINAL)
            for alias in e.iter(tag + "_ALIAS"):
                weak = text_of(alias, "QUALITY").lower() == "low"
                p.add(text_of(alias, "ALIAS_NAME"), WEAK if weak else STRONG)
            for year in e.iter("YEAR"):
                p.years.add((year.text or "").strip())
            for birth in e.iter(tag + "_DATE_OF_BIRTH"):
                p.years.update(re.findall(r"\d{4}", text_of(birth, "DATE")))
            p.countries.update((v.text or "").lower() for n in
                               e.iter("NATIONALITY") for v in n.iter("VALUE"))
            yield p


def eu(path):
    for r in read_json_lines(path):
        if "name_aliases" not in r:
            continue
        person = r["subject_type"]["code"] == "person"
        p = Party(f"eu-{r['eu_reference_number']}", "eu",
                  "Person" if person else "Organization",
                  un=un_number(r.get("united_nation_id")))
        for alias in r["name_aliases"]:
            strong = alias.get("strong") == "true"
            p.add(alias["whole_name"], STRONG if strong else WEAK)
        p.years.update(b["year"] for b in r.get("birthdates", ())
                       if "year" in b)
        p.countries.update(c.get("country_description", "").lower()
                           for c in r.get("citizenships", ()))
        yield p


UK_SCHEMATA = {"Individual": "Person", "Ship": "Vessel"}


def uk(path):
    for r in read_json_lines(path):
        p = Party(f"uk-{r['unique_id']}", "uk", UK_SCHEMATA.get(
            r["individual_entity_ship"], "Organization"),
            un=un_number(r.get("un_reference_number")))
        rows = sorted(r["names"]["names"],
                      key=lambda n: n["name_type"].lower() != "primary name")
        for n in rows:
            parts = [n.get(f"name{i}", "") for i in range(1, 7)]
            weak = n.get("alias_strength", "").startswith("Low")
            p.add(" ".join(parts), WEAK if weak else STRONG)
        for n in r.get("non_latin_names", {}).get("names", ()):
            p.add(n.get("name_non_latin_script"), ORIGINAL)
        yield p


CH_ORDER = ("title", "given-name", "further-given-name", "father-name",
            "grand-father-name", "whole-name", "family-name", "maiden-name",
            "suffix")


def ch(path):
    for r in read_json_lines(path):
        kind = "individual" if "individual" in r else "entity"
        if kind not in r:
            continue
        identity = r[kind]["identity"]
        p = Party(f"ch-{r['ssid']}", "ch",
                  "Person" if kind == "individual" else "Organization")
        for n in identity.get("names", ()):
            parts = sorted(
                (x for x in n["name_parts"] if x["name_part_type"] in CH_ORDER
                 and x["name_part_type"] != "title"),
                key=lambda x: CH_ORDER.index(x["name_part_type"]))
            p.add(" ".join(x["value"] for x in parts),
                  STRONG if n.get("quality") == "good" else WEAK)
        year = identity.get("day_month_year")
        for y in year if isinstance(year, list) else [year or {}]:
            p.years.update(filter(None, [y.get("year")]))
        yield p


def au(path):
    for r in read_json_lines(path):
        persons = "dates_of_birth" in r or "places_of_birth" in r
        p = Party(f"au-{r['reference']}", "au",
                  "Vessel" if "imo_number" in r else
                  "Person" if persons else "Organization",
                  un=un_number(r.get("additional_info", "")[:12]))
        for n in r["names"]:
            weak = n.get("alias_strength") == "Weak"
            p.add(n["text"], WEAK if weak else STRONG)
        p.years.update(d["year"] for d in r.get("dates_of_birth", ())
                       if "year" in d)
        p.countries.update(c.lower() for c in r.get("citizenships", ()))
        yield p


def read(folder, name):
    """All parties of a list with at least one name."""
    data = Path(folder)
    found = {
        "ofac": lambda: ofac(data / "ofac/2023-12-28/sdn.csv.zst",
                             data / "ofac/2023-12-28/alt.csv").values(),
        "un": lambda: un(data / "un/un_consolidated_2026-02-27.xml.zst"),
        "eu": lambda: eu(data / "eu/eu_fsf_2026-02-25.jsonl.zst"),
        "uk": lambda: uk(data / "uk/uk_sanctions_list_2026-08-22.jsonl.zst"),
        "ch": lambda: ch(data / "ch/seco_2026-02-25.jsonl.zst"),
        "au": lambda: au(data / "au/dfat_2026-02-25.jsonl.zst"),
    }
    return [p for p in found[name]() if p.names]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder")
    parser.add_argument("lists", nargs="+")
    options = parser.parse_args()
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["id", "schema", "name", "kind", "script"])
    for name in options.lists:
        for p in read(options.folder, name):
            for text, kind in p.names:
                out.writerow([p.id, p.schema, text, kind, script_of(text)])


if __name__ == "__main__":
    main()
