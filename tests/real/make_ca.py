#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes a sema-lmes.xml in today's layout from a collector's rendering.

usage: make_ca.py IN.jsonl OUT.xml

The rendering (one JSON object a line) keeps persons, dates, schedules and
items, but lost the names of entities and ships, aliases and IMO numbers. Those
get made-up ones, the same on every run, so that the file has the size and the
variety of the real one.
"""
import json
import sys
from xml.sax.saxutils import escape

FIELDS = (  # element, key of the rendering
    ("Country", "country"), ("LastName", "last_name"),
    ("GivenName", "given_name"), ("EntityOrShip", "entity"),
    ("TitleOrShip", "title"),
    ("DateOfBirthOrShipBuildDate", "date_of_birth_or_ship_build_date"),
    ("ShipIMONumber", "imo"), ("Aliases", "aliases"),
    ("Schedule", "schedule"), ("Item", "item"),
    ("DateOfListing", "date_of_listing"))


def imo_number(n):
    """Six digits from n and their check digit."""
    digits = f"{900000 + n:06}"
    return digits + str(sum(int(d) * w for d, w in
                            zip(digits, range(7, 1, -1))) % 10)


def fill(row, n):
    if row.get("last_name") or row.get("given_name"):
        if n % 9 == 0:
            row["aliases"] = f"Alias {n} Made; Second {n} (Russian: Имя {n})"
        elif n % 9 == 1:
            row["aliases"] = f"Nick{n}, Made Person {n}"
    elif row.get("date_of_birth_or_ship_build_date"):
        row["entity"] = f"MADE SHIP {n}"
        row["imo"] = imo_number(n)
    else:
        row["entity"] = f"Made Company {n} LLC"
        if n % 5 == 0:
            row["aliases"] = f"Company {n}, Inc., a.k.a. Firm {n} f.k.a. F{n}"
    return row


def main():
    source, target = sys.argv[1:]
    with open(source, encoding="utf-8") as lines, \
            open(target, "w", encoding="utf-8") as out:
        out.write('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
                  "<data-set>\n")
        for n, line in enumerate(lines):
            row = fill(json.loads(line), n)
            out.write("\t<record>\n")
            for element, key in FIELDS:
                if key in row:
                    out.write(f"\t\t<{element}>{escape(row[key])}"
                              f"</{element}>\n")
            out.write("\t</record>\n")
        out.write("</data-set>\n")


main()
