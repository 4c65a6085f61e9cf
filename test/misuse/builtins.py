#!/usr/bin/env python3
"""Whatever builtin function a program replaces, and whatever setter it puts on a prototype: no crash, no hang.

    builtins.py            a sample: some builtins, each with one kind of replacement, as a test
    builtins.py --all      each builtin with each kind of replacement (`make misuse`)
    builtins.py WORD...    only those whose name contains one of these, with each kind; shows what the program says

The program is fixtures/builtins_program.js, which uses each section of the API once.
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
AT_ONCE = 6  # programs wait most of their time


def spins(pid):
    """Whether the program is at work all the time, as one that waits for events is not."""
    for _ in range(8):
        time.sleep(0.1)
        with open("/proc/%d/stat" % pid, encoding="latin-1") as stat:
            if stat.read().rsplit(")", 1)[1].split()[0] != "R":
                return False
    return True


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
        for (i, kind), (wrong, said) in zip(plan, pool.map(lambda one: run(folder, *one), plan)):
            if wrong or words:
                print("%s, kind %d: %s\n%s" % (listed[i], kind, wrong or "fine", said[-600:]), flush=True)
            failed += wrong != ""
    print("%d of %d failed" % (failed, len(plan)))
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
