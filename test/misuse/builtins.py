#!/usr/bin/env python3
"""Whatever builtin function a program replaces, and whatever setter it puts on a prototype: no crash, no hang.

    builtins.py            a sample: some builtins, each with one kind of replacement, as a test
    builtins.py --all      each builtin with each kind of replacement (`make misuse`)
    builtins.py WORD...    only those whose name contains one of these, with each kind; shows what the program says

The program is fixtures/builtins_program.js, which uses each section of the API once. builtins_results.py asks whether results are right.
"""

import concurrent.futures
import os
import signal
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
NODE = os.path.abspath(os.environ.get("NODE", os.path.join(ROOT, "build/node")))
PROGRAM = os.path.join(ROOT, "test/misuse/fixtures/builtins_program.js")
KINDS = 8
SAMPLE = 4  # the test has one builtin of so many, each with another kind
SECONDS = 4  # a program that still waits then, for a callback that its own change swallowed, is ended
SPINNING = 3  # seconds of a processor; a run takes a tenth
AT_ONCE = 6  # programs wait most of their time


# What the program imports and requires: ES modules, JSON, a package with both forms.
MODULES = {
    "main.mjs": 'import a, {b} from "a"; import * as other from "./other.mjs"; import.meta.url; await 1; other.c + b; await import("a/sub");',
    "other.mjs": 'export let c = 1; export default function () {} export * from "a";',
    "main.js": 'require("a").b; require("./data.json"); require("events"); require("path").join("a", "b"); require("util").inspect({});',
    "data.json": '{"a": [1]}',
    "node_modules/a/package.json": '{"name": "a", "exports": {".": {"import": "./a.mjs", "require": "./a.js"}, "./s*": "./*.js"}, '
                                   '"imports": {"#own": "./a.js"}}',
    "node_modules/a/a.mjs": 'import own from "#own"; export default own; export var b = 1;',
    "node_modules/a/a.js": "exports.b = 1; exports.__esModule = true;",
    "node_modules/a/ub.js": "module.exports = class A {};",
}


def spins(pid):
    """Whether the program is at work all the time, as one that waits for events is not, however long it waits for a processor."""
    while True:
        with open("/proc/%d/stat" % pid, encoding="latin-1") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        if fields[0] != "R":
            return False
        if (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") > SPINNING:
            return True
        time.sleep(0.1)


def run(folder, index, kind):
    """What is wrong with one run, and what it said."""
    with subprocess.Popen([NODE, PROGRAM, folder, str(index), str(kind)], cwd=ROOT, stdin=subprocess.DEVNULL,
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as program:
        try:
            said = program.communicate(timeout=SECONDS)[1]
        except subprocess.TimeoutExpired:
            if spins(program.pid):
                program.kill()
                return "never ends", ""
            program.terminate()
            said = program.communicate()[1]
    if program.returncode >= 0 or program.returncode == -signal.SIGTERM:
        return "", said.decode("utf-8", "replace")
    return "ended by " + signal.Signals(-program.returncode).name, said.decode("utf-8", "replace")


def prepare(folder):
    for name, text in MODULES.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)


def main():
    words = [word for word in sys.argv[1:] if word != "--all"]
    listed = subprocess.run([NODE, PROGRAM, "list"], cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\n")[:-1]
    if words:
        plan = [(i, kind) for i, name in enumerate(listed) for kind in range(KINDS) if any(word in name for word in words)]
    elif "--all" in sys.argv:
        plan = [(i, kind) for i in range(len(listed)) for kind in range(KINDS)]
    else:
        plan = [(i, i // SAMPLE % KINDS) for i in range(0, len(listed), SAMPLE)]
    failed = 0
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        prepare(folder)
        for (i, kind), (wrong, said) in zip(plan, pool.map(lambda one: run(folder, *one), plan)):
            if wrong or words:
                print("%s, kind %d: %s\n%s" % (listed[i], kind, wrong or "fine", said[-600:]), flush=True)
            failed += wrong != ""
    print("%d of %d failed" % (failed, len(plan)))
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
