// A promise emits "newListener" for each listener.
var check = require("../check.js");

var promise = new node.Promise();
var events = [];
promise.addListener("newListener", function (event) {
  events.push(event);
});
promise.addCallback(function () {});
promise.addErrback(function () {});
check.deepEqual(events, ["success", "error"]);
