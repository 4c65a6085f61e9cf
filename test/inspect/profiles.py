#!/usr/bin/env python3
"""--cpu-prof, --heap-prof, node.profile, node.heapSnapshot and a signal write files in the formats that DevTools opens."""

import glob
import json
import os
import signal
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures"))
from debugger import NODE, check  # noqa: E402

WORK = """
function slow(until) { var sum = 0; while (Date.now() < until) sum += Math.sqrt(sum); return sum; }
slow(Date.now() + 200);
globalThis.kept = []; for (var i = 0; i < 2e5; i++) kept.push({number: i});
"""


def load(folder, pattern):
    name, = glob.glob(os.path.join(folder, pattern))
    with open(name) as file:
        return json.load(file)


def run(folder, *arguments):
    done = subprocess.run([NODE, *arguments], cwd=folder, capture_output=True, text=True, timeout=60)
    check(done.returncode == 0, "it ends well: %r" % done)
    return done.stdout


with tempfile.TemporaryDirectory() as folder:
    run(folder, "--cpu-prof", "--heap-prof", "-e", WORK)
    cpu = load(folder, "CPU.*.cpuprofile")
    nodes = {node["id"]: node for node in cpu["nodes"]}
    check(len(cpu["samples"]) == len(cpu["timeDeltas"]) > 10, "samples with their times")
    check(all(sample in nodes for sample in cpu["samples"]), "each sample has its node")
    check(any(node["callFrame"]["functionName"] == "slow" for node in nodes.values()), "the slow function is there")
    check(cpu["endTime"] > cpu["startTime"], "the times")
    heap = load(folder, "Heap.*.heapprofile")
    check(heap["head"]["callFrame"]["functionName"] == "(root)" and heap["samples"], "the heap's profile")

with tempfile.TemporaryDirectory() as folder:
    program = """
      globalThis.planted = new (class PlantedThing {})();
      node.heapSnapshot("own.heapsnapshot").addCallback(function (path) { puts(path); });
      node.profile(30).addCallback(function (text) { puts(JSON.parse(text).nodes.length > 0); });
      node.heapSnapshot("/proc/nothing").addErrback(function (error) { puts(error.code); });
      node.heapSnapshot("/dev/full").addErrback(function (error) { puts(error.code); });
    """
    out = run(folder, "-e", program).split()
    check(sorted(out) == ["ENOENT", "ENOSPC", "own.heapsnapshot", "true"], "the promises: %r" % out)
    snapshot = load(folder, "own.heapsnapshot")
    fields = len(snapshot["snapshot"]["meta"]["node_fields"])
    check(len(snapshot["nodes"]) == fields * snapshot["snapshot"]["node_count"], "as many nodes as it says")
    check("PlantedThing" in snapshot["strings"], "the planted object is there")

with tempfile.TemporaryDirectory() as folder:
    # The folder is looked at: the file is there when it has been written whole.
    waits = subprocess.Popen([NODE, "--heapsnapshot-signal=SIGUSR2", "-e", "node.debug('begins'); setInterval(function () {}, 50)"],
                             cwd=folder, stdout=subprocess.PIPE, text=True)
    check(waits.stdout.readline() == "begins\n", "it begins")
    waits.send_signal(signal.SIGUSR2)
    while True:
        check(waits.poll() is None, "the signal does not end it")
        try:
            load(folder, "Heap.*.heapsnapshot")
            break
        except ValueError:
            pass  # not there yet, or not whole
    # As many files as signals, although their names have the time in seconds only.
    for count in (2, 3):
        waits.send_signal(signal.SIGUSR2)
        while len(glob.glob(os.path.join(folder, "Heap.*.heapsnapshot"))) < count:
            check(waits.poll() is None, "the signal does not end it")
    waits.kill()
    waits.wait()

for option, complaint in (("--heapsnapshot-signal=SIGNONE", "there is no signal SIGNONE"),):
    refused = subprocess.run([NODE, option, "-e", "0"], capture_output=True, text=True)
    check(refused.returncode == 1 and complaint in refused.stderr, "%s: %r" % (option, refused))
