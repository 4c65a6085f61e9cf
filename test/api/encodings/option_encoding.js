// The option `encoding` is how strings are sent that come without an encoding, by HTTP and TCP alike; without it they are ASCII.
var check = require("../check.js");
var PRICE = "5 \u20ac";
var UTF8 = [53, 32, 0xe2, 0x82, 0xac];
var ASCII = [53, 32, 0xac];

check.throws(function () {
  node.http.createServer(null, { encoding: "utf9" });
}, TypeError);
check.throws(function () {
  node.http.createClient(80, "127.0.0.1", { encoding: "utf9" });
}, TypeError);
check.throws(function () {
  node.tcp.createServer(null, { encoding: "utf9" });
}, TypeError);
check.throws(function () {
  new node.tcp.Connection().connect(80, "127.0.0.1", { encoding: "utf9" });
}, TypeError);

function collect(message, done) {
  var bytes = [];
  message.addListener("body", function (chunk) {
    bytes = bytes.concat(chunk);
  });
  message.addListener("complete", function () {
    done(bytes);
  });
}

// What a server with these options sends and gets, where the client has the same.
function http(options, expected) {
  var server = node.http.createServer(
    check.mustCall(function (request, response) {
      collect(request, function (bytes) {
        check.deepEqual(bytes, expected.concat(UTF8), "request");
        response.sendHeader(200, {});
        response.sendBody(PRICE);
        if (request.uri.path === "/streamed") {
          setTimeout(function () {
            response.sendBody(PRICE);
            response.sendBody(PRICE, "ascii");
            response.finish();
          }, 1);
        } else {
          response.sendBody(PRICE, null);
          response.sendBody(PRICE, "ascii");
          response.finish();
        }
      });
    }, 2),
    options,
  );
  server.listen(0, "127.0.0.1");
  var client = node.http.createClient(server.port, "127.0.0.1", options);
  var left = 2;
  ["/streamed", "/whole"].forEach(function (path) {
    var request = client.post(path);
    request.sendBody(PRICE);
    request.sendBody(PRICE, "utf8");
    request.finish(
      check.mustCall(function (response) {
        collect(response, function (bytes) {
          check.deepEqual(bytes, expected.concat(expected, ASCII), path);
          if (--left === 0) server.close();
        });
      }),
    );
  });
}

function tcp(options, expected) {
  var server = node.tcp.createServer(
    check.mustCall(function (socket) {
      var bytes = [];
      socket.addListener("receive", function (data) {
        bytes = bytes.concat(data);
      });
      socket.addListener("eof", function () {
        check.deepEqual(bytes, expected, "to the server");
        socket.send(PRICE);
        socket.close();
        server.close();
      });
    }),
    options,
  );
  server.listen(0, "127.0.0.1");
  var connection = node.tcp.createConnection(server.port, "127.0.0.1", options);
  var bytes = [];
  connection.addListener("connect", function () {
    connection.send(PRICE);
    connection.close();
  });
  connection.addListener("receive", function (data) {
    bytes = bytes.concat(data);
  });
  connection.addListener(
    "close",
    check.mustCall(function () {
      check.deepEqual(bytes, expected, "to the client");
    }),
  );
}

http({ encoding: "utf8" }, UTF8);
http(undefined, ASCII);
tcp({ encoding: "UTF-8" }, UTF8);
tcp(undefined, ASCII);
