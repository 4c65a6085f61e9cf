// A child that nobody refers to is not collected while it runs, and is once it has exited.
var check = require("../api/check.js");
var collect = require("fixtures/collect.js");

var COUNT = 20;
var collected = 0;
var registry = new FinalizationRegistry(function () {
  collected++;
});
var children = []; // weak references
var exited = 0;

function start() {
  var child = node.createChildProcess("read x; echo $x");
  var output = "";
  child.addListener("output", function (data) {
    if (data !== null) output += data;
  });
  child.addListener(
    "exit",
    check.mustCall(function () {
      check.equal(output, "kept\n");
      exited++;
    }),
  );
  registry.register(child, "");
  children.push(new WeakRef(child));
}
for (var i = 0; i < COUNT; i++) start();

var rounds = 0;
setTimeout(function whileTheyRun() {
  collect.makeGarbage();
  if (++rounds < 50) return setTimeout(whileTheyRun, 5);
  check.equal(collected, 0);
  children.forEach(function (child) {
    child.deref().write("kept\n");
  });
  setTimeout(afterwards, 5);
}, 5);

// All but those that a stale place on a stack still holds.
function afterwards() {
  collect.makeGarbage();
  if (exited < COUNT || (collected < COUNT - 2 && ++rounds < 500)) return setTimeout(afterwards, 5);
  check.ok(collected >= COUNT - 2, collected + " collected");
}
