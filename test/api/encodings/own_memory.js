// A Uint8Array that was received has memory of its own: later reads leave it alone.
var check = require("../check.js");

var kept = [];
var server = node.tcp.createServer(function (connection) {
  connection.setEncoding("bytes");
  connection.addListener("receive", function (data) {
    check.equal(data.byteLength, data.buffer.byteLength);
    kept.push(data);
    connection.send("!");
  });
  connection.addListener(
    "eof",
    check.mustCall(function () {
      check.deepEqual(
        kept.map(function (data) {
          return data[0];
        }),
        [1, 2, 3],
      );
      connection.close();
      server.close();
    }),
  );
});
server.listen(0, "127.0.0.1");

var client = node.tcp.createConnection(server.port);
var count = 0;
function next() {
  if (++count > 3) return client.close();
  client.send([count]);
}
client.addListener("connect", next);
client.addListener("receive", next);
