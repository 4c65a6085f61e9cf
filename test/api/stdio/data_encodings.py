#!/usr/bin/env python3
"""Data from stdin comes in the encoding that it was opened with, utf8 where none was named."""

from fixtures.program import equal, run

SOURCE = """
node.stdio.addListener("data", function (data) {
  puts((data instanceof Uint8Array ? "bytes" : typeof data) + JSON.stringify(Array.prototype.slice.call(data)));
});
node.stdio.addListener("close", function () { puts("close " + arguments.length); });
node.stdio.open(%s);
"""
INPUT = "h\u00e9".encode()
STRING, RAW = b'string["h","\xc3\xa9"]', b"[104,195,169]"
for argument, expected in [("", STRING), ("'utf8'", STRING), ("'UTF-8'", STRING), ("node.UTF8", STRING),
                           ("null", STRING), ("'raw'", b"object" + RAW), ("node.RAW", b"object" + RAW),
                           ("'bytes'", b"bytes" + RAW), ("'ascii'", b'string["h","\xc3\x83","\xc2\xa9"]')]:
    equal(run(SOURCE % argument, INPUT), (expected + b"\nclose 0\n", b"", 0))
