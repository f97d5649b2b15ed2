# SPDX-License-Identifier: Apache-2.0
"""Tables of src/name: words of names and legal forms."""
import inflect
from tables_file import c_string, fail, kind, rows, write
from tables_slots import slots
from tables_text import CONCEPT_COLUMNS


def lexeme_rows(table, concepts):
    """Words and rows of one lexicon table, with the starts of longer forms."""
    longest = {}
    for word, _, _ in table:
        first = word.split(" ")[0]
        longest[first] = max(longest.get(first, 0), len(word.split(" ")))
    have = {word for word, _, _ in table}
    table = table + [(w, "", "PLAIN") for w in longest if w not in have]
    for word, concept, kind in table:
        size = len(word.split(" "))
        yield word, (f"    {{{c_string(word)}, {concepts[concept]}, "
                     f"TAMIZ_PART_{kind}, {size}, "
                     f"{longest[word] if size == 1 else 0}}},")


def legal_class(path, number, letter):
    """The class, which must be one that legal_forms.tsv explains."""
    if letter not in tuple("LSPNUCG-"):
        fail(path, number, f"no class '{letter}'")
    return letter


def add_inflected(words, concepts_path, letters_path):
    """Adds the Cyrillic words that are not there, in Latin letters."""
    known = {word: (concept, kind) for word, concept, kind in words}
    letters = {r["letter"]: r["latin"] for _, r in rows(
        letters_path, ["letter", "script", "latin", "look"])}
    for number, row in rows(concepts_path, CONCEPT_COLUMNS):
        told = known.get(row["concept"])
        if not told:
            fail(concepts_path, number, f"no concept '{row['concept']}'")
        for word in inflect.latin_words(row, letters):
            if len(word) > 2 and word not in known:
                known[word] = told
                words.append((word, *told))


@kind
def lexicon(out_c, out_h, words_path, forms_path, families_path, places_path,
            concepts_path, letters_path):
    """Words of names and legal forms, with numbered concepts."""
    words = [(r["word"], "w:" + r["concept"], r["kind"].upper())
             for _, r in rows(words_path, ["word", "kind", "concept"])]
    have = {word for word, _, _ in words}
    for path, column, kind in ((places_path, "word", "PLACE"),
                               (families_path, "name", "PLAIN")):
        value = "concept" if kind == "PLACE" else "family"
        for _, r in rows(path, [column, value]):
            if r[column] not in have:
                have.add(r[column])
                words.append((r[column], f"{kind[:3]}:{r[value]}", kind))
    add_inflected(words, concepts_path, letters_path)
    forms, classes = [], {}
    for number, r in rows(forms_path, ["form", "concept", "elf", "class"]):
        forms.append((r["form"], "f:" + r["concept"], "LEGAL"))
        if legal_class(forms_path, number, r["class"]) != "-":
            classes.setdefault("f:" + r["concept"], r["class"])
    names = sorted({c for _, c, _ in words + forms})
    concepts = {"": 0, **{c: i for i, c in enumerate(names, 1)}}
    write(out_h, ["/* the tables are declared in name_lexicon.h */"])
    body = ['#include "name_lexicon.h"',
            "extern const char tamiz_lexicon_classes[];",
            "extern const size_t tamiz_lexicon_concept_count;",
            "const char tamiz_lexicon_classes[] = {", "    0,"]
    body += [f"    '{classes[c]}'," if c in classes else "    0,"
             for c in names] + ["};"]
    body.append("const size_t tamiz_lexicon_concept_count = "
                f"{len(names) + 1};")
    for table, title in ((words, "words"), (forms, "legal")):
        single = "word" if title == "words" else "legal"
        lines = dict(lexeme_rows(table, concepts))
        body.append(f"const tamiz_lexeme tamiz_lexicon_{title}[] = {{")
        body += list(lines.values()) + ["};"]
        body += slots(f"tamiz_lexicon_{single}_slots", lines)
    write(out_c, body)
