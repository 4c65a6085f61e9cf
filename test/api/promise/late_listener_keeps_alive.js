// A late listener is called though nothing else keeps the process alive, and may add another.
var check = require("../check.js");

var promise = new node.Promise();
promise.emitSuccess(["value"]);
promise.addCallback(
  check.mustCall(function () {
    promise.addCallback(
      check.mustCall(function (value) {
        check.equal(value, "value");
      }),
    );
  }),
);
