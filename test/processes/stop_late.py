#!/usr/bin/env python3
"""A worker ends when its time to stop is over, is killed where it does not; a second signal ends all at once."""

import signal
import socket
import sys
import time

from fixtures.processes import Processes

ECHO = """
var server = node.tcp.createServer(function (connection) {
  puts("accepted");
});
server.listen(0, "127.0.0.1");
puts("port " + server.port);
process.addListener("exit", function () {
  puts("exit");
});
"""
STUBBORN = ECHO + """
process.addListener("SIGTERM", function () {
  puts("no");
});
"""


def stop(script, seconds, signals=1):
    """The output behind the signal, the exit code, and how long it took."""
    with Processes(script, count=1, options=[f"--stop-timeout={seconds}"]) as processes:
        with socket.create_connection(("127.0.0.1", processes.port())):
            assert processes.line() == "accepted"
            begin = time.monotonic()
            processes.signal(signal.SIGTERM)
            if signals == 2:
                assert processes.line() == "no"
                processes.signal(signal.SIGINT)
            output = processes.supervisor.communicate()[0]
        return output, processes.supervisor.returncode, time.monotonic() - begin


output, code, took = stop(ECHO, 1)
assert (output, code) == ("exit\n", 0) and took >= 1, (output, code, took)
output, code, took = stop(STUBBORN, 1)
assert (output, code) == ("no\n", 0) and took >= 2, (output, code, took)
output, code, took = stop(STUBBORN, 30, signals=2)
assert (output, code) == ("", 128 + signal.SIGINT) and took < 20, (output, code, took)
sys.exit(0)
