// Headers that frame a message mean the same in the second message that has them as in the first, and given twice they are
// an error in both.
var check = require("../check.js");

var heads = [];
var server = node.http.createServer(function (request, response) {
  heads.push([request.header("Host"), request.headerList.length]);
  check.throws(function () {
    response.sendHeader(200, [
      ["Content-Length", "5"],
      ["Content-Length", "5"],
    ]);
  }, /Content-Length is given twice/);
  response.sendHeader(200, [
    ["Content-Length", request.uri.path.slice(1)],
    ["Date", "Thu, 01 Jan 1970 00:00:00 GMT"],
  ]);
  response.sendBody("Hello World".slice(0, Number(request.uri.path.slice(1))));
  response.finish();
});
server.listen(0, "127.0.0.1");

var client = node.http.createClient(server.port, "127.0.0.1");
var lengths = ["5", "5", "11", "11", "5"];
(function next() {
  if (lengths.length === 0) {
    check.deepEqual(heads, [
      ["a.example", 1],
      ["a.example", 1],
      ["a.example", 1],
      ["a.example", 1],
      ["a.example", 1],
    ]);
    client.close();
    server.close();
    return;
  }
  var length = lengths.shift();
  check.throws(function () {
    client.get("/", [
      ["Host", "a.example"],
      ["Host", "a.example"],
    ]);
  }, /Host is given twice/);
  client.get("/" + length, [["Host", "a.example"]]).finish(
    check.mustCall(function (answer) {
      check.deepEqual(answer.headerList, [
        ["Date", "Thu, 01 Jan 1970 00:00:00 GMT"],
        ["Content-Length", length],
      ]);
      var body = "";
      answer.setBodyEncoding("ascii");
      answer.addListener("body", function (chunk) {
        body += chunk;
      });
      answer.addListener(
        "complete",
        check.mustCall(function () {
          check.equal(body, "Hello World".slice(0, Number(length)));
          next();
        }),
      );
    }),
  );
})();
