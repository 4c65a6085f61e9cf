// send takes strings in each encoding (ascii by default: the low 8 bits), arrays of integers modulo 256, Uint8Array, other
// views and ArrayBuffer; the encoding is ignored for bytes.
var check = require("../check.js");
var cases = [
  [["abc"], [97, 98, 99]],
  [["\u00e4\u20ac"], [0xe4, 0xac]],
  [
    ["\u00e4\u20ac", null],
    [0xe4, 0xac],
  ],
  [
    ["\u00e4\u20ac", "ascii"],
    [0xe4, 0xac],
  ],
  [
    ["\u00e4\u20ac", "raw"],
    [0xe4, 0xac],
  ],
  [
    ["\u00e4\u20ac", "utf8"],
    [0xc3, 0xa4, 0xe2, 0x82, 0xac],
  ],
  [
    ["\u00e4", "UTF-8"],
    [0xc3, 0xa4],
  ],
  [
    ["\u00e4", 1],
    [0xc3, 0xa4],
  ],
  [
    [[1, 2, 255, 256, -1], "utf8"],
    [1, 2, 255, 0, 255],
  ],
  [[new Uint8Array([5, 6])], [5, 6]],
  [[new Uint8Array([5, 6, 7]).subarray(1)], [6, 7]],
  [
    [new Uint16Array([258]), "ascii"],
    [2, 1],
  ],
  [[new Uint8Array([9]).buffer], [9]],
  [[new String("s")], [115]],
  [[""], []],
  [[[]], []],
];
var wanted = [],
  got = [];
var server = node.tcp.createServer(
  check.mustCall(function (c) {
    c.addListener("receive", function (data) {
      got = got.concat(data);
    });
    c.addListener("eof", function () {
      check.deepEqual(got, wanted);
      c.close();
      server.close();
    });
  }),
);
server.listen(0, "127.0.0.1");
var client = node.tcp.createConnection(server.port);
client.addListener(
  "connect",
  check.mustCall(function () {
    cases.forEach(function (one) {
      check.equal(client.send.apply(client, one[0]), true);
      wanted = wanted.concat(one[1]);
    });
    client.close();
  }),
);
