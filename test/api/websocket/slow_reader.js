// A client that does not read: send() says so, "drain" follows, and above maxBacklogBytes it is closed with 1013, or loses
// messages where whenBehind is "drop"; other clients notice nothing.
var check = require("../check.js");
var HANDSHAKE = require("./fixtures/pair.js").HANDSHAKE;

var MESSAGE = new Array(10001).join("x");
var LIMIT = 200000;

function behind(whenBehind, done) {
  var accepted = [];
  var server = node.http.createServer(function (request, response) {
    var options = {
      maxBacklogBytes: LIMIT,
      whenBehind: whenBehind,
      closeTimeout: 50,
      pingInterval: 0,
    };
    accepted.push(node.websocket.accept(request, response, options));
    if (accepted.length === 2) begin();
  });
  server.listen(0);
  var slow = node.tcp.createConnection(server.port);
  slow.addListener("connect", function () {
    slow.send(HANDSHAKE);
    slow.readPause();
    heard();
  });
  slow.addListener("close", function () {});
  var other;
  var received = 0;
  function heard() {
    other = node.websocket.createConnection("ws://127.0.0.1:" + server.port + "/");
    other.addListener("message", function (message) {
      check.equal(message.length, MESSAGE.length);
      received++;
      if (received < sent) return;
      if (accepted[0].readyState === "open" && !full) return publish();
      other.close();
    });
    other.addListener(
      "close",
      check.mustCall(function (code) {
        check.equal(code, 1000);
        check.equal(received, sent);
      }),
    );
  }
  var sent = 0;
  var full = false;
  var said = 0;
  function publish() {
    for (var i = 0; i < 20; i++) {
      sent++;
      accepted[1].send(MESSAGE);
      var before = accepted[0].backlog;
      if (accepted[0].readyState !== "open") continue;
      var more = accepted[0].send(MESSAGE);
      if (!more) said++;
      full = full || (before > LIMIT && accepted[0].backlog === before);
      check.ok(accepted[0].backlog <= LIMIT + 2 * MESSAGE.length, "bounded");
    }
  }
  function begin() {
    accepted[0].addListener(
      "close",
      check.mustCall(function (code, reason, clean) {
        check.ok(said > 0);
        done(code, accepted[0], clean);
        slow.forceClose();
        if (other.readyState === "closed") server.close();
        else other.addListener("close", () => server.close());
      }),
    );
    accepted[1].addListener("connect", publish);
    if (whenBehind === "drop") {
      accepted[1].addListener("close", function () {
        check.equal(accepted[0].readyState, "open");
        accepted[0].addListener(
          "drain",
          check.mustCall(function () {
            check.equal(accepted[0].send("on"), true);
            accepted[0].forceClose();
          }),
        );
        slow.readResume();
      });
    }
  }
}

behind("close", function (code, connection, clean) {
  check.deepEqual([code, clean], [1013, false]);
});
behind("drop", function (code) {
  check.equal(code, 1006);
});
