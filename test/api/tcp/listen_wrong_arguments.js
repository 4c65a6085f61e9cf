// Wrong arguments of listen and connect throw a TypeError that names the argument, and the object stays usable.
var check = require("../check.js");
var server = new node.tcp.Server();
var connection = new node.tcp.Connection();
[undefined, null, -1, 65536, 1.5, NaN, "", "http", {}, []].forEach(function (port) {
  check.ok(
    /port/.test(
      check.throws(function () {
        server.listen(port);
      }, TypeError).message,
    ),
  );
  check.ok(
    /port/.test(
      check.throws(function () {
        connection.connect(port);
      }, TypeError).message,
    ),
  );
});
check.ok(
  /host/.test(
    check.throws(function () {
      server.listen(0, {});
    }, TypeError).message,
  ),
);
check.ok(
  /host/.test(
    check.throws(function () {
      connection.connect(80, 5);
    }, TypeError).message,
  ),
);
[0, -1, 1.5, "many"].forEach(function (backlog) {
  check.ok(
    /backlog/.test(
      check.throws(function () {
        server.listen(0, null, backlog);
      }, TypeError).message,
    ),
  );
});
check.equal(connection.readyState, "closed");
server.listen(0, "127.0.0.1");
server.close();
