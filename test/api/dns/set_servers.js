// node.dns.setServers(["ip[:port]", ...]) holds for the queries that follow; pending ones end with their own servers.
var check = require("../check.js");
var servers = require("fixtures/servers.js");

var first = servers.dnsmasq(["--host-record=a.test,192.0.2.1"]);
var second = servers.dnsmasq(["--host-record=a.test,192.0.2.2"]);

node.dns.setServers([first.address]);
var before = node.dns.resolve4("a.test");
node.dns.setServers([second.address]);
var after = node.dns.resolve4("a.test");
check.deepEqual(after.wait()[0], ["192.0.2.2"]);
check.deepEqual(before.wait()[0], ["192.0.2.1"]);
first.stop();
second.stop();

[
  undefined,
  null,
  "127.0.0.1",
  [],
  ["localhost"],
  ["127.0.0.1:"],
  ["127.0.0.1:70000"],
  ["127.0.0.1", ""],
  [null],
  {},
].forEach(function (value) {
  check.throws(function () {
    node.dns.setServers(value);
  }, TypeError);
});
node.dns.setServers(["127.0.0.1", "::1", "[::1]:53", "127.0.0.1:53"]);
