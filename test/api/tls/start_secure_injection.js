// Plain text behind the last plain byte is an error of startSecure, on either side: it throws where the text was received already,
// else "close" (true, error) comes, and "secure" never.
var check = require("../check.js");
var tls = require("./fixtures/tls.js");

// A server and a client of which one, by `isServer`, says `text` and the other one calls onReady(its connection).
function pair(isServer, text, onReady) {
  var speak = check.mustCall(function (connection) {
    connection.setTimeout(2000);
    connection.send(text);
    connection.addListener("close", function () {
      server.close();
    });
  });
  var server = node.tcp.createServer(isServer ? speak : onReady);
  server.listen(0, "127.0.0.1");
  var client = node.tcp.createConnection(server.port, "127.0.0.1");
  client.addListener("connect", function () {
    (isServer ? onReady : speak)(client);
  });
}

[true, false].forEach(function (isServer) {
  var options = isServer ? tls.client : tls.server;

  // What is left of a piece that a pause holds back.
  pair(
    isServer,
    "220 go ahead\r\n" + new Array(20001).join("x"),
    check.mustCall(function (connection) {
      connection.addListener("secure", check.mustNotCall("secure"));
      connection.addListener(
        "receive",
        check.mustCall(function () {
          connection.readPause();
          setTimeout(function () {
            var error = check.throws(function () {
              connection.startSecure(options);
            }, /plain text/);
            check.equal(error.code, "PLAIN_TEXT_LEFT");
          }, 20);
        }),
      );
      connection.addListener(
        "close",
        check.mustCall(function () {}),
      );
    }),
  );

  // What the system still has.
  pair(
    isServer,
    "220 go ahead\r\n250 injected, as if it had been encrypted\r\n",
    check.mustCall(function (connection) {
      connection.readPause();
      connection.addListener("secure", check.mustNotCall("secure"));
      connection.addListener("receive", check.mustNotCall("text that was not encrypted"));
      connection.addListener(
        "close",
        check.mustCall(function (hadError, error) {
          check.equal(hadError, true);
          check.equal(error.code, "WRONG_VERSION_NUMBER");
        }),
      );
      setTimeout(function () {
        connection.startSecure(options);
      }, 20);
    }),
  );
});
