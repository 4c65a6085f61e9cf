"""Runs fixtures/operations.js under a tool, and talks to its servers."""

import json
import os
import shutil
import socket
import subprocess
import sys

NODE = os.environ["NODE"]
HELLO = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
MESSAGE = b"0123456789" * 10


def skip(reason):
    print("skipped: " + reason)
    sys.exit(77)


def check_countable(tool):
    """Skips the test where counting means nothing."""
    if shutil.which(tool) is None:
        skip(tool + " is not there")
    if "NODE_GC_STRESS" in os.environ:
        skip("a collector under stress costs what it costs")
    with open(NODE, "rb") as program:
        if b"__asan_init" in program.read():
            skip("the sanitizers cost what they cost")


def talk(port, message, count, is_answer):
    """Sends `message` `count` times over one connection, each when the answer to the one before is there."""
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for _ in range(count):
            connection.sendall(message)
            answer = b""
            while not is_answer(answer):
                piece = connection.recv(4096)
                if not piece:
                    raise RuntimeError("the connection was closed")
                answer += piece


def run(tool, rounds, flags=()):
    """Runs all operations under `tool`; gives how many of each there are in a round. Skips where that means nothing."""
    check_countable(tool[0])
    program = subprocess.Popen([*tool, NODE, *flags, "test/cost/fixtures/operations.js", str(rounds)],
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    line = program.stdout.readline()
    if not line:
        _, errors = program.communicate()
        skip("the program does not run under %s: %s" % (tool[0], errors.strip()[-300:]))
    plan = json.loads(line)
    counts = plan["counts"]
    talk(plan["http"], HELLO, rounds * counts["hello"], lambda answer: answer.endswith(b"Hello World"))
    talk(plan["proxy"], HELLO, rounds * counts["proxied"], lambda answer: answer.endswith(b"Hello World"))
    talk(plan["tcp"], MESSAGE, rounds * counts["echo"], lambda answer: answer == MESSAGE)
    _, errors = program.communicate()
    if program.returncode != 0:
        sys.exit("operations.js ended with %d:\n%s" % (program.returncode, errors))
    return counts
