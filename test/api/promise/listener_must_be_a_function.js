// addCallback and addErrback of anything but a function throw a TypeError.
var check = require("../check.js");

var promise = new node.Promise();
check.throws(function () {
  promise.addCallback();
}, TypeError);
check.throws(function () {
  promise.addErrback("f");
}, TypeError);
promise.emitSuccess();
check.throws(function () {
  promise.addCallback(null);
}, TypeError);
