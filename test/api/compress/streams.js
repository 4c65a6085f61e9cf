// A Compressor joined to a Decompressor gives what was written, whatever the pieces; each ends with "close" (false).
var check = require("../check.js");

["gzip", "deflate", "br", "zstd"].forEach(function (format) {
  [undefined, 1].forEach(function (level) {
    var compressor = new node.Compressor(format, { level: level });
    var decompressor = new node.Decompressor(format);
    var text = "";
    var got = "";
    compressor.addListener("data", function (bytes) {
      check.ok(bytes instanceof Uint8Array && bytes.length > 0 && bytes.length <= 65536);
      for (var i = 0; i < bytes.length; i += 7) decompressor.write(bytes.subarray(i, i + 7));
    });
    compressor.addListener(
      "close",
      check.mustCall(function (hadError, error) {
        check.equal(hadError, false);
        check.equal(error, undefined);
        decompressor.close();
      }),
    );
    decompressor.addListener("data", function (bytes) {
      got += node.decode(bytes, "ascii");
    });
    decompressor.addListener(
      "close",
      check.mustCall(function (hadError) {
        check.equal(hadError, false);
        check.equal(got === text, true, format);
      }),
    );
    for (var i = 0; i < 500; i++) {
      var piece = new Array(i).join("piece " + i);
      text += piece;
      compressor.write(i % 2 ? piece : node.encode(piece));
    }
    compressor.close();
    compressor.close();
    check.throws(function () {
      compressor.write("more");
    }, /^write: the stream is closed/);
  });
});

// Nothing at all is a stream, too.
var empty = new node.Compressor("gzip");
var size = 0;
empty.addListener("data", function (bytes) {
  size += bytes.length;
});
empty.addListener(
  "close",
  check.mustCall(function () {
    check.equal(size, 20);
  }),
);
empty.close();
