// Without a host the server takes connections on every address, IPv4 and IPv6; an IPv4 peer shows as "127.0.0.1".
var check = require("../check.js");
var seen = [];
var server = node.tcp.createServer(function (c) {
  seen.push(c.remoteAddress);
  c.addListener("eof", function () {
    c.close();
  });
});
server.listen(0, null);
function visit(host, then) {
  var client = node.tcp.createConnection(server.port, host);
  client.addListener("connect", function () {
    client.close();
  });
  client.addListener("close", function (had_error) {
    then(had_error);
  });
}
visit(
  "127.0.0.1",
  check.mustCall(function (had_error) {
    check.equal(had_error, false);
    visit(
      "::1",
      check.mustCall(function (no_ipv6) {
        server.close();
        check.deepEqual(seen, no_ipv6 ? ["127.0.0.1"] : ["127.0.0.1", "::1"]);
      }),
    );
  }),
);
