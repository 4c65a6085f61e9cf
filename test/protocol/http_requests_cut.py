#!/usr/bin/env python3
"""Every row of the table has the same outcome wherever its request is cut in two, and when it comes byte by byte."""

import json
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FIXTURES = os.path.join(ROOT, "test/protocol/fixtures")
sys.dont_write_bytecode = True
sys.path.insert(0, FIXTURES)
import refusal_rows  # noqa: E402,F401
from request_rows import ROWS  # noqa: E402


def main():
    every = 10 if "NODE_GC_STRESS" in os.environ else 1  # a collection at each of 12,000 attempts takes minutes
    node = os.environ.get("NODE", os.path.join(ROOT, "build/node"))
    rows = [{"name": row.name, "request": row.request.decode("latin-1"), "answers": row.answers, "closed": row.closed,
             "halfClose": row.half_close, "heard": row.heard} for row in ROWS[::every] if row.request]
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(rows, file)
        file.flush()
        sys.exit(subprocess.call([node, os.path.join(FIXTURES, "cut_rows.js"), file.name]))


main()
