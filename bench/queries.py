#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What people ask: clean names, and listed names written another way.

usage: queries.py FOLDER NAMES.tsv COUNT SEED OUT.tsv

Half of the queries are names of nobody listed (persons and companies of
FOLDER/data/clean), half are listed names of NAMES.tsv (from lists.py), each
changed in one of the ways of CHANGES. OUT.tsv: kind, tab, name; the order is
shuffled, so that neither half warms the caches for itself. OUT.tsv.sources
has, line by line, the listed name that was changed, or nothing.
"""
import csv
import io
import random
import sys

from lists import content

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def place(random, name):
    places = [i for i, c in enumerate(name) if c.isalpha()]
    return random.choice(places) if places else None


def as_listed(_, name):
    return name


def lower(_, name):
    return name.lower().replace(",", "")


def substitute(random, name):
    i = place(random, name)
    return name if i is None else name[:i] + random.choice(
        LETTERS) + name[i + 1:]


def delete(random, name):
    i = place(random, name)
    return name if i is None else name[:i] + name[i + 1:]


def insert(random, name):
    i = place(random, name)
    return name if i is None else name[:i] + random.choice(LETTERS) + name[i:]


def transpose(random, name):
    i = place(random, name)
    if i is None or i + 1 >= len(name):
        return name
    return name[:i] + name[i + 1] + name[i] + name[i + 2:]


def reorder(random, name):
    words = name.replace(",", "").split()
    random.shuffle(words)
    return " ".join(words)


def drop(random, name):
    words = name.replace(",", "").split()
    if len(words) > 2:
        del words[random.randrange(len(words))]
    return " ".join(words)


def join(random, name):
    words = name.replace(",", "").split()
    if len(words) > 2:
        i = random.randrange(len(words) - 1)
        words[i:i + 2] = [words[i] + words[i + 1]]
    return " ".join(words)


def initial(random, name):
    words = name.replace(",", "").split()
    if len(words) > 2:
        i = random.randrange(len(words))
        words[i] = words[i][0] + "."
    return " ".join(words)


CHANGES = [as_listed, lower, substitute, delete, insert, transpose, reorder,
           drop, join, initial]


def clean(folder):
    persons = csv.DictReader(io.StringIO(
        content(folder, "clean/persons_us.csv.zst")))
    companies = csv.DictReader(io.StringIO(
        content(folder, "clean/companies.csv.zst")))
    return ([row["full_name"] for row in persons],
            [row["name"] for row in companies
             if row["name"][:1].isalpha()])


def main():
    folder, names, count, seed, out = sys.argv[1:]
    count, rng = int(count), random.Random(int(seed))
    with open(names, encoding="utf-8") as lines:
        listed = [line.rstrip("\n").split("\t")[4] for line in lines
                  if "\tweakAlias\t" not in line]
    persons, companies = clean(folder)
    queries = []
    for i in range(count):
        if i % 2:
            change = CHANGES[i // 2 % len(CHANGES)]
            source = rng.choice(listed)
            queries.append((change.__name__, change(rng, source), source))
        elif i % 8:
            queries.append(("clean_person", rng.choice(persons), ""))
        else:
            queries.append(("clean_company", rng.choice(companies), ""))
    rng.shuffle(queries)
    with open(out, "w", encoding="utf-8") as file, \
            open(out + ".sources", "w", encoding="utf-8") as sources:
        for kind, name, source in queries:
            name = " ".join(name.split())
            if name:
                file.write(f"{kind}\t{name}\n")
                sources.write(f"{source}\n")


if __name__ == "__main__":
    if len(sys.argv) != 6:
        sys.exit(__doc__)
    main()
