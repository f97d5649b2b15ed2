#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The preset `ofac` against the same formula in another language.

usage: check_ofac.py --tamiz EXE

Jaro-Winkler and Soundex are those of the Python package jellyfish; words are
cut and folded here, more simply than tamiz does, so scores may differ by five
points. Skipped (77) where jellyfish is not installed. The names asked are
those of the built-in list, whole, turned and misspelt.
"""
import argparse
import json
import re
import subprocess
import sys
import unicodedata

try:
    import jellyfish
except ImportError:
    print("skipped: the Python package jellyfish is not installed")
    sys.exit(77)

ASKED = [
    "Cartel de Sinaloa", "Sinaloa Cartel", "Sinaloa Kartel", "Tren de Aragua",
    "Aragua Tren", "Carteles Unidos", "Mara Salvatrucha", "Familia Michoacana",
    "Cartel del Golfo", "Golf Cartel", "Jalisco Nueva Generacion", "MS-13",
]


def words_of(name):
    text = unicodedata.normalize("NFKD", name).casefold()
    text = "".join(c for c in text if not unicodedata.combining(c))
    return re.findall(r"[a-z0-9]+", text)


def score(asked, listed):
    a, b = words_of(asked), words_of(listed)
    jaro = jellyfish.jaro_winkler_similarity
    whole = jaro(" ".join(a), " ".join(b))

    def codes(words):
        return {jellyfish.soundex(w) for w in words if w.isalpha()}

    if not codes(a) & codes(b):
        return whole
    return max(whole, sum(max(jaro(w, x) for x in b) for w in a) / len(a))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tamiz", required=True)
    tamiz = parser.parse_args().tamiz
    compared, far = 0, []
    for asked in ASKED:
        done = subprocess.run(
            [tamiz, "screen", asked, "--home", "none", "--json", "--policy",
             "ofac", "--threshold", "0.3", "--limit", "1000"],
            capture_output=True, text=True, check=False)
        assert done.returncode in (0, 1), done.stderr
        for hit in json.loads(done.stdout)["hits"]:
            compared += 1
            theirs = score(asked, hit["name"])
            if abs(theirs - hit["score"]) > 0.05:
                far.append((asked, hit["name"], hit["score"], theirs))
    for row in far:
        print("%s / %s: %.4f, jellyfish %.4f" % row)
    print(f"{compared} scores compared, {len(far)} over five points apart")
    sys.exit(1 if far or compared < 50 else 0)


main()
