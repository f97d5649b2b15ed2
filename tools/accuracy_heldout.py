# SPDX-License-Identifier: Apache-2.0
"""Names that a list did not have yet, asked of it; and how often names of
nobody on it hit."""
import csv
import io
import random
import time

import list_names
import mutate
import mutate_words
from accuracy_numbers import THRESHOLDS, share

FORMS = {w for g in mutate_words.LEGAL_VARIANTS for f in g for w in f.split()}


def word_set(text):
    bag = {w for w in "".join(c if c.isalnum() else " " for c in
                              text.casefold()).split()}
    return frozenset(bag - FORMS) or frozenset(bag)


class HeldOut:
    """Queries whose party is known, and the list they are asked of."""

    def __init__(self, title, source, listed):
        self.title, self.source = title, source
        self.listed = {p.id: p for p in listed}
        self.known = {i: {mutate.bare(t) for t, _ in p.names}
                      for i, p in self.listed.items()}
        self.queries = []  # schema, name, id

    def add(self, wanted, text):
        """A name that the list does not have yet for this party."""
        letters = mutate.bare(text)
        if wanted in self.listed and letters not in self.known[wanted]:
            self.known[wanted].add(letters)
            self.queries.append((self.listed[wanted].schema, text, wanted))


def later_ofac(data):
    """Aliases that OFAC added after 2023-12-28 to parties listed then."""
    day = data / "ofac/2023-12-28"
    out = HeldOut("OFAC 2023-12-28, aliases added later",
                  f"us_ofac_sdn={day}", list_names.ofac(
                      day / "sdn.csv.zst", day / "alt.csv").values())
    for later in ("2025-01", "2025-12"):
        for row in list_names.read_csv_rows(data / "ofac" / later / "alt.csv"):
            out.add(f"ofac-{row[0]}", row[3])
    return out


def later_un(data):
    """Names that the UN added to parties it listed in 2021."""
    old = data / "un/un_consolidated_2021-01-18.xml"
    out = HeldOut("UN 2021-01-18, names added later",
                  f"un_sc_sanctions={old}", list_names.un(old))
    for p in list_names.read(data, "un"):
        for text, kind in p.names:
            if kind == list_names.STRONG:
                out.add(p.id, text)
    return out


def other_issuers(data):
    """How EU, UK and Australia call the parties that the UN lists."""
    new = data / "un/un_consolidated_2026-02-27.xml.zst"
    out = HeldOut("UN 2026-02-27, names by EU, UK, AU",
                  f"un_sc_sanctions={new}", list_names.un(new))
    for name in ("eu", "uk", "au"):
        for p in list_names.read(data, name):
            if p.un:
                for text, kind in p.names:
                    if kind != list_names.WEAK:
                        out.add(f"un-{p.un}", text)
    return out


def clean_names(data, listed, seed):
    """(kind, schema, name) of parties that nobody lists."""
    rng = random.Random(f"{seed}:clean")
    bags = {word_set(t) for p in listed for t, _ in p.names}

    def read(path):
        text = list_names.read_bytes(path).decode("utf-8")
        return list(csv.DictReader(io.StringIO(text, newline="")))

    persons = [r["full_name"] for r in
               read(data / "clean/persons_us.csv.zst")]
    congress = [r["full_name"] for r in read(data / "clean/us_congress.csv")]
    firms = [r["name"] for r in read(data / "clean/companies.csv.zst")
             if r["country"] not in ("Russia", "Belarus", "Iran", "Venezuela")
             and "<" not in r["name"]]
    out = []
    for kind, schema, names, most in (
            ("made-up persons", "Person", persons, 5000),
            ("US Congress", "Person", congress, 1254),
            ("companies", "Company", firms, 3000)):
        names = sorted({n for n in names if n and word_set(n) not in bags})
        out += [(kind, schema, n)
                for n in rng.sample(names, min(most, len(names)))]
    return out


def limits(scores, floor):
    """The threshold above which 0, 1, 5 of 1,000 names hit."""
    ranked = sorted(scores, reverse=True)
    out = {}
    for per_thousand in (0, 1, 5):
        allowed = len(ranked) * per_thousand // 1000
        above = ranked[allowed] if allowed < len(ranked) else 0
        out[per_thousand] = max(above, floor)
    return out


FLOOR = 0.65  # lower scores are not looked at


def ask(engine, held, clean, seed):
    """One list: who is found, and how often strangers hit."""
    snapshot = engine.forge(held.source)
    start = time.monotonic()
    false = engine.hits(snapshot, [(s, n) for _, s, n in clean], FLOOR, 1)
    seconds = time.monotonic() - start
    best = [h[0][1] if h else 0.0 for h in false]
    found = engine.hits(snapshot, [q[:2] for q in held.queries], FLOOR, 100)
    ranks, scores = [], []
    for (_, _, wanted), hits in zip(held.queries, found):
        ids = [h[0] for h in hits]
        ranks.append(ids.index(wanted) + 1 if wanted in ids else None)
        scores.append(dict(hits).get(wanted, 0.0))
    count = len(held.queries)
    missed = [[n, held.listed[w].names[0][0]] for (_, n, w), s in
              zip(held.queries, scores) if s < THRESHOLDS[0]]
    loud = sorted(((b, n, held.listed[h[0][0]].names[0][0]) for (_, _, n), b, h
                   in zip(clean, best, false) if h),
                  key=lambda x: (-x[0], x[1]))
    rng = random.Random(f"{seed}:missed")
    return {
        "queries": count, "clean": len(clean),
        "recall_at_1": sum(r == 1 for r in ranks) / count,
        "recall_at_10": sum(bool(r and r <= 10) for r in ranks) / count,
        "mrr": sum(1 / r for r in ranks if r) / count,
        "recall": {f"{t:.2f}": share(scores, t) for t in THRESHOLDS},
        "recall_at_alerts": {k: {
            "threshold": t, "recall": sum(s > t for s in scores) / count}
            for k, t in limits(best, FLOOR).items()},
        "alerts_per_1000": {
            kind: {f"{t:.2f}": 1000 * share(
                [b for c, b in zip(clean, best) if kind in (c[0], "all")], t)
                for t in (0.65, 0.70, 0.75, 0.80, 0.85, 0.90, 0.95)}
            for kind in ("made-up persons", "US Congress", "companies",
                         "all")},
        "ms_per_name": 1000 * seconds / len(clean),
        "missed_examples": rng.sample(missed, min(25, len(missed))),
        "loudest": [[round(b, 3), n, m] for b, n, m in loud[:25]],
    }


def held_out(engine, data, seed):
    parts = [make(data) for make in (later_ofac, later_un, other_issuers)]
    listed = [p for part in parts for p in part.listed.values()]
    clean = clean_names(data, listed, seed)
    return {part.title: ask(engine, part, clean, seed) for part in parts}
