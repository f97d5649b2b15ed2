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


@kind
def letters(out_c, out_h, path):
    """Letters and what they are in Latin, sorted by code point."""
    write(out_h, ["/* nothing to see: the table is declared in text_latin.h */"])
    body = ['#include "text_latin.h"', "const tamiz_letter tamiz_letters[] = {"]
    found = sorted((ord(r["letter"]), r) for _, r in
                   rows(path, ["letter", "script", "latin", "look"]))
    for code, r in found:
        body.append(f"    {{0x{code:x}, {c_string(r['latin'])}, "
                    f"{c_string(r['look'])}}},")
    write(out_c, body + ["};", "const size_t tamiz_letter_count = "
                         f"{len(found)};"])


def lexeme_rows(table, concepts):
    """Rows of one lexicon table: sorted, with the starts of longer forms."""
    longest = {}
    for word, _, _ in table:
        first = word.split(" ")[0]
        longest[first] = max(longest.get(first, 0), len(word.split(" ")))
    have = {word for word, _, _ in table}
    table = table + [(w, "", "PLAIN") for w in longest if w not in have]
    for word, concept, kind in sorted(table, key=lambda r: r[0].encode()):
        size = len(word.split(" "))
        yield (f"    {{{c_string(word)}, {concepts[concept]}, "
               f"TAMIZ_PART_{kind}, {size}, "
               f"{longest[word] if size == 1 else 0}}},")


@kind
def lexicon(out_c, out_h, words_path, forms_path):
    """Words of names and legal forms, with numbered concepts."""
    words = [(r["word"], "w:" + r["concept"], r["kind"].upper())
             for _, r in rows(words_path, ["word", "kind", "concept"])]
    forms = [(r["form"], "f:" + r["concept"], "LEGAL")
             for _, r in rows(forms_path, ["form", "concept", "elf"])]
    names = sorted({c for _, c, _ in words + forms})
    concepts = {"": 0, **{c: i for i, c in enumerate(names, 1)}}
    write(out_h, ["/* the tables are declared in name_lexicon.h */"])
    body = ['#include "name_lexicon.h"',
            "extern const char *const tamiz_lexicon_concepts[];",
            "const char *const tamiz_lexicon_concepts[] = {", '    "",']
    body += [f"    {c_string(c[2:])}," for c in names] + ["};"]
    for table, title in ((words, "words"), (forms, "legal")):
        single = "word" if title == "words" else "legal"
        lines = list(lexeme_rows(table, concepts))
        body.append(f"const tamiz_lexeme tamiz_lexicon_{title}[] = {{")
        body += lines + ["};", f"const size_t tamiz_lexicon_{single}_count = "
                               f"{len(lines)};"]
    write(out_c, body)


def main():
    if len(sys.argv) < 5 or sys.argv[1] not in KINDS:
        sys.exit(__doc__)
    KINDS[sys.argv[1]](*sys.argv[2:])


main()
