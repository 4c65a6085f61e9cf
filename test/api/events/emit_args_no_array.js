// emit takes anything but an array for no arguments.
var check = require("../check.js");

var emitter = new node.EventEmitter();
var values = [
  undefined,
  null,
  5,
  "ab",
  { length: 2, 0: "a", 1: "b" },
  function (a) {},
  new Uint8Array(2),
  new Set([1]),
];
emitter.addListener(
  "x",
  check.mustCall(function () {
    check.equal(arguments.length, 0);
  }, values.length + 2),
);
values.forEach(function (value) {
  emitter.emit("x", value);
});
emitter.emit("x");
(function () {
  emitter.emit("x", arguments);
})("a", "b");
