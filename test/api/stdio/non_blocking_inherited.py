#!/usr/bin/env python3
"""Where somebody else has made the descriptors non-blocking, nothing is lost either."""

import os
import threading

from fixtures.program import equal, start

SOURCE = """
node.stdio.open("raw");
var bytes = 0;
node.stdio.addListener("data", function (data) { bytes += data.length; });
node.stdio.addListener("close", function () {
  for (var i = 0; i < 100000; i++) puts("line " + i);
  node.stdio.writeError(new Array(200001).join("e"));
  puts(bytes);
});
"""
(zero, into), (out, one), (error, two) = os.pipe(), os.pipe(), os.pipe()
for fd in (zero, one, two):
    os.set_blocking(fd, False)
program = start(SOURCE, stdin=zero, stdout=one, stderr=two)
for fd in (zero, one, two):
    os.close(fd)
os.write(into, b"x" * 10)
os.write(into, b"x" * 1000)
os.close(into)
errors = []
reader = threading.Thread(target=lambda: errors.append(open(error, "rb").read()))
reader.start()
lines = open(out, "rb").read().split(b"\n")
equal(lines[:-2], [b"line %d" % i for i in range(100000)])
equal(lines[-2], b"1010")
equal(program.wait(), 0)
reader.join()
equal(errors, [b"e" * 200000])
