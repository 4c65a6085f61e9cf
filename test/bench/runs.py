#!/usr/bin/env python3
"""Of several runs the report calls ahead, or behind, only where all runs are by the middle half of their rounds, and names the best
peer; its other table is of all rounds together."""

import json
import os
import subprocess
import sys
import tempfile

MACHINE = {"cpu": "a processor", "cores": 2, "date": "2026-01-01 00:00", "load": 0, "system": "x"}


def row(ours, peer, limit=None):
    rounds = {"ours": ours, "Peer 1.2": peer, "Slow 3": [10 * each for each in peer]}
    if limit:
        rounds["limit"] = limit
    return {"unit": "us", "rounds": rounds, "median": {who: sorted(each)[1] for who, each in rounds.items()}}


def run(**rows):
    return {"machine": MACHINE, "rounds": 3, "seconds": 1, "growth": {}, "rows": rows}


RUNS = [
    run(a=row([1, 1, 1], [2, 2, 2], [1, 1, 1]), b=row([3, 3, 3], [2, 2, 2]), c=row([1, 1, 1], [2, 2, 2]), d=row([1, 2, 4], [2, 2, 2])),
    run(a=row([1, 1, 1], [4, 4, 4], [1, 1, 1]), b=row([5, 5, 5], [2, 2, 2]), c=row([3, 3, 3], [2, 2, 2]), d=row([1, 2, 4], [2, 2, 2])),
]
WANTED = """
| a, to the limit | 1.00 [1.00, 1.00] | 1.00 [1.00, 1.00] |  |
| a | 0.50 [0.50, 0.50] Peer | 0.25 [0.25, 0.25] Peer | ahead |
| b | 1.50 [1.50, 1.50] Peer | 2.50 [2.50, 2.50] Peer | behind |
| c | 0.50 [0.50, 0.50] Peer | 1.50 [1.50, 1.50] Peer | level |
| d | 1.00 [0.75, 1.50] Peer | 1.00 [0.75, 1.50] Peer | level |
"""


TOGETHER = "| b | us | 4 | - | 2 | 20 | - | 2.00 [1.50, 2.50] |\n"


def main():
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for results in RUNS:
            files.append(os.path.join(folder, "%d.json" % len(files)))
            with open(files[-1], "w", encoding="utf-8") as out:
                json.dump(results, out)
        command = [sys.executable, "bench/report.py", *files]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        assert WANTED in printed, printed
        assert TOGETHER in printed and "Medians of 6 rounds" in printed, printed
        assert "2. a processor, 2 cores" in printed, printed

        page = os.path.join(folder, "page.md")
        with open(page, "w", encoding="utf-8") as out:
            out.write("before\n<!-- of make bench -->\nold\n<!-- until here -->\nbetween\n"
                      "<!-- of several runs -->\nold\n<!-- until here -->\nafter\n")
        subprocess.run([*command, "--into", page], check=True)
        with open(page, encoding="utf-8") as text:
            content = text.read()
        assert WANTED in content and "old" not in content, content
        assert content.index(TOGETHER) < content.index("between") < content.index(WANTED), content
        assert content.startswith("before\n") and content.endswith("<!-- until here -->\nafter\n"), content


main()
