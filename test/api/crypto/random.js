// randomBytes(), randomInt() and randomUUID() give what their arguments say, and never the same.
var check = require("../check.js");
var crypto = node.crypto;

check.equal(crypto.randomBytes(0).length, 0);
check.equal(crypto.randomBytes(1000).length, 1000);
check.equal(crypto.randomBytes(16, "hex").length, 32);
check.ok(crypto.randomBytes(16, "hex") !== crypto.randomBytes(16, "hex"));
[-1, 1.5, "5", NaN, 2 ** 26 + 1, undefined].forEach(function (n) {
  check.ok(/randomBytes: n/.test(check.throws(() => crypto.randomBytes(n), TypeError).message));
});

var seen = {};
for (var i = 0; i < 1000; i++) seen[crypto.randomInt(-2, 3)] = true;
check.deepEqual(
  Object.keys(seen)
    .map(Number)
    .sort((a, b) => a - b),
  [-2, -1, 0, 1, 2],
);
check.equal(crypto.randomInt(7, 8), 7);
check.ok(Number.isSafeInteger(crypto.randomInt(0, Number.MAX_SAFE_INTEGER)));
check.ok(/min/.test(check.throws(() => crypto.randomInt(0.5, 3), TypeError).message));
check.ok(/max/.test(check.throws(() => crypto.randomInt(3, 3), TypeError).message));
check.ok(
  /max/.test(check.throws(() => crypto.randomInt(-5, Number.MAX_SAFE_INTEGER), TypeError).message),
);

check.ok(
  /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(crypto.randomUUID()),
);
check.ok(crypto.randomUUID() !== crypto.randomUUID());
