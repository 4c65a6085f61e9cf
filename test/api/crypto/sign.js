// sign() and verify() take keys in PEM for the algorithm that the caller names; RFC 8032's first vector.
var check = require("../check.js");
var crypto = node.crypto;

function pem(title, hex) {
  var text = node.decode(node.encode(hex, "hex"), "base64");
  return "-----BEGIN " + title + "-----\n" + text + "\n-----END " + title + "-----\n";
}
var seed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
var point = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
var key = pem("PRIVATE KEY", "302e020100300506032b657004220420" + seed);
var open = pem("PUBLIC KEY", "302a300506032b6570032100" + point);

var signature = crypto.sign("ed25519", key, "");
check.equal(
  node.decode(signature, "hex"),
  "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155" +
    "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
);
check.equal(crypto.verify("ed25519", open, "", signature), true);
check.equal(crypto.verify("ed25519", node.encode(open), "x", signature), false);
check.equal(crypto.verify("ed25519", open, "", []), false);
check.equal(crypto.verify("Ed25519", open, "", signature), true);

var error = check.throws(() => crypto.sign("ecdsa-sha256", key, ""), TypeError);
check.ok(/^sign: key must be one for the algorithm/.test(error.message), error.message);
error = check.throws(() => crypto.sign("ed25519", "geheim", ""), TypeError);
check.ok(
  /^sign: key must be a private key in PEM/.test(error.message) && !/geheim/.test(error.message),
);
check.throws(() => crypto.sign("rsa-md2031", key, ""), /sign: unknown algorithm: rsa-md2031/);
check.throws(
  () => crypto.verify("ed25519", key, "", signature),
  /verify: key must be a public key/,
);
check.throws(() => crypto.verify("ed25519", open, "", "text"), /verify: signature must be bytes/);
