// then returns a promise of the language, which chains.
var check = require("../check.js");

var promise = new node.Promise();
var chained = promise.then(function (value) {
  return value + 1;
});
check.ok(chained instanceof Promise);
check.ok(!(chained instanceof node.Promise));
chained.then(
  check.mustCall(function (value) {
    check.equal(value, 2);
  }),
);
promise.emitSuccess([1]);

var bad = new node.Promise();
bad.then(check.mustNotCall()).catch(check.mustCall());
bad
  .catch(
    check.mustCall(function () {
      return "caught";
    }),
  )
  .then(
    check.mustCall(function (value) {
      check.equal(value, "caught");
    }),
  );
bad.emitError([new Error()]);
