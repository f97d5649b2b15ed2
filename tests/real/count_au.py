#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Counts the Australian workbook without tamiz and compares with what tamiz
read.

usage: count_au.py READER PATH

READER prints the counts of tamiz's reader (count_list.c). PATH is the .xlsx
under $TAMIZ_SHARED. Every count is made here from the file alone, with Python's
zipfile and XML parser and rules written for this purpose. Exit 77 (skip) when
PATH is not there.
"""
import collections
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
import zipfile

NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
MONTH = (r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|January|"
         r"February|March|April|June|July|August|September|October|November|"
         r"December)")
DAY = rf"\d{{1,2}}[. ]*{MONTH}[., ]*\d{{4}}"
ONE = rf"(?:{DAY}|{MONTH} \d{{1,2}}, \d{{4}}|{MONTH}[., ]*\d{{4}}|\d{{4}}|\d{{1,2}}-{MONTH}-\d{{4}})"
BIRTH = re.compile(
    rf"(?:(?:between|from) )?(?:(?:circa|c|about|approx|approximately)[. ]+)?"
    rf"{ONE}(?: *(?:to|and|-|/) *(?:circa )?{ONE})?[., ]*"
    rf"|\d{{1,2}}[/.]\d{{1,2}}[/.] ?\d{{4}}|\d\d/\d{{4}}"
    rf"|\d{{1,2}}-{MONTH}-\d\d", re.I)
DAYS = re.compile(r"(?:\d{1,2}/\d{1,2}/\d{4}(?:[, ]+|$)){2,}")
NOTHING = ("", "na", "n/a", "-", "nil", "none")


def rows_of(path):
    """(row number, {column letter: text}, {letters of number cells})"""
    book = zipfile.ZipFile(path)
    strings = []
    for item in ElementTree.fromstring(book.read("xl/sharedStrings.xml")):
        runs = item.findall(NS + "t") + item.findall(f"{NS}r/{NS}t")
        strings.append("".join(t.text or "" for t in runs))
    sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    for row in sheet.iter(NS + "row"):
        cells, numbers = {}, set()
        for cell in row.findall(NS + "c"):
            letter = re.match("[A-Z]+", cell.get("r")).group()
            value = cell.findtext(NS + "v")
            if value is None:
                continue
            if cell.get("t") == "s":
                value = strings[int(value)]
            else:
                numbers.add(letter)
            cells[letter] = " ".join(value.split())
        yield cells, numbers


def items(text):
    """Texts of an enumeration or a row with semicolons, outside brackets."""
    marks = re.compile(r"(?:^|(?<=[ ;,]))\(?(?:[a-z]|[ivx]+|\d\d?)\)|;|>>")
    out, last, depth = [], 0, 0
    at = 0
    while at < len(text):
        match = marks.match(text, at) if depth == 0 else None
        if match:
            out.append(text[last:at])
            at = last = match.end()
            continue
        depth = max(0, depth + (text[at] == "(") - (text[at] == ")"))
        at += 1
    out.append(text[last:])
    return [item for item in (i.strip(" ,;") for i in out) if item]


def births(text, is_number):
    if is_number and not 1850 <= float(text) <= 2100:
        return 1
    count = 0
    for item in items(text):
        for piece in re.split(" or ", item):
            piece = re.sub(r"^.*DOB:", "", piece).strip()
            piece = re.sub(r"^\((.*)\)$", r"\1", piece)
            if "Hijri" not in piece:
                piece = re.sub(r"\(.*", "", piece).strip()
            if DAYS.fullmatch(piece):
                count += piece.count("/") // 2
            else:
                count += bool(BIRTH.fullmatch(piece))
    return count


def is_listing(text):
    """Whether the text begins with a listing and names its day."""
    match = re.match("listed|first listed|designated", text, re.I)
    return bool(match and re.search(rf"(?<![0-9A-Za-z]){DAY}", text, re.I))


def kind_of_name(kind, name):
    remark = re.search(r"\(([^()]*)\)$", name)
    remark = remark.group(1).strip().lower() if remark else ""
    kind = kind.lower()
    extra = 0
    if kind == "primary name":
        return "name", 0
    result = "previousName" if kind.startswith(("formerly", "prev")) \
        else "alias"
    if re.match("(previously|formerly) (listed|known) as", remark):
        result = "previousName"
        extra = bool(re.search(r": *[\u0590-\u08ff]", remark))
    elif re.match("combat name|call sign|initials", remark):
        result = "weakAlias"
    return result, extra


def count_row(count, seen, title, cells, numbers):
    at = {name: letter for letter, name in title.items()}

    def cell(name):
        return cells.get(at[name], "")

    number = re.match(r"\d+", cell("Reference")).group()
    schema = {"individual": "Person",
              "entity": "Organization"}[cell("Type").lower()]
    count["rows"] += 1
    if number not in seen:
        count[schema] += 1
        count["Sanction"] += 1
    kind, extra = kind_of_name(cell("Name Type"),
                               cell("Name of Individual or Entity"))
    count[f"{schema}.{kind}"] += 1 + extra
    for name, letter in at.items():
        text = cells.get(letter, "")
        if text.lower() in NOTHING or text in seen[number, letter]:
            continue
        seen[number, letter].add(text)
        if name == "Date of Birth" and schema == "Person":
            count["birthDate"] += births(text, letter in numbers)
        elif name == "Place of Birth" and schema == "Person":
            count["birthPlace"] += len(items(text))
        elif name == "Address":
            count["Address"] += sum(
                not re.match("tel|fax|email", i, re.I) for i in items(text))
        elif name == "Listing Information":
            count["listingDate"] += letter in numbers or is_listing(text)
            count["summary"] += letter not in numbers
        elif name == "Control Date":
            count["modifiedAt"] += 1
        elif name == "Committees":
            count["program"] += 1
    seen[number] = True


def main():
    reader, path = sys.argv[1:]
    root = os.environ.get("TAMIZ_SHARED", os.environ["TAMIZ_SHARED_DEFAULT"])
    path = os.path.join(root, path)
    if not os.path.exists(path):
        print(f"skipped: no {path}")
        sys.exit(77)
    want, seen, title = collections.Counter(), collections.defaultdict(set), {}
    for cells, numbers in rows_of(path):
        if not any(cells.values()):
            continue
        if title:
            count_row(want, seen, title, cells, numbers)
        else:
            title = cells
    result = subprocess.run([reader, path], check=True, capture_output=True)
    got = collections.Counter()
    for key, number in json.loads(result.stdout).items():
        got[key] += number
        got[key.partition(".")[2]] += number
    failed = 0
    for key in sorted(want):
        fine = want[key] == got[key]
        failed += not fine
        print(f"{'ok ' if fine else 'BAD'} {key}: {want[key]} counted, "
              f"{got[key]} read")
    sys.exit(failed > 0)


main()
