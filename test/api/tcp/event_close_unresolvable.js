// A name that cannot be resolved emits "close" with true and the Error; the look-up counts as opening.
var check = require("../check.js");
["no such host", "name.invalid", "localhost\0.evil"].forEach(function (name) {
  var client = node.tcp.createConnection(80, name);
  check.equal(client.readyState, "opening");
  client.addListener("connect", check.mustNotCall("connect"));
  client.addListener(
    "close",
    check.mustCall(function (had_error, error) {
      check.equal(had_error, true);
      check.equal(error.syscall, "getaddrinfo");
      check.ok(/^EAI_/.test(error.code), error.code);
    }),
  );
});
