// Of calls of wait() within each other 100 wait; the next one throws an Error that says what to do, and the others go on.
var check = require("../check.js");
var promise = new node.Promise();
var waiting = 0;
var refused = 0;
for (var i = 0; i < 300; i++) {
  setTimeout(function () {
    waiting++;
    try {
      check.equal(promise.wait(), "done");
    } catch (error) {
      refused++;
      check.ok(
        /^promise.wait\(\) within 100 others .* use addCallback or await$/.test(error.message),
        error,
      );
    }
    waiting--;
    if (refused === 200) promise.emitSuccess(["done"]);
  }, 0);
}
process.addListener("exit", function () {
  check.equal(waiting, 0);
  check.equal(refused, 200);
});
