#!/usr/bin/env python3
"""The chart of a run is an XML document with a bar for each program of each row, to scale, whatever is missing in the run."""

import json
import os
import subprocess
import sys
import tempfile
from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"
RUN = {
    "machine": {"cpu": "A & B <C>", "cores": 2, "date": "2026-01-01 00:00", "load": 0, "system": "x"},
    "rounds": 3, "seconds": 1, "growth": {},
    "rows": {
        "HTTP hello, 50 connections": {"unit": "us", "median": {"ours": 6.0, "limit": 3.0, "Peer <1>": 12.0, "Peer 2": 60.0}},
        "TCP echo 100 B": {"unit": "us", "median": {"ours": 5.0, "Peer 2": 5.0}},
        "spawn echo": {"unit": "ms", "median": {"Peer 2": 5.0}},  # ours failed there: no row
        "no row of the chart": {"unit": "us", "median": {"ours": 1.0}},
    },
}


def chart_of(run):
    with tempfile.TemporaryDirectory() as folder:
        results, out = os.path.join(folder, "results.json"), os.path.join(folder, "chart.svg")
        with open(results, "w", encoding="utf-8") as file:
            json.dump(run, file)
        subprocess.run([sys.executable, "bench/report.py", results, "--svg", out], check=True)
        return ElementTree.parse(out).getroot()


def widths(root):
    """What the title of a bar says -> its width."""
    return {bar.find(SVG + "title").text: float(bar.get("width")) for bar in root.iter(SVG + "rect") if len(bar)}


def main():
    root = chart_of(RUN)
    bars, texts = widths(root), [text.text for text in root.iter(SVG + "text")]
    assert root.tag == SVG + "svg" and len(bars) == 6, bars
    assert bars["limit: 3 us"] * 2 == bars["ours: 6 us"] == bars["Peer <1>: 12 us"] / 2 == bars["Peer 2: 5 us"], bars
    assert bars["Peer 2: 60 us"] < 10 * bars["ours: 6 us"], "what is far longer is cut off"
    assert "10.00 \u2192" in texts and "HTTP hello, 50 connections" in texts and "spawn echo" not in texts
    assert any("A & B <C>" in text for text in texts)
    _, _, width, height = map(float, root.get("viewBox").split())
    for bar in root.iter(SVG + "rect"):
        if len(bar):
            assert float(bar.get("x")) + float(bar.get("width")) < width and float(bar.get("y")) < height
    assert not widths(chart_of({**RUN, "rows": {}}))
    assert widths(ElementTree.parse("doc/performance.svg").getroot()), "the chart of README"


main()
