// A pending query keeps the process alive; when all are answered, nothing of them does.
var check = require("../check.js");
var servers = require("fixtures/servers.js");

var run = require("../child_process/fixtures/run.js");

if (ARGV[2] !== undefined) {
  node.dns.setServers([ARGV[2]]);
  node.dns.resolve4("second.test").addCallback(function (addresses) {
    puts(addresses[0]);
  });
} else {
  var stub = servers.stub();
  run.run(
    run.command(__filename, stub.address),
    check.mustCall(function (result) {
      check.equal(result.error, "");
      check.equal(result.output, "1.2.3.4\n");
      stub.stop();
    }),
  );
}
