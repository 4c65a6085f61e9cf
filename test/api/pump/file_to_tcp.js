// A file that is pumped to a connection arrives byte for byte, in its place among what is sent before and after, however
// slowly it is read.
var check = require("../check.js");
var files = require("fixtures/files.js");

var SIZE = 9000000; // more than the kernel keeps
var from = files.make("from", SIZE);
var content = files.read(from);
var server = node.tcp.createServer(function (connection) {
  connection.send("before");
  node.pump({ path: from }, connection).addCallback(
    check.mustCall(function (size) {
      check.equal(size, SIZE);
    }),
  );
  connection.send("early");
});
server.listen(0, "127.0.0.1");

var client = node.tcp.createConnection(server.port, "127.0.0.1");
var at = 0;
client.setEncoding("bytes");
client.addListener("receive", function (data) {
  for (var i = 0; i < data.length; i++, at++) {
    var wanted = at < 11 ? "beforeearly".charCodeAt(at) : content[at - 11];
    if (data[i] !== wanted) throw new Error("byte " + at + " is " + data[i]);
  }
  if (Math.random() > 0.9) {
    client.readPause();
    setTimeout(function () {
      client.readResume();
    }, 5);
  }
});
client.addListener(
  "eof",
  check.mustCall(function () {
    check.equal(at, SIZE + 11);
    client.close();
    server.close();
  }),
);
