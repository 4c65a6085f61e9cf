// The error codes are numbers of node.dns, and an errback gets (code, message).
var check = require("../check.js");
var servers = require("fixtures/servers.js");

check.equal(node.dns.TEMPFAIL, -1);
check.equal(node.dns.PROTOCOL, -2);
check.equal(node.dns.NXDOMAIN, -3);
check.equal(node.dns.NODATA, -4);
check.equal(node.dns.NOMEM, -5);
check.equal(node.dns.BADQUERY, -6);

var stub = servers.stub();
node.dns.setServers([stub.address]);
var expected = {
  nxdomain: "NXDOMAIN",
  nodata: "NODATA",
  aliasonly: "NODATA",
  servfail: "TEMPFAIL",
  refused: "TEMPFAIL",
  notimp: "TEMPFAIL",
  formerr: "BADQUERY",
};
for (var name in expected) {
  check.equal(servers.failure(node.dns.resolve4(name + ".test")), node.dns[expected[name]], name);
}
stub.stop();
