// emit passes the elements of the array as arguments, however many there are.
var check = require("../check.js");

var emitter = new node.EventEmitter();
var got;
emitter.addListener("x", function () {
  got = Array.prototype.slice.call(arguments);
});
for (var count = 0; count <= 10; count++) {
  var args = [];
  for (var i = 0; i < count; i++) args.push({ i: i });
  emitter.emit("x", args);
  check.equal(got.length, count);
  for (i = 0; i < count; i++) check.ok(got[i] === args[i]);
}
emitter.emit("x", [undefined, null]);
check.equal(got.length, 2);
