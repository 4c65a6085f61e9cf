// listen: port 0 picks one, a numeric string and the forms of node.tcp are fine, a failed bind throws an Error with code.
var check = require("../check.js");
var server = node.http.createServer(),
  other = node.http.createServer();
check.equal(server.port, undefined);
server.listen("0", "127.0.0.1", 10);
check.ok(server.port > 0);
var error = check.throws(function () {
  other.listen(server.port, "127.0.0.1");
}, Error);
check.equal(error.code, "EADDRINUSE");
check.equal(other.port, undefined);
["port", -1, 65536, undefined, {}].forEach(function (wrong) {
  check.throws(
    function () {
      other.listen(wrong);
    },
    TypeError,
    String(wrong),
  );
});
other.listen(0);
check.ok(other.port > 0);
other.close();
server.close();
