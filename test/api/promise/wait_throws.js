// wait() throws the first argument of the error, whatever it is; without arguments an Error.
var check = require("../check.js");

var error = new Error("mine");
[[error, "more"], ["text"], [-3, "message"], [undefined]].forEach(function (args) {
  var promise = new node.Promise();
  setTimeout(function () {
    promise.emitError(args);
  }, 1);
  var thrown = [];
  try {
    promise.wait();
  } catch (e) {
    thrown.push(e);
  }
  check.equal(thrown.length, 1);
  check.ok(thrown[0] === args[0]);
});
var bare = new node.Promise();
bare.emitError();
check.throws(function () {
  bare.wait();
}, Error);
