// An end without close_notify is "close" (true, TRUNCATED): an answer without a length is not complete then, and with it is.
var check = require("../check.js");
var tls = require("./fixtures/tls.js");

// A server that answers without a length, and ends in order where `ends`.
function answer(ends) {
  var server = node.tcp.createServer(
    check.mustCall(function (connection) {
      connection.addListener("close", function () {
        server.close();
      });
      connection.addListener(
        "receive",
        check.mustCall(function () {
          connection.send("HTTP/1.1 200 OK\r\n\r\nthe half of it");
          if (ends) connection.close();
        }),
      );
    }),
    { secure: tls.server },
  );
  server.listen(0, "127.0.0.1");
  return server;
}

function get(port) {
  var request = node.http.createClient(port, "localhost", { secure: tls.client }).get("/");
  return { request: request, body: "" };
}

// In order.
var whole = get(answer(true).port);
whole.request.addListener("error", check.mustNotCall());
whole.request.finish(
  check.mustCall(function (response) {
    response.addListener("close", check.mustNotCall());
    response.addListener(
      "complete",
      check.mustCall(function () {}),
    );
  }),
);

// Cut, once the body has come.
var end;
var relay = tls.relay(answer(false).port, function (cut) {
  end = cut;
});
var half = get(relay.port);
half.request.addListener(
  "error",
  check.mustCall(function (error) {
    check.equal(error.code, "TRUNCATED");
    check.ok(/close_notify/.test(error.message), error.message);
  }),
);
half.request.finish(
  check.mustCall(function (response) {
    response.setBodyEncoding("utf8");
    response.addListener("body", function (chunk) {
      half.body += chunk;
      if (half.body === "the half of it") end();
    });
    response.addListener("complete", check.mustNotCall("complete"));
    response.addListener(
      "close",
      check.mustCall(function (error) {
        check.equal(error.code, "TRUNCATED");
      }),
    );
  }),
);

// A connection.
var silent = node.tcp.createServer(
  check.mustCall(function (connection) {
    connection.send("x");
    connection.addListener("close", function () {
      silent.close();
    });
  }),
  { secure: tls.server },
);
silent.listen(0, "127.0.0.1");
var cutNow;
var between = tls.relay(silent.port, function (cut) {
  cutNow = cut;
});
var connection = node.tcp.createConnection(between.port, "localhost", { secure: tls.client });
connection.addListener("eof", check.mustNotCall("an end"));
connection.addListener("receive", function () {
  cutNow();
});
connection.addListener(
  "close",
  check.mustCall(function (hadError, error) {
    check.equal(hadError, true);
    check.equal(error.code, "TRUNCATED");
  }),
);
