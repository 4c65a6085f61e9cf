#!/usr/bin/env python3
"""No "data" comes while a listener for "data" runs, a nested loop in it included; none is lost."""

from fixtures.program import equal, run

SOURCE = """
var depth = 0, bytes = 0;
node.stdio.open("bytes");
node.stdio.addListener("data", function (data) {
  if (++depth !== 1) throw new Error("data during data");
  bytes += data.length;
  node.fs.stat("/").wait();
  var promise = new node.Promise();
  setTimeout(function () { promise.emitSuccess([]); }, 1);
  promise.wait();
  depth--;
});
node.stdio.addListener("close", function () { puts(bytes); });
"""
equal(run(SOURCE, b"x" * 500000), (b"500000\n", b"", 0))
