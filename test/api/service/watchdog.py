#!/usr/bin/env python3
"""The watchdog is fed from the loop, and not while the loop stands still; another process's is left alone."""

import os
import sys

from fixtures.manager import Manager

SCRIPT = """
var server = new node.tcp.Server();
server.listen(0);
node.stdio.open();
node.stdio.addListener("data", function () {
  node.debug("begins");
  var end = Date.now() + 500;
  while (Date.now() < end);
  puts("stood still");
  server.close();
});
"""

manager = Manager("watchdog")
child = manager.start(SCRIPT, environment={"WATCHDOG_USEC": "100000"}, stdin=-1)
reports = [manager.report() for _ in range(4)]
assert reports == ["READY=1"] + 3 * ["WATCHDOG=1"], reports
child.stdin.write("stand still\n")
child.stdin.close()
assert child.stdout.readline() == "begins\n"
manager.rest()
assert child.wait() == 0
assert child.stdout.read() == "stood still\n"
fed = manager.rest().count("WATCHDOG=1")
assert fed <= 2, f"fed {fed} times while it stood still for ten of them"

manager = Manager("watchdog-of-another")
child = manager.start("var s = new node.tcp.Server(); s.listen(0); setTimeout(function () { s.close(); }, 300);",
                      environment={"WATCHDOG_USEC": "100000", "WATCHDOG_PID": str(os.getpid())})
assert child.wait() == 0
reports = manager.rest()
sys.exit(0 if reports == ["READY=1", "STOPPING=1"] else f"{reports}")
