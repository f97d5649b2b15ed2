#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes data/country_names.tsv: what countries are called in other languages,
as the CLDR data in the ICU library have it.

usage: country_names.py TABLE.tsv DATE

English names stand in data/countries.tsv, which goes before. A name that two
countries share, in whatever language, is left out: no country is better than a
wrong one. So are very short names, codes in disguise, and those that
are the same as one of countries.tsv.
"""
import ctypes
import glob
import re
import sys
from pathlib import Path

from tables import country_key, rows

ROOT = Path(__file__).resolve().parents[1]
# Languages of the UN, of the EU, of countries on the lists and of the scripts
# that lists write names in.
LANGUAGES = """ar zh zh_Hant fr ru es bg hr cs da nl et fi de el hu it lv lt pl
pt ro sk sl sv uk be sr mk tr ka hy kk uz fa ps ur ku he hi bn th vi id ko ja
nb""".split()


class Icu:
    """The two calls of ICU that are needed; its symbols carry its version."""

    def __init__(self):
        path = sorted(glob.glob("/usr/lib/*/libicuuc.so.*"))[-1]
        self.library = ctypes.CDLL(path)
        self.version = re.search(r"so\.(\d+)", path).group(1)

    def call(self, name):
        return getattr(self.library, f"{name}_{self.version}")

    def name(self, language, code):
        room = ctypes.create_string_buffer(400)
        error = ctypes.c_int(0)
        size = self.call("uloc_getDisplayCountry")(
            f"und_{code.upper()}".encode(), language.encode(), room, 200,
            ctypes.byref(error))
        text = room.raw[:2 * size].decode("utf-16-le")
        return "" if error.value > 0 or text == code.upper() else text


def main():
    path, date = sys.argv[1:]
    icu, known, codes = Icu(), {}, set()
    for _, row in rows(ROOT / "data/countries.tsv", ["code", "kind", "name"]):
        known[country_key(row["name"])] = row["code"]
        if len(row["code"]) == 2 and row["code"] != "eu":
            codes.add(row["code"])
    found, languages = {}, {}
    for code in sorted(codes):
        for language in LANGUAGES:
            text = icu.name(language, code)
            key = country_key(text)
            if not text or len(key.encode()) < 4:
                continue
            if known.get(key, code) != code:
                found.setdefault(key, set()).update({code, "?"})
            if key not in known:
                found.setdefault(key, set()).add(code)
                languages.setdefault(key, (text, language))
    lines = [f"{next(iter(codes_))}\t{languages[key][1]}\t{languages[key][0]}"
             for key, codes_ in found.items()
             if len(codes_) == 1 and len(key.encode()) < 80]
    Path(path).write_text(
        "# What countries are called in other languages, for those that are no "
        "English name of data/countries.tsv.\n"
        f"# Source: Unicode CLDR by ICU {icu.version}; written by "
        f"tools/country_names.py. Gathered {date}.\n"
        "code\tlang\tname\n" + "".join(f"{l}\n" for l in sorted(lines)),
        encoding="utf-8")


if __name__ == "__main__":
    main()
