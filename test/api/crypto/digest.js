// digest() gives the hash of a string as UTF-8 or of bytes, as bytes, "hex", "base64" or "base64url".
var check = require("../check.js");
var crypto = node.crypto;

check.equal(
  crypto.digest("sha256", "abc", "hex"),
  "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
);
check.equal(
  crypto.digest("SHA256", [97, 98, 99], "BASE64"),
  "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=",
);
check.equal(
  crypto.digest("sha256", new Uint8Array([97, 98, 99]).buffer, "base64url"),
  "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0",
);
var bytes = crypto.digest("sha256", new Uint8Array([0, 97, 98, 99]).subarray(1));
check.ok(bytes instanceof Uint8Array);
check.equal(bytes.length, 32);
check.equal(bytes[0], 0xba);
check.equal(crypto.digest("sha256", "é", "hex"), crypto.digest("sha256", [0xc3, 0xa9], "hex"));
check.equal(crypto.digest("sha512", "", "hex").length, 128);
check.ok(
  /digest: unknown algorithm: md2031/.test(
    check.throws(() => crypto.digest("md2031", ""), TypeError).message,
  ),
);
check.ok(/digest: algorithm/.test(check.throws(() => crypto.digest(256, ""), TypeError).message));
check.ok(/digest: data/.test(check.throws(() => crypto.digest("sha256", 5), TypeError).message));
check.ok(
  /digest: encoding/.test(
    check.throws(() => crypto.digest("sha256", "", "utf8"), TypeError).message,
  ),
);
