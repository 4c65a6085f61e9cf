// Ports, hosts and options that cannot be are TypeErrors of createClient.
var check = require("../check.js");

["x", -1, 65536, 1.5, {}, undefined].forEach(function (port) {
  check.throws(
    function () {
      node.http.createClient(port);
    },
    /port/,
    String(port),
  );
});
["a b", "a\r\nb", "h\u00f6st"].forEach(function (host) {
  check.throws(
    function () {
      node.http.createClient(80, host);
    },
    TypeError,
    host,
  );
});
[{ maxHeadBytes: "x" }, { maxHeaders: -1 }, { idleTimeout: NaN }, 5, "x"].forEach(
  function (options) {
    check.throws(
      function () {
        node.http.createClient(80, null, options);
      },
      TypeError,
      JSON.stringify(options),
    );
  },
);
check.ok(node.http.createClient(80, "example.org", null) instanceof node.http.Client);
check.ok(new node.http.Client(80) instanceof node.EventEmitter);
