#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Turns the tables under data/ into C while building.

usage: tables.py KIND OUT.c OUT.h TABLE.tsv [TABLE.tsv ...]

A table is UTF-8, tab separated: lines that start with "# " say source and
date, the next line names the columns, every other line is a row. KIND names
one of the functions marked @kind below.
"""
import base64
import hashlib
import re
import sys
import unicodedata

import inflect

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


def slot_hash(word):
    """tamiz_slot_hash() of base_slots.h."""
    factor, bits = 0x9e3779b97f4a7c15, (1 << 64) - 1
    first = int.from_bytes(word[:8], "little")
    last = int.from_bytes(word[-8:], "little") if len(word) > 8 else 0
    mixed = (first ^ len(word)) * factor & bits
    mixed = ((mixed ^ mixed >> 32) + last) * factor & bits
    return mixed >> 32


def slots(name, words):
    """The hash table that base_slots.h describes, over the words of rows."""
    size = 16
    while size < 2 * len(words):
        size *= 2
    assert len(words) < 65535
    table = [0] * size
    for row, word in enumerate(words):
        mixed = slot_hash(word.encode())
        at = mixed % size
        while table[at]:
            at = (at + 1) % size
        table[at] = row + 1 | mixed >> 16 << 16
    lines = [f"static const uint32_t {name}_table[] = {{"]
    lines += ["    " + ", ".join(map(str, table[i:i + 8])) + ","
              for i in range(0, size, 8)]
    return lines + ["};", f"const tamiz_slots {name} = "
                          f"{{{name}_table, {size - 1}}};"]


@kind
def vocabulary(out_c, out_h, schemata_path, properties_path, reverses_path):
    """Enums and rows of the FtM schemata and properties."""
    schemata = [r for _, r in rows(schemata_path,
                ["schema", "parent", "matchable", "attached", "owner"])]
    reverses = [r for _, r in rows(reverses_path, ["reverse", "property"])]
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
            '    {"", TAMIZ_SCHEMA_NONE, false, false, TAMIZ_PROP_NONE},']
    flag = {"yes": "true", "no": "false"}
    for s in schemata:
        parent = "NONE" if s["parent"] == "-" else s["parent"]
        owner = "NONE" if s["owner"] == "-" else s["owner"]
        body.append(f"    {{{c_string(s['schema'])}, TAMIZ_SCHEMA_{parent}, "
                    f"{flag[s['matchable']]}, {flag[s['attached']]}, "
                    f"TAMIZ_PROP_{owner}}},")
    body += ["};", "const tamiz_prop_row tamiz_prop_rows[TAMIZ_PROP_COUNT] = {",
             '    {"", TAMIZ_TYPE_string},']
    body += [f"    {{{c_string(p['property'])}, TAMIZ_TYPE_{p['type']}}},"
             for p in properties]
    ranks = sorted(range(len(properties)),
                   key=lambda i: properties[i]["property"].encode())
    body += ["};", "const uint16_t tamiz_prop_ranks[TAMIZ_PROP_COUNT - 1] = {",
             "    " + ", ".join(str(i + 1) for i in ranks)]
    body += ["};", "const tamiz_reverse_row tamiz_reverse_rows[] = {"]
    body += [f"    {{{c_string(r['reverse'])}, TAMIZ_PROP_{r['property']}}},"
             for r in reverses]
    write(out_c, body + ["};", "const size_t tamiz_reverse_count = "
                               f"{len(reverses)};"])


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


@kind
def script_words(out_c, out_h, path):
    """Words of other scripts and their Latin spelling."""
    found = {}
    for number, row in rows(path, ["word", "script", "latin", "count"]):
        word, latin = row["word"], row["latin"]
        if word != unicodedata.normalize("NFKC", word).casefold():
            fail(path, number, f"'{word}' is not folded")
        if not re.fullmatch("[a-z0-9]+", latin):
            fail(path, number, f"expected a-z and 0-9, not '{latin}'")
        if word[0] == "*" and row["script"] not in ("Hani", "Hang"):
            fail(path, number, "only Han and Hangul have parts of words")
        if word in found:
            fail(path, number, f"'{word}' stands here twice")
        found[word] = latin
    script_table(out_c, out_h, "script", found)


def script_table(out_c, out_h, name, found):
    """Words and what is said for them, as offsets into one text."""
    texts, size = {}, 0
    for text in (*found, *found.values()):
        if text not in texts:
            texts[text] = size
            size += len(text.encode()) + 1
    write(out_h, ["/* the tables are declared in text_latin.h */"])
    body = ['#include "text_latin.h"',
            f"const char tamiz_{name}_text[] ="]
    body += [f"    {c_string(t)[:-1]}\\0\"" for t in texts]
    body += [";", f"const tamiz_script_word tamiz_{name}_words[] = {{"]
    body += [f"    {{{texts[w]}, {texts[found[w]]}}}," for w in found]
    write(out_c, body + ["};"] + slots(f"tamiz_{name}_word_slots", found))


CONCEPT_COLUMNS = ["concept", *inflect.LANGUAGES]


@kind
def concept_words(out_c, out_h, path):
    """Words of organisations in other scripts, and their concepts."""
    found = {}
    for _, row in rows(path, CONCEPT_COLUMNS):
        for word in inflect.script_words(row):
            found.setdefault(word, row["concept"])
    script_table(out_c, out_h, "concept", found)


def lexeme_rows(table, concepts):
    """Words and rows of one lexicon table, with the starts of longer forms."""
    longest = {}
    for word, _, _ in table:
        first = word.split(" ")[0]
        longest[first] = max(longest.get(first, 0), len(word.split(" ")))
    have = {word for word, _, _ in table}
    table = table + [(w, "", "PLAIN") for w in longest if w not in have]
    for word, concept, kind in table:
        size = len(word.split(" "))
        yield word, (f"    {{{c_string(word)}, {concepts[concept]}, "
                     f"TAMIZ_PART_{kind}, {size}, "
                     f"{longest[word] if size == 1 else 0}}},")


def legal_class(path, number, letter):
    """The class, which must be one that legal_forms.tsv explains."""
    if letter not in tuple("LSPNUCG-"):
        fail(path, number, f"no class '{letter}'")
    return letter


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


def add_inflected(words, concepts_path, letters_path):
    """Adds the Cyrillic words that are not there, in Latin letters."""
    known = {word: (concept, kind) for word, concept, kind in words}
    letters = {r["letter"]: r["latin"] for _, r in rows(
        letters_path, ["letter", "script", "latin", "look"])}
    for number, row in rows(concepts_path, CONCEPT_COLUMNS):
        told = known.get(row["concept"])
        if not told:
            fail(concepts_path, number, f"no concept '{row['concept']}'")
        for word in inflect.latin_words(row, letters):
            if len(word) > 2 and word not in known:
                known[word] = told
                words.append((word, *told))


@kind
def lexicon(out_c, out_h, words_path, forms_path, families_path, places_path,
            concepts_path, letters_path):
    """Words of names and legal forms, with numbered concepts."""
    words = [(r["word"], "w:" + r["concept"], r["kind"].upper())
             for _, r in rows(words_path, ["word", "kind", "concept"])]
    have = {word for word, _, _ in words}
    for path, column, kind in ((places_path, "word", "PLACE"),
                               (families_path, "name", "PLAIN")):
        value = "concept" if kind == "PLACE" else "family"
        for _, r in rows(path, [column, value]):
            if r[column] not in have:
                have.add(r[column])
                words.append((r[column], f"{kind[:3]}:{r[value]}", kind))
    add_inflected(words, concepts_path, letters_path)
    forms, classes = [], {}
    for number, r in rows(forms_path, ["form", "concept", "elf", "class"]):
        forms.append((r["form"], "f:" + r["concept"], "LEGAL"))
        if legal_class(forms_path, number, r["class"]) != "-":
            classes.setdefault("f:" + r["concept"], r["class"])
    names = sorted({c for _, c, _ in words + forms})
    concepts = {"": 0, **{c: i for i, c in enumerate(names, 1)}}
    write(out_h, ["/* the tables are declared in name_lexicon.h */"])
    body = ['#include "name_lexicon.h"',
            "extern const char tamiz_lexicon_classes[];",
            "extern const size_t tamiz_lexicon_concept_count;",
            "const char tamiz_lexicon_classes[] = {", "    0,"]
    body += [f"    '{classes[c]}'," if c in classes else "    0,"
             for c in names] + ["};"]
    body.append("const size_t tamiz_lexicon_concept_count = "
                f"{len(names) + 1};")
    for table, title in ((words, "words"), (forms, "legal")):
        single = "word" if title == "words" else "legal"
        lines = dict(lexeme_rows(table, concepts))
        body.append(f"const tamiz_lexeme tamiz_lexicon_{title}[] = {{")
        body += list(lines.values()) + ["};"]
        body += slots(f"tamiz_lexicon_{single}_slots", lines)
    write(out_c, body)


# Latin letters with marks, U+00C0 to U+017F, that do not decompose.
UNMARKED = {"Ø": "o", "ø": "o", "Đ": "d", "đ": "d", "Ð": "d", "ð": "d",
            "Ł": "l", "ł": "l", "Ħ": "h", "ħ": "h", "ı": "i", "ß": "s",
            "Þ": "t", "þ": "t", "Æ": "a", "æ": "a", "Œ": "o", "œ": "o",
            "Ŧ": "t", "ŧ": "t", "Ŋ": "n", "ŋ": "n", "ĸ": "k", "ſ": "s",
            "Ĳ": "i", "ĳ": "i", "Ŀ": "l", "ŀ": "l", "ŉ": "n"}


def unmarked(char):
    """The ASCII letter under a Latin one, or NUL: also the table that C uses."""
    base = unicodedata.normalize("NFD", char)[0].lower()
    return UNMARKED.get(char, base if base.isascii() and base.isalpha() else "\0")


def country_key(text):
    """What entity_country.c makes of a name before it looks it up."""
    out = []
    for char in text:
        code = ord(char)
        if 0xC0 <= code < 0x180:
            letter = unmarked(char)
            out.append(char if letter == "\0" else letter)
        elif 0x300 <= code < 0x370:
            continue
        elif 0x391 <= code <= 0x3A9 or 0x400 <= code <= 0x42F:
            out.append(char.lower())
        elif char == "&":
            out.append(" and ")
        elif char.isascii():
            out.append(char.lower() if char.isalnum() else " ")
        else:
            out.append(" " if char in "\u2018\u2019\u00a0" else char)
    return " ".join(w for w in "".join(out).split(" ") if w and w != "the")


@kind
def countries(out_c, out_h, path, other_path):
    """Sorted keys to codes, sorted codes to short names, the letter table."""
    kinds = ["short", "official", "alpha3", "other", "former", "adjective"]
    keys, names = {}, {}
    for number, row in rows(path, ["code", "kind", "name"]):
        if row["kind"] not in kinds:
            fail(path, number, f"expected one of {kinds}")
        if row["kind"] == "short":
            names[row["code"]] = row["name"]
        for text in (row["code"], row["name"]):
            key = country_key(text)
            if keys.setdefault(key, row["code"]) != row["code"]:
                fail(path, number, f"'{text}' is {keys[key]} already")
            if not 0 < len(key.encode()) < 80:
                fail(path, number, "expected a name of 1 to 79 bytes")
    for number, row in rows(other_path, ["code", "lang", "name"]):
        key = country_key(row["name"])
        if keys.setdefault(key, row["code"]) != row["code"]:
            fail(other_path, number, f"'{row['name']}' is {keys[key]} already")
        if not 0 < len(key.encode()) < 80:
            fail(other_path, number, "expected a name of 1 to 79 bytes")
    missing = set(keys.values()) - set(names)
    if missing:
        fail(path, 0, f"no short name for {sorted(missing)}")
    write(out_h, ["#pragma once", "#include <stddef.h>",
                  "typedef struct tamiz_country_row {",
                  "    const char *key, *value;", "} tamiz_country_row;",
                  "extern const tamiz_country_row tamiz_country_keys[];",
                  "extern const size_t tamiz_country_key_count;",
                  "extern const tamiz_country_row tamiz_country_codes[];",
                  "extern const size_t tamiz_country_code_count;",
                  "/* The letter under U+00C0 + index, NUL = none. */",
                  "extern const char tamiz_country_letters[192];"])
    body = [f'#include "{out_h.split("/")[-1]}"']
    for name, table in (("key", keys), ("code", names)):
        body.append(f"const tamiz_country_row tamiz_country_{name}s[] = {{")
        body += [f"    {{{c_string(k)}, {c_string(table[k])}}},"
                 for k in sorted(table, key=lambda k: k.encode())]
        body += ["};", f"const size_t tamiz_country_{name}_count = "
                 f"{len(table)};"]
    letters = [ord(unmarked(chr(c))) for c in range(0xC0, 0x180)]
    body += ["const char tamiz_country_letters[192] = {"]
    body += ["    " + ", ".join(map(str, letters[i:i + 16])) + ","
             for i in range(0, 192, 16)]
    write(out_c, body + ["};"])


def statement_row(entity, schema, prop, lang, value, record):
    texts = ", ".join(c_string(t) for t in (value, lang, record))
    return (f"    {{{c_string(entity)}, TAMIZ_SCHEMA_{schema}, "
            f"TAMIZ_PROP_{prop}, {texts}}},")


def published_of(path):
    """The date in the header line "# Gathered and published: DATE"."""
    mark = "# Gathered and published: "
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.startswith(mark):
                return line[len(mark):].strip()
    fail(path, 1, f"expected a line '{mark}DATE'")


@kind
def cartels(out_c, out_h, names_path, designations_path):
    """Every fact of the built-in list as one row, ready to be stated."""
    body, schemata, ids, count = [], {}, set(), 0
    for line, r in rows(names_path,
                        ["entity", "schema", "property", "lang", "value"]):
        if schemata.setdefault(r["entity"], r["schema"]) != r["schema"]:
            fail(names_path, line, f"{r['entity']} has two schemata")
        body.append(statement_row("tamiz-" + r["entity"], r["schema"],
                                  r["property"], r["lang"], r["value"],
                                  f"cartels.tsv:{line}"))
        count += 1
    plain = ["authority", "country", "program", "legalBasis", "listingDate",
             "startDate", "endDate", "disputedBy"]
    columns = ["entity", "act", "authority", "country", "program",
               "legalBasis", "listingDate", "startDate", "endDate", "source",
               "quality", "disputedBy"]
    for line, r in rows(designations_path, columns):
        if r["entity"] not in schemata:
            fail(designations_path, line, f"no names for {r['entity']}")
        if r["quality"] not in ("primary", "secondary") or not r["source"]:
            fail(designations_path, line, "expected a source and its quality")
        party = "tamiz-" + r["entity"]
        entity = f"{party}/{r['act']}"
        if entity in ids:
            fail(designations_path, line, f"{entity} stands here twice")
        ids.add(entity)
        facts = [("entity", party)]
        facts += [(p, r[p]) for p in plain if r[p]]
        facts.append(("summary", f"{r['source']} ({r['quality']} source)"))
        body += [statement_row(entity, "Sanction", p, "", v,
                               f"cartel_designations.tsv:{line}")
                 for p, v in facts]
        count += 1
    write(out_h, ["#pragma once", '#include "entity_schema.h"',
                  "typedef struct tamiz_cartel_row {",
                  "    const char *entity;", "    tamiz_schema schema;",
                  "    tamiz_prop prop;",
                  "    const char *value, *lang, *record;",
                  "} tamiz_cartel_row;",
                  "extern const tamiz_cartel_row tamiz_cartel_rows[];",
                  "extern const size_t tamiz_cartel_row_count;",
                  "/* Rows of the tables, and their own date. */",
                  f"enum {{ TAMIZ_CARTEL_RECORDS = {count} }};",
                  "#define TAMIZ_CARTEL_PUBLISHED "
                  + c_string(published_of(names_path))])
    write(out_c, [f'#include "{out_h.split("/")[-1]}"',
                  "const tamiz_cartel_row tamiz_cartel_rows[] = {"] + body +
          ["};", f"const size_t tamiz_cartel_row_count = {len(body)};"])


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


def hash_slots(words):
    """The words' hashes alone, in an open table at most half full."""
    size = 16
    while size < 2 * len(words):
        size *= 2
    table = [0] * size
    for number in sorted({slot_hash(w.encode()) or 1 for w in words}):
        at = number % size
        while table[at]:
            at = (at + 1) % size
        table[at] = number
    return table


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


@kind
def odds(out_c, out_h, path):
    """Bits of evidence; the fitted ones first, as they are features too."""
    found = list(rows(path, ["weight", "bits", "how", "meaning"]))
    for line, row in found:
        if not re.fullmatch(r"-?\d+(\.\d+)?", row["bits"]):
            fail(path, line, f"expected a number, not '{row['bits']}'")
    hows = [row["how"] for _, row in found]
    first = hows.count("fitted")
    if (set(hows[:first]) != {"fitted"} or
            not {"judged"} <= set(hows[first:]) <= {"counted", "judged"}):
        fail(path, 0, "expected fitted rows, then counted or judged ones")
    write(out_h, ["#pragma once", "typedef enum tamiz_odds_weight {"] +
          [f"    TAMIZ_ODDS_{row['weight']}," for _, row in found] +
          ["    TAMIZ_ODDS_COUNT,",
           f"    TAMIZ_ODDS_FITTED = {hows.count('fitted')}",
           "} tamiz_odds_weight;",
           "extern const double tamiz_odds_bits[TAMIZ_ODDS_COUNT];",
           "extern const char *const tamiz_odds_names[TAMIZ_ODDS_COUNT];"])
    write(out_c, [f'#include "{out_h.split("/")[-1]}"',
                  "const double tamiz_odds_bits[TAMIZ_ODDS_COUNT] = {"] +
          [f"    {row['bits']}," for _, row in found] +
          ["};", "const char *const tamiz_odds_names[TAMIZ_ODDS_COUNT] = {"] +
          [f"    {c_string(row['weight'])}," for _, row in found] + ["};"])


@kind
def place_words(out_c, out_h, path):
    """Words of addresses; those that end a street's name stand by themselves.
    """
    kinds = ["street", "weak", "suffix", "house", "box", "area", "filler"]
    found, ends, sorts = {}, [], {}
    for number, row in rows(path, ["word", "kind", "concept"]):
        word = row["word"]
        if row["kind"] not in kinds:
            fail(path, number, f"expected one of {kinds}")
        if not re.fullmatch("[a-z]{2,}", word):
            fail(path, number, f"expected a-z: '{word}'")
        sort = 0
        if row["kind"] in ("street", "weak", "suffix"):
            sort = sorts.setdefault(row["concept"], len(sorts) + 1)
        line = (f"    {{{c_string(word)}, "
                f"TAMIZ_PLACE_WORD_{row['kind'].upper()}, {sort}}},")
        if row["kind"] == "suffix":
            ends.append((word, line))
        elif word in found:
            fail(path, number, f"'{word}' stands here twice")
        else:
            found[word] = line
    ends.sort(key=lambda end: (-len(end[0]), end[0]))
    write(out_h, ["#pragma once", '#include "base_slots.h"',
                  "typedef enum tamiz_place_word_kind {"] +
          [f"    TAMIZ_PLACE_WORD_{k.upper()}," for k in kinds] +
          ["} tamiz_place_word_kind;", "typedef struct tamiz_place_word {",
           "    const char *word;", "    uint8_t kind;",
           "    uint8_t concept; /* the sort of street, or 0 */",
           "} tamiz_place_word;",
           "extern const tamiz_place_word tamiz_place_words[];",
           "extern const tamiz_slots tamiz_place_word_slots;",
           "/* Longest first. */",
           "extern const tamiz_place_word tamiz_place_suffixes[];",
           "extern const size_t tamiz_place_suffix_count;"])
    write(out_c, [f'#include "{out_h.split("/")[-1]}"',
                  "const tamiz_place_word tamiz_place_words[] = {"] +
          list(found.values()) + ["};"] +
          slots("tamiz_place_word_slots", found) +
          ["const tamiz_place_word tamiz_place_suffixes[] = {"] +
          [line for _, line in ends] +
          ["};", f"const size_t tamiz_place_suffix_count = {len(ends)};"])


CLAIM_CLASSES = (
    "act state be have adv neg hedge rel conj but sub prep by as incl fill "
    "terror danger list listadj sanctions actnoun order say accord deny what pron "
    "fact role title month weekday when").split()


@kind
def claims(out_c, out_h, words_path, authorities_path, programmes_path,
           complete_path):
    """Words of claims, authorities, programmes and complete lists; a phrase may
    have several rows, which then follow one another."""
    found, phrases = [], []
    for line, r in rows(words_path, ["phrase", "lang", "class", "value",
                                     "form", "need"]):
        if not re.fullmatch("[a-z0-9]+( [a-z0-9]+)*", r["phrase"]):
            fail(words_path, line, f"expected a-z and 0-9: '{r['phrase']}'")
        if r["class"] not in CLAIM_CLASSES or r["lang"] not in ("en", "es"):
            fail(words_path, line, "no such class or language")
        found.append((r["phrase"], f"    {{{c_string(r['phrase'])}, "
                      f"TAMIZ_CLAIM_{r['class'].upper()}, "
                      + ", ".join(c_string("" if r[c] == "-" else r[c])
                                  for c in ("value", "form", "need")) + "},"))
    for line, r in rows(authorities_path, ["phrase", "sort", "code", "label"]):
        if r["sort"] not in ("body", "person", "list"):
            fail(authorities_path, line, "expected body, person or list")
        kind = "LIST_ID" if r["sort"] == "list" else "AUTH"
        found.append((r["phrase"], f"    {{{c_string(r['phrase'])}, "
                      f"TAMIZ_CLAIM_{kind}, " + ", ".join(
                          c_string(r[c]) for c in ("code", "label", "sort"))
                      + "},"))
    found.sort()
    phrases = [phrase for phrase, _ in found]
    classes = CLAIM_CLASSES + ["auth", "list_id", "mention", "date", "name",
                               "other"]
    write(out_h, ["#pragma once", "#include <stdbool.h>",
                  "#include <stddef.h>", "/* Longest phrase of the tables, in words. */",
                  "enum { TAMIZ_CLAIM_PHRASE = "
                  f"{max(len(p.split(' ')) for p in phrases)} }};",
                  "typedef enum tamiz_claim_class {"] +
          [f"    TAMIZ_CLAIM_{c.upper()}," for c in classes] +
          ["} tamiz_claim_class;", "typedef struct tamiz_claim_phrase {",
           "    const char *text;", "    tamiz_claim_class sort;",
           "    const char *value, *form, *need;", "} tamiz_claim_phrase;",
           "/* In byte order of text. */",
           "extern const tamiz_claim_phrase tamiz_claim_phrases[];",
           "extern const size_t tamiz_claim_phrase_count;",
           "typedef struct tamiz_claim_programme {",
           "    const char *text, *how, *terror, *name;",
           "} tamiz_claim_programme;",
           "extern const tamiz_claim_programme tamiz_claim_programmes[];",
           "extern const size_t tamiz_claim_programme_count;",
           "typedef struct tamiz_claim_complete {",
           "    const char *list, *authority, *kind;",
           "    bool named; /* of parties that it names, else of all */",
           "} tamiz_claim_complete;",
           "extern const tamiz_claim_complete tamiz_claim_completes[];",
           "extern const size_t tamiz_claim_complete_count;"])
    completes = []
    for line, r in rows(complete_path, ["list", "authority", "kind", "of",
                                        "why"]):
        if r["kind"] not in ("any", "terror", "FTO", "sanctions"):
            fail(complete_path, line, "expected any, terror, FTO, sanctions")
        if r["of"] not in ("all", "named"):
            fail(complete_path, line, "expected all or named")
        completes.append("    {" + ", ".join(c_string(r[c]) for c in (
            "list", "authority", "kind")) + (
                ", true}," if r["of"] == "named" else ", false},"))
    programmes = [r for _, r in rows(programmes_path,
                                     ["text", "how", "terror", "name"])]
    write(out_c, [f'#include "{out_h.split("/")[-1]}"',
                  "const tamiz_claim_phrase tamiz_claim_phrases[] = {"] +
          [line for _, line in found] +
          ["};", f"const size_t tamiz_claim_phrase_count = {len(found)};",
           "const tamiz_claim_programme tamiz_claim_programmes[] = {"] +
          ["    {" + ", ".join(c_string("" if r[c] == "-" else r[c]) for c in
                               ("text", "how", "terror", "name")) + "},"
           for r in programmes] +
          ["};", "const size_t tamiz_claim_programme_count = "
                 f"{len(programmes)};",
           "const tamiz_claim_complete tamiz_claim_completes[] = {"] +
          completes +
          ["};", "const size_t tamiz_claim_complete_count = "
                 f"{len(completes)};"])


@kind
def analysis(out_c, out_h, *paths):
    """A hash of tables and sources that decide how names are cut."""
    whole = hashlib.sha256()
    for path in paths:
        with open(path, "rb") as file:
            whole.update(hashlib.sha256(file.read()).digest())
    write(out_h, ["#pragma once", "#define TAMIZ_ANALYSIS_HASH "
                  + c_string(whole.hexdigest()[:12])])
    write(out_c, [f'#include "{out_h.split("/")[-1]}"',
                  "/* The header holds all there is. */",
                  "extern const char tamiz_analysis_hash[];",
                  "const char tamiz_analysis_hash[] = TAMIZ_ANALYSIS_HASH;"])


@kind
def page(out_c, out_h, css_path, js_path):
    """Style and script of the HTML reports, and their hashes for the page's
    content security policy. Indentation and comments stay out."""
    body, head = [], ["#pragma once"]
    for name, path in (("css", css_path), ("js", js_path)):
        with open(path, encoding="utf-8") as file:
            text = re.sub(r"/\*.*?\*/", "", file.read(), flags=re.S)
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        text = "\n".join(lines) + "\n"
        if "</" in text:
            fail(path, 0, "'</' would end the element that holds it")
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest())
        head += [f"extern const char cli_html_{name}[];",
                 f"#define CLI_HTML_{name.upper()}_HASH "
                 + c_string("sha256-" + digest.decode())]
        body += [f"const char cli_html_{name}[] ="]
        body += ["    " + c_string(line + "\n") for line in lines]
        body[-1] += ";"
    write(out_h, head)
    write(out_c, [f'#include "{out_h.split("/")[-1]}"'] + body)


def main():
    if len(sys.argv) < 5 or sys.argv[1] not in KINDS:
        sys.exit(__doc__)
    KINDS[sys.argv[1]](*sys.argv[2:])


if __name__ == "__main__":
    main()
