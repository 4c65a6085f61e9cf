// A wrong option of createServer throws a TypeError that names it; backlog is looked at by listen().
var check = require("../check.js");
["maxConnections", "idleTimeout"].forEach(function (name) {
  [-1, 1.5, "many", {}].forEach(function (value) {
    var options = {};
    options[name] = value;
    check.throws(function () {
      node.tcp.createServer(null, options);
    }, new RegExp(name));
  });
});
check.throws(function () {
  node.tcp.createServer(null, { backlog: 0 }).listen(0, "127.0.0.1");
}, /backlog/);
var server = node.tcp.createServer(null, { backlog: 5, maxConnections: null, idleTimeout: "0" });
server.listen(0, "127.0.0.1");
server.close();
