// hashPassword() gives a text with its parameters, which verifyPassword() takes; many at once all come.
var check = require("../check.js");
var crypto = node.crypto;

crypto.hashPassword("geheim ☃").addCallback(
  check.mustCall(function (hash) {
    check.ok(/^\$scrypt\$ln=15,r=8,p=3\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/.test(hash), hash);
    crypto
      .verifyPassword("geheim ☃", hash)
      .addCallback(check.mustCall((good) => check.equal(good, true)));
    crypto
      .verifyPassword("geheim", hash)
      .addCallback(check.mustCall((good) => check.equal(good, false)));
  }),
);

// Cheap parameters: the text says what it takes.
var cheap = "$scrypt$ln=1,r=1,p=1$AAAA$" + "A".repeat(43);
for (var i = 0; i < 20; i++) {
  crypto.verifyPassword("x", cheap).addCallback(check.mustCall((good) => check.equal(good, false)));
}
["", "x", "$scrypt$ln=20,r=8,p=1$AAAA$" + "A".repeat(43), 5, undefined].forEach(function (hash) {
  var error = check.throws(() => crypto.verifyPassword("secret", hash), TypeError);
  check.ok(/^verifyPassword: hash must/.test(error.message), error.message);
  check.ok(!/secret/.test(error.message));
});
check.throws(() => crypto.hashPassword(5), /hashPassword: password/);
