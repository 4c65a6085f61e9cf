// A query whose name server is killed before it answers fails with TEMPFAIL, long before its time is up, and so do those that follow.
var check = require("../check.js");
var servers = require("fixtures/servers.js");

var stub = servers.stub();
node.dns.setServers([stub.address]);
var pending = node.dns.resolve4("silent.test");
check.equal(node.dns.resolve4("one.test").wait()[0][0], "1.2.3.4");
stub.stop().wait();
check.equal(servers.failure(pending), node.dns.TEMPFAIL);
check.equal(servers.failure(node.dns.resolve4("two.test")), node.dns.TEMPFAIL);
