// promise.wait() works inside every listener of a connection, others are served meanwhile, and its own events come later,
// in order.
var check = require("../check.js");
function pause(milliseconds) {
  var promise = new node.Promise();
  setTimeout(function () {
    promise.emitSuccess([]);
  }, milliseconds);
  promise.wait();
}
var server = node.tcp.createServer(
  check.mustCall(function (c) {
    var events = ["connection"],
      depth = 0;
    function log(name) {
      check.equal(depth, 0, name + " inside another");
      depth++;
      events.push(name);
      pause(20);
      depth--;
    }
    c.setEncoding("utf8");
    ["connect", "receive", "eof"].forEach(function (event) {
      c.addListener(event, function () {
        log(event);
        if (event === "eof") c.close();
      });
    });
    c.addListener(
      "close",
      check.mustCall(function () {
        log("close");
        check.deepEqual(events, ["connection", "connect", "receive", "eof", "close"]);
        server.close();
      }),
    );
    depth++;
    pause(20);
    depth--;
  }),
);
server.listen(0, "127.0.0.1");
var client = node.tcp.createConnection(server.port);
client.addListener(
  "connect",
  check.mustCall(function () {
    client.send("hello");
    client.close();
    pause(20);
  }),
);
client.addListener(
  "eof",
  check.mustCall(function () {
    pause(20);
  }),
);
client.addListener(
  "close",
  check.mustCall(function () {
    pause(20);
  }),
);
