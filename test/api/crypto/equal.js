// equal() says whether two strings or byte arrays have the same bytes.
var check = require("../check.js");
var equal = node.crypto.equal;

check.equal(equal("abc", [97, 98, 99]), true);
check.equal(equal("abc", "abd"), false);
check.equal(equal("abc", "ab"), false);
check.equal(equal("", new Uint8Array(0)), true);
check.throws(() => equal(5, "abc"), /equal: a/);
check.throws(() => equal("abc", undefined), /equal: b/);
