# SPDX-License-Identifier: Apache-2.0
"""Tables of src/list: the built-in list."""
from tables_file import c_string, fail, kind, rows, write


def statement_row(entity, schema, prop, lang, value, record):
    texts = ", ".join(c_string(t) for t in (value, lang, record))
    return (f"    {{{c_string(entity)}, TAMIZ_SCHEMA_{schema}, "
            f"TAMIZ_PROP_{prop}, {texts}}},")


def published_of(path):
    """The date in the header line "# Gathered and published: DATE"."""
    mark = "# Gathered and published: "
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.startswith(mark):
                return line[len(mark):].strip()
    fail(path, 1, f"expected a line '{mark}DATE'")


@kind
def cartels(out_c, out_h, names_path, designations_path):
    """Every fact of the built-in list as one row, ready to be stated."""
    body, schemata, ids, count = [], {}, set(), 0
    for line, r in rows(names_path,
                        ["entity", "schema", "property", "lang", "value"]):
        if schemata.setdefault(r["entity"], r["schema"]) != r["schema"]:
            fail(names_path, line, f"{r['entity']} has two schemata")
        body.append(statement_row("tamiz-" + r["entity"], r["schema"],
                                  r["property"], r["lang"], r["value"],
                                  f"cartels.tsv:{line}"))
        count += 1
    plain = ["authority", "country", "program", "legalBasis", "listingDate",
             "startDate", "endDate", "disputedBy"]
    columns = ["entity", "act", "authority", "country", "program",
               "legalBasis", "listingDate", "startDate", "endDate", "source",
               "quality", "disputedBy"]
    for line, r in rows(designations_path, columns):
        if r["entity"] not in schemata:
            fail(designations_path, line, f"no names for {r['entity']}")
        if r["quality"] not in ("primary", "secondary") or not r["source"]:
            fail(designations_path, line, "expected a source and its quality")
        party = "tamiz-" + r["entity"]
        entity = f"{party}/{r['act']}"
        if entity in ids:
            fail(designations_path, line, f"{entity} stands here twice")
        ids.add(entity)
        facts = [("entity", party)]
        facts += [(p, r[p]) for p in plain if r[p]]
        facts.append(("summary", f"{r['source']} ({r['quality']} source)"))
        body += [statement_row(entity, "Sanction", p, "", v,
                               f"cartel_designations.tsv:{line}")
                 for p, v in facts]
        count += 1
    write(out_h, ["#pragma once", '#include "entity_schema.h"',
                  "typedef struct tamiz_cartel_row {",
                  "    const char *entity;", "    tamiz_schema schema;",
                  "    tamiz_prop prop;",
                  "    const char *value, *lang, *record;",
                  "} tamiz_cartel_row;",
                  "extern const tamiz_cartel_row tamiz_cartel_rows[];",
                  "extern const size_t tamiz_cartel_row_count;",
                  "/* Rows of the tables, and their own date. */",
                  f"enum {{ TAMIZ_CARTEL_RECORDS = {count} }};",
                  "#define TAMIZ_CARTEL_PUBLISHED "
                  + c_string(published_of(names_path))])
    write(out_c, [f'#include "{out_h.split("/")[-1]}"',
                  "const tamiz_cartel_row tamiz_cartel_rows[] = {"] + body +
          ["};", f"const size_t tamiz_cartel_row_count = {len(body)};"])
