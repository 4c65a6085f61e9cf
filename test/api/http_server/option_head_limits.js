// maxHeadBytes, maxHeaders and maxTargetBytes bound a head: 431, 431, 414, and nothing reaches the script.
var check = require("../check.js"),
  raw = require("fixtures/raw.js");
var server = node.http.createServer(
  check.mustCall(function (request, response) {
    response.sendHeader(200);
    response.finish();
  }),
  { maxHeadBytes: 200, maxHeaders: 3, maxTargetBytes: 20 },
);
server.listen(0, "127.0.0.1");
var long = new Array(200).join("a");
var rows = [
  ["GET /" + long.slice(0, 19) + " HTTP/1.1\r\nA: b\r\nC: d\r\nE: f\r\n\r\n", 200],
  ["GET /" + long.slice(0, 20) + " HTTP/1.1\r\n\r\n", 414],
  ["GET / HTTP/1.1\r\nA: b\r\nC: d\r\nE: f\r\nG: h\r\n\r\n", 431],
  ["GET / HTTP/1.1\r\nA: " + long + "\r\n\r\n", 431],
];
var left = rows.length;
rows.forEach(function (row) {
  raw.exchange(
    server.port,
    row[0],
    check.mustCall(function (text) {
      check.equal(text.slice(0, 12), "HTTP/1.1 " + row[1]);
      if (--left === 0) server.close();
    }),
  );
});
