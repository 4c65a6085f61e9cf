#!/usr/bin/env python3
"""gzip, brotli and zstd read what node.compress and node.Compressor write, at each kind of level, and the other way round."""

import os
import shutil
import subprocess
import sys
import zlib

NODE = os.environ["NODE"]
PROGRAM = """
var what = ARGV[2], format = ARGV[3], level = ARGV[4] === undefined ? undefined : Number(ARGV[4]);
var input = node.fs.cat("/dev/stdin", "bytes").wait();
function out(bytes) { node.fs.write(1, bytes).wait(); }
if (what === "compress") out(node.compress(input, format, { level: level }).wait());
if (what === "decompress") out(node.decompress(input, format).wait());
if (what === "stream" || what === "unstream") {
  var coder = what === "stream" ? new node.Compressor(format, { level: level }) : new node.Decompressor(format);
  coder.addListener("data", function (bytes) { node.fs.write(1, bytes).wait(); });
  for (var i = 0; i < input.length; i += 1000) {
    coder.write(input.subarray(i, i + 1000));
    if (what === "stream" && i % 7000 === 0) coder.flush();
  }
  coder.close();
}
"""
script = os.path.join(os.environ.get("TMPDIR", "/tmp"), "compress_tools.%d.js" % os.getpid())


def run(command, data):
    return subprocess.run(command, input=data, stdout=subprocess.PIPE, check=True).stdout


def node(*arguments, data):
    return run([NODE, script, *arguments], data)


if not all(shutil.which(tool) for tool in ("gzip", "brotli", "zstd")):
    sys.exit(77)
with open(script, "w") as file:
    file.write(PROGRAM)
text = open("doc/api.md", "rb").read()
deflate = (lambda data: zlib.compress(data), lambda data: zlib.decompress(data))
tools = {
    "gzip": (lambda data: run(["gzip", "-c"], data), lambda data: run(["gzip", "-dc"], data)),
    "br": (lambda data: run(["brotli", "-c", "-q", "5"], data), lambda data: run(["brotli", "-dc"], data)),
    "zstd": (lambda data: run(["zstd", "-qc"], data), lambda data: run(["zstd", "-qdc"], data)),
    "deflate": deflate,
}
try:
    for name, (pack, unpack) in tools.items():
        for data in (text, b"short", b""):
            for level in (["1"], ["9"], []) if data == text else ([],):
                assert unpack(node("compress", name, *level, data=data)) == data, (name, level)
                assert unpack(node("stream", name, *level, data=data)) == data, (name, level)
            packed = pack(data)
            assert node("decompress", name, data=packed) == data, name
            assert node("unstream", name, data=packed) == data, name
finally:
    os.unlink(script)
