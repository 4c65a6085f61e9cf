// OpenSSL is in the memory map of a program from its first hash on, and not before.
var check = require("../check.js");
var libraries = require("../fixtures/libraries.js");

// Only V8's own library may have brought it before.
function isOpened() {
  return libraries.isLoaded("libcrypto") && !libraries.isLinked("libcrypto");
}
check.equal(isOpened(), false);
node.encode("00ff", "hex");
node.crypto.randomUUID();
node.crypto.randomBytes(10);
check.equal(isOpened(), false, "random numbers come from the kernel");
node.crypto.digest("sha256", "");
check.equal(libraries.isLoaded("libcrypto"), true);
