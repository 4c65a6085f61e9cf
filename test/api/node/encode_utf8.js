// node.encodeUtf8(byteArray) turns bytes into the string that they are in UTF-8.
var check = require("../check.js");
check.equal(node.encodeUtf8([104, 105]), "hi");
check.equal(node.encodeUtf8([0xe2, 0x82, 0xac]), "\u20ac");
check.equal(node.encodeUtf8([0xf0, 0x9f, 0x98, 0x80]), "\ud83d\ude00");
check.equal(node.encodeUtf8([0xff, 65]), "\ufffdA");
check.equal(node.encodeUtf8([104 + 256]), "h");
check.equal(node.encodeUtf8(new Uint8Array([111, 107])), "ok");
check.equal(node.encodeUtf8([]), "");
check.throws(function () {
  node.encodeUtf8("text");
}, TypeError);
check.throws(function () {
  node.encodeUtf8();
}, TypeError);
