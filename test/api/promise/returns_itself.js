// addCallback, addErrback and addListener return the promise.
var check = require("../check.js");

var promise = new node.Promise();
check.ok(promise.addCallback(check.ok) === promise);
check.ok(promise.addErrback(check.ok) === promise);
check.ok(promise.addListener("success", check.ok) === promise);
