#!/usr/bin/env python3
"""Whatever a script does in whichever callback, throwing, closing, waiting, exiting, all goes on or ends as it is documented.

    callbacks.py           each kind of callback with each action, as a test
    callbacks.py --all     and each way in which an action ends the program in each of them (`make misuse`)
    callbacks.py --pairs   each action behind each other, as `make misuse` does afterwards (a minute or two)
    callbacks.py WORD...   only kinds whose name contains all of these; shows what the programs say

No crash, no hang, no descriptor that stays open, and no answer on the wire that looks whole and is not. The kinds stand in
fixtures/callback_*.js; one that doc/api.md has and they have not is a failure. In some of them every callback does something
at random: SWEEP_RANDOM=1000 is as many runs of each, the same ones each time, SWEEP_SEED=7 others.
"""

import asyncio
import itertools
import json
import os
import re
import signal
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FIXTURES = os.path.join(ROOT, "test/misuse/fixtures")
sys.path.insert(0, FIXTURES)
import peers  # pylint: disable=wrong-import-position,import-error

NODE = os.path.abspath(os.environ.get("NODE", os.path.join(ROOT, "build/node")))
SWEEP = os.path.join(FIXTURES, "callbacks_sweep.js")
SECONDS = 300  # a program that takes longer hangs; callbacks_sweep.js has a bound for each run
AT_ONCE = 2
ENDS = ["throw"]  # what ends the program, in the test, besides "exit", which is the last of what is done one after another
MORE_ENDS = ["wait, throw", "throw in wait", "wait, exit", "exit in wait"]  # and with --all, or where an answer is at stake


# ---- what doc/api.md has ----

def documented():
    """The kinds that the page tells of."""
    with open(os.path.join(ROOT, "doc/api.md"), encoding="utf-8") as page:
        sections = re.split(r"^#{2,3} ", page.read(), flags=re.M)
    owners = {"Global Variables": "process", "Standard I/O": "node.stdio"}
    for section in sections:
        title, text = section.split("\n", 1)
        text = re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)
        owner = owners.get(title, title)
        events = set()
        for table in re.findall(r"^\| event .*\n\|[-|]+\n((?:\|.*\n)+)", text, re.M):
            for row in table.splitlines():
                events |= set(re.findall(r'"(\w+)"', row.split("|")[1]))
        for sentence in re.findall(r"(?:emitter of|Emits) ([^.]*)\.", text):
            events |= set(re.findall(r'`"(\w+)"`', sentence))
        if title == "Signals":
            yield "process SIGUSR1"  # one stands for all
        else:
            yield from ("%s %s" % (owner, event) for event in events)
        promises = title in ("File I/O", "DNS")
        for paragraph in re.split(r"\n\n", text):
            for name, arguments in re.findall(r"\*\*`([\w.]+)\(([^)]*)\)`\*\*", paragraph):
                if re.search(r"\bcallback\b", arguments):
                    yield name + " callback"
                elif (promises and name != "node.dns.setServers") or re.search(r"returns? a promise", paragraph):
                    yield from (name + " success", name + " error")
            yield from (name + " callback" for name in re.findall(r"functions \*\*`(on\w+)`\*\* and", paragraph))
            yield from (name + " callback" for name in re.findall(r"and \*\*`(on\w+)`\*\*", paragraph))


def missing(kinds):
    there = {name.split(":")[0] for name in kinds}
    return sorted(set(documented()) - there)


# ---- one program ----

class Run:
    """An action of one kind. What it sends may be broken off if it is `loose`."""

    def __init__(self, action):
        self.action, self.loose = action, False


class Program:
    """A program of the sweep, and what it did. `problems` are sentences."""

    def __init__(self, world, kind, action):
        self.world, self.kind, self.action = world, kind, action
        self.run_now = Run(action or "?")
        self.problems = []
        self.runs = {}  # whose the bodies are
        self.told = {}  # body -> (run, length, finished)
        self.dialled = []  # (run, number, task, mode)
        self.exits = 0

    def problem(self, text, run=None):
        self.problems.append("%s, %s: %s" % (self.kind, (run or self.run_now).action, text))

    def hear(self, line):
        word, _, rest = line.partition(" ")
        if word == "RUN":
            self.run_now = Run(rest)
        elif word == "LOOSE":
            self.run_now.loose = True
        elif word == "FAILED":
            self.problem(rest)
        elif word == "EXIT":
            self.exits += 1
        elif word == "DIAL":
            port, request, mode, number = rest.split()
            task = asyncio.ensure_future(peers.dial(int(port), request, mode, number))
            self.dialled.append((self.run_now, number, task, mode))
            self.runs[number] = self.run_now
        elif word in ("WIRE", "SENT"):
            name, length, finished = rest.split()
            run = self.runs.setdefault(name.split("/")[0], self.run_now)  # a timer may be late
            self.told[name] = (run, int(length), finished == "1")

    async def start(self):
        others = dict(self.world.peers, id="p%d" % next(self.world.ids))
        command = [NODE, SWEEP, json.dumps(others), self.kind] + ([self.action] if self.action else [])
        with open("/dev/null" if self.kind == "node.stdio close" else "/dev/zero", "rb") as stdin:
            return await asyncio.create_subprocess_exec(*command, stdin=stdin, stdout=asyncio.subprocess.PIPE,
                                                        stderr=asyncio.subprocess.PIPE, cwd=self.world.peers["folder"])

    async def run(self):
        process = await self.start()
        errors = asyncio.ensure_future(process.stderr.read())
        try:
            async with asyncio.timeout(SECONDS):
                async for line in process.stdout:
                    self.hear(line.decode("utf-8", "replace").rstrip("\n"))
                code = await process.wait()
                self.judge_end(code, (await errors).decode("utf-8", "replace"))
                await self.judge_wire()
        except TimeoutError:
            self.problem("hangs")
            if process.returncode is None:
                process.kill()
        return self.problems

    # Codes: 0 at the natural end, 1 for what nobody caught, 7 of the action that exits.
    def judge_end(self, code, errors):
        expected, exits = [7], 1
        if self.action in (None, "pairs", "random"):
            pass
        elif "throw" in self.action:
            expected, exits = [1], 0
            if "thrown in a callback" not in errors:
                self.problem("the exception was not told: " + errors[-500:])
        elif "exit" not in self.action:
            expected = [0, 1]
            if code == 1 and not re.search(r"^\w*Error: ", errors, re.M):
                self.problem("no reason was given: " + errors[-500:])
        if code not in expected:
            name = signal.Signals(-code).name if code < 0 else "exit code %d" % code
            self.problem("%s: %s" % (name, errors[-1500:]))
        if self.exits != exits and not self.world.kinds[self.kind]["alone"]:
            self.problem('%d times "exit"' % self.exits)

    async def judge_wire(self):
        whole = {}
        for run, number, task, mode in self.dialled:
            text, fin = await task
            for index, (status, body) in enumerate(peers.answers_in(text, fin)):
                name = "%s/%d" % (number, index)
                whole[name] = body
                if status == 200 and not self.is_right(run, name, body):
                    self.problem("an answer of %d bytes looks whole; of %d given" %
                                 (len(body), self.told.get(name, (run, 0))[1]), run)
            if mode == "reset":
                run.loose = True
        for name, (run, length, finished) in self.told.items():
            if name in self.world.origin.got:
                body, is_whole = self.world.origin.got[name]
                if is_whole:
                    whole[name] = body
                if is_whole and not self.is_right(run, name, body):
                    self.problem("a request of %d bytes looks whole, of %d given" % (len(body), length), run)
            if finished and not run.loose and self.action in (None, "pairs") and name not in whole and "/" in name:
                self.problem("an answer is not whole: %s" % name, run)

    def is_right(self, run, name, body):
        _, length, finished = self.told.get(name, (run, 0, False))
        if "pump to" in run.action:  # two write to it, and either may finish it
            return True
        return finished and body == peers.PATTERN[:length]


class World:
    """The other ends, and what is in the sweep."""

    def __init__(self, kinds, folder):
        self.kinds, self.peers, self.origin, self.servers = kinds, {"folder": folder}, peers.Origin(), []
        self.ids = itertools.count()
        self.slots = asyncio.Semaphore(AT_ONCE)

    async def open(self):
        behaviours = {"echo": peers.echo, "bye": peers.bye, "sink": peers.sink, "resets": peers.resets, "origin": self.origin}
        for name, behaviour in behaviours.items():
            server, self.peers[name] = await peers.serve(behaviour)
            self.servers.append(server)
        self.refused = peers.bound()
        self.peers["refused"] = self.refused.getsockname()[1]
        stub = os.path.join(ROOT, "test/api/dns/fixtures/stub.py")
        self.names = await asyncio.create_subprocess_exec("python3", stub, stdin=asyncio.subprocess.PIPE,
                                                          stdout=asyncio.subprocess.PIPE)
        self.peers["dns"] = int(await self.names.stdout.readline())
        self.peers["file"] = os.path.join(self.peers["folder"], "pattern")
        with open(self.peers["file"], "wb") as file:
            file.write(peers.PATTERN[:100000])

    async def close(self):
        self.names.stdin.close()
        await self.names.wait()

    async def run(self, kind, action):
        async with self.slots:
            return await Program(self, kind, action).run()


def programs(kinds, everything, pairs):
    """(kind, action) of each program to run; no action is all that a program survives."""
    for name, kind in kinds.items():
        if kind["random"]:
            yield name, "random"
            continue
        if pairs:
            if not kind["alone"]:
                yield name, "pairs"
            continue
        if kind["alone"]:
            yield from ((name, action) for action in kind["actions"])
            continue
        yield name, None
        ends = ENDS + (MORE_ENDS if everything or "HTTP/1.0" in name else [])
        yield from ((name, action) for action in ends if action in kind["actions"])


async def sweep(kinds, words, everything, pairs):
    with tempfile.TemporaryDirectory() as folder:
        world = World(kinds, folder)
        await world.open()
        chosen = [one for one in programs(kinds, everything or words, pairs) if all(word in one[0] for word in words)]
        problems = sum(await asyncio.gather(*(world.run(*one) for one in chosen)), [])
        await world.close()
    print("%d programs, %d problems" % (len(chosen), len(problems)))
    return problems


def main():
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    done = os.popen("%s %s list" % (NODE, SWEEP))
    kinds = json.load(done)
    problems = ["not in the sweep: " + name for name in missing(kinds)]
    problems += asyncio.run(sweep(kinds, words, "--all" in sys.argv, "--pairs" in sys.argv))
    print("\n".join(problems))
    sys.exit(1 if problems else 0)


main()
