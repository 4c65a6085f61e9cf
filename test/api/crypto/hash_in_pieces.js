// A Hash takes data in pieces, with or without a key, and gives its digest once.
var check = require("../check.js");
var Hash = node.crypto.Hash;

var hash = new Hash("sha256");
check.equal(hash.update("a").update("6263", "hex"), hash);
check.equal(hash.digest("hex"), node.crypto.digest("sha256", "abc", "hex"));
check.throws(() => hash.digest(), /digest\(\) was called/);
var error = check.throws(() => hash.update("x"), /^update: digest\(\) was called$/);
check.equal(error.code, "EALREADY");

var mac = Hash("sha256", "Jefe");
mac
  .update("what do ya want ")
  .update(new Uint8Array([0x66, 0x6f, 0x72]))
  .update(" nothing?");
var expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
check.equal(mac.digest("hex"), expected);
check.equal(node.crypto.hmac("sha256", "Jefe", "what do ya want for nothing?", "hex"), expected);

// A key of null is none.
check.equal(new Hash("sha256", null).digest("hex"), node.crypto.digest("sha256", "", "hex"));

// A wrong encoding leaves the digest where it is.
hash = new Hash("sha256");
check.throws(() => hash.digest("utf8"), TypeError);
check.equal(hash.digest("hex").slice(0, 8), "e3b0c442");
check.throws(() => new Hash("sha257"), /Hash: unknown algorithm: sha257/);
check.throws(() => new Hash("sha256", 5), /Hash: key/);
check.throws(() => new Hash("sha256").update(5), /update: data/);
check.throws(() => new Hash("sha256").update("zz", "hex"), TypeError);
