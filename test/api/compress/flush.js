// What was written before flush() can be decoded, without close().
var check = require("../check.js");

["gzip", "deflate", "br", "zstd"].forEach(function (format) {
  var compressor = new node.Compressor(format);
  var decompressor = new node.Decompressor(format);
  var lines = ["first", "second", "third"];
  compressor.addListener("data", function (bytes) {
    decompressor.write(bytes);
  });
  function next() {
    compressor.write(lines[0]);
    compressor.flush();
    compressor.flush();
  }
  decompressor.addListener(
    "data",
    check.mustCall(function (bytes) {
      check.equal(node.decode(bytes), lines.shift());
      if (lines.length > 0) next();
    }, 3),
  );
  next();
});
