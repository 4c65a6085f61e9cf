#!/usr/bin/env python3
"""stdio.write gives false once more than 64 KiB wait unread, and "drain" follows, once, when all has gone."""

from fixtures.program import equal, read_until, start

SOURCE = """
var piece = new Array(16 * 1024 + 1).join("x"), written = 0, drained = 0;
node.stdio.addListener("drain", function () {
  drained++;
  node.stdio.writeError("drained " + drained + " of " + written + "\\n");
  if (!node.stdio.write("last")) throw new Error("four bytes are not much");
});
do { written += piece.length; } while (node.stdio.write(piece));
if (node.stdio.write(piece) !== false) throw new Error("much waits");
written += piece.length;
if (drained !== 0) throw new Error("drain came too early");
node.stdio.writeError("written\\n");
"""
program = start(SOURCE)
read_until(program.stderr.fileno(), b"written\n")
out, err = program.communicate()
equal(err, b"drained 1 of %d\n" % (len(out) - 4))
assert out == b"x" * (len(out) - 4) + b"last", out[-10:]
assert 64 << 10 < len(out) < 1 << 20, len(out)
equal(program.returncode, 0)
