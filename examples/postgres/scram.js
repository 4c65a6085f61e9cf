// SCRAM-SHA-256 (RFC 5802, 7677), a client's side: shows that it knows the password without sending it, and sees that the
// server knows it, too.
"use strict";

var { utf8Of } = require("messages.js");

var MOST_ITERATIONS = 100000; // a server that asks for more would keep this process busy
var cached = { of: "", salted: /** @type {any} */ (undefined) }; // for the next connection with the same password and salt

function hmac(key, data) {
  return node.crypto.hmac("sha256", key, data);
}

function xor(a, b) {
  return a.map((byte, i) => byte ^ b[i]);
}

// PBKDF2, one block of it.
function salt(password, salted, iterations) {
  var of = [password, salted, iterations].join("\0");
  if (cached.of === of) return cached.salted;
  var last = hmac(password, new Uint8Array([...node.encode(salted, "base64"), 0, 0, 0, 1]));
  var sum = last;
  for (var i = 1; i < iterations; i++) {
    last = hmac(password, last);
    sum = xor(sum, last);
  }
  cached = { of: of, salted: sum };
  return sum;
}

function attributesOf(text) {
  return Object.fromEntries(text.split(",").map((part) => [part.charAt(0), part.slice(2)]));
}

function failure(message) {
  return Object.assign(new Error(message), { code: "28P01" });
}

/** `first` is the first message; next(text) gives the second; check(text) throws unless the server knows the password. */
class Scram {
  constructor(password) {
    this.password = password.normalize("NFKC");
    this.nonce = node.crypto.randomBytes(18, "base64");
    this.bare = "n=,r=" + this.nonce; // the name is that of the connection
    this.first = "n,," + this.bare;
    this.signature = "";
  }

  next(text) {
    var { r: nonce, s: salted, i: iterations } = attributesOf(text);
    if (
      !nonce?.startsWith(this.nonce) ||
      nonce === this.nonce ||
      !salted ||
      !/^\d+$/.test(iterations ?? "")
    ) {
      throw failure("the server's part of SCRAM is not one");
    }
    if (Number(iterations) > MOST_ITERATIONS)
      throw failure("the server asks for " + iterations + " iterations");
    var key = salt(this.password, salted, Number(iterations));
    var clientKey = hmac(key, "Client Key");
    var last = "c=biws,r=" + nonce; // "n,,"
    var message = [this.bare, text, last].join(",");
    var signature = hmac(node.crypto.digest("sha256", clientKey), message);
    this.signature = node.crypto.hmac("sha256", hmac(key, "Server Key"), message, "base64");
    return utf8Of(last + ",p=" + node.decode(xor(clientKey, signature), "base64"));
  }

  check(text) {
    if (!node.crypto.equal(attributesOf(text).v ?? "", this.signature)) {
      throw failure("the server does not know the password: it is another one than it says");
    }
  }
}

exports.Scram = Scram;
