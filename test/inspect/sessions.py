#!/usr/bin/env python3
"""Debuggers come and go: several at once, one that leaves a paused program, one at the end; what the console prints is reported."""

import os
import socket
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures"))
from debugger import FIXTURES, Debugger, Program, check  # noqa: E402


def ask(port):
    with socket.create_connection(("127.0.0.1", port), timeout=20) as client:
        client.sendall(b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        answer = b""
        while piece := client.recv(4096):
            answer += piece
        return answer


with Program("--inspect=0", os.path.join(FIXTURES, "server.js")) as program:
    port = int(program.process.stdout.readline().split()[1])
    first, second = Debugger(program), Debugger(program)
    for debugger in (first, second):
        debugger.call("Runtime.enable")
        debugger.call("Debugger.enable")
    # Both are told of a line on the console, and who printed it.
    first.call("Runtime.evaluate", expression="console.warn('a', 1, {b: 2})")
    for debugger in (first, second):
        told = debugger.event("Runtime.consoleAPICalled", lambda p: p["type"] == "warning")
        check([each["type"] for each in told["args"]] == ["string", "number", "object"], "told of %r" % told)
        check(told["stackTrace"]["callFrames"][0]["url"] == "", "the caller is the evaluation: %r" % told)
    # A promise is awaited.
    value = first.call("Runtime.evaluate", expression="Promise.resolve(41).then(x => x + 1)", awaitPromise=True)
    check(value["result"]["value"] == 42, "awaited %r" % value)
    # One leaves: the other has the pause for itself.
    first.call("Debugger.pause")
    second.send({"id": 999, "method": "Runtime.evaluate", "params": {"expression": "0"}})
    first.event("Debugger.paused")
    second.event("Debugger.paused")
    first.close()
    second.call("Debugger.resume")
    check(ask(port).endswith(b"hit 1"), "it serves")
    # The last one leaves while the program is paused in what it evaluates itself: the program goes on.
    second.send({"id": 1000, "method": "Runtime.evaluate", "params": {"expression": "(function () { debugger; })()"}})
    second.event("Debugger.paused")
    second.close()
    check(ask(port).endswith(b"hit 2"), "it serves without debuggers")
    # A third comes.
    third = Debugger(program)
    check(third.call("Runtime.evaluate", expression="1")["result"]["value"] == 1, "a later debugger")

with Program("--inspect-brk=0", "-e", "puts('x')") as program:
    debugger = Debugger(program)
    debugger.call("Runtime.enable")
    debugger.call("Runtime.runIfWaitingForDebugger")
    debugger.event("Runtime.executionContextDestroyed")
    check(program.process.poll() is None, "it waits for the debugger")
    debugger.close()
    check(program.process.wait(20) == 0, "then it ends")
