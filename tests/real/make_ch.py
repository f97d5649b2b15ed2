#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes an XML in the layout of SECO's list from a collector's rendering.

usage: make_ch.py IN.jsonl.zst OUT.xml

The rendering (one JSON object a line) keeps targets, names with their parts,
dates, addresses and justifications, but lost objects' names, programmes,
places, modifications, relations and spelling variants. Those get made-up ones,
the same on every run, so that the file has the size and the variety of the real
one.
"""
import json
import subprocess
import sys
from xml.sax.saxutils import escape, quoteattr


def name_xml(name, n):
    out = [f'<name name-type={quoteattr(name["name_type"])} '
           f'quality={quoteattr(name["quality"])}>']
    for part in name["name_parts"]:
        out.append(f'<name-part order={quoteattr(part["order"])} '
                   f'name-part-type={quoteattr(part["name_part_type"])}>'
                   f'<value>{escape(part["value"])}</value>')
        if n % 7 == 0:
            out += [f'<spelling-variant lang="rus" script="Cyrl">Имя{n}'
                    f'{letter}</spelling-variant>' for letter in "аб"]
        if n % 11 == 0:
            out.append('<spelling-variant lang="fra" script="Latn">'
                       f'Nom{n}</spelling-variant>')
        out.append("</name-part>")
    return "".join(out) + "</name>"


def date_xml(date):
    if not date:
        return ""
    return "<day-month-year" + "".join(
        f" {key}={quoteattr(value)}" for key, value in date.items()) + "/>"


def identity_xml(identity, n):
    out = ['<identity main="true">']
    out += [name_xml(name, n) for name in identity.get("names", [])]
    out.append(date_xml(identity.get("day_month_year")))
    if n % 3 == 0:
        out.append(f'<place-of-birth place-id="{n % 50}"/>')
    for address in identity.get("addresses", []):
        out.append(f'<address place-id="{n % 50}">')
        out += [f"<{key.replace('_', '-')}>{escape(value)}"
                f"</{key.replace('_', '-')}>"
                for key, value in address.items()]
        out.append("</address>")
    return "".join(out) + "</identity>"


def target_xml(row, n):
    out = [f'<target ssid={quoteattr(row["ssid"])} '
           f'sanctions-set-id={quoteattr(row["sanctions_set_id"])}>']
    kind = next((k for k in ("individual", "entity") if k in row), "object")
    out.append(f'<{kind}{" object-type=" + chr(34) + "vessel" + chr(34)}>'
               if kind == "object" else f"<{kind}>")
    if kind == "object":
        part = [{"order": "1", "name_part_type": "whole-name",
                 "value": f"MADE SHIP {n}"}]
        row[kind] = {"identity": {"names": [
            {"name_type": "primary-name", "quality": "good",
             "name_parts": part}]}}
    out.append(identity_xml(row[kind]["identity"], n))
    if "justification" in row[kind]:
        out.append(f"<justification>{escape(row[kind]['justification'])}"
                   "</justification>")
    if kind == "object":
        out.append(f"<other-information>IMO number: {9000000 + n}"
                   "</other-information>")
    out.append(f"</{kind}>"
               '<modification modification-type="listed" '
               f'effective-date="20{n % 20:02}-01-02"/>')
    if n % 13 == 0:
        out.append('<modification modification-type="de-listed" '
                   'effective-date="2024-05-06"/>')
    return "".join(out) + "</target>\n"


def main():
    source, target = sys.argv[1:]
    text = subprocess.run(["zstd", "-dc", source], check=True,
                          capture_output=True).stdout.decode()
    rows = [json.loads(line) for line in text.splitlines()]
    with open(target, "w", encoding="utf-8") as out:
        out.write('<swiss-sanctions-list date="2026-02-18">\n'
                  '<sanctions-program ssid="1"><program-key lang="eng">Made'
                  '</program-key><program-name lang="eng">Made ordinance'
                  "</program-name>")
        for key in sorted({row["sanctions_set_id"] for row in rows}):
            out.write(f'<sanctions-set ssid="{key}" lang="eng">Annex {key}'
                      "</sanctions-set>")
        out.write("</sanctions-program>\n")
        for n, row in enumerate(rows):
            out.write(target_xml(row, n))
        for n in range(50):
            out.write(f'<place ssid="{n}"><location>Town {n}</location>'
                      '<country iso-code="FR">France</country></place>\n')
        out.write("</swiss-sanctions-list>\n")


main()
