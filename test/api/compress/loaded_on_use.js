// Each library is in the memory map of a program from its first use on, and not before.
var check = require("../check.js");
var libraries = require("../fixtures/libraries.js");

// Only V8's own library may have brought it before.
function isOpened(name) {
  return libraries.isLoaded(name) && !libraries.isLinked(name);
}
node.http.createServer(function () {});
["libdeflate", "libzstd", "libbrotlienc"].forEach(function (name) {
  check.equal(isOpened(name), false, name);
});
new node.Compressor("zstd");
check.equal(libraries.isLoaded("libzstd"), true);
check.equal(isOpened("libdeflate"), false);
node.compress("x", "gzip").wait();
check.equal(libraries.isLoaded("libdeflate"), true);
check.equal(isOpened("libbrotlienc"), false);
node.compress("x", "br").wait();
check.equal(libraries.isLoaded("libbrotlienc"), true);
