// prepare(data): one message for many connections, plain and compressed, of servers and clients.
var check = require("../check.js");
var pair = require("./fixtures/pair.js").pair;

var text = new Array(3000).join("to all ");
var message = node.websocket.prepare(text);
var bytes = node.websocket.prepare([1, 2, 3]);
var ways = [undefined, { compress: true }, { compress: { contextTakeover: true, windowBits: 10 } }];
ways.forEach(function (options) {
  pair(options, options, function (accepted, client) {
    var heard = [];
    client.addListener("message", function (data) {
      heard.push(data);
      if (heard.length < 4) return;
      check.ok(heard[0] === text && heard[1] === text && heard[3] === "last");
      check.deepEqual(Array.prototype.slice.call(heard[2]), [1, 2, 3]);
      check.equal(client.send(message), true);
    });
    accepted.addListener(
      "message",
      check.mustCall(function (data) {
        check.ok(data === text);
        accepted.close();
      }),
    );
    [message, message, bytes, "last"].forEach(function (data) {
      check.equal(accepted.send(data), true);
    });
  });
});
