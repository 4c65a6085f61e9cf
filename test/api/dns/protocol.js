// A reply that cannot be read: PROTOCOL, at once.
var check = require("../check.js");
var servers = require("fixtures/servers.js");

var stub = servers.stub();
node.dns.setServers([stub.address]);
["garbled", "short", "echo", "halved", "badsize", "round"].forEach(function (name) {
  var begin = Date.now();
  check.equal(servers.failure(node.dns.resolve4(name + ".test")), node.dns.PROTOCOL, name);
  check.ok(Date.now() - begin < 900, name + " took " + (Date.now() - begin) + " ms");
});
// Garbage that is not even addressed to a question does not keep the answer from being heard.
check.deepEqual(node.dns.resolve4("despite.test").wait(), [["1.2.3.4"], 60, "despite.test"]);
check.equal(servers.failure(node.dns.resolve4("nonetheless.test")), node.dns.NXDOMAIN);
stub.stop();
