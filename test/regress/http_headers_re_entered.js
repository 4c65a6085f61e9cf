// A header may be computed by a script that gives other headers meanwhile: neither head takes over what the other says.
var check = require("../api/check.js"),
  raw = require("../api/http_server/fixtures/raw.js");

function answerOther() {
  other.sendHeader(200, { "Connection": "keep-alive", "Content-Length": 1 });
  other.sendBody("o");
  other.finish();
  return "computed";
}
var computed = { toString: answerOther };
var pair = ["X"];
Object.defineProperty(pair, 1, { get: answerOther });
var getter = {
  "Content-Length": 3,
  "Connection": "close",
  get X() {
    return answerOther();
  },
};
var headers = {
  value: [
    ["Content-Length", 3],
    ["Connection", "close"],
    ["X", computed],
  ],
  name: [
    ["Content-Length", 3],
    ["Connection", "close"],
    [
      {
        toString: function () {
          answerOther();
          return "X";
        },
      },
      "computed",
    ],
  ],
  pair: [["Content-Length", 3], ["Connection", "close"], pair],
  getter: getter,
  before: [
    ["X", computed],
    ["Content-Length", 3],
    ["Connection", "close"],
  ],
  special: [
    ["X", "computed"],
    ["Connection", "close"],
    [
      "Content-Length",
      {
        toString: function () {
          answerOther();
          return "3";
        },
      },
    ],
  ],
};

var other,
  paths = Object.keys(headers);
var server = node.http.createServer(function (request, response) {
  if (request.uri.file === "other") return (other = response);
  response.sendHeader(200, headers[request.uri.file]);
  response.sendBody("a");
  setTimeout(function () {
    response.sendBody("bc");
    response.finish();
  }, 1);
});
server.listen(0, "127.0.0.1");
function next() {
  var path = paths.shift();
  if (path === undefined) return server.close();
  raw.exchange(
    server.port,
    "GET /other HTTP/1.1\r\n\r\nGET /" + path + " HTTP/1.1\r\n\r\n",
    check.mustCall(function (text) {
      check.equal(
        text,
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nConnection: keep-alive\r\n\r\no" +
          "HTTP/1.1 200 OK\r\nX: computed\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc",
        path,
      );
      next();
    }),
  );
}
next();
