// node.encode() makes bytes of text and node.decode() text of bytes, also in "hex", "base64" and "base64url".
var check = require("../check.js");

check.deepEqual(Array.from(node.encode("hé")), [104, 0xc3, 0xa9]);
check.deepEqual(Array.from(node.encode("hé", "ascii")), [104, 0xe9]);
check.deepEqual(Array.from(node.encode("hé", node.RAW)), [104, 0xe9]);
check.deepEqual(Array.from(node.encode("00FFa5", "HEX")), [0, 255, 165]);
check.deepEqual(Array.from(node.encode("+/+/ Zg==", "base64")), [0xfb, 0xff, 0xbf, 102]);
check.deepEqual(Array.from(node.encode("-_-_Zg", "base64url")), [0xfb, 0xff, 0xbf, 102]);
check.ok(node.encode("") instanceof Uint8Array);

check.equal(node.decode([104, 0xc3, 0xa9]), "hé");
check.equal(node.decode([104, 0xe9], "ascii"), "hé");
check.equal(node.decode([104, 0xe9], "raw"), "hé");
check.equal(node.decode([0xff], "utf8"), "\ufffd");
check.equal(node.decode(new Uint8Array([0, 255, 165]).buffer, "hex"), "00ffa5");
check.equal(node.decode([0xfb, 0xff, 0xbf, 102], "base64"), "+/+/Zg==");
check.equal(node.decode([0xfb, 0xff, 0xbf, 102], "base64url"), "-_-_Zg");

["0", "0g", "é0"].forEach((text) =>
  check.throws(() => node.encode(text, "hex"), /encode: string must be hex/),
);
["A", "Zh==", "Z*==", "Zg=", "☃"].forEach((text) =>
  check.throws(() => node.encode(text, "base64"), TypeError),
);
check.throws(() => node.encode(5), /encode: string must be a string/);
check.throws(() => node.encode("x", "bytes"), /encode: encoding/);
check.throws(() => node.encode("x", "utf7"), /unknown encoding: utf7/);
check.throws(() => node.decode("x"), /decode: bytes/);
check.throws(() => node.decode(5, "hex"), /decode: bytes/);
check.throws(() => node.decode([], "bytes"), /decode: encoding/);
