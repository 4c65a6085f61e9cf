// A late listener that is removed before its turn is not called.
var check = require("../check.js");

var promise = new node.Promise();
var listener = check.mustNotCall();
promise.emitSuccess();
promise.addCallback(listener);
promise.removeListener("success", listener);
