# SPDX-License-Identifier: Apache-2.0
"""Tables of src/entity: the names of countries."""
import unicodedata

from tables_file import c_string, fail, kind, rows, write

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
def countries(out_c, out_h, path, other_path, people_path, kin_path):
    """Sorted keys to codes, of names and of people; sorted codes to short names,
    pairs of codes that go together, the letter table."""
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
    people = {}
    for number, row in rows(people_path, ["code", "lang", "kind", "name"]):
        key = country_key(row["name"])
        table = {"name": keys, "people": people}.get(row["kind"])
        if table is None:
            fail(people_path, number, "expected name or people")
        if keys.get(key, row["code"]) != row["code"] or \
                table.setdefault(key, row["code"]) != row["code"]:
            fail(people_path, number, f"'{row['name']}' is another country's")
        if not 0 < len(key.encode()) < 80:
            fail(people_path, number, "expected a name of 1 to 79 bytes")
    missing = (set(keys.values()) | set(people.values())) - set(names)
    if missing:
        fail(path, 0, f"no short name for {sorted(missing)}")
    kin = set()
    for number, row in rows(kin_path, ["code", "other", "how"]):
        if row["how"] not in ("successor", "territory"):
            fail(kin_path, number, "expected successor or territory")
        pair = row["code"], row["other"]
        if not set(pair) <= set(names) or pair[0] == pair[1]:
            fail(kin_path, number, f"expected two codes of {path}")
        if kin & {pair, pair[::-1]}:
            fail(kin_path, number, f"{pair} stand here twice")
        kin.add(pair)
    write(out_h, ["#pragma once", "#include <stddef.h>",
                  "typedef struct tamiz_country_row {",
                  "    const char *key, *value;", "} tamiz_country_row;",
                  "extern const tamiz_country_row tamiz_country_keys[];",
                  "extern const size_t tamiz_country_key_count;",
                  "extern const tamiz_country_row tamiz_country_peoples[];",
                  "extern const size_t tamiz_country_people_count;",
                  "extern const tamiz_country_row tamiz_country_codes[];",
                  "extern const size_t tamiz_country_code_count;",
                  "/* Two codes that go together, either first. */",
                  "extern const tamiz_country_row tamiz_country_kin[];",
                  "extern const size_t tamiz_country_kin_count;",
                  "/* The letter under U+00C0 + index, NUL = none. */",
                  "extern const char tamiz_country_letters[192];"])
    body = [f'#include "{out_h.split("/")[-1]}"']
    for name, table in (("key", keys), ("people", people), ("code", names)):
        body.append(f"const tamiz_country_row tamiz_country_{name}s[] = {{")
        body += [f"    {{{c_string(k)}, {c_string(table[k])}}},"
                 for k in sorted(table, key=lambda k: k.encode())]
        body += ["};", f"const size_t tamiz_country_{name}_count = "
                 f"{len(table)};"]
    body += ["const tamiz_country_row tamiz_country_kin[] = {"]
    body += [f"    {{{c_string(a)}, {c_string(b)}}}," for a, b in sorted(kin)]
    body += ["};", f"const size_t tamiz_country_kin_count = {len(kin)};"]
    letters = [ord(unmarked(chr(c))) for c in range(0xC0, 0x180)]
    body += ["const char tamiz_country_letters[192] = {"]
    body += ["    " + ", ".join(map(str, letters[i:i + 16])) + ","
             for i in range(0, 192, 16)]
    write(out_c, body + ["};"])
