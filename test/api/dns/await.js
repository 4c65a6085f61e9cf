// A query can be awaited; its rejection is an Error with the code and the message.
var check = require("../check.js");
var servers = require("fixtures/servers.js");

var server = servers.dnsmasq(["--host-record=one.test,192.0.2.1,60"]);
node.dns.setServers([server.address]);

(async function () {
  check.deepEqual(await node.dns.resolve4("one.test"), [["192.0.2.1"], 60, "one.test"]);
  try {
    await node.dns.resolve4("none.test");
    check.ok(false, "was not rejected");
  } catch (error) {
    check.ok(error instanceof Error);
    check.equal(error.code, node.dns.NXDOMAIN);
    check.ok(/none\.test/.test(error.message), error.message);
  }
  server.stop();
})().then(check.mustCall());
