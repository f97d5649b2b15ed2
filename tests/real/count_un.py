#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Counts the UN's consolidated.xml without tamiz and compares with what tamiz
read.

usage: count_un.py READER PATH

READER prints the counts of tamiz's reader (count_list.c). PATH is a
consolidated.xml under $TAMIZ_SHARED, plain or .zst. Every count is made here
from the file alone, with Python's parser and rules written for this purpose.
Exit 77 (skip) when PATH is not there.
"""
import collections
import json
import os
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ElementTree

KINDS = {"Good": "alias", "a.k.a.": "alias", "Low": "weakAlias",
         "f.k.a.": "previousName"}
REMARKS = ("original script", "birth name", "combat name",
           "previously listed as")
LANGUAGES = ("Tigrinya",)  # the only one in these files


def squeeze(text):
    return " ".join((text or "").split())


def field(node, name):
    return squeeze(node.findtext(name))


def some(node):
    return any(squeeze(child.text) for child in node)


def is_latin(text):
    return all(unicodedata.name(c, "LATIN").startswith("LATIN")
               for c in text if c.isalpha())


def brackets(text):
    """(text outside, [bracket contents]) at the outermost level."""
    outside, contents, depth = [""], [], 0
    for char in text:
        if char == "(":
            depth += 1
            if depth == 1:
                contents.append("")
                continue
        elif char == ")" and depth:
            depth -= 1
            if depth == 0:
                outside.append("")
                continue
        if depth:
            contents[-1] += char
        else:
            outside[-1] += char
    return outside, contents


def names_of(text, deep=True):
    """The names that stand in one field."""
    outside, contents = brackets(squeeze(text))
    kept, found = outside[0], []
    for inner, after in zip(contents, outside[1:] + [""]):
        inner = inner.strip()
        letters = any(c.isalpha() for c in inner)
        mixed = (any(c.isalpha() for c in kept)
                 and is_latin(inner) != is_latin(kept))
        if inner.lower() in REMARKS or inner in LANGUAGES:
            pass
        elif deep and letters and (";" in inner or mixed):
            found += names_of(inner, deep=False)
        else:
            kept += "(" + inner.replace(";", "\0") + ")"
        kept += after
    parts = re.split(r";| [a-f]\) ", kept)
    found += [re.sub(r"^original script:", "", part.strip()).strip(" ,)")
              for part in parts]
    return [name for name in found if name]


def count_names(count, node):
    whole = squeeze(" ".join(field(node, f"{n}_NAME") for n in
                             ("FIRST", "SECOND", "THIRD", "FOURTH")))
    count["name"] += 1
    if ";" in whole:
        count["alias"] += len(names_of(whole))
    for original in node.findall("NAME_ORIGINAL_SCRIPT"):
        count["alias"] += len(names_of(original.text))
    for alias in node.findall(node.tag + "_ALIAS"):
        kind = KINDS.get(field(alias, "QUALITY"), "alias")
        count[kind] += len(names_of(field(alias, "ALIAS_NAME")))
        match = re.search(r"(?:original script:|n Arabic:|n Arabic script:)"
                          r"\s*(.*)", field(alias, "NOTE"))
        if match and not is_latin(match.group(1)):
            count[kind] += len(names_of(match.group(1)))


def count_documents(count, node):
    for document in node.findall("INDIVIDUAL_DOCUMENT"):
        if not some(document):
            continue
        types = (field(document, "TYPE_OF_DOCUMENT") + " "
                 + field(document, "TYPE_OF_DOCUMENT2")).lower()
        passport = re.search(r"pass(e?)port|pasaporte", types)
        count["Passport" if passport else "Identification"] += 1
        if field(document, "NUMBER"):
            count["Passport.number" if passport
                  else "Identification.number"] += 1
            count["numbers of parties"] += 1
        count["issueDate"] += bool(field(document, "DATE_OF_ISSUE"))


def count_births(count, node):
    for birth in node.findall("INDIVIDUAL_DATE_OF_BIRTH"):
        dated = any(field(birth, name) for name in
                    ("DATE", "YEAR", "FROM_YEAR"))
        dated = dated or re.fullmatch(r"[A-Z][a-z]+\.? \d{4}",
                                      field(birth, "NOTE"))
        count["birthDate"] += bool(dated)
    for alias in node.findall("INDIVIDUAL_ALIAS"):
        count["birthDate"] += bool(field(alias, "DATE_OF_BIRTH"))
        count["birthPlace"] += bool(field(alias, "CITY_OF_BIRTH")
                                    or field(alias, "COUNTRY_OF_BIRTH"))
    for place in node.findall("INDIVIDUAL_PLACE_OF_BIRTH"):
        count["birthPlace"] += any(field(place, name) for name in
                                   ("STREET", "CITY", "STATE_PROVINCE",
                                    "COUNTRY"))


def count_party(count, node):
    count["rows"] += 1
    count["Person" if node.tag == "INDIVIDUAL" else "Organization"] += 1
    count["Sanction"] += 1
    count_names(count, node)
    count_documents(count, node)
    count_births(count, node)
    count["Address"] += sum(some(a) for a in node.findall(node.tag +
                                                          "_ADDRESS"))
    for prop, path in (("nationality", "NATIONALITY/VALUE"),
                       ("title", "TITLE/VALUE"),
                       ("position", "DESIGNATION/VALUE"),
                       ("modifiedAt", "LAST_DAY_UPDATED/VALUE"),
                       ("listingDate", "LISTED_ON")):
        count[prop] += sum(bool(squeeze(n.text)) for n in node.findall(path))


def regroup(read):
    """The reader's counts under the names used here."""
    got = collections.Counter()
    for key, number in read.items():
        schema, _, prop = key.partition(".")
        got[key] += number
        if prop in ("issueDate", "modifiedAt", "listingDate") or (
                schema in ("Person", "Organization")):
            got[prop] += number
    got["numbers of parties"] = sum(
        got[p] for p in ("passportNumber", "idNumber", "taxNumber",
                         "socialSecurityNumber"))
    return got


def main():
    reader, path = sys.argv[1:]
    root = os.environ.get("TAMIZ_SHARED", os.environ["TAMIZ_SHARED_DEFAULT"])
    path = os.path.join(root, path)
    if not os.path.exists(path):
        print(f"skipped: no {path}")
        sys.exit(77)
    data = open(path, "rb").read()
    if path.endswith(".zst"):
        data = subprocess.run(["zstd", "-dc", path], check=True,
                              capture_output=True).stdout
    want = collections.Counter()
    for node in ElementTree.fromstring(data).iter():
        if node.tag in ("INDIVIDUAL", "ENTITY"):
            count_party(want, node)
    print(json.dumps(want, indent=1))
    result = subprocess.run([reader, path], check=True, capture_output=True)
    got = regroup(json.loads(result.stdout))
    failed = 0
    for key in sorted(want):
        fine = want[key] == got[key]
        failed += not fine
        print(f"{'ok ' if fine else 'BAD'} {key}: {want[key]} counted, "
              f"{got[key]} read")
    sys.exit(failed > 0)


main()
