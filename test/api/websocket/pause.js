// Between readPause() and readResume() no message comes, also not one that was received already; then all come, in order.
var check = require("../check.js");
var pair = require("./fixtures/pair.js").pair;

pair(null, null, function (accepted, client) {
  var heard = [];
  var paused = false;
  accepted.addListener("message", function (message) {
    check.equal(paused, false);
    heard.push(typeof message === "string" ? message : message[0]);
    if (heard.length === 6) {
      check.deepEqual(heard, ["0", "1", 2, "3", 4, "5"]);
      client.close();
    } else {
      paused = true;
      accepted.readPause();
      setTimeout(function () {
        paused = false;
        accepted.readResume();
      }, 5);
    }
  });
  ["0", "1", [2], "3", [4], "5"].forEach(function (message) {
    client.send(message);
  });
});

// close() ends a pause: what it held back is dropped, and the other end's answer is heard.
pair(null, null, function (accepted, client) {
  accepted.readPause();
  accepted.addListener("message", check.mustNotCall("dropped"));
  accepted.addListener(
    "close",
    check.mustCall(function (code, reason, clean) {
      check.deepEqual([code, clean], [4000, true]);
    }),
  );
  client.send("held back");
  client.addListener("pong", function () {
    accepted.close(4000);
  });
  accepted.ping();
  client.ping();
  setTimeout(function () {
    accepted.close(4000);
  }, 20);
});
