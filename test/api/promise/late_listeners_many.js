// Of many late listeners each is called once, those that are removed are not, and listeners() has those that are to come.
var check = require("../check.js");
var COUNT = 1000;
var promise = new node.Promise();
var early = check.mustCall();
promise.addCallback(early);
promise.emitSuccess();

var calls = 0;
var late = [];
for (var i = 0; i < COUNT; i++) {
  late[i] = i === 10 ? check.mustCall(inTheMiddle) : count.bind(null, i);
  promise.addCallback(late[i]);
}
var twice = check.mustCall(null, 2);
for (var j = 0; j < 3; j++) promise.addCallback(twice);

function count(index) {
  check.equal(index, calls + (calls >= 10 ? 1 : 0));
  calls++;
}

function inTheMiddle() {
  check.deepEqual(
    promise.listeners("success"),
    [early].concat(late.slice(11), twice, twice, twice),
  );
  promise.removeListener("success", late[COUNT - 1]);
  promise.removeListener("success", twice);
}

process.addListener("exit", function () {
  check.equal(calls, COUNT - 2);
  check.deepEqual(promise.listeners("success"), [early]);
});
