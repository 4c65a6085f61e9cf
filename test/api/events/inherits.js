// node.inherits is enough: instances work without the parent constructor having been called.
var check = require("../check.js");

function Server() {
  this.name = "server";
}
node.inherits(Server, node.EventEmitter);
Server.prototype.hello = function () {
  this.emit("hello", [this.name]);
};

var server = new Server();
check.ok(server instanceof node.EventEmitter);
check.ok(server instanceof Server);
check.ok(server.constructor === Server);
check.equal(server.emit("hello", []), false);
check.deepEqual(server.listeners("nothing"), []);
server.addListener(
  "hello",
  check.mustCall(function (name) {
    check.equal(name, "server");
  }),
);
server.hello();
check.deepEqual(Object.keys(Server.prototype), ["hello"]);
