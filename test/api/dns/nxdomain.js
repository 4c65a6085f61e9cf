// A domain that does not exist: NXDOMAIN; wait() throws the code.
var check = require("../check.js");
var servers = require("fixtures/servers.js");

var server = servers.dnsmasq(["--host-record=one.test,192.0.2.1"]);
node.dns.setServers([server.address]);
check.equal(servers.failure(node.dns.resolve4("none.test")), node.dns.NXDOMAIN);
check.equal(servers.failure(node.dns.resolve6("none.test")), node.dns.NXDOMAIN);
try {
  node.dns.resolve4("none.test").wait();
  check.ok(false, "did not throw");
} catch (code) {
  check.equal(code, node.dns.NXDOMAIN);
}
server.stop();
