// A thousand queries at once are all answered, each with its own answer.
var check = require("../check.js");
var servers = require("fixtures/servers.js");

var records = [];
for (var i = 0; i < 200; i++) records.push("--host-record=n" + i + ".test,192.0.2." + i);
var server = servers.dnsmasq(records);
node.dns.setServers([server.address]);

var left = 1000;
function query(i) {
  node.dns.resolve4("n" + i + ".test").addCallback(
    check.mustCall(function (addresses, ttl, cname) {
      check.deepEqual(addresses, ["192.0.2." + i]);
      check.equal(cname, "n" + i + ".test");
      if (--left === 0) server.stop();
    }),
  );
}
for (var j = 0; j < 1000; j++) query(j % 200);
