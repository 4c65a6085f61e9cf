#!/usr/bin/env python3
"""SIGUSR1 lets debuggers connect to a program that is busy in a loop or waits in wait(), unless the program listens for it."""

import os
import signal
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures"))
from debugger import FIXTURES, Debugger, Program, check  # noqa: E402

WAITS = "globalThis.turns = 1; node.debug('begins'); setInterval(function () { turns++ }, 5); (new node.Promise()).wait();"
LISTENS = """
function heard() { puts("heard"); process.removeListener("SIGUSR1", heard); node.debug("no more"); }
process.addListener("SIGUSR1", heard);
node.debug("begins");
setInterval(function () {}, 1000);
"""


def attach(*arguments):
    with Program("--inspect-port=0", *arguments, waits=False) as program:
        check(program.process.stdout.readline() == "begins\n", "it begins")
        program.process.send_signal(signal.SIGUSR1)
        program.read_place()
        debugger = Debugger(program)
        debugger.call("Debugger.enable")
        debugger.call("Debugger.pause")
        debugger.event("Debugger.paused")
        value = debugger.call("Runtime.evaluate", expression="typeof setTimeout")
        check(value["result"]["value"] == "function", "evaluated while paused: %r" % value)
        debugger.call("Debugger.resume")
        value = debugger.call("Runtime.evaluate", expression="6 * 7")
        check(value["result"]["value"] == 42, "evaluated while it runs: %r" % value)
        turns = debugger.call("Runtime.evaluate", expression="turns")["result"]["value"]
        while debugger.call("Runtime.evaluate", expression="turns")["result"]["value"] < turns + 5:
            check(not [event for event in debugger.events if event["method"] == "Debugger.paused"], "it paused once")


attach(os.path.join(FIXTURES, "busy.js"))
attach("-e", WAITS)

with Program("--inspect-port=0", "-e", LISTENS, waits=False) as program:
    check(program.process.stdout.readline() == "begins\n", "it begins")
    program.process.send_signal(signal.SIGUSR1)
    check(program.process.stdout.readline() == "heard\n", "the program's listener is called")
    check(program.process.stdout.readline() == "no more\n", "and forgotten")
    program.process.send_signal(signal.SIGUSR1)
    program.read_place()
