#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Does a FollowTheMoney file lose anything on its way through a snapshot?

usage: round_trip_ftm.py TAMIZ LIST=PATH
       round_trip_ftm.py TAMIZ FILE.ftm.json

With LIST=PATH, PATH under $TAMIZ_SHARED, the list is first exported: a file of
full size. Then the file is forged and exported, forged and exported again:
both exports must be the same bytes, and every value of the file must stand in
them, under its entity and property; values are compared here with Python's
parser alone, nested entities taken apart by rules written for this purpose.
Exit 77 (skip) when PATH is not there.
"""
import collections
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

# Where an entity nests in the other side of its property.
REVERSE = {"ownershipAsset": "asset", "sanctions": "entity"}


def run(tamiz, *arguments):
    subprocess.run([tamiz, *map(str, arguments)], check=True,
                   stderr=subprocess.PIPE)


def stated(name, value):
    """(name, text) of each text in the value; "name.member" in objects."""
    if value is None:
        return set()
    if isinstance(value, list):
        return {fact for item in value for fact in stated(name, item)}
    if isinstance(value, dict) and "id" in value and "schema" in value:
        return {(name, value["id"])}
    if isinstance(value, dict):
        return {fact for key, item in value.items()
                for fact in stated(f"{name}.{key}", item)}
    if isinstance(value, bool):
        value = "true" if value else "false"
    return {(name, str(value).strip())} if str(value).strip() else set()


def entities(line, found):
    """Entities of a line: (id, schema) to the set of (property, value)."""
    facts = found[line["id"], line["schema"]]
    for name, value in line.items():
        if name not in ("id", "schema", "properties"):
            facts |= stated(name, value)
    for name, values in line.get("properties", {}).items():
        values = values if isinstance(values, list) else [values]
        for value in values:
            if isinstance(value, dict):
                entities(value, found)
            if isinstance(value, dict) and name in REVERSE:
                found[value["id"], value["schema"]].add(
                    (REVERSE[name], line["id"]))
            else:
                facts |= stated(name, value)


def read(path):
    found = collections.defaultdict(set)
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.strip():  # numbers stay as they are written
                entities(json.loads(line, parse_int=str, parse_float=str),
                         found)
    return found


def lost(before, after):
    """Facts that are not there again, not even as a note."""
    missing = []
    kept = {id: facts for (id, _), facts in after.items()}
    for (id, schema), facts in before.items():
        there = kept.get(id, set())
        notes = {value for name, value in there if name == "notes"}
        if (id, schema) not in after and f"schema: {schema}" not in notes:
            missing.append((id, schema))
        for name, value in facts - there:
            if f"{name}: {value}" not in notes:
                missing.append((id, name, value))
    return missing


def main():
    tamiz, source = sys.argv[1:3]
    shared = Path(os.environ.get("TAMIZ_SHARED")
                  or os.environ["TAMIZ_SHARED_DEFAULT"])
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        first = Path(source)
        if "=" in source:
            name, path = source.split("=")
            if not (shared / path).exists():
                print(f"skipped: {shared / path} is not there")
                sys.exit(77)
            first = folder / "first.json"
            run(tamiz, "forge", f"{name}={shared / path}", "--quiet",
                "-o", folder / "list.tz")
            run(tamiz, "export", "--format", "ftm", "-o", first,
                "--snapshot", folder / "list.tz")
        exports = []
        for step in ("second", "third"):
            run(tamiz, "forge", f"ftm={exports[-1] if exports else first}",
                "--quiet", "-o", folder / f"{step}.tz")
            exports.append(folder / f"{step}.json")
            run(tamiz, "export", "--format", "ftm", "-o", exports[-1],
                "--snapshot", folder / f"{step}.tz")
        second, third = (path.read_bytes() for path in exports)
        before, after = read(first), read(exports[0])
        missing = lost(before, after)
        for row in missing[:20]:
            print("lost:", *row)
        same = second == third
        if "=" in source:  # the first is an export already
            same = same and first.read_bytes() == second
        facts = sum(map(len, before.values()))
        print(f"{len(before)} entities, {facts} facts, {len(missing)} lost, "
              f"exports {'the same' if same else 'DIFFER'}")
        sys.exit(0 if same and not missing and facts else 1)


main()
