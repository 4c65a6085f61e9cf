// An answer too long for a datagram is asked for again over TCP.
var check = require("../check.js");
var servers = require("fixtures/servers.js");

var stub = servers.stub();
node.dns.setServers([stub.address]);
var result = node.dns.resolve4("truncated.test").wait();
check.equal(result[0].length, 100);
check.equal(result[0][99], "10.0.0.99");
check.equal(servers.failure(node.dns.resolve4("disconnect.test")), node.dns.TEMPFAIL);
stub.stop();
