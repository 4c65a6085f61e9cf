// A wrong value in secure throws a TypeError that names it, what cannot be used an Error with a code, and no message has a key.
var check = require("../check.js");
var key = node.fs.cat("test/tls/fixtures/localhost.key").wait();
var certificate = node.fs.cat("test/tls/fixtures/localhost.pem").wait();
var other = node.fs.cat("test/tls/fixtures/a.key").wait();

function server(secure) {
  return function () {
    node.tcp.createServer(null, { secure: secure });
  };
}
[
  [true, /options\.secure must be an object/],
  [{}, /needs both certificate and key/],
  [{ certificate: certificate }, /needs both certificate and key/],
  [{ certificate: 5, key: key }, /secure\.certificate must be PEM/],
  [
    { certificate: certificate, certificateFile: "x", key: key },
    /both certificate and certificateFile/,
  ],
  [{ certificate: certificate, key: key, verify: "perhaps" }, /secure\.verify/],
  [
    { certificate: certificate, key: key, sessions: "no" },
    /secure\.sessions must be true or false/,
  ],
  [{ certificate: certificate, key: key, protocols: [""] }, /secure\.protocols/],
  [{ certificate: certificate, key: key, names: 5 }, /secure\.names/],
  [{ certificate: certificate, key: key, handshakeTimeout: "soon" }, /secure\.handshakeTimeout/],
  [{ certificate: certificate, key: key, maxHandshakes: -1 }, /secure\.maxHandshakes/],
  [{ certificate: certificate, key: key, minVersion: "TLSv1.1" }, /secure\.minVersion/],
  [{ certificate: certificate, key: key, names: { a: 5 } }, /secure\.names/],
  [{ certificate: certificate, key: key, passphrase: 5 }, /secure\.passphrase/],
  [
    { certificate: certificate, key: key, names: { a: { certificate: certificate } } },
    /needs both certificate and key/,
  ],
  [
    { certificate: certificate, key: key, names: { a: { key: key, verify: true } } },
    /verify is the server's own/,
  ],
].forEach(function (one) {
  var error = check.throws(server(one[0]), one[1]);
  check.ok(error instanceof TypeError, String(one[1]));
});
[
  [{ certificate: "nothing", key: key }, "NO_START_LINE", /secure\.certificate/],
  [{ certificate: certificate, key: other }, "KEY_VALUES_MISMATCH", /secure\.key/],
  [{ certificate: certificate, key: key, ciphers: "none" }, "NO_CIPHER_MATCH", /secure\.ciphers/],
  [{ certificateFile: "/nowhere", key: key }, "ENOENT", /\/nowhere/],
].forEach(function (one) {
  var error = check.throws(server(one[0]), one[2]);
  check.equal(error.code, one[1]);
  check.ok(error.message.indexOf("PRIVATE") < 0);
});
