# SPDX-License-Identifier: Apache-2.0
"""Tables of src/entity: the schemata and properties of FollowTheMoney."""
from tables_file import c_string, kind, rows, write


@kind
def vocabulary(out_c, out_h, schemata_path, properties_path, reverses_path):
    """Enums and rows of the FtM schemata and properties."""
    schemata = [r for _, r in rows(schemata_path,
                ["schema", "parent", "matchable", "attached", "owner"])]
    reverses = [r for _, r in rows(reverses_path, ["reverse", "property"])]
    properties = [r for _, r in rows(properties_path, ["property", "type"])]
    types = sorted({p["type"] for p in properties})
    names = [s["schema"] for s in schemata]
    head = ["#pragma once", "typedef enum tamiz_schema {",
            "    TAMIZ_SCHEMA_NONE,"]
    head += [f"    TAMIZ_SCHEMA_{n}," for n in names]
    head += ["    TAMIZ_SCHEMA_COUNT", "} tamiz_schema;",
             "typedef enum tamiz_prop_type {"]
    head += [f"    TAMIZ_TYPE_{t}," for t in types]
    head += ["} tamiz_prop_type;", "typedef enum tamiz_prop {",
             "    TAMIZ_PROP_NONE,"]
    head += [f"    TAMIZ_PROP_{p['property']}," for p in properties]
    head += ["    TAMIZ_PROP_COUNT", "} tamiz_prop;"]
    write(out_h, head)
    body = ['#include "entity_schema.h"',
            "const tamiz_schema_row "
            "tamiz_schema_rows[TAMIZ_SCHEMA_COUNT] = {",
            '    {"", TAMIZ_SCHEMA_NONE, false, false, TAMIZ_PROP_NONE},']
    flag = {"yes": "true", "no": "false"}
    for s in schemata:
        parent = "NONE" if s["parent"] == "-" else s["parent"]
        owner = "NONE" if s["owner"] == "-" else s["owner"]
        body.append(f"    {{{c_string(s['schema'])}, TAMIZ_SCHEMA_{parent}, "
                    f"{flag[s['matchable']]}, {flag[s['attached']]}, "
                    f"TAMIZ_PROP_{owner}}},")
    body += ["};", "const tamiz_prop_row tamiz_prop_rows[TAMIZ_PROP_COUNT] = {",
             '    {"", TAMIZ_TYPE_string},']
    body += [f"    {{{c_string(p['property'])}, TAMIZ_TYPE_{p['type']}}},"
             for p in properties]
    ranks = sorted(range(len(properties)),
                   key=lambda i: properties[i]["property"].encode())
    body += ["};", "const uint16_t tamiz_prop_ranks[TAMIZ_PROP_COUNT - 1] = {",
             "    " + ", ".join(str(i + 1) for i in ranks)]
    body += ["};", "const tamiz_reverse_row tamiz_reverse_rows[] = {"]
    body += [f"    {{{c_string(r['reverse'])}, TAMIZ_PROP_{r['property']}}},"
             for r in reverses]
    write(out_c, body + ["};", "const size_t tamiz_reverse_count = "
                               f"{len(reverses)};"])
