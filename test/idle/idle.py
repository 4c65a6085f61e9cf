#!/usr/bin/env python3
"""A server with very many idle connections and slow heads goes on answering, and keeps and ends each of them as it should.

    idle.py [--idle N] [--slow N] [--head-timeout MS] [--idle-timeout MS] [--judge] [--node PROGRAM]

The idle clients each have one answer and then send nothing; the slow ones send a head a byte at a time, without end. Beside
them a well-behaved client asks again and again, all the while: as the others come, as they stay, and as they are cut off.
Every one of its requests must be answered, each slow client must get 408 and not before the head time-out, and each idle
one, after one more answer, a FIN and not before the idle time-out. With --judge each answer must have come within 50 ms,
and the server may hold 1 KiB for an idle connection; without, as a test of some seconds, times are shown only.

The server needs a descriptor for each connection, as many as its clients together (RLIMIT_NOFILE is raised to the hard
limit, which must be that high), and the clients a port: they come from several addresses, 127.0.0.2 and up.
"""

import argparse
import contextlib
import multiprocessing
import os
import re
import resource
import selectors
import socket
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
REQUEST = b"GET / HTTP/1.1\r\nHost: idle\r\n\r\n"
ADDRESSES = 8
STRESS = "NODE_GC_STRESS" in os.environ  # a collection at every turn takes its time
WARM = 50 if STRESS else 500  # connections that are idle before memory is first looked at
GRACE = 10  # seconds that a cut-off may come late on a busy machine
WITHIN = 0.050
ALLOWED = 1024


def connect(port, number):
    connection = socket.socket()
    connection.bind(("127.0.0.%d" % (2 + number % ADDRESSES), 0))
    connection.connect(("127.0.0.1", port))
    connection.settimeout(20)
    return connection


def answer(connection):
    """The one answer that there is; raises where it is another."""
    data = b""
    while not data.endswith(b"\r\n\r\nhello"):
        piece = connection.recv(4096)
        if not piece:
            raise ConnectionError("closed after %r" % data)
        data += piece
    if not data.startswith(b"HTTP/1.1 200 OK\r\n"):
        raise ValueError("an answer %r" % data)


def ask(connection, request=REQUEST):
    connection.sendall(request)
    answer(connection)


# ---- the clients, each a process of its own that is told what to do through a pipe ----

class Crowd:
    """Connections that are watched for what the server does with them."""

    def __init__(self):
        self.watched = selectors.DefaultSelector()
        self.begun = {}  # connection -> when what the server limits began
        self.ends = []  # of each that has ended: after how many seconds, and what came before

    def add(self, connection, since):
        connection.setblocking(False)
        self.begun[connection] = since
        self.watched.register(connection, selectors.EVENT_READ, bytearray())

    def look(self, seconds):
        """Takes in what comes for so long."""
        until = time.monotonic() + seconds
        while self.begun and (left := until - time.monotonic()) > 0:
            for key, _ in self.watched.select(left):
                self.take(key.fileobj, key.data)

    def take(self, connection, came):
        try:
            data = connection.recv(4096)
        except OSError as error:
            data = b""
            came += str(error).encode()
        came += data
        if data:
            return
        self.watched.unregister(connection)
        self.ends.append((time.monotonic() - self.begun.pop(connection), bytes(came)))
        connection.close()


def idle_clients(port, pipe):
    """Commands: a number (so many more), "ask" (each once more), a time-out in seconds as a float (see to the end)."""
    answered = {}  # connection -> when it last asked
    while isinstance(command := pipe.recv(), int) or command == "ask":
        if command == "ask":
            connections = list(answered)
        else:
            connections = [connect(port, number) for number in range(command)]
        for connection in connections:
            answered[connection] = time.monotonic()
            ask(connection)
        pipe.send(len(connections))
    crowd = Crowd()
    for connection, since in answered.items():
        crowd.add(connection, since)
    pipe.send("waiting")
    crowd.look(command + GRACE)
    pipe.send((crowd.ends, len(crowd.begun)))


def slow_clients(port, pipe):
    """Commands: a number (so many), then a time-out in seconds as a float (dribble to the end)."""
    crowd = Crowd()
    for number in range(pipe.recv()):
        crowd.add(connect(port, number), 0)
    seconds = pipe.recv()
    head = REQUEST[:-2] + b"X: " + b"x" * 10000
    for connection in list(crowd.begun):
        crowd.begun[connection] = time.monotonic()
        connection.send(head[:1])
    pipe.send("dribbling")
    until = time.monotonic() + seconds + GRACE
    sent = 1
    while crowd.begun and time.monotonic() < until:
        crowd.look(seconds / 20)
        for connection in list(crowd.begun):
            with contextlib.suppress(OSError):  # those cut off meanwhile
                connection.send(head[sent:sent + 1])
        sent += 1
    pipe.send((crowd.ends, len(crowd.begun)))


@contextlib.contextmanager
def process(target, port):
    here, there = multiprocessing.Pipe()
    running = multiprocessing.Process(target=target, args=(port, there), daemon=True)
    running.start()
    there.close()
    yield here
    running.kill()
    running.join()


# ---- the well-behaved client ----

class Probes:
    """Asks, on a kept connection and on a new one by turns, until the others have done what they were told to."""

    def __init__(self, port):
        self.port, self.kept = port, connect(port, 0)
        self.seconds = {}  # (phase, kind of connection) -> of each answer

    def ask(self, phase, kept):
        start = time.monotonic()
        connection = self.kept if kept else connect(self.port, 0)
        ask(connection)
        kind = "kept" if kept else "new"
        self.seconds.setdefault((phase, kind), []).append(time.monotonic() - start)
        if not kept:
            connection.close()

    def during(self, phase, *pipes, at_least=0.0):
        """Gives what each pipe brings."""
        found, start = {}, time.monotonic()
        while len(found) < len(pipes) or time.monotonic() < start + at_least:
            for kept in (True, False):
                self.ask(phase, kept)
                time.sleep(0.005)
            for pipe in pipes:
                if pipe not in found and pipe.poll():
                    found[pipe] = pipe.recv()
        return [found[pipe] for pipe in pipes]

    def show(self):
        print("\n%-28s %-10s %7s %9s %9s %9s" % ("answers while", "connection", "number", "p50 ms", "p99 ms", "max ms"))
        for (phase, kind), seconds in self.seconds.items():
            ordered = sorted(seconds)
            figures = [1000 * ordered[int((len(ordered) - 1) * part)] for part in (0.5, 0.99, 1)]
            print("%-28s %-10s %7d %9.2f %9.2f %9.2f" % (phase, kind, len(ordered), *figures))

    def slowest(self):
        return max(max(seconds) for seconds in self.seconds.values())


# ---- the course of it ----

def resident(server, port):
    """Bytes of its own, not of program files, and without the garbage of requests that are through: V8 gives memory back
    when nothing happens for a while."""
    with contextlib.closing(connect(port, 0)) as connection:
        for _ in range(5):
            ask(connection, REQUEST.replace(b"/", b"/collect", 1))
            time.sleep(0.1)
    with open("/proc/%d/status" % server.pid, encoding="ascii") as status:
        return int(re.search(r"RssAnon:\s+(\d+)", status.read()).group(1)) * 1024


def warm_up(port):
    """So that what a server makes once for all its connections is there."""
    for _ in range(20):
        with contextlib.closing(connect(port, 0)) as connection:
            for _ in range(1000):
                ask(connection)


def judge_ends(what, ends, still_open, timeout, expected):
    """Complaints about ends of connections that came too early, or were others than expected."""
    print("%s: %d cut off after %.1f to %.1f s, %d still open" % (
        what, len(ends), min(seconds for seconds, _ in ends), max(seconds for seconds, _ in ends), still_open))
    found = ["%s: %d were never cut off" % (what, still_open)] if still_open else []
    early = [seconds for seconds, _ in ends if seconds < timeout]
    if early:
        found.append("%s: %d were cut off early, one after %.3f s" % (what, len(early), min(early)))
    others = [came for _, came in ends if not came.startswith(expected) or (not expected and came)]
    if others:
        found.append("%s: %d ended otherwise, one with %r" % (what, len(others), others[0]))
    return found


def run(options, server, port, idle, slow):
    if options.judge:
        warm_up(port)
    probes = Probes(port)
    idle.send(WARM)
    idle.recv()
    before = resident(server, port)
    idle.send(options.idle)
    probes.during("idle ones come", idle)
    per_connection = (resident(server, port) - before) / options.idle
    slow.send(options.slow)
    slow.send(options.head_timeout / 1000)
    probes.during("slow ones come", slow)
    idle.send("ask")
    answered, = probes.during("each idle one asks again", idle)
    probes.during("they stay", at_least=min(20, options.idle_timeout / 4000))
    # From here on nothing is heard of the idle ones.
    idle.send(options.idle_timeout / 1000)
    probes.during("they stay", idle)
    (slow_ends, slow_left), = probes.during("slow ones are cut off", slow)
    (idle_ends, idle_left), = probes.during("idle ones are cut off", idle)
    probes.show()
    if options.judge:
        print("\nresident memory: %.0f bytes for each of %d idle connections" % (per_connection, options.idle))
    found = judge_ends("slow heads", slow_ends, slow_left, options.head_timeout / 1000, b"HTTP/1.1 408 ")
    found += judge_ends("idle connections", idle_ends, idle_left, options.idle_timeout / 1000, b"")
    if answered != options.idle + WARM:
        found.append("only %d idle connections were answered again" % answered)
    if options.judge and probes.slowest() > WITHIN:
        found.append("an answer took %.1f ms" % (1000 * probes.slowest()))
    if options.judge and per_connection > ALLOWED:
        found.append("%.0f bytes for an idle connection" % per_connection)
    return found


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--idle", type=int, default=100 if STRESS else 1000)
    parser.add_argument("--slow", type=int, default=20 if STRESS else 200)
    parser.add_argument("--head-timeout", type=int, default=2000)
    parser.add_argument("--idle-timeout", type=int, default=6000)
    parser.add_argument("--judge", action="store_true")
    parser.add_argument("--node", default=os.environ.get("NODE", "build/node"))
    return parser.parse_args()


def main():
    options = parse()
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    needed = options.idle + options.slow + WARM + 100
    if hard < needed:
        print("skipped: the limit of descriptors (ulimit -Hn) is %d, %d are needed" % (hard, needed))
        return 77
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    command = [options.node, "--expose-gc", os.path.join(HERE, "fixtures/server.js"),
               str(options.head_timeout), str(options.idle_timeout)]
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    port = int(server.stdout.readline())
    with process(idle_clients, port) as idle, process(slow_clients, port) as slow:
        found = run(options, server, port, idle, slow)
    server.stdin.close()
    if server.wait() != 0:
        found.append("exit code of the server: %d" % server.returncode)
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
