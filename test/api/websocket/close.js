// close(code, reason) is told to the other end, which answers with the same; so is the absence of a code, and of a close frame.
var check = require("../check.js");
var pair = require("./fixtures/pair.js").pair;

function ends(note, act, ofServer, ofClient) {
  pair({ closeTimeout: 1000 }, null, function (accepted, client) {
    accepted.addListener(
      "close",
      check.mustCall(function (code, reason, clean) {
        check.deepEqual([code, reason, clean], ofServer, note + ", server");
        check.equal(accepted.readyState, "closed");
        check.throws(function () {
          accepted.send("late");
        }, /send: the connection is not open/);
        accepted.close();
        accepted.forceClose();
      }),
    );
    client.addListener(
      "close",
      check.mustCall(function (code, reason, clean) {
        check.deepEqual(
          [code, reason, clean].slice(0, ofClient.length),
          ofClient,
          note + ", client",
        );
      }),
    );
    act(accepted, client);
  });
}

ends("close()", (server, client) => client.close(), [1000, "", true], [1000, "", true]);
ends("the server's close()", (server) => server.close(), [1000, "", true], [1000, "", true]);
ends(
  "a code",
  (server, client) => client.close(4321, "enough ß"),
  [4321, "enough ß", true],
  [4321, "enough ß", true],
);
ends(
  "the server's code",
  (server) => server.close(3000, "go"),
  [3000, "go", true],
  [3000, "go", true],
);
ends(
  "both at once",
  function (server, client) {
    server.close(4000);
    client.close(4001);
  },
  [4001, "", true],
  [4000, "", true],
);
ends("forceClose()", (server) => server.forceClose(), [1006, "", false], [1006]);
ends(
  "close() and send()",
  function (server, client) {
    client.close();
    check.equal(client.readyState, "closing");
    check.throws(function () {
      client.send("late");
    }, /send: the connection is not open/);
    check.throws(function () {
      client.ping();
    }, /ping: the connection is not open/);
    client.close(4000); // nothing
  },
  [1000, "", true],
  [1000, "", true],
);
