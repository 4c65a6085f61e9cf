// An answer that was cut short is asked for over TCP, for as long as TCP may take, not what is left of the datagram's time.
var check = require("../check.js");
var servers = require("fixtures/servers.js");

var stub = servers.stub();
node.dns.setServers([stub.address]);
check.deepEqual(node.dns.resolve4("slowtcp.test").wait()[0], ["1.2.3.4"]);
check.equal(node.dns.resolve4("toolong.test").wait()[0].length, 100); // a datagram of more than 512 bytes
stub.stop();
