# SPDX-License-Identifier: Apache-2.0
"""What was measured, as bench/RESULTS.md and docs/img/growth.svg."""
import os

import plot

MIB = 1024 ** 2


def micro(value):
    """Microseconds for people: three digits, µs, ms or s."""
    for size, unit in ((1e6, "s"), (1e3, "ms")):
        if value >= size:
            return f"{value / size:.3g} {unit}"
    return f"{value:.3g} µs"


def times(value):
    return f"{value:,.0f} ×" if value >= 10 else f"{value:.1f} ×"


def percent(value):
    return f"{100 * value:.1f} %"


def table(header, rows):
    yield "| " + " | ".join(header) + " |"
    yield "|" + "---|" * len(header)
    for row in rows:
        yield "| " + " | ".join(map(str, row)) + " |"
    yield ""


def step_line(results, step):
    load = results.get("load", {}).get(step)
    busy = "" if load is None else f", load average {load:.1f}"
    return (f"Measured {results['when'][step]} at commit "
            f"{results['commit'][step]}{busy}: `bench/run.py {step}`.")


# ---- sections ---------------------------------------------------------------

def machine_section(results, machine):
    versions = dict(results.get("rivals", {}).get("versions", {}))
    pairs = results.get("pairs", {}).get("nomenklatura", {})
    if "version" in pairs:
        versions["nomenklatura"] = pairs["version"]
    yield from table(["", ""], [
        ("CPU", f"{machine['cpu']}, {machine['cores']} cores"),
        ("memory", f"{machine['memory_gb']:.0f} GB"),
        ("system", machine["system"]),
        ("compiler", machine["compiler"] + ", `--buildtype=release`"),
        *versions.items()])


def official_section(results):
    one = results["official"]
    yield "## All official lists at hand"
    yield ""
    yield (f"{', '.join(one['lists'])}: {one['entities']:,} entities, "
           f"{one['names']:,} names, {one['statements']:,} statements. "
           f"Forged in {one['seconds']:.2f} s "
           f"({one['cpu_seconds']:.2f} s on a core), peak memory "
           f"{one['peak_bytes'] / MIB:.0f} MiB, file "
           f"{one['file_bytes'] / MIB:.0f} MiB.")
    if one["left_out"]:
        yield f"Left out, no reader yet: {', '.join(one['left_out'])}."
    yield step_line(results, "official")
    yield ""


def latency_rows(results):
    index = results["latency"]["index"]
    for what, key in (("all queries", "all"), ("clean names alone", "clean"),
                      ("all queries, on a core", "all_cpu"),
                      ("clean names, on a core", "clean_cpu")):
        row = index[key]
        yield (what, f"{row['queries']:,}", *(micro(row[k]) for k in (
            "p50", "p90", "p99", "max", "mean")))


def latency_section(results):
    yield "## One name, one thread"
    yield ""
    yield ("One call of `tamiz_screen()` each, threshold 0.70, limit 10; half "
           "are clean names, half listed names changed in ten ways "
           "(`bench/queries.py`). Median of five rounds per query.")
    yield step_line(results, "latency")
    yield ""
    yield from table(["", "queries", "p50", "p90", "p99", "max", "mean"],
                     latency_rows(results))
    same = results["latency"]["same"]
    index, slow = same["index"]["all_cpu"], same["exhaustive"]["all_cpu"]
    yield (f"The same engine's `--exhaustive` on the same "
           f"{index['queries']} queries: p50 {micro(slow['p50'])}, p99 "
           f"{micro(slow['p99'])}, mean {micro(slow['mean'])}; the index is "
           f"**{times(slow['p50'] / index['p50'])}** as fast at the median, "
           f"{times(slow['mean'] / index['mean'])} in the mean. Hits: "
           f"{same['index']['hits']} and {same['exhaustive']['hits']}.")
    yield ""


RIVALS = [("extract_wratio", "RapidFuzz `extract`, WRatio ≥ 85"),
          ("extract_jw", "RapidFuzz `extract`, Jaro-Winkler ≥ 0.85"),
          ("sqlite", "SQLite FTS5 trigram, OR of trigrams, bm25"),
          ("gin", "PostgreSQL pg_trgm, GIN, `%` at 0.3"),
          ("gist", "PostgreSQL pg_trgm, GiST, nearest first")]


def rival_rows(results):
    all_rivals = results["rivals"] | results["rivals"]["postgres"]
    tamiz = all_rivals["tamiz_latency"]["all"]
    cpu = all_rivals["tamiz_latency"]["all_cpu"]["p50"]
    yield ("tamiz", micro(tamiz["p50"]), micro(tamiz["p99"]), micro(cpu), "1",
           "",
           percent(all_rivals["tamiz"]["found"]))
    for key, label in RIVALS:
        row = all_rivals[key]
        yield (label, micro(row["p50"]), micro(row["p99"]),
               micro(row["cpu"]["p50"]), times(row["cpu"]["p50"] / cpu),
               percent(1 - row["recall"]),
               percent(row["found"]))


def rivals_section(results):
    measured = results["rivals"]
    yield "## Others, over the same names"
    yield ""
    yield (f"{measured['names']:,} distinct names, 200 queries, one thread, "
           "the same run. *Slower*: p50 on a core over tamiz's. *Never returned*: "
           f"of tamiz's {measured['tamiz']['hits']} hits, those whose party "
           "is not among the rival's 100 best. *Found*: of "
           f"{measured['tamiz']['changed']} changed listed names, those whose "
           "party is among the 10 best. PostgreSQL's times include its "
           "socket, RapidFuzz's the call from Python.")
    yield step_line(results, "rivals")
    yield ""
    yield from table(["", "p50", "p99", "p50 on a core", "slower", "never returned", "found"],
                     rival_rows(results))


def throughput_section(results):
    one, two, *clean = results["throughput"]
    yield "## Batches"
    yield ""
    yield (f"{one['queries']:,} queries, half of them changed listed names, two "
           "threads with a batch call each on one open snapshot; RapidFuzz's "
           "`cdist` over the same names.")
    yield step_line(results, "throughput")
    yield ""
    columns = ("per_core_s", "names_per_s")
    rates = [("tamiz", *(one[c] for c in columns), two["names_per_s"])]
    if clean:
        rates.append(("tamiz, the clean names alone",
                      *(clean[0][c] for c in columns),
                      clean[1]["names_per_s"]))
    for key, label in (("cdist_wratio", "RapidFuzz cdist, WRatio"),
                       ("cdist_jw", "RapidFuzz cdist, Jaro-Winkler")):
        if "rivals" in results:
            rates.append((label, *(results["rivals"][f"{key}_1"][c]
                                   for c in columns),
                          results["rivals"][f"{key}_2"]["names_per_s"]))
    yield from table(
        ["", "names per second on a core", "passed, 1 thread", "2 threads",
         "tamiz is"],
        [(label, *(f"{rate:,.0f}" for rate in three),
          "" if label.startswith("tamiz") else times(rates[0][1] / three[0]))
         for label, *three in rates])


def batch_section(results):
    measured = results["batch"]
    yield "## A file of rows"
    yield ""
    yield (f"`tamiz screen --file` over {measured['rows']:,} rows, with "
           "opening the snapshot and writing JSON, beside a loop in Python "
           f"over RapidFuzz's `process.extract` and a join in DuckDB, one "
           f"thread ({measured['looped']:,} rows, {measured['names']:,} names "
           "prepared beforehand).")
    yield step_line(results, "batch")
    yield ""
    first = measured["evidence_1"]["per_core_s"]
    rows = [(f"tamiz, {label}, {n} thread{'s' * (n > 1)}",
             f"{measured[f'{key}_{n}']['per_core_s']:,.0f}",
             f"{measured[f'{key}_{n}']['rows_per_s']:,.0f}", "")
            for key, label in (("evidence", "with evidence"),
                               ("plain", "`--no-evidence`"))
            for n in (1, 2)]
    rows += [(f"loop, {label}", f"{measured['loop'][key]:,.1f}", "",
              times(first / measured["loop"][key]))
             for key, label in (("wratio", "WRatio"), ("jw", "Jaro-Winkler"))
             if "loop" in measured]
    rows += [(f"DuckDB, {label}", f"{measured['duckdb'][key]:,.1f}", "",
              times(first / measured["duckdb"][key]))
             for key, label in (("jw", "`jaro_winkler_similarity` ≥ 0.85"),
                                ("edits", "`damerau_levenshtein` ≤ 2"))
             if "duckdb" in measured]
    yield from table(["", "rows per second on a core", "passed", "tamiz is"],
                     rows)
    if "missing" in measured:
        yield f"The loop could not be measured: {measured['missing']}"
        yield ""


def pairs_section(results):
    measured = results["pairs"]
    fuzzy, other = measured["rapidfuzz"], measured["nomenklatura"]
    yield "## A pair of names"
    yield ""
    yield (f"{measured['pairs']:,} pairs of Latin person names, half of one "
           "party. nomenklatura's entities are built beforehand and its "
           "caches warm; RapidFuzz runs pairs in C++ (`cpdist`) over names "
           "prepared beforehand, as `tamiz_names_score()` does.")
    yield step_line(results, "pairs")
    yield ""
    tamiz = measured["tamiz"][0]["p50"]
    rows = [(f"tamiz, `{one['call']}`, {one['batch']} at a time", micro(one["p50"]),
             times(one["p50"] / tamiz)) for one in measured["tamiz"]]
    if "p50" in other:
        rows.append(("nomenklatura logic-v2", micro(other["p50"]),
                     times(other["p50"] / tamiz)))
    for key, label in (("wratio", "WRatio"), ("jw", "Jaro-Winkler")):
        rows.append((f"RapidFuzz {label}", micro(fuzzy[key]),
                     times(fuzzy[key] / tamiz)))
    yield from table(["", "a pair", "of tamiz's time"], rows)
    if "missing" in other:
        yield f"nomenklatura could not be measured: {other['missing']}"
        yield ""


def memory_section(results):
    one = results["memory"]
    yield "## Opening, and memory"
    yield ""
    yield (f"Open: {one['open_ms']:.2f} ms, {one['open_cpu_ms']:.2f} ms on a "
           f"core. After {one['queries']:,} queries "
           f"{one['resident_bytes'] / MIB:.0f} MiB are resident, of which "
           f"{one['own_bytes'] / MIB:.0f} MiB are the process's own; the rest "
           "is the mapped file.")
    yield step_line(results, "memory")
    yield ""


def worst_section(results):
    yield "## Worst cases"
    yield ""
    yield "Against all official lists, one call each."
    yield step_line(results, "worst")
    yield ""
    yield from table(
        ["query", "bytes", "time", "answer"],
        [(one["query"], f"{one['bytes']:,}", micro(one["ms"] * 1000),
          f"{one['hits']} hits" if one["code"] == "ok"
          else f"{one['code']}: {one['message']}")
         for one in results["worst"]])


def scan_section(results):
    measured = results["scan"]
    tamiz = measured["tamiz"]["mb_per_core_s"]
    yield "## Documents"
    yield ""
    yield (f"{measured['bytes'] / 1e6:.0f} MB of text like the news "
           "(`bench/prose.py`), one thread, from text to answers; beside "
           f"searches for the exact names ({measured['names']:,}; Hyperscan "
           "for 2,000 of them, whose set takes it seconds to compile).")
    yield step_line(results, "scan")
    yield ""
    rows = [("tamiz", f"{tamiz:.1f}", f"{measured['tamiz']['mentions']:,} "
             "mentions", "")]
    for key, label in (("flashtext", "FlashText"),
                       ("hyperscan", "Hyperscan, 2,000 names")):
        one = measured[key]
        if "missing" in one:
            yield f"{label} could not be measured: {one['missing']}"
            yield ""
            continue
        rows.append((label, f"{one['mb_per_s']:.1f}",
                     f"{percent(one['found'])} of the names put in",
                     times(tamiz / one["mb_per_s"])))
    yield from table(["", "MB a second on a core", "found", "tamiz is"], rows)


def messages_section(results):
    one = results["messages"]
    yield "## Payment messages"
    yield ""
    yield (f"{one['messages']:,} messages (pacs.008 and MT103 in turn) against "
           "all official lists, one after the other on one core.")
    yield step_line(results, "messages")
    yield ""
    yield from table(["messages a second on a core", "p50", "p99", "max"],
                     [(f"{one['per_core_s']:,.0f}", micro(one["p50_us"]),
                       micro(one["p99_us"]), micro(one["most_us"]))])


def match_section(results):
    yield "## The lists' changes against customers"
    yield ""
    yield ("Customers made by `bench/generate.c` and forged, 50 listed names "
           "asked of them with `--limit 0`, opening included; RapidFuzz's "
           "`process.extract` (WRatio at 70) over the same customers.")
    yield step_line(results, "match")
    yield ""
    yield from table(
        ["customers", "forge", "50 asked, first", "again", "hits",
         "RapidFuzz", "tamiz is"],
        [(f"{one['customers']:,}", f"{one['forge_s']:.1f} s",
          f"{one['screen_first_s']:.2f} s", f"{one['screen_s']:.2f} s",
          f"{one['hits']:,}",
          f"{one['rapidfuzz_s']:.0f} s" if one["rapidfuzz_s"] else "",
          f"{one['ratio']:,} ×" if one["ratio"] else "")
         for one in results["match"]])


def readers_section(results):
    yield "## Reading lists"
    yield ""
    yield ("Statements made and dropped, beside the parser's own pass over the "
           "same bytes with handlers that do nothing, and Python's "
           "`json.loads` of each line; unpacking is in both where the file is "
           "packed. Time on a core.")
    yield step_line(results, "readers")
    yield ""
    yield from table(
        ["list", "MB", "statements", "tamiz", "parser alone", "of its time",
         "Python's json"],
        [(one["list"], f"{one['bytes'] / 1e6:.1f}", f"{one['statements']:,}",
          f"{one['bytes'] / 1e6 / one['reader_s']:.0f} MB/s",
          f"{one['parser']} {one['bytes'] / 1e6 / one['parser_s']:.0f} MB/s",
          times(one["reader_s"] / one["parser_s"]),
          f"{one['bytes'] / 1e6 / one['python_s']:.0f} MB/s"
          if "python_s" in one else "")
         for one in results["readers"]])


def scale_rows(results):
    for size, one in sorted(results["scale"].items(),
                            key=lambda item: int(item[0])):
        forge, row = one["forge"], one["latency"]["all_cpu"]
        yield (f"{int(size):,}", f"{forge['names']:,}",
               micro(row["p50"]), micro(row["p99"]), micro(row["max"]),
               f"{one['throughput'][0]['per_core_s']:,.0f}",
               *(f"{rate['names_per_s']:,.0f}" for rate in one["throughput"]),
               f"{forge['cpu_seconds']:.1f} s",
               f"{forge['peak_bytes'] / MIB:,.0f} MiB",
               f"{forge['file_bytes'] / MIB:,.0f} MiB",
               f"{one['memory']['open_cpu_ms']:.1f} ms")


SCALE = ["entities", "names", "p50", "p99", "max", "names/s on a core",
         "passed, 1 thread", "2 threads",
         "forge", "peak memory", "file", "open"]


def scale_section(results):
    made = next(iter(results["scale"].values()))["made"]
    heaps = made["heaps"]
    yield "## Growth"
    yield ""
    yield ("Generated lists (`bench/generate.c`): kinds, lengths, aliases and "
           f"word frequencies learnt from {made['learnt_names']:,} names of "
           f"{made['learnt_parties']:,} parties on six lists, new words by "
           "Heaps' law with the exponents measured there (" +
           ", ".join(f"{key.lower()} {value:.2f}"
                     for key, value in heaps.items()) +
           "). Half of the queries are clean, half changed names of the list.")
    yield step_line(results, "scale")
    yield ""
    yield from table(SCALE, scale_rows(results))
    yield "![growth](../docs/img/growth.svg)"
    yield ""


# ---- budgets ----------------------------------------------------------------

def verdict(met):
    return "yes" if met else "**no**"


def budget_latency(results):
    row = results["latency"]["index"]["all"]
    yield ("one name: p50 ≤ 20 µs", micro(row["p50"]), row["p50"] <= 20)
    yield ("one name: p99 ≤ 200 µs", micro(row["p99"]), row["p99"] <= 200)
    same = results["latency"]["same"]
    ratio = (same["exhaustive"]["all_cpu"]["p50"] /
             same["index"]["all_cpu"]["p50"])
    yield "≥ 300 × `--exhaustive`", times(ratio), ratio >= 300


def budget_rivals(results):
    tamiz = results["rivals"]["tamiz_latency"]["all_cpu"]["p50"]
    for key, label in (("extract_wratio", "WRatio"),
                       ("extract_jw", "Jaro-Winkler")):
        ratio = results["rivals"][key]["cpu"]["p50"] / tamiz
        yield (f"≥ 100 × RapidFuzz `extract`, {label}", times(ratio),
               ratio >= 100)


def budget_throughput(results):
    rate = results["throughput"][0]["per_core_s"]
    yield ("batch ≥ 50,000 names/s per core, half of them listed ones changed",
           f"{rate:,.0f}", rate >= 50000)
    if len(results["throughput"]) > 2:
        rate = results["throughput"][2]["per_core_s"]
        yield ("the same, clean names as customers are", f"{rate:,.0f}",
               rate >= 50000)


def budget_official(results):
    one = results["official"]
    ratio = one["peak_bytes"] / one["file_bytes"]
    yield ("forge: official lists ≤ 2 s", f"{one['cpu_seconds']:.2f} s",
           one["cpu_seconds"] <= 2)
    yield ("forge: peak memory ≤ 3 × snapshot", times(ratio), ratio <= 3)


def budget_scale(results):
    one = results["scale"].get("1000000")
    if not one:
        return
    row, forge = one["latency"]["all_cpu"], one["forge"]
    ratio = forge["peak_bytes"] / forge["file_bytes"]
    yield "1 M entities: p99 ≤ 1 ms", micro(row["p99"]), row["p99"] <= 1000
    yield ("1 M entities: forge ≤ 90 s", f"{forge['cpu_seconds']:.0f} s",
           forge["cpu_seconds"] <= 90)
    yield ("1 M entities: peak memory ≤ 3 × snapshot", times(ratio),
           ratio <= 3)
    yield ("1 M entities: open ≤ 5 ms", f"{one['memory']['open_cpu_ms']:.1f} ms",
           one["memory"]["open_cpu_ms"] <= 5)
    small = results["scale"].get("10000")
    if small:
        grown = row["mean"] / small["latency"]["all_cpu"]["mean"]
        yield ("cost grows slower than the list (100 × the entities)",
               f"mean grows {times(grown)}", grown < 100)


def budget_memory(results):
    one = results["memory"]
    resident = one["resident_bytes"] / MIB
    yield ("open ≤ 5 ms", f"{one['open_cpu_ms']:.2f} ms",
           one["open_cpu_ms"] <= 5)
    yield ("resident ≤ 100 MB after 10,000 queries", f"{resident:.0f} MiB",
           one["resident_bytes"] <= 100e6)


def budget_pairs(results):
    best = min(one["p50"] for one in results["pairs"]["tamiz"])
    yield "pair score ≤ 1 µs, names cut beforehand", micro(best), best <= 1


BUDGETS = [("latency", budget_latency), ("rivals", budget_rivals),
           ("throughput", budget_throughput), ("official", budget_official),
           ("scale", budget_scale), ("memory", budget_memory),
           ("pairs", budget_pairs)]


def bounds(root):
    """What bounds each goal: written by people after profiling."""
    path = os.path.join(root, "bench", "bounds.tsv")
    with open(path, encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines
                if not line.startswith("#")]
    return dict(row for row in rows if len(row) == 2)


def budget_section(results, root):
    why = bounds(root)
    yield "## Budgets"
    yield ""
    yield from table(["goal", "measured", "met", "what bounds it"], [
        (goal, measured, verdict(met), why.get(goal, ""))
        for step, rows in BUDGETS if step in results
        for goal, measured, met in rows(results)])


SECTIONS = [("official", official_section), ("latency", latency_section),
            ("rivals", rivals_section), ("throughput", throughput_section), ("batch", batch_section),
            ("pairs", pairs_section), ("memory", memory_section),
            ("worst", worst_section), ("readers", readers_section),
            ("scan", scan_section), ("messages", messages_section),
            ("match", match_section),
            ("scale", scale_section)]


def write(results, machine, root):
    lines = ["# Benchmark results", "",
             "Written by `bench/run.py` (`make bench`); do not edit. Times are "
             "medians of rounds, after warming up. *On a core* is time that "
             "the work was on a core; the rest is time that passed. On a "
             "machine that does nothing else they are equal; ratios are of "
             "time on a core.", ""]
    lines += machine_section(results, machine)
    lines += budget_section(results, root)
    for step, section in SECTIONS:
        if step in results:
            lines += section(results)
    with open(os.path.join(root, "bench", "RESULTS.md"), "w",
              encoding="utf-8") as out:
        out.write("\n".join(lines))
    if "scale" in results:
        write_plot(results, root)


def write_plot(results, root):
    sizes = sorted(results["scale"].items(), key=lambda item: int(item[0]))
    series = {key: [(int(size), one["latency"]["all_cpu"][key])
                    for size, one in sizes] for key in ("p50", "p99", "max")}
    os.makedirs(os.path.join(root, "docs", "img"), exist_ok=True)
    with open(os.path.join(root, "docs", "img", "growth.svg"), "w",
              encoding="utf-8") as out:
        out.write(plot.growth("One name against lists of any size",
                              "entities in the list",
                              "microseconds, one thread", series))
