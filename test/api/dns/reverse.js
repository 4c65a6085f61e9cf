// node.dns.reverse gives the domains of an IPv4 or IPv6 address, through aliases, with the smallest time to live.
var check = require("../check.js");
var servers = require("fixtures/servers.js");

var server = servers.dnsmasq(["--host-record=one.test,192.0.2.1,fd00::1,77"]);
node.dns.setServers([server.address]);
check.deepEqual(node.dns.reverse("192.0.2.1").wait(), [["one.test"], 77, "1.2.0.192.in-addr.arpa"]);
check.deepEqual(node.dns.reverse("fd00::1").wait()[0], ["one.test"]);
check.equal(servers.failure(node.dns.reverse("192.0.2.2")), node.dns.NXDOMAIN);
server.stop();

var stub = servers.stub();
node.dns.setServers([stub.address]);
check.deepEqual(node.dns.reverse("192.0.2.9").wait(), [
  ["one.test", "two.test"],
  30,
  "9.0/25.2.0.192.in-addr.arpa",
]);
stub.stop();
