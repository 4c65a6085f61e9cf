#!/usr/bin/env python3
"""What is planted in examples/debug/ is found as doc/debugging.md has it: by a breakpoint, by two snapshots, by a profile."""

import collections
import glob
import json
import os
import signal
import sys
import tempfile
import threading
import time
import urllib.request

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures"))
from debugger import Debugger, Program, check  # noqa: E402

EXAMPLES = os.path.abspath("examples/debug")


def get(url):
    with urllib.request.urlopen(url, timeout=30) as answer:
        return answer.read().decode()


def place(program):
    return program.process.stdout.readline().strip().partition("?")[0]


def line_of(name, text):
    with open(os.path.join(EXAMPLES, name), encoding="utf-8") as file:
        return next(number for number, line in enumerate(file) if text in line)


def fault():
    with Program("--inspect=0", os.path.join(EXAMPLES, "visits.js"), "0") as program:
        url = place(program)
        debugger = Debugger(program)
        debugger.call("Debugger.enable")
        line = line_of("visits.js", "sendBody")
        debugger.call("Debugger.setBreakpointByUrl", urlRegex="visits\\.js$", lineNumber=line)
        answers = []
        client = threading.Thread(target=lambda: answers.append(get(url + "?name=ann")))
        client.start()
        frame = debugger.event("Debugger.paused")["callFrames"][0]
        check(frame["location"]["lineNumber"] == line, "the line: %r" % frame["location"])
        for expression, value in (("visits.you", None), ("visits[name]", 1)):
            found = debugger.call("Debugger.evaluateOnCallFrame", callFrameId=frame["callFrameId"], expression=expression)
            check(found["result"].get("value") == value, "%s: %r" % (expression, found))
        debugger.call("Debugger.resume")
        client.join()
        check(answers == ["ann: undefined\n"], "the answer: %r" % answers)


def objects(path):
    """How many objects of each name a snapshot has, which is checked to be one: its counts, and where its edges lead."""
    with open(path, encoding="utf-8") as file:
        snapshot = json.load(file)
    meta, nodes, edges = snapshot["snapshot"]["meta"], snapshot["nodes"], snapshot["edges"]
    width, edge_width = len(meta["node_fields"]), len(meta["edge_fields"])
    check(len(nodes) == width * snapshot["snapshot"]["node_count"], "the count of nodes")
    check(len(edges) == edge_width * snapshot["snapshot"]["edge_count"], "the count of edges")
    own_edges = meta["node_fields"].index("edge_count")
    check(sum(nodes[own_edges::width]) == snapshot["snapshot"]["edge_count"], "the edges of all nodes")
    to_node = meta["edge_fields"].index("to_node")
    check(all(to % width == 0 and to < len(nodes) for to in edges[to_node::edge_width]), "where edges lead")
    types = meta["node_types"][0]
    return collections.Counter(snapshot["strings"][nodes[at + 1]] for at in range(0, len(nodes), width)
                               if types[nodes[at]] == "object")


def snapshot(process, known):
    process.send_signal(signal.SIGUSR2)
    while True:
        check(process.poll() is None, "it goes on")
        for path in set(glob.glob("Heap.*.heapsnapshot")) - known:
            known.add(path)
            while True:
                try:
                    return objects(path)
                except ValueError:
                    time.sleep(0.05)  # not whole yet
        time.sleep(0.05)


def leak():
    known = set()
    with Program("--heapsnapshot-signal=SIGUSR2", os.path.join(EXAMPLES, "leak.js"), "0", waits=False) as program:
        url = place(program)
        get(url)
        before = snapshot(program.process, known)
        for _ in range(50):
            get(url)
        time.sleep(1.1)  # the name of a file has its second
        after = snapshot(program.process, known)
    check(after["Session"] - before["Session"] == 50, "sessions: %d, %d" % (before["Session"], after["Session"]))


def slow():
    with Program(os.path.join(EXAMPLES, "slow.js"), "0", waits=False) as program:
        url = place(program)
        profiles = []
        recorder = threading.Thread(target=lambda: profiles.append(json.loads(get(url + "profile?ms=700"))))
        recorder.start()
        while recorder.is_alive():
            get(url)
        recorder.join()
    names = {node["id"]: node["callFrame"]["functionName"] for node in profiles[0]["nodes"]}
    parents = {child: node["id"] for node in profiles[0]["nodes"] for child in node.get("children", ())}
    times = collections.Counter()
    for sample, delta in zip(profiles[0]["samples"], profiles[0]["timeDeltas"]):
        functions = set()
        while sample is not None:
            functions.add(names[sample])
            sample = parents.get(sample)
        for name in functions:
            times[name] += delta
    busy = times["(root)"] - times["(idle)"]
    check(times["unique"] > 0.5 * busy, "where the time is: %r" % times.most_common(8))


with tempfile.TemporaryDirectory() as folder:
    os.environ["NODE"] = os.path.abspath(os.environ["NODE"])
    fault()
    os.chdir(folder)
    leak()
    slow()
