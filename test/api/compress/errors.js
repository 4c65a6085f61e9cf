// Data that is cut at any byte, broken, followed by something, or more than maxBytes, is an Error with a code; large and small.
var check = require("../check.js");

var FORMATS = ["gzip", "deflate", "br", "zstd"];

function fails(data, format, code, options) {
  node
    .decompress(data, format, options)
    .addCallback(check.mustNotCall(format + " " + code))
    .addErrback(
      check.mustCall(function (error) {
        check.ok(error instanceof Error);
        check.equal(error.code, code, format);
      }),
    );
}

function joined(one, other) {
  var all = new Uint8Array(one.length + other.length);
  all.set(one);
  all.set(other, one.length);
  return all;
}

FORMATS.forEach(function (format) {
  var small = node.compress("a text that is long enough", format).wait();
  for (var size = 0; size < small.length; size++)
    fails(small.subarray(0, size), format, "TRUNCATED");
  fails(joined(small, [65]), format, "TRAILING_DATA");
  fails(new Uint8Array(30).fill(0xf3), format, "MALFORMED");
  fails(small, format, "EMSGSIZE", { maxBytes: 25 });
  node.decompress(small, format, { maxBytes: 26 }).addCallback(check.mustCall());

  // A bomb: small data of 100 MiB. The default limit is 64 MiB.
  var bomb = node.compress(new Uint8Array(100 * 1024 * 1024), format).wait();
  fails(bomb, format, "EMSGSIZE");
  fails(bomb, format, "EMSGSIZE", { maxBytes: 100 * 1024 * 1024 - 1 });
  fails(bomb.subarray(0, bomb.length - 1), format, "TRUNCATED", { maxBytes: 200 * 1024 * 1024 });
});

// A byte that changes is met wherever it is, where the format has a checksum.
["gzip", "deflate", "zstd"].forEach(function (format) {
  var packed = node.compress("each of these letters counts: 0123456789", format).wait();
  for (var at = format === "gzip" ? 10 : 0; at < packed.length; at++) {
    var broken = packed.slice();
    broken[at] ^= 0x15;
    node
      .decompress(broken, format)
      .addCallback(check.mustNotCall(format + " with another byte " + at))
      .addErrback(check.mustCall());
  }
});

["gzip", "zstd"].forEach(function (format) {
  var two = joined(node.compress("one, ", format).wait(), node.compress("two", format).wait());
  check.equal(node.decode(node.decompress(two, format).wait()), "one, two");
});
