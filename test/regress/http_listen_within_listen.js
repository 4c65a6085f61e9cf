// A server that is told to listen while it converts the arguments of listen() throws an Error the second time.
var check = require("../api/check.js");

var asked = 0;
var server = node.http.createServer(function () {}, {
  get backlog() {
    if (++asked === 1) server.listen(0, "127.0.0.1");
    return 8;
  },
});
check.throws(function () {
  server.listen(0, "127.0.0.1");
}, /listening already/);
server.close();
