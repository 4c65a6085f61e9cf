// A wait() that throws out of nested waits leaves the loop in order: timers, promises and waits work as before.
var check = require("../api/check.js");

var outer = new node.Promise(),
  inner = new node.Promise();
setTimeout(function () {
  setTimeout(function () {
    inner.emitError([new Error("inner")]);
  }, 1);
  check.throws(function () {
    inner.wait();
  }, /inner/);
  setTimeout(function () {
    outer.emitError([new Error("outer")]);
  }, 1);
}, 1);
check.throws(function () {
  outer.wait();
}, /outer/);

var last = new node.Promise();
setTimeout(function () {
  Promise.resolve().then(function () {
    last.emitSuccess(["last"]);
  });
}, 1);
check.equal(last.wait(), "last");
setTimeout(check.mustCall(), 1);
