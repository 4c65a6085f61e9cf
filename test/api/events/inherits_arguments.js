// node.inherits throws a TypeError where one of its arguments is no function.
var check = require("../check.js");

check.throws(function () {
  node.inherits({}, node.EventEmitter);
}, TypeError);
check.throws(function () {
  node.inherits(function () {}, undefined);
}, TypeError);
check.throws(function () {
  node.inherits();
}, TypeError);
