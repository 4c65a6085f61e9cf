// Name servers are asked, not the hosts file.
var check = require("../check.js");
var servers = require("fixtures/servers.js");

var server = servers.dnsmasq(["--local=/localhost/", "--address=/example/192.0.2.7"]);
node.dns.setServers([server.address]);
check.equal(servers.failure(node.dns.resolve4("localhost")), node.dns.NXDOMAIN);
check.equal(servers.failure(node.dns.reverse("127.0.0.1")), node.dns.NXDOMAIN);
check.deepEqual(node.dns.resolve4("any.example").wait()[0], ["192.0.2.7"]);
server.stop();
