// Texts and bytes of any size go both ways, in order, as strings and Uint8Arrays.
var check = require("../check.js");
var pair = require("./fixtures/pair.js").pair;

var messages = ["", "a", "grüß 😀", "\0", new Uint8Array(0), new Uint8Array([0, 255, 128])];
[125, 126, 127, 65535, 65536, 300000].forEach(function (size) {
  messages.push(new Array(size + 1).join("x"));
  messages.push(new Array(size + 1).join("ß"));
  messages.push(new Uint8Array(size).fill(7));
});
var arrays = [[1, 2, 300], new Uint8Array([4, 5]).buffer, new Uint16Array([1])];

pair(null, null, function (accepted, client) {
  check.equal(client.readyState, "open");
  check.equal(accepted.readyState, "open");
  check.equal(accepted.remoteAddress, "127.0.0.1");
  check.equal(client.remoteAddress, "127.0.0.1");
  check.equal(client.protocol, "");
  check.equal(client.secure, undefined);
  accepted.addListener("message", function (message) {
    accepted.send(message);
  });
  var expected = messages.slice();
  client.addListener(
    "message",
    check.mustCall(function (message) {
      var sent = expected.shift();
      if (typeof sent === "string") {
        check.ok(message === sent, "a text of " + sent.length);
      } else {
        check.ok(message instanceof Uint8Array);
        check.equal(message.length, sent.length);
        check.equal(message.join() === sent.join(), true);
      }
      if (expected.length === 0) client.close();
    }, messages.length + arrays.length),
  );
  messages.forEach(function (message) {
    client.send(message);
  });
  expected.push(new Uint8Array([1, 2, 44]), new Uint8Array([4, 5]), new Uint8Array([1, 0]));
  arrays.forEach(function (message) {
    client.send(message);
  });
});
