// maxMessageBytes bounds messages, also those in fragments and compressed ones, on either side: 1009.
var check = require("../check.js");
var pair = require("./fixtures/pair.js").pair;

[{}, { compress: { minBytes: 0 } }].forEach(function (more) {
  pair(Object.assign({ maxMessageBytes: 1000 }, more), more, function (accepted, client) {
    var sizes = [];
    accepted.addListener("message", function (message) {
      sizes.push(message.length);
    });
    accepted.addListener(
      "close",
      check.mustCall(function (code, reason, clean) {
        check.deepEqual(sizes, [1000]);
        check.deepEqual([code, clean], [1009, false]);
      }),
    );
    client.addListener(
      "close",
      check.mustCall(function (code, reason) {
        check.equal(code, 1009);
        check.equal(reason, "a message is larger than maxMessageBytes");
      }),
    );
    client.send(new Array(1001).join("x"));
    client.send(new Array(1002).join("x"));
    client.send("not heard");
  });
});
pair(null, { maxMessageBytes: 10 }, function (accepted, client) {
  accepted.send("0123456789");
  accepted.send("0123456789a");
  client.addListener(
    "message",
    check.mustCall(function () {}),
  );
  client.addListener(
    "close",
    check.mustCall(function (code) {
      check.equal(code, 1009);
    }),
  );
});
