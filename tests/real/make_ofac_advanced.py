#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes OFAC's list in the advanced XML of the publisher (sanctions data model
of the UN, 1.0), full size, from its CSV files. Names, aliases, addresses, kinds
and programmes are all there; of the remarks, weak aliases, births, countries and
genders.

usage: make_ofac_advanced.py FOLDER OUT.xml
"""
import collections
import re
import sys
from xml.sax.saxutils import escape, quoteattr

import count_ofac

NAMESPACE = ("https://sanctionslistservice.ofac.treas.gov/api/"
             "PublicationPreview/exports/ADVANCED_XML")
ALIASES = {"a.k.a.": 1400, "f.k.a.": 1401, "n.k.a.": 1402, "Name": 1403}
PARTS = {"Last Name": 1520, "First Name": 1521, "Entity Name": 1525,
         "Vessel Name": 1526, "Aircraft Name": 1528}
SUB_TYPES = {"Vessel": 1, "Aircraft": 2, "Unknown individual": 3,
             "Unknown entity": 4}
PLACES = {"ADDRESS1": 1451, "CITY": 1454, "POSTAL CODE": 1456}
FEATURES = {"Birthdate": 8, "Place of Birth": 9, "Nationality Country": 10,
            "Citizenship Country": 11, "Gender": 224, "Location": 25}
DETAILS = {"Male": 91526, "Female": 91527}
MONTHS = {m: i + 1 for i, m in enumerate(
    "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())}


class Numbers:
    """Values of a set that is filled while writing: text to number."""

    def __init__(self, first):
        self.first, self.known = first, {}

    def of(self, text):
        return self.known.setdefault(text, self.first + len(self.known))


class Party:
    def __init__(self, row):
        self.id, self.name, kind = row[0], row[1], row[2].strip() or "-0-"
        self.kind = count_ofac.SCHEMATA[kind]
        self.programmes = row[3].split("] [") if row[3] else []
        self.aliases, self.addresses = [], []
        self.remarks = row[11]


def read(folder):
    files = count_ofac.files_of(folder)
    overflow = {row[0]: row[1]
                for row in count_ofac.records(files.get("comments"))}
    parties = {row[0]: Party(row) for row in count_ofac.records(files["sdn"])}
    for party in parties.values():
        party.remarks += overflow.get(party.id, "")
    for row in count_ofac.records(files.get("alt")):
        parties[row[0]].aliases.append((row[2], row[3]))
    for row in count_ofac.records(files.get("add")):
        if any(cell.strip() for cell in row[2:]):
            parties[row[0]].addresses.append(row)
    return list(parties.values())


class Writer:
    def __init__(self, file, count):
        self.file, self.count = file, count
        self.countries = Numbers(11000)
        self.identity = self.feature = self.location = self.groups = 0

    def put(self, text):
        self.file.write(text)

    def names(self, party, name, alias, primary, weak):
        """One alias, its parts in groups of the identity."""
        self.put(f'<Alias FixedRef="1" AliasTypeID="{ALIASES[alias]}" '
                 f'Primary="{str(primary).lower()}" '
                 f'LowQuality="{str(weak).lower()}"><DocumentedName ID="1" '
                 'FixedRef="1" DocNameStatusID="1">')
        words = [name]
        if party.kind == "Person" and "," in name:
            words = [w.strip() for w in name.split(",", 1)]
        base = self.groups if party.kind != "Person" else self.groups + 1
        for i, word in enumerate(words):
            self.put('<DocumentedNamePart><NamePartValue NamePartGroupID='
                     f'"{base + i}" ScriptID="215" ScriptStatusID="1" '
                     f'Acronym="false">{escape(word)}</NamePartValue>'
                     "</DocumentedNamePart>")
        self.put("</DocumentedName></Alias>\n")

    def open_identity(self, party):
        self.identity += 1
        self.put(f'<Identity ID="{self.identity}" FixedRef="{self.identity}" '
                 'Primary="true" False="false">')

    def close_identity(self, party):
        kinds = {"Person": ["Last Name", "First Name"],
                 "Vessel": ["Vessel Name"], "Airplane": ["Aircraft Name"]}
        kinds = kinds.get(party.kind, ["Entity Name"])
        base = self.groups if party.kind != "Person" else self.groups + 1
        self.put("<NamePartGroups>")
        for i, kind in enumerate(kinds):
            self.put(f'<MasterNamePartGroup><NamePartGroup ID="{base + i}" '
                     f'NamePartTypeID="{PARTS[kind]}"/></MasterNamePartGroup>')
        self.put("</NamePartGroups></Identity>\n")
        self.groups += 10

    def version(self, kind, inner):
        self.feature += 1
        self.put(f'<Feature ID="{self.feature}" FeatureTypeID='
                 f'"{FEATURES[kind]}"><FeatureVersion ID="{self.feature}" '
                 f'ReliabilityID="1">{inner}</FeatureVersion>'
                 f'<IdentityReference IdentityID="{self.identity}" '
                 'IdentityFeatureLinkTypeID="1"/></Feature>\n')


def point(name, day):
    year, month, date = day
    return (f"<{name}><Year>{year}</Year><Month>{month}</Month>"
            f"<Day>{date}</Day></{name}>")


def period(first, last, circa):
    """A whole year or month as the days that it may be."""
    flag = str(circa).lower()
    edges = "".join(
        f'<{edge} Approximate="{flag}" YearFixed="false" MonthFixed="false" '
        f'DayFixed="false">{point("From", day)}{point("To", day)}</{edge}>'
        for edge, day in (("Start", first), ("End", last)))
    return (f'<DatePeriod CalendarTypeID="1" YearFixed="false" '
            f'MonthFixed="false" DayFixed="false">{edges}</DatePeriod>')


def birth_of(text):
    """"03 Sep 1972", "Sep 1972", "circa 1972": what is told so plainly."""
    match = re.match(r"(circa )?(?:(\d\d) )?(?:([A-Z][a-z]{2}) )?(\d{4})$",
                     text)
    if not match or (match[2] and not match[3]):
        return None
    year, circa = int(match[4]), bool(match[1])
    if match[2]:
        day = (year, MONTHS[match[3]], int(match[2]))
        return period(day, day, circa)
    if match[3]:
        month = MONTHS[match[3]]
        ends = [31, 29 if year % 4 == 0 else 28, 31, 30, 31, 30, 31, 31, 30,
                31, 30, 31]
        return period((year, month, 1), (year, month, ends[month - 1]), circa)
    return period((year, 1, 1), (year, 12, 31), circa)


def write_facts(w, party, items):
    """Features of the remarks that are written here."""
    for item in items:
        item = re.sub(r"^alt\. ", "", item or "", flags=re.I)
        born = birth_of(item[4:]) if item.startswith("DOB ") else None
        if born and party.kind == "Person":
            w.version("Birthdate", born)
            w.count["birthDate"] += 1
        elif item.startswith("POB ") and party.kind == "Person":
            w.version("Place of Birth", '<VersionDetail DetailTypeID="1432">'
                      f"{escape(item[4:])}</VersionDetail>")
            w.count["birthPlace"] += 1
        elif re.match(r"Gender (Fem|M)ale$", item):
            w.version("Gender", '<VersionDetail DetailTypeID="1431" '
                      f'DetailReferenceID="{DETAILS[item[7:]]}"/>')
            w.count["gender"] += 1
        for label, kind, prop in (
                ("nationality ", "Nationality Country", "nationality"),
                ("citizen ", "Citizenship Country", "citizenship")):
            if item.startswith(label):
                w.version(kind, '<VersionDetail DetailTypeID="1432">'
                          f"{escape(item[len(label):])}</VersionDetail>")
                w.count[prop] += 1


def weak_names(items):
    for item in items:
        match = re.match(r"([afn]\.k\.a\.) '(.*)'", item or "")
        if match:
            yield match[1], match[2]


def write_party(w, party):
    items = count_ofac.items_of(party.remarks, False)
    sub = {"Person": 3, "Vessel": 1, "Airplane": 2}.get(party.kind, 4)
    w.count["rows"] += 1
    w.count[party.kind] += 1
    w.put(f'<DistinctParty FixedRef="{party.id}"><Profile ID="{party.id}" '
          f'PartySubTypeID="{sub}">')
    w.open_identity(party)
    w.names(party, party.name, "Name", True, False)
    w.count["name"] += 1
    for kind, name in party.aliases:
        w.names(party, name, ".".join(kind) + ".", False, False)
        w.count["previousName" if kind == "fka" else "alias"] += 1
    for kind, name in weak_names(items):
        w.names(party, name, kind, False, True)
        w.count["weakAlias"] += 1
    w.close_identity(party)
    for _ in party.addresses:
        w.location += 1
        w.version("Location", f'<VersionLocation LocationID="{w.location}"/>')
        w.count["Address"] += 1
    write_facts(w, party, items)
    w.put("</Profile></DistinctParty>\n")


def write_locations(w, parties):
    number = 0
    for party in parties:
        for row in party.addresses:
            number += 1
            w.put(f'<Location ID="{number}">')
            if row[4].strip():
                w.put('<LocationCountry CountryID='
                      f'"{w.countries.of(row[4].strip())}" '
                      'CountryRelevanceID="1"/>')
            for kind, cell in (("ADDRESS1", row[2]), ("CITY", row[3])):
                if cell.strip():
                    w.put(f'<LocationPart LocPartTypeID="{PLACES[kind]}">'
                          '<LocationPartValue Primary="true" '
                          'LocPartValueTypeID="1" LocPartValueStatusID="1">'
                          f"<Value>{escape(cell.strip())}</Value>"
                          "</LocationPartValue></LocationPart>")
            w.put("</Location>\n")


def write_set(w, name, values, extra=None):
    w.put(f"<{name}Values>")
    for text, number in values.items():
        w.put(f'<{name} ID="{number}"{(extra or {}).get(text, "")}>'
              f"{escape(text.split(' ')[0] if name == 'PartySubType' else text)}"
              f"</{name}>")
    w.put(f"</{name}Values>\n")


def write_values(w):
    types = {"Individual": 1, "Entity": 2, "Location": 3, "Transport": 4}
    subs = {"Vessel": 4, "Aircraft": 4, "Unknown individual": 1,
            "Unknown entity": 2}
    w.put("<ReferenceValueSets>")
    write_set(w, "AliasType", ALIASES)
    write_set(w, "CalendarType", {"Gregorian": 1})
    write_set(w, "Country", w.countries.known)
    write_set(w, "DetailReference", DETAILS)
    write_set(w, "FeatureType", FEATURES)
    write_set(w, "List", {"SDN List": 1550})
    write_set(w, "LocPartType", PLACES)
    write_set(w, "NamePartType", PARTS)
    write_set(w, "PartySubType", SUB_TYPES,
              {k: f' PartyTypeID="{v}"' for k, v in subs.items()})
    write_set(w, "PartyType", types)
    write_set(w, "SanctionsType", {"Program": 1})
    write_set(w, "Script", {"Latin": 215}, {"Latin": ' ScriptCode="Latn"'})
    w.put("</ReferenceValueSets>\n")


def write_entries(w, parties):
    w.put("<SanctionsEntries>")
    for party in parties:
        w.put(f'<SanctionsEntry ID="{party.id}" ProfileID="{party.id}" '
              'ListID="1550"><EntryEvent ID="1" EntryEventTypeID="1" '
              'LegalBasisID="1"><Comment/><Date CalendarTypeID="1"><Year>2020'
              "</Year><Month>1</Month><Day>2</Day></Date></EntryEvent>")
        for programme in party.programmes:
            w.put('<SanctionsMeasure ID="1" SanctionsTypeID="1"><Comment>'
                  f"{escape(programme)}</Comment></SanctionsMeasure>")
            w.count["Sanction"] += 1
        w.put("</SanctionsEntry>\n")
    w.put("</SanctionsEntries>")


def write(folder, path):
    """Returns how many of each there are."""
    parties, count = read(folder), collections.Counter()
    with open(path, "w", encoding="utf-8") as file:
        w = Writer(file, count)
        for row in (a for p in parties for a in p.addresses):
            if row[4].strip():
                w.countries.of(row[4].strip())
        w.put('<?xml version="1.0" encoding="utf-8"?>\n'
              f"<Sanctions xmlns={quoteattr(NAMESPACE)} Version=\"1\">\n"
              '<DateOfIssue Day="28" Month="12" Year="2023"/>\n')
        write_values(w)
        w.put("<Locations>")
        write_locations(w, parties)
        w.put("</Locations><IDRegDocuments/><DistinctParties>")
        for party in parties:
            write_party(w, party)
        w.put("</DistinctParties><ProfileRelationships/>")
        write_entries(w, parties)
        w.put("<SanctionsEntryLinks/></Sanctions>\n")
    return count


if __name__ == "__main__":
    print(dict(write(sys.argv[1], sys.argv[2])))
