// A settled promise keeps no listener that was added late, so it can be asked again and again.
var check = require("../api/check.js");
var promise = new node.Promise();
promise.addCallback(check.mustCall());
promise.emitSuccess(["value"]);

promise.addListener("newListener", check.mustCall(null, 6));
for (var i = 0; i < 3; i++) {
  promise.addCallback(
    check.mustCall(function (value) {
      check.equal(value, "value");
    }),
  );
  promise.addErrback(check.mustNotCall());
}
check.equal(promise.listeners("success").length, 4);
check.equal(promise.listeners("error").length, 0);
process.addListener("exit", function () {
  check.equal(promise.listeners("success").length, 1);
});
