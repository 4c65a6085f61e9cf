// promise.wait() for a query works inside the callback of another, while more are pending.
var check = require("../check.js");
var servers = require("fixtures/servers.js");

var server = servers.dnsmasq(["--address=/test/192.0.2.1"]);
node.dns.setServers([server.address]);
var left = 10;
for (var i = 0; i < 10; i++) {
  node.dns.resolve4("outer" + i + ".test").addCallback(
    check.mustCall(function (addresses, ttl, cname) {
      check.deepEqual(node.dns.resolve4("in." + cname).wait()[0], ["192.0.2.1"]);
      if (--left === 0) server.stop();
    }),
  );
}
