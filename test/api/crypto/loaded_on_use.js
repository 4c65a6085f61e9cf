// OpenSSL is in the memory map of a program from its first hash on, and not before.
var check = require("../check.js");

function isLoaded() {
  return /libcrypto\.so/.test(node.fs.cat("/proc/self/maps").wait());
}
check.equal(isLoaded(), false);
node.encode("00ff", "hex");
node.crypto.randomUUID();
node.crypto.randomBytes(10);
check.equal(isLoaded(), false, "random numbers come from the kernel");
node.crypto.digest("sha256", "");
check.equal(isLoaded(), true);
