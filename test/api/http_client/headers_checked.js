// Header names and values that are not legal throw a TypeError at once.
var check = require("../check.js");

var client = node.http.createClient(80);
[
  { "X": "a\r\nY: b" },
  { "X": "a\nb" },
  { "X": "a\0b" },
  { "X": "\u20ac" },
  { "X Y": "a" },
  { "X\r\n": "a" },
  { "": "a" },
  { "X:": "a" },
  { "Content-Length": "abc" },
  { "Content-Length": -1 },
  { "Transfer-Encoding": "gzip" },
  { "Transfer-Encoding": "chunked, chunked" },
  { "Transfer-Encoding": "chunked, gzip" },
  [
    ["Transfer-Encoding", "chunked"],
    ["Transfer-Encoding", "chunked"],
  ],
  [
    ["Host", "a"],
    ["Host", "b"],
  ],
  { "Host": "a", "HOST": "a" },
  [["X"], "Y"],
  "X: y",
  5,
].forEach(function (headers) {
  ["get", "post"].forEach(function (method) {
    check.throws(
      function () {
        client[method]("/", headers);
      },
      TypeError,
      JSON.stringify(headers),
    );
  });
});
