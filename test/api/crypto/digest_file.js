// digestFile() hashes a file on the pool; a file that is not there is an Error with its path.
var check = require("../check.js");

var data = node.fs.cat(__filename, "bytes").wait();
node.crypto.digestFile("sha256", __filename, "hex").addCallback(
  check.mustCall(function (digest) {
    check.equal(digest, node.crypto.digest("sha256", data, "hex"));
  }),
);
node.crypto.digestFile("sha256", __filename).addCallback(
  check.mustCall(function (digest) {
    check.ok(digest instanceof Uint8Array);
  }),
);
node.crypto.digestFile("sha256", "/no/such/file").addErrback(
  check.mustCall(function (error) {
    check.equal(error.code, "ENOENT");
    check.equal(error.path, "/no/such/file");
  }),
);
check.throws(() => node.crypto.digestFile("md2031", __filename), /digestFile: unknown algorithm/);
check.throws(() => node.crypto.digestFile("sha256", 5), /digestFile: path/);
check.throws(() => node.crypto.digestFile("sha256", __filename, "utf8"), /digestFile: encoding/);
