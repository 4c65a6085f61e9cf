#!/usr/bin/env python3
"""The program gets its options, arguments and stdin; without a script there is a complaint."""

import os
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures"))
from watched import NODE, Watched, check  # noqa: E402

MAIN = """
gc();
puts("arguments " + ARGV.slice(1));
node.stdio.open();
node.stdio.addListener("data", function (data) { print("stdin " + data); });
"""
watched = Watched({"main.js": MAIN}, "--expose-gc", "--watch", "main.js", "--watch", "-e", "x y")
watched.line("arguments main.js,--watch,-e,x y")
watched.program.stdin.write("a line\n")
watched.program.stdin.flush()
watched.line("stdin a line")
watched.program.stdin.close()
watched.line("node --watch: the program has ended with exit code 0")
check(watched.end() == 143)

watched = Watched({"a.js": "exports.v = 1;"}, "--watch", "-e", "puts('value ' + require('./a.js').v + ARGV.slice(1))", "x")
watched.line("value 1-e,x")
watched.write("a.js", "exports.v = 22;")
watched.line("value 22-e,x")
watched.line("node --watch: the program has ended")
check(watched.end() == 143)

# Only the program listens for debuggers.
watched = Watched({"main.js": "puts('runs'); setInterval(function () {}, 1000);"}, "--watch", "--inspect=127.0.0.1:0", "main.js")
watched.line("runs")
os.utime(watched.at("main.js"))
watched.line("runs")
watched.end()
check(len([line for line in watched.seen if line.startswith("Debugger")]) == 2, watched.seen)

# What the program starts has no descriptor more: 3 is the folder that ls reads.
watched = Watched({"main.js": "puts('fds ' + node.run(['ls', '/proc/self/fd']).wait().output.trim().split(/\s/));"}, "--watch", "main.js")
check(watched.line("fds ") == "fds 0,1,2,3", watched.seen)
watched.end()

for arguments, says in [(["--watch"], "needs a script"), (["--watch", "-"], "needs a script"),
                        (["--watch", "--test"], "do not go together")]:
    done = subprocess.run([NODE, *arguments], capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=30)
    check(done.returncode == 1 and says in done.stderr, arguments, done)
done = subprocess.run([NODE, "--watched", "-e", "require('path'); puts('fine')"], capture_output=True, text=True, timeout=30)
check(done.returncode == 0 and done.stdout == "fine\n", done)
