// A listener that a function is given and that is none is a TypeError with the name of that function.
var check = require("../check.js");
[
  [
    "createServer",
    function () {
      node.tcp.createServer(5);
    },
  ],
  [
    "createServer",
    function () {
      node.http.createServer({});
    },
  ],
  [
    "createChildProcess",
    function () {
      node.createChildProcess("true", "x");
    },
  ],
  [
    "finish",
    function () {
      node.http.createClient(1).get("/").finish(5);
    },
  ],
].forEach(function (pair) {
  check.equal(
    check.throws(pair[1], TypeError).message,
    pair[0] + ": the listener must be a function",
  );
});
