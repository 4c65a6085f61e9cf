#!/usr/bin/env python3
"""Loading one more module takes no more system calls, and no more instructions, than it may.

What a program of many modules takes beyond one of few, for each: so the start does not count, nor does what is loaded once.
"""

import os
import re
import subprocess
import sys
import tempfile

from operations import NODE, check_countable

FEW, MANY = 100, 300

# name: ending, how one module names another, system calls, instructions. A file is opened, read to its end and closed. A name
# without ending, in a package, is tried as it stands (open) and with ".js" (stat, and lstat for its real path).
KINDS = {
    "classic": (".js", 'require("./m%d.js");', 4, 240_000),
    "ES": (".mjs", 'import * as m%d from "./m%d.mjs";', 4, 260_000),
    "package": (".js", 'require("./m%d");', 7, 340_000),
}
# Memory that V8 takes and gives back, and threads that wait, are no work for a module.
NOT_COUNTED = {"mmap", "munmap", "mprotect", "madvise", "brk", "futex"}


def program(folder, kind, count):
    """A tree of modules, each with the next two below it: the path of the one to start."""
    end, name = KINDS[kind][:2]
    below = os.path.join(folder, "node_modules", "p") if kind == "package" else folder
    os.makedirs(below, exist_ok=True)
    for i in range(count):
        with open(os.path.join(below, "m%d%s" % (i, end)), "w") as out:
            for k in (2 * i + 1, 2 * i + 2):
                if k < count:
                    out.write(name % ((k,) * name.count("%d")) + "\n")
            out.write("function greet(name) {\n  return `hello, ${name}, from module %d`;\n}\ngreet(1);\n" % i)
    if kind != "package":
        return os.path.join(folder, "m0" + end)
    with open(os.path.join(folder, "main.js"), "w") as out:
        out.write('require("p/m0");')
    return os.path.join(folder, "main.js")


def system_calls(script, out):
    subprocess.run(["strace", "-f", "-c", "-o", out, NODE, script], check=True)
    with open(out) as table:
        rows = re.findall(r"^ *[\d.]+ +[\d.]+ +\d+ +(\d+) +(?:\d+ +)?(\w+)$", table.read(), re.M)
    return sum(int(count) for count, name in rows if name != "total" and name not in NOT_COUNTED)


def instructions(script, out):
    tool = ["valgrind", "--tool=callgrind", "--smc-check=all-non-file", "--callgrind-out-file=" + out]
    subprocess.run([*tool, NODE, script], check=True, capture_output=True)
    with open(out) as text:
        return int(re.search(r"^(?:summary|totals): (\d+)", text.read(), re.M).group(1))


def check(kind, what, count, most):
    with tempfile.TemporaryDirectory() as folder:
        few, many = (count(program(os.path.join(folder, str(n)), kind, n), os.path.join(folder, "out")) for n in (FEW, MANY))
    each = (many - few) / (MANY - FEW)
    print("%-8s %-13s %8.1f of at most %.1f%s" % (kind, what, each, most, "" if each <= most else ": TOO MANY"))
    return each <= most


def main():
    check_countable("strace")
    check_countable("valgrind")
    good = True
    for kind, (_, _, calls, most) in KINDS.items():
        good &= check(kind, "system calls", system_calls, calls + 0.5)
        good &= check(kind, "instructions", instructions, most)
    sys.exit(not good)


if __name__ == "__main__":
    main()
