#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How well do others tell pairs of names apart, and how well does tamiz?

usage: rival_accuracy.py TAMIZ PAIRS.csv...

Each file has the columns schema,name1,name2,is_match,group, as tools/mutate.py
and tools/pairs.py write them; of rows with a column half, the test half counts.
The same pairs are scored by `tamiz compare`, by nomenklatura's logic-v2, which
gets entities with nothing but a name, and by RapidFuzz. Writes tables in
Markdown: precision, recall and F1 at each one's usual threshold, then what each
says yes to by kind of group (what stands before ":"), and by group.
"""
import collections
import csv
import io
import os
import subprocess
import sys

# Above it, two names are one party's by the habit of its users.
THRESHOLDS = {"tamiz": 0.70, "logic-v2": 0.70, "RapidFuzz WRatio": 0.90,
              "Jaro-Winkler": 0.90}


def read(path):
    with open(path, encoding="utf-8", newline="") as lines:
        return [row for row in csv.DictReader(lines)
                if row.get("half", "test") == "test"]


def by_tamiz(exe, rows):
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\n")
    out.writerow(("schema", "name1", "name2"))
    out.writerows((r["schema"], r["name1"], r["name2"]) for r in rows)
    done = subprocess.run([exe, "compare", "--file", "-"], check=True,
                          input=text.getvalue(), capture_output=True, text=True)
    return [float(row["score"])
            for row in csv.DictReader(io.StringIO(done.stdout))]


def by_logic(rows):
    from followthemoney import model
    from nomenklatura.matching import get_algorithm
    algorithm = get_algorithm("logic-v2")
    config = algorithm.default_config()

    def entity(schema, name, number):
        return model.get_proxy({"id": str(number), "schema": schema,
                                "properties": {"name": [name]}})
    return [algorithm.compare(entity(r["schema"] or "LegalEntity", r["name1"], 2 * i),
                              entity(r["schema"] or "LegalEntity", r["name2"], 2 * i + 1),
                              config).score for i, r in enumerate(rows)]


def by_rapidfuzz(rows):
    from rapidfuzz import fuzz, utils
    from rapidfuzz.distance import JaroWinkler
    pairs = [(utils.default_process(r["name1"]),
              utils.default_process(r["name2"])) for r in rows]
    return ([fuzz.WRatio(a, b) / 100 for a, b in pairs],
            [JaroWinkler.normalized_similarity(a, b) for a, b in pairs])


def whole_line(name, rows, scores):
    said = [score >= THRESHOLDS[name] for score in scores]
    right = [r["is_match"] in ("1", "true") for r in rows]
    hits = sum(s and r for s, r in zip(said, right))
    precision, recall = hits / max(sum(said), 1), hits / max(sum(right), 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return (f"| {name} | {THRESHOLDS[name]:.2f} | {precision:.3f} | "
            f"{recall:.3f} | {f1:.3f} |")


def kind_of(group):
    """"script:Arabic, persons" is one of "script, persons"."""
    kind, _, rest = group.partition(":")
    who = rest.rpartition(", ")[2] or rest
    return f"{kind}, {who}" if who in ("persons", "others") else group


def group_lines(rows, scored, name_of):
    groups = collections.defaultdict(list)
    for i, row in enumerate(rows):
        groups[(row["is_match"] not in ("1", "true"),
                name_of(row["group"]))].append(i)
    yield "| says yes | pairs | " + " | ".join(scored) + " |"
    yield "|---|---:|" + "---:|" * len(scored)
    for (apart, group), members in sorted(groups.items()):
        shares = [sum(scores[i] >= THRESHOLDS[name] for i in members)
                  / len(members) for name, scores in scored.items()]
        label = f"*two parties:* {group}" if apart else group
        yield (f"| {label} | {len(members)} | " +
               " | ".join(f"{100 * share:.1f} %" for share in shares) + " |")


def show(path, exe):
    rows = read(path)
    ratio, jaro = by_rapidfuzz(rows)
    scored = {"tamiz": by_tamiz(exe, rows), "logic-v2": by_logic(rows),
              "RapidFuzz WRatio": ratio, "Jaro-Winkler": jaro}
    print(f"### {os.path.basename(path)}: {len(rows):,} pairs\n")
    print("| | threshold | precision | recall | F1 |\n|---|---:|---:|---:|---:|")
    for name, scores in scored.items():
        print(whole_line(name, rows, scores))
    print()
    if any(kind_of(row["group"]) != row["group"] for row in rows):
        print("\n".join(group_lines(rows, scored, kind_of)) + "\n")
    print("\n".join(group_lines(rows, scored, str)) + "\n", flush=True)


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    for path in sys.argv[2:]:
        show(path, sys.argv[1])


if __name__ == "__main__":
    main()
