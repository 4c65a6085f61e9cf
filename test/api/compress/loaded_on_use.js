// Each library is in the memory map of a program from its first use on, and not before.
var check = require("../check.js");

function isLoaded(name) {
  return (
    node.fs
      .cat("/proc/self/maps")
      .wait()
      .indexOf("/" + name + ".so") >= 0
  );
}
node.http.createServer(function () {});
["libdeflate", "libzstd", "libbrotlienc"].forEach(function (name) {
  check.equal(isLoaded(name), false, name);
});
new node.Compressor("zstd");
check.equal(isLoaded("libzstd"), true);
check.equal(isLoaded("libdeflate"), false);
node.compress("x", "gzip").wait();
check.equal(isLoaded("libdeflate"), true);
check.equal(isLoaded("libbrotlienc"), false);
node.compress("x", "br").wait();
check.equal(isLoaded("libbrotlienc"), true);
