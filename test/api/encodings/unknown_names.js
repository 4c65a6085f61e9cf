// An unknown encoding throws a TypeError that shows it, cut where it is long; odd values are unknown, too.
var check = require("../check.js");

var connection = new node.tcp.Connection();
[
  "",
  "utf",
  "utf16",
  "latin1",
  "base64",
  " utf8",
  "utf8\0",
  3,
  -1,
  0.5,
  NaN,
  true,
  {},
  [],
  function () {},
].forEach(function (value) {
  var error = check.throws(function () {
    connection.setEncoding(value);
  }, TypeError);
  check.ok(/encoding/.test(error.message), error.message);
});
check.throws(function () {
  connection.setEncoding(Symbol("utf8"));
}, TypeError);
check.throws(function () {
  connection.setEncoding({
    toString: function () {
      throw 1;
    },
  });
}, TypeError);
var long = check.throws(function () {
  connection.setEncoding(new Array(1 << 20).join("x"));
}, TypeError);
check.ok(long.message.length < 1000);

[
  "utf8",
  "UTF8",
  "utf-8",
  "Utf-8",
  "ascii",
  "ASCII",
  "raw",
  "Raw",
  "bytes",
  "BYTES",
  0,
  1,
  2,
  new Number(1),
  new String("utf8"),
  null,
  undefined,
].forEach(function (value) {
  connection.setEncoding(value);
});
