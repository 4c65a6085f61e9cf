#!/usr/bin/env python3
"""A service reports READY=1 once, when the turn of its first listen() is over, and STOPPING=1 at its end."""

import sys

from fixtures.manager import Manager

SCRIPT = """
var first = new node.tcp.Server(), second = node.http.createServer();
first.listen(0);
second.listen(0);
puts("listening");
node.stdio.open();
node.stdio.addListener("close", function () {
  node.serviceReady();
  first.close();
  second.close();
});
"""

manager = Manager("ready")
child = manager.start(SCRIPT, stdin=-1)
reports = [manager.report()]
assert child.stdout.readline() == "listening\n"
child.stdin.close()
code = child.wait()
reports += manager.rest()
sys.exit(0 if (reports, code) == (["READY=1", "STOPPING=1"], 0) else f"{reports}, code {code}")
