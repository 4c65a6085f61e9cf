// node.dns.resolve4 gives the IPv4 addresses of a domain, its time to live and its canonical name.
var check = require("../check.js");
var servers = require("fixtures/servers.js");

var server = servers.dnsmasq([
  "--host-record=one.test,192.0.2.1,77",
  "--host-record=two.test,192.0.2.2,fd00::2,60",
  "--address=/many.test/192.0.2.3",
  "--address=/many.test/192.0.2.4",
]);
node.dns.setServers([server.address]);

var promise = node.dns.resolve4("one.test");
check.ok(promise instanceof node.Promise);
check.deepEqual(promise.wait(), [["192.0.2.1"], 77, "one.test"]);
check.deepEqual(node.dns.resolve4("two.test").wait(), [["192.0.2.2"], 60, "two.test"]);
check.deepEqual(node.dns.resolve4("many.test").wait()[0].sort(), ["192.0.2.3", "192.0.2.4"]);

// A final dot is no part of the name, and a String object is as good as a string.
check.deepEqual(node.dns.resolve4(new String("one.test.")).wait(), [["192.0.2.1"], 77, "one.test"]);
server.stop();
