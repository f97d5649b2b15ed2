#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How many megabytes of text a second do searches for the exact names take?

usage: rival_scan.py NAMES.tsv TEXT OUT.json [ROUNDS]

NAMES.tsv from lists.py, TEXT from prose.py, whose names that were put in stand
in TEXT.names. FlashText (Python) and Hyperscan (C) look for every listed name of
four letters or more, as it is published, in any case, as whole words (Hyperscan
for the first 2,000 of them, as compiling all takes it more than ten minutes). Both
answer another question: a name that is spelt otherwise, or whose words stand in
another order, is none. Megabytes a second on a core, the median of the rounds,
and how many of the names that were put in are found.
"""
import json
import statistics
import sys
import time

LEAST = 4 # letters; shorter names are weak ones, or hit everywhere
COMPILED = 2000 # names that Hyperscan gets


def lines_of(path):
    with open(path, encoding="utf-8") as lines:
        return [line.rstrip("\n") for line in lines]


def timed(search, text, rounds):
    spent, found = [], None
    for _ in range(rounds):
        start = time.process_time()
        found = search(text)
        spent.append(time.process_time() - start)
    return statistics.median(spent), found


def flashtext(names):
    from flashtext import KeywordProcessor
    processor = KeywordProcessor(case_sensitive=False)
    for name in names:
        processor.add_keyword(name)
    return lambda text: {name.lower()
                         for name in processor.extract_keywords(text)}


def hyperscan(names):
    import hyperscan as hs
    names = names[:COMPILED]

    def escaped(name):
        return "".join(c if c.isalnum() or c == " " or ord(c) > 127
                       else "\\" + c for c in name)
    database = hs.Database()
    flags = hs.HS_FLAG_CASELESS | hs.HS_FLAG_UTF8 | hs.HS_FLAG_SINGLEMATCH
    database.compile(
        expressions=[rf"\b{escaped(name)}\b".encode() for name in names],
        ids=list(range(len(names))), elements=len(names),
        flags=[flags] * len(names))

    def search(text):
        found = set()
        database.scan(text.encode(), match_event_handler=lambda number, *_:
                      found.add(names[number].lower()))
        return found
    return search


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    names, text, out = sys.argv[1:4]
    rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 3
    rows = [line.split("\t") for line in lines_of(names)]
    listed = sorted({row[4] for row in rows
                     if row[3] != "weakAlias" and len(row[4]) >= LEAST})
    with open(text, encoding="utf-8") as file:
        read = file.read()
    put_in = {name.lower() for name in lines_of(text + ".names")}
    measured = {"names": len(listed), "bytes": len(read.encode())}
    for label, build in (("flashtext", flashtext), ("hyperscan", hyperscan)):
        try:
            start = time.process_time()
            search = build(listed)
            built = time.process_time() - start
        except ImportError as missing:
            measured[label] = {"missing": str(missing)}
            continue
        seconds, found = timed(search, read, rounds)
        measured[label] = {
            "mb_per_s": measured["bytes"] / seconds / 1e6, "built_s": built,
            "found": len(put_in & found) / max(1, len(put_in))}
    with open(out, "w", encoding="utf-8") as file:
        json.dump(measured, file, indent=1)


main()
