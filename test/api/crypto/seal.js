// open() gives what seal() took, with the same key and extra; anything else is an Error with a code.
var check = require("../check.js");
var crypto = node.crypto;

var key = crypto.randomBytes(32);
var sealed = crypto.seal(key, "text ☃", "user 7");
check.ok(sealed instanceof Uint8Array);
check.equal(sealed.length, 12 + 8 + 16);
check.equal(node.decode(crypto.open(key, sealed, "user 7")), "text ☃");
check.equal(crypto.open(key, crypto.seal(key, "")).length, 0);
check.ok(node.decode(crypto.seal(key, "x"), "hex") !== node.decode(crypto.seal(key, "x"), "hex"));

function broken(action) {
  check.equal(check.throws(action, Error).code, "SEAL_BROKEN");
}
broken(() => crypto.open(key, sealed));
broken(() => crypto.open(key, sealed, "user 8"));
broken(() => crypto.open(crypto.randomBytes(32), sealed, "user 7"));
broken(() => crypto.open(key, sealed.subarray(1), "user 7"));
broken(() => crypto.open(key, []));
sealed[20] ^= 1;
broken(() => crypto.open(key, sealed, "user 7"));

var short = "secretsecret";
var error = check.throws(() => crypto.seal(short, "x"), TypeError);
check.equal(error.message, "seal: key must be 32 bytes");
check.throws(() => crypto.open(short, sealed), /open: key must be 32 bytes/);
check.throws(() => crypto.open(key, "text"), /open: sealed must be bytes/);
check.throws(() => crypto.seal(key, 5), /seal: data/);
check.throws(() => crypto.seal(key, "x", 5), /seal: extra/);
