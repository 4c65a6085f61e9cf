// Wrong arguments throw a TypeError that names them; options count where they are own properties.
var check = require("../check.js");
var pair = require("./fixtures/pair.js").pair;

var websocket = node.websocket;
function refused(call, message) {
  var error = check.throws(call, TypeError);
  check.ok(message.test(error.message), error.message);
}
refused(() => websocket.wanted({}), /wanted: request/);
refused(() => websocket.accept(), /accept: request/);
[undefined, "", "http:/a", "ftp://a/", "ws://", "ws://a/#b", "a/b", 7].forEach(function (url) {
  refused(() => websocket.createConnection(url), /createConnection: .* is no ws:/);
});
[
  [{ protocols: 7 }, /options.protocols/],
  [{ protocols: ["a b"] }, /options.protocols/],
  [{ protocols: ["a", "a"] }, /options.protocols/],
  [{ protocols: [""] }, /options.protocols/],
  [{ maxMessageBytes: 0 }, /options.maxMessageBytes/],
  [{ maxMessageBytes: "many" }, /options.maxMessageBytes/],
  [{ pingInterval: -1 }, /options.pingInterval/],
  [{ closeTimeout: 0 }, /options.closeTimeout/],
  [{ maxBacklogBytes: -1 }, /options.maxBacklogBytes/],
  [{ whenBehind: "wait" }, /options.whenBehind/],
  [{ compress: 1 }, /options.compress/],
  [{ compress: { level: 10 } }, /options.level/],
  [{ compress: { windowBits: 8 } }, /options.windowBits/],
  [{ compress: { windowBits: 16 } }, /options.windowBits/],
  [{ compress: { minBytes: -1 } }, /options.minBytes/],
  [{ handshakeTimeout: -1 }, /options.handshakeTimeout/],
  [{ maxMessageBytes: true }, /options.maxMessageBytes/],
  [{ headers: "x" }, /options.headers/],
  [{ headers: 7 }, /options.headers/],
  [{ secure: true }, /options.secure is for wss:/],
  [{ secure: {} }, /options.secure is for wss:/],
  ["options", /options/],
].forEach(function (row) {
  refused(() => websocket.createConnection("ws://127.0.0.1:1/", row[0]), row[1]);
});
refused(
  () => websocket.createConnection("wss://127.0.0.1:1/", { secure: false }),
  /options.secure is for wss:/,
);
refused(() => websocket.prepare(), /prepare: data/);
refused(() => websocket.prepare(7), /prepare: data/);

pair(Object.create({ maxMessageBytes: 1 }), null, function (accepted, client) {
  [undefined, null, 7, true, {}, function () {}].forEach(function (data) {
    refused(() => client.send(data), /send: data/);
  });
  refused(() => client.ping(7), /ping: data/);
  refused(() => client.ping(new Uint8Array(126)), /ping: data/);
  [0, 999, 1004, 1005, 1006, 1015, 2000, 2999, 5000, "1000", 1000.5, NaN].forEach(function (code) {
    refused(() => client.close(code), /close: code/);
  });
  refused(() => client.close(1000, new Array(125).join("x")), /close: reason/);
  refused(() => client.close(1000, new Array(63).join("ß")), /close: reason/);
  check.equal(client.readyState, "open");
  check.equal(client.ping(null), true); // as absent
  check.equal(client.send("long enough for own options only"), true);
  accepted.addListener(
    "message",
    check.mustCall(function () {
      client.close();
    }),
  );
});
