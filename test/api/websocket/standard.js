// What the standard of WebSocket says of URLs, protocols, close() and bufferedAmount.
var check = require("../check.js");

// One that goes nowhere.
function unconnected(url, protocols) {
  var socket = new WebSocket(url, protocols);
  socket.close();
  return socket;
}
[
  ["ws://127.0.0.1:1/\u00e4?\u00f6", "ws://127.0.0.1:1/%C3%A4?%C3%B6"],
  ["http://127.0.0.1:1/a/../b", "ws://127.0.0.1:1/b"],
  ["ws:127.1:1", "ws://127.0.0.1:1/"],
  [" WS://127.0.0.1:1\\x\n", "ws://127.0.0.1:1/x"],
  ["https://127.0.0.1:443", "wss://127.0.0.1/"],
].forEach(function (pair) {
  check.equal(unconnected(pair[0]).url, pair[1]);
});

function refused(name, call) {
  var error = check.throws(call, DOMException);
  check.equal(error.name, name);
}
["/a", "ws://", "ftp://a/", "ws://a/#b", "ws://a/#", "ws://a b/", "ws://a:70000/"].forEach(
  function (url) {
    refused("SyntaxError", function () {
      new WebSocket(url);
    });
  },
);
["", "a b", ["a", "a"], ["a", "A"], ["\u00e9"]].forEach(function (protocols) {
  refused("SyntaxError", function () {
    new WebSocket("ws://127.0.0.1:1/", protocols);
  });
});
check.equal(WebSocket.prototype.close.length, 0);
[0, 999, 1001, 2999, 5000, 65536 + 1000, 2999.4, NaN, "x", null, -1, Infinity].forEach(
  function (code) {
    refused("InvalidAccessError", function () {
      unconnected("ws://127.0.0.1:1/").close(code);
    });
  },
);
[1000, 3000, 4999, 2999.6, 1000.5, "1000"].forEach(function (code) {
  unconnected("ws://127.0.0.1:1/").close(code);
});

var accepted = 0;
var server = node.http.createServer(function (request, response) {
  accepted++;
  var connection = node.websocket.accept(request, response);
  connection.addListener("close", function (code) {
    if (request.uri.path === "/no-code") check.equal(code, 1005);
    if (request.uri.path === "/reason") check.equal(code, 1000);
  });
});
server.listen(0, "127.0.0.1");

function connect(path, protocols, opened) {
  return new Promise(function (resolve) {
    var socket = new WebSocket("ws://127.0.0.1:" + server.port + path, protocols);
    socket.onopen = opened;
    socket.onclose = resolve;
  });
}

(async function () {
  var noCode = await connect("/no-code", [], function () {
    check.equal(this.bufferedAmount, 0);
    this.send("gr\u00fc\u00df");
    this.send(new Uint8Array(500));
    check.equal(this.bufferedAmount, 506);
    this.close();
    this.send("late");
    check.ok(this.bufferedAmount >= 510);
  });
  check.deepEqual([noCode.code, noCode.reason, noCode.wasClean], [1005, "", true]);
  var reason = await connect("/reason", [], function () {
    this.close(undefined, "bye");
  });
  check.deepEqual([reason.code, reason.reason, reason.wasClean], [1000, "bye", true]);
  // The server takes none of the protocols.
  var none = await connect("/", ["a", "b"], check.mustNotCall("no protocol was chosen"));
  check.deepEqual([none.code, none.wasClean], [1006, false]);
  check.equal(accepted, 3);
  server.close();
})();
