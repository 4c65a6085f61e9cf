// A client is a connection: readyState, close, forceClose and setTimeout, and the events "connect", "eof", "timeout" and "close".
var check = require("../check.js");

var server = node.http.createServer(function (request, response) {
  if (request.uri.path === "/never") {
    request.connection.addListener("eof", function () {
      request.connection.forceClose();
    });
    return;
  }
  response.sendHeader(200, request.uri.path === "/last" ? { Connection: "close" } : {});
  response.sendBody("hello");
  response.finish();
});
server.listen(0, "127.0.0.1");

function start(what) {
  var client = node.http.createClient(server.port);
  client.heard = [];
  ["connect", "eof", "timeout", "error"].forEach(function (event) {
    client.addListener(event, function (error) {
      client.heard.push(error ? event + " " + error.code : event);
    });
  });
  client.addListener("close", function (hadError, error) {
    client.heard.push("close " + hadError + (error ? " " + error.code : ""));
  });
  check.equal(client.readyState, "closed", what);
  return client;
}

function get(client, path, then) {
  client.get(path).finish(function (response) {
    response.addListener("complete", then);
  });
  check.ok(/^(opening|open)$/.test(client.readyState));
}

var left = 5;
function expect(client, heard) {
  var last = heard[heard.length - 1].split(" ")[0];
  client.addListener(
    last,
    check.mustCall(function () {
      setTimeout(function () {
        check.deepEqual(client.heard, heard);
        check.equal(client.readyState, "closed");
        if (--left === 0) server.close();
      }, 20);
    }),
  );
}

// close() of a kept connection, which is used once more before.
var kept = start("kept");
expect(kept, ["connect", "close false"]);
get(kept, "/", function () {
  check.equal(kept.readyState, "open");
  get(kept, "/", function () {
    later(function () {
      kept.close();
      kept.close();
    });
  });
});
function later(f) {
  setTimeout(f, 1);
}

// close() while a request is on its way: it is answered.
var busy = start("busy");
var answered = false;
expect(busy, ["connect", "close false"]);
get(busy, "/", function () {
  answered = true;
});
busy.close();
process.addListener("exit", function () {
  check.ok(answered);
});

// forceClose(): the request fails.
var forced = start("forced");
expect(forced, ["connect", "error ECANCELED", "close true ECANCELED"]);
var request = forced.get("/never");
request.addListener(
  "error",
  check.mustCall(function (error) {
    check.equal(error.code, "ECANCELED");
  }),
);
request.finish(check.mustNotCall("no answer"));
forced.addListener("connect", function () {
  later(function () {
    forced.forceClose();
  });
});

// setTimeout(): silence.
var silent = start("silent");
silent.setTimeout(50);
expect(silent, ["connect", "timeout", "error ETIMEDOUT", "close false"]);
silent.get("/never").finish(check.mustNotCall("no answer"));

// Nobody listens there.
var refused = node.http.createClient(1);
refused.addListener(
  "error",
  check.mustCall(function () {}),
);
refused.addListener(
  "close",
  check.mustCall(function (hadError, error) {
    check.equal(hadError, true);
    check.equal(error.code, "ECONNREFUSED");
    if (--left === 0) server.close();
  }),
);
refused.get("/").finish();
