// names: a certificate by the name that the client asks for, its own or a wildcard's, from a table, a function or a promise.
var check = require("../check.js");
var tls = require("./fixtures/tls.js");
var a = tls.certificate("a");
var b = tls.certificate("b");

function later(value) {
  return new Promise(function (resolve) {
    setTimeout(function () {
      resolve(value);
    }, 1);
  });
}
function old(value) {
  var promise = new node.Promise();
  setTimeout(function () {
    promise.emitSuccess([value]);
  }, 1);
  return promise;
}

[
  { "a.example": a, "*.B.example": b },
  function (name) {
    return { "a.example": a, "x.b.example": b }[name];
  },
  function (name) {
    return later({ "a.example": a, "x.b.example": b }[name]);
  },
  function (name) {
    return old({ "a.example": a, "x.b.example": b }[name]);
  },
].forEach(function (names) {
  var secure = {
    certificateFile: tls.server.certificateFile,
    keyFile: tls.server.keyFile,
    names: names,
  };
  var server = node.tcp.createServer(
    function (connection) {
      connection.close();
    },
    { secure: secure },
  );
  server.addListener("error", check.mustNotCall());
  server.listen(0);
  var left = 3;
  [
    ["a.example", "CN=a.example"],
    ["x.b.example", "CN=b.example"],
    ["localhost", "CN=localhost,O=Tests"],
  ].forEach(function (one) {
    var client = node.tcp.createConnection(server.port, "127.0.0.1", {
      secure: { authoritiesFile: tls.authoritiesFile, serverName: one[0] },
    });
    client.addListener(
      "connect",
      check.mustCall(function () {
        check.equal(client.secure.certificate.subject, one[1]);
        client.close();
      }),
    );
    client.addListener(
      "close",
      check.mustCall(function (hadError, error) {
        check.equal(hadError, false, String(error));
        if (--left === 0) server.close();
      }),
    );
  });
});

// A name that is refused: the function's error is the handshake's.
[node.tcp.createServer, node.http.createServer].forEach(function (createServer) {
  var refusing = createServer(function () {}, {
    secure: {
      certificateFile: a.certificateFile,
      keyFile: a.keyFile,
      names: function () {
        throw new Error("unknown");
      },
    },
  });
  refusing.addListener(
    "error",
    check.mustCall(function (error, remoteAddress) {
      check.equal(error.message, "unknown");
      check.equal(remoteAddress, "127.0.0.1");
    }),
  );
  refusing.listen(0, "127.0.0.1");
  var refused = node.tcp.createConnection(refusing.port, "127.0.0.1", {
    secure: { authoritiesFile: tls.authoritiesFile, serverName: "a.example" },
  });
  refused.addListener(
    "close",
    check.mustCall(function (hadError, error) {
      check.equal(error.code, "TLSV1_UNRECOGNIZED_NAME");
      setTimeout(function () {
        refusing.close();
      }, 0);
    }),
  );
});
