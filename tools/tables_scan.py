# SPDX-License-Identifier: Apache-2.0
"""Tables of src/scan: words and fields around a name, references of HTML."""
import re

from tables_file import c_string, fail, kind, rows, write
from tables_slots import hash_slots, slots


@kind
def entities(out_c, out_h, path):
    """Named character references of HTML."""
    found = {}
    for number, row in rows(path, ["name", "characters", "bare"]):
        if not re.fullmatch("[A-Za-z0-9]{2,31}", row["name"]):
            fail(path, number, "expected a name of letters and digits")
        if row["name"] in found or row["bare"] not in ("0", "1"):
            fail(path, number, "expected each name once, and 0 or 1")
        found[row["name"]] = (
            "".join(chr(int(c[2:], 16)) for c in row["characters"].split()),
            row["bare"])
    write(out_h, ["/* the table is declared in scan_entity.c */"])
    body = ['#include "base_slots.h"',
            "typedef struct tamiz_entity_row {",
            "    const char *name, *text;", "    int bare;",
            "} tamiz_entity_row;",
            "extern const tamiz_entity_row tamiz_entity_rows[];",
            "extern const tamiz_slots tamiz_entity_slots;",
            "const tamiz_entity_row tamiz_entity_rows[] = {"]
    body += [f"    {{{c_string(n)}, {c_string(t)}, {b}}},"
             for n, (t, b) in found.items()]
    write(out_c, body + ["};"] + slots("tamiz_entity_slots", found))


@kind
def message_fields(out_c, out_h, path):
    """Roles of fields, sorted by format and field."""
    roles = ["name", "bic", "number", "country", "birth", "amount", "date",
             "code", "party", "partyf"]
    found = {}
    for number, row in rows(path, ["format", "field", "role"]):
        key = row["format"] + ":" + row["field"]
        if row["role"] not in roles:
            fail(path, number, f"expected one of {roles}")
        if key in found:
            fail(path, number, f"'{key}' is here already")
        found[key] = row["role"]
    write(out_h, ["#pragma once", "/* declared in scan_field.h */"])
    body = ['#include "scan_field.h"',
            "const tamiz_scan_field tamiz_scan_field_rows[] = {"]
    body += [f"    {{{c_string(k)}, TAMIZ_MESSAGE_{found[k].upper()}}},"
             for k in sorted(found, key=lambda k: k.encode())]
    write(out_c, body + ["};", "const size_t tamiz_scan_field_count = "
                               f"{len(found)};"])


SCAN_CLASSES = ["party", "vessel", "opener", "rank", "site", "conj"]


@kind
def scan_words(out_c, out_h, path, everyday_path, list_path):
    """Words around a name in a text, each with the classes it is of; and the
    words of the language, by their hashes alone, for they are many."""
    found = {}
    for line, r in rows(path, ["word", "lang", "class"]):
        if not re.fullmatch("[a-z0-9]+", r["word"]):
            fail(path, line, f"expected a-z and 0-9: '{r['word']}'")
        if r["class"] not in SCAN_CLASSES or r["lang"] not in ("en", "es"):
            fail(path, line, "no such class or language")
        bit = 1 << SCAN_CLASSES.index(r["class"])
        if found.get(r["word"], 0) & bit:
            fail(path, line, f"'{r['word']}' stands here twice")
        found[r["word"]] = found.get(r["word"], 0) | bit
    everyday = set()
    for line, r in rows(everyday_path, ["word", "lang"]):
        if not re.fullmatch("[a-z]+", r["word"]):
            fail(everyday_path, line, f"expected a-z: '{r['word']}'")
        everyday.add(r["word"])
    with open(list_path, encoding="utf-8") as lines:
        everyday |= {w for w in lines.read().split()
                     if re.fullmatch("[a-z]{4,}", w)}
    table = hash_slots(everyday)
    write(out_h, ["#pragma once", "#include <stddef.h>", "#include <stdint.h>",
                  "typedef enum tamiz_scan_class {"] +
          [f"    TAMIZ_SCAN_{c.upper()} = {1 << i},"
           for i, c in enumerate(SCAN_CLASSES)] +
          ["} tamiz_scan_class;", "typedef struct tamiz_scan_word {",
           "    const char *word;", "    unsigned classes;",
           "} tamiz_scan_word;", "/* In byte order of word. */",
           "extern const tamiz_scan_word tamiz_scan_words[];",
           "extern const size_t tamiz_scan_word_count;",
           "/* tamiz_slot_hash() of words of the language, each in the slot that",
           " * it leads to or the next free one; 0 = free. */",
           f"enum {{ TAMIZ_SCAN_EVERYDAY_SLOTS = {len(table)} }};",
           "extern const uint32_t tamiz_scan_everyday[];"])
    write(out_c, [f'#include "{out_h.split("/")[-1]}"',
                  "const tamiz_scan_word tamiz_scan_words[] = {"] +
          [f"    {{{c_string(w)}, {found[w]}}}," for w in sorted(found)] +
          ["};", f"const size_t tamiz_scan_word_count = {len(found)};",
           "const uint32_t tamiz_scan_everyday[] = {"] +
          ["    " + ", ".join(f"{n}u" for n in table[i:i + 8]) + ","
           for i in range(0, len(table), 8)] + ["};"])
