#!/usr/bin/env python3
"""Whatever builtin function a program replaces: servers, clients, connections, files, children and timers give what they should.

    builtins_results.py WORD...    only those whose name contains one of these; shows what went wrong

lib/ takes what it needs of the language when the program starts. The program is fixtures/builtins_results.js.
"""

import concurrent.futures
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
NODE = os.path.abspath(os.environ.get("NODE", os.path.join(ROOT, "build/node")))
PROGRAM = os.path.join(ROOT, "test/misuse/fixtures/builtins_results.js")
AT_ONCE = 4
SECONDS = 60

# What a call of lib/ goes through, and what it measures bytes by: without them it would be slower. Such a program gets
# errors, as builtins.py has it.
EXCEPTIONS = {"global.Function.prototype.apply", "global.Function.prototype.call", "%TypedArray%.prototype.length"}


def main():
    words = sys.argv[1:]

    def node(*arguments):
        return subprocess.run([NODE, PROGRAM, *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, timeout=SECONDS, check=False)
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        path = os.path.join(folder, "file")
        with open(path, "w", encoding="ascii") as file:
            file.write("line of a file")
        names = node(path, "list").stdout.split("\n")[:-1]
        assert len(names) > 400, names
        plan = [i for i, name in enumerate(names) if any(word in name for word in words) or not words and name not in EXCEPTIONS]
        failed = 0
        for i, ran in zip(plan, pool.map(lambda i: node(path, i), plan)):
            if ran.returncode != 0:
                failed += 1
                print(names[i], ran.returncode, ran.stdout[-600 if words else -200:], ran.stderr[-600:], flush=True)
        print("%d of %d failed" % (failed, len(plan)))
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
