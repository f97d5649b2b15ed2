#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the UK Sanctions List in a form of the publisher's, full size, from a
rendering of it as JSON lines (one party a line, its fields named as in the XML
but in snake case).

usage: make_gb.py PARTIES.jsonl[.zst] OUT.csv|OUT.xml

The CSV has the header of 8 October 2026 and a row for each name and address;
the first rows of all parties come first, so that the rows of one stand apart.
The XML has an element for each field, grouped as the rendering groups them.
"""
import csv
import json
import re
import subprocess
import sys
import xml.sax.saxutils as saxutils

HEADER = """Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,\
Name 1,Name 2,Name 3,Name 4,Name 5,Name type,Alias strength,Title,\
Name non-latin script,Non-latin script type,Non-latin script language,\
Regime Name,Designation Type,Designation source,Sanctions Imposed,\
Other Information,UK Statement of Reasons,Address Line 1,Address Line 2,\
Address Line 3,Address Line 4,Address Line 5,Address Line 6,\
Address Postal Code,Address Country,Phone number,Website,Email address,\
Date Designated,D.O.B,Nationality(/ies),National Identifier number,\
National Identifier additional information,Passport number,\
Passport additional information,Position,Gender,Town of birth,\
Country of birth,Type of entity,Subsidiaries,Parent company,\
Business registration number (s),IMO number,Current owner/operator (s),\
Previous owner/operator (s),Current believed flag of ship,Previous flags,\
Type of ship,Tonnage of ship,Length of ship,Year Built,\
Hull identification number (HIN)""".split(",")
assert len(HEADER) == 58

# Acronyms in the names of the XML's elements.
WORDS = {"id": "ID", "ofsi": "OFSI", "un": "UN", "uk": "UK", "of": "of"}


def read_parties(path):
    if path.endswith(".zst"):
        text = subprocess.run(["zstd", "-dcq", path], check=True,
                              capture_output=True).stdout.decode()
    else:
        with open(path, encoding="utf-8") as file:
            text = file.read()
    return [json.loads(line) for line in text.splitlines()]


def names(party):
    return (party.get("names") or {}).get("names") or []


def non_latin(party):
    return (party.get("non_latin_names") or {}).get("names") or []


def addresses(party):
    return (party.get("addresses") or {}).get("addresses") or []


def day_first(text):
    return re.sub(r"^(\d{4})-(\d\d)-(\d\d)$", r"\3/\2/\1", text or "")


def base_cells(party):
    return {
        "Last Updated": day_first(party.get("last_updated")),
        "Unique ID": party["unique_id"],
        "OFSI Group ID": party.get("ofsi_group_id"),
        "UN Reference Number": party.get("un_reference_number"),
        "Regime Name": party.get("regime_name"),
        "Designation Type": party.get("individual_entity_ship"),
        "Designation source": party.get("designation_source"),
        "Sanctions Imposed": party.get("sanctions_imposed"),
        "Other Information": party.get("other_information"),
        "UK Statement of Reasons": party.get("uk_statement_of_reasons"),
        "Date Designated": day_first(party.get("date_designated")),
    }


def rows_of(party):
    latin, other = names(party), non_latin(party)
    for i in range(max(len(latin), len(other), 1)):
        for address in addresses(party) or [{}]:
            row = base_cells(party)
            name = latin[i] if i < len(latin) else {}
            for k in range(1, 7):
                row[f"Name {k}"] = name.get(f"name{k}")
            row["Name type"] = name.get("name_type")
            row["Alias strength"] = name.get("alias_strength")
            if i < len(other):
                row["Name non-latin script"] = other[i].get(
                    "name_non_latin_script")
            for k in range(1, 7):
                row[f"Address Line {k}"] = address.get(f"address_line{k}")
            row["Address Postal Code"] = address.get("address_postal_code")
            row["Address Country"] = address.get("address_country")
            yield row


def write_csv(parties, path):
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write("Report Date: 22-Aug-2026\r\n")
        writer = csv.DictWriter(file, HEADER, restval="")
        writer.writeheader()
        later = []
        for party in parties:
            first, *rest = rows_of(party)
            writer.writerow(first)
            later += rest
        writer.writerows(later)
    return len(parties) + len(later)


def element_name(field):
    return "".join(WORDS.get(word, word[:1].upper() + word[1:])
                   for word in field.split("_"))


def write_value(file, name, value):
    if isinstance(value, dict):
        file.write(f"<{name}>")
        for key, inner in value.items():
            write_field(file, name, key, inner)
        file.write(f"</{name}>\n")
    else:
        file.write(f"<{name}>{saxutils.escape(value)}</{name}>\n")


def write_field(file, parent, key, value):
    """"names": [..] within Names is a row of Name."""
    if isinstance(value, list):
        single = {"Addresses": "Address"}.get(parent, parent[:-1])
        for item in value:
            write_value(file, single, item)
    elif value:
        write_value(file, element_name(key), value)


def write_xml(parties, path):
    with open(path, "w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="utf-8"?>\n<Designations>\n')
        file.write("<DateGenerated>22/08/2026</DateGenerated>\n")
        for party in parties:
            file.write("<Designation>\n")
            for key, value in party.items():
                if key == "_file":
                    continue
                if key in ("last_updated", "date_designated"):
                    value = day_first(value)
                write_field(file, "Designation", key, value)
            file.write("</Designation>\n")
        file.write("</Designations>\n")
    return len(parties)


def write(parties, path):
    return (write_csv if path.endswith(".csv") else write_xml)(parties, path)


if __name__ == "__main__":
    write(read_parties(sys.argv[1]), sys.argv[2])
