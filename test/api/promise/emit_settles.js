// emit("success", args) and emit("error", args) settle as emitSuccess and emitError do.
var check = require("../check.js");

var promise = new node.Promise();
promise.addCallback(check.mustCall());
check.equal(promise.emit("success", ["value"]), true);
check.equal(promise.wait(), "value");
promise.emitSuccess(["other"]);
check.equal(promise.wait(), "value");

var failed = new node.Promise();
failed.emit("error", ["reason"]);
check.equal(caught(failed), "reason");

function caught(promise) {
  try {
    promise.wait();
  } catch (e) {
    return e;
  }
}
