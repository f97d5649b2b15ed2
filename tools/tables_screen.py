# SPDX-License-Identifier: Apache-2.0
"""Tables of src/screen: bits of evidence and words of addresses."""
import re

from tables_file import c_string, fail, kind, rows, write
from tables_slots import slots


@kind
def odds(out_c, out_h, path):
    """Bits of evidence; the fitted ones first, as they are features too."""
    found = list(rows(path, ["weight", "bits", "how", "meaning"]))
    for line, row in found:
        if not re.fullmatch(r"-?\d+(\.\d+)?", row["bits"]):
            fail(path, line, f"expected a number, not '{row['bits']}'")
    hows = [row["how"] for _, row in found]
    first = hows.count("fitted")
    if (set(hows[:first]) != {"fitted"} or
            not {"judged"} <= set(hows[first:]) <= {"counted", "judged"}):
        fail(path, 0, "expected fitted rows, then counted or judged ones")
    write(out_h, ["#pragma once", "typedef enum tamiz_odds_weight {"] +
          [f"    TAMIZ_ODDS_{row['weight']}," for _, row in found] +
          ["    TAMIZ_ODDS_COUNT,",
           f"    TAMIZ_ODDS_FITTED = {hows.count('fitted')}",
           "} tamiz_odds_weight;",
           "extern const double tamiz_odds_bits[TAMIZ_ODDS_COUNT];",
           "extern const char *const tamiz_odds_names[TAMIZ_ODDS_COUNT];"])
    write(out_c, [f'#include "{out_h.split("/")[-1]}"',
                  "const double tamiz_odds_bits[TAMIZ_ODDS_COUNT] = {"] +
          [f"    {row['bits']}," for _, row in found] +
          ["};", "const char *const tamiz_odds_names[TAMIZ_ODDS_COUNT] = {"] +
          [f"    {c_string(row['weight'])}," for _, row in found] + ["};"])


@kind
def place_words(out_c, out_h, path):
    """Words of addresses; those that end a street's name stand by themselves.
    """
    kinds = ["street", "weak", "suffix", "house", "box", "area", "filler"]
    found, ends, sorts = {}, [], {}
    for number, row in rows(path, ["word", "kind", "concept"]):
        word = row["word"]
        if row["kind"] not in kinds:
            fail(path, number, f"expected one of {kinds}")
        if not re.fullmatch("[a-z]{2,}", word):
            fail(path, number, f"expected a-z: '{word}'")
        sort = 0
        if row["kind"] in ("street", "weak", "suffix"):
            sort = sorts.setdefault(row["concept"], len(sorts) + 1)
        line = (f"    {{{c_string(word)}, "
                f"TAMIZ_PLACE_WORD_{row['kind'].upper()}, {sort}}},")
        if row["kind"] == "suffix":
            ends.append((word, line))
        elif word in found:
            fail(path, number, f"'{word}' stands here twice")
        else:
            found[word] = line
    ends.sort(key=lambda end: (-len(end[0]), end[0]))
    write(out_h, ["#pragma once", '#include "base_slots.h"',
                  "typedef enum tamiz_place_word_kind {"] +
          [f"    TAMIZ_PLACE_WORD_{k.upper()}," for k in kinds] +
          ["} tamiz_place_word_kind;", "typedef struct tamiz_place_word {",
           "    const char *word;", "    uint8_t kind;",
           "    uint8_t concept; /* the sort of street, or 0 */",
           "} tamiz_place_word;",
           "extern const tamiz_place_word tamiz_place_words[];",
           "extern const tamiz_slots tamiz_place_word_slots;",
           "/* Longest first. */",
           "extern const tamiz_place_word tamiz_place_suffixes[];",
           "extern const size_t tamiz_place_suffix_count;"])
    write(out_c, [f'#include "{out_h.split("/")[-1]}"',
                  "const tamiz_place_word tamiz_place_words[] = {"] +
          list(found.values()) + ["};"] +
          slots("tamiz_place_word_slots", found) +
          ["const tamiz_place_word tamiz_place_suffixes[] = {"] +
          [line for _, line in ends] +
          ["};", f"const size_t tamiz_place_suffix_count = {len(ends)};"])
