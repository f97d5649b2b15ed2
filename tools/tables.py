#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Turns the tables under data/ into C while building.

usage: tables.py KIND OUT.c OUT.h TABLE.tsv [TABLE.tsv ...]

A table is UTF-8, tab separated: lines that start with "# " say source and
date, the next line names the columns, every other line is a row. KIND names
one of the functions marked @kind below.
"""
import sys

KINDS = {}


def kind(function):
    KINDS[function.__name__] = function
    return function


def fail(path, line, message):
    sys.exit(f"{path}:{line}: {message}")


def rows(path, columns):
    """Yields (line number, dict) of each row; checks the column names."""
    header = None
    with open(path, encoding="utf-8", newline="\n") as lines:
        for number, line in enumerate(lines, 1):
            line = line.rstrip("\n")
            if not line or line.startswith("# ") or line == "#":
                continue
            cells = line.split("\t")
            if header is None:
                header = cells
                if header != columns:
                    fail(path, number, f"expected columns {columns}")
                continue
            if len(cells) != len(header):
                fail(path, number, f"{len(cells)} cells, expected {len(header)}")
            yield number, dict(zip(header, cells))


def c_string(text):
    out = []
    for byte in text.encode("utf-8"):
        char = chr(byte)
        if char in '"\\':
            out.append("\\" + char)
        elif 32 <= byte < 127:
            out.append(char)
        else:
            out.append("\\%03o" % byte)
    return '"' + "".join(out) + '"'


def write(path, lines):
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.write("/* Made by tools/tables.py from data/; do not edit. */\n")
        out.write("\n".join(lines) + "\n")


@kind
def vocabulary(out_c, out_h, schemata_path, properties_path):
    """Enums and rows of the FtM schemata and properties."""
    schemata = [r for _, r in rows(schemata_path,
                ["schema", "parent", "matchable", "attached"])]
    properties = [r for _, r in rows(properties_path, ["property", "type"])]
    types = sorted({p["type"] for p in properties})
    names = [s["schema"] for s in schemata]
    head = ["#pragma once", "typedef enum tamiz_schema {",
            "    TAMIZ_SCHEMA_NONE,"]
    head += [f"    TAMIZ_SCHEMA_{n}," for n in names]
    head += ["    TAMIZ_SCHEMA_COUNT", "} tamiz_schema;",
             "typedef enum tamiz_prop_type {"]
    head += [f"    TAMIZ_TYPE_{t}," for t in types]
    head += ["} tamiz_prop_type;", "typedef enum tamiz_prop {",
             "    TAMIZ_PROP_NONE,"]
    head += [f"    TAMIZ_PROP_{p['property']}," for p in properties]
    head += ["    TAMIZ_PROP_COUNT", "} tamiz_prop;"]
    write(out_h, head)
    body = ['#include "entity_schema.h"',
            "const tamiz_schema_row "
            "tamiz_schema_rows[TAMIZ_SCHEMA_COUNT] = {",
            '    {"", TAMIZ_SCHEMA_NONE, false, false},']
    flag = {"yes": "true", "no": "false"}
    for s in schemata:
        parent = "NONE" if s["parent"] == "-" else s["parent"]
        body.append(f"    {{{c_string(s['schema'])}, TAMIZ_SCHEMA_{parent}, "
                    f"{flag[s['matchable']]}, {flag[s['attached']]}}},")
    body += ["};", "const tamiz_prop_row tamiz_prop_rows[TAMIZ_PROP_COUNT] = {",
             '    {"", TAMIZ_TYPE_string},']
    body += [f"    {{{c_string(p['property'])}, TAMIZ_TYPE_{p['type']}}},"
             for p in properties]
    write(out_c, body + ["};"])


def main():
    if len(sys.argv) < 5 or sys.argv[1] not in KINDS:
        sys.exit(__doc__)
    KINDS[sys.argv[1]](*sys.argv[2:])


main()
