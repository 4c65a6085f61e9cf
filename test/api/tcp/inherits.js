// Classes inherit from node.tcp.Connection and node.tcp.Server with node.inherits, calling the parent's constructor or
// not, and the old way through an instance as prototype.
var check = require("../check.js");
function Calling() {
  node.tcp.Connection.call(this);
}
node.inherits(Calling, node.tcp.Connection);
function Silent() {}
node.inherits(Silent, node.tcp.Connection);
function Old() {}
Old.prototype = new node.tcp.Connection();
Calling.prototype.greet =
  Silent.prototype.greet =
  Old.prototype.greet =
    function () {
      this.send("from " + this.name);
    };

function MyServer() {
  node.tcp.Server.call(this);
}
node.inherits(MyServer, node.tcp.Server);
MyServer.prototype.start = function () {
  this.listen(0, "127.0.0.1");
};

var got = [];
var server = new MyServer();
server.addListener(
  "connection",
  check.mustCall(function (c) {
    check.equal(c.server, server);
    c.setEncoding("utf8");
    c.addListener("receive", function (data) {
      got.push(data);
    });
    c.addListener("eof", function () {
      c.close();
      if (got.length < 6) return;
      check.deepEqual(got.sort(), [
        "from Calling1",
        "from Calling2",
        "from Old1",
        "from Old2",
        "from Silent1",
        "from Silent2",
      ]);
      server.close();
    });
  }, 6),
);
server.start();
[Calling, Silent, Old].forEach(function (Class) {
  for (var i = 1; i <= 2; i++) {
    var client = new Class();
    check.ok(client instanceof node.tcp.Connection);
    client.name = Class.name + i;
    client.addListener(
      "connect",
      check.mustCall(function () {
        this.greet();
        this.close();
      }),
    );
    client.connect(server.port);
  }
});
