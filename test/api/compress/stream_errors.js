// A stream that is cut, broken, followed by something or longer than maxBytes ends with "close" (true, error), and write() is false then.
var check = require("../check.js");

function fails(format, pieces, code, options) {
  var decompressor = new node.Decompressor(format, options);
  decompressor.addListener(
    "close",
    check.mustCall(function (hadError, error) {
      check.equal(hadError, true);
      check.ok(error instanceof Error);
      check.equal(error.code, code, format);
      if (pieces.length > 0 && code !== "TRUNCATED") check.equal(decompressor.write([1]), false);
      decompressor.flush();
      decompressor.close();
      decompressor.forceClose();
    }),
  );
  pieces.forEach(function (piece) {
    decompressor.write(piece);
  });
  if (code === "TRUNCATED") decompressor.close();
}

["gzip", "deflate", "br", "zstd"].forEach(function (format) {
  var packed = node.compress("a text that is long enough", format).wait();
  for (var size = 0; size < packed.length; size++)
    fails(format, [packed.subarray(0, size)], "TRUNCATED");
  fails(format, [packed, [65]], "TRAILING_DATA");
  fails(format, [new Uint8Array(30).fill(0xf3)], "MALFORMED");
  fails(format, [packed], "EMSGSIZE", { maxBytes: 25 });
  fails(format, [node.compress(new Uint8Array(1e7), format).wait()], "EMSGSIZE", { maxBytes: 1e6 });

  // Up to the limit all is well.
  var whole = new node.Decompressor(format, { maxBytes: 26 });
  whole.addListener(
    "close",
    check.mustCall(function (hadError) {
      check.equal(hadError, false);
    }),
  );
  whole.write(packed);
  whole.close();
});

// What is decoded until then is given.
var cut = new node.Decompressor("gzip");
var got = "";
var packed = node.compress("some text", "gzip").wait();
cut.addListener("data", function (bytes) {
  got += node.decode(bytes);
});
cut.addListener(
  "close",
  check.mustCall(function () {
    check.equal(got, "some text");
  }),
);
cut.write(packed.subarray(0, packed.length - 4));
cut.close();
