// Request headers are an object, an array of pairs with repeats kept, a Headers, a Map, an object received as headers, or absent.
var check = require("../check.js");

var expected = [
  ["X-A=1", "x-b=2"],
  ["x-a=1", "x-b=2"],
  ["X-A=1"],
  ["X-A=1", "X-A=2"],
  ["X-A=1, 2"],
  [],
  [],
];
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    var list = request.headerList.filter(function (pair) {
      return pair[0] !== "Host";
    });
    check.deepEqual(
      list.map(function (pair) {
        return pair.join("=");
      }),
      expected.shift(),
    );
    response.sendHeader(200, {});
    response.finish();
    if (request.uri.path === "/repeats")
      client.get("/received", withoutHost(request.headers)).finish();
    if (expected.length === 0) server.close();
  }, 7),
);
server.listen(0, "127.0.0.1");

function withoutHost(headers) {
  delete headers["Host"];
  return headers;
}

var client = node.http.createClient(server.port);
client.get("/", { "X-A": 1, "x-b": new String("2") }).finish();
client.get("/", new Headers({ "X-B": 2, "X-A": 1 })).finish();
client.get("/", new Map([["X-A", 1]])).finish();
check.throws(function () {
  client.get("/", new Set(["X-A"]));
}, /get: headers\[0\] must be/);
client
  .get("/repeats", [
    ["X-A", "1"],
    ["X-A", 2],
  ])
  .finish(function () {
    client.get("/", null).finish();
    client.get("/").finish();
  });
