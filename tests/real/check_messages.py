#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Payment messages of others: each is read in full, and no name is passed over.

usage: check_messages.py TAMIZ

Of SWIFT MT the messages are counted by their basic headers. In ISO 20022 every
<Nm> gets the name of a listed party, one file after the other, and each must be
found at its path. Exits 77 where the messages are not at hand.
"""
import glob
import json
import os
import re
import subprocess
import sys

SHARED = os.environ.get("TAMIZ_SHARED") or os.environ.get(
    "TAMIZ_SHARED_DEFAULT", "../shared")
LISTED = b"Tren de Aragua"
NAME = re.compile(rb"(<(?:\w+:)?Nm>)[^<]*(</)")
# Made of pieces that are read as text: found, but at the path of the piece.
IN_PIECES = {"pacs.002-CDATA-with-header.xml"}
# They do not tell what they are, or have no body: never clear.
UNTOLD = {"app_to_mqsq.xml", "mx_sample_bah.xml"}


def scan(tamiz, data):
    done = subprocess.run([tamiz, "scan", "-", "--json", "--quiet"],
                          input=data, capture_output=True)
    if done.returncode not in (0, 1) and not done.stdout:
        return None, done.stderr.decode()
    return json.loads(done.stdout), ""


def check_mt(tamiz, path):
    data = open(path, "rb").read()
    answer, why = scan(tamiz, data)
    if answer is None:
        return [why]
    wrong = [f"{m['index']}: {m['verdict']}, {m['notes']}"
             for m in answer["messages"] if m["verdict"] == "incomplete"]
    headers = len(re.findall(rb"\{1:[FAL]\d\d", data))
    if len(answer["messages"]) != headers:
        wrong.append(f"{len(answer['messages'])} messages, {headers} headers")
    return wrong


def check_xml(tamiz, path):
    data = open(path, "rb").read()
    planted, count = NAME.subn(rb"\1" + LISTED + rb"\2", data)
    answer, why = scan(tamiz, planted)
    if answer is None:
        return [why], 0
    untold = os.path.basename(path) in UNTOLD
    wrong = [m["notes"] for m in answer["messages"]
             if (m["verdict"] == "incomplete") != (untold and not count)
             or (untold and not m["notes"])]
    found = {(m["start"], m["path"]) for m in answer["mentions"]
             if m["text"].encode() == LISTED}
    if os.path.basename(path) not in IN_PIECES:
        found = {f for f in found if f[1].endswith("/Nm")}
    if len({start for start, _ in found}) < count:
        wrong.append(f"{count} names, {len(found)} found")
    return wrong, count


def main():
    tamiz = sys.argv[1]
    folder = os.path.join(SHARED, "data", "messages")
    mt = sorted(glob.glob(os.path.join(folder, "swift-mt", "*")))
    xml = sorted(glob.glob(os.path.join(folder, "iso20022", "*.xml")))
    if not mt or not xml:
        print("skipped: no messages in", folder)
        return 77
    names = failures = 0
    for path in mt + xml:
        wrong, count = (check_mt(tamiz, path), 0) if path in mt else \
            check_xml(tamiz, path)
        names += count
        for what in wrong:
            failures += 1
            print(f"{os.path.basename(path)}: {what}")
    print(f"{len(mt)} MT files, {len(xml)} XML files, {names} names")
    if not names:
        print("no name at all")
    return 1 if failures or not names else 0


if __name__ == "__main__":
    sys.exit(main())
