// A header whose value is an array is a line for each element, in every form of headers; undefined as a value throws a TypeError.
var check = require("../check.js");

var expected = [
  ["Set-Cookie", "a=1"],
  ["Set-Cookie", "b=2, c"],
  ["X", "1"],
];
var forms = [
  { "Set-Cookie": ["a=1", "b=2, c"], X: 1, Y: [] },
  [
    ["Set-Cookie", ["a=1", "b=2, c"]],
    ["X", [1]],
  ],
];
var server = node.http.createServer(function (request, response) {
  check.throws(function () {
    response.sendHeader(200, { X: undefined });
  }, /the value of X is undefined/);
  check.throws(function () {
    response.sendHeader(200, [["X", ["a", undefined]]]);
  }, /the value of X is undefined/);
  check.throws(function () {
    response.sendHeader(200, [["X"]]);
  }, TypeError);
  check.throws(function () {
    response.sendHeader(200, { "Content-Length": ["1", "2"] });
  }, /Content-Length is given twice/);
  check.throws(function () {
    response.sendHeader(200, { Host: ["a", "b"] });
  }, /Host is given twice/);
  response.sendHeader(200, forms[request.uri.params.form]);
  response.finish();
});
server.listen(0, "127.0.0.1");

var left = 2;
forms.forEach(function (form, index) {
  node.http
    .createClient(server.port)
    .get("/?form=" + index, { A: ["x", "y"] })
    .finish(
      check.mustCall(function (response) {
        var given = response.headerList.filter(function (pair) {
          return /^(Set-Cookie|X|Y)$/.test(pair[0]);
        });
        check.deepEqual(given, expected);
        if (--left === 0) server.close();
      }),
    );
});
