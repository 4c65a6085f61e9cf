#!/usr/bin/env python3
"""What a run found, as lines, as the tables of doc/performance.md, and as charts.

    bench/report.py RESULTS.json...                 prints the tables, of all rounds together; of several runs, a table of these, too
    bench/report.py RESULTS.json... --into PAGE     puts them into a Markdown page, between the comments BEGIN and END, and RUNS and END
    bench/report.py RESULTS.json... --svg FILE      draws the chart of README (doc/performance.svg)
    bench/report.py RESULTS.json... --charts DIR    draws the charts
"""

import argparse
import json
import os
import re
import statistics
import sys

import chart
from chart import LIMIT, OURS, number

BEGIN, RUNS, END = "<!-- of make bench -->", "<!-- of several runs -->", "<!-- until here -->"


def machine_line(results):
    return ("%(cpu)s, %(cores)d cores, %(system)s, %(date)s, load average %(load).1f at the start"
            % results["machine"])


def ratios(result, who):
    """Ours to `who` in each round, since what disturbs a round disturbs both. Of the medians, where rounds failed."""
    ours, theirs = result["rounds"].get(OURS, []), result["rounds"].get(who, [])
    if ours and len(ours) == len(theirs) and min(theirs) > 0:
        return [mine / other for mine, other in zip(ours, theirs)]
    median = result["median"]
    return [median[OURS] / median[who]] if OURS in median and median.get(who, 0) > 0 else []


def middle_half(found):
    """The first and the third quartile of two values or more."""
    low, _, high = statistics.quantiles(found, n=4, method="inclusive")
    return low, high


def ratio(result, who):
    """The median of the ratios, and in brackets the middle half of them; "-" where there is none."""
    found = ratios(result, who)
    if not found:
        return "-"
    middle = "%.2f" % statistics.median(found)
    return middle if len(found) < 2 else "%s [%.2f, %.2f]" % (middle, *middle_half(found))


def named(who, results):
    """With the version of the engine that runs there."""
    engine = results.get("engines", {}).get(who)
    return "%s, %s" % (who, engine) if engine else who


def row_line(name, result, results):
    cells = []
    for who, value in result["median"].items():
        cells.append("%s %s%s" % (named(who, results), number(value), "" if who == OURS else " (%s)" % ratio(result, who)))
    return "%-30s %-4s %s" % (name, result["unit"], " | ".join(cells))


def series_line(name, result):
    return "%-30s %-4s %s" % (name, result["unit"], " | ".join(
        "%s: %s" % (label, ", ".join("%s %s" % (who, number(value)) for who, value in by_program.items()))
        for label, by_program in result["points"].items()))


# ---- tables ----

def table(head, lines):
    return "\n".join("| %s |" % " | ".join(cells) for cells in [head, ["---"] * len(head), *lines]) + "\n"


def peers_of(results):
    names = []
    for result in results["rows"].values():
        names += [who for who in result["median"] if who not in (OURS, LIMIT) and who not in names]
    return names


def best_peer(result):
    peers = [who for who in result["median"] if who not in (OURS, LIMIT)]
    return min(peers, key=result["median"].get, default=None)


def rows_table(results):
    peers = peers_of(results)
    lines = []
    for name, result in results["rows"].items():
        median = result["median"]
        cells = [number(median[who]) if who in median else "-" for who in [OURS, LIMIT, *peers]]
        best = best_peer(result)
        lines.append([name, result["unit"], *cells, *(ratio(result, who) if who in median else "-" for who in (LIMIT, best))])
    names = [named(who, results) for who in [OURS, LIMIT, *peers]]
    return table(["", "unit", *names, "ours / limit", "ours / best peer"], lines)


def series_tables(results):
    parts = []
    for name, result in results["growth"].items():
        labels = list(result["points"])
        programs = [who for who in (OURS, LIMIT) if any(who in point for point in result["points"].values())]
        lines = [[who, *(number(result["points"][label][who]) if who in result["points"][label] else "-"
                         for label in labels)] for who in programs]
        parts.append(table(["%s, %s" % (name, result["unit"]), *labels], lines))
    return "\n".join(parts)


def markdown(results):
    return "%s. Medians of %d rounds of %d s.\n\n%s\n%s" % (
        machine_line(results), results["rounds"], results["seconds"], rows_table(results), series_tables(results))


def verdict(all_ratios):
    """Of several runs: "ahead" where the middle half of each run's ratios is below 1, "behind" where it is above in each."""
    halves = [middle_half(found) if len(found) > 1 else (*found, *found) for found in all_ratios]
    if all(high < 1 for _, high in halves):
        return "ahead"
    return "behind" if all(low > 1 for low, _ in halves) else "level"


def runs_table(runs):
    """Ours to the limit and to the best peer of each run, of the rows that all runs have."""
    lines = []
    for name in runs[0]["rows"]:
        rows = [run["rows"][name] for run in runs if OURS in run["rows"].get(name, {"median": {}})["median"]]
        if len(rows) < len(runs):
            continue
        limits = [ratio(row, LIMIT) for row in rows]
        if any(each != "-" for each in limits):
            lines.append([name + ", to the limit", *limits, ""])
        best = [best_peer(row) for row in rows]
        if all(ratios(row, who) for row, who in zip(rows, best)):
            lines.append([name, *("%s %s" % (ratio(row, who), who.split(" ")[0]) for row, who in zip(rows, best)),
                          verdict([ratios(row, who) for row, who in zip(rows, best)])])
    return table(["ours to the best peer, or to the limit", *("run %d" % number for number in range(1, len(runs) + 1)), ""], lines)


def together(runs):
    """The rounds of all runs as those of one, which has the machine and the series of the first."""
    rows = {}
    for name, first in runs[0]["rows"].items():
        found = [run["rows"][name]["rounds"] for run in runs if name in run["rows"]]
        rounds = {who: [value for each in found for value in each.get(who, [])] for who in first["rounds"]}
        rows[name] = {"unit": first["unit"], "rounds": rounds,
                      "median": {who: statistics.median(values) for who, values in rounds.items()}}
    return {**runs[0], "rows": rows, "rounds": sum(run["rounds"] for run in runs)}


def runs_markdown(runs):
    return "%s\n%s" % ("".join("%d. %s. Medians of %d rounds of %d s.\n" % (
        i + 1, machine_line(run), run["rounds"], run["seconds"]) for i, run in enumerate(runs)), runs_table(runs))


# ---- charts ----

def file_of(name):
    return re.sub(r"\W+", "_", name).strip("_").lower() + ".png"


def draw_bars(axes, name, result):
    names = list(result["median"])[::-1]
    colors = {OURS: "#c33", LIMIT: "#999"}
    bars = axes.barh(names, [result["median"][who] for who in names], color=[colors.get(who, "#68a") for who in names])
    axes.bar_label(bars, fmt="%.3g", padding=3)
    axes.margins(x=0.15)
    axes.set_title("%s: %s, less is better" % (name, result["unit"]), fontsize=10)


def draw_lines(axes, name, result):
    labels = list(result["points"])
    for who, color in ((OURS, "#c33"), (LIMIT, "#999")):
        values = [result["points"][label].get(who) for label in labels]
        if any(value is not None for value in values):
            axes.plot(labels, values, "o-", color=color, label=who)
    axes.set_ylim(bottom=0)
    axes.legend()
    axes.set_title("%s: %s" % (name, result["unit"]), fontsize=10)


def draw_all(pyplot, results, draw_one, file):
    columns = 3
    rows = -(-len(results) // columns)
    figure, grid = pyplot.subplots(rows, columns, figsize=(15, 2.6 * rows), squeeze=False)
    for axes in grid.flat[len(results):]:
        axes.axis("off")
    for axes, (name, result) in zip(grid.flat, results.items()):
        draw_one(axes, name, result)
    figure.tight_layout()
    figure.savefig(file)
    pyplot.close(figure)


def draw(results, folder):
    """A chart for each row and series, and all of them on two sheets."""
    try:
        import matplotlib
        matplotlib.use("Agg")
        from matplotlib import pyplot
    except ImportError:
        print("no charts: matplotlib is not there (python3-matplotlib)", file=sys.stderr)
        return
    for kind, draw_one in (("rows", draw_bars), ("growth", draw_lines)):
        for name, result in results[kind].items():
            figure, axes = pyplot.subplots(figsize=(7, 3))
            draw_one(axes, name, result)
            figure.tight_layout()
            figure.savefig(os.path.join(folder, file_of(name)))
            pyplot.close(figure)
        if results[kind]:
            draw_all(pyplot, results[kind], draw_one, os.path.join(folder, "all_%s.png" % kind))


def put_into(page, begin, text):
    with open(page) as source:
        before, rest = source.read().split(begin, 1)
    after = rest.split(END, 1)[1]
    with open(page, "w") as out:
        out.write("%s%s\n%s\n%s%s" % (before, begin, text, END, after))


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("results", nargs="+")
    parser.add_argument("--into")
    parser.add_argument("--svg")
    parser.add_argument("--charts")
    options = parser.parse_args()
    runs = []
    for name in options.results:
        with open(name) as source:
            runs.append(json.load(source))
    results = together(runs) if len(runs) > 1 else runs[0]
    if options.into:
        put_into(options.into, BEGIN, markdown(results))
        if len(runs) > 1:
            put_into(options.into, RUNS, runs_markdown(runs))
    if options.charts:
        draw(results, options.charts)
    if options.svg:
        with open(options.svg, "w") as out:
            out.write(chart.svg(results))
    if not options.into and not options.svg and not options.charts:
        print(markdown(results), end="")
        if len(runs) > 1:
            print(runs_markdown(runs), end="")


if __name__ == "__main__":
    main()
