#!/usr/bin/env python3
"""Debuggers are told of uncaught exceptions and rejections, which are printed before the program waits for them to leave."""

import sys
import os

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures"))
from debugger import Debugger, Program, check  # noqa: E402


def run(source, listens=False):
    """The details that are reported, the lines on stderr, and the exit code."""
    with Program("--inspect-brk=0", "-e", source) as program:
        debugger = Debugger(program)
        for method in ("Runtime.enable", "Debugger.enable", "Runtime.runIfWaitingForDebugger"):
            debugger.call(method)
        debugger.event("Debugger.paused")
        debugger.call("Debugger.resume")
        details = None if listens else debugger.event("Runtime.exceptionThrown")["exceptionDetails"]
        debugger.event("Runtime.executionContextDestroyed")
        printed = ""
        while "Waiting for the debugger" not in printed:
            printed += program.process.stderr.readline()
        check(program.process.poll() is None, "it waits")
        debugger.close()
        code = program.process.wait(20)
        check(not [each for each in debugger.events if each.get("method") == "Runtime.exceptionThrown"], "told once")
        return details, printed, code


details, printed, code = run("setTimeout(function late() {\n throw new RangeError('a mistake'); }, 1)")
check(details["text"] == "Uncaught" and details["exception"]["className"] == "RangeError", "the details: %r" % details)
check(details["lineNumber"] == 1 and details["columnNumber"] == 1, "the place: %r" % details)
check(details["stackTrace"]["callFrames"][0]["functionName"] == "late", "the stack: %r" % details)
check(printed.index("RangeError: a mistake") < printed.index("Waiting for"), "printed first: %r" % printed)
check(code == 1, "the code: %r" % code)

details, printed, code = run("Promise.reject(new Error('nobody'))")
check(details["exception"]["description"].startswith("Error: nobody"), "a rejection: %r" % details)
check("Error: nobody" in printed and code == 1, "printed: %r" % printed)

details, printed, code = run("throw 'a string'")
check(details["exception"]["value"] == "a string", "no Error: %r" % details)

# What the program takes care of itself is no news.
details, printed, code = run("process.addListener('uncaughtException', function () {}); throw new Error('handled')", listens=True)
check("handled" not in printed and code == 0, "handled: %r" % printed)
