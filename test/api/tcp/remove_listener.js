// Listeners are removed with removeListener or through the live array; "newListener" is emitted for each that comes.
var check = require("../check.js");
var server = node.tcp.createServer(
  check.mustCall(function (c) {
    var seen = [];
    c.addListener("newListener", function (event) {
      seen.push(event);
    });
    var wrong = check.mustNotCall("removed");
    c.addListener("receive", wrong);
    c.addListener("receive", wrong);
    c.removeListener("receive", wrong);
    c.listeners("receive").shift();
    check.deepEqual(seen, ["receive", "receive"]);
    c.addListener("eof", function () {
      c.close();
      server.close();
    });
  }),
);
server.listen(0, "127.0.0.1");
var client = node.tcp.createConnection(server.port);
client.addListener("connect", function () {
  client.send("x");
  client.close();
});
