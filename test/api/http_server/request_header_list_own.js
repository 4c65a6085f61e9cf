// A request's headerList is its own: what a script does to one does not show in that of the next request with the same headers.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var seen = 0;
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    check.equal(JSON.stringify(request.headerList), '[["Host","a"],["X-Long","b"],["X","1"]]');
    check.equal(request.header("x-long"), "b");
    check.equal(request.header("x-lon"), undefined);
    request.headerList[0][1] = "changed";
    request.headerList.push(["Y", "2"]);
    response.sendHeader(200, {});
    response.finish();
    if (++seen === 3) (request.connection.close(), server.close());
  }, 3),
);
server.listen(0, "127.0.0.1");
var one = "GET / HTTP/1.1\r\nHost: a\r\nX-Long: b\r\nX: 1\r\n\r\n";
raw.exchange(
  server.port,
  one + one + one.replace("GET", "HEAD"),
  check.mustCall(function () {}),
);
