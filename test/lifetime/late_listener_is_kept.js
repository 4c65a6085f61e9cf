// A late listener is called though nobody holds the promise and the collector runs first.
var check = require("../api/check.js");

(function () {
  var promise = new node.Promise();
  promise.emitSuccess(["value"]);
  promise.addCallback(
    check.mustCall(function (value) {
      check.equal(value, "value");
    }),
  );
})();
var garbage = [];
for (var i = 0; i < 1000000; i++) garbage[i % 1000] = { i: i };
