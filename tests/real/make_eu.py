#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the EU list as csvFullSanctionsList_1_1, full size, from its XML. A
row repeats the party and its regulation and brings one name, address, birth,
document or citizenship; every third party has them side by side instead, as
far as they go.

usage: make_eu.py LIST.xml OUT.csv
"""
import csv
import itertools
import sys
import xml.etree.ElementTree as ElementTree

ACT = ("Type", "OrganisationType", "PublicationDate", "EntryIntoForceDate",
       "NumberTitle", "Programme", "PublicationUrl")
# The columns of each element, in the order of the file.
BLOCKS = {
    "nameAlias": ("NameAlias", (
        "LastName", "FirstName", "MiddleName", "WholeName", "NameLanguage",
        "Gender", "Title", "Function", "LogicalId", "RegulationLanguage",
        "Remark")),
    "address": ("Address", (
        "City", "Street", "PoBox", "ZipCode", "Region", "Place",
        "AsAtListingTime", "ContactInfo", "CountryIso2Code",
        "CountryDescription", "LogicalId", "RegulationLanguage", "Remark")),
    "birthdate": ("BirthDate", (
        "BirthDate", "Day", "Month", "Year", "YearRangeFrom", "YearRangeTo",
        "Circa", "CalendarType", "ZipCode", "Region", "Place", "City",
        "CountryIso2Code", "CountryDescription", "LogicalId",
        "RegulationLanguage", "Remark")),
    "identification": ("Identification", (
        "Number", "Diplomatic", "KnownExpired", "KnownFalse", "ReportedLost",
        "RevokedByIssuer", "IssuedBy", "IssuedDate", "ValidFrom", "ValidTo",
        "LatinNumber", "NameOnDocument", "TypeCode", "TypeDescription",
        "Region", "CountryIso2Code", "CountryDescription", "LogicalId",
        "RegulationLanguage", "Remark")),
    "citizenship": ("Citizenship", (
        "Region", "CountryIso2Code", "CountryDescription", "LogicalId",
        "RegulationLanguage", "Remark")),
}
RENAMED = {"BirthDate": "birthdate", "Day": "dayOfMonth",
           "Month": "monthOfYear", "TypeCode": "identificationTypeCode",
           "TypeDescription": "identificationTypeDescription",
           "Type": "regulationType"}
ENTITY = ("LogicalId", "EU_ReferenceNumber", "UnitedNationId",
          "DesignationDate", "DesignationDetails", "Remark", "SubjectType",
          "SubjectType_ClassificationCode")


def header():
    columns = ["fileGenerationDate"] + [f"Entity_{c}" for c in ENTITY]
    columns += [f"Entity_Regulation_{c}" for c in ACT]
    for prefix, names in BLOCKS.values():
        columns += [f"{prefix}_{c}" for c in names]
        columns += [f"{prefix}_Regulation_{c}" for c in ACT]
    return columns


def attribute(column):
    return RENAMED.get(column, column[:1].lower() + column[1:])


def texts(node, child):
    return "; ".join(c.text.strip() for c in node.findall(f"{{*}}{child}")
                     if c.text)


def contacts(node):
    return ", ".join(f"{c.get('key')} {c.get('value')}"
                     for c in node.findall("{*}contactInfo"))


def cells(prefix, names, node):
    row = {}
    for name in names:
        if name == "Remark":
            row[f"{prefix}_Remark"] = texts(node, "remark")
        elif name == "ContactInfo":
            row[f"{prefix}_ContactInfo"] = contacts(node)
        else:
            row[f"{prefix}_{name}"] = node.get(attribute(name))
    act = node.find("{*}regulationSummary")
    for name in ACT if act is not None else ():
        row[f"{prefix}_Regulation_{name}"] = act.get(attribute(name))
    return row


def party_cells(entity, regulation):
    row = cells("Entity", [c for c in ENTITY if "Type" not in c], entity)
    row["Entity_EU_ReferenceNumber"] = entity.get("euReferenceNumber")
    kind = entity.find("{*}subjectType")
    row["Entity_SubjectType"] = kind.get("classificationCode")
    row["Entity_SubjectType_ClassificationCode"] = kind.get("code")
    for name in ACT if regulation is not None else ():
        row[f"Entity_Regulation_{name}"] = regulation.get(attribute(name))
    if regulation is not None:
        row["Entity_Regulation_PublicationUrl"] = texts(regulation,
                                                        "publicationUrl")
    return row


def details(entity):
    """The rows of cells of each element, an element a list."""
    return [[cells(prefix, names, n) for n in entity.findall(f"{{*}}{element}")]
            for element, (prefix, names) in BLOCKS.items()]


def rows_of(entity, number):
    regulations = entity.findall("{*}regulation") or [None]
    blocks = details(entity)
    if number % 3 == 0:
        parts = [{k: v for cell in side if cell for k, v in cell.items()}
                 for side in itertools.zip_longest(*blocks)]
    else:
        parts = [cell for block in blocks for cell in block]
    for i in range(max(len(parts), len(regulations))):
        regulation = regulations[min(i, len(regulations) - 1)]
        row = party_cells(entity, regulation)
        row.update(parts[i] if i < len(parts) else {})
        yield row


def write(data, path):
    root = ElementTree.fromstring(data)
    year, month, day = root.get("generationDate")[:10].split("-")
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, header(), restval="", delimiter=";")
        writer.writeheader()
        for number, entity in enumerate(root.findall("{*}sanctionEntity")):
            for row in rows_of(entity, number):
                row["fileGenerationDate"] = f"{day}/{month}/{year}"
                writer.writerow(row)


if __name__ == "__main__":
    with open(sys.argv[1], "rb") as xml:
        write(xml.read(), sys.argv[2])
