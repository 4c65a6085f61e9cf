// A string is sent in each encoding, by each of its names and numbers, at every entry that sends; "bytes" is as "raw".
var check = require("../api/check.js");

var TEXT = "a\u00e9\u0141"; // U+0141 has the low 8 bits of "A"
var LOW = [0x61, 0xe9, 0x41],
  UTF8 = [0x61, 0xc3, 0xa9, 0xc5, 0x81];
var ENCODINGS = [
  [undefined, LOW],
  [null, LOW],
  ["ascii", LOW],
  ["ASCII", LOW],
  ["raw", LOW],
  ["Raw", LOW],
  ["bytes", LOW],
  ["BYTES", LOW],
  ["utf8", UTF8],
  ["UTF8", UTF8],
  ["utf-8", UTF8],
  [node.ASCII, LOW],
  [node.RAW, LOW],
  [node.UTF8, UTF8],
  [new String("bytes"), LOW],
  [new Number(node.RAW), LOW],
];
var UNKNOWN = ["byte", 3, -1, {}];

function bytesOf(chunks) {
  return chunks.reduce(function (all, chunk) {
    return all.concat(Array.from(chunk));
  }, []);
}

// Each pair of encodings, the second piece in the same turn, and how the response goes on.
var WAYS = ["finish", "turn", "later", "length"];
var cases = [];
ENCODINGS.forEach(function (first) {
  ENCODINGS.forEach(function (second) {
    WAYS.forEach(function (way) {
      cases.push({ first: first, second: second, way: way });
    });
  });
});

var server = node.http.createServer(
  check.mustCall(function (request, response) {
    var body = [];
    request.setBodyEncoding("bytes");
    request.addListener("body", function (chunk) {
      body.push(chunk);
    });
    request.addListener(
      "complete",
      check.mustCall(function () {
        var test = cases[Number(request.uri.path.slice(1))];
        var expected = test.first[1].concat(test.second[1]);
        check.deepEqual(bytesOf(body), expected);
        response.sendHeader(
          200,
          test.way === "length" ? { "Content-Length": expected.length } : {},
        );
        UNKNOWN.forEach(function (unknown) {
          check.throws(function () {
            response.sendBody(TEXT, unknown);
          }, TypeError);
        });
        response.sendBody(TEXT, test.first[0]);
        if (test.way === "later") return setTimeout(end, 0);
        end();
        function end() {
          response.sendBody(TEXT, test.second[0]);
          if (test.way === "turn")
            return setTimeout(function () {
              response.finish();
            }, 0);
          response.finish();
        }
      }),
    );
  }, cases.length),
);
server.listen(0, "127.0.0.1");

var client = node.http.createClient(server.port);
var answered = 0;
cases.forEach(function (test, index) {
  var request = client.post("/" + index);
  request.sendBody(TEXT, test.first[0]);
  request.sendBody(TEXT, test.second[0]);
  if (index === 0)
    UNKNOWN.forEach(function (unknown) {
      check.throws(function () {
        request.sendBody(TEXT, unknown);
      }, TypeError);
    });
  request.finish(
    check.mustCall(function (response) {
      var body = [];
      response.setBodyEncoding("bytes");
      response.addListener("body", function (chunk) {
        body.push(chunk);
      });
      response.addListener(
        "complete",
        check.mustCall(function () {
          check.deepEqual(bytesOf(body), test.first[1].concat(test.second[1]));
          if (++answered === cases.length) server.close();
        }),
      );
    }),
  );
});

ENCODINGS.forEach(function (encoding) {
  var child = node.createChildProcess("od -An -v -tu1");
  var output = "";
  check.equal(child.write(TEXT, encoding[0]), true);
  child.close();
  child.addListener("output", function (data) {
    if (data !== null) output += data;
  });
  child.addListener(
    "exit",
    check.mustCall(function () {
      check.deepEqual(output.trim().split(/\s+/).map(Number), encoding[1]);
    }),
  );
});

var echo = node.tcp.createServer(
  check.mustCall(function (connection) {
    var received = [];
    connection.setEncoding("bytes");
    connection.addListener("receive", function (data) {
      received.push(data);
    });
    connection.addListener(
      "eof",
      check.mustCall(function () {
        check.deepEqual(
          bytesOf(received),
          bytesOf(
            ENCODINGS.map(function (encoding) {
              return encoding[1];
            }),
          ),
        );
        connection.close();
        echo.close();
      }),
    );
  }),
);
echo.listen(0, "127.0.0.1");
var connection = node.tcp.createConnection(echo.port);
ENCODINGS.forEach(function (encoding) {
  connection.send(TEXT, encoding[0]);
});
UNKNOWN.forEach(function (unknown) {
  check.throws(function () {
    connection.send(TEXT, unknown);
  }, TypeError);
});
connection.close();
