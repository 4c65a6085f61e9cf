// node.dns.resolve6 gives the IPv6 addresses of a domain, its time to live and its canonical name.
var check = require("../check.js");
var servers = require("fixtures/servers.js");

var server = servers.dnsmasq([
  "--host-record=six.test,192.0.2.1,fd00::1:0,60",
  "--host-record=four.test,192.0.2.2",
]);
node.dns.setServers([server.address]);

check.deepEqual(node.dns.resolve6("six.test").wait(), [["fd00::1:0"], 60, "six.test"]);
check.equal(servers.failure(node.dns.resolve6("four.test")), node.dns.NODATA);
server.stop();
