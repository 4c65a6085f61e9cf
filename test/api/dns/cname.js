// Of a domain that is an alias: the canonical name, and the smallest time to live on the way to it.
var check = require("../check.js");
var servers = require("fixtures/servers.js");

var server = servers.dnsmasq([
  "--host-record=real.test,192.0.2.1,fd00::1,90",
  "--cname=alias.test,real.test,50",
  "--cname=other.test,alias.test,120",
]);
node.dns.setServers([server.address]);
check.deepEqual(node.dns.resolve4("real.test").wait(), [["192.0.2.1"], 90, "real.test"]);
check.deepEqual(node.dns.resolve4("alias.test").wait(), [["192.0.2.1"], 50, "real.test"]);
check.deepEqual(node.dns.resolve4("other.test").wait(), [["192.0.2.1"], 50, "real.test"]);
check.deepEqual(node.dns.resolve6("alias.test").wait(), [["fd00::1"], 50, "real.test"]);
server.stop();
