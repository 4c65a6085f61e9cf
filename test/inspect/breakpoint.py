#!/usr/bin/env python3
"""A breakpoint in a request's listener stops the program there; it is stepped, looked into, and goes on to answer its client."""

import os
import socket
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures"))
from debugger import FIXTURES, Debugger, Program, check  # noqa: E402

SCRIPT = os.path.join(FIXTURES, "server.js")

with Program("--inspect=0", SCRIPT) as program:
    port = int(program.process.stdout.readline().split()[1])
    debugger = Debugger(program)
    debugger.call("Debugger.enable")
    script = debugger.event("Debugger.scriptParsed", lambda p: p["url"] == "file://" + SCRIPT)
    debugger.event("Debugger.scriptParsed", lambda p: p["url"] == "node:internal/events.js")
    debugger.call("Debugger.setBreakpointByUrl", url=script["url"], lineNumber=4)
    client = socket.create_connection(("127.0.0.1", port), timeout=20)
    client.sendall(b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    frame = debugger.event("Debugger.paused")["callFrames"][0]
    check(frame["functionName"] == "handle" and frame["location"]["lineNumber"] == 4, "paused in %r" % frame)
    value = debugger.call("Debugger.evaluateOnCallFrame", callFrameId=frame["callFrameId"], expression="answer + request.method")
    check(value["result"]["value"] == "hit 1GET", "evaluated: %r" % value)
    names = debugger.call("Runtime.getProperties", objectId=frame["scopeChain"][0]["object"]["objectId"])
    check({"answer", "request", "response"} <= {each["name"] for each in names["result"]}, "the scope: %r" % names)
    debugger.call("Debugger.stepOver")
    frame = debugger.event("Debugger.paused")["callFrames"][0]
    check(frame["location"]["lineNumber"] == 5, "stepped to %r" % frame)
    debugger.call("Debugger.resume")
    answer = b""
    while piece := client.recv(4096):
        answer += piece
    check(answer.endswith(b"\r\n\r\nhit 1"), "the client's answer: %r" % answer)
