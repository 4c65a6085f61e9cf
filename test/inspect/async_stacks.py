#!/usr/bin/env python3
"""A pause in a timer, in a promise's callback or behind await shows who set the timer, or began what was waited for."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures"))
from debugger import Debugger, Program, check  # noqa: E402

CASES = {
    "timeout": "function begin() { setTimeout(function late() { debugger; }, 1); }",
    "interval": "function begin() { var n = 0, id = setInterval(function late() { if (++n < 2) return; clearInterval(id); debugger; }, 1); }",
    "promise": "function begin() { node.fs.stat('/').addCallback(function late() { debugger; }); }",
    "error": "function begin() { node.fs.stat('/none').addErrback(function late() { debugger; }); }",
    "await": "async function inner() { await node.fs.stat('/'); debugger; } async function begin() { await inner(); }",
    "cat": "function begin() { node.cat('/etc/passwd').addCallback(function late() { debugger; }); }",
}


def callers(trace):
    """The functions of a stack and of those that led to it."""
    while trace is not None:
        yield from (frame["functionName"] for frame in trace["callFrames"])
        trace = trace.get("parent")


for name, source in CASES.items():
    for depth in (32, 0):
        with Program("--inspect-brk=0", "-e", source + "\nbegin();") as program:
            debugger = Debugger(program)
            debugger.call("Debugger.enable")
            debugger.call("Debugger.setAsyncCallStackDepth", maxDepth=depth)
            debugger.call("Runtime.runIfWaitingForDebugger")
            debugger.event("Debugger.paused")
            debugger.call("Debugger.resume")
            paused = debugger.event("Debugger.paused")
            found = "begin" in callers(paused.get("asyncStackTrace"))
            check(found == (depth > 0), "%s, %d: %r" % (name, depth, paused.get("asyncStackTrace")))
