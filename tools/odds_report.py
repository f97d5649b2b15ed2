# SPDX-License-Identifier: Apache-2.0
"""Weights into the table, numbers into the docs, curves into pictures."""
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from accuracy_numbers import separation
from odds_fit import bits_of, brier, probability

BEGIN, END = "<!-- odds: begin -->", "<!-- odds: end -->"
RECALLS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


@dataclass
class Test:
    """Hits of a list, and weights that were fitted elsewhere."""
    fitted: str
    asked: str
    weights: list
    hits: list

    def bits(self):
        return [bits_of(self.weights, p) for p in self.hits]


def write_table(path, result):
    """The fitted rows of data/odds.tsv with the weights of all lists."""
    found = dict(zip(result["features"], result["bits"]["all"]))
    lines = []
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) == 4 and cells[2] == "fitted":
            cells[1] = f"{found.pop(cells[0]):.3f}"
        lines.append("\t".join(cells))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    if found:
        raise SystemExit(f"odds: {path} has no row for {sorted(found)}")


def table(head, rows):
    """Markdown; the first two columns are words."""
    rows = [[str(c) for c in row] for row in [head] + rows]
    sizes = [max(len(r[i]) for r in rows) for i in range(len(head))]
    out = ["| " + " | ".join(
        c.ljust(n) if i < 1 else c.rjust(n)
        for i, (c, n) in enumerate(zip(row, sizes))) + " |" for row in rows]
    out.insert(1, "|" + "|".join("-" * (n + 1) + (":" if i else "-")
                                 for i, n in enumerate(sizes)) + "|")
    return out


def parted(values, hits):
    return ([v for v, p in zip(values, hits) if p.same],
            [v for v, p in zip(values, hits) if not p.same])


def quality(test):
    bits = test.bits()
    same = [p.same for p in test.hits]
    chances = [probability(b) for b in bits]
    share = sum(same) / len(same)
    odds = separation(*parted(bits, test.hits))
    score = separation(*parted([p.score for p in test.hits], test.hits))
    return [f"{test.fitted} → {test.asked}", len(same), f"{share:.3f}",
            f"{sum(chances) / len(chances):.3f}",
            f"{brier(chances, same):.3f}", f"{share * (1 - share):.3f}",
            f"{odds['auc']:.3f}", f"{score['auc']:.3f}",
            f"{odds['average_precision']:.3f}",
            f"{score['average_precision']:.3f}"]


def curve(values, hits):
    """(recall, precision) after each distinct value, best first."""
    ranked = sorted(zip(values, (p.same for p in hits)), key=lambda x: -x[0])
    yes = sum(p.same for p in hits)
    found = at = 0
    out = []
    while at < len(ranked):
        value = ranked[at][0]
        while at < len(ranked) and ranked[at][0] == value:
            found += ranked[at][1]
            at += 1
        out.append((found / yes, found / at))
    return out


def precision_at(points, recall):
    return max(p for r, p in points if r >= recall)


def curves(test):
    return {"odds": curve(test.bits(), test.hits),
            "score": curve([p.score for p in test.hits], test.hits)}


def precisions(test):
    for name, points in curves(test).items():
        yield [f"{test.asked}, by {name}"] + [
            f"{100 * precision_at(points, r):.1f} %" for r in RECALLS]


def first_is_right(test):
    """Of queries that hit their party and others: whom each order puts first.
    """
    queries = defaultdict(list)
    for bits, p in zip(test.bits(), test.hits):
        queries[p.number].append((p.score, bits, p.same))
    mixed = [q for q in queries.values()
             if len({same for _, _, same in q}) == 2]
    orders = (lambda x: x[0], lambda x: x[:2], lambda x: x[1])
    return [test.asked, len(mixed)] + [
        f"{100 * sum(first(q, order) for q in mixed) / len(mixed):.1f} %"
        for order in orders]


def first(hits, order):
    """The share of right ones among those that stand first."""
    best = max(map(order, hits))
    top = [same for *rest, same in hits if order((*rest, same)) == best]
    return sum(top) / len(top)


def shortened(text, most=44):
    """A name for a table: some listed ones have hundreds of letters."""
    text = text.replace("|", "/")
    return text if len(text) <= most else text[:most - 1].rstrip() + "…"


def examples(test, count=12):
    """Hits at even steps of bits."""
    ranked = sorted(zip(test.bits(), test.hits),
                    key=lambda x: (-x[0], x[1].query, x[1].listed))
    step = (len(ranked) - 1) / (count - 1)
    for i in range(count):
        bits, p = ranked[round(i * step)]
        yield [shortened(p.query), shortened(p.listed),
               "yes" if p.same else "no", f"{p.score:.2f}", f"{bits:+.1f}",
               f"{100 * probability(bits):.0f} %"]


def clean_line(result):
    (asked, hits), weights = result["clean"], result["bits"]["all"]
    chances = sorted(probability(bits_of(weights, p)) for p in hits)
    return (f"Of {asked:,} clean names {len({p.number for p in hits})} hit "
            f"OFAC's list; their {len(hits)} hits have a mean probability of "
            f"{sum(chances) / len(hits):.2f} (median "
            f"{chances[len(hits) // 2]:.2f}), where 0 would be right: they come "
            "from another population than the names that were fitted to.")


def numbers(result):
    names = ", ".join(f"{n.upper()} {result['asked'][n]} names, {all_} pairs "
                      f"({same} of one party)"
                      for n, (all_, same) in result["pairs"].items())
    fits = result["bits"]
    weights = [[name] + [f"{fits[k][i]:+.3f}" for k in fits]
               for i, name in enumerate(result["features"])]
    out = [f"Asked: {names}.", "", *table(["bits"] + list(fits), weights), ""]
    head = ["hits at 0.70, fitted → asked", "hits", "right", "mean p", "Brier",
            "of mean", "AUC odds", "score", "AP odds", "score"]
    out += table(head, [quality(t) for t in result["tests"]]) + [""]
    out += ["Precision at recall:", ""]
    out += table(["ordered"] + [f"{100 * r:.0f} %" for r in RECALLS],
                 [row for t in result["tests"] for row in precisions(t)])
    out += ["", "Which order puts the right party first, where others hit too "
            "(ties count by share):", ""]
    out += table(["asked", "queries", "score", "score, odds", "odds"],
                 [first_is_right(t) for t in result["tests"]])
    out += ["", "Hits of the UN's names by weights from OFAC, every twelfth "
            "part from the best to the worst:", ""]
    out += table(["asked", "listed", "one party", "score", "bits", "p"],
                 list(examples(result["tests"][0])))
    return out + ["", clean_line(result)]


def write_docs(result, path):
    """The numbers; also between the marks of the file at path, if any."""
    text = "\n".join(numbers(result))
    if path:
        page = Path(path).read_text(encoding="utf-8")
        before, rest = page.split(BEGIN, 1)
        _, after = rest.split(END, 1)
        Path(path).write_text(f"{before}{BEGIN}\n{text}\n{END}{after}",
                              encoding="utf-8")
    return text


# ---- pictures --------------------------------------------------------------

SIDE, LEFT, TOP, WIDE = 360, 60, 40, 640
COLORS = ["#0b6e99", "#d9730d", "#ad1a72", "#448361", "#787774"]


def place(x, y, low=0.0):
    """Of a point of the unit square, from `low` upwards."""
    return LEFT + SIDE * x, TOP + SIDE * (1 - (y - low) / (1 - low))


def frame(title, across, up, low=0.0):
    yield (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} '
           f'{SIDE + 90}" role="img" aria-label="{title}">'
           "<style>text{font:12px sans-serif;fill:#333}.grid{stroke:#ddd}"
           ".line{fill:none;stroke-width:2}.thin{stroke-dasharray:4 4}"
           ".ideal{stroke:#999;stroke-dasharray:2 4}</style>"
           f'<rect width="{WIDE}" height="{SIDE + 90}" fill="#fff"/>'
           f'<text x="{LEFT}" y="22" font-weight="bold">{title}</text>')
    for i in range(6):
        x, bottom = place(i / 5, low, low)
        value = low + (1 - low) * i / 5
        left, y = place(0, value, low)
        yield (f'<path class="grid" d="M{x:.1f} {TOP}V{bottom:.1f}M{left} '
               f'{y:.1f}H{LEFT + SIDE}"/>'
               f'<text x="{x:.1f}" y="{bottom + 18:.1f}" '
               f'text-anchor="middle">{i / 5:.1f}</text>'
               f'<text x="{left - 8}" y="{y + 4:.1f}" text-anchor="end">'
               f"{value:.1f}</text>")
    yield (f'<text x="{LEFT + SIDE / 2}" y="{TOP + SIDE + 38}" '
           f'text-anchor="middle">{across}</text>'
           f'<text transform="translate(18 {TOP + SIDE / 2}) rotate(-90)" '
           f'text-anchor="middle">{up}</text>')


def line(points, color, low=0.0, extra=""):
    path = "L".join("{:.1f} {:.1f}".format(*place(x, max(y, low), low))
                    for x, y in points)
    return f'<path class="line {extra}" stroke="{color}" d="M{path}"/>'


def legend(number, color, text):
    y = TOP + 14 + 20 * number
    return (f'<rect x="{LEFT + SIDE + 16}" y="{y - 9}" width="10" height="10" '
            f'fill="{color}"/><text x="{LEFT + SIDE + 32}" y="{y}">{text}'
            "</text>")


def bins(test):
    """(mean probability, share that is right, count) of ten equal ranges."""
    groups = defaultdict(list)
    for bits, p in zip(test.bits(), test.hits):
        chance = probability(bits)
        groups[min(9, int(10 * chance))].append((chance, p.same))
    for _, group in sorted(groups.items()):
        yield (sum(c for c, _ in group) / len(group),
               sum(s for _, s in group) / len(group), len(group))


def reliability(tests):
    yield from frame("Probability told and share that is right",
                     "probability", "share of one party")
    x0, y0, x1, y1 = *place(0, 0), *place(1, 1)
    yield f'<path class="ideal" d="M{x0} {y0}L{x1} {y1}"/>'
    for i, (test, color) in enumerate(zip(tests, COLORS)):
        found = list(bins(test))
        yield line([(c, s) for c, s, _ in found], color)
        for c, s, count in found:
            x, y = place(c, s)
            yield (f'<circle cx="{x:.1f}" cy="{y:.1f}" '
                   f'r="{1.5 + count ** 0.5 / 8:.1f}" fill="{color}"/>')
        yield legend(i, color, f"{test.fitted} → {test.asked}")
    yield "</svg>"


def thinned(points):
    """At most some 200 points, with both ends."""
    step = max(1, len(points) // 200)
    return points[::step] + points[-1:]


def precision(tests, low=0.6):
    yield from frame("Hits in order of odds (full) and of score (dashed)",
                     "recall among hits", "precision", low)
    for i, (test, color) in enumerate(zip(tests, COLORS)):
        for name, points in curves(test).items():
            yield line(thinned(points), color, low,
                       "thin" if name == "score" else "")
        yield legend(i, color, f"{test.fitted} → {test.asked}")
    yield "</svg>"


def write_pictures(folder, result):
    for name, draw in (("odds_reliability", reliability),
                       ("odds_precision", precision)):
        (folder / f"{name}.svg").write_text(
            "\n".join(draw(result["tests"])) + "\n", encoding="utf-8")
