#!/usr/bin/env python3
"""With "pause on uncaught exceptions" a program stops where one is thrown, and at none that is caught; the listener hears of it then."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures"))
from debugger import Debugger, Program, check  # noqa: E402

LISTENS = """
process.addListener("uncaughtException", function (error) { node.debug("heard " + error.message); });
function caught() { try { throw new Error("caught"); } catch (e) {} }
setTimeout(function late() { caught(); throw new Error("one"); }, 1);
node.fs.stat("/").addCallback(function late() { caught(); throw new Error("two"); });
node.createChildProcess("true").addListener("exit", function late() { caught(); throw new Error("three"); });
"""

with Program("--inspect-brk=0", "-e", LISTENS) as program:
    debugger = Debugger(program)
    debugger.call("Debugger.enable")
    debugger.call("Debugger.setPauseOnExceptions", state="uncaught")
    debugger.call("Runtime.runIfWaitingForDebugger")
    debugger.event("Debugger.paused")
    debugger.call("Debugger.resume")
    for _ in range(3):
        paused = debugger.event("Debugger.paused")
        check(paused["reason"] == "exception" and paused["data"]["uncaught"], "the reason: %r" % paused)
        check(paused["callFrames"][0]["functionName"] == "late", "the place: %r" % paused["callFrames"][0])
        debugger.call("Debugger.resume")
    heard = sorted(program.process.stdout.readline() for _ in range(3))
    check(heard == ["heard one\n", "heard three\n", "heard two\n"], "each is heard of once: %r" % heard)
    debugger.close()
    check(program.process.stdout.read() == "" and program.process.wait(20) == 0, "and that is all")
