# SPDX-License-Identifier: Apache-2.0
"""Tables of src/scan: words of claims."""
import re

from tables_file import c_string, fail, kind, rows, write

CLAIM_CLASSES = (
    "act state be have adv neg hedge rel conj but sub prep by as incl fill "
    "terror danger list listadj sanctions actnoun order say accord deny what pron "
    "fact role title month weekday when").split()


@kind
def claims(out_c, out_h, words_path, authorities_path, programmes_path,
           complete_path):
    """Words of claims, authorities, programmes and complete lists; a phrase may
    have several rows, which then follow one another."""
    found, phrases = [], []
    for line, r in rows(words_path, ["phrase", "lang", "class", "value",
                                     "form", "need"]):
        if not re.fullmatch("[a-z0-9]+( [a-z0-9]+)*", r["phrase"]):
            fail(words_path, line, f"expected a-z and 0-9: '{r['phrase']}'")
        if r["class"] not in CLAIM_CLASSES or r["lang"] not in ("en", "es"):
            fail(words_path, line, "no such class or language")
        found.append((r["phrase"], f"    {{{c_string(r['phrase'])}, "
                      f"TAMIZ_CLAIM_{r['class'].upper()}, "
                      + ", ".join(c_string("" if r[c] == "-" else r[c])
                                  for c in ("value", "form", "need")) + "},"))
    for line, r in rows(authorities_path, ["phrase", "sort", "code", "label"]):
        if r["sort"] not in ("body", "person", "list"):
            fail(authorities_path, line, "expected body, person or list")
        kind = "LIST_ID" if r["sort"] == "list" else "AUTH"
        found.append((r["phrase"], f"    {{{c_string(r['phrase'])}, "
                      f"TAMIZ_CLAIM_{kind}, " + ", ".join(
                          c_string(r[c]) for c in ("code", "label", "sort"))
                      + "},"))
    found.sort()
    phrases = [phrase for phrase, _ in found]
    classes = CLAIM_CLASSES + ["auth", "list_id", "mention", "date", "name",
                               "other"]
    write(out_h, ["#pragma once", "#include <stdbool.h>",
                  "#include <stddef.h>", "/* Longest phrase of the tables, in words. */",
                  "enum { TAMIZ_CLAIM_PHRASE = "
                  f"{max(len(p.split(' ')) for p in phrases)} }};",
                  "typedef enum tamiz_claim_class {"] +
          [f"    TAMIZ_CLAIM_{c.upper()}," for c in classes] +
          ["} tamiz_claim_class;", "typedef struct tamiz_claim_phrase {",
           "    const char *text;", "    tamiz_claim_class sort;",
           "    const char *value, *form, *need;", "} tamiz_claim_phrase;",
           "/* In byte order of text. */",
           "extern const tamiz_claim_phrase tamiz_claim_phrases[];",
           "extern const size_t tamiz_claim_phrase_count;",
           "typedef struct tamiz_claim_programme {",
           "    const char *text, *how, *terror, *name;",
           "} tamiz_claim_programme;",
           "extern const tamiz_claim_programme tamiz_claim_programmes[];",
           "extern const size_t tamiz_claim_programme_count;",
           "typedef struct tamiz_claim_complete {",
           "    const char *list, *authority, *kind;",
           "    bool named; /* of parties that it names, else of all */",
           "} tamiz_claim_complete;",
           "extern const tamiz_claim_complete tamiz_claim_completes[];",
           "extern const size_t tamiz_claim_complete_count;"])
    completes = []
    for line, r in rows(complete_path, ["list", "authority", "kind", "of",
                                        "why"]):
        if r["kind"] not in ("any", "terror", "FTO", "sanctions"):
            fail(complete_path, line, "expected any, terror, FTO, sanctions")
        if r["of"] not in ("all", "named"):
            fail(complete_path, line, "expected all or named")
        completes.append("    {" + ", ".join(c_string(r[c]) for c in (
            "list", "authority", "kind")) + (
                ", true}," if r["of"] == "named" else ", false},"))
    programmes = [r for _, r in rows(programmes_path,
                                     ["text", "how", "terror", "name"])]
    write(out_c, [f'#include "{out_h.split("/")[-1]}"',
                  "const tamiz_claim_phrase tamiz_claim_phrases[] = {"] +
          [line for _, line in found] +
          ["};", f"const size_t tamiz_claim_phrase_count = {len(found)};",
           "const tamiz_claim_programme tamiz_claim_programmes[] = {"] +
          ["    {" + ", ".join(c_string("" if r[c] == "-" else r[c]) for c in
                               ("text", "how", "terror", "name")) + "},"
           for r in programmes] +
          ["};", "const size_t tamiz_claim_programme_count = "
                 f"{len(programmes)};",
           "const tamiz_claim_complete tamiz_claim_completes[] = {"] +
          completes +
          ["};", "const size_t tamiz_claim_complete_count = "
                 f"{len(completes)};"])
