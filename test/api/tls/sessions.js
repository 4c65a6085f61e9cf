// A client resumes sessions by the server's name and port, also with options that are only equal; other settings, another port,
// or setSecure with another certificate begin anew.
var check = require("../check.js");
var tls = require("./fixtures/tls.js");

function listen() {
  var server = node.tcp.createServer(
    function (connection) {
      connection.send("x"); // the ticket comes with it
      connection.addListener("eof", function () {
        connection.close();
      });
    },
    { secure: tls.server },
  );
  server.listen(0, "127.0.0.1");
  return server;
}

var first = listen();
var second = listen();
var steps = [
  [first, "localhost", {}, false],
  [first, "localhost", {}, true],
  [first, "127.0.0.1", {}, false],
  [first, "127.0.0.1", {}, true],
  [second, "localhost", {}, false],
  [first, "localhost", { protocols: ["x"] }, false],
  [first, "localhost", { sessions: false }, false],
  [first, "localhost", { verify: false }, false],
  [first, "localhost", {}, true],
  [first, "localhost", {}, true],
];

function next() {
  var step = steps.shift();
  if (step === undefined) return renew();
  connect(step[0], step[1], step[2], step[3], next);
}

function connect(server, host, more, isResumed, done) {
  var secure = { authoritiesFile: tls.authoritiesFile };
  Object.keys(more).forEach(function (name) {
    secure[name] = more[name];
  });
  var client = node.tcp.createConnection(server.port, host, { secure: secure });
  client.addListener(
    "receive",
    check.mustCall(function () {
      check.equal(client.secure.resumed, isResumed, host + JSON.stringify(more));
      client.close();
    }),
  );
  client.addListener(
    "close",
    check.mustCall(function (hadError, error) {
      check.equal(hadError, false, String(error));
      done();
    }),
  );
}

function renew() {
  first.setSecure(tls.server); // the same: sessions last
  connect(first, "localhost", {}, true, function () {
    first.setSecure(tls.certificate("chained"));
    connect(first, "localhost", {}, false, function () {
      first.close();
      second.close();
    });
  });
}
next();
