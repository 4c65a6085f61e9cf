// node.inherits sets ctor.super_ to the parent's prototype.
var check = require("../check.js");

function Child() {}
node.inherits(Child, node.EventEmitter);
check.ok(Child.super_ === node.EventEmitter.prototype);

function GrandChild() {}
node.inherits(GrandChild, Child);
check.ok(GrandChild.super_ === Child.prototype);
GrandChild.prototype.emit = function (event, args) {
  return GrandChild.super_.emit.call(this, event, args.concat("more"));
};
var object = new GrandChild();
object.addListener(
  "x",
  check.mustCall(function (a, b) {
    check.deepEqual([a, b], [1, "more"]);
  }),
);
object.emit("x", [1]);
