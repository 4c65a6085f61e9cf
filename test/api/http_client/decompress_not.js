// What has no body, more than five codings, or one that nobody knows comes as it is; deflate comes with and without its head.
var check = require("../check.js");

var RAW = [0xcb, 0xc8, 0x04, 0x00]; // "hi"
var MANY = "gzip, br, gzip, br, gzip, br";
var answers = {
  "/raw": [200, { "Content-Encoding": "deflate" }, RAW, "hi"],
  "/unknown": [200, { "Content-Encoding": "exi" }, "as it is", "as it is", "exi"],
  "/several": [200, { "Content-Encoding": "gzip, exi" }, "as it is", "as it is", "gzip, exi"],
  "/many": [200, { "Content-Encoding": MANY }, "as it is", "as it is", MANY],
  "/identity": [200, { "Content-Encoding": "identity" }, "as it is", "as it is", "identity"],
  "/part": [206, { "Content-Encoding": "gzip" }, "a part", "a part", "gzip"],
  "/empty": [200, { "Content-Encoding": "gzip" }, "", ""],
  "/none": [304, { "Content-Encoding": "gzip" }, "", "", "gzip"],
};
var server = node.http.createServer(function (request, response) {
  var answer = answers[request.uri.path];
  response.sendHeader(answer[0], answer[1]);
  if (answer[2] !== "") response.sendBody(answer[2]);
  response.finish();
});
server.listen(0, "127.0.0.1");
var client = node.http.createClient(server.port, "127.0.0.1", { decompress: true });
Object.keys(answers).forEach(function (path) {
  client.get(path).finish(
    check.mustCall(function (response) {
      var text = "";
      response.setBodyEncoding("ascii");
      response.addListener("body", function (chunk) {
        text += chunk;
      });
      response.addListener(
        "complete",
        check.mustCall(function () {
          check.equal(text, answers[path][3], path);
          check.equal(response.header("content-encoding"), answers[path][4], path);
        }),
      );
    }),
  );
});
client.head("/raw").finish(
  check.mustCall(function (response) {
    response.addListener(
      "complete",
      check.mustCall(function () {
        server.close();
      }),
    );
  }),
);

["yes", 1, true + ""].forEach(function (bad) {
  check.throws(function () {
    node.http.createClient(80, "a", { decompress: bad });
  }, /^createClient: options.decompress must be/);
});
[0, -1, 1.5, "x"].forEach(function (bad) {
  check.throws(function () {
    node.http.createClient(80, "a", { decompress: { maxBytes: bad } });
  }, /options.maxBytes must be/);
});
