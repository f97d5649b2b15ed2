# SPDX-License-Identifier: Apache-2.0
"""What tools/accuracy.py measured, as Markdown tables (which read well as plain
text too) and as a list of examples."""
import io
import sys

BEGIN, END = "<!-- numbers: begin -->", "<!-- numbers: end -->"


def percent(value):
    return "–" if value is None else f"{100 * value:.1f} %"


def table(out, heads, rows):
    rows = [[str(c) for c in row] for row in rows]
    widths = [max(len(r[i]) for r in [heads, *rows])
              for i in range(len(heads))]

    def line(cells):
        first = cells[0].ljust(widths[0])
        rest = (c.rjust(w) for c, w in zip(cells[1:], widths[1:]))
        out.write("| " + " | ".join([first, *rest]) + " |\n")
    line(heads)
    out.write("|" + "|".join(
        ["-" * (widths[0] + 2)] + ["-" * (w + 1) + ":" for w in widths[1:]]) +
        "|\n")
    for row in rows:
        line(row)
    out.write("\n")


def pair_of(rate):
    return [percent(rate["at_0.70"]), percent(rate["at_0.85"])]


def judged(found):
    return [cell for j in found["judged"] for cell in
            (percent(j["precision"]), percent(j["recall"]), f"{j['f1']:.3f}")]


def separation_cells(found):
    return [f"{found['average_precision']:.3f}", f"{found['auc']:.3f}",
            f"{found['best_f1']:.3f} at {found['best_threshold']:.2f}"]


def put_mutations(result, out):
    found = result["mutations"]
    total = found["all"]
    out.write("### Names written anew\n\n")
    table(out, ["all pairs", "AP", "AUC", "best F1", "P .70", "R .70",
                "F1 .70", "P .85", "R .85", "F1 .85"],
          [[f"{total['matches']} + {total['others']}",
            *separation_cells(total), *judged(total)]])
    out.write("Found (a match should score at least the threshold):\n\n")
    table(out, ["category", "pairs", "at 0.70", "at 0.85"],
          [[g, r["count"], *pair_of(r)]
           for g, r in found["positive"].items()])
    out.write("False alarms (a pair of two parties should score less):\n\n")
    table(out, ["category", "pairs", "at 0.70", "at 0.85"],
          [[g[4:], r["count"], *pair_of(r)]
           for g, r in found["negative"].items()])


def put_weak(result, out):
    """What the reader should know first."""
    found = result["mutations"]
    weak = [(1 - r["at_0.70"], "missed", g) for g, r in
            found["positive"].items()]
    weak += [(r["at_0.70"], "false alarms", g[4:]) for g, r in
             found["negative"].items()]
    weak += [(1 - r["at_0.70"], "missed", g) for g, r in
             result.get("scripts", {}).items()]
    weak = sorted((w for w in weak if w[0] > 0.1),
                  key=lambda w: (-w[0], w[1:]))
    out.write("### Weak at 0.70 (more than a tenth wrong)\n\n")
    table(out, ["category", "wrong", "how"],
          [[g, percent(rate), how] for rate, how, g in weak])


def put_scripts(result, out):
    out.write("### Other scripts on the lists\n\n")
    table(out, ["script", "names", "best name .70", ".85", "first name .70",
                ".85", "100 others .70", ".85"],
          [[g, r["count"], *pair_of(r), *pair_of(r["first_name_only"]),
            *pair_of(r["best_of_100_others"])]
           for g, r in result["scripts"].items()])


def put_tokens(result, out):
    out.write("### Other scripts, Wikidata tokens\n\n")
    table(out, ["transliteration corpus", "names", "found .70", ".85",
                "others .70", "AUC", "best F1"],
          [[g, r["count"], *pair_of(r), pair_of(r["others"])[0],
            *separation_cells(r["separation"])[1:]]
           for g, r in result["tokens"].items()])


def put_aliases(result, out):
    out.write("### Aliases and nearest strangers\n\n")
    heads = ["list"]
    for title in ("alias pairs", "written alike", "nearest strangers",
                  "known apart"):
        heads += [title, ".70", ".85"]
    rows = []
    for name, r in result["aliases"].items():
        row = [name]
        for part in ("pairs", "alike", "nearest", "nearest_known_apart"):
            row += [r[part]["count"], *pair_of(r[part])]
        rows.append(row + separation_cells(r["separation"])[:2])
    table(out, heads + ["AP", "AUC"], rows)


def put_heldout(result, out):
    found = result["heldout"]
    out.write("### Held out\n\n")
    levels = next(iter(found.values()))["recall_at_alerts"]
    table(out, ["names asked", "count", "recall@1", "recall@10", "MRR",
                "≥ .70", "≥ .85"] +
          [f"at {k}/1000 (threshold)" for k in levels],
          [[title, r["queries"], percent(r["recall_at_1"]),
            percent(r["recall_at_10"]), f"{r['mrr']:.3f}",
            percent(r["recall"]["0.70"]), percent(r["recall"]["0.85"])] +
           [f"{percent(v['recall'])} (> {v['threshold']:.3f})"
            for v in r["recall_at_alerts"].values()]
           for title, r in found.items()])
    for title, r in found.items():
        out.write(f"Alerts per 1,000 of {r['clean']} clean names, "
                  f"{title.split(',')[0]}:\n\n")
        kinds = r["alerts_per_1000"]
        table(out, ["names", *kinds["all"]],
              [[kind, *(f"{v:.1f}" for v in row.values())]
               for kind, row in kinds.items()])


def write_text(result, out):
    out.write(f"Engine {result['engine']}, {result['date']}, "
              f"{result['machine']}, seed {result['seed']}; "
              f"{result['pairs']} pairs.\n\n")
    for name, put in (("mutations", put_weak), ("mutations", put_mutations),
                      ("scripts", put_scripts),
                      ("tokens", put_tokens), ("aliases", put_aliases),
                      ("heldout", put_heldout)):
        if name in result:
            put(result, out)


def write_docs(result, path):
    text = path.read_text(encoding="utf-8")
    if text.count(BEGIN) != 1 or text.count(END) != 1:
        sys.exit(f"accuracy: {path} lacks the marks {BEGIN} and {END}")
    new = io.StringIO()
    write_text(result, new)
    head, rest = text.split(BEGIN)
    tail = rest.split(END)[1]
    path.write_text(f"{head}{BEGIN}\n{new.getvalue().rstrip()}\n{END}{tail}",
                    encoding="utf-8")


def put_examples(out, title, rows):
    if rows:
        out.write(f"{title}\n")
        for row in rows:
            out.write("    " + "   ".join(str(c) for c in row) + "\n")


def write_failures(result, out):
    """Worst categories first, each with examples at 0.70."""
    found = result.get("mutations", {"positive": {}, "negative": {}})
    worst = [(1 - r["at_0.70"], f"missed: {g}", r) for g, r in
             found["positive"].items()]
    worst += [(r["at_0.70"], f"false: {g[4:]}", r) for g, r in
              found["negative"].items()]
    worst += [(1 - r["at_0.70"], f"missed script: {g}", r) for g, r in
              result.get("scripts", {}).items()]
    worst += [(1 - r["at_0.70"], f"missed tokens: {g}", r) for g, r in
              result.get("tokens", {}).items()]
    for rate, title, r in sorted(worst, key=lambda x: (-x[0], x[1])):
        put_examples(out, f"{title}: {percent(rate)} of {r['count']} wrong",
                     r["examples"])
    for name, r in result.get("aliases", {}).items():
        put_examples(out, f"aliases of {name} that are missed", r["examples"])
        put_examples(out, f"strangers of {name}, known apart, that hit",
                     r["false_examples"])
    for title, r in result.get("heldout", {}).items():
        put_examples(out, f"missed: {title}", r["missed_examples"])
        put_examples(out, f"clean names that hit: {title}", r["loudest"])
