// emitSuccess and emitError without an array settle with no arguments.
var check = require("../check.js");

[undefined, null, "text", 5, {}].forEach(function (value) {
  var good = new node.Promise(),
    bad = new node.Promise();
  good.addCallback(
    check.mustCall(function () {
      check.equal(arguments.length, 0);
    }),
  );
  bad.addErrback(
    check.mustCall(function () {
      check.equal(arguments.length, 0);
    }),
  );
  good.emitSuccess(value);
  bad.emitError(value);
});
