// new node.http.Server() is a server, and so is what inherits from it without calling its constructor.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
function Greeter() {
  this.addListener(
    "request",
    check.mustCall(function (request, response) {
      check.equal(this, derived);
      response.sendHeader(200);
      response.sendBody("derived");
      response.finish();
    }),
  );
}
node.inherits(Greeter, node.http.Server);
var derived = new Greeter();
var plain = new node.http.Server();
plain.addListener(
  "request",
  check.mustCall(function (request, response) {
    response.sendHeader(200);
    response.sendBody("plain");
    response.finish();
  }),
);
[
  [derived, "derived"],
  [plain, "plain"],
].forEach(function (each) {
  each[0].listen(0, "127.0.0.1");
  raw.exchange(
    each[0].port,
    "GET / HTTP/1.1\r\n\r\n",
    check.mustCall(function (text) {
      check.equal(raw.body(text), each[1]);
      each[0].close();
    }),
  );
});
