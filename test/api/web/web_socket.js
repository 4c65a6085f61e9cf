// WebSocket is the web's: its states, events in their order, binaryType, what it throws.
var check = require("../check.js");

function named(call, name) {
  var error = check.throws(call, Error);
  check.equal(error.name, name);
}
named(() => new WebSocket("nonsense"), "SyntaxError");
named(() => new WebSocket("ftp://a/"), "SyntaxError");
named(() => new WebSocket("ws://a/#b"), "SyntaxError");
named(() => new WebSocket("ws://a/", ["x", "x"]), "SyntaxError");
named(() => new WebSocket("ws://a/", "a b"), "SyntaxError");
check.throws(() => new WebSocket(), TypeError);
check.throws(() => WebSocket("ws://a/"), TypeError);
check.equal(
  WebSocket.CONNECTING + "" + WebSocket.OPEN + WebSocket.CLOSING + WebSocket.CLOSED,
  "0123",
);
check.equal(WebSocket.prototype.CLOSED, 3);
check.equal(Object.prototype.propertyIsEnumerable.call(globalThis, "WebSocket"), false);

var server = node.http.createServer(function (request, response) {
  var accepted = node.websocket.accept(request, response, { protocols: ["b"], compress: true });
  accepted.addListener("message", function (message) {
    if (message === "end") return accepted.close(4000, "as you like");
    if (message === "cut") return accepted.forceClose();
    accepted.send(message);
  });
});
server.listen(0);
var url = "http://127.0.0.1:" + server.port;

var socket = new WebSocket(url, ["a", "b"]);
check.equal(socket.url, "ws://127.0.0.1:" + server.port + "/");
check.equal(socket.readyState, WebSocket.CONNECTING);
check.equal(socket.protocol, "");
check.equal(socket.binaryType, "arraybuffer");
check.equal(socket.onopen, null);
check.ok(socket instanceof EventTarget);
named(() => socket.send("early"), "InvalidStateError");
named(() => socket.close(1001), "InvalidAccessError");
named(() => socket.close(1000, new Array(125).join("x")), "SyntaxError");
var events = [];
socket.addEventListener("open", function (event) {
  check.equal(event.type, "open");
  check.equal(event.target, socket);
  check.equal(event.isTrusted, true);
  check.equal(socket.readyState, WebSocket.OPEN);
  check.equal(socket.protocol, "b");
  check.ok(/^permessage-deflate/.test(socket.extensions));
  events.push("open");
  socket.send("text");
  socket.send(new Uint8Array([1, 2, 3]).buffer);
  socket.send(new DataView(new ArrayBuffer(2)));
  socket.send(17);
});
socket.onmessage = function (event) {
  check.ok(event instanceof MessageEvent);
  check.equal(event.origin, "ws://127.0.0.1:" + server.port);
  events.push(typeof event.data === "string" ? event.data : event.data.byteLength);
  if (events.length === 5) socket.send("end");
};
socket.onerror = check.mustNotCall("it ends well");
socket.onclose = check.mustCall(function (event) {
  check.ok(event instanceof CloseEvent);
  check.deepEqual(events, ["open", "text", 3, 2, "17"]);
  check.deepEqual([event.wasClean, event.code, event.reason], [true, 4000, "as you like"]);
  check.equal(socket.readyState, WebSocket.CLOSED);
  socket.send("late"); // passed over
  check.equal(socket.bufferedAmount, 4);
  socket.close();
  badEnds();
});

function badEnds() {
  var left = 3;
  function ends(bad, started) {
    var order = [];
    bad.onopen = started;
    bad.onerror = () => order.push("error");
    bad.onclose = check.mustCall(function (event) {
      order.push("close");
      check.deepEqual(order, ["error", "close"]);
      check.deepEqual([event.wasClean, event.code, event.reason], [false, 1006, ""]);
      if (--left === 0) server.close();
    });
  }
  var cut = new WebSocket(url);
  ends(cut, () => cut.send("cut"));
  ends(new WebSocket("ws://127.0.0.1:1/"), check.mustNotCall("it does not open"));
  var given = new WebSocket(url);
  ends(given, check.mustNotCall("it is closed before"));
  given.close();
  check.equal(given.readyState, WebSocket.CLOSING);
}
