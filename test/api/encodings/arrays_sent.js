// Elements of an array that is sent count modulo 256, whatever they are; what is no number at all is 0.
var check = require("../check.js");

var SENT = [
  0,
  255,
  256,
  -1,
  1.9,
  -1.9,
  NaN,
  Infinity,
  "65",
  null,
  undefined,
  true,
  {},
  ,
  4294967297,
  new Number(7),
];
var WANTED = [0, 255, 0, 255, 1, 255, 0, 0, 65, 0, 0, 1, 0, 0, 1, 7];

var server = node.tcp.createServer(function (connection) {
  connection.addListener(
    "receive",
    check.mustCall(function (data) {
      check.deepEqual(data, WANTED);
    }),
  );
  connection.addListener("eof", function () {
    connection.close();
    server.close();
  });
});
server.listen(0, "127.0.0.1");

var client = node.tcp.createConnection(server.port);
client.addListener(
  "connect",
  check.mustCall(function () {
    check.throws(function () {
      client.send([1, Symbol("no number")]);
    }, TypeError);
    check.throws(function () {
      client.send([1, 2n]);
    }, TypeError);
    check.throws(function () {
      client.send([
        {
          valueOf: function () {
            throw new RangeError("mine");
          },
        },
      ]);
    }, RangeError);
    client.send(SENT);
    client.close();
  }),
);
