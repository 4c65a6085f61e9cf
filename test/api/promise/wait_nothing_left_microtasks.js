// "Nothing left" is judged after the microtasks ran: one of them may settle the promise, or start what will.
var check = require("../check.js");

var promise = new node.Promise();
Promise.resolve()
  .then(function () {})
  .then(function () {
    promise.emitSuccess(["settled"]);
  });
check.equal(promise.wait(), "settled");

var started = new node.Promise();
Promise.resolve().then(function () {
  setTimeout(function () {
    started.emitSuccess(["started"]);
  }, 1);
});
check.equal(started.wait(), "started");

var last = new node.Promise();
setTimeout(function () {
  Promise.resolve().then(function () {
    last.emitSuccess(["last"]);
  });
}, 1);
check.equal(last.wait(), "last");
