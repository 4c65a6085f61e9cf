#!/usr/bin/env python3
"""Every entry of the API takes every hostile value in every place: it works or throws a clear Error; no crash, no hang."""

import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SWEEP = os.path.join(ROOT, "test/misuse/fixtures/arguments_sweep.js")


def main():
    node = os.path.abspath(os.environ.get("NODE", os.path.join(ROOT, "build/node")))
    environment = dict(os.environ, RES_OPTIONS="timeout:1 attempts:1")
    with tempfile.TemporaryDirectory() as folder:  # what the entries of node.fs make stays there
        done = subprocess.run([node, SWEEP] + sys.argv[1:], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    lines = [line for line in done.stderr.decode("utf-8", "replace").split("\n") if line.startswith(("FAILED ", "SWEEPS "))]
    print("\n".join(line for line in lines if line.startswith("FAILED ")))
    if done.returncode != 0:
        print("exit code %d in %s: %s" % (done.returncode, lines[-1] if lines else "?", done.stderr[-1000:].decode("utf-8", "replace")))
    sys.exit(done.returncode != 0)


main()
