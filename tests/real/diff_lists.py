#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares two states of a list without tamiz and checks that `tamiz diff`
tells the same parties as added, changed and removed.

usage: diff_lists.py TAMIZ ofac|un|gb OLD NEW

OLD and NEW are files or folders under $TAMIZ_SHARED. Records are compared
here as the publisher wrote them: rows of CSV (ofac), elements of XML (un),
renderings as JSON (gb, from which the publisher's own form is made first).
Exit 77 (skip) when they are not there.
"""
import collections
import csv
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

LISTS = {"ofac": "us_ofac_sdn", "un": "un_sc_sanctions",
         "gb": "gb_fcdo_sanctions"}


def read(path):
    if path.suffix == ".zst":
        return subprocess.run(["zstd", "-dcq", path], check=True,
                              capture_output=True).stdout
    return path.read_bytes()


# ---- OFAC -------------------------------------------------------------------

def rows(path):
    """Rows without the filler and the spaces around fields. Some copies have a
    header; the last line of the files is a Ctrl-Z."""
    text = read(path).decode("utf-8", "replace").replace("\x1a", "")
    for row in csv.reader(io.StringIO(text)):
        if row and row[0] != "ent_num":
            yield [" ".join(field.split()).replace("-0-", "").strip()
                   for field in row]


def ofac(path):
    """id -> everything the files say of it."""
    parties = {}
    folder = path if path.is_dir() else None
    primary = next(path.glob("sdn.csv*")) if folder else path
    for row in rows(primary):
        parties["ofac-" + row[0]] = [tuple(row[1:]), set(), set()]
    for place, name in (1, "alt.csv"), (2, "add.csv"):
        for file in folder.glob(name + "*") if folder else ():
            for row in rows(file):
                # The second field numbers the row.
                parties["ofac-" + row[0]][place].add(tuple(row[2:]))
    return parties


def ofac_programmes(party):
    return set(re.split(r"\] *\[", party[0][2].strip("[]"))) - {""}


# ---- UN ---------------------------------------------------------------------

# One country that the two files write in two ways; in addresses, which are
# kept as written too, that is a difference.
UN_COUNTRIES = {"Iran": "Iran (Islamic Republic of)", "Somali": "Somalia"}
# Numbers of the publisher's own bookkeeping.
UN_UNSAID = {"DATAID", "VERSIONNUM", "SORT_KEY", "SORT_KEY_LAST_MOD"}


def canonical(element):
    """An element as a value that the order of its children does not change;
    None when it says nothing."""
    children = [canonical(child) for child in element
                if child.tag not in UN_UNSAID]
    children = sorted(repr(child) for child in children if child)
    text = " ".join((element.text or "").split())
    if element.tag in ("VALUE", "COUNTRY_OF_ISSUE"):
        text = UN_COUNTRIES.get(text, text)
    if not children and not text:
        return None
    return (element.tag, text, tuple(children))


def un(path):
    parties = {}
    for element in ElementTree.fromstring(read(path)).iter():
        if element.tag in ("INDIVIDUAL", "ENTITY"):
            number = " ".join(element.findtext("REFERENCE_NUMBER").split())
            # A set: the same alias twice is one.
            children = {canonical(child) for child in element
                        if child.tag not in UN_UNSAID}
            parties["un-" + number] = children - {None}
    return parties


# ---- UK ---------------------------------------------------------------------

def sorted_json(value):
    if isinstance(value, dict):
        return {key: sorted_json(child) for key, child in value.items()}
    if isinstance(value, list):
        return sorted((sorted_json(child) for child in value),
                      key=lambda child: json.dumps(child, sort_keys=True))
    return " ".join(value.split()) if isinstance(value, str) else value


def gb(path):
    parties = {}
    for line in read(path).decode().splitlines():
        party = json.loads(line)
        parties["gb-fcdo-" + party["unique_id"]] = sorted_json(party)
    return parties


def make_gb(path, folder, name):
    out = Path(folder) / name
    out.mkdir()
    out = out / "UK-Sanctions-List.csv"
    subprocess.run([sys.executable, Path(__file__).with_name("make_gb.py"),
                    path, out], check=True)
    return out


# ---- both -------------------------------------------------------------------

def compare(older, newer):
    both = older.keys() & newer.keys()
    return {"added": newer.keys() - older.keys(),
            "removed": older.keys() - newer.keys(),
            "changed": {key for key in both if older[key] != newer[key]}}


def ask(tamiz, kind, older, newer):
    """What tamiz says: ids by change, the counts, the programmes changed."""
    run = subprocess.run(
        [tamiz, "diff", "--json", "--quiet", f"{LISTS[kind]}={older}",
         f"{LISTS[kind]}={newer}"], capture_output=True, text=True)
    if run.returncode not in (0, 1):
        sys.exit(f"tamiz diff: exit {run.returncode}\n{run.stderr}")
    told, programmes, counts = collections.defaultdict(set), {}, None
    for line in run.stdout.splitlines():
        party = json.loads(line)
        if party["change"] == "counts":
            counts = party
            continue
        told[party["change"]].add(party["id"])
        if party["change"] == "changed":
            fields = [field for field in party["fields"]
                      if field["property"] == "program"]
            programmes[party["id"]] = tuple(
                {value for field in fields for value in field[side]}
                for side in ("old", "new"))
    return told, counts, programmes, run.returncode


def check(kind, older, newer, answer):
    told, counts, programmes, code = answer
    expected = compare(older, newer)
    bad = False
    for change, ids in expected.items():
        print(f"{change}: {len(ids)} expected, {len(told[change])} told")
        for key in sorted(ids ^ told[change])[:10]:
            print(f"  {key} only " + ("expected" if key in ids else "told"))
        bad |= ids != told[change] or counts[change] != len(ids)
    same = len(older.keys() & newer.keys()) - len(expected["changed"])
    bad |= counts["unchanged"] != same
    bad |= code != (1 if any(expected.values()) else 0)
    if kind == "ofac":
        for key in expected["changed"] & programmes.keys():
            was, now = map(ofac_programmes, (older[key], newer[key]))
            if programmes[key] != (was - now, now - was):
                print(f"  {key}: {was} -> {now}, told {programmes[key]}")
                bad = True
    return bad


def main():
    tamiz, kind, *names = sys.argv[1:]
    shared = Path(os.environ.get("TAMIZ_SHARED")
                  or os.environ["TAMIZ_SHARED_DEFAULT"])
    paths = [shared / name for name in names]
    if not all(path.exists() for path in paths):
        print(f"skipped: {paths} are not there")
        sys.exit(77)
    older, newer = map(globals()[kind], paths)
    with tempfile.TemporaryDirectory() as folder:
        if kind == "gb":
            paths = [make_gb(path, folder, side)
                     for path, side in zip(paths, ("old", "new"))]
        answer = ask(tamiz, kind, *paths)
    sys.exit(check(kind, older, newer, answer))


if __name__ == "__main__":
    main()
