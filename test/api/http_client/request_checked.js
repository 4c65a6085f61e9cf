// client.request throws a TypeError for a method that is no token, and for a target that the method cannot have.
var check = require("../check.js");

var client = node.http.createClient(1);
[undefined, null, "", "GET /", "a b", "M:", "\r\n", "m\u00e9", {}, []].forEach(function (method) {
  check.throws(function () {
    client.request(method, "/");
  }, /^request: the method must be a token/);
});
[
  ["GET", "*"],
  ["PATCH", "*"],
  ["OPTIONS", "**"],
  ["GET", "example.com:443"],
  ["CONNECT", "/"],
  ["CONNECT", "example.com"],
  ["CONNECT", "user@example.com:443"],
  ["PATCH", ""],
  ["PATCH", undefined],
  ["PATCH", "/a b"],
].forEach(function (pair) {
  var error = check.throws(
    function () {
      client.request(pair[0], pair[1]);
    },
    TypeError,
    pair.join(" "),
  );
  check.ok(/^request: the path must/.test(error.message), error.message);
});
check.throws(function () {
  client.request("PATCH", "/", { "a b": 1 });
}, /^request: "a b" is not a header name/);
client.request("OPTIONS", "*");
client.request("CONNECT", "example.com:443");
client.request("PATCH", "http://example.com/");
