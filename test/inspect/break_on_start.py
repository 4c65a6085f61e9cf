#!/usr/bin/env python3
"""--inspect-brk waits for a debugger and stops at the script's first statement; stepping skips the program's own files."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "fixtures"))
from debugger import FIXTURES, Debugger, Program, check  # noqa: E402

SCRIPT = os.path.join(FIXTURES, "server.js")

for patterns in (None, [], ["/none/"]):
    with Program("--inspect-brk=0", SCRIPT) as program:
        debugger = Debugger(program)
        debugger.call("Debugger.enable")
        if patterns is not None:
            debugger.call("Debugger.setBlackboxPatterns", patterns=patterns)
        debugger.call("Runtime.runIfWaitingForDebugger")
        script = debugger.event("Debugger.scriptParsed", lambda p: p["url"] == "file://" + SCRIPT)
        lines = []
        for _ in range(4):
            location = debugger.event("Debugger.paused")["callFrames"][0]["location"]
            check(location["scriptId"] == script["scriptId"], "stopped elsewhere: %r" % location)
            lines.append(location["lineNumber"])
            debugger.call("Debugger.stepInto")
        check(lines == [0, 8, 9, 10], "the lines: %r" % lines)
