// A second Host, and a Transfer-Encoding behind chunked, throw a TypeError in requests and answers, in whatever form they are given.
var check = require("../check.js");
var client = node.http.createClient(1, "127.0.0.1");

function refused(headers, pattern) {
  check.throws(function () {
    client.post("/", headers);
  }, pattern);
}
var TWICE = /^post: Host is given twice$/;
refused(
  [
    ["Host", "a"],
    ["Host", "a"],
  ],
  TWICE,
);
refused({ Host: "a", host: "b" }, TWICE);
refused({ Host: ["a", "b"] }, TWICE);

var FOLLOWS = /no Transfer-Encoding may follow chunked$/;
refused({ "Transfer-Encoding": "chunked, chunked" }, FOLLOWS);
refused({ "Transfer-Encoding": "chunked, gzip" }, FOLLOWS);
refused({ "Transfer-Encoding": " Chunked\t,CHUNKED" }, FOLLOWS);
refused({ "Transfer-Encoding": ["chunked", "chunked"] }, FOLLOWS);
refused(
  [
    ["Transfer-Encoding", "chunked"],
    ["transfer-encoding", "gzip"],
  ],
  FOLLOWS,
);
client.post("/", { "Transfer-Encoding": "gzip, chunked", "Host": "a" });

var server = node.http.createServer(
  check.mustCall(function (request, response) {
    ["chunked, chunked", "chunked, gzip", ["chunked", "chunked"]].forEach(function (codings) {
      check.throws(function () {
        response.sendHeader(200, { "Transfer-Encoding": codings });
      }, FOLLOWS);
    });
    response.sendHeader(200, { "Transfer-Encoding": "chunked" });
    response.finish();
    server.close();
  }),
);
server.listen(0, "127.0.0.1");
node.http
  .createClient(server.port)
  .get("/")
  .finish(
    check.mustCall(function (response) {
      check.equal(response.statusCode, 200);
    }),
  );
