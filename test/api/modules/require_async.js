// require_async(name) is a promise of the exports; nothing has run when it returns.
var check = require("../check.js");
var promise = require_async("fixtures/counted.js");
check.ok(promise instanceof node.Promise);
check.equal(process.countedRuns, undefined);
promise.addErrback(check.mustNotCall());
promise.addCallback(
  check.mustCall(function (counted) {
    check.equal(counted.run, 1);
    check.equal(require("fixtures/counted.js"), counted);
  }),
);
