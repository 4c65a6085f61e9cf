#!/usr/bin/env python3
"""Signals are passed on, and when one has ended the program the watcher ends with its exit code."""

import os
import signal
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures"))
from watched import Watched, check  # noqa: E402

MAIN = """
["SIGUSR1", "SIGUSR2", "SIGHUP", "SIGINT", "SIGTERM"].forEach(function (name) {
  process.addListener(name, function () {
    puts("got " + name);
    if (name === ARGV[2]) node.exit(Number(ARGV[3]));
  });
});
setInterval(function () {}, 1000);
puts("pid " + node.pid);
"""


def gone(pid):
    return not os.path.exists(f"/proc/{pid}")


for name, code in [("SIGINT", 5), ("SIGTERM", 0)]:
    watched = Watched({"main.js": MAIN}, "--watch", "main.js", name, str(code))
    pid = watched.line("pid ").split()[1]
    for other in "SIGUSR1", "SIGUSR2", "SIGHUP":
        watched.program.send_signal(signal.Signals[other])
        watched.line("got " + other)
    check(watched.end(signal.Signals[name]) == code, name)
    check(watched.seen.count("got " + name) == 1 and gone(pid), watched.seen)

for number in signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT:
    watched = Watched({"main.js": "puts('pid ' + node.pid); setInterval(function () {}, 1000);"}, "--watch", "main.js")
    pid = watched.line("pid ").split()[1]
    check(watched.end(number) == 128 + number and gone(pid), number)
    watched = Watched({"main.js": ""}, "--watch", "main.js")
    watched.line("node --watch: the program has ended")
    check(watched.end(number) == 128 + number, number)

# Who does not want to end is killed by the second signal.
watched = Watched({"main.js": MAIN}, "--watch", "main.js")
pid = watched.line("pid ").split()[1]
watched.program.send_signal(signal.SIGTERM)
watched.line("got SIGTERM")
check(watched.end(signal.SIGINT) == 137 and gone(pid))
