# SPDX-License-Identifier: Apache-2.0
"""Tables of src/text: letters and words of other scripts."""
import re
import unicodedata

import inflect
from tables_file import c_string, fail, kind, rows, write
from tables_slots import slots


@kind
def letters(out_c, out_h, path):
    """Letters and what they are in Latin, sorted by code point."""
    write(out_h, ["/* nothing to see: the table is declared in text_latin.h */"])
    body = ['#include "text_latin.h"', "const tamiz_letter tamiz_letters[] = {"]
    found = sorted((ord(r["letter"]), r) for _, r in
                   rows(path, ["letter", "script", "latin", "look"]))
    for code, r in found:
        body.append(f"    {{0x{code:x}, {c_string(r['latin'])}, "
                    f"{c_string(r['look'])}}},")
    write(out_c, body + ["};", "const size_t tamiz_letter_count = "
                         f"{len(found)};"])


@kind
def script_words(out_c, out_h, path):
    """Words of other scripts and their Latin spelling."""
    found = {}
    for number, row in rows(path, ["word", "script", "latin", "count"]):
        word, latin = row["word"], row["latin"]
        if word != unicodedata.normalize("NFKC", word).casefold():
            fail(path, number, f"'{word}' is not folded")
        if not re.fullmatch("[a-z0-9]+", latin):
            fail(path, number, f"expected a-z and 0-9, not '{latin}'")
        if word[0] == "*" and row["script"] not in ("Hani", "Hang"):
            fail(path, number, "only Han and Hangul have parts of words")
        if word in found:
            fail(path, number, f"'{word}' stands here twice")
        found[word] = latin
    script_table(out_c, out_h, "script", found)


def script_table(out_c, out_h, name, found):
    """Words and what is said for them, as offsets into one text."""
    texts, size = {}, 0
    for text in (*found, *found.values()):
        if text not in texts:
            texts[text] = size
            size += len(text.encode()) + 1
    write(out_h, ["/* the tables are declared in text_latin.h */"])
    body = ['#include "text_latin.h"',
            f"const char tamiz_{name}_text[] ="]
    body += [f"    {c_string(t)[:-1]}\\0\"" for t in texts]
    body += [";", f"const tamiz_script_word tamiz_{name}_words[] = {{"]
    body += [f"    {{{texts[w]}, {texts[found[w]]}}}," for w in found]
    write(out_c, body + ["};"] + slots(f"tamiz_{name}_word_slots", found))


# of data/concept_words.tsv
CONCEPT_COLUMNS = ["concept", *inflect.LANGUAGES]


@kind
def concept_words(out_c, out_h, path):
    """Words of organisations in other scripts, and their concepts."""
    found = {}
    table = [row for _, row in rows(path, CONCEPT_COLUMNS)]
    for words in (inflect.plain_words, inflect.script_words):
        for row in table:
            for word in words(row):
                found.setdefault(word, row["concept"])
    script_table(out_c, out_h, "concept", found)
