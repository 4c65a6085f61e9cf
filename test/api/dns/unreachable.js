// Where no server listens: TEMPFAIL; another server of the list is asked.
var check = require("../check.js");
var servers = require("fixtures/servers.js");

// A port on which nobody listens any more.
var gone = servers.stub();
gone.stop().wait();
node.dns.setServers([gone.address]);
check.equal(servers.failure(node.dns.resolve4("a.test")), node.dns.TEMPFAIL);

var stub = servers.stub();
node.dns.setServers([gone.address, stub.address]);
check.deepEqual(node.dns.resolve4("a.test").wait()[0], ["1.2.3.4"]);
stub.stop();
