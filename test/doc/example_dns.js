// examples/dns.js prints the addresses of google.com and their names, or why there are none.
var check = require("../api/check.js");
var run = require("../api/child_process/fixtures/run.js");
var servers = require("../api/dns/fixtures/servers.js");

if (ARGV[2] !== undefined) {
  node.dns.setServers([ARGV[2]]);
  require("../../examples/dns.js");
} else {
  var server = servers.dnsmasq([
    "--host-record=www.google.com,192.0.2.1,60",
    "--cname=google.com,www.google.com,30",
  ]);
  var expected = [
    'addresses: ["192.0.2.1"]',
    "ttl: 30",
    'cname: "www.google.com"',
    'reverse for 192.0.2.1: ["www.google.com"]',
    "",
  ].join("\n");
  run.run(
    run.command(__filename, server.address),
    check.mustCall(function (result) {
      check.equal(result.error, "");
      check.equal(result.output, expected);
      server.stop();

      var silent = servers.dnsmasq(["--local=/com/"]);
      run.run(
        run.command(__filename, silent.address),
        check.mustCall(function (result) {
          check.equal(result.output, 'error: resolve4 "google.com": the domain does not exist\n');
          silent.stop();
        }),
      );
    }),
  );
}
