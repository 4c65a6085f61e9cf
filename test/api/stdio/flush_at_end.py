#!/usr/bin/env python3
"""What is queued is written before the process ends: by itself, by node.exit(), by an uncaught exception."""

from fixtures.program import equal, run

PRINT = "for (var i = 0; i < 100000; i++) puts('line ' + i);"
ALL = b"".join(b"line %d\n" % i for i in range(100000))
for end, code in [("", 0), ("node.exit(3);", 3), ("setTimeout(function () { node.exit(4); }, 0);", 4),
                  ("throw new Error('thrown');", 1), ("setTimeout(function () { throw 5; }, 0);", 1),
                  ("process.addListener('exit', function () { node.exit(6); });", 6)]:
    out, _, actual = run(PRINT + end)
    equal(actual, code)
    equal(out, ALL)
out, _, _ = run("process.addListener('exit', function () { puts('in exit'); });" + PRINT)
equal(out, ALL + b"in exit\n")
