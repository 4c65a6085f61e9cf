#!/usr/bin/env python3
"""The soak: a server is loaded by several kinds of clients, faults and all, and nothing may be wrong, lost, or growing. A third
of all connections are secure.

    soak.py [--seconds N] [--seed N] [--out DIR] [--node PROGRAM]

Every answer is checked byte for byte. At the end stand the requests, the faults and the errors in a table, beside the
descriptors and the memory of the server over time; with --out they are written there as well, as text, JSON and a PNG plot.
The exit code is 1 where anything was wrong, lost, or grew (report.py says what that means). What clients do follows from
the seed, which is printed; how their requests meet in the server does not.

Without arguments it is a test of some seconds, in which memory is not judged.
"""

import argparse
import asyncio
import contextlib
import json
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import types

import report
from actions import ACTIONS
from content import content, first_difference
from faults import ANSWERED
from link import AUTHORITY, secured

HERE = os.path.dirname(os.path.abspath(__file__))
FIXTURES = os.path.join(HERE, "fixtures")
FILES = {"0": 1, "1": 2, "5000": 3, "70000": 4, "1500000": 5}  # name, which is the size, and seed
QUIET = 30  # seconds in which the server must come to rest when the load is over

os.environ["PATH"] += ":/usr/sbin:/sbin"
os.environ["NODE_EXTRA_AUTHORITIES"] = AUTHORITY


def free_port():
    with socket.socket(type=socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def kill(process):
    """Process.kill() would look for the exit code, and then asyncio's own look finds none any more."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(process.pid, signal.SIGKILL)


class Soak:
    def __init__(self, options):
        self.options = options
        self.random = random.Random(options.seed)
        self.folder = tempfile.mkdtemp(prefix="soak-")
        self.tallies = {}  # of each client process that counts for itself, the last it told
        self.counted = report.Tally()  # what is counted here
        self.samples = []
        self.server = self.names = self.here = None
        self.start = time.monotonic()

    # ---- the processes ----

    async def start_names(self):
        """dnsmasq, which knows h0 to h249.soak.test and that there is nothing else below "test"."""
        while True:
            port = free_port()
            records = ["--host-record=h%d.soak.test,192.0.2.%d" % (n, n) for n in range(250)]
            self.names = await asyncio.create_subprocess_exec(
                "dnsmasq", "--no-daemon", "--conf-file=/dev/null", "--pid-file=", "--no-resolv", "--no-hosts",
                "--bind-interfaces", "--listen-address=127.0.0.1", "--port=%d" % port, "--local=/test/", "--local=/arpa/",
                *records, stderr=subprocess.PIPE)
            while line := await self.names.stderr.readline():
                if b"started, version" in line:
                    return "127.0.0.1:%d" % port
            await self.names.wait()  # the port is in use

    async def start_server(self):
        for name, seed in FILES.items():
            with open(os.path.join(self.folder, name), "wb") as file:
                file.write(content(seed, int(name)))
        names = await self.start_names()
        errors = open(os.path.join(self.folder, "errors"), "wb")
        self.server = await asyncio.create_subprocess_exec(
            self.options.node, "--expose-gc", os.path.join(FIXTURES, "server.js"), self.folder, names,
            stdout=subprocess.PIPE, stderr=errors)
        errors.close()
        ports = json.loads(await self.server.stdout.readline())
        self.here = types.SimpleNamespace(**ports, files=FILES)

    def descriptors(self):
        return len(os.listdir("/proc/%d/fd" % self.server.pid))

    def memory(self):
        with open("/proc/%d/status" % self.server.pid, encoding="ascii") as status:
            return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1))

    # ---- the clients ----

    async def client(self, command, seconds=None):
        """A client process that tells what it counts; killed after so many seconds, else told to end with the load."""
        here = json.dumps(vars(self.here))
        process = await asyncio.create_subprocess_exec(*command, here, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        reading = asyncio.ensure_future(self.read_tallies(process))
        if seconds is None:
            await self.load_is_over.wait()
            process.stdin.close()
        else:
            await asyncio.sleep(seconds)
            kill(process)
            self.counted.faults["a client process killed"] += 1
            self.counted.outcomes["the client went: killed"] += 1
        await reading
        if await process.wait() != (0 if seconds is None else -signal.SIGKILL):
            self.counted.wrong.append("%s: exit code %d" % (command[:2], process.returncode))

    async def read_tallies(self, process):
        while line := await process.stdout.readline():
            self.tallies[process.pid, id(process)] = json.loads(line)

    def command(self, kind, sessions, share):
        seed = str(self.random.randrange(1 << 30))
        if kind == "python":
            return [sys.executable, os.path.join(HERE, "worker.py"), seed, str(sessions), str(share)]
        return [self.options.node, os.path.join(FIXTURES, "client.js"), seed, str(sessions), str(share)]

    async def repeat(self, action, pause):
        """An action again and again for as long as the load lasts, up to `pause` seconds apart."""
        while not self.load_is_over.is_set():
            await action()
            try:
                await asyncio.wait_for(self.load_is_over.wait(), self.random.random() * pause)
            except asyncio.TimeoutError:
                pass

    async def victim(self):
        command = self.command(self.random.choice(("python", "node")), 4, 0.3)
        await self.client(command, 1 + 4 * self.random.random())

    def base_url(self):
        if self.random.random() < 1 / 3:
            return "https://localhost:%d" % self.here.secure["http"]
        return "http://127.0.0.1:%d" % self.here.http

    async def wrk(self):
        process = await asyncio.create_subprocess_exec(
            "wrk", "-t1", "-c20", "-d1s", "-s", os.path.join(FIXTURES, "wrk.lua"),
            self.base_url() + "/hello?n=wrk", stdout=subprocess.PIPE)
        if self.random.random() < 0.3:
            await asyncio.sleep(self.random.random())
            kill(process)
            await process.wait()
            self.counted.faults["wrk killed"] += 1
            self.counted.outcomes["the client went: killed"] += 1
            return
        output, _ = await process.communicate()
        found = json.loads(output.splitlines()[-1])
        self.counted.answers["wrk"] += found["requests"]
        if found["wrong"] or found["lost"]:
            self.counted.wrong.append("wrk: %s" % found)

    async def curl(self):
        seed, size = self.random.randrange(1000), self.random.randrange(200_000)
        url = self.base_url()
        expected = content(seed, size)
        if self.random.random() < 0.5:
            arguments, body = ["--limit-rate", "200k", url + "/stream?seed=%d&size=%d" % (seed, size)], b""
        else:
            arguments, body = ["-T", "-", url + "/upload"], expected
        process = await asyncio.create_subprocess_exec(
            "curl", "-s", "-m", "40", "-4", "--cacert", AUTHORITY, *arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        answer = asyncio.ensure_future(process.communicate(body))
        if self.random.random() < 0.3:
            await asyncio.wait([answer], timeout=self.random.random() * 0.3)
            if not answer.done():
                kill(process)
                self.counted.faults["curl killed"] += 1
                self.counted.outcomes["the client went: killed"] += 1
        output, _ = await answer
        if process.returncode == -signal.SIGKILL:
            return
        self.counted.answers["curl"] += 1
        if process.returncode != 0:
            self.counted.lost.append("curl %s: exit code %d" % (arguments, process.returncode))
        elif output != expected:
            self.counted.wrong.append("curl %s: %s" % (arguments, first_difference(output, expected)))

    async def freeze_names(self):
        """The name server stands still for a while; what it was asked is answered all the same."""
        self.names.send_signal(signal.SIGSTOP)
        await asyncio.sleep(0.3 + self.random.random())
        self.names.send_signal(signal.SIGCONT)
        self.counted.faults["name server stopped for a while"] += 1
        self.counted.outcomes[ANSWERED] += 1

    # ---- the course of it ----

    async def sample(self):
        pause = max(0.5, self.options.seconds / 600)
        while self.server.returncode is None and not self.load_is_over.is_set():
            self.note()
            await asyncio.sleep(pause)

    def note(self):
        self.samples.append({"seconds": round(time.monotonic() - self.start, 1), "descriptors": self.descriptors(),
                             "kib": self.memory(), "answers": report.total(self).answered()})

    async def one_of_each(self):
        """So that what the server makes on first use is there; gives its descriptors at rest."""
        for place in self.here, secured(self.here):
            for action in ACTIONS:
                await action(place, random.Random(self.options.seed))
        for _ in range(2):
            before = None
            while before != (before := self.descriptors()):
                await asyncio.sleep(0.5)
        return before

    async def load(self):
        self.load_is_over = asyncio.Event()
        clients = [
            self.client(self.command("python", 12, 0.35)),
            self.client(self.command("python", 12, 0.35)),
            self.client(self.command("node", 8, 0.2)),
            self.repeat(self.victim, 1),
            self.repeat(self.wrk, 10),
            self.repeat(self.curl, 0.5),
            self.repeat(self.freeze_names, 20),
        ]
        running = asyncio.gather(self.sample(), *clients)
        await asyncio.wait([running], timeout=self.options.seconds)
        self.load_is_over.set()
        await running

    async def come_to_rest(self, descriptors):
        for _ in range(QUIET * 2):
            if self.server.returncode is not None or self.descriptors() <= descriptors:
                break
            await asyncio.sleep(0.5)
        if self.server.returncode is None:
            self.note()

    async def end_server(self):
        """SIGTERM; gives the ledger, and the exit code."""
        code = "none: it did not end on SIGTERM"
        if self.server.returncode is None:
            self.server.send_signal(signal.SIGTERM)
        try:
            code = await asyncio.wait_for(self.server.wait(), QUIET)
        except asyncio.TimeoutError:
            self.server.send_signal(signal.SIGUSR1)
        line = await self.server.stdout.readline()
        return (json.loads(line)["ledger"] if line else {}), code

    async def run(self):
        await self.start_server()
        at_rest = await self.one_of_each()
        self.start = time.monotonic()
        await self.load()
        await self.come_to_rest(at_rest)
        ledger, code = await self.end_server()
        with open(os.path.join(self.folder, "errors"), encoding="utf-8", errors="replace") as errors:
            return report.Report(self, at_rest, ledger, code, errors.read())

    def clean(self):
        for process in (self.server, self.names):
            if process is not None and process.returncode is None:
                process.kill()
        shutil.rmtree(self.folder)


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=6)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 30))
    parser.add_argument("--out")
    parser.add_argument("--node", default=os.environ.get("NODE", "build/node"))
    return parser.parse_args()


async def main():
    options = parse()
    missing = [name for name in ("dnsmasq", "wrk", "curl") if shutil.which(name) is None]
    if missing:
        print("skipped: there is no " + ", ".join(missing))
        return 77
    print("soak.py --seconds %g --seed %d" % (options.seconds, options.seed), flush=True)
    soak = Soak(options)
    try:
        result = await soak.run()
    finally:
        soak.clean()
    print(result.text())
    if options.out:
        result.write(options.out)
    return 1 if result.faulty() else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
